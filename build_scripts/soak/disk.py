"""A full disk and one that cannot be written, at every single write of a sitting: memory and file never part ways.

`fail_at.c` is compiled with the system's C compiler and preloaded, so that the n-th write of a project's folder fails.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from build_scripts.devtools.places import ROOT
from build_scripts.soak.log import Log
from build_scripts.soak.samples import make_project
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.page import Page
from kie_desktop.store import ProjectFile

LONGEST_S = 600
"""On a machine that others keep busy."""
Texts = dict[str, dict[str, str]]
"""Of entities, by the image of the page and the entity's id."""
_PAGES = 54
_FAILURES = (
    *((errno.ENOSPC, 1), (errno.EIO, 1)),
    *((errno.ENOSPC, 10**9), (errno.EIO, 10**9)),
)
"""What a write fails with, and how many do."""


def soak(log: Log, cases: int) -> None:
    """So many sittings, in each of which another write fails."""
    with tempfile.TemporaryDirectory(prefix="kie-disk-") as scratch:
        place = Path(scratch)
        library = place / "fail_at.so"
        subprocess.run(
            ["cc", "-shared", "-fPIC", "-O1", "-o", str(library), str(Path(__file__).with_name("fail_at.c")), "-ldl"],
            check=True,
        )
        sample = make_project(place / "sample", _PAGES, share_image=True)
        total = int(_sitting(sample, place, library, 0, 0, 0)[0])
        print(f"disk: {total} writes in a sitting", flush=True)
        wanted = [(at, *failure) for failure in _FAILURES for at in range(1, total + 1)]
        for case in range(min(cases, len(wanted))):
            if case in log:
                continue
            at, number, length = wanted[case * 7919 % len(wanted)]
            _, fault = _sitting(sample, place, library, at, number, length)
            kind = f"{errno.errorcode[number]} {'once' if length == 1 else 'for good'}"
            log.note(case, kind, fault, at_write=at, writes=total)


def _sitting(sample: Path, place: Path, library: Path, at: int, number: int, length: int) -> tuple[str, str]:
    """How many writes there were, and what went wrong; "" for nothing."""
    folder = place / "case"
    shutil.copytree(sample.parent, folder)
    path, count = folder / sample.name, place / "count"
    environment = os.environ | {
        "LD_PRELOAD": str(library),
        "KIE_FAIL_BELOW": str(folder),
        "KIE_FAIL_AT": str(at),
        "KIE_FAIL_WITH": str(number),
        "KIE_FAIL_FOR": str(length),
        "KIE_FAIL_COUNT": str(count),
        "KIE_DESKTOP_HOME": str(place / "home"),
        "QT_QPA_PLATFORM": "offscreen",
    }
    try:
        done = subprocess.run(
            [sys.executable, "-m", "build_scripts.soak.sitting", str(path)],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            timeout=LONGEST_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        shutil.rmtree(folder)
        return "0", f"hangs for more than {LONGEST_S} s"
    fault = _fault(path, sample, done)
    writes = count.read_text("utf-8").strip() if count.exists() else "0"
    shutil.rmtree(folder)
    return writes, fault


def _fault(path: Path, sample: Path, done: subprocess.CompletedProcess[str]) -> str:
    if "Traceback" in done.stderr:
        return f"traceback: {done.stderr[done.stderr.index('Traceback') :][-700:]}"
    if done.returncode:
        return f"exit status {done.returncode}: {done.stderr[-300:]}"
    lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    expected = _pages(sample)
    hoped: list[Texts] = []
    for line in lines:
        if line.get("pages", expected) != expected:
            expected, hoped = line["pages"], []
        elif "hoped" in line:  # a write that fails may be there after all: the disk does not say how far it came
            hoped.append(line["hoped"])
    try:
        found = _pages(path)
    except UserError as error:
        return f"it does not open any more: {error}"
    if found != expected and found not in hoped:
        differing = [page for page in {*found, *expected} if found.get(page) != expected.get(page)]
        page = differing[0]
        return f"{len(differing)} pages differ; memory {expected.get(page)}, file {found.get(page)}; {lines[-3:]}"[:700]
    return ""


def _pages(path: Path) -> Texts:
    with ProjectFile.open(path) as project:
        return texts_of([project.page(row.id) for row in project.summaries()])


def texts_of(pages: Iterable[Page]) -> Texts:
    """What is compared: the texts of all entities, by image and id."""
    return {page.image: {str(entity.id): entity.text for entity in page.entities.values()} for page in pages}
