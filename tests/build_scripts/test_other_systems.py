"""What is packed for macOS and Windows, as far as Linux can tell; the workflow for installers builds it there."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from build_scripts.freeze import versions
from build_scripts.freeze.contents import is_library, is_unused, wanted
from build_scripts.freeze.flavours import FLAVOURS
from build_scripts.freeze.macos import disk_image
from build_scripts.freeze.windows import installer
from build_scripts.freeze.windows.version_info import write_version_info
from kie_desktop import locks, processes
from kie_desktop.__main__ import main
from kie_desktop.places import program_folder

FREEZE = program_folder() / "build_scripts" / "freeze"

Row = tuple[str, str, str]


def framework(name: str, folder: str = "PySide6/Qt/lib/", version: str = "A") -> list[Row]:
    """What PyInstaller's `collect_files_from_framework_bundles` (6.22) makes of a library of a framework."""
    top = f"{folder}{name}.framework"
    return [
        (f"{top}/Versions/{version}/{name}", f"/venv/{name}", "BINARY"),
        (f"{top}/{name}", f"Versions/Current/{name}", "SYMLINK"),
        (f"{top}/Resources", "Versions/Current/Resources", "SYMLINK"),
        (f"{top}/Versions/{version}/Resources/Info.plist", "/venv/Info.plist", "DATA"),
        (f"{top}/Versions/Current", version, "SYMLINK"),
    ]


def test_frameworks_keep_their_links() -> None:
    """Without them no signature of a framework holds, and what asks for its library by the short way finds none."""
    core = framework("QtCore")
    python = framework("Python", "", "3.11")
    short = [
        ("QtCore", "PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore", "SYMLINK"),
        ("Python", "Python.framework/Versions/3.11/Python", "SYMLINK"),
    ]
    assert wanted([*core, *python, *short], "darwin") == [*core, *python, *short]
    assert wanted([*core, *python, *short], "linux") == [*core, *python], "Linux finds libraries by their own paths"
    libraries = [row for row in core if is_library(row)]
    links = [row for row in core if not is_library(row)]
    assert [kind for _, _, kind in libraries] == ["BINARY"], "PyInstaller has the links in its other list"
    assert len(links) == 4


def test_a_framework_that_nothing_asks_for_goes_as_a_whole() -> None:
    rows = [*framework("QtQuick"), ("QtQuick", "PySide6/Qt/lib/QtQuick.framework/Versions/A/QtQuick", "SYMLINK")]
    assert wanted(rows) == []
    assert not is_unused("PySide6/Qt/lib/QtPrintSupport.framework/Versions/A/QtPrintSupport")


def test_links_that_lead_in_a_circle_or_nowhere_are_left_out() -> None:
    file = ("lib/a.so", "/venv/a.so", "BINARY")
    kept = ("b.so", "lib/../lib/a.so", "SYMLINK")
    rows = [file, kept, ("x", "y", "SYMLINK"), ("y", "x", "SYMLINK"), ("lib/c.so", "../gone.so", "SYMLINK")]
    assert wanted(rows, "darwin") == [file, kept]


def test_what_pyinstaller_itself_collects_for_macos(tmp_path: Path) -> None:
    """Where PyInstaller is installed, as in the environment that builds: `framework` above must be what it makes."""
    osx = pytest.importorskip("PyInstaller.utils.osx", reason="PyInstaller is in the environment of dev.py build only")
    library = tmp_path / "QtCore.framework" / "Versions" / "A" / "QtCore"
    (library.parent / "Resources").mkdir(parents=True)
    (library.parent / "Resources" / "Info.plist").touch()
    place = "PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore"
    made = osx.collect_files_from_framework_bundles([(place, str(library), "BINARY")])
    by_hand = framework("QtCore")
    assert sorted((place, kind) for place, _, kind in made) == sorted((place, kind) for place, _, kind in by_hand)
    assert {target for _, target, kind in made if kind == "SYMLINK"} == {
        target for _, target, kind in by_hand if kind == "SYMLINK"
    }
    assert len(wanted(made)) == len(made)


