"""What `doctor` looks at. Whatever loads native code does so in a child process, which may crash."""

from __future__ import annotations

import json
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib import metadata
from pathlib import Path
from typing import Any

from kie_desktop.contract.packs import installed_packs, load_pack, pack_folders
from kie_desktop.domain.errors import UserError
from kie_desktop.ocr import paddle_weights
from kie_desktop.ocr.headless_opencv import HEADLESS, installed_opencvs
from kie_desktop.ocr.protocol import engine_names
from kie_desktop.places import is_frozen, own_command, own_environment, user_folder
from kie_desktop.processes import run
from kie_desktop.training import environment as env
from kie_desktop.version import __version__

PROBE_TIMEOUT_S = 120
LEAST_FREE_GB = 1.0


class State(StrEnum):
    """How a part stands; `absent` parts are needed for some work only."""

    OK = "ok"
    ABSENT = "absent"
    FAULT = "fault"


@dataclass(frozen=True)
class Check:
    """One line of the diagnosis. found: what is there; remedy: what to do where it is not as it should be."""

    name: str
    state: State
    found: str
    remedy: str = ""


class ProbeError(Exception):
    """A child process could not do what it was asked; the message is its last line."""


def diagnose() -> Iterator[Check]:
    """Every check, one after another; a few seconds in all."""
    yield Check("program", State.OK, f"KIE Desktop {__version__}, {program_kind()}")
    yield Check("python", State.OK, f"{platform.python_version()} on {platform.platform()}")
    yield display()
    yield from window()
    yield onnx_runtime()
    yield ocr_rapid()
    yield from ocr_paddle()
    yield from opencv()
    yield from paddle()
    yield from packs()
    yield folder()
    yield disk()


def program_kind() -> str:
    """How the program came here."""
    return "installed program" if is_frozen() else f"from {Path(__file__).parents[2]}"


def install_again() -> str:
    """Against a part that should have come with the program."""
    return "reinstall the program" if is_frozen() else "run `python3 build_scripts/dev.py setup`"


def display() -> Check:
    """Whether a window can be shown."""
    if not sys.platform.startswith("linux"):
        return Check("display", State.OK, sys.platform)
    for variable in ("WAYLAND_DISPLAY", "DISPLAY"):
        if os.environ.get(variable):
            return Check("display", State.OK, f"{variable}={os.environ[variable]}")
    remedy = "the command line works without a display; to use the window, start from a desktop session"
    return Check("display", State.ABSENT, "none", remedy)


def window() -> Iterator[Check]:
    """Qt, and fonts for what the pages may hold."""
    try:
        found = probe("qt")
    except ProbeError as error:
        again = "install the package of your system that has it" if is_frozen() else install_again()
        yield Check("qt", State.FAULT, str(error), f"a system library is missing; {again}")
        return
    yield Check("qt", State.OK, f"PySide6 {found['version']}")
    if found["chinese_font"]:
        yield Check("fonts", State.OK, f"Chinese is shown with {found['chinese_font']}")
    else:
        yield Check("fonts", State.ABSENT, "no font for Chinese", "on Debian: sudo apt-get install fonts-noto-cjk")


def onnx_runtime() -> Check:
    """What runs the networks."""
    try:
        found = probe("onnxruntime")
    except ProbeError as error:
        return Check("onnxruntime", State.FAULT, str(error), install_again())
    return Check("onnxruntime", State.OK, f"{found['version']}; networks run on {found['device']}: {found['why']}")


def ocr_rapid() -> Check:
    """The embedded OCR engine, tried on a word."""
    try:
        found = probe("ocr_rapid")
    except ProbeError as error:
        return Check("ocr rapid", State.FAULT, str(error), install_again())
    if not found["text"]:
        return Check(
            "ocr rapid", State.FAULT, f"{found['version']} does not read any text", "reinstall the rapidocr package"
        )
    return Check("ocr rapid", State.OK, f"{found['version']} reads {found['text']!r}")


def ocr_paddle() -> Iterator[Check]:
    """PaddleOCR as second OCR engine, where this program can have it: its package, weights, and what runs them."""
    if "paddle" not in engine_names():
        return
    if not _installed("paddlex"):
        remedy = f"needed only for `--ocr paddle`: {paddle_weights.INSTALL['paddlex']}"
        yield Check("ocr paddle", State.ABSENT, "not installed", remedy)
        return
    try:
        weights = paddle_weights.own_weights()
        if paddle_weights.needs_paddle(weights):
            paddle_weights.require("paddle")
    except UserError as error:
        found, _, remedy = str(error).partition("; ")
        yield Check("ocr paddle", State.ABSENT, f"paddlex {metadata.version('paddlex')}, but {found}", remedy)
        return
    try:
        read = probe("ocr_paddle")
    except ProbeError as error:
        yield Check("ocr paddle", State.FAULT, str(error), "check its packages and weights")
        return
    version, text = read["version"], read["text"]
    if not text:
        yield Check("ocr paddle", State.FAULT, f"{weights} does not read any text", "download the weights again")
        return
    yield Check("ocr paddle", State.OK, f"{version} reads {text!r} with {weights}")


