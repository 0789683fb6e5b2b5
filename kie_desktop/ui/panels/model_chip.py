"""The chip beside Pre-annotate: which model pre-annotates this project, what it may do, and a menu to change it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFileDialog, QMenu, QToolButton, QWidget

from kie_desktop.places import home_folder
from kie_desktop.session import Session, TrainingRun
from kie_desktop.ui.language import tr
from kie_desktop.ui.words import as_action_text, shortened

LETTERS = 18
"""More of a name than this is cut in the middle."""


class ModelMenu(QMenu):
    """Packs and results of runs, one of them in use; what it may do. packs_wanted: the user wants to see all packs."""

    packs_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(tr("&Model"), parent)
        self._session = session
        self._models = QActionGroup(self)
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self.refill)

    def refill(self) -> None:
        """List what there is now."""
        self.clear()
        session, used = self._session, self._session.model.name
        runs = {
            run.checkpoint: run.name for run in session.runs.all if isinstance(run, TrainingRun) and run.can_be_used
        }
        points = session.runs.starting_points()
        packs = [(point.words, point.model) for point in points if point.model not in runs]
        if used not in [model for _, model in packs]:
            packs.append((tr("{} (folder)").format(name_of(used)), used))
        for words, model in packs:
            self._add(words, partial(session.model.use, model), is_on=model == used, group=self._models)
        for name in runs.values():
            words = tr("{} (run; a model pack will be created)").format(name)
            self._add(words, partial(session.runs.use, name), group=self._models)
        self._add(tr("Folder…"), self._browse)
        self.addSeparator()
        only_reads = session.model.only_reads
        self._add(tr("Only read the text"), partial(session.model.set_only_reads, not only_reads), is_on=only_reads)
        brings = session.model.brings_labels
        labels = self._add(
            tr("Use the model's labels too"), partial(session.model.set_brings_labels, not brings), is_on=brings
        )
        labels.setToolTip(
            tr("Labels that the model knows and this project does not have are added to its labels; else lines with "
               "them become background")
        )  # fmt: skip
        labels.setEnabled(not only_reads)
        self.addSeparator()
        self._add(tr("Model packs…"), self.packs_wanted.emit)

    def _add(
        self, words: str, do: Callable[[], object], *, is_on: bool | None = None, group: QActionGroup | None = None
    ) -> QAction:
        action = self.addAction(as_action_text(words))
        action.setCheckable(is_on is not None or group is not None)
        action.setChecked(bool(is_on))
        if group is not None:
            group.addAction(action)
        action.triggered.connect(lambda _=False: do())
        return action

    def _browse(self) -> None:
        start = self._session.path.parent if self._session.path else home_folder()
        chosen = QFileDialog.getExistingDirectory(self, tr("Model pack folder"), str(start))
        if chosen:
            self._session.runs.use_pack(Path(chosen))


class ModelChip(QToolButton):
    """Shows the model in use; its menu changes it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setObjectName("model-chip")
        self.setProperty("chip", True)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.models = ModelMenu(session, self)
        self.setMenu(self.models)
        session.model.changed.connect(self._show)
        session.project.label_set_changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        model = self._session.model
        name = name_of(model.name)
        shown = tr("only text") if model.only_reads else shortened(name, LETTERS)
        self.setText(as_action_text(shown) + " ▾")
        words = tr("Pre-annotation of this project uses the model {}").format(model.name)
        self.setToolTip(tr("Pre-annotation of this project reads the text only") if model.only_reads else words)
        self.setAccessibleName(tr("Model: {}").format(name))
        self.setEnabled(not self._session.is_read_only)


def name_of(model: str) -> str:
    """What people call a model that is a pack's name or a folder."""
    return Path(model).name or model
