"""A machine of its own for the program: an empty home, no Python to be found, no network, a screen."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from build_scripts.devtools.places import ROOT

SCREEN = "1600x1000x24"
TITLE = re.compile(r'"([^"]*KIE Desktop[^"]*)"')
TRACE = "Traceback (most recent call last)"
_POLL_S = 0.01
TOOLS = {"Xvfb": "xvfb", "xwininfo": "x11-utils", "xdotool": "xdotool", "unshare": "util-linux"}
"""Program -> Debian package."""


class SmokeError(Exception):
    """What the program did not do."""


@dataclass
class Shown:
    """A window that was waited for. seconds: from the start of the process until it was on the screen."""

    process: subprocess.Popen[bytes]
    title: str
    seconds: float


@dataclass
class Machine:
    """Runs the program; every run of it sees the same home. python: one that has PySide6, to take pictures with."""

    program: Path
    home: Path
    display: str
    python: Path

    @property
    def environment(self) -> dict[str, str]:
        """All that the program is told."""
        empty = self.home / "no-programs"
        empty.mkdir(exist_ok=True)
        return {"HOME": str(self.home), "PATH": str(empty), "LANG": "C.UTF-8", "DISPLAY": self.display}

    def command(self, *arguments: str | Path) -> list[str]:
        """The program in a network of its own, which leads nowhere. Others than root need a user namespace for that."""
        is_root = sys.platform != "win32" and os.geteuid() == 0
        unshare = [shutil.which("unshare") or "unshare", "--net", *([] if is_root else ["--map-root-user"])]
        return [*unshare, str(self.program / "kie-desktop"), *map(str, arguments)]

    def run(self, *arguments: str | Path, status: int = 0, timeout_s: float = 300, text: str = "") -> str:
        """Run a command line to its end; returns what it printed. SmokeError where it ends otherwise than expected."""
        done = subprocess.run(
            self.command(*arguments),
            env=self.environment,
            cwd=self.home,
            input=text,
            capture_output=True,
            text=True,
            timeout=timeout_s,
            check=False,
        )
        said = (done.stdout + done.stderr)[-1500:]
        if done.returncode != status or TRACE in done.stderr:
            raise SmokeError(f"{arguments[0]} ended with status {done.returncode}: {said}")
        return done.stdout if status == 0 else done.stderr

    @contextmanager
    def window(self, *arguments: str | Path, title: str = "", timeout_s: float = 60) -> Iterator[Shown]:
        """Start the window and wait until one whose title holds `title` is on the screen; it is closed at the end."""
        log = self.home / "window.log"
        while self._titles():  # of a program that has just ended: the screen hears of that a moment later
            time.sleep(_POLL_S)
        begin = time.monotonic()
        with log.open("wb") as said:
            process = subprocess.Popen(
                self.command(*arguments), env=self.environment, cwd=self.home, stdout=said, stderr=said
            )
            try:
                while (found := next((name for name in self._titles() if title in name), None)) is None:
                    if process.poll() is not None or time.monotonic() > begin + timeout_s:
                        raise SmokeError(f"no window {title!r}; it said: {log.read_text('utf-8', 'replace')[-1500:]}")
                    time.sleep(_POLL_S)
                yield Shown(process, found, time.monotonic() - begin)
                if process.poll() is not None:
                    raise SmokeError(f"the window went by itself with status {process.returncode}")
            finally:
                process.send_signal(signal.SIGTERM)
                process.wait(timeout=30)
        if TRACE in log.read_text("utf-8", "replace"):
            raise SmokeError(log.read_text("utf-8", "replace")[-1500:])

    def press(self, key: str) -> None:
        """Click into the middle of the screen, which is the window's, and press a key."""
        x, y = (int(side) // 2 for side in SCREEN.split("x")[:2])
        command = ["xdotool", "mousemove", str(x), str(y), "click", "1", "key", key]
        subprocess.run(command, env=os.environ | {"DISPLAY": self.display}, check=True)

    def picture(self, file: Path) -> None:
        """Keep what is on the screen. SmokeError where that is of one colour."""
        code = "from build_scripts.freeze.smoke.picture import take; import sys; sys.exit(take(sys.argv[1]))"
        environment = os.environ | {"DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}
        done = subprocess.run([self.python, "-c", code, str(file)], env=environment, cwd=ROOT, check=False)
        if done.returncode:
            raise SmokeError(f"{file}: nothing is to be seen")

    def forget(self) -> None:
        """Drop the program's files from the memory of the system, as after switching the machine on."""
        if sys.platform != "linux":
            raise SmokeError("only Linux drops a program's files from its memory; try the program out there")
        for path in self.program.rglob("*"):
            if path.is_file() and not path.is_symlink():
                with path.open("rb") as file:
                    os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)

    def _titles(self) -> list[str]:
        environment = os.environ | {"DISPLAY": self.display}
        command = ["xwininfo", "-root", "-tree"]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        return TITLE.findall(done.stdout)


def missing_tools() -> list[str]:
    """Debian packages of what the machine needs and is not here."""
    return [package for tool, package in TOOLS.items() if shutil.which(tool) is None]


@contextmanager
def machine(program: Path, home: Path, python: Path) -> Iterator[Machine]:
    """A machine with an empty home and a screen; the screen goes at the end."""
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    read, write = os.pipe()
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", SCREEN, "-nolisten", "tcp", "-noreset"],
        pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        with os.fdopen(read) as told:
            number = told.readline().strip()
        if not number:
            sys.exit("dev.py: error: Xvfb did not start")
        yield Machine(program, home, f":{number}", python)
    finally:
        screen.terminate()
        screen.wait()
