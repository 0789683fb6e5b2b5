"""Engines that read the pages of a job side by side; the window's own engine is left to the page that is shown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from kie_desktop.contract.workers import threads_of_one, workers_beside_window
from kie_desktop.domain.page import Page
from kie_desktop.jobs.engine_client import EngineClient, EngineLimits
from kie_desktop.places import wanted_device

IDLE_MS = 30_000
"""After so long without work the engines end, and their memory is given back."""


class EnginePool(QObject):
    """Up to `size` engines, each started when there is a page for it; other processes go before them.

    done, failed, progress: as of `EngineClient`, whose requests all have different ids. A death costs the page that the
    engine was at.
    """

    done = Signal(int, object)
    failed = Signal(int, str)
    progress = Signal(int, str)

    def __init__(
        self,
        size: int | None = None,
        command: Sequence[str] | None = None,
        limits: EngineLimits | None = None,
        idle_ms: int = IDLE_MS,
        parent: QObject | None = None,
    ) -> None:
        """size: at least 1; None: by cores and memory, when the first page comes."""
        super().__init__(parent)
        self._size = size
        self._command = command
        self._limits = limits
        self._clients: list[EngineClient] = []
        self._rest = QTimer(self, singleShot=True, interval=idle_ms)
        self._rest.timeout.connect(self._on_idle)

    @property
    def size(self) -> int:
        """How many pages are read at the same time."""
        if self._size is None:
            self._size = workers_beside_window(wanted_device())
        return self._size

    def annotate(self, image: Path, page: Page, **how: Any) -> int:
        """As `EngineClient.annotate`, by the engine that has the least to do."""
        self._rest.stop()
        client = min(self._clients, key=lambda one: one.load, default=None)
        if client is None or (client.load and len(self._clients) < self.size):
            client = self._add()
        return client.annotate(image, page, **how)

    def cancel(self, request_id: int) -> None:
        """Drop a request; its engine ends where it works on it. Unknown ids are left alone."""
        for client in self._clients:
            client.cancel(request_id)
        self._look_for_idleness()

    def stop(self) -> None:
        """Drop everything and end the engines."""
        self._rest.stop()
        for client in self._clients:
            client.rest()
            client.stop()

    # --- inside

    def _add(self) -> EngineClient:
        client = EngineClient(self._command, self._limits, threads_of_one(self.size), self)
        client.done.connect(self._on_done)
        client.failed.connect(self._on_failed)
        client.progress.connect(self.progress)
        self._clients.append(client)
        return client

    def _on_done(self, request_id: int, answer: object) -> None:
        self.done.emit(request_id, answer)  # whoever hears of it may ask for the next page at once
        self._look_for_idleness()

    def _on_failed(self, request_id: int, text: str) -> None:
        self.failed.emit(request_id, text)
        self._look_for_idleness()

    def _look_for_idleness(self) -> None:
        if not any(client.load for client in self._clients):
            self._rest.start()

    def _on_idle(self) -> None:
        for client in self._clients:
            client.rest()
