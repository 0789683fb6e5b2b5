"""Several engines side by side: the pages of a job."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from event_loop import application, until

from kie_desktop.contract import workers
from kie_desktop.domain.page import Page
from kie_desktop.jobs.engine_client import EngineClient, EngineLimits
from kie_desktop.jobs.engine_pool import EnginePool

FAKE = [sys.executable, str(Path(__file__).with_name("fake_engine.py"))]
QUICK = EngineLimits(answer_ms=30_000, back_off_ms=(0, 10))


class Watched:
    """A pool and what it answered."""

    def __init__(self, size: int, idle_ms: int) -> None:
        self.pool = EnginePool(size, FAKE, QUICK, idle_ms)
        self.done: list[int] = []
        self.failed: dict[int, str] = {}
        self.pool.done.connect(lambda request, _: self.done.append(request))
        self.pool.failed.connect(self.failed.__setitem__)

    def annotate(self, path: Path) -> int:
        return self.pool.annotate(path, Page(path.name, 100, 100))

    @property
    def clients(self) -> list[EngineClient]:
        return self.pool.findChildren(EngineClient)

    def wait_for(self, *requests: int) -> None:
        until(lambda: {*requests} <= {*self.done, *self.failed})


@pytest.fixture
def make() -> Iterator[Callable[..., Watched]]:
    application()
    made: list[Watched] = []

    def build(size: int = 2, idle_ms: int = 60_000) -> Watched:
        made.append(Watched(size, idle_ms))
        return made[-1]

    yield build
    for watched in made:
        watched.pool.stop()


def test_pages_are_read_at_the_same_time(make: Callable[..., Watched], tmp_path: Path) -> None:
    pool = make()
    slow, quick = pool.annotate(tmp_path / "waits.png"), pool.annotate(tmp_path / "quick.png")
    pool.wait_for(quick)
    assert pool.done == [quick]
    (tmp_path / "waits.go").touch()
    pool.wait_for(slow)


def test_there_are_no_more_engines_than_pages(make: Callable[..., Watched], tmp_path: Path) -> None:
    pool = make(size=4)
    pool.wait_for(pool.annotate(tmp_path / "a.png"))
    pool.wait_for(pool.annotate(tmp_path / "b.png"), pool.annotate(tmp_path / "c.png"))
    assert len(pool.clients) == 2


def test_a_death_costs_one_page(make: Callable[..., Watched], tmp_path: Path) -> None:
    pool = make()
    pages = [pool.annotate(tmp_path / name) for name in ("a.png", "dies.png", "b.png", "c.png", "d.png")]
    pool.wait_for(*pages)
    assert [*pool.failed] == [pages[1]]
    assert "Segmentation fault in libfake" in pool.failed[pages[1]]


def test_cancelling_a_page_leaves_the_others(make: Callable[..., Watched], tmp_path: Path) -> None:
    pool = make()
    hanging, other = pool.annotate(tmp_path / "hangs.png"), pool.annotate(tmp_path / "waits.png")
    until(lambda: len(pool.clients) == 2 and all(client.is_ready for client in pool.clients))
    pool.pool.cancel(hanging)
    pool.pool.cancel(hanging + 1_000_000)
    (tmp_path / "waits.go").touch()
    pool.wait_for(other)
    assert not pool.failed


def test_engines_without_work_end_and_start_again(make: Callable[..., Watched], tmp_path: Path) -> None:
    pool = make(idle_ms=10)
    pool.wait_for(pool.annotate(tmp_path / "a.png"), pool.annotate(tmp_path / "b.png"))
    until(lambda: not any(client.is_ready for client in pool.clients))
    again = pool.annotate(tmp_path / "c.png")
    pool.wait_for(again)
    assert again in pool.done


@pytest.mark.skipif(sys.platform == "win32", reason="looks at `nice`")
def test_engines_of_a_pool_let_others_go_first(tmp_path: Path) -> None:
    application()
    client = EngineClient(threads=1)
    try:
        client.start()
        until(lambda: client.is_ready)
        assert os.getpriority(os.PRIO_PROCESS, client._process._child.pid) >= os.getpriority(os.PRIO_PROCESS, 0) + 5
    finally:
        client.stop()


@pytest.mark.parametrize(
    ("device", "memory", "packages", "expected"),
    [
        ("auto", None, (), 8),
        ("auto", 4_000_000_000, (), 2),
        ("auto", 1_000_000, (), 1),
        ("gpu", None, (), 1),
        ("auto", None, ("onnxruntime-gpu",), 1),
        ("cpu", None, ("onnxruntime-gpu",), 8),
    ],
)
def test_there_are_as_many_as_cores_and_memory_allow(
    device: str, memory: int | None, packages: tuple[str, ...], expected: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "usable_cores", lambda: 8)
    monkeypatch.setattr(workers, "free_memory", lambda: memory)
    monkeypatch.setattr(workers, "_is_installed", lambda name: name in packages)
    assert workers.workers_beside_window(device) == expected
    assert workers.threads_of_one(3) == 2


def test_nobody_gets_a_thousand_engines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "usable_cores", lambda: 2)
    monkeypatch.setattr(workers, "free_memory", lambda: 9_000_000_000)
    assert [workers.workers_that_fit(wanted) for wanted in (1, 2, 11, 1000)] == [1, 2, 11, 11]
    monkeypatch.setattr(workers, "free_memory", lambda: 1_000_000)
    assert [workers.workers_that_fit(wanted) for wanted in (1, 2, 1000)] == [1, 2, 2]
    monkeypatch.setattr(workers, "free_memory", lambda: None)
    assert workers.workers_that_fit(1000) == 1000
