"""`dev.py run`: the program on the sample pages, in its window or without one."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

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
    """Read, label and link pages (the sample pages unless others are named), and print a line a page."""
    target = OUT / "samples"
    inputs = arguments or [str(SAMPLES)]
    say(f"no display: reading {', '.join(inputs)} into {target}")
    shutil.rmtree(target, ignore_errors=True)
    command = [*PROGRAM, "extract", *inputs, "--out", str(target), "--draw"]
    status = subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode
    results = sorted(path for path in target.glob("*.json") if path.name != "Label.json")
    if not results:
        stop(f"`kie-desktop extract` read no page (status {status}), see above")
    for path in results:
        print(found_on(path), flush=True)
    return status


def found_on(result: Path) -> str:
    """What a page result says, in one line."""
    page = json.loads(result.read_text("utf-8"))
    labelled = sum(entity["label"].casefold() != "other" for entity in page["entities"])
    drawn = result.with_name(f"{result.stem}_result.jpg")
    return (
        f"{page['image']}: {len(page['entities'])} entities, {labelled} labelled, {len(page['links'])} links"
        f", {len(page['fields'])} fields -> {drawn if drawn.exists() else result}"
    )
