"""Runs all steps and prints what came of them."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

from build_scripts.devtools.places import say, stop
from build_scripts.freeze.environment import python_of
from build_scripts.freeze.flavours import Flavour
from build_scripts.freeze.smoke.machine import SmokeError, machine, missing_tools
from build_scripts.freeze.smoke.steps import ALL


def smoke(flavour: Flavour, program: Path, out: Path) -> int:
    """Try out the program; pictures go to `out`. Returns 1 where a step failed."""
    if not sys.platform.startswith("linux"):
        stop("the smoke test makes its empty machine out of Linux; elsewhere, start the program by hand")
    if missing := missing_tools():
        stop(f"the smoke test needs {', '.join(missing)}: sudo apt-get install -y {' '.join(missing)}")
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    failed = 0
    with machine(program, out / "home", python_of(flavour)) as here:
        for step in ALL:
            begin = time.monotonic()
            try:
                mark, found = "ok", step(here, flavour, out)
            except (SmokeError, OSError, ValueError, KeyError, subprocess.TimeoutExpired) as error:
                mark, found, failed = "FAILED", f"{type(error).__name__}: {error}", failed + 1
            took = time.monotonic() - begin
            print(f"{mark:7} {step.__name__.replace('_', ' '):13} {took:6.1f} s  {found}", flush=True)
    say(f"{flavour.name}: {failed} of {len(ALL)} steps failed; pictures and what it wrote: {out}")
    return 1 if failed else 0
