"""A model out of those that there are: packs, results of runs, and a checkpoint's folder from anywhere."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QPushButton, QWidget

from kie_desktop.places import home_folder
from kie_desktop.session import Session, StartingPoint
from kie_desktop.ui.language import tr


class ModelChoice(QWidget):
    """Offers what can do all of some tasks, the pack in use first. changed: another one is chosen.

    to_begin: offer only what a run can start from.
    """

    changed = Signal()

    def __init__(self, session: Session, name: str, to_begin: bool = False, parent: QWidget | None = None) -> None:
        """name: for screen readers."""
        super().__init__(parent)
        self._session = session
        self._none = ""
        self._tasks: tuple[str, ...] = ()
        points = session.runs.starting_points()
        self.tasks_in_use = next((row.tasks for row in points if row.model == session.model.name), ())
        self.points = [point for point in points if point.can_begin or not to_begin]
        self.combo = QComboBox()
        self.combo.setAccessibleName(name)
        self.browse = QPushButton(tr("Checkpoint…"))
        self.browse.setAutoDefault(False)
        self.browse.setToolTip(tr("Choose a checkpoint folder of PaddleOCR or of a run"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.combo, 1)
        row.addWidget(self.browse)
        self.setFocusProxy(self.combo)
        self.browse.clicked.connect(self._browse)
        self.combo.currentIndexChanged.connect(self._on_choice_changed)

    @property
    def point(self) -> StartingPoint | None:
        """What is chosen."""
        point: StartingPoint | None = self.combo.currentData()
        return point

    def offer(self, tasks: Collection[str], none: str = "") -> None:
        """Offer what can do all of these tasks; what was chosen stays, where it can.

        none: words for choosing no model; "" where one is needed.
        """
        self._tasks, self._none = (*tasks,), none
        before = self.point.model if self.point else None
        self.combo.blockSignals(True)
        self.combo.clear()
        if self._none:
            self.combo.addItem(self._none, None)
        for point in self.points:
            if set(tasks) <= set(point.tasks):
                self.combo.addItem(point.words, point)
        self.combo.blockSignals(False)
        for model in (before, None if self._none else self._session.model.name):
            if model is not None and self.choose(model):
                break
        self._on_choice_changed()

    def choose(self, model: str) -> bool:
        """Choose a model by its name or folder; False where it is not offered."""
        for row in range(self.combo.count()):
            point = self.combo.itemData(row)
            if point is not None and point.model == model:
                self.combo.setCurrentIndex(row)
                return True
        return False

    def add_checkpoint(self, folder: Path) -> None:
        """Offer a checkpoint's folder, and choose it. Whether it fits, the run tells."""
        words = tr("{} (checkpoint)").format(folder.name)
        self.points.append(StartingPoint(words, str(folder), ("ser", "re", "sdmgr")))
        self.offer(self._tasks, self._none)
        self.choose(str(folder))

    def _on_choice_changed(self) -> None:
        self.combo.setToolTip(self.point.model if self.point else "")
        self.changed.emit()

    def _browse(self) -> None:
        start = self._session.path.parent if self._session.path else home_folder()
        chosen = QFileDialog.getExistingDirectory(self, tr("Checkpoint folder"), str(start))
        if chosen:
            self.add_checkpoint(Path(chosen))
