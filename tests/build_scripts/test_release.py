"""dev.py release, on repositories of its own."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from build_scripts.devtools import release
from kie_desktop.places import program_folder

CHANGELOG = """\
# Changelog

## Unreleased

### Added

- A new thing,
  on two lines.

### Fixed

## 0.1.0 - 2026-01-01

- The first.
"""
TODAY = date.today().isoformat()

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="dev.py release needs git")


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with dev.py, a changelog and a version, all of it committed."""
    nothing = tmp_path / "no-git-settings"
    nothing.touch()
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(nothing))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "Ada")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "ada@example.org")
    root = tmp_path / "checkout"
    shutil.copytree(program_folder() / "build_scripts" / "devtools", root / "build_scripts" / "devtools")
    shutil.copy(program_folder() / "build_scripts" / "dev.py", root / "build_scripts")
    (root / "kie_desktop").mkdir()
    (root / "kie_desktop" / "__init__.py").write_text('"""Program."""\n')
    (root / "kie_desktop" / "version.py").write_text('"""The version."""\n\n__version__ = "0.1.0"\n')
    (root / "CHANGELOG.md").write_text(CHANGELOG)
    (root / ".gitignore").write_text("__pycache__/\n")
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", "Begin")
    return root


def git(root: Path, *arguments: str) -> str:
    return subprocess.run(["git", "-C", root, *arguments], check=True, capture_output=True, text=True).stdout.strip()


def state(root: Path) -> tuple[str, ...]:
    """All that a release changes."""
    files = [(root / name).read_text() for name in ("CHANGELOG.md", "kie_desktop/version.py")]
    return (*files, git(root, "rev-parse", "HEAD"), git(root, "tag", "--list"), git(root, "status", "--porcelain"))


def test_a_release_is_a_commit_and_a_tag(checkout: Path) -> None:
    command = [sys.executable, "-S", str(checkout / "build_scripts" / "dev.py"), "release", "0.2.0"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "git push origin HEAD v0.2.0" in done.stderr
    released = f"## Unreleased\n\n## 0.2.0 - {TODAY}\n\n### Added\n\n- A new thing,\n  on two lines.\n\n## 0.1.0"
    assert released in (checkout / "CHANGELOG.md").read_text()
    assert release.read_version(checkout) == "0.2.0"
    assert git(checkout, "log", "-1", "--format=%s") == "Release 0.2.0"
    assert git(checkout, "show", "--format=", "--name-only", "HEAD").split() == [
        "CHANGELOG.md",
        "kie_desktop/version.py",
    ]
    assert git(checkout, "cat-file", "-t", "v0.2.0") == "tag"
    assert git(checkout, "rev-parse", "v0.2.0^{commit}") == git(checkout, "rev-parse", "HEAD")
    assert "### Added\n\n- A new thing" in git(checkout, "tag", "--list", "--format=%(contents)", "v0.2.0")
    assert git(checkout, "status", "--porcelain") == ""


def test_the_next_release_needs_entries_of_its_own(checkout: Path) -> None:
    assert release.main(["0.2.0"], checkout) == 0
    before = state(checkout)
    with pytest.raises(SystemExit, match="there is no entry under `## Unreleased`"):
        release.main(["0.3.0"], checkout)
    assert state(checkout) == before


@pytest.mark.parametrize(
    ("version", "message"),
    [
        ("0.1.0", "not larger than the present version 0.1.0"),
        ("0.0.9", "not larger"),
        ("v0.2.0", "is no version"),
        ("0.2", "is no version"),
        ("0.02.0", "is no version"),
        ("0.3.0", "there is a tag v0.3.0 already"),
    ],
)
def test_a_version_that_cannot_be(checkout: Path, version: str, message: str) -> None:
    git(checkout, "tag", "v0.3.0")
    before = state(checkout)
    with pytest.raises(SystemExit, match=message):
        release.main([version], checkout)
    assert state(checkout) == before


def test_ten_is_larger_than_nine(checkout: Path) -> None:
    (checkout / "kie_desktop" / "version.py").write_text('__version__ = "0.9.0"\n')
    git(checkout, "commit", "--quiet", "--all", "-m", "Nine")
    assert release.main(["0.10.0"], checkout) == 0


@pytest.mark.parametrize("name", ["kie_desktop/version.py", "new.txt"])
def test_what_is_not_committed_stops_it(checkout: Path, name: str) -> None:
    with (checkout / name).open("a") as file:
        file.write("# work\n")
    before = state(checkout)
    with pytest.raises(SystemExit, match=rf"not committed \(.*{name}\); commit or stash"):
        release.main(["0.2.0"], checkout)
    assert state(checkout) == before


def test_a_release_is_on_a_branch(checkout: Path) -> None:
    git(checkout, "checkout", "--quiet", "--detach")
    with pytest.raises(SystemExit, match="no branch is checked out"):
        release.main(["0.2.0"], checkout)


def test_files_are_put_back_where_a_hook_refuses(checkout: Path) -> None:
    hook = checkout / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho not today >&2\nexit 1\n", newline="\n")
    hook.chmod(0o755)
    before = state(checkout)
    with pytest.raises(SystemExit, match="files are as they were: not today"):
        release.main(["0.2.0"], checkout)
    assert state(checkout) == before


def test_one_file_sets_the_version(checkout: Path) -> None:
    (checkout / "kie_desktop" / "__init__.py").write_text('__version__ = "0.1.0"\n')
    with pytest.raises(SystemExit, match="2 files have a line"):
        release.main(["0.2.0"], checkout)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("# Changelog\n\n## 0.1.0\n\n- a\n", "no heading `## Unreleased`"),
        ("## Unreleased\n\nNothing yet.\n\n### Added\n\n## 0.1.0\n\n- a\n", "no entry"),
        ("## Unreleased\n\n- a\n\n## 0.2.0 - 2026-01-01\n\n- b\n", "already has the version 0.2.0"),
    ],
)
def test_a_changelog_that_cannot_be_released(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        release.release_changelog(text, "0.2.0", TODAY)


def test_the_first_release_of_a_changelog() -> None:
    released = release.release_changelog("# Changes\n\n## Unreleased\n\n- a\n", "0.2.0", "2026-02-03")
    assert released.changelog == "# Changes\n\n## Unreleased\n\n## 0.2.0 - 2026-02-03\n\n- a\n"
    assert released.notes == "- a"


def test_the_changelog_of_the_project_has_its_version() -> None:
    text = (program_folder() / "CHANGELOG.md").read_text("utf-8")
    assert release.UNRELEASED in text.splitlines()
    assert f"\n## {release.read_version()} - " in text


def test_the_notes_of_a_version() -> None:
    assert release.version_notes(CHANGELOG, "0.1.0") == "- The first."
    assert release.version_notes(CHANGELOG, "Unreleased").startswith("### Added\n\n- A new thing,")
    with pytest.raises(SystemExit, match=r"there is no version 0\.1;"):
        release.version_notes(CHANGELOG, "0.1")


def test_the_notes_can_be_printed(checkout: Path) -> None:
    command = [sys.executable, "-S", str(checkout / "build_scripts" / "dev.py"), "release", "--notes", "0.1.0"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "- The first.\n"
