"""What the commands of all menus share."""

from __future__ import annotations

from PySide6.QtCore import QObject

from kie_desktop.session import Session
from kie_desktop.ui.shell import Shell


class CommandGroup(QObject):
    """The commands of one menu: they ask where asking is due, then tell the session, the canvas or a panel.

    A QObject of the window, so that Qt disconnects its methods from the session when the window goes (docs/adr/0017).
    """

    def __init__(self, shell: Shell, session: Session) -> None:
        super().__init__(shell.widget)
        self._shell = shell
        self._session = session
