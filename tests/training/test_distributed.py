"""What keeps the processes of a run from finding each other."""

from __future__ import annotations

import socket

import paddle
import pytest

from kie_desktop.domain.errors import UserError
from kie_desktop.training.distributed import LaunchedRanks


def refuse(*_: object, **__: object) -> None:
    raise ValueError("(InvalidArgument)  network vm: cannot be obtained.")


def test_a_computer_whose_name_has_no_address_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paddle.distributed, "init_parallel_env", refuse)
    monkeypatch.setattr(socket, "gethostname", lambda: "no-such-computer.invalid")
    with pytest.raises(UserError, match=r"no-such-computer\.invalid, has no address.*/etc/hosts"):
        LaunchedRanks()


def test_other_faults_are_left_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paddle.distributed, "init_parallel_env", refuse)
    monkeypatch.setattr(socket, "gethostname", lambda: "localhost")
    with pytest.raises(ValueError, match="cannot be obtained"):
        LaunchedRanks()
