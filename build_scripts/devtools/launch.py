"""`dev.py run`: the program on the sample pages, in its window or without one."""

from __future__ import annotations

import shutil
import subprocess

from build_scripts.devtools.places import OUT, SAMPLES, VENV_PYTHON, say, stop

PROGRAM = [str(VENV_PYTHON), "-m", "kie_desktop"]


def run_window(arguments: list[str]) -> int:
    """Open the window on what the arguments name, else on a copy of the sample pages."""
    return subprocess.run([*PROGRAM, *(arguments or [writable_samples()])], check=False).returncode


def writable_samples() -> str:
    """The folder of the sample project, outside the checkout, so that work on it never changes that."""
    code = "from kie_desktop.ui.samples import writable_samples; print(writable_samples())"
    asked = subprocess.run([str(VENV_PYTHON), "-c", code], stdout=subprocess.PIPE, text=True, check=False)
    if asked.returncode:
        stop("the sample pages could not be copied, see above")
    say(f"the sample project lies in {asked.stdout.strip()}")
    return asked.stdout.strip()


def run_headless(arguments: list[str]) -> int:
    """Read, label and link pages (the sample pages unless others are named); `extract` says a line a page."""
    target = OUT / "samples"
    inputs = arguments or [str(SAMPLES)]
    say(f"no display: reading {', '.join(inputs)}")
    shutil.rmtree(target, ignore_errors=True)
    command = [*PROGRAM, "extract", *inputs, "--out", str(target), "--draw"]
    status = subprocess.run(command, check=False).returncode
    if not any(target.glob("*.json")):
        stop(f"`kie-desktop extract` read no page (status {status}), see above")
    say(f"results, and pictures of them, lie in {target}")
    return status
