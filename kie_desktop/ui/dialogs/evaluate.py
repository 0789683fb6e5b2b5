"""The evaluate dialog: which model, compared with which, on which pages."""

from __future__ import annotations

from PySide6.QtWidgets import QFormLayout, QWidget

from kie_desktop.session import EvaluationPlan, Session
from kie_desktop.ui.dialogs.model_choice import ModelChoice
from kie_desktop.ui.dialogs.page_choice import PageChoice, combo_of
from kie_desktop.ui.dialogs.run_dialog import RunDialog
from kie_desktop.ui.language import count, tr, translatable
from kie_desktop.ui.panels.layouts import add_row
from kie_desktop.ui.theme import Theme

TASKS = {
    translatable("Labels and links"): ("ser", "re"),
    translatable("Labels (SER)"): ("ser",),
    translatable("Links (RE)"): ("re",),
    translatable("Labels with SDMGR, which also uses the image"): ("sdmgr",),
}
WINDOWS = {
    translatable("Whole pages"): "whole",
    translatable("First 512 tokens of each page, as in PaddleOCR"): "first",
}


class EvaluateDialog(RunDialog):
    """Queues evaluations."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        pages = PageChoice(session, held_out=True)
        super().__init__(session, theme, tr("Evaluate"), tr("Evaluate"), pages, parent)
        self.tasks = combo_of(tr("What to evaluate"), TASKS)
        self.model = ModelChoice(session, tr("Model"))
        self.other = ModelChoice(session, tr("Compare with"))
        self.window_mode = combo_of(tr("Scope"), WINDOWS)
        self._form = QFormLayout()
        self._lay_out(tr("Compares a model's results with the current labels and links of the pages."), self._form)
        self._form.addRow(tr("Pages"), self.pages)
        add_row(self._form, tr("What to evaluate"), self.tasks)
        add_row(self._form, tr("Model"), self.model)
        add_row(self._form, tr("Compare with"), self.other)
        add_row(self._form, tr("Scope"), self.window_mode)
        self.tasks.setCurrentIndex(self._usual_tasks())
        self.tasks.currentIndexChanged.connect(self._offer_models)
        self.model.changed.connect(self._show_preview)
        self.other.changed.connect(self._show_preview)
        self._offer_models()
        self._open()

    def _usual_tasks(self) -> int:
        """What the model in use can do; links only where there are some."""
        if "sdmgr" in self.model.tasks_in_use:
            return [*TASKS.values()].index(("sdmgr",))
        return 0 if any(row.links for row in self.pages.chosen()) else 1

    def _offer_models(self) -> None:
        tasks = self.tasks.currentData()
        self.model.offer(tasks)
        self.other.offer(tasks, none=tr("None"))
        self._form.setRowVisible(self.window_mode, "sdmgr" not in tasks)

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
            words.append(tr("There is no suitable model; choose a checkpoint folder."))
        elif is_same:
            words.append(tr("You chose the same model twice; choose another one to compare with."))
        if self._session.runs.is_busy:
            words.append(tr("It will start when the current run has finished."))
        self.findings.preview.setText(" ".join(words))
        self.start_button.setEnabled(bool(pages) and model is not None and not is_same)

    def _queue(self) -> None:
        model, other = self.model.point, self.other.point
        assert model is not None
        plan = EvaluationPlan(
            page_ids=tuple(row.id for row in self.pages.chosen()),
            tasks=self.tasks.currentData(),
            model=model.model,
            other=other.model if other is not None else "",
            window=self.window_mode.currentData(),
        )
        self._session.runs.evaluate(self._session.label_set, plan)
