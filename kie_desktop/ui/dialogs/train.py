"""The train dialog: which pages, what for, from which model, for how long. Everything is filled in already."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from kie_desktop.session import Session, TrainPlan
from kie_desktop.ui.dialogs.device_choice import DeviceChoice
from kie_desktop.ui.dialogs.model_choice import ModelChoice
from kie_desktop.ui.dialogs.page_choice import PageChoice, PageFindings, combo_of, fit_height
from kie_desktop.ui.language import count, mark, tr
from kie_desktop.ui.panels.layouts import add_row, indent
from kie_desktop.ui.theme import Theme
from kie_desktop.ui.words import duration

TASKS = {
    mark("Labels and links"): ("ser", "re"),
    mark("Labels only (SER)"): ("ser",),
    mark("Links only (RE)"): ("re",),
}
EPOCHS, MINUTES = "epochs", "minutes"
UNITS = {mark("epochs"): EPOCHS, mark("minutes"): MINUTES}
USUAL_MINUTES = 10


class TrainDialog(QDialog):
    """Starts runs and closes. started: they are being prepared. show_problems: the user wants to see them."""

    started = Signal()
    show_problems = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Train"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        usual = TrainPlan((), (), "")
        self._session = session
        self.pages = PageChoice(session)
        self.tasks = combo_of(tr("What to train"), TASKS)
        self.start_from = ModelChoice(session, tr("Start from"))
        self.epochs = QSpinBox(minimum=1, maximum=10_000, value=usual.epochs)
        self.minutes = QSpinBox(minimum=1, maximum=10_000, value=USUAL_MINUTES)
        self.unit = combo_of(tr("Unit of how long"), UNITS)
        self.computing = DeviceChoice(session, self)
        self.val_ratio = QDoubleSpinBox(maximum=0.9, singleStep=0.05)
        self.val_ratio.setValue(session.settings["val_ratio"])
        self.batch_size = QSpinBox(minimum=1, maximum=512)
        self.learning_rate = QDoubleSpinBox(decimals=6, minimum=0.000001, maximum=0.1, singleStep=0.00005)
        self.findings = PageFindings(session, theme)
        self.start_button = QPushButton(tr("Start"))
        self._lay_out()
        self._choose_tasks()
        self.batch_size.setValue(max(1, min(usual.batch_size, len(self.pages.chosen()) // 4)))  # several steps an epoch
        self._connect()
        self._offer_models()
        self._follow_unit()
        self._look()
        fit_height(self)

    # --- putting together

    def _lay_out(self) -> None:
        words = QLabel(
            tr("Teaches a model what was corrected in this project. The pages held out show what it gained.")
        )
        words.setWordWrap(True)
        words.setProperty("role", "muted")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self.start_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.start_button.setDefault(True)
        self.start_button.setProperty("primary", True)
        buttons.rejected.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        column.addWidget(words)
        column.addLayout(self._form())
        column.addWidget(self.findings)
        column.addStretch(1)
        column.addWidget(buttons)

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("Pages"), self.pages)
        add_row(form, tr("What to train"), self.tasks)
        add_row(form, tr("Start from"), self.start_from)
        add_row(form, tr("How long"), _beside(self.epochs, self.minutes, self.unit))
        self.epochs.setAccessibleName(tr("Epochs"))
        self.epochs.setToolTip(tr("How often every page is learned from"))
        self.minutes.setAccessibleName(tr("Minutes"))
        self.minutes.setToolTip(tr("Training ends then, with the best model so far; measuring comes on top"))
        self.unit.setToolTip(tr("Say how often every page is learned from, or how long it may take"))
        add_row(form, tr("Device"), _beside(self.computing.device, self.computing.precision, stretch=0))
        form.addRow("", self.computing.words)
        add_row(form, tr("Share held out"), self.val_ratio)
        self.val_ratio.setToolTip(tr("Pages that are not learned from; old and new model are measured on them"))
        add_row(form, tr("Windows at once"), self.batch_size)
        self.batch_size.setToolTip(
            tr("The batch size. Fewer need less memory; a page of up to 512 tokens is one window")
        )
        add_row(form, tr("Learning rate"), self.learning_rate)
        return form

    def _connect(self) -> None:
        self.pages.changed.connect(self._look)
        self.tasks.currentIndexChanged.connect(self._offer_models)
        self.start_from.changed.connect(self._suggest_rate)
        self.unit.currentIndexChanged.connect(self._follow_unit)
        self.epochs.valueChanged.connect(self._show_preview)
        self.minutes.valueChanged.connect(self._show_preview)
        self.val_ratio.valueChanged.connect(self._show_preview)
        self.findings.asked.connect(self._leave_for_problems)
        self.start_button.clicked.connect(self._start)

    # --- what would be trained

    def _choose_tasks(self) -> None:
        """Both, where there are links and a model that can do both."""
        can_link = any("re" in point.tasks for point in self.start_from.points)
        has_links = any(row.links for row in self.pages.chosen())
        self.tasks.setCurrentIndex(0 if can_link and has_links else 1)

    def _offer_models(self) -> None:
        self.start_from.offer(self.tasks.currentData())

    def _suggest_rate(self) -> None:
        if self.start_from.point is not None:
            self.learning_rate.setValue(self.start_from.point.learning_rate)
        self._show_preview()

    def _follow_unit(self) -> None:
        is_time = self.unit.currentData() == MINUTES
        self.epochs.setVisible(not is_time)
        self.minutes.setVisible(is_time)
        self._show_preview()

    def _look(self) -> None:
        """Count, and have the pages checked."""
        self._show_preview()
        self.findings.look(self.pages.chosen())

    def _show_preview(self) -> None:
        pages = self.pages.chosen()
        held_out = round(self.val_ratio.value() * len(pages))
        if self.val_ratio.value() > 0 and len(pages) > 1:
            held_out = min(max(held_out, 1), len(pages) - 1)
        learned = len(pages) - held_out
        words = [
            tr("{pages} to learn from, {held_out} held out.").format(
                pages=count(learned, tr("page"), tr("pages")), held_out=held_out
            )
        ]
        if not held_out:
            words.append(tr("Without pages held out nobody can say whether the new model is better."))
        if self.start_from.point is None:
            words.append(tr("There is no model to start from; choose the folder of a checkpoint."))
        words.append(self._time(learned))
        if self._session.runs.is_busy:
            words.append(tr("It waits until what is under way is over."))
        self.findings.preview.setText(" ".join(words))
        self.start_button.setEnabled(bool(pages) and self.start_from.point is not None)

    def _time(self, pages: int) -> str:
        """What epochs take, or how many fit into the time, at the pace of the latest run."""
        paces = [self._session.runs.pace(task) for task in self.tasks.currentData()]
        known = [pace for pace in paces if pace]
        if self.unit.currentData() == MINUTES:
            if not known or not pages:
                return tr("As many epochs as are likely to fit.")
            fitting = [max(1, int(60 * self.minutes.value() * pace / pages)) for pace in known]
            return tr("At the pace of the latest run that is about {}.").format(
                count(min(fitting), tr("epoch"), tr("epochs"))
            )
        if len(known) < len(paces):
            return tr("The first steps will tell how long it takes.")
        seconds = sum(pages * self.epochs.value() / pace for pace in known)
        return tr("At the pace of the latest run it takes about {}.").format(duration(seconds))

    def _leave_for_problems(self) -> None:
        self.show_problems.emit()
        self.close()

    # --- starting

    def _start(self) -> None:
        settings, point, device = self._session.settings, self.start_from.point, self.computing.chosen
        if point is None:
            return
        settings["val_ratio"] = self.val_ratio.value()
        is_time = self.unit.currentData() == MINUTES
        self._session.train(
            TrainPlan(
                page_ids=tuple(row.id for row in self.pages.chosen()),
                tasks=self.tasks.currentData(),
                init=point.model,
                epochs=self.epochs.value(),
                minutes=self.minutes.value() if is_time else None,
                batch_size=self.batch_size.value(),
                learning_rate=self.learning_rate.value(),
                device="auto" if device is None else "gpu" if device.gpus else "cpu",
                gpus="" if device is None else device.gpus,
                precision=self.computing.precision.currentData() or "fp32",
                val_ratio=self.val_ratio.value(),
                seed=settings["split_seed"],
            )
        )
        self.started.emit()
        self.close()


def _beside(*fields: QWidget, stretch: int | None = None) -> QWidget:
    """Fields in one row; the one at `stretch` takes the room that is left, or what is behind them does."""
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for number, field in enumerate(fields):
        row.addWidget(field, int(number == stretch))
        indent(field)
        if isinstance(field, QComboBox):
            field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    if stretch is None:
        row.addStretch(1)
    return both
