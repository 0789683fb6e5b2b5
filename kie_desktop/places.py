"""Where the program keeps what belongs to the user, and where what comes with it lies.

The standard library only; every room may import it.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

FROZEN_FOLDER = "app"
"""Where a frozen program keeps what a checkout has, apart from its libraries: another Python must not see those."""
INSTALLED_FOLDER = "_program"
"""The same of an installed package, in its own folder (build_scripts/wheel.py)."""
CONSOLE_PROGRAM = "kie-desktop-cli.exe"


def home_folder() -> Path:
    """The user's own folder; the top of the disk where the system knows none (a container, a service)."""
    try:
        return Path.home()
    except RuntimeError:
        return Path(Path(__file__).anchor)


def typed_path(text: str) -> Path:
    """A path that somebody typed: `~` in front is their own folder, and stays where it is nobody's."""
    return Path(os.path.expanduser(text.strip()))  # noqa: PTH111 - that of pathlib raises where it is nobody's


def user_folder() -> Path:
    """The folder for settings and added model packs; not made here.

    `KIE_DESKTOP_HOME` names another one (tests, several set-ups on one machine).
    """
    if home := os.environ.get("KIE_DESKTOP_HOME"):
        return Path(home)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home_folder() / "AppData" / "Local") / "KIE Desktop"
    if sys.platform == "darwin":
        return home_folder() / "Library" / "Application Support" / "KIE Desktop"
    return Path(os.environ.get("XDG_DATA_HOME") or home_folder() / ".local" / "share") / "kie-desktop"


def ocr_weights_folder() -> Path:
    """Where downloaded weights of PaddleOCR lie, a folder for each; need not exist."""
    return user_folder() / "ocr"


def is_frozen() -> bool:
    """Whether this is an installed program (PyInstaller), which is its own Python."""
    return bool(getattr(sys, "frozen", False))


def program_folder() -> Path:
    """The folder that holds `resources`, `models` and the source `kie_desktop`.

    A checkout, an installed package and a frozen program are alike in it, so that another Python runs the same code
    from each, and sees nothing else of it.
    """
    if frozen := getattr(sys, "_MEIPASS", None):
        return Path(frozen) / FROZEN_FOLDER
    package = Path(__file__).resolve().parent
    installed = package / INSTALLED_FOLDER
    return installed if installed.is_dir() else package.parent


def own_command(*arguments: str) -> list[str]:
    """The command line that starts this program again, as a child process: a frozen program is its own Python.

    By its path: with `-m`, a `kie_desktop` in the folder that the user happens to be in would run instead.
    On Windows a program with a window has no stdin and stdout, so that its children are the one beside it that has.
    """
    if not is_frozen():
        return [sys.executable, str(Path(__file__).resolve().with_name("__main__.py")), *arguments]
    program = Path(sys.executable)
    return [str(program.with_name(CONSOLE_PROGRAM) if sys.platform == "win32" else program), *arguments]


def own_environment() -> dict[str, str]:
    """The environment for a child of this program: no Python takes modules from the folder that it is started in.

    That may be anybody's, a project's that was sent by mail. A frozen child looks for the program's libraries anew:
    PyInstaller's loader takes a child for one that has found them, but they have gone from the environment before the
    first line of its parent (build_scripts/freeze/clean_environment.py).
    """
    frozen = {"PYINSTALLER_RESET_ENVIRONMENT": "1"} if is_frozen() else {}
    return os.environ | {"PYTHONSAFEPATH": "1"} | frozen


DEVICE_VARIABLE = "KIE_DESKTOP_DEVICE"
"""What runs the networks of this process and of its children: `auto`, `cpu` or `gpu` (`inference`)."""


def wanted_device() -> str:
    """What shall run the networks; `auto` where nobody said."""
    return os.environ.get(DEVICE_VARIABLE) or "auto"


def want_device(device: str) -> None:
    """Have networks that this process and its later children load run there."""
    os.environ[DEVICE_VARIABLE] = device


def foreign_environment(python_path: str = "") -> dict[str, str]:
    """The environment for a Python that is not this one.

    A frozen program's own libraries are not in it: they went before its first line (build_scripts/freeze).
    python_path: where it finds this program's source; "" for one that is not to.
    """
    environment = own_environment()
    environment.pop("PYTHONHOME", None)
    environment.pop("PYINSTALLER_RESET_ENVIRONMENT", None)
    if is_frozen():  # what installed the program does not know of files that appear in it, and macOS signs all of them
        environment["PYTHONDONTWRITEBYTECODE"] = "1"
    others = [part for part in (environment.get("PYTHONPATH"),) if part]
    if python_path:
        environment["PYTHONPATH"] = os.pathsep.join([python_path, *others])
    return environment


def command_in(python: str, *arguments: str) -> list[str]:
    """This program as a child process: in its own Python, or in another one where `python` names it."""
    return [python, "-m", "kie_desktop", *arguments] if python else own_command(*arguments)


def environment_in(python: str) -> dict[str, str]:
    """What `command_in` needs around it: another Python is told where this program lies."""
    return foreign_environment(str(program_folder())) if python else own_environment()
