"""What reads pages in a process of a Ray cluster: the engine, asked by calls in place of pipes."""

from __future__ import annotations

import hashlib
import io
import socket
from typing import NamedTuple

from kie_desktop.contract.packs import DESCRIPTION, find_pack
from kie_desktop.domain.errors import UserError
from kie_desktop.places import want_device
from kie_desktop.runtime.engine import Engine
from kie_desktop.runtime.page_reader import PageReader
from kie_desktop.version import __version__


class Greeting(NamedTuple):
    """What a process of the cluster is. pack: hash of the description of the model pack there, or what is wrong."""

    machine: str
    version: str
    pack: str


def pack_mark(model: str) -> str:
    """What two machines must have in common of a model pack: its description names the hash of every file."""
    return hashlib.sha256((find_pack(model) / DESCRIPTION).read_bytes()).hexdigest()


class ClusterReader:
    """Lives in one process for one page after the other, and keeps the networks in between."""

    def __init__(self, device: str) -> None:
        want_device(device)
        self._answers = io.StringIO()
        self._engine = Engine(self._answers, PageReader(1))

    def greet(self, model: str) -> Greeting:
        """Who answers here."""
        try:
            mark = pack_mark(model)
        except (UserError, OSError) as fault:
            mark = str(fault)
        return Greeting(socket.gethostname(), __version__, mark)

    def answer(self, request: str) -> str:
        """A line of `contract.messages` to another one: the answer, or `Failed`; never an exception."""
        self._answers.seek(0)
        self._answers.truncate()
        self._engine.handle(request)
        self._engine.reader.forget_image()
        return self._answers.getvalue().splitlines()[-1]
