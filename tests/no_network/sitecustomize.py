"""Python reads this at its start where this folder is on PYTHONPATH: every way out of the machine is noted and shut.

The note is a line in the file that KIE_NETWORK_NOTES names; a test reads it. Child processes inherit all of it.
"""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import Any, NoReturn


def _refuse(*what: Any) -> NoReturn:
    with Path(os.environ["KIE_NETWORK_NOTES"]).open("a", encoding="utf-8") as notes:
        notes.write(f"{what!r}\n")
    raise OSError("the network is forbidden here")


class _Shut(socket.socket):
    """Talks inside the machine only."""

    def connect(self, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            _refuse("connect", address)
        super().connect(address)

    def connect_ex(self, address: Any) -> int:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            _refuse("connect_ex", address)
        return super().connect_ex(address)

    def sendto(self, *arguments: Any) -> int:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            _refuse("sendto", arguments[-1])
        return super().sendto(*arguments)


socket.socket = _Shut  # type: ignore[misc]
socket.getaddrinfo = lambda *what, **_: _refuse("getaddrinfo", *what)
socket.gethostbyname = lambda *what: _refuse("gethostbyname", *what)
