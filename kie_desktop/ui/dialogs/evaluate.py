"""The evaluate dialog: which model, compared with which, on which pages."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from kie_desktop.session import EvaluationPlan, Session
from kie_desktop.ui.dialogs.model_choice import ModelChoice
from kie_desktop.ui.dialogs.page_choice import PageChoice, PageFindings, combo_of, fit_height
from kie_desktop.ui.language import count, mark, tr
from kie_desktop.ui.panels.layouts import add_row
from kie_desktop.ui.theme import Theme

TASKS = {
    mark("Labels and links"): ("ser", "re"),
    mark("Labels (SER)"): ("ser",),
    mark("Links (RE)"): ("re",),
}
WINDOWS = {
    mark("Whole pages"): "whole",
    mark("The first 512 tokens of a page, as PaddleOCR does"): "first",
}


class EvaluateDialog(QDialog):
    """Queues evaluations and closes. started: they are being prepared. show_problems: the user wants to see them."""

    started = Signal()
    show_problems = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Evaluate"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self.pages = PageChoice(session, held_out=True)
        self.tasks = combo_of(tr("What to measure"), TASKS)
        self.model = ModelChoice(session, tr("Model"))
        self.other = ModelChoice(session, tr("Compare with"), none=tr("nothing"))
        self.window_mode = combo_of(tr("What counts"), WINDOWS)
        self.findings = PageFindings(session, theme)
        self.start_button = QPushButton(tr("Evaluate"))
        self._lay_out()
        self.tasks.setCurrentIndex(0 if any(row.links for row in self.pages.chosen()) else 1)
        self._connect()
        self._offer_models()
        self._look()
        fit_height(self)

    def _lay_out(self) -> None:
        words = QLabel(tr("Measures a model against the labels and links that stand on the pages now."))
        words.setWordWrap(True)
        words.setProperty("role", "muted")
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("Pages"), self.pages)
        add_row(form, tr("What to measure"), self.tasks)
        add_row(form, tr("Model"), self.model)
        add_row(form, tr("Compare with"), self.other)
        add_row(form, tr("What counts"), self.window_mode)
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
        column.addWidget(self.findings)
        column.addStretch(1)
        column.addWidget(buttons)

    def _connect(self) -> None:
        self.pages.changed.connect(self._look)
        self.tasks.currentIndexChanged.connect(self._offer_models)
        self.model.changed.connect(self._show_preview)
        self.other.changed.connect(self._show_preview)
        self.findings.asked.connect(self._leave_for_problems)
        self.start_button.clicked.connect(self._start)

    def _offer_models(self) -> None:
        self.model.offer(self.tasks.currentData())
        self.other.offer(self.tasks.currentData())

    def _look(self) -> None:
        self._show_preview()
        self.findings.look(self.pages.chosen())

    def _show_preview(self) -> None:
        pages, model, other = self.pages.chosen(), self.model.point, self.other.point
        entities, links = sum(row.entities for row in pages), sum(row.links for row in pages)
        words = [
            tr("{pages} with {entities} and {links}.").format(
                pages=count(len(pages), tr("page"), tr("pages")),
                entities=count(entities, tr("entity"), tr("entities")),
                links=count(links, tr("link"), tr("links")),
            )
        ]
        is_same = model is not None and other is not None and model.model == other.model
        if model is None:
            words.append(tr("There is no model for this; choose the folder of a checkpoint."))
        elif is_same:
            words.append(tr("This is the same model twice; choose another one to compare with."))
        if self._session.runs.is_busy:
            words.append(tr("It waits until what is under way is over."))
        self.findings.preview.setText(" ".join(words))
        self.start_button.setEnabled(bool(pages) and model is not None and not is_same)

    def _leave_for_problems(self) -> None:
        self.show_problems.emit()
        self.close()

    def _start(self) -> None:
        model, other = self.model.point, self.other.point
        if model is None:
            return
        plan = EvaluationPlan(
            page_ids=tuple(row.id for row in self.pages.chosen()),
            tasks=self.tasks.currentData(),
            model=model.model,
            other=other.model if other is not None else "",
            window=self.window_mode.currentData(),
        )
        self._session.runs.evaluate(self._session.label_set, plan)
        self.started.emit()
        self.close()
