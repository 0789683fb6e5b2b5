"""Runs spoiled files through the readers, and what they read through checks and writers."""

from __future__ import annotations

import json
import math
import random
import shutil
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from build_scripts.fuzz.mutations import spoiled
from build_scripts.fuzz.seeds import IMAGE, IMAGE_SIZE, Files, seeds_of
from kie_desktop.domain.codec import page_from_json, page_to_json
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.label_set import LabelSet, default_label_set
from kie_desktop.formats import registry
from kie_desktop.formats.format import Format, Reading
from kie_desktop.formats.images import encode_png

LONGEST_S = 5
"""Seconds of processor time; a reader that takes longer for a few kilobytes hangs."""
_WRITE_EVERY = 20
"""Cases: what was read is written as some format, and read again; and nothing lies outside the folder."""


class Hang(Exception):  # noqa: N818 - it is raised by the clock, not by a fault
    """A case took longer than `LONGEST_S`."""


@dataclass(slots=True)
class Outcome:
    """What the cases of one format came to.

    pages: pages read from spoiled files. refused: cases that ended in a UserError. failures: what
    should never happen -> the first case that did it.
    """

    name: str
    cases: int = 0
    pages: int = 0
    problems: int = 0
    refused: int = 0
    written: int = 0
    failures: dict[str, str] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)


def fuzz(kind: Format, cases: int, seed: int, folder: Path) -> Outcome:
    """Spoil, read and check `cases` times; the same seed gives the same cases. `folder` is empty."""
    chance = random.Random(f"{kind.name}{seed}")
    (folder / "seeds").mkdir()
    sources = seeds_of(kind, folder / "seeds")
    images = folder / "images"
    images.mkdir()
    (images / IMAGE).write_bytes(encode_png(np.zeros((IMAGE_SIZE[1], IMAGE_SIZE[0], 3), np.uint8)))
    allowed = {"seeds", "images", "case", "out"}
    outcome = Outcome(kind.name)
    for number in range(cases):
        case = folder / "case"
        path = _lay_out(chance.choice(sources), case, kind, chance)
        try:
            with _time_limit():
                _run(kind, path, images, folder / "out", number % _WRITE_EVERY == 0, outcome, chance)
            if number % _WRITE_EVERY == 0:
                strangers = {entry.name for entry in folder.iterdir()} - allowed
                assert not strangers, f"written outside the folder: {sorted(strangers)}"
        except Exception as fault:  # noqa: BLE001 - whatever a reader lets through is what is looked for
            _keep(fault, case, folder, outcome)
            allowed |= {entry.name for entry in folder.iterdir()}
        outcome.cases += 1
    return outcome


def _run(
    kind: Format, path: Path, images: Path, out: Path, write: bool, outcome: Outcome, chance: random.Random
) -> None:
    label_set = chance.choice((None, default_label_set()))
    if chance.random() < 0.2:
        registry.recognise(path)
    try:
        reading = registry.read(path, images if chance.random() < 0.25 else None, label_set, kind)
    except UserError as fault:
        _check_message(str(fault), path)
        outcome.refused += 1
        return
    outcome.pages += len(reading.pages)
    outcome.problems += len(reading.problems)
    _check(reading)
    if write and reading.pages:
        _write(reading, label_set or LabelSet(()).extended(reading.label_names), out, chance)
        outcome.written += 1


def _check(reading: Reading) -> None:
    """Every page holds what the rest of the program relies on."""
    for problem in reading.problems:
        assert problem.message and problem.code, problem
    for page in reading.pages:
        for key, entity in page.entities.items():
            assert key == entity.id and len(entity.points) >= 3, entity
            assert all(math.isfinite(side) for point in entity.points for side in point), entity
            assert entity.label.strip() and isinstance(entity.text, str), entity
            (entity.text + entity.label).encode()
        assert all(head != tail and {head, tail} <= page.entities.keys() for head, tail in page.links)
        assert page.next_id > max(page.entities, default=0) and page.width >= 0 and page.height >= 0
        assert page_from_json(json.loads(json.dumps(page_to_json(page)))) == page
        json.dumps(page_to_json(page), ensure_ascii=False).encode()  # also kept values and keys: no lone surrogate


def _write(reading: Reading, label_set: LabelSet, out: Path, chance: random.Random) -> None:
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir()
    target = chance.choice(registry.FORMATS)
    try:
        registry.write(out / f"copy{target.suffix}", reading.pages, label_set, target)
    except UserError as fault:
        assert str(fault)
        return
    if target.read:
        registry.read(out / f"copy{target.suffix}", None, label_set, target)


def _check_message(message: str, path: Path) -> None:
    assert str(path) in message or path.parent.name in message, f"the message names no file: {message}"
    assert "Traceback" not in message and len(message) < 3_000, message


def _lay_out(files: Files, case: Path, kind: Format, chance: random.Random) -> Path:
    """Write a source with at least one file spoiled; returns what to read."""
    if case.is_dir() and {path.name for path in case.iterdir()} != {name.partition("/")[0] for name in files}:
        shutil.rmtree(case)
    victim = chance.choice(list(files))
    for name, data in files.items():
        path = case / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(spoiled(data, chance) if name == victim or chance.random() < 0.2 else data)
    whole_folder = kind.target == "folder" and chance.random() < 0.7
    return case if whole_folder else case / victim


@contextmanager
def _time_limit() -> Iterator[None]:
    """Stops a case that computes for too long; Windows cannot, there it is found out afterwards."""
    start = time.process_time()
    if sys.platform != "win32":
        signal.signal(signal.SIGPROF, _ring)
        signal.setitimer(signal.ITIMER_PROF, LONGEST_S)
    try:
        yield
    finally:
        if sys.platform != "win32":
            signal.setitimer(signal.ITIMER_PROF, 0)
    if time.process_time() - start > LONGEST_S:
        _ring()


def _ring(*_: object) -> None:
    raise Hang(f"longer than {LONGEST_S} s")


def _keep(fault: Exception, case: Path, folder: Path, outcome: Outcome) -> None:
    """Remember a failure by its kind and place, with a copy of the first case that showed it."""
    frames = [frame for frame in traceback.extract_tb(fault.__traceback__) if "kie_desktop" in frame.filename]
    frame = frames[-1] if frames else traceback.extract_tb(fault.__traceback__)[-1]
    name = f"{type(fault).__name__} in {Path(frame.filename).name}:{frame.lineno}: {str(fault)[:200]!r}"
    place = f"{type(fault).__name__} in {Path(frame.filename).name}:{frame.lineno}"
    outcome.counts[place] += 1
    if place not in outcome.failures:
        copy = folder / f"failure-{len(outcome.failures) + 1}"
        shutil.copytree(case, copy)
        outcome.failures[place] = f"{name}; the case is in {copy}"
