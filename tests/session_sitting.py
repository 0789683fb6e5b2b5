"""A session with a fake engine, for tests."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from event_loop import application, until
from PIL import Image

from kie_desktop.jobs.engine_client import EngineClient, EngineLimits
from kie_desktop.jobs.engine_pool import EnginePool
from kie_desktop.session import Session, Settings

FAKE_ENGINE = Path(__file__).parent / "jobs" / "fake_engine.py"


class Sitting:
    """A session with a fake engine, and what it said."""

    def __init__(
        self, folder: Path, *engine: str, fields_engine: EngineClient | None = None, pool: int | None = None
    ) -> None:
        """fields_engine: learns and reads fields, in place of the fake one. pool: so many engines for jobs."""
        application()
        command, limits = (
            [sys.executable, str(FAKE_ENGINE), *engine],
            EngineLimits(answer_ms=30_000, back_off_ms=(0, 10)),
        )
        self.session = Session(
            Settings(folder / "settings.ini"),
            EngineClient(command, limits),
            fields_engine,
            EnginePool(pool, command, limits) if pool else None,
        )
        self.messages: list[tuple[str, str]] = []
        self.session.message.connect(lambda level, text: self.messages.append((level, text)))

    def open(self, path: Path) -> Session:
        """Open something and wait until its images have been looked at."""
        assert self.session.project.open_path(path), self.messages
        self.rest()
        return self.session

    def rest(self) -> None:
        """Wait until nothing is being worked on."""
        until(lambda: not self.session.jobs.states)


class LongestTurn:
    """How long the window's thread works before other events have their turn: what others do meanwhile is left out."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self._latest = time.thread_time()

    def counting(self, condition: Callable[[], object]) -> Callable[[], object]:
        """The same condition, for `until`, which asks at every turn."""

        def asked() -> object:
            now = time.thread_time()
            self.seconds, self._latest = max(self.seconds, now - self._latest), now
            return condition()

        return asked


def write_image(path: Path, width: int = 120, height: int = 80) -> Path:
    """A small picture with something on it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    pixels = np.full((height, width, 3), 255, np.uint8)
    pixels[10:20, 10:60] = 0
    Image.fromarray(pixels).save(path)
    return path
