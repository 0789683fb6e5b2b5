"""Arguments to window, command line or worker. A frozen program starts its children here too."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

if not __package__:  # run by its path, as children are
    if not sys.flags.safe_path:  # then the first folder is this file's, in which our modules would be anybody's
        del sys.path[0]
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from kie_desktop import attended, locks, machine

if TYPE_CHECKING:
    from kie_desktop.training.start import Pack


def main(arguments: list[str] | None = None) -> int:
    """Run what the arguments ask for; returns the exit status."""
    arguments = sys.argv[1:] if arguments is None else arguments
    _open_missing_streams()
    _print_any_name()
    locks.tell_installer()
    if arguments[:1] == ["--worker"]:
        return _worker(arguments[1:])
    attended.end_if_attended()
    try:
        Path.cwd()
    except OSError:
        print("error: the current folder no longer exists; change to another one", file=sys.stderr)
        return 1
    with attended.leaving_at_once(arguments):
        from kie_desktop.cli.main import COMMANDS, run_command

        is_command = bool(arguments) and (arguments[0] in COMMANDS or arguments[0].startswith("-"))
        if not is_command:
            from kie_desktop.app import run_window
    return run_command(arguments) if is_command else run_window(arguments)


def _open_missing_streams() -> None:
    """Whoever starts this program may have closed its standard streams: what it reads is empty, what it says is lost.

    Else the next file that is opened, maybe a project, would stand where libraries print to.
    """
    nowhere = Path(os.devnull)
    for descriptor in range(3):
        try:
            os.fstat(descriptor)
        except OSError:
            os.set_inheritable(os.open(nowhere, os.O_RDWR), True)
    if sys.stdin is None:
        sys.stdin = nowhere.open(encoding="utf-8")
    if sys.stdout is None:
        sys.stdout = nowhere.open("w", encoding="utf-8")
    if sys.stderr is None:
        sys.stderr = nowhere.open("w", encoding="utf-8")


def _print_any_name() -> None:
    """Names of files may hold what no text can; in JSON the escapes that stand for it are those of JSON."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _worker(arguments: list[str]) -> int:
    """Be a child process: the window's engine, or a training run."""
    machine.step_back_if_asked()
    match arguments:
        case ["engine"]:
            return _engine(None)
        case ["engine", threads] if threads.isdecimal():
            return _engine(int(threads))
        case ["pages"]:
            from kie_desktop.formats.page_worker import serve as read_pages

            return read_pages()
        case ["train", config]:
            from kie_desktop import crashes
            from kie_desktop.training.worker import serve as train

            with crashes.Watch(crashes.TRAINING):
                return train(Path(config), _find_pack)
    print("error: --worker takes: engine [THREADS], pages, or train CONFIG.json", file=sys.stderr)
    return 2


def _engine(threads: int | None) -> int:
    """Read pages for the window, or as one of several workers with so many threads each."""
    from kie_desktop import crashes
    from kie_desktop.runtime.engine import serve

    with crashes.Watch(crashes.ENGINE):
        return serve(threads)


def _find_pack(name: str) -> Pack:
    """What training needs of a model pack."""
    from kie_desktop.contract.packs import load_pack
    from kie_desktop.training.start import Pack

    pack = load_pack(name)
    return Pack(pack.folder, pack.label_set.names)


if __name__ == "__main__":
    sys.exit(main())
