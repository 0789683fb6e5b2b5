"""The whole program driven from `main()`, with its own folder and a quick engine; nothing may go wrong unseen."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from event_loop import application

from kie_desktop import language
from kie_desktop.jobs import engine_client
from kie_desktop.session import Settings
from kie_desktop.ui.panels import message_bar

OF_THE_SCREENLESS_PLATFORM = ("This plugin does not support ",)
"""What Qt says only because there is no screen."""

FAKE_ENGINE = Path(__file__).parents[1] / "jobs" / "fake_engine.py"


@pytest.fixture(autouse=True)
def _no_unseen_faults(kie_desktop_home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No uncaught exception, no warning of Qt, no thread left behind."""
    application()
    monkeypatch.setattr(engine_client, "own_command", lambda *_: [sys.executable, str(FAKE_ENGINE)])
    monkeypatch.setattr(language, "language_of_system", lambda: "en")  # whatever the tester speaks
    monkeypatch.setattr(message_bar, "PASSING_MS", 600_000)  # however long it takes a test to read a message
    threads = set(threading.enumerate())
    yield
    left = [thread.name for thread in threading.enumerate() if thread not in threads]
    assert not left, f"threads left behind: {left}"
    log = kie_desktop_home / "logs" / "kie-desktop.log"
    kept = log.read_text("utf-8").splitlines() if log.exists() else []
    lines = [line for line in kept if " WARNING " in line or " ERROR " in line]
    faults = [line for line in lines if not any(words in line for words in OF_THE_SCREENLESS_PLATFORM)]
    assert not faults, faults


@pytest.fixture(autouse=True)
def not_the_first_start(kie_desktop_home: Path) -> None:
    """The welcome was seen; and tests read pages when they want to (`test_starting` when they are opened)."""
    settings = Settings(kie_desktop_home / "settings.ini")
    settings["read_at_opening"] = False
    settings.set_told("welcome")
    settings.save()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with three page images."""
    from text_image import save

    place = tmp_path / "forms"
    place.mkdir()
    for name in ("a.png", "b.png", "c.png"):
        save(place / name, [(20, 20, f"Form {name}")], (400, 300))
    return place
