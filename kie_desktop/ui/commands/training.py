"""The Train menu."""

from __future__ import annotations

from kie_desktop.session import Mistake, Session
from kie_desktop.ui.commands.group import CommandGroup
from kie_desktop.ui.commands.page import PageCommands
from kie_desktop.ui.commands.review import ReviewCommands
from kie_desktop.ui.commands.spec import Spec, a_project, some_pages
from kie_desktop.ui.language import tr, translatable
from kie_desktop.ui.shell import Shell

ACTIONS: tuple[Spec, ...] = (
    Spec(
        "train",
        translatable("&Train…"),
        "Ctrl+Shift+T",
        "train",
        translatable("Train a model on the corrected pages of this project"),
        some_pages,
        changes=True,
    ),
    Spec(
        "evaluate",
        translatable("&Evaluate…"),
        "Ctrl+Shift+V",
        "",
        translatable("Evaluate one or two models on pages of this project"),
        some_pages,
        changes=True,
    ),
    Spec(
        "show-runs",
        translatable("Show &runs"),
        "Ctrl+R",
        "",
        translatable("Show the progress and results of training and evaluation"),
        a_project,
    ),
    Spec(
        "next-mistake",
        translatable("&Next mistake"),
        "F9",
        "",
        translatable("Go to the next mistake of the evaluated model"),
        some_pages,
    ),
    Spec(
        "previous-mistake",
        translatable("&Previous mistake"),
        "Shift+F9",
        "",
        translatable("Go to the previous mistake of the evaluated model"),
        some_pages,
    ),
    Spec(
        "model-packs",
        translatable("&Model packs…"),
        "",
        "",
        translatable("List, download and choose model packs"),
    ),
    Spec(
        "training-environment",
        translatable("Training en&vironment…"),
        "",
        "",
        translatable("Create or remove the Python environment that training uses"),
    ),
)


class TrainingCommands(CommandGroup):
    """What its actions do."""

    def __init__(self, shell: Shell, session: Session, page: PageCommands, review: ReviewCommands) -> None:
        super().__init__(shell, session)
        self._page = page
        self._review = review

    def train(self) -> None:
        """Show the train dialog."""
        self._train("", "")

    def go_on(self, model: str, task: str) -> None:
        """Show the train dialog for a run that starts from the result of another."""
        self._train(model, task)

    def _train(self, model: str, task: str) -> None:
        from kie_desktop.ui.dialogs.train import TrainDialog

        self._shell.panels.inspector.commit_text()
        dialog = TrainDialog(self._session, self._shell.theme, self._shell.widget)
        if model:
            dialog.start_with(model, task)
        dialog.show_problems.connect(self._shell.panels.show_problems)
        dialog.started.connect(self._shell.panels.show_runs)
        dialog.open()

    def evaluate(self) -> None:
        """Show the evaluate dialog."""
        from kie_desktop.ui.dialogs.evaluate import EvaluateDialog

        self._shell.panels.inspector.commit_text()
        dialog = EvaluateDialog(self._session, self._shell.theme, self._shell.widget)
        dialog.show_problems.connect(self._shell.panels.show_problems)
        dialog.started.connect(self._shell.panels.show_runs)
        dialog.open()

    def model_packs(self) -> None:
        """Show the model packs dialog."""
        from kie_desktop.ui.dialogs.models import ModelsDialog

        ModelsDialog(self._session, self._shell.theme, self._shell.widget).open()

    def training_environment(self) -> None:
        """Show the training environment dialog."""
        from kie_desktop.ui.dialogs.training_environment import EnvironmentDialog

        EnvironmentDialog(self._session, self._shell.theme, self._shell.widget).open()

    def show_runs(self) -> None:
        """Show how training goes."""
        self._shell.panels.show_runs()

    def next_mistake(self) -> None:
        """Show the mistake below in the list."""
        self._step(1)

    def previous_mistake(self) -> None:
        """Show the mistake above in the list."""
        self._step(-1)

    def show_mistake(self, mistake: Mistake) -> None:
        """Show the page of a mistake and select its entity, or its link (its two ends where it is none)."""
        if mistake.page_id not in [row.id for row in self._session.summaries]:
            self._session.message.emit("info", tr("{} is no longer a page of this project.").format(mistake.page))
            return
        if mistake.page_id != self._session.page_id:
            self._page.show_page(mistake.page_id)
        page = self._session.page
        if page is None or not page.entities.keys() >= {*mistake.entities}:
            self._session.message.emit(
                "info", tr("The page has changed since the evaluation: this mistake is no longer on it.")
            )
        else:
            self._review.show_place(mistake.page_id, mistake.entities)

    def _step(self, step: int) -> None:
        if not self._shell.panels.runs.mistakes.step(step):
            words = tr("There are no more mistakes in this direction; Train > Show runs lists the mistakes of a run.")
            self._session.message.emit("info", words)
