"""Thousands of page switches with edits in one window, and an engine that dies again and again: nothing piles up."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from build_scripts.devtools.places import ROOT
from build_scripts.soak.log import Log
from build_scripts.soak.samples import make_project

_PAGES = 40
_LONGEST_S = 3_600
_MORE_MIB, _MORE_FILES, _MORE_THREADS = 60, 5, 3
"""So much more at the end than after the first hundred switches is no growth that goes on."""


def soak(log: Log, cases: int) -> None:
    """So many switches in one window, and an engine death with every ninetieth."""
    if cases in log:
        return
    with tempfile.TemporaryDirectory(prefix="kie-switches-") as scratch:
        place = Path(scratch)
        path = make_project(place / "forms", _PAGES)
        environment = os.environ | {"KIE_DESKTOP_HOME": str(place / "home"), "QT_QPA_PLATFORM": "offscreen"}
        done = subprocess.run(
            [sys.executable, "-m", "build_scripts.soak.switch_pages", str(path), str(cases)],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            timeout=_LONGEST_S,
            check=False,
        )
        logged = (place / "home" / "logs" / "kie-desktop.log").read_text("utf-8", "replace")
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    figures = json.loads(lines[-1]) if lines else {}
    log.note(cases, "switches", _fault(done, logged, figures), **figures)
    print(json.dumps(figures), flush=True)


def _fault(done: subprocess.CompletedProcess[str], logged: str, figures: dict[str, dict[str, float]]) -> str:
    if done.returncode or "Traceback" in done.stderr + logged or not figures:
        return f"exit status {done.returncode}: {(done.stderr + logged)[-700:]}"
    start, end = figures["start"], figures["end"]
    limits = {"mib": _MORE_MIB, "files": _MORE_FILES, "threads": _MORE_THREADS}
    grown = [name for name, limit in limits.items() if end[name] - start[name] > limit]
    return f"{', '.join(grown)} grew: {figures}" if grown else ""
