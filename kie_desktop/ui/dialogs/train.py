"""The train dialog: two lines that say what would be trained, and Start. Everything else is under Advanced."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QFormLayout, QHBoxLayout, QSpinBox, QToolButton, QWidget

from kie_desktop.domain.label_set import Role
from kie_desktop.session import ENOUGH_PAGES, Session, Tasks, TrainPlan, rounds_of, usual_plan
from kie_desktop.ui.dialogs.device_choice import DeviceChoice
from kie_desktop.ui.dialogs.model_choice import ModelChoice
from kie_desktop.ui.dialogs.page_choice import HeldOutChoice, PageChoice, combo_of, fit_height
from kie_desktop.ui.dialogs.run_dialog import RunDialog
from kie_desktop.ui.dialogs.training_environment import EnvironmentDialog
from kie_desktop.ui.language import count, tr, translatable
from kie_desktop.ui.panels.layouts import add_row, indent, muted
from kie_desktop.ui.theme import Theme
from kie_desktop.ui.words import duration

LAYOUTXLM, SDMGR = "layoutxlm", "sdmgr"
ALGORITHMS = {
    translatable("VI-LayoutXLM: uses text and positions"): LAYOUTXLM,
    translatable("SDMGR: uses text, positions and the image"): SDMGR,
}
ABOUT = {
    LAYOUTXLM: translatable(
        "Continues from a model that already knows forms, so a few dozen pages are enough. Suitable for most documents."
    ),
    SDMGR: translatable(
        "Starts from scratch and learns labels and links together, so it needs a hundred pages or more. "
        "Suitable for receipts and similar documents with many fixed labels."
    ),
}
TASKS = {
    translatable("Labels and links"): ("ser", "re"),
    translatable("Labels only (SER)"): ("ser",),
    translatable("Links only (RE)"): ("re",),
}
EPOCHS, MINUTES = "epochs", "minutes"
UNITS = {translatable("epochs"): EPOCHS, translatable("minutes"): MINUTES}
USUAL_MINUTES = 10
AROUND_DIALOG = 60
"""What a system draws around a dialog, about, in pixels."""
PICTURES = {
    translatable("256 × 128 pixels, fast"): (256, 128),
    translatable("512 × 256 pixels"): (512, 256),
    translatable("1024 × 512 pixels, as in PaddleOCR"): (1024, 512),
}


class TrainDialog(RunDialog):
    """Starts runs."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, tr("Train"), tr("Start"), PageChoice(session), parent)
        self.algorithm = combo_of(tr("Algorithm"), ALGORITHMS)
        self.about = muted()
        self.tasks = combo_of(tr("What to train"), TASKS)
        self.start_from = ModelChoice(session, tr("Start from"), to_begin=True)
        self.epochs = QSpinBox(minimum=1, maximum=10_000)
        self.minutes = QSpinBox(minimum=1, maximum=10_000, value=USUAL_MINUTES)
        self.unit = combo_of(tr("Duration unit"), UNITS)
        self.computing = DeviceChoice(session, self)
        self.held_out = HeldOutChoice(session)
        self.picture = combo_of(tr("Image size"), PICTURES)
        self.batch_size = QSpinBox(minimum=1, maximum=512)
        self.learning_rate = _rate_box()
        self.link_rate = _rate_box()
        self.advanced = QToolButton()
        self.advanced.setText(tr("Advanced"))
        self.advanced.setCheckable(True)
        self.advanced.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.advanced.setProperty("quiet", True)
        self._form = QFormLayout()
        self._lay_out(
            tr("Trains a model on the corrections in this project. The held-out pages show how much it improves."),
            self._form,
            self.advanced,
        )
        self._fill_form()
        self._choose_tasks()
        self._connect()
        self._show_advanced()
        self._on_algorithm_changed()
        self._on_unit_changed()
        self._open()

    # --- putting together

    def _fill_form(self) -> None:
        form = self._form
        form.addRow(tr("Pages"), self.pages)
        add_row(form, tr("Algorithm"), self.algorithm)
        form.addRow("", self.about)
        add_row(form, tr("What to train"), self.tasks)
        add_row(form, tr("Start from"), self.start_from)
        add_row(form, tr("Duration"), _beside(self.epochs, self.minutes, self.unit))
        self.epochs.setAccessibleName(tr("Epochs"))
        self.epochs.setToolTip(tr("How many times each page is used for training"))
        self.minutes.setAccessibleName(tr("Minutes"))
        self.minutes.setToolTip(
            tr("Training stops after this time and keeps the best model so far; evaluation takes extra time")
        )
        self.unit.setToolTip(tr("Set the number of epochs or a time limit"))
        add_row(form, tr("Device"), _beside(self.computing.device, self.computing.precision, stretch=0))
        form.addRow("", self.computing.words)
        add_row(form, tr("Held out"), self.held_out)
        self.held_out.setToolTip(
            tr("Pages that are not used for training; the old and the new model are evaluated on them")
        )
        add_row(form, tr("Image size"), self.picture)
        self.picture.setToolTip(
            tr("Maximum length of the longer and shorter side of the image; half the size takes a third of the time")
        )
        add_row(form, tr("Batch size"), self.batch_size)
        add_row(form, tr("Learning rate"), self.learning_rate)
        add_row(form, tr("Learning rate of links"), self.link_rate)

    def _connect(self) -> None:
        self.advanced.toggled.connect(self._show_advanced)
        self.algorithm.currentIndexChanged.connect(self._on_algorithm_changed)
        self.tasks.currentIndexChanged.connect(self._offer_models)
        self.start_from.changed.connect(self._suggest_rate)
        self.unit.currentIndexChanged.connect(self._on_unit_changed)
        self.epochs.valueChanged.connect(self._show_preview)
        self.minutes.valueChanged.connect(self._show_preview)
        self.held_out.changed.connect(self._show_preview)
        self.picture.currentIndexChanged.connect(self._show_preview)
        self.computing.changed.connect(self._show_preview)
        self.computing.environment_wanted.connect(self._show_environment)

    # --- what would be trained

    @property
    def chosen_tasks(self) -> Tasks:
        """One run each, in this order."""
        chosen: Tasks = self.tasks.currentData()
        return ("sdmgr",) if self._is_sdmgr else chosen

    @property
    def _is_sdmgr(self) -> bool:
        return bool(self.algorithm.currentData() == SDMGR)

    def _choose_tasks(self) -> None:
        """The algorithm of the model in use. Labels and links, where labels can link, and a model can learn both.

        Where no label with the role key and none with the role value is used, there is nothing to learn of links.
        """
        if SDMGR in self.start_from.tasks_in_use:
            self.algorithm.setCurrentIndex(self.algorithm.findData(SDMGR))
        can_link = any("re" in point.tasks for point in self.start_from.points)
        has_links = any(row.links for row in self.pages.chosen())
        if not self._roles_used >= {Role.KEY, Role.VALUE}:
            for row in reversed(range(self.tasks.count())):
                if "re" in self.tasks.itemData(row):
                    self.tasks.removeItem(row)
            self.tasks.setToolTip(tr("No label with the role key or none with the role value is used: nothing to link"))
        elif not (can_link and has_links):
            self.tasks.setCurrentIndex(self.tasks.findData(("ser",)))

    @property
    def _roles_used(self) -> set[Role]:
        """The roles of the labels that entities have."""
        counts = self._session.project.entities_by_label()
        return {label.role for label in self._session.label_set if counts[label.name.casefold()]}

    def start_with(self, model: str, task: str) -> None:
        """Fill in a run for a task that starts from a model."""
        self.tasks.setCurrentIndex(max(0, self.tasks.findData((task,))))
        self.start_from.choose(model)

    def _show_advanced(self) -> None:
        """Show all choices, or none: the usual ones are filled in."""
        is_open = self.advanced.isChecked()
        self.advanced.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)
        for row in range(self._form.rowCount()):
            self._form.setRowVisible(row, is_open)
        self._hide_rows()
        self.area.setVisible(is_open)
        fit_height(self)
        content = self.area.widget()
        if is_open and content is not None:
            missing = content.sizeHint().height() - self.area.sizeHint().height()
            most = self.screen().availableSize().height() - AROUND_DIALOG
            self.resize(self.width(), min(self.height() + max(0, missing), most))

    def _hide_rows(self) -> None:
        """Show only what the algorithm and the tasks want to know."""
        is_open, form = self.advanced.isChecked(), self._form
        form.setRowVisible(self.tasks, is_open and not self._is_sdmgr)
        form.setRowVisible(self.picture, is_open and self._is_sdmgr)
        form.setRowVisible(self.learning_rate, is_open and self.chosen_tasks != ("re",))
        form.setRowVisible(self.link_rate, is_open and "re" in self.chosen_tasks)

    def _on_algorithm_changed(self) -> None:
        """Ask only what the algorithm wants to know, and begin with its usual numbers."""
        usual = self._usual
        self.about.setText(tr(ABOUT[self.algorithm.currentData()]))
        tip = tr("How many pages are processed at once. Smaller batches need less memory")
        self.batch_size.setToolTip(tip if self._is_sdmgr else tr("{}; a long page counts as several").format(tip))
        self.batch_size.setValue(max(1, min(usual.batch_size, len(self.pages.chosen()) // 4)))  # several steps an epoch
        self.epochs.setValue(usual.epochs)
        self.picture.setCurrentIndex([*PICTURES.values()].index(usual.image_scale))
        self._offer_models()

    @property
    def _usual(self) -> TrainPlan:
        return usual_plan(self.chosen_tasks[0])

    def _offer_models(self) -> None:
        self._hide_rows()
        self.start_from.offer(self.chosen_tasks, none=tr("None") if self._is_sdmgr else "")

    def _suggest_rate(self) -> None:
        """The usual rate of each task; of a run that goes on, the one that it had."""
        point = self.start_from.point
        known = point.learning_rate if point is not None else None
        is_of_links = point is not None and point.tasks == ("re",)
        own = usual_plan("sdmgr" if self._is_sdmgr else "ser")
        self.learning_rate.setValue(known if known and not is_of_links else own.learning_rate)
        self.link_rate.setValue(known if known and is_of_links else own.link_rate)
        self._show_preview()

    def _on_unit_changed(self) -> None:
        is_time = self.unit.currentData() == MINUTES
        self.epochs.setVisible(not is_time)
        self.minutes.setVisible(is_time)
        self._show_preview()

    def _show_preview(self) -> None:
        pages = self.pages.chosen()
        held_out = self.held_out.number_of(pages)
        learned = len(pages) - held_out
        words = [
            tr("{pages} to learn from, {held_out} to test.").format(
                pages=count(learned, tr("page"), tr("pages")), held_out=held_out
            )
        ]
        words.append(self.held_out.advice(pages))
        plan = [self._plan()]
        if not held_out:
            plan.append(tr("Without held-out pages, the result is measured by cross-validation only."))
        elif held_out < ENOUGH_PAGES and not self._is_sdmgr:
            plan.append(
                tr("Too few to tell whether the new model is better, so it is also tested by cross-validation.")
            )
        can_begin = self._is_sdmgr or self.start_from.point is not None
        if not can_begin:
            plan.append(tr("There is no model to start from; choose a checkpoint folder."))
        plan.append(self._time(learned, held_out))
        if self._session.runs.is_busy:
            plan.append(tr("It will start when the current run has finished."))
        self.findings.preview.setText("\n".join(" ".join(filter(None, line)) for line in (words, plan)))
        self.start_button.setEnabled(bool(learned) and can_begin and self.computing.can_train)

    def _plan(self) -> str:
        """What would be trained, and from where."""
        point = self.start_from.point
        if self._is_sdmgr:
            what = tr("SDMGR, labels and links together")
        else:
            what = next(tr(words) for words, tasks in TASKS.items() if tasks == self.chosen_tasks)
        return tr("{what}, from {model}.").format(what=what, model=point.words) if point else tr("{}.").format(what)

    def _time(self, pages: int, held_out: int) -> str:
        """What epochs take, or how many fit into the time, at the pace of the latest run."""
        pages *= rounds_of(self.chosen_tasks[0], held_out)
        paces = [self._session.runs.pace(task, self.picture.currentData()) for task in self.chosen_tasks]
        known = [pace for pace in paces if pace]
        if self.unit.currentData() == MINUTES:
            if not known or not pages:
                return tr("Trains as many epochs as are likely to fit.")
            fitting = [max(1, int(60 * self.minutes.value() * pace / pages)) for pace in known]
            return tr("Based on the last run, about {}.").format(count(min(fitting), tr("epoch"), tr("epochs")))
        if len(known) < len(paces):
            return tr("The time is estimated after the first steps.")
        seconds = sum(pages * self.epochs.value() / pace for pace in known)
        return tr("Based on the last run, this takes about {}.").format(duration(seconds))

    def _show_environment(self) -> None:
        """Where the Python has no Paddle: get one that has."""
        EnvironmentDialog(self._session, self._theme, self).open()

    # --- starting

    def _queue(self) -> None:
        settings, point, device = self._session.settings, self.start_from.point, self.computing.chosen
        settings["val_ratio"] = self.held_out.share.value()
        is_time = self.unit.currentData() == MINUTES
        self._session.train(
            TrainPlan(
                page_ids=tuple(row.id for row in self.pages.chosen()),
                tasks=self.chosen_tasks,
                init=point.model if point is not None else "",
                epochs=self.epochs.value(),
                minutes=self.minutes.value() if is_time else None,
                batch_size=self.batch_size.value(),
                learning_rate=self.learning_rate.value(),
                link_rate=self.link_rate.value(),
                device="auto" if device is None else "gpu" if device.gpus else "cpu",
                gpus="" if device is None else device.gpus,
                precision=self.computing.precision.currentData() or "fp32",
                val_ratio=self.held_out.val_ratio,
                seed=settings["split_seed"],
                image_scale=self.picture.currentData(),
            )
        )


def _rate_box() -> QDoubleSpinBox:
    return QDoubleSpinBox(decimals=6, minimum=0.000001, maximum=0.1, singleStep=0.00005)


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
