"""Pictures of the real window: for the documentation, or with `--every` of every screen to look at.

Runs the program as a user would, with settings and samples in a folder of its own. Needs no screen.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from build_scripts.photographer import Photographer
from build_scripts.screens import THEMES, documentation, every_screen
from kie_desktop.app import run_window
from kie_desktop.language import LANGUAGES
from kie_desktop.places import program_folder
from kie_desktop.session import Settings
from kie_desktop.ui.main_window import MainWindow

SCALES = (1, 2)


def main() -> int:
    """Take the pictures; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--page", default="en_invoice_modern", help="name of the sample page to show, without suffix")
    parser.add_argument("--out", type=Path, default=program_folder() / "docs" / "images", metavar="FOLDER")
    parser.add_argument(
        "--every", action="store_true", help="every screen, in both themes and all languages, at 100 and 200 %%"
    )
    # `--every` runs this script again for each theme, language and scale
    parser.add_argument("--theme", choices=THEMES, help=argparse.SUPPRESS)
    parser.add_argument("--language", choices=LANGUAGES, default="en", help="language of the window")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    if arguments.every and arguments.theme is None:
        again = [sys.executable, "-m", "build_scripts.shots", *sys.argv[1:]]
        scaled = [os.environ | {"QT_SCALE_FACTOR": str(scale)} for scale in SCALES]
        looks = [("--theme", theme, "--language", language) for theme in THEMES for language in LANGUAGES]
        runs = [subprocess.run([*again, *look], env=env, check=False) for env in scaled for look in looks]
        return max(run.returncode for run in runs)
    return _take(arguments)


def _take(arguments: argparse.Namespace) -> int:
    scale = os.environ.get("QT_SCALE_FACTOR", "1")
    suffix = f"-{arguments.language}-{arguments.theme}-{scale}x" if arguments.every else ""
    photographer = Photographer(arguments.out, suffix)

    def begin(window: MainWindow) -> None:
        photographer.window = window
        if arguments.every:
            steps = every_screen(photographer, arguments.page, arguments.theme)
        else:
            steps = documentation(photographer, arguments.page)
        photographer.start(window, steps)

    with tempfile.TemporaryDirectory(prefix="kie-shots-") as home:
        os.environ["KIE_DESKTOP_HOME"] = home
        settings = Settings()
        settings["language"] = arguments.language
        settings["read_at_opening"] = False
        settings.set_told("tour")  # else hints lie over the page in every picture
        settings.save()
        status = run_window([], on_ready=begin)
    return status or int(photographer.failed)


if __name__ == "__main__":
    sys.exit(main())
