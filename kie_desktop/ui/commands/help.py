"""The Help menu."""

from __future__ import annotations

from kie_desktop.ui.commands.spec import CommandGroup, Spec
from kie_desktop.ui.language import tr

ACTIONS: tuple[Spec, ...] = (
    Spec("palette", "&Find a command…", "Ctrl+K", "", "Type a few letters of anything that the menus hold"),
    Spec("cheat-sheet", "&Keys and mouse", "F1", "keyboard", "Every shortcut on one sheet"),
    Spec("shortcuts", "Change &shortcuts…", "Ctrl+Alt+K", "", "Give any action other keys"),
    Spec("about", "&About KIE Desktop", "", "info", "Version and licences"),
)  # fmt: skip


class HelpCommands(CommandGroup):
    """What its actions do."""

    def palette(self) -> None:
        """Show the command palette."""
        from kie_desktop.ui.panels.palette import Palette

        Palette(self._window.menuBar(), self._window.action_table, self._window.theme, self._window).show()

    def cheat_sheet(self) -> None:
        """Show every shortcut."""
        from kie_desktop.ui.dialogs.help import CheatSheet

        labels = [(label.name, label.hotkey) for label in self._session.label_set if label.hotkey]
        CheatSheet({**self._window.action_table.cheat_sheet(), tr("Label keys"): labels}, self._window).show()

    def shortcuts(self) -> None:
        """Show the dialog that gives actions other keys."""
        from kie_desktop.ui.dialogs.shortcuts import ShortcutsDialog

        ShortcutsDialog(self._window.action_table, self._session, self._window).show()

    def about(self) -> None:
        """Show version and licences."""
        from kie_desktop.ui.dialogs.help import AboutDialog

        AboutDialog(self._window).show()
