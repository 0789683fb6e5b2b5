"""The model packs dialog: which there are, what they are, and getting more."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kie_desktop.places import home_folder
from kie_desktop.session import PackRow, PackState, Session
from kie_desktop.ui.dialogs.model_words import facts_of, summary_of, title_of
from kie_desktop.ui.dialogs.questions import confirmed
from kie_desktop.ui.language import tr, tr_message
from kie_desktop.ui.panels.layouts import lay_out, muted, show_facts
from kie_desktop.ui.panels.work_frame import WorkFrame
from kie_desktop.ui.theme import Theme
from kie_desktop.ui.words import size

ARCHIVES = ("*.tar", "*.tar.gz", "*.tgz", "*.tar.xz", "*.tar.bz2")


class ModelsDialog(QDialog):
    """Packs on the left, the chosen one on the right; below what is under way, or what came of it.

    It may be closed while something is downloaded: that goes on, and the window's message bar tells the end.
    """

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Model packs"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._packs = session.model_packs
        self._theme = theme
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Model packs"))
        self.list.setSpacing(1)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.title = QLabel(wordWrap=True)
        self.title.setProperty("role", "heading")
        self.note = QLabel(wordWrap=True)
        self.facts = QFormLayout()
        self.use_button = _button(tr("Use for pre-annotation"))
        self.verify_button = _button(tr("Verify"), tr("Check every file against the pack's checksums"))
        self.remove_button = _button(tr("Remove…"))
        self.download_button = _button(tr("Download"))
        self.download_button.setProperty("primary", True)
        self.add_button = _button(tr("Add archive…"), tr("Add a .tar file copied from another computer"))
        self.folder_button = _button(tr("Add folder…"), tr("Add a model pack or a checkpoint from a folder"))
        self.below = WorkFrame(self._packs, theme)
        self._lay_out()
        self._connect()
        self._fill()
        height = self.fontMetrics().height()
        self.resize(54 * height, 40 * height)

    @property
    def row(self) -> PackRow | None:
        """The chosen model."""
        item = self.list.currentItem()
        row: PackRow | None = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        return row

    def choose(self, name: str) -> None:
        """Choose a model by its name."""
        for number in range(self.list.count()):
            row = self.list.item(number).data(Qt.ItemDataRole.UserRole)
            if row is not None and row.name == name:
                self.list.setCurrentRow(number)

    # --- putting together

    def _lay_out(self) -> None:
        explanation = muted(
            tr("A model pack proposes labels and links. Nothing is downloaded until you click Download.")
        )
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addLayout(self._left(), 5)
        middle.addWidget(self._right(), 7)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        buttons.rejected.connect(self.close)
        lay_out(self, explanation, middle, self.below, buttons, growing=middle)

    def _left(self) -> QVBoxLayout:
        add = QHBoxLayout()
        add.addWidget(self.add_button)
        add.addWidget(self.folder_button)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(self.list, 1)
        column.addLayout(add)
        return column

    def _right(self) -> QFrame:
        self.facts.setVerticalSpacing(8)
        self.facts.setHorizontalSpacing(14)
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 8, 0)
        inner.setSpacing(10)
        inner.addWidget(self.title)
        inner.addWidget(self.note)
        inner.addLayout(self.facts)
        inner.addStretch(1)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        actions = QHBoxLayout()
        for button in (self.use_button, self.download_button, self.verify_button, self.remove_button):
            actions.addWidget(button)
        actions.addStretch(1)
        frame = QFrame()
        frame.setObjectName("section")
        column = QVBoxLayout(frame)
        column.setContentsMargins(16, 14, 10, 14)
        column.setSpacing(12)
        column.addWidget(area, 1)
        column.addLayout(actions)
        for part in (content, area.viewport()):
            part.setAutoFillBackground(False)
        return frame

    def _connect(self) -> None:
        packs = self._packs
        packs.changed.connect(self._fill)
        self._theme.changed.connect(self._fill)
        self.list.currentItemChanged.connect(self._show_row)
        self.add_button.clicked.connect(self._add_archive)
        self.folder_button.clicked.connect(self._add_folder)
        self.remove_button.clicked.connect(self._remove)
        self.use_button.clicked.connect(lambda: self._act(packs.use))
        self.verify_button.clicked.connect(lambda: self._act(packs.verify))
        self.download_button.clicked.connect(lambda: self._act(packs.download))

    # --- following

    def _fill(self) -> None:
        chosen = self.row.name if self.row else ""
        rows = self._packs.rows()
        self.list.blockSignals(True)
        self.list.clear()
        for caption, there in ((tr("On this computer"), True), (tr("Available to download"), False)):
            of_group = [row for row in rows if (row.state is not PackState.OFFERED) is there]
            if of_group:
                self._add_caption(caption)
            for row in of_group:
                item = QListWidgetItem(f"{row.name}\n{summary_of(row, self._packs.is_used(row))}")
                item.setData(Qt.ItemDataRole.UserRole, row)
                self.list.addItem(item)
        self.list.setCurrentRow(1 if rows else -1)
        self.choose(chosen)
        self.list.blockSignals(False)
        self._show_row()
        self.below.show_work()  # a damaged list of models is told there

    def _add_caption(self, words: str) -> None:
        item = QListWidgetItem(words)
        font = item.font()
        font.setBold(True)
        item.setFont(font)
        item.setForeground(self._theme.colour("muted"))
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.addItem(item)

    def _show_row(self) -> None:
        row = self.row
        show_facts(self.facts, facts_of(row) if row is not None else ())
        busy = self._packs.doing is not None
        there = row is not None and row.state is not PackState.OFFERED
        for button in (self.use_button, self.verify_button, self.remove_button):
            button.setVisible(there)
        self.download_button.setVisible(row is not None and not there)
        self.add_button.setEnabled(not busy)
        self.folder_button.setEnabled(not busy)
        if row is None:
            self.title.setText(tr("There are no model packs on this computer."))
            self.note.clear()
            return
        self.title.setText(title_of(row))
        told = row.info.description if row.info else row.offer.note if row.offer else ""
        note = tr_message(row.fault) or (tr(told) if told else "")
        self.note.setText(note)
        self.note.setVisible(bool(note))
        used = self._packs.is_used(row)
        self.use_button.setText(tr("In use") if used else tr("Use for pre-annotation"))
        self.use_button.setEnabled(row.info is not None and not used)
        self.verify_button.setEnabled(not busy and row.info is not None)
        self.remove_button.setEnabled(not busy and row.is_own)
        self.remove_button.setToolTip("" if row.is_own else tr("It is part of the program."))
        self.download_button.setText(tr("Download ({})").format(size(row.size)))
        self.download_button.setEnabled(not busy)

    # --- what the buttons do

    def _act(self, act: Callable[[PackRow], None]) -> None:
        if self.row is not None:
            act(self.row)

    def _add_archive(self) -> None:
        kinds = tr("Model archives ({})").format(" ".join(ARCHIVES))
        chosen, _ = QFileDialog.getOpenFileName(self, tr("Add a model"), str(home_folder()), kinds)
        if chosen:
            self._packs.add(Path(chosen))

    def _add_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, tr("Model pack or checkpoint folder"), str(home_folder()))
        if chosen:
            self._packs.add(Path(chosen))

    def _remove(self) -> None:
        row = self.row
        if row is None:
            return
        text = tr("Remove {}?").format(row.name)
        more = tr("This deletes {}. You cannot undo this.").format(size(row.size))
        if confirmed(self, self.windowTitle(), text, more, tr("Remove")):
            self._packs.remove(row)


def _button(words: str, tip: str = "") -> QPushButton:
    button = QPushButton(words)
    button.setAutoDefault(False)
    button.setToolTip(tip)
    return button
