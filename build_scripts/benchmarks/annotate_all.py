"""Pre-annotating all pages of a project in the window: how fast, and how long the shown page waits meanwhile.

On a machine that has nothing else to do: the engines of a job let all others go first, so that a busy one slows them
and not the one that they are compared with (measured at a load of 13 on two cores: 3 pages a minute against 10, and a
line of the shown page in 79 ms against 5.4 s).
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from shutil import copyfile
from statistics import median

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from build_scripts.benchmarks.harness import BenchResult, at_least
from kie_desktop.domain.errors import UserError
from kie_desktop.formats.images import find_images
from kie_desktop.jobs.engine_client import EngineClient
from kie_desktop.machine import usable_cores
from kie_desktop.places import program_folder
from kie_desktop.session import Session, Settings

PAGES = 24
BAR = 1.0
"""On two cores, starting the engines included: the one engine that is compared with computes on both as well, and
leaves a tenth of them (docs/adr/0075); with more cores there is more to gain. The shown page must not pay for it."""
_EVERY_MS = 500
"""So often the user reads a line of the shown page again."""
_PATIENCE_S = 900


def annotate_all() -> BenchResult:
    """How many times as fast the pages of a job are read by several engines as by the window's own, in one run."""
    application = QCoreApplication.instance() or QCoreApplication([])
    with tempfile.TemporaryDirectory(prefix="kie-all-") as folder:
        rounds = [_measure(Path(folder) / str(number), pool=bool(number % 2)) for number in range(4)]
    del application
    one, several = rounds[0::2], rounds[1::2]
    alone, ours = (median(seconds for seconds, _ in side) for side in (one, several))
    waits = [median(wait for _, waits in side for wait in waits) * 1000 for side in (one, several)]
    text = f"one engine, {60 * PAGES / alone:.0f} pages a minute and {waits[0]:.0f} ms to read a line of the shown page"
    text += f" meanwhile; {usable_cores()} cores: {60 * PAGES / ours:.0f} and {waits[1]:.0f} ms"
    return at_least("annotate_all", alone / ours, "x", BAR, peer=text, ratio=alone / ours)


def _measure(folder: Path, pool: bool) -> tuple[float, list[float]]:
    """Seconds for all pages but the shown one, and for each line of that page which was read meanwhile."""
    pages = folder / "pages"
    pages.mkdir(parents=True)
    samples = find_images(program_folder() / "resources" / "samples")
    for number in range(PAGES + 1):
        source = samples[number % len(samples)]
        copyfile(source, pages / f"{number:02}{source.suffix}")
    engine = EngineClient()
    session = Session(Settings(folder / "settings.ini"), None if pool else engine)
    try:
        session.project.open_path(pages)
        session.annotator.start_engine()
        _until(lambda: len(session.summaries) == PAGES + 1 and not session.jobs.states)
        session.annotator.annotate([session.summaries[0].id])  # the engine has loaded everything afterwards
        _until(lambda: not session.jobs.states and bool(session.page and session.page.entities))
        others = [row.id for row in session.summaries[1:]]
        return _read_all(session, others)
    finally:
        session.shut_down()
        engine.stop()


def _read_all(session: Session, others: list[int]) -> tuple[float, list[float]]:
    waits: list[float] = []
    asked: dict[int, float] = {}
    engine = session.annotator._engine
    assert session.page_id is not None and session.page is not None
    image, page = session.editor.image_path(session.page_id), session.page
    line = next(iter(page.entities.values()))

    def ask() -> None:
        if not asked:
            asked[engine.recognise(image, page, line.points)] = time.perf_counter()

    def note(request: int, _: object) -> None:
        if request in asked:
            waits.append(time.perf_counter() - asked.pop(request))

    engine.done.connect(note)
    timer = QTimer(interval=_EVERY_MS)
    timer.timeout.connect(ask)
    timer.start()
    start = time.perf_counter()
    session.annotator.annotate(others)
    _until(lambda: not session.jobs.states)
    seconds = time.perf_counter() - start
    timer.stop()
    engine.done.disconnect(note)
    if any(not row.entities for row in session.summaries):
        raise UserError("not all pages were pre-annotated; look at the log")
    return seconds, waits


def _until(condition: object) -> None:
    assert callable(condition)
    end = time.monotonic() + _PATIENCE_S
    while not condition():
        if time.monotonic() > end:
            raise UserError(f"the pages were not read within {_PATIENCE_S} s")
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        time.sleep(0.005)
