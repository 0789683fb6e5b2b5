"""What goes into a frozen program, and the packages around it. `dev.py build --smoke` tries the program itself."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import tomllib
from pathlib import Path

import pytest

from build_scripts.freeze import command
from build_scripts.freeze import program as freezing
from build_scripts.freeze.contents import is_unused, program_files, updates_file, wanted
from build_scripts.freeze.flavours import FLAVOURS, Flavour
from build_scripts.freeze.icons import draw
from build_scripts.freeze.linux import deb, documents, needs, packages
from build_scripts.freeze.linux.desktop_files import write_desktop_files
from build_scripts.freeze.program import documents_of, icons_of
from build_scripts.freeze.windows.version_info import write_version_info
from kie_desktop.cli.main import COMMANDS
from kie_desktop.places import program_folder
from kie_desktop.version import __version__

QT = "PySide6/Qt/plugins"


@pytest.mark.parametrize(
    "place",
    [
        f"{QT}/platformthemes/libqgtk3.so",
        f"{QT}/sqldrivers/libqsqlite.so",
        f"{QT}/imageformats/libqtiff.so",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/Qt/translations/qt_help_zh_CN.qm",
        "PySide6/Qt/lib/libQt6Quick.so.6",
        "PySide6/Qt6Network.dll",
        "rapidocr/models/ch_ppocr_mobile_v2.0_cls_mobile.onnx",
        "cv2/__init__.pyi",
        "paddle/include/paddle/phi/api.h",
        "numpy/_core/tests/data/astype.csv",
    ],
)
def test_what_nothing_loads_stays_out(place: str) -> None:
    assert is_unused(place)


@pytest.mark.parametrize(
    "place",
    [
        f"{QT}/platforms/libqxcb.so",
        f"{QT}/platforminputcontexts/libibusplatforminputcontextplugin.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/Qt/translations/qtbase_zh_CN.qm",
        "PySide6/Qt/lib/libQt6Widgets.so.6",
        "rapidocr/models/PP-OCRv6_det_small.onnx",
        "app/kie_desktop/tests/of_ours.py",
    ],
)
def test_what_the_window_needs_is_kept(place: str) -> None:
    assert not is_unused(place)


def test_libraries_of_the_building_system_stay_out_but_for_those_that_desktops_lack() -> None:
    link = ("libQt6Quick.so.6", "PySide6/Qt/lib/libQt6Quick.so.6", "SYMLINK")
    rows = [
        ("libX11.so.6", "/lib/x86_64-linux-gnu/libX11.so.6", "BINARY"),
        ("libxcb-cursor.so.0", "/lib/x86_64-linux-gnu/libxcb-cursor.so.0", "BINARY"),
        ("libpython3.11.so.1.0", "/usr/lib/libpython3.11.so.1.0", "BINARY"),
        ("PySide6/Qt/lib/libQt6Quick.so.6", "/venv/libQt6Quick.so.6", "BINARY"),
        link,  # to a file that stays out: it would lead nowhere
    ]
    assert [place for place, _, _ in wanted(rows)] == ["libxcb-cursor.so.0", "libpython3.11.so.1.0"]


def test_a_frozen_program_has_what_a_checkout_has(tmp_path: Path) -> None:
    updates = updates_file(program_folder(), tmp_path)
    places = {f"{folder}/{Path(file).name}" for file, folder in program_files(program_folder(), updates)}
    assert places >= {
        "app/kie_desktop/__main__.py",
        "app/resources/samples/truth.json",
        "app/models/starter/ser.onnx",
        "app/build_scripts/constraints.txt",
        "app/LICENSE",
    }
    assert not [place for place in places if place.endswith((".pyc", ".ts"))]


def test_a_published_program_knows_where_to_ask_for_updates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert updates_file(program_folder(), tmp_path).parent == program_folder() / "resources"
    monkeypatch.setenv("KIE_UPDATES_ADDRESS", "https://example.invalid/latest")
    updates = updates_file(program_folder(), tmp_path)
    assert tomllib.loads(updates.read_text("utf-8"))["address"] == "https://example.invalid/latest"
    assert (str(updates), "app/resources") in program_files(program_folder(), updates)


def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letters.txt").touch()
    with pytest.raises(SystemExit, match="no build of ours"):
        command.build(FLAVOURS["light"], tmp_path)
    assert (tmp_path / "letters.txt").exists()


def test_too_large_ends_the_build(capsys: pytest.CaptureFixture[str]) -> None:
    freezing.check_size("light", 450_000_000, 450)
    with pytest.raises(SystemExit, match="may have 450 MB"):
        freezing.check_size("light", 450_000_001, 450)


def test_windows_is_told_the_version(tmp_path: Path) -> None:
    write_version_info(tmp_path / "version.txt", "light")
    text = (tmp_path / "version.txt").read_text("utf-8")
    compile(text, "version.txt", "eval")
    assert "filevers=(0, 1, 0, 0)" in text


def test_the_deb_names_what_the_libraries_ask_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dumps = {
        "libqxcb.so": "  NEEDED               libxcb.so.1\n  NEEDED               libQt6Gui.so.6\n 0x0 GLIBC_2.9\n",
        "libQt6Gui.so.6": "  NEEDED               libGL.so.1\n  NEEDED               libc.so.6\n 0x0 GLIBC_2.28\n",
        "libcupsprintersupport.so": "  NEEDED               libcups.so.2\n",
    }
    for name in dumps:
        (tmp_path / name).touch()
    monkeypatch.setattr(needs, "_read", lambda path: dumps[path.name])
    assert needs.needed_packages(tmp_path) == ["libc6 (>= 2.28)", "libgl1", "libxcb1", "xkb-data", needs.FONTS]
    dumps["libQt6Gui.so.6"] += "  NEEDED               libnew.so.7\n"
    with pytest.raises(SystemExit, match="the program needs it and does not bundle it"):
        needs.needed_packages(tmp_path)


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that runs by itself, around a program that prints its arguments."""
    if shutil.which("xz") is None:
        pytest.skip("needs xz (xz-utils), which packs the program and unpacks it")
    monkeypatch.setattr("build_scripts.freeze.flavours.WORK", tmp_path / "work")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796000000")  # else git is asked, which need not be here
    flavour = FLAVOURS["light"]
    draw(program_folder() / "resources" / "icons" / "kie-desktop.svg", flavour.work / "icons")
    documents.write(documents_of(flavour))
    return packed(tmp_path, "program")


