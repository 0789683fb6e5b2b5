#!/usr/bin/env python3
"""What one does with a checkout: `python3 build_scripts/dev.py COMMAND`; `--help` lists the commands.

Needs Python 3.11 to 3.13 and nothing else: the virtual environment, the pinned packages and, where
it may, the system libraries come by themselves the first time.
"""

import sys

if not (3, 11) <= sys.version_info[:2] <= (3, 13):  # before anything that an older Python cannot read
    sys.exit("dev.py: error: Python 3.11, 3.12 or 3.13 is needed, this is %d.%d" % sys.version_info[:2])

import argparse
import os
import shutil
import subprocess

sys.path[0] = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # the checkout

from build_scripts.devtools.environment import BASE, ensure_environment
from build_scripts.devtools.launch import run_headless, run_window
from build_scripts.devtools.places import OUT, ROOT, VENV_PYTHON, say

EVERYTHING = (BASE, "train", "dev", "docs")
CHECKED = ("kie_desktop", "tests", "build_scripts", "docs/conf.py")

SPHINX = ("--quiet", "--fail-on-warning", "--keep-going", "--nitpicky")


def main() -> int:
    """Do what the arguments ask for; returns the exit status."""
    parser = argparse.ArgumentParser(prog="dev.py", description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    for name, (_, text) in COMMANDS.items():
        commands.add_parser(name, help=text, description=text, add_help=name in {"run", "setup", "lint", "docs"})
    parsed, rest = parser.parse_known_args()
    if rest and parsed.command in {"setup", "lint", "docs"}:
        parser.error(f"{parsed.command} takes no arguments")
    os.chdir(ROOT)
    command, _ = COMMANDS[parsed.command]
    return command(rest)


def run(arguments: list[str]) -> int:
    """The window where there is a display; else the main job on the sample pages."""
    ensure_environment([BASE])
    return run_window(arguments) if has_display() else run_headless(arguments)


def test(arguments: list[str]) -> int:
    """The whole suite without a display, on all cores; arguments go to pytest and say which tests, and how."""
    ensure_environment(EVERYTHING)
    return python("-m", "pytest", *(arguments or ["-n", str(os.cpu_count() or 1)]), QT_QPA_PLATFORM="offscreen")


def lint(_: list[str]) -> int:
    """All four checks, also where one fails; 1 if any does."""
    ensure_environment(EVERYTHING)
    checks = (
        ("-m", "ruff", "check", *CHECKED),
        ("-m", "ruff", "format", "--check", *CHECKED),
        ("-m", "mypy"),
        ("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()", "--no-logo"),
    )
    return max([python(*check) for check in checks]) and 1


def format_code(arguments: list[str]) -> int:
    """Mend the style of the Python files named, else of all; 1 where something is left to mend by hand."""
    ensure_environment(["dev"])
    files = arguments or [*CHECKED]
    steps = (("check", "--fix", "--force-exclude"), ("format", "--force-exclude"))
    return max([python("-m", "ruff", *step, *files) for step in steps]) and 1


def docs(_: list[str]) -> int:
    """The documentation as a site in out/docs; 1 where a link is dead or a page is in no table of contents."""
    ensure_environment(["docs"])
    shutil.rmtree(OUT / "docs", ignore_errors=True)  # pages that are no more
    status = python("-m", "sphinx", *SPHINX, str(ROOT / "docs"), str(OUT / "docs"))
    if not status:
        say(f"the site lies in {OUT / 'docs'}: open index.html")
    return status and 1


def bench(arguments: list[str]) -> int:
    """The benchmarks; arguments name some of them."""
    ensure_environment(EVERYTHING)
    return python("-m", "build_scripts.benchmarks", *arguments)


def shots(arguments: list[str]) -> int:
    """Pictures of the real window for the documentation."""
    ensure_environment([BASE])
    return python("-m", "build_scripts.shots", *arguments, QT_QPA_PLATFORM="offscreen")


def translate(arguments: list[str]) -> int:
    """The files for translators brought up to date, and what they wrote compiled; 1 where something is missing."""
    ensure_environment([BASE])
    return python("-m", "build_scripts.translations", *arguments, QT_QPA_PLATFORM="offscreen")


def fuzz(arguments: list[str]) -> int:
    """Spoiled label files against every reader."""
    ensure_environment([BASE])
    return python("-m", "build_scripts.fuzz", *arguments)


def soak(arguments: list[str]) -> int:
    """Kills, hostile projects, failing disks, thousands of switches; resumed from the logs in out/soak."""
    ensure_environment(EVERYTHING)
    return python("-m", "build_scripts.soak", *arguments)


def mutants(arguments: list[str]) -> int:
    """Code that is broken on purpose against the tests of its room."""
    ensure_environment([*EVERYTHING, "mutants"])
    return python("-m", "build_scripts.mutants", *arguments, QT_QPA_PLATFORM="offscreen")


def parity(arguments: list[str]) -> int:
    """PaddleNLP's networks beside ours; it gets an environment of its own."""
    ensure_environment([BASE, "train"])
    return python("-m", "build_scripts.reference", *arguments)


def cluster(arguments: list[str]) -> int:
    """The tests of `extract --ray`, after Ray was installed, which is large."""
    ensure_environment([*EVERYTHING, "cluster"])
    return python("-m", "pytest", *(arguments or ["tests/api/test_cluster.py"]))


def paddleocr(arguments: list[str]) -> int:
    """PaddleOCR, as users install it, in an environment of its own, and the tests that need it."""
    from build_scripts.paddleocr import main as try_out

    return try_out(arguments)


def build(arguments: list[str]) -> int:
    """Programs and installers; environments of their own are made for it."""
    from build_scripts.freeze.command import main as freeze

    return freeze(arguments)


def release(arguments: list[str]) -> int:
    """Commit and tag a version; needs git and no environment."""
    from build_scripts.devtools.release import main as make_release

    return make_release(arguments)


def setup(_: list[str]) -> int:
    """The environment with everything, and nothing more."""
    ensure_environment(EVERYTHING)
    return 0


def python(*arguments: str, **environment: str) -> int:
    """Run the environment's Python in the checkout; returns its exit status."""
    return subprocess.run([str(VENV_PYTHON), *arguments], env=os.environ | environment, check=False).returncode


def has_display() -> bool:
    """Whether a window can be shown."""
    if sys.platform.startswith("linux"):
        return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return True


COMMANDS = {
    "run": (run, "open the window on sample pages; without a display, read them and print what was found"),
    "test": (test, "run the tests; arguments go to pytest"),
    "lint": (lint, "check style, types and import directions"),
    "format": (format_code, "mend the style of Python files; takes their names, else mends all"),
    "docs": (docs, "build the documentation's site into out/docs; dead links are errors"),
    "bench": (bench, "run the benchmarks; takes names and --json"),
    "shots": (shots, "draw pictures of the window for the documentation"),
    "translate": (translate, "bring the translations up to date and say what is not translated"),
    "fuzz": (fuzz, "feed spoiled label files to every reader; takes names of formats and --cases"),
    "soak": (soak, "kill, damage, fill disks and switch for hours; takes kills, hostile, disk, switches and --cases"),
    "mutants": (mutants, "break the code and see which tests notice; takes rooms, files, --sample and --minutes"),
    "parity": (parity, "compare PaddleNLP's SER and RE with ours on the same weights and pages; takes --json"),
    "cluster": (cluster, "install Ray and run the tests that need it"),
    "paddleocr": (paddleocr, "install PaddleOCR into an environment of its own and run the tests that need it"),
    "build": (build, "make the program and its packages; takes --flavour, --out, --smoke"),
    "release": (release, "commit and tag the version named X.Y.Z, on this machine only (docs/releasing.md)"),
    "setup": (setup, "make the environment complete and end"),
}

if __name__ == "__main__":
    sys.exit(main())
