"""What holds for every test: no screen, nothing of the user's own folders, nothing of the shell that started it."""

from __future__ import annotations

import gc
import itertools
import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

# Before anything imports Qt, and for child processes.
for _name in [name for name in os.environ if name.startswith("QT_") or name.lower().endswith("_proxy")]:
    del os.environ[_name]  # servers of tests are on this machine
_SCREEN = Path(__file__).with_name("screen.json")  # Qt's own without a screen has 800 x 800 pixels only
os.environ |= {"QT_QPA_PLATFORM": f"offscreen:configfile={_SCREEN}", "LC_ALL": "C.UTF-8", "LANGUAGE": "en"}
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell has what it starts in the background ignore it

# A busy machine must not fail a test, and the same commit must give the same outcome twice.
hypothesis.settings.register_profile("steady", deadline=None, derandomize=True)
hypothesis.settings.load_profile("steady")


COLLECT_EVERY = 20
"""Tests between two looks for garbage."""
_finished = itertools.count(1)


@pytest.fixture(autouse=True, scope="session")
def garbage_is_collected_here() -> Iterator[None]:
    """Widgets of finished tests are never freed by a thread of a later one: Qt and Python would wait for each other."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def garbage_is_collected_now_and_then(garbage_is_collected_here: None) -> Iterator[None]:
    """Between tests, in their thread."""
    yield
    if next(_finished) % COLLECT_EVERY == 0:
        gc.collect()


@pytest.fixture(autouse=True)
def kie_desktop_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A settings and data folder of its own for each test, also seen by child processes."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("KIE_DESKTOP_HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    yield home


@pytest.fixture(autouse=True)
def disks_have_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """How full this machine's disk is decides no test: within this process each disk seems to have room for all."""
    room = shutil._ntuple_diskusage(10**13, 0, 10**13)  # type: ignore[attr-defined]
    monkeypatch.setattr(shutil, "disk_usage", lambda _: room)


@pytest.fixture(scope="session")
def sdmgr_pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model pack of SDMGR that knows six receipts by heart: `tests.training.graph_pages.receipt(0)` to `(5)`.

    The wildreceipt archive that it learned from lies beside it in `data`.
    """
    from tests.training.graph_pages import trained_pack

    return trained_pack(tmp_path_factory.mktemp("sdmgr-pack"))
