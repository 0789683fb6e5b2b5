"""The Help menu."""

from __future__ import annotations

from kie_desktop.ui.commands.spec import CommandGroup, Spec

ACTIONS: tuple[Spec, ...] = (
    Spec("cheat-sheet", "&Keys and mouse", "F1", "keyboard", "Every shortcut on one sheet"),
    Spec("about", "&About KIE Desktop", "", "info", "Version and licences"),
)  # fmt: skip


class HelpCommands(CommandGroup):
    """What its actions do."""

    def cheat_sheet(self) -> None:
        """Show every shortcut."""
        from kie_desktop.ui.dialogs.help import CheatSheet

        labels = [(label.name, label.hotkey) for label in self._session.label_set if label.hotkey]
        CheatSheet({**self._window.action_table.cheat_sheet(), "Labels": labels}, self._window).show()

    def about(self) -> None:
        """Show version and licences."""
        from kie_desktop.ui.dialogs.help import AboutDialog

        AboutDialog(self._window).show()
