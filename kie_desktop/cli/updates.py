"""`kie-desktop updates`: ask whether there is a newer version."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict

from kie_desktop.cli.output import say
from kie_desktop.runtime.updates import ask
from kie_desktop.version import __version__


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of `updates`."""
    parser.add_argument(
        "--address", default="", help="address to check (default: the address of this program's releases)"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(arguments: argparse.Namespace) -> int:
    """Say it; nothing is downloaded."""
    release = ask(arguments.address)
    if arguments.json:
        print(json.dumps({"installed": __version__, **asdict(release)}, ensure_ascii=False))
    elif release.is_newer:
        say(f"{release.version} is available (you have {__version__}): {release.address}")
        for line in release.news.strip().splitlines():
            say(line)
    else:
        say(f"{__version__} is the latest version")
    return 0