def test_macos_is_told_what_the_program_runs_on() -> None:
    text = (FREEZE / "kie-desktop.spec").read_text("utf-8")
    assert '"LSMinimumSystemVersion": "14.0"' in text and '"LSRequiresNativeExecution": True' in text
    assert "macOS 14" in (program_folder() / "README.md").read_text("utf-8")


class Tools:
    """Stands in for macOS's programs: remembers how each was called. busy: how often hdiutil fails before it works."""

    def __init__(self, busy: int = 0) -> None:
        self.calls: list[list[str]] = []
        self.busy = busy

    def __call__(self, command: list[str], check: bool = False) -> subprocess.CompletedProcess[str]:
        self.calls.append(command)
        fails = command[0] == "hdiutil" and self.busy > 0
        self.busy -= fails
        if fails and check:
            raise subprocess.CalledProcessError(1, command)
        if command[0] == "ditto":
            Path(command[-1]).touch()
        return subprocess.CompletedProcess(command, int(fails))


@pytest.fixture
def mac(monkeypatch: pytest.MonkeyPatch) -> Tools:
    tools = Tools()
    monkeypatch.setattr(disk_image.subprocess, "run", tools)
    monkeypatch.setattr(disk_image.time, "sleep", lambda _: None)
    for name in (disk_image.IDENTITY, *disk_image.NOTARY):
        monkeypatch.delenv(name, raising=False)
    return tools


def packed(tmp_path: Path) -> Path:
    program = tmp_path / "kie-desktop"
    program.mkdir()
    (image,) = disk_image.macos_packages(FLAVOURS["light"], program, tmp_path)
    assert not program.exists()
    return image


