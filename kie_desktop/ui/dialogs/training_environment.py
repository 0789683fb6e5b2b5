"""The training environment dialog: what there is to train with, making it, and removing it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kie_desktop.session import BuildRow, PythonRow, Session, Survey
from kie_desktop.ui.dialogs.questions import confirmed
from kie_desktop.ui.language import tr, tr_message
from kie_desktop.ui.panels.layouts import add_row, lay_out, muted, show_facts
from kie_desktop.ui.panels.work_frame import WorkFrame
from kie_desktop.ui.theme import Theme
from kie_desktop.ui.words import size

USE = "use"


class EnvironmentDialog(QDialog):
    """Shows the one environment that the program made, or what it would make one of.

    It may be closed while one is being made: that goes on, and the window's message bar tells the end.
    """

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Training environment"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._environment = session.training_environment
        self._heading = QLabel(wordWrap=True)
        self._heading.setProperty("role", "heading")
        self._words = QLabel(wordWrap=True)
        self._facts = QFormLayout()
        self.build = QComboBox()
        self.python = QComboBox()
        self._form = QWidget()
        self.make_button = QPushButton()
        self.make_button.setProperty("primary", True)
        self.use_button = QPushButton(tr("Use for training"))
        self.remove_button = QPushButton(tr("Remove…"))
        self.look_button = QPushButton(tr("Refresh"))
        self.below = WorkFrame(self._environment, theme)
        self._lay_out()
        self._connect()
        self._environment.find_pythons()
        self._show()
        height = self.fontMetrics().height()
        self.resize(42 * height, 30 * height)

    # --- putting together

    def _lay_out(self) -> None:
        explanation = muted(
            tr(
                "Training needs Paddle. If this program does not include it, the program can create a Python "
                "environment with Paddle in its own folder. Nothing else on this computer is changed, and "
                "nothing is downloaded until you click the button."
            )
        )
        choices = QFormLayout(self._form)
        choices.setContentsMargins(0, 0, 0, 0)
        choices.setVerticalSpacing(10)
        add_row(choices, tr("Device"), self.build)
        add_row(choices, tr("Create from"), self.python)
        for combo, name in ((self.build, tr("Device")), (self.python, tr("Create from"))):
            combo.setAccessibleName(name)
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(30)
        actions = QHBoxLayout()
        for button in (self.make_button, self.use_button, self.remove_button, self.look_button):
            button.setAutoDefault(False)
            actions.addWidget(button)
        actions.addStretch(1)
        frame = QFrame()
        frame.setObjectName("section")
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(16, 14, 16, 14)
        inner.setSpacing(12)
        inner.addWidget(self._heading)
        inner.addWidget(self._words)
        inner.addLayout(self._facts)
        inner.addWidget(self._form)
        inner.addStretch(1)
        inner.addLayout(actions)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        buttons.rejected.connect(self.close)
        lay_out(self, explanation, frame, self.below, buttons, growing=frame)

    def _connect(self) -> None:
        self._environment.changed.connect(self._show)
        self.build.currentIndexChanged.connect(self._show_make_button)
        self.python.currentIndexChanged.connect(self._show_make_button)
        self.make_button.clicked.connect(self._make)
        self.use_button.clicked.connect(self._use)
        self.remove_button.clicked.connect(self._remove)
        self.look_button.clicked.connect(self._environment.find_pythons)

    # --- following

    def _show(self) -> None:
        survey, busy = self._environment.survey, self._environment.doing is not None
        self._show_state(survey)
        show_facts(self._facts, _facts_of(survey) if survey is not None and survey.paddle else ())
        can_make = survey is not None and not survey.paddle and any(not row.why_not for row in survey.pythons)
        self._form.setVisible(can_make)
        self._form.setEnabled(not busy)
        self.make_button.setVisible(can_make)
        is_useless = bool(self._environment.fault) if survey is None else not (can_make or survey.paddle)
        self.look_button.setVisible(not busy and is_useless)
        self.use_button.setVisible(survey is not None and bool(survey.paddle))
        self.use_button.setEnabled(not busy and not self._environment.is_used)
        self.use_button.setText(tr("In use for training") if self._environment.is_used else tr("Use for training"))
        self.remove_button.setVisible(survey is not None and survey.size > 0)
        self.remove_button.setEnabled(not busy)
        if survey is not None:
            self.remove_button.setText(tr("Remove ({})…").format(size(survey.size)))
            self._fill(survey)
        self._show_make_button()

    def _show_state(self, survey: Survey | None) -> None:
        if survey is None and self._environment.fault:
            self._say(
                tr("The Python installations on this computer could not be listed."),
                tr_message(self._environment.fault),
            )
        elif survey is None:
            self._say(tr("Searching for Python installations…"), "")
        elif survey.paddle:
            self._say(tr("There is a training environment."), "")
        elif any(not row.why_not for row in survey.pythons):
            self._say(tr("There is no training environment yet."), "")
        else:
            first, last = survey.wanted[0], survey.wanted[-1]
            self._say(
                tr("Python {} to {} was not found on this computer.").format(first, last),
                tr("Install Python {} (64-bit), then click “Refresh”.").format(last),
            )

    def _say(self, heading: str, words: str) -> None:
        self._heading.setText(heading)
        self._words.setText(words)
        self._words.setVisible(bool(words))

    def _fill(self, survey: Survey) -> None:
        """Offer the builds, the best first, and the Pythons: those that have Paddle already may be used as they are."""
        if self.build.count() and self.python.count():
            return
        self.build.clear()
        self.python.clear()
        for build in sorted(survey.builds, key=lambda row: row.name != survey.best):
            self.build.addItem(_words_of_build(build, is_best=build.name == survey.best), build)
        for python in survey.pythons:
            if python.can_train:
                words = tr("Python {version} with Paddle ({path})")
                self.python.addItem(words.format(version=python.version, path=python.path), (USE, python))
        for python in survey.pythons:
            if not python.why_not:
                words = tr("Python {version} ({path})").format(version=python.version, path=python.path)
                self.python.addItem(words, ("make", python))
        self.python.setCurrentIndex(0)

    def _show_make_button(self) -> None:
        build: BuildRow | None = self.build.currentData()
        is_ready = self._is_ready_made
        self.build.setEnabled(not is_ready)
        if is_ready:
            self.make_button.setText(tr("Use this Python"))
        elif build is not None:
            self.make_button.setText(tr("Create (download: {})").format(size(build.download)))
        self.make_button.setEnabled(self._environment.doing is None and self.python.currentData() is not None)

    @property
    def _is_ready_made(self) -> bool:
        chosen = self.python.currentData()
        return chosen is not None and chosen[0] == USE

    # --- what the buttons do

    def _make(self) -> None:
        python: PythonRow = self.python.currentData()[1]
        if self._is_ready_made:
            self._environment.use(python.path)
            self.close()
        else:
            self._environment.make(python, self.build.currentData())

    def _use(self) -> None:
        if self._environment.survey is not None:
            self._environment.use(self._environment.survey.python)

    def _remove(self) -> None:
        text = tr("Remove the training environment?")
        more = tr("You can create it again. Models that were trained with it are kept.")
        if confirmed(self, self.windowTitle(), text, more, tr("Remove")):
            self._environment.remove()


def _words_of_build(build: BuildRow, *, is_best: bool) -> str:
    words = tr("GPU, CUDA {}").format(build.cuda) if build.cuda else tr("CPU")
    room = tr("{words}: {room} on disk").format(words=words, room=size(build.room))
    return tr("{} (recommended)").format(room) if is_best else room


def _facts_of(survey: Survey) -> list[tuple[str, str]]:
    return [
        (tr("Paddle"), f"{survey.paddle} ({survey.build})"),
        (tr("Python"), survey.version),
        (tr("Size"), size(survey.size)),
        (tr("Folder"), survey.folder),
    ]
