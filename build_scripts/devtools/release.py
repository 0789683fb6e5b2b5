"""`dev.py release X.Y.Z`: the version in CHANGELOG and program, a commit and a tag, on this machine only.

Needs git. Nothing is pushed: the last line says how to do that.
"""

from __future__ import annotations

import argparse
import re
import subprocess
from datetime import date
from pathlib import Path
from typing import NamedTuple

from build_scripts.devtools.places import ROOT, say, stop

CHANGELOG = "CHANGELOG.md"
UNRELEASED = "## Unreleased"
VERSION = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)")
_VERSION_LINE = re.compile(r'^__version__ = "([^"]+)"$', re.MULTILINE)


class Released(NamedTuple):
    """The text of the CHANGELOG after a release, and the part of it that is about the release."""

    changelog: str
    notes: str


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Release the checkout `root` as the version named; ends with one line where that cannot be."""
    parser = argparse.ArgumentParser(prog="dev.py release", description=__doc__.splitlines()[0])
    parser.add_argument("version", help="X.Y.Z, larger than the one before")
    parser.add_argument("--notes", action="store_true", help="only print what the changelog says of this version")
    parsed = parser.parse_args(arguments)
    version: str = parsed.version
    if parsed.notes:
        print(version_notes((root / CHANGELOG).read_text("utf-8"), version))
        return 0
    source = version_file(root)
    _check_version(version, read_version(root))
    _check_repository(root, f"v{version}")
    changelog = root / CHANGELOG
    try:
        released = release_changelog(changelog.read_text("utf-8"), version, date.today().isoformat())
    except (OSError, ValueError) as fault:
        stop(f"{CHANGELOG}: {fault}")
    changelog.write_text(released.changelog, "utf-8", newline="\n")
    text = _VERSION_LINE.sub(f'__version__ = "{version}"', source.read_text("utf-8"))
    source.write_text(text, "utf-8", newline="\n")
    _commit(root, version, [changelog, source])
    _tag(root, version, released.notes)
    say(f"committed and tagged v{version}; to publish it: git push origin HEAD v{version}")
    return 0


def version_file(root: Path = ROOT) -> Path:
    """The file of the package that sets `__version__`."""
    files = [path for path in (root / "kie_desktop").glob("*.py") if _VERSION_LINE.search(path.read_text("utf-8"))]
    if len(files) != 1:
        stop(f'kie_desktop: {len(files)} files have a line `__version__ = "X.Y.Z"`; exactly one must')
    return files[0]


def read_version(root: Path = ROOT) -> str:
    """The version of the program, read without importing it."""
    found = _VERSION_LINE.search(version_file(root).read_text("utf-8"))
    assert found is not None  # version_file found it
    return found[1]


def release_changelog(text: str, version: str, day: str) -> Released:
    """Move what stands under `Unreleased` under `version`; groups without an entry are dropped.

    day: YYYY-MM-DD. Raises ValueError where there is no such heading, no entry or the version already.
    """
    headings = list(re.finditer(r"^## .*$", text, re.MULTILINE))
    names = [heading[0].strip() for heading in headings]
    if UNRELEASED not in names:
        raise ValueError(f"it has no heading `{UNRELEASED}`; add it above the latest version")
    if any(name.removeprefix("## ").split(" ")[0] == version for name in names):
        raise ValueError(f"it already has the version {version}; choose a larger one")
    place = names.index(UNRELEASED)
    end = headings[place + 1].start() if place + 1 < len(headings) else len(text)
    entries = _groups_with_entries(text[headings[place].end() : end])
    if not entries:
        raise ValueError(f"there is no entry under `{UNRELEASED}`; write a line for each change that users notice")
    section = f"## {version} - {day}\n\n{entries}\n"
    before, after = text[: headings[place].start()], text[end:]
    return Released(f"{before}{UNRELEASED}\n\n{section}" + (f"\n{after}" if after else ""), entries)


def version_notes(text: str, version: str) -> str:
    """What the changelog says of a version, without its heading; ends with one line where it has none."""
    sections = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    found = [section for section in sections if section.split(maxsplit=1)[0] == version]
    if not found:
        stop(f"{CHANGELOG}: there is no version {version}; look for `## {version}`")
    return found[0].partition("\n")[2].strip()


def _groups_with_entries(body: str) -> str:
    """The groups (`### Added`, ...) of a section that have an entry, and what stands before the first group."""
    groups = re.split(r"^(?=### )", body, flags=re.MULTILINE)
    return "\n\n".join(group.strip() for group in groups if re.search(r"^- \S", group, re.MULTILINE))


def _check_version(version: str, current: str) -> None:
    if not VERSION.fullmatch(version):
        stop(f"{version} is no version; write three numbers, as 1.2.3")
    if not _numbers(version) > _numbers(current):
        stop(f"{version} is not larger than the present version {current}; choose a larger one")


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))


def _check_repository(root: Path, tag: str) -> None:
    changed = _git(root, "status", "--porcelain").stdout.splitlines()
    if changed:
        stop(f"there are changes that are not committed ({changed[0].strip()}); commit or stash them")
    if _git(root, "symbolic-ref", "--quiet", "HEAD", check=False).returncode:
        stop("no branch is checked out; check out the branch to release")
    if _git(root, "tag", "--list", tag).stdout.strip():
        stop(f"there is a tag {tag} already; choose a larger version")


def _commit(root: Path, version: str, files: list[Path]) -> None:
    """Commit the files; where git refuses (a hook, no author), they are put back as they were."""
    names = [str(path.relative_to(root)) for path in files]
    done = _git(root, "commit", "--quiet", "-m", f"Release {version}", "--", *names, check=False)
    if done.returncode:
        _git(root, "checkout", "--quiet", "HEAD", "--", *names)
        stop(f"git refused the commit, and the files are as they were: {_last_line(done)}")


def _tag(root: Path, version: str, notes: str) -> None:
    message = f"KIE Desktop {version}\n\n{notes}\n"  # its headings begin with #, which is no comment here
    command = ("tag", "--annotate", f"v{version}", "--cleanup=whitespace", "--file=-")
    done = _git(root, *command, check=False, text=message)
    if done.returncode:
        stop(f"the release is committed, but git refused the tag: {_last_line(done)}; then: git tag -a v{version}")


def _git(root: Path, *arguments: str, check: bool = True, text: str = "") -> subprocess.CompletedProcess[str]:
    command = ["git", "-C", str(root), *arguments]
    try:
        done = subprocess.run(command, input=text, capture_output=True, text=True, encoding="utf-8", check=False)
    except FileNotFoundError:
        stop("there is no git here; install it")
    if check and done.returncode:
        stop(f"git {arguments[0]}: {_last_line(done)}")
    return done


def _last_line(done: subprocess.CompletedProcess[str]) -> str:
    lines = (done.stderr or done.stdout).strip().splitlines()
    return lines[-1] if lines else f"status {done.returncode}"
