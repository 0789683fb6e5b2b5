"""The Help menu."""

from __future__ import annotations

from kie_desktop import crashes
from kie_desktop.ui.commands.group import CommandGroup
from kie_desktop.ui.commands.spec import Spec, a_page
from kie_desktop.ui.language import tr, translatable
from kie_desktop.ui.menus import cheat_sheet

CRASHED = translatable("KIE Desktop closed unexpectedly last time. All your work was saved.")
PART_CRASHED = translatable("A background process for reading or training crashed last time.")

ACTIONS: tuple[Spec, ...] = (
    Spec("palette", "&Find a command…", "Ctrl+K", "", "Find any menu command by typing a few letters"),
    Spec("cheat-sheet", "&Keyboard and mouse", "F1", "keyboard", "Show all shortcuts"),
    Spec("shortcuts", "Change &shortcuts…", "Ctrl+Alt+K", "", "Change the shortcut of any action"),
    Spec(
        "welcome",
        translatable("&Welcome"),
        "",
        "",
        translatable("Choose a language, see what this computer can do, open sample pages"),
    ),
    Spec("tour", "&Hints", "", "", "Show five hints for the first page", a_page),
    Spec(
        "save-report",
        translatable("Save a &report…"),
        "",
        "",
        translatable("Collect diagnostic information in one file, without personal data"),
    ),
    Spec(
        "check-updates",
        translatable("Check for &updates…"),
        "",
        "",
        translatable("Check whether a newer version is available"),
    ),
    Spec("about", "&About KIE Desktop", "", "info", "Show the version and licences"),
)


class HelpCommands(CommandGroup):
    """What its actions do."""

    def palette(self) -> None:
        """Show the command palette."""
        from kie_desktop.ui.panels.palette import Palette

        Palette(self._shell.menuBar(), self._shell.action_table, self._shell.theme, self._shell.widget).show()

    def cheat_sheet(self) -> None:
        """Show every shortcut."""
        from kie_desktop.ui.dialogs.help import CheatSheet

        labels = [(label.name, label.hotkey) for label in self._session.label_set if label.hotkey]
        CheatSheet({**cheat_sheet(self._shell.action_table), tr("Label shortcuts"): labels}, self._shell.widget).show()

    def shortcuts(self) -> None:
        """Show the dialog that gives actions other keys."""
        from kie_desktop.ui.dialogs.shortcuts import ShortcutsDialog

        ShortcutsDialog(self._shell.action_table, self._session, self._shell.widget).show()

    def welcome(self) -> None:
        """Show what shows at the first start."""
        self._shell.show_welcome()

    def tour(self) -> None:
        """Show the hints."""
        self._shell.show_tour()

    def greet(self) -> None:
        """Show the welcome at the first start."""
        if not self._session.settings.was_told("welcome"):
            self._shell.show_welcome()

    def report_crashes(self) -> None:
        """Say that something crashed since the last start, if it did."""
        try:
            kinds = [crash.kind for crash in crashes.new_crashes()]
        except OSError as fault:
            self._session.message.emit("warning", f"{crashes.log_folder()}: {fault.strerror}")
            return
        if kinds:
            words = CRASHED if crashes.WINDOW in kinds else PART_CRASHED
            self._shell.message_bar.offer(tr(words), tr("Save a report…"), self.save_report)

    def save_report(self) -> None:
        """Show what a report of a fault would hold."""
        from kie_desktop.ui.dialogs.report import ReportDialog

        ReportDialog(self._session, self._shell.widget).open()

    def check_updates(self) -> None:
        """Ask for the latest version."""
        from kie_desktop.ui.dialogs.updates import UpdatesDialog

        UpdatesDialog(self._session, self._shell.widget).open()

    def about(self) -> None:
        """Show version and licences."""
        from kie_desktop.ui.dialogs.about import AboutDialog

        AboutDialog(self._shell.widget).show()
