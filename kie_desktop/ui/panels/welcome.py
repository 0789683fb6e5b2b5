"""What shows at the first start, and later from the Help menu: language, what this computer can do, where to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kie_desktop.language import LANGUAGES, SYSTEM
from kie_desktop.session import Session
from kie_desktop.session.support.capabilities import Capabilities, Capability
from kie_desktop.ui.language import tr, tr_message, translatable
from kie_desktop.ui.panels.layouts import title_row
from kie_desktop.ui.theme import Theme

LOOK_AFTER_MS = 1000
"""The window is drawn first; looking takes the processor for some seconds."""
_ABOVE = 24
"""Over the title, beside the margin; a share of the height would move all when a row is added."""

TITLES = {
    "ocr rapid": translatable("Read text on pages"),
    "onnxruntime": translatable("Label and link text"),
    "fonts": translatable("Display Chinese"),
    "paddle": translatable("Train models"),
    "gpu": translatable("Train on a graphics card"),
    "disk": translatable("Disk space for projects and models"),
}
"""Of the doctor's findings those that everybody understands; others show where they are at fault only."""
ABSENT = {
    "fonts": translatable("No Chinese font: install one with the system's package manager."),
    "paddle": translatable("Not available yet: set it up in Train > Training environment."),
    "gpu": translatable("Training uses the CPU."),
}
ICONS = {"ok": ("success", "success"), "absent": ("info", "muted"), "fault": ("error", "error")}
STATES = {"ok": translatable("yes"), "absent": translatable("no"), "fault": translatable("does not work")}


class WelcomePage(QScrollArea):
    """left: the user wants to go on. chosen: with this action."""

    left = Signal()
    chosen = Signal(str)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self._settings = session.settings
        self._theme = theme
        self.language = QComboBox()
        self.language.setAccessibleName(tr("Language"))
        self._rows = QGridLayout()
        self._icons: list[tuple[QLabel, str]] = []
        self._parts: dict[str, tuple[QLabel, QLabel]] = {}
        self.state = QLabel(tr("Checking…"), wordWrap=True)
        self.state.setProperty("role", "muted")
        policy = self.state.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.state.setSizePolicy(policy)
        self.sample_button = QPushButton(tr("Open sample pages"))
        self.sample_button.setProperty("primary", True)
        self.begin_button = QPushButton(tr("Open my own pages"))
        self._capabilities: Capabilities | None = None
        self._later = QTimer(self, singleShot=True, interval=LOOK_AFTER_MS)
        self._later.timeout.connect(self._look)
        self._lay_out()
        self.language.activated.connect(self._choose_language)
        self.sample_button.clicked.connect(self._open_sample)
        self.begin_button.clicked.connect(self.left)
        theme.changed.connect(self._paint_icons)

    def showEvent(self, event: QShowEvent) -> None:
        """Look at the computer once the page is seen."""
        super().showEvent(event)
        if self._capabilities is None:
            self._later.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop looking: nobody sees it."""
        super().hideEvent(event)
        self._later.stop()
        if self._capabilities is not None:
            self._capabilities.stop()

    # --- putting together

    def _lay_out(self) -> None:
        content = QWidget()
        content.setObjectName("start-page")
        column = QVBoxLayout()
        column.setSpacing(12)
        words = tr("Everything stays on this computer; no pages are sent anywhere.")
        column.addLayout(title_row(tr("Welcome to KIE Desktop"), words))
        column.addSpacing(10)
        column.addLayout(self._language_row())
        column.addSpacing(6)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self.sample_button)
        buttons.addWidget(self.begin_button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addSpacing(10)
        caption = QLabel(tr("What this computer can do"))
        caption.setProperty("role", "caption")
        column.addWidget(caption)
        column.addWidget(self._section())  # last, so that a fault, which takes a row more, moves nothing
        inner = QWidget()
        inner.setLayout(column)
        inner.setFixedWidth(42 * self.fontMetrics().height())
        outer = QVBoxLayout(content)
        outer.setContentsMargins(32, 32, 32, 32)
        middle = QHBoxLayout()  # an alignment in its place would leave no height for lines that wrap
        middle.addStretch(1)
        middle.addWidget(inner)
        middle.addStretch(1)
        outer.addSpacing(_ABOVE)
        outer.addLayout(middle)
        outer.addStretch(1)
        self.setWidget(content)

    def _language_row(self) -> QHBoxLayout:
        for choice, words in ((SYSTEM, tr("System default")), *LANGUAGES.items()):
            self.language.addItem(words, choice)
        self.language.setCurrentIndex(self.language.findData(self._settings["language"]))
        label = QLabel(tr("Language"))
        label.setBuddy(self.language)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(label)
        row.addWidget(self.language)
        row.addStretch(1)
        return row

    def _section(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("section")
        self._rows.setHorizontalSpacing(12)
        self._rows.setVerticalSpacing(8)
        self._rows.setColumnStretch(2, 1)
        column = QVBoxLayout(frame)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        column.addLayout(self._rows)
        column.addWidget(self.state)
        for name, title in TITLES.items():
            self._row(name, tr(title))
        return frame

    def _row(self, name: str, title: str) -> None:
        """A row for what will be found, with room for two lines: the page must not jump when it is."""
        icon, words = QLabel(), QLabel(wordWrap=True)
        icon.setFixedWidth(18)
        words.setProperty("role", "muted")
        words.setAlignment(Qt.AlignmentFlag.AlignTop)
        words.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        number = len(self._parts)
        self._rows.addWidget(icon, number, 0, Qt.AlignmentFlag.AlignTop)
        self._rows.addWidget(QLabel(title), number, 1, Qt.AlignmentFlag.AlignTop)
        self._rows.addWidget(words, number, 2)
        self._parts[name] = icon, words

    # --- what is found

    def _look(self) -> None:
        self._capabilities = Capabilities(self)
        self._capabilities.found.connect(self._add)
        self._capabilities.ended.connect(self._end)
        self._capabilities.begin()

    def _add(self, capability: Capability) -> None:
        is_fault = capability.state == "fault"
        if capability.name not in TITLES and not is_fault:
            return
        if capability.name not in self._parts:
            self._row(capability.name, capability.name)
        icon, words = self._parts[capability.name]
        icon.setAccessibleName(tr(STATES[capability.state]))
        icon.setToolTip(tr(STATES[capability.state]))
        words.setText(_words_of(capability))
        self._icons.append((icon, capability.state))
        self._paint_icons()

    def _end(self) -> None:
        assert self._capabilities is not None
        self.state.setText(tr_message(self._capabilities.fault))
        self.state.setVisible(bool(self._capabilities.fault))

    def _paint_icons(self) -> None:
        for label, state in self._icons:
            name, token = ICONS[state]
            label.setPixmap(self._theme.pixmap(name, 18, token))

    # --- what the user does

    def _choose_language(self) -> None:
        self._settings["language"] = self.language.currentData()

    def _open_sample(self) -> None:
        self.left.emit()
        self.chosen.emit("open-sample")


def _words_of(capability: Capability) -> str:
    """What to say beside a title: nothing where all is well and the details interest nobody."""
    if capability.state == "fault":
        parts = [tr_message(part) for part in (capability.found, capability.remedy) if part]
        return "; ".join(parts)
    if capability.state == "absent":
        return tr(ABSENT.get(capability.name, ""))
    return capability.found if capability.name == "gpu" else ""