def test_application_and_image_are_both_notarised_and_stapled(
    mac: Tools, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in (disk_image.IDENTITY, *disk_image.NOTARY):
        monkeypatch.setenv(name, f"value-of-{name}")
    image = packed(tmp_path)
    stapled = [call[-1] for call in mac.calls if "stapler" in call]
    assert stapled == [str(tmp_path / disk_image.APPLICATION), str(image)]
    steps = [" ".join(call[:2]) for call in mac.calls]
    assert steps == [
        "codesign --verify",
        "ditto -c",
        "xcrun notarytool",
        "xcrun stapler",
        "spctl --assess",
        f"ditto {tmp_path / disk_image.APPLICATION}",  # into the image with its ticket
        "hdiutil create",
        "codesign --sign",
        "xcrun notarytool",
        "xcrun stapler",
        "spctl --assess",
    ]


def test_without_keys_nothing_is_sent_anywhere(mac: Tools, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    packed(tmp_path)
    assert not [call for call in mac.calls if call[0] == "xcrun"]
    assert "is signed ad hoc and not notarised" in capsys.readouterr().err


@pytest.mark.parametrize("busy", [1, disk_image.TRIES - 1])
def test_a_busy_disk_image_is_made_again(mac: Tools, tmp_path: Path, busy: int) -> None:
    mac.busy = busy
    packed(tmp_path)
    assert [call[0] for call in mac.calls].count("hdiutil") == busy + 1


def test_a_disk_image_that_cannot_be_made_ends_the_build(mac: Tools, tmp_path: Path) -> None:
    mac.busy = 100
    with pytest.raises(subprocess.CalledProcessError):
        disk_image.create_image(tmp_path, tmp_path / "x.dmg")
    assert len(mac.calls) == disk_image.TRIES


@pytest.mark.parametrize(
    ("version", "numbers", "debian"),
    [
        ("0.1.0", (0, 1, 0), "0.1.0"),
        ("1.20.3rc1", (1, 20, 3), "1.20.3~rc1"),
        ("1.2.0-beta.2", (1, 2, 0), "1.2.0~beta.2"),
        ("1.2.0.dev4", (1, 2, 0), "1.2.0~dev4"),
    ],
)
def test_versions_before_a_release_as_each_system_writes_them(
    version: str, numbers: tuple[int, int, int], debian: str, tmp_path: Path
) -> None:
    assert (versions.numbers(version), versions.debian(version)) == (numbers, debian)
    write_version_info(tmp_path / "version.txt", "light", version)
    text = (tmp_path / "version.txt").read_text("utf-8")
    assert f"filevers={(*numbers, 0)}" in text and f'"ProductVersion", "{version}"' in text


@pytest.mark.parametrize("version", ["1.2", "v1.2.3", ""])
def test_what_is_no_version_ends_the_build(version: str) -> None:
    with pytest.raises(ValueError, match="is no version"):
        versions.numbers(version)


@pytest.mark.parametrize(
    "place",
    [
        "x86/Inno Setup 6",
        "native/Inno Setup 7",
        "user/Programs/Inno Setup 7",
        "path",
    ],
)
def test_inno_setup_is_found_where_its_installers_put_it(tmp_path: Path, place: str) -> None:
    program = tmp_path / place / installer.COMPILER
    program.parent.mkdir(parents=True)
    program.touch(0o755)
    environment = {
        "PATH": str(tmp_path / "path"),
        "ProgramFiles": str(tmp_path / "native"),
        "ProgramFiles(x86)": str(tmp_path / "x86"),
        "LOCALAPPDATA": str(tmp_path / "user"),
    }
    assert installer.compiler(environment) == str(program)
    if place.startswith("native"):
        older = tmp_path / "x86" / "Inno Setup 6" / installer.COMPILER
        older.parent.mkdir(parents=True)
        older.touch(0o755)
        assert installer.compiler(environment) == str(program)


def test_without_inno_setup_the_build_says_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"Inno Setup 6\.3 or newer is needed"):
        installer.compiler({"PATH": str(tmp_path)})


def test_the_installer_gets_what_its_script_asks_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[list[str]] = []
    monkeypatch.setattr(installer, "compiler", lambda: "iscc")
    monkeypatch.setattr(installer.subprocess, "run", lambda command, check: calls.append(command))
    monkeypatch.delenv(installer.SIGN, raising=False)
    installer.windows_packages(FLAVOURS["light"], tmp_path, tmp_path)
    given = dict(word.removeprefix("/D").split("=", 1) for word in calls[0] if word.startswith("/D"))
    script = (FREEZE / "windows" / "kie-desktop.iss").read_bytes()
    assert script.startswith(b"\xef\xbb\xbf"), "Inno Setup takes a script with Chinese in it for UTF-8 by this"
    asked = set(re.findall(r"\{#(\w+)\}", script.decode("utf-8-sig")))
    assert asked == set(given)
    assert given["Running"] == locks.RUNNING and re.fullmatch(r"\d+\.\d+\.\d+", given["Numbers"])


def test_every_text_of_the_wizard_is_in_both_languages() -> None:
    text = (FREEZE / "windows" / "kie-desktop.iss").read_text("utf-8-sig")
    ours = {language: set(re.findall(rf"^{language}\.(\w+)=\S", text, re.MULTILINE)) for language in ("en", "zh")}
    assert ours["en"] == ours["zh"] and ours["en"] <= set(re.findall(r"\{cm:(\w+)", text))
    assert not re.search(r'Description: "(?!\{cm:)', text)


class MakeMutex:
    """Stands in for `kernel32.CreateMutexW`: a function of ctypes, which is told its types."""

    def __init__(self) -> None:
        self.made: list[str] = []

    def __call__(self, _security: None, _owned: bool, name: str) -> int:
        self.made.append(name)
        return len(self.made)


def test_the_installer_sees_a_program_that_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    make = MakeMutex()
    monkeypatch.setattr("ctypes.WinDLL", lambda _: SimpleNamespace(CreateMutexW=make), raising=False)
    locks.tell_installer()
    assert make.made == [], "only Windows has it"
    monkeypatch.setattr(sys, "platform", "win32")
    assert main(["--worker", "nonsense"]) == 2
    assert make.made == [locks.RUNNING, f"Global\\{locks.RUNNING}"]


def test_ending_a_process_on_windows_shows_no_console(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[dict[str, Any]] = []
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(subprocess, "CREATE_NO_WINDOW", 0x08000000, raising=False)
    monkeypatch.setattr(subprocess, "run", lambda command, **options: calls.append({"command": command, **options}))
    processes.kill_group(4711)
    assert calls[0]["command"][:3] == ["taskkill", "/F", "/T"]
    assert calls[0]["creationflags"] == 0x08000000
