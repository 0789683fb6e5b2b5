"""Editors of settings that are more than a value: the model in use, and the Python that trains."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from kie_desktop.places import home_folder
from kie_desktop.session import Session
from kie_desktop.ui.dialogs.device_choice import words_of_python
from kie_desktop.ui.language import tr
from kie_desktop.ui.panels.layouts import muted


class ModelEditor(QWidget):
    """The installed packs: which one a project begins with. That of the open one is chosen beside Pre-annotate."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.combo = QComboBox()
        browse = QPushButton(tr("Folder…"))
        browse.setAutoDefault(False)
        browse.setToolTip(tr("Choose a model pack folder"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.combo, 1)
        row.addWidget(browse)
        self.setFocusProxy(self.combo)
        self.combo.activated.connect(self._use_choice)
        browse.clicked.connect(self._browse)
        session.settings.changed.connect(self._on_setting_changed)
        session.model_packs.changed.connect(self._fill)
        self._fill()

    def setAccessibleName(self, name: str) -> None:
        """Name what has the focus."""
        super().setAccessibleName(name)
        self.combo.setAccessibleName(name)

    def _fill(self) -> None:
        """Packs by name; one that lies elsewhere by its folder."""
        used = self._session.settings["model"]
        points = self._session.runs.starting_points()
        packs = [(point.words, point.model) for point in points if not Path(point.model).is_absolute()]
        if used not in [model for _, model in packs]:
            packs.append((tr("{} (folder)").format(Path(used).name), used))
        self.combo.clear()
        for words, model in packs:
            self.combo.addItem(words, model)
        self.combo.setCurrentIndex([model for _, model in packs].index(used))
        self.combo.setToolTip(used)

    def _use_choice(self) -> None:
        self._session.settings["model"] = self.combo.currentData()
        self._fill()

    def _browse(self) -> None:
        start = self._session.path.parent if self._session.path else home_folder()
        chosen = QFileDialog.getExistingDirectory(self, tr("Model pack folder"), str(start))
        if chosen:
            self.use_folder(Path(chosen))

    def use_folder(self, folder: Path) -> None:
        """Let projects begin with the model pack in a folder; a message says where there is none."""
        if self._session.runs.is_pack(folder):
            self._session.settings["model"] = str(folder)

    def _on_setting_changed(self, name: str) -> None:
        if name == "model":
            self._fill()


class PythonEditor(QWidget):
    """The path of a Python. words: what that Python can compute on, as it says itself; to stand below."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.line = QLineEdit(session.settings["training_python"])
        self.line.setPlaceholderText(tr("Built-in"))
        browse = QPushButton(tr("Choose…"))
        browse.setAutoDefault(False)
        self.words = muted()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(browse)
        self.setFocusProxy(self.line)
        self.line.editingFinished.connect(self._use_line)
        browse.clicked.connect(self._browse)
        session.runs.devices.changed.connect(self._show)
        session.runs.devices.detect()
        self._show()

    def setAccessibleName(self, name: str) -> None:
        """Name what has the focus."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def _use_line(self) -> None:
        self._session.settings["training_python"] = self.line.text().strip()
        self._session.runs.devices.detect()

    def _show(self) -> None:
        self.line.setText(self._session.settings["training_python"])
        self.words.setText(words_of_python(self._session))

    def _browse(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, tr("A Python with Paddle"), str(home_folder()))
        if chosen:
            self.line.setText(chosen)
            self._use_line()
