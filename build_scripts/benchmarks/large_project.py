"""For how long the window stands still, command by command, in a project of 10,000 pages and 400,000 entities.

The real window, without a screen, does each command as a user would start it. A timer of 5 ms beats in
its event loop meanwhile: the longest time between two beats is how long nothing could be painted or
typed. Processor time is that of the window's thread; wall time has also what it waited for, and what
other programs took from it.

`python -m build_scripts.benchmarks.large_project [--pages N] [GROUP ...]` does every command to its end
and prints a line for each; all groups take 15 minutes, most of it for the images of turned pages. The
benchmark stops each after some seconds, as a user could, and leaves those out that need longer to begin.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.benchmarks.harness import BenchResult, at_most
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.domain.page import HUMAN, Entity, Link, Page
from kie_desktop.session import Settings
from kie_desktop.store import ProjectFile

if TYPE_CHECKING:
    from build_scripts.benchmarks.large_project_user import LargeProjectUser
    from kie_desktop.ui.main_window import MainWindow

PAGES = 10_000
ENTITIES = 40
BAR_MS = 200.0
GROUPS = "looking", "texts", "renaming", "layout", "turning", "removing", "problems"
QUICK = "looking", "renaming", "removing"
"""Groups of the benchmark."""
MOST_S = 3.0
"""A job of the benchmark is stopped after so long."""
_BEAT_MS = 5
_SIZE = 220, 300
"""Of the images, in pixels: they are turned in a thread, one by one, which is not what is measured."""


class Block(NamedTuple):
    """What a command did to the window: its longest block, and how long all of it took."""

    command: str
    processor_ms: float
    wall_ms: float
    took_s: float


def longest_block_10k() -> BenchResult:
    """Processor time of the window's thread in the longest block of any command."""
    blocks = list(_measured(QUICK, PAGES, MOST_S))
    worst = max(blocks, key=lambda block: block.processor_ms)
    each = "; ".join(f"{block.command} {block.processor_ms:.0f} ({block.wall_ms:.0f})" for block in blocks)
    text = f"{worst.command}; processor (wall) ms of each: {each}"
    return at_most("longest_block_10k", worst.processor_ms, "ms", BAR_MS, peer=text)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a line for each command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument(
        "groups", nargs="*", metavar="GROUP", help="looking, problems, labels, layout, turning, removing"
    )
    parser.add_argument("--pages", type=int, default=PAGES)
    parsed = parser.parse_args(arguments)
    print(f"{'command':28} {'processor':>11} {'wall':>11} {'all of it':>9}")
    for block in _measured(parsed.groups or GROUPS, parsed.pages, None):
        times = f"{block.processor_ms:8.0f} ms {block.wall_ms:8.0f} ms {block.took_s:7.1f} s"
        print(f"{block.command:28} {times}", flush=True)
    return 0


def _measured(groups: Iterable[str], pages: int, most_s: float | None) -> Iterator[Block]:
    """The commands of some groups. most_s: jobs are stopped after so long."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    blocks: list[Block] = []
    with tempfile.TemporaryDirectory(prefix="kie-bench-", dir=Path.cwd()) as folder:
        path = _make_project(Path(folder), pages)
        os.environ["KIE_DESKTOP_HOME"] = folder
        settings = Settings(Path(folder) / "settings.ini")
        settings.set_told("welcome")
        settings.save()

        def script(user: LargeProjectUser) -> None:
            user.begin(path)
            blocks.extend(_timed(user.commands(path, groups), user, most_s))

        _in_window(script)
    yield from blocks


def _in_window(script: Callable[[LargeProjectUser], None]) -> None:
    """Let a user do something in the window, and close it."""
    from build_scripts.benchmarks.large_project_user import LargeProjectUser
    from kie_desktop.app import run_window

    faults: list[BaseException] = []

    def use(window: MainWindow) -> None:
        try:
            script(LargeProjectUser(window))
        except BaseException as fault:  # noqa: BLE001  raised again below, once the window is closed
            faults.append(fault)
        finally:
            window.session.jobs.cancel_all()
            window.close()

    run_window([], on_ready=use)
    if faults:
        raise faults[0]


def _timed(
    commands: Iterable[tuple[str, Callable[[], object]]], user: LargeProjectUser, most_s: float | None
) -> Iterator[Block]:
    for words, do in commands:
        with _beating() as longest:
            started = time.perf_counter()
            do()
            user.rest(most_s)
            took = time.perf_counter() - started
        yield Block(words, longest.processor_s * 1000, longest.wall_s * 1000, took)


class _Longest:
    """The longest time between two beats."""

    def __init__(self) -> None:
        self.processor_s = self.wall_s = 0.0
        self._latest = time.thread_time(), time.perf_counter()

    def beat(self) -> None:
        """The event loop has come round."""
        now = time.thread_time(), time.perf_counter()
        self.processor_s = max(self.processor_s, now[0] - self._latest[0])
        self.wall_s = max(self.wall_s, now[1] - self._latest[1])
        self._latest = now


@contextmanager
def _beating() -> Iterator[_Longest]:
    """Measure while entered."""
    from PySide6.QtCore import QTimer

    longest = _Longest()
    timer = QTimer(interval=_BEAT_MS)
    timer.timeout.connect(longest.beat)
    timer.start()
    yield longest
    timer.stop()
    longest.beat()


def _make_project(folder: Path, pages: int) -> Path:
    """Pages of the same form; all share one image."""
    from PIL import Image

    scans = folder / "scans"
    scans.mkdir()
    first = scans / "page 0.png"
    Image.new("RGB", _SIZE, "white").save(first)
    for number in range(1, pages):
        (scans / f"page {number}.png").hardlink_to(first)
    with ProjectFile.create(folder / "bench.kie", default_label_set()) as project:
        project.add_pages(_page(number) for number in range(pages))
    return folder / "bench.kie"


def _page(number: int) -> Page:
    """A form of 20 fields. A model has labelled them; the last one only a person has, on the first page."""
    by_hand = number == 0
    rows = []
    for index in range(ENTITIES):
        x, y = index % 2 * 110.0, index // 2 * 14.0
        text = f"value {index} of page {number}" if index % 2 else f"Field {index}"
        is_known = by_hand or index < ENTITIES - 2
        rows.append(
            Entity(
                index + 1,
                rectangle((x, y, x + 100, y + 12)),
                text,
                ("question", "answer")[index % 2] if is_known else "other",
                0.97,
                None if by_hand else 0.5 + (number * 7 + index) % 50 / 100,
                HUMAN if by_hand else frozenset(),
            )
        )
    links = [Link(index, index + 1, 0.8) for index in range(1, ENTITIES - 2, 2)]
    if by_hand:
        links.append(Link(ENTITIES - 1, ENTITIES, by_human=True))
    return Page(f"scans/page {number}.png", *_SIZE).with_entities(rows, links)


if __name__ == "__main__":
    raise SystemExit(main())
