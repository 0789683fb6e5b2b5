"""Arguments to window, command line or worker. A frozen program starts its children here too."""

from __future__ import annotations

import sys


def main(arguments: list[str] | None = None) -> int:
    """Run what the arguments ask for; returns the exit status."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments[:1] == ["--worker"]:
        return _worker(arguments[1:])
    from kie_desktop.cli.main import COMMANDS, run_command

    if arguments and (arguments[0] in COMMANDS or arguments[0].startswith("-")):
        return run_command(arguments)
    from kie_desktop.app import run_window

    return run_window(arguments)


def _worker(arguments: list[str]) -> int:
    """Be a child process: `engine` runs OCR, SER and RE for the window."""
    if arguments[:1] == ["engine"]:
        from kie_desktop.runtime.engine import serve

        return serve()
    print("error: --worker takes: engine", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
