"""The train dialog: which pages, what for, from which model, for how long. Everything is filled in already."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFileDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from kie_desktop.domain.page import ReviewState
from kie_desktop.domain.problems import Problem, Severity
from kie_desktop.session import PageSummary, Session, StartingPoint, TrainPlan
from kie_desktop.ui.item_models.pages import count
from kie_desktop.ui.panels.layouts import add_row
from kie_desktop.ui.theme import Theme
from kie_desktop.ui.words import duration

TASKS = {"Labels and links": ("ser", "re"), "Labels only (SER)": ("ser",), "Links only (RE)": ("re",)}
DEVICES = {"GPU if there is one": "auto", "CPU": "cpu", "GPU": "gpu"}


class TrainDialog(QDialog):
    """Starts runs and closes. started: they are being prepared. show_problems: the user wants to see them."""

    started = Signal()
    show_problems = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Train")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self._theme = theme
        self._points = session.runs.starting_points()
        self.reviewed = QRadioButton()
        self.all_pages = QRadioButton()
        self.tasks = _combo("What to train", TASKS)
        self.start_from = QComboBox()
        self.start_from.setAccessibleName("Start from")
        self.browse = QPushButton("Checkpoint…")
        self.epochs = QSpinBox(minimum=1, maximum=10_000, value=20)
        self.device = _combo("Device", DEVICES)
        self.val_ratio = QDoubleSpinBox(maximum=0.9, singleStep=0.05)
        self.val_ratio.setValue(session.settings["val_ratio"])
        self.batch_size = QSpinBox(minimum=1, maximum=512)
        self.learning_rate = QDoubleSpinBox(decimals=6, minimum=0.000001, maximum=0.1, singleStep=0.00005)
        self.preview = QLabel()
        self.problems = QLabel()
        self.see_problems = QPushButton("Show them")
        self.start_button = QPushButton("Start")
        self._lay_out()
        self._choose_pages()
        self._choose_tasks()
        self._fill_points()
        self._connect()
        self._look()

    # --- putting together

    def _lay_out(self) -> None:
        words = QLabel("Teaches a model what was corrected in this project. The pages held out show what it gained.")
        words.setWordWrap(True)
        words.setProperty("role", "muted")
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow("Pages", self.reviewed)
        form.addRow("", self.all_pages)
        add_row(form, "What to train", self.tasks)
        add_row(form, "Start from", self._start_row())
        add_row(form, "Epochs", self.epochs)
        self.epochs.setToolTip("How often every page is learned from")
        add_row(form, "Device", self.device)
        add_row(form, "Share held out", self.val_ratio)
        self.val_ratio.setToolTip("Pages that are not learned from; old and new model are measured on them")
        add_row(form, "Windows at once", self.batch_size)
        self.batch_size.setToolTip("The batch size. Fewer need less memory; a page of up to 512 tokens is one window")
        add_row(form, "Learning rate", self.learning_rate)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self.start_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.start_button.setDefault(True)
        self.start_button.setProperty("primary", True)
        buttons.rejected.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        column.addWidget(words)
        column.addLayout(form)
        column.addWidget(self._summary())
        column.addStretch(1)
        column.addWidget(buttons)
        self.resize(40 * self.fontMetrics().height(), self.sizeHint().height())

    def _start_row(self) -> QWidget:
        self.browse.setAutoDefault(False)
        self.browse.setToolTip("Choose the folder of a checkpoint, of PaddleOCR or of a run")
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.start_from, 1)
        row.addWidget(self.browse)
        return both

    def _summary(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("section")
        self.preview.setWordWrap(True)
        self.problems.setWordWrap(True)
        self.see_problems.setAutoDefault(False)
        line = QHBoxLayout()
        line.addWidget(self.problems, 1)
        line.addWidget(self.see_problems)
        column = QVBoxLayout(frame)
        column.setContentsMargins(14, 10, 10, 10)
        column.addWidget(self.preview)
        column.addLayout(line)
        return frame

    def _connect(self) -> None:
        self.reviewed.toggled.connect(self._look)
        self.tasks.currentIndexChanged.connect(self._fill_points)
        self.start_from.currentIndexChanged.connect(self._suggest_rate)
        self.browse.clicked.connect(self._browse)
        self.epochs.valueChanged.connect(self._show_preview)
        self.val_ratio.valueChanged.connect(self._show_preview)
        self.see_problems.clicked.connect(self._leave_for_problems)
        self.start_button.clicked.connect(self._start)
        self._session.problems_found.connect(self._show_problems)

    # --- what would be trained

    def _choose_pages(self) -> None:
        reviewed, everything = self._pages(reviewed_only=True), self._pages(reviewed_only=False)
        self.reviewed.setText(f"Reviewed ({len(reviewed)})")
        self.all_pages.setText(f"All that are not excluded ({len(everything)})")
        self.reviewed.setEnabled(bool(reviewed))
        (self.reviewed if reviewed else self.all_pages).setChecked(True)
        self.batch_size.setValue(max(1, min(8, len(self._chosen()) // 4)))  # several steps an epoch

    def _choose_tasks(self) -> None:
        """Both, where there are links and a model that can do both."""
        can_link = any("re" in point.tasks for point in self._points) and any(row.links for row in self._chosen())
        self.tasks.setCurrentIndex(0 if can_link else 1)

    def _pages(self, reviewed_only: bool) -> list[PageSummary]:
        rows = [row for row in self._session.summaries if row.state is not ReviewState.EXCLUDED]
        return [row for row in rows if row.state is ReviewState.REVIEWED] if reviewed_only else rows

    def _chosen(self) -> list[PageSummary]:
        return self._pages(self.reviewed.isChecked())

    def _fill_points(self) -> None:
        """Offer what can do all of what is to be trained, the pack in use first."""
        tasks = self.tasks.currentData()
        self.start_from.clear()
        for point in self._points:
            if set(tasks) <= set(point.tasks):
                self.start_from.addItem(point.words, point)
        used = self._session.settings["model"]
        models = [self.start_from.itemData(row).model for row in range(self.start_from.count())]
        if used in models:
            self.start_from.setCurrentIndex(models.index(used))
        self._suggest_rate()

    def _suggest_rate(self) -> None:
        point: StartingPoint | None = self.start_from.currentData()
        if point is not None:
            self.learning_rate.setValue(point.learning_rate)
        self._show_preview()

    def _browse(self) -> None:
        start = self._session.path.parent if self._session.path else Path.home()
        chosen = QFileDialog.getExistingDirectory(self, "Folder of a checkpoint", str(start))
        if chosen:
            self.add_checkpoint(Path(chosen))

    def add_checkpoint(self, folder: Path) -> None:
        """Offer a checkpoint's folder, and choose it. Whether it fits, the run tells."""
        self._points.append(StartingPoint(f"{folder.name} (checkpoint)", str(folder), ("ser", "re")))
        self._fill_points()
        self.start_from.setCurrentIndex(self.start_from.count() - 1)
        self.start_from.setToolTip(str(folder))

    def _look(self) -> None:
        """Count, and have the pages checked."""
        self._show_preview()
        self.problems.setText("Looking for problems…")
        self.see_problems.hide()
        self._session.find_problems([row.id for row in self._chosen()])

    def _show_preview(self) -> None:
        pages = self._chosen()
        held_out = round(self.val_ratio.value() * len(pages))
        if self.val_ratio.value() > 0 and len(pages) > 1:
            held_out = min(max(held_out, 1), len(pages) - 1)
        learned = len(pages) - held_out
        words = [f"{count(learned, 'page', 'pages')} to learn from, {held_out} held out."]
        if not held_out:
            words.append("Without pages held out nobody can say whether the new model is better.")
        if self.start_from.currentData() is None:
            words.append("There is no model to start from; choose the folder of a checkpoint.")
        words.append(self._time(learned))
        self.preview.setText(" ".join(words))
        self.start_button.setEnabled(bool(pages) and self.start_from.currentData() is not None)

    def _time(self, pages: int) -> str:
        runs = self._session.runs
        seconds = [runs.seconds_for(task, pages, self.epochs.value()) for task in self.tasks.currentData()]
        known = [value for value in seconds if value is not None]
        if len(known) < len(seconds):
            return "The first steps will tell how long it takes."
        return f"At the pace of the latest run it takes about {duration(sum(known))}."

    def _show_problems(self, found: list[Problem]) -> None:
        errors = sum(problem.severity is Severity.ERROR for problem in found)
        words = f"{count(errors, 'error', 'errors')} and {count(len(found) - errors, 'warning', 'warnings')} found."
        self.problems.setText(words if found else "No problems found.")
        self.problems.setStyleSheet(f"color: {self._theme.colour('error').name()}" if errors else "")
        self.see_problems.setVisible(bool(found))

    def _leave_for_problems(self) -> None:
        self.show_problems.emit()
        self.close()

    # --- starting

    def _start(self) -> None:
        settings = self._session.settings
        settings["val_ratio"] = self.val_ratio.value()
        point: StartingPoint = self.start_from.currentData()
        self._session.train(
            TrainPlan(
                tuple(row.id for row in self._chosen()),
                self.tasks.currentData(),
                point.model,
                self.epochs.value(),
                self.batch_size.value(),
                self.learning_rate.value(),
                self.device.currentData(),
                self.val_ratio.value(),
                settings["split_seed"],
            )
        )
        self.started.emit()
        self.close()


def _combo(name: str, choices: Mapping[str, object]) -> QComboBox:
    combo = QComboBox()
    combo.setAccessibleName(name)
    for words, value in choices.items():
        combo.addItem(words, value)
    return combo
