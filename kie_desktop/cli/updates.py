"""`kie-desktop updates`: ask whether there is a newer version."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict

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
        print(f"{release.version} is available (you have {__version__}): {release.address}\n{release.news}".rstrip())
    else:
        print(f"{__version__} is the latest version")
    return 0
