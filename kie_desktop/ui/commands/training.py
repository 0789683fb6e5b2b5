"""The Train menu."""

from __future__ import annotations

from kie_desktop.ui.commands.spec import CommandGroup, Spec, a_project, some_pages

ACTIONS: tuple[Spec, ...] = (
    Spec("train", "&Train…", "Ctrl+Shift+T", "train", "Make a model of what was corrected in this project", some_pages),
    Spec("show-runs", "Show &runs", "Ctrl+R", "", "How training goes, and what it reached", a_project),
)  # fmt: skip


class TrainingCommands(CommandGroup):
    """What its actions do."""

    def train(self) -> None:
        """Show the train dialog."""
        from kie_desktop.ui.dialogs.train import TrainDialog

        self._window.panels.inspector.commit_text()
        dialog = TrainDialog(self._session, self._window.theme, self._window)
        dialog.show_problems.connect(self._window.panels.show_problems)
        dialog.started.connect(self._window.panels.show_runs)
        dialog.open()

    def show_runs(self) -> None:
        """Show how training goes."""
        self._window.panels.show_runs()