def opencv() -> Iterator[Check]:
    """A fault where packages of OpenCV lie over each other: which one is loaded is chance (docs/adr/0005)."""
    there = installed_opencvs()
    if HEADLESS in there and len(there) > 1:
        others = " ".join(name for name in there if name != HEADLESS)
        python = sys.executable
        remedy = (
            f"{python} -m pip uninstall --yes {others}, then {python} -m pip install --force-reinstall --no-deps "
            f"{HEADLESS}=={there[HEADLESS]}"
        )
        yield Check("opencv", State.FAULT, f"{others} is installed over {HEADLESS}", remedy)


def paddle() -> Iterator[Check]:
    """Paddle and what it can compute on."""
    if not any(_installed(name) for name in ("paddlepaddle", "paddlepaddle-gpu")):
        if (made := env.read()) is not None:
            yield Check("paddle", State.OK, f"{made.paddle} ({made.build}) in the training environment")
            return
        how = (
            "`kie-desktop training-env make` creates a Python with Paddle"
            if is_frozen()
            else "pip install paddlepaddle"
        )
        yield Check(
            "paddle", State.ABSENT, "not installed", f"needed only for training, export and `--runtime paddle`: {how}"
        )
        return
    try:
        found = probe("paddle")
    except ProbeError as error:
        yield Check("paddle", State.FAULT, str(error), "reinstall the paddlepaddle package")
        return
    yield Check("paddle", State.OK, found["version"])
    if found["gpus"]:
        yield Check("gpu", State.OK, ", ".join(gpu["name"] for gpu in found["gpus"]))
    elif found["cuda"]:
        yield Check("gpu", State.FAULT, "this Paddle is a GPU build but finds no GPU", found["advice"])
    else:
        yield Check("gpu", State.ABSENT, "this Paddle is a CPU build", found["advice"])


def packs() -> Iterator[Check]:
    """Every model pack that can be named, each file compared with its checksum."""
    places = list(installed_packs())
    if not places:
        where = " and ".join(str(place) for place in pack_folders())
        yield Check("packs", State.FAULT, f"no model pack in {where}", install_again())
    for place in places:
        try:
            pack = load_pack(place)
        except UserError as error:
            yield Check("pack", State.FAULT, str(error), "copy the pack again, or delete its folder")
        else:
            tasks = " and ".join(task.upper() for task in pack.info.tasks)
            yield Check("pack", State.OK, f"{pack.name} {pack.info.version}: {tasks}, verified, in {place}")


def folder() -> Check:
    """Whether settings and model packs can be kept."""
    place = user_folder()
    try:
        place.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=place):
            return Check("user folder", State.OK, str(place))
    except OSError as error:
        remedy = "make it writable, or set KIE_DESKTOP_HOME to another folder"
        return Check("user folder", State.FAULT, f"{place}: {error.strerror}", remedy)


def disk() -> Check:
    """Room for projects and packs."""
    place = user_folder()
    while not place.exists():
        place = place.parent
    free = shutil.disk_usage(place).free / 1e9
    if free < LEAST_FREE_GB:
        return Check("disk", State.FAULT, f"{free:.1f} GB free in {place}", "free up space: soon nothing can be saved")
    return Check("disk", State.OK, f"{free:.0f} GB free in {place}")


_OF_THE_LOADER = "[PYI-"
"""A frozen program says last that its script failed; why, it says before."""


def probe(name: str, timeout_s: float = PROBE_TIMEOUT_S) -> dict[str, Any]:
    """What a function of `probes.PROBES` finds out in a child process.

    Raises ProbeError where the child fails, crashes or hangs.
    """
    environment = own_environment() | {"QT_QPA_PLATFORM": "offscreen"}
    child = run(own_command("doctor", "--probe", name), environment, timeout_s=timeout_s, attended=True)
    if child.timed_out:
        raise ProbeError(f"no answer after {timeout_s:.0f} s")
    if not child.succeeded:
        lines = [line for line in child.stderr if line.strip() and not line.startswith(_OF_THE_LOADER)]
        raise ProbeError(lines[-1] if lines else f"the process ended with status {child.status}")
    answer: dict[str, Any] = json.loads(child.stdout.strip().splitlines()[-1])  # libraries may print lines of their own
    return answer


def _installed(package: str) -> bool:
    try:
        metadata.version(package)
    except metadata.PackageNotFoundError:
        return False
    return True
