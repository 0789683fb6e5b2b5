"""Making a training environment: a virtual environment, then pip, told how far it is. It runs other programs only.

Which index packages come from is pip's own business: its configuration and PIP_INDEX_URL decide. Only a build for a
GPU is asked for where it is published.
"""

from __future__ import annotations

import json
import re
import shutil
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kie_desktop import processes
from kie_desktop.domain.errors import UserError
from kie_desktop.places import command_in, environment_in, foreign_environment
from kie_desktop.training import environment as env
from kie_desktop.training.environment import Build, Recipe

Tell = Callable[[str, int, int], None]
"""What is being done, bytes that are there, bytes in all (0 for no idea)."""

_DOWNLOADING = re.compile(r"Downloading (?:\S*/)?([^/\s]+)")
_PROGRESS = re.compile(r"Progress (\d+) of (\d+)")
_UNREACHABLE = re.compile(r"connection broken|Could not fetch URL|Max retries exceeded|getaddrinfo|Read timed out")
_NO_ROOM = re.compile(r"No space left|Errno 28|not enough space")
_TAIL = 60
_TRY_S = 300


def install(python: str, build: Build, index: str, recipe: Recipe, tell: Tell) -> None:
    """Make the environment of `env.folder()` with a Python of this machine; whatever was there goes first.

    index: where the build is published, "" for pip's own configuration. Leaves nothing but what pip keeps of its
    downloads (where the index lets it), for another try, where it raises UserError or is interrupted.
    """
    try:
        _remove(env.folder())
        tell("Creating a virtual environment", 0, 0)
        _run([python, "-m", "venv", str(env.folder())], lambda _: None)
        tell("Updating pip", 0, 0)
        _pip(["--upgrade", f"pip=={recipe.pip}"], lambda _: None)
        paddle = f"{build.package}=={env.paddle_version()}"
        meter = _Meter(build.download, tell)
        if index:  # the index has what Paddle needs, and nothing else: it must not give us the rest
            _pip([*recipe.packages], meter.read)
            _pip([paddle, "--index-url", index], meter.read, _nothing_but(index))
        else:
            _pip([*recipe.packages, paddle], meter.read)
    except BaseException:
        _remove(env.folder())
        raise


def try_out(build: Build, tell: Tell) -> str:
    """Paddle's version, as the environment itself says it. Raises UserError where training cannot run in it; it is gone
    then.
    """
    tell("Testing Paddle", 0, 0)
    python = str(env.python())
    command = command_in(python, "doctor", "--probe", "paddle")
    done = processes.run(command, environment_in(python), timeout_s=_TRY_S, attended=True)
    try:
        return str(json.loads(done.stdout.strip().splitlines()[-1])["version"])
    except (ValueError, IndexError, KeyError) as fault:
        _remove(env.folder())  # what was downloaded stays, for another try
        raise UserError(
            f"Paddle ({build.name}) was installed but does not start on this computer; choose another build or Python"
        ) from fault


def remove() -> None:
    """Delete the environment and all that belongs to it. Raises UserError."""
    _remove(env.root())


def _remove(place: Path) -> None:
    try:
        if place.exists():
            (place / env.RECORD).unlink(missing_ok=True)  # first: half an environment must not look like a whole one
            shutil.rmtree(place)
    except OSError as fault:
        raise UserError(
            f"{place}: the folder cannot be removed ({fault.strerror}); stop the training that uses it, and try again"
        ) from fault


def _nothing_but(index: str) -> dict[str, str]:
    """What makes pip ask one index only: its configuration may name more, and only what is not empty replaces those."""
    return {"PIP_EXTRA_INDEX_URL": index, "PIP_FIND_LINKS": str(env.downloads()), "PIP_NO_INDEX": "0"}


def _pip(arguments: Sequence[str], read: Callable[[str], None], more: Mapping[str, str] | None = None) -> None:
    """Install with the environment's pip: wheels only, so that no foreign code runs to build anything."""
    how = ["--progress-bar", "raw", "--no-warn-script-location"] if "--upgrade" not in arguments else []
    pinned = ["--only-binary", ":all:", "--constraint", str(env.constraints())]
    command = [str(env.python()), "-m", "pip", "install", *how, *pinned, *arguments]
    kept = {"PIP_CACHE_DIR": str(env.downloads()), "PIP_NO_INPUT": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    apart = {"PIP_USER": "0", "PIP_REQUIRE_VIRTUALENV": "0", "PYTHONUNBUFFERED": "1"}
    _run(command, read, {**kept, **apart, **(more or {})})


@dataclass(slots=True)
class _Meter:
    """Turns what pip prints into progress: bytes of all files so far, of about as many as the build needs."""

    total: int
    tell: Tell
    text: str = "Finding packages"
    _before: int = 0
    _now: int = 0

    def read(self, line: str) -> None:
        """A line of pip's."""
        if found := _PROGRESS.search(line):
            self._now = int(found[1])
        elif found := _DOWNLOADING.search(line):
            self._before, self._now = self._before + self._now, 0
            self.text = f"Downloading {found[1]}"
        elif "Installing collected packages" in line:
            self._before, self._now = self._before + self._now, 0
            self.text = "Installing packages"
            self.tell(self.text, 0, 0)
            return
        else:
            return
        done = self._before + self._now
        self.tell(self.text, done, max(self.total, done))


def _run(command: Sequence[str], read: Callable[[str], None], more: Mapping[str, str] | None = None) -> None:
    """Run a program to its end. Raises UserError, with what to do about it."""
    tail: deque[str] = deque(maxlen=_TAIL)

    def on_line(line: str) -> None:
        if not _PROGRESS.search(line):
            tail.append(line.rstrip())
        read(line)

    environment = {**foreign_environment(), **(more or {})}
    done = processes.run(command, environment, merges_errors=True, on_line=on_line)
    if done.not_started:
        raise UserError(f"{command[0]}: Python does not start ({done.not_started}); choose another Python")
    if not done.succeeded:
        raise UserError(_advice(command, tail, f"status {done.status}"))


def _advice(command: Sequence[str], tail: Sequence[str], status: str) -> str:
    """Why it failed, in the words of the program, and what to do."""
    words = "\n".join(tail)
    if _NO_ROOM.search(words):
        return f"{env.root()}: the disk is full; free up some space and try again"
    if "--index-url" in command and _UNREACHABLE.search(words):
        index = command[command.index("--index-url") + 1]
        return (
            f"{index} cannot be reached. Check the connection and the proxy (HTTPS_PROXY), or enter a mirror "
            "in the settings, and try again"
        )
    if _UNREACHABLE.search(words):
        return (
            "pip cannot reach its package index. Check the connection and the proxy (HTTPS_PROXY), or set "
            "PIP_INDEX_URL to an index that can be reached, and try again"
        )
    if "No matching distribution" in words:
        found = re.search(r"No matching distribution found for (\S+)", words)
        what = found[1] if found else "one of the packages"
        return f"the package index has no {what} for this computer and Python; choose another Python or another build"
    if "ensurepip" in words:
        return (
            f"{command[0]}: {tail[0] if tail else 'venv is missing'}; install its venv package, or choose "
            "another Python"
        )
    faults = [line.partition("ERROR: ")[2] for line in tail if line.startswith("ERROR: ")]
    reason = faults[-1] if faults else next((line for line in reversed(tail) if line.strip()), status)
    return f"{Path(command[0]).name} {' '.join(command[1:4])}: {reason}; try again, or choose another Python"