def packed(folder: Path, word: str) -> Path:
    """The same, with a word that the program says before its arguments."""
    program = folder / "kie-desktop"
    program.mkdir()
    (program / "kie-desktop").write_text(f'#!/bin/sh\necho "{word}: $*"\n', "utf-8")
    (program / "kie-desktop").chmod(0o755)
    (program / "link").symlink_to("kie-desktop")
    archive = packages.pack_archive(FLAVOURS["light"], program, folder)
    return packages.pack_self_extracting(FLAVOURS["light"], archive)


def run(package: Path, home: Path, *arguments: str, path: str = "") -> subprocess.CompletedProcess[str]:
    """path: where programs are looked for, else where this process looks."""
    environment = {"HOME": str(home), "PATH": path or os.environ["PATH"]}
    command = [str(package), *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_the_file_that_runs_by_itself(package: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    first, second = run(package, home, "extract", "a b.png"), run(package, home, "--version")
    assert (first.returncode, first.stdout) == (0, "program: extract a b.png\n")
    assert "unpacking" in first.stderr
    assert (second.stdout, second.stderr) == ("program: --version\n", "")
    (unpacked,) = (home / ".cache/kie-desktop").iterdir()
    assert (unpacked / "link").is_symlink() and unpacked.name.startswith(package.stem)
    assert stat.S_IMODE(unpacked.stat().st_mode) == 0o755

    assert run(package, home, "--run-install").returncode == 0
    entry = (home / ".local/share/applications/kie-desktop.desktop").read_text("utf-8")
    assert f'Exec="{home}/.local/share/kie-desktop-program/kie-desktop" %f' in entry
    assert (home / ".local/share/mime/packages/kie-desktop.xml").exists()
    assert (home / ".local/share/icons/hicolor/256x256/apps/kie-desktop.png").exists()
    command = [str(home / ".local/bin/kie-desktop"), "doctor"]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "program: doctor\n"

    assert (home / ".local/share/bash-completion/completions/kie-desktop").exists()
    assert list((home / ".cache/kie-desktop").iterdir()) == [], "one copy is enough"
    own = home / ".local/share/kie-desktop"
    own.mkdir()
    removed = run(package, home, "--run-remove")
    gone, stays = removed.stdout.splitlines()
    assert removed.returncode == 0 and gone == "KIE Desktop is removed; your projects are where they were"
    assert f"stay in {own}" in stays
    own.rmdir()
    left = [path for path in home.rglob("*") if not path.is_dir() and "kie" in path.name]
    assert left == []


@pytest.mark.parametrize("missing", ["tar", "xz"])
def test_what_it_is_unpacked_with_is_named_where_it_is_missing(package: Path, tmp_path: Path, missing: str) -> None:
    """Debian's smallest system has no xz."""
    home, tools = tmp_path / "home", tmp_path / "tools"
    home.mkdir()
    tools.mkdir()
    for tool in {*"cut dirname mkdir mktemp mv rm sha256sum sh tail tar xz".split()} - {missing}:
        (tools / tool).symlink_to(shutil.which(tool) or "")
    done = run(package, home, "--version", path=str(tools))
    assert done.returncode == 1
    unpacking, fault = done.stderr.splitlines()
    assert unpacking.startswith("unpacking ") and fault.startswith(f"error: {missing} is not installed; install it")
    assert not [*(home / ".cache").rglob("*unpacking*")]


def test_a_damaged_file_changes_nothing(package: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    assert run(package, home, "--run-install").returncode == 0
    content = bytearray(package.read_bytes())
    content[-100] ^= 1
    package.write_bytes(content.replace(b"payload_sha256=", b"payload_sha256=0", 1))
    for arguments in ("--version", "--run-install"):
        done = run(package, home, arguments)
        assert done.returncode == 1
        assert "is damaged; fetch it again" in done.stderr
    assert list((home / ".cache/kie-desktop").iterdir()) == []
    command = [str(home / ".local/bin/kie-desktop"), "doctor"]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "program: doctor\n"
    assert [path.name for path in (home / ".local/share").glob("*program*")] == ["kie-desktop-program"]


def test_a_newer_build_of_a_version_is_what_starts(package: Path, tmp_path: Path) -> None:
    home, again = tmp_path / "home", tmp_path / "again"
    home.mkdir()
    again.mkdir()
    newer = packed(again, "newer")
    assert newer.name == package.name
    assert run(package, home, "--version").stdout == "program: --version\n"
    assert run(newer, home, "--version").stdout == "newer: --version\n"
    assert run(package, home, "--run-install").returncode == 0
    assert run(newer, home, "--version").stdout == "newer: --version\n"
    assert len(list((home / ".cache/kie-desktop").iterdir())) == 1, "the older one is dropped"
    assert run(newer, home, "--run-install").returncode == 0
    command = [str(home / ".local/bin/kie-desktop"), "doctor"]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "newer: doctor\n"


def test_the_menu_finds_the_program_wherever_it_lies(package: Path, tmp_path: Path) -> None:
    home, place = tmp_path / "home", tmp_path / r"R&D | 50% \ $x"
    home.mkdir()
    assert run(package, home, "--run-unpack", str(place)).returncode == 0
    assert run(place / "integrate.sh", home).returncode == 0
    entry = (home / ".local/share/applications/kie-desktop.desktop").read_text("utf-8")
    written = str(place).replace("\\", r"\\\\").replace("$", r"\\$").replace("%", "%%")
    assert f'Exec="{written}/kie-desktop" %f' in entry


def test_the_same_checkout_gives_the_samepack_archive(package: Path, tmp_path: Path) -> None:
    flavour: Flavour = FLAVOURS["light"]
    archive = tmp_path / f"{flavour.file_stem}.tar.xz"
    before = archive.read_bytes()
    program = tmp_path / "again" / "kie-desktop"
    shutil.copytree(tmp_path / "kie-desktop", program, symlinks=True)
    (program / "kie-desktop").chmod(stat.S_IRWXU | stat.S_IRWXG | stat.S_IRWXO)
    archive.unlink()
    assert packages.pack_archive(flavour, program, tmp_path).read_bytes() == before


def test_the_manual_has_every_command_and_option() -> None:
    text = "\n".join(documents.manual())
    for name in COMMANDS:
        assert f'.SS "{name}"'.replace("-", r"\-") in text
    assert r"\-\-review\-below P" in text and "--probe".replace("-", r"\-") not in text


@pytest.mark.skipif(shutil.which("groff") is None, reason="needs groff")
def test_man_has_nothing_to_say_against_it(tmp_path: Path) -> None:
    documents.write(tmp_path)
    command = ["groff", "-man", "-Tutf8", "-wmac", "-wsyntax", "-z", str(tmp_path / "kie-desktop.1")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert not done.stderr


@pytest.mark.skipif(shutil.which("appstreamcli") is None, reason="needs appstreamcli")
def test_software_centres_take_what_is_said_of_the_program(package: Path, tmp_path: Path) -> None:
    flavour = FLAVOURS["light"]
    write_desktop_files(tmp_path / "share", icons_of(flavour), documents_of(flavour), "1796000000")
    (file,) = (tmp_path / "share" / "metainfo").iterdir()
    assert 'version="' in file.read_text("utf-8") and 'date="2026-11-30"' in file.read_text("utf-8")
    done = subprocess.run(
        ["appstreamcli", "validate", "--no-net", str(file)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_the_deb_has_a_changelog_as_debian_has_them(tmp_path: Path) -> None:
    text = deb.changelog("kie-desktop-light", ["Mend a thing", "Add another"], "1796000000")
    head, *entries, last = [line for line in text.splitlines() if line]
    assert head == f"kie-desktop-light ({__version__}) unstable; urgency=medium"
    assert entries == ["  * Mend a thing", "  * Add another"]
    assert last == f" -- {deb.MAINTAINER}  Mon, 30 Nov 2026 00:53:20 +0000"
    if shutil.which("dpkg-parsechangelog"):
        (tmp_path / "changelog").write_text(text, "utf-8")
        command = ["dpkg-parsechangelog", "-l", str(tmp_path / "changelog"), "-S", "Version"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        assert (done.stdout.strip(), done.stderr) == (__version__, "")


def test_libraries_are_no_programs(tmp_path: Path) -> None:
    for name in ("libqxcb.so", "libQt6Gui.so.6", "kie-desktop"):
        (tmp_path / name).touch(0o755)
    freezing.let_libraries_be_files(tmp_path)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert modes == {"libqxcb.so": 0o644, "libQt6Gui.so.6": 0o644, "kie-desktop": 0o755}
