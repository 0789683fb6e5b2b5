"""dev.py: what it decides. That it makes a fresh machine ready is tried in CI, by using it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from text_image import save

from build_scripts.devtools import environment, launch, system_packages
from build_scripts.paddleocr import CONSTRAINTS
from kie_desktop.places import program_folder

DEV = program_folder() / "build_scripts" / "dev.py"


@pytest.fixture
def stamp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An environment's stamp that may be changed; the environment itself is the tests' own."""
    path = tmp_path / "stamp.json"
    monkeypatch.setattr(environment, "STAMP", path)
    monkeypatch.setattr(environment, "VENV_PYTHON", Path(sys.executable))
    return path


def test_every_group_of_packages_is_pinned() -> None:
    pins = {line.split("==")[0].casefold().replace("_", "-") for line in environment.CONSTRAINTS.read_text().split()}
    for group in ("base", "train", "dev", "docs", "freeze", "mutants"):
        for requirement in environment.requirements(group):
            assert re.split("[<>=]", requirement)[0].casefold() in pins


def test_paddleocr_is_pinned_whole_and_asks_for_one_opencv() -> None:
    """`dev.py paddleocr` installs it; this is what it is told."""
    pins = {
        name.casefold().replace("_", "-") for name in re.findall(r"^([\w.-]+)==", CONSTRAINTS.read_text(), re.MULTILINE)
    }
    for group in ("base", "paddleocr"):
        for requirement in environment.requirements(group):
            assert re.split("[<>=]", requirement)[0].casefold() in pins
    assert [name for name in pins if name.startswith("opencv")] == ["opencv-python-headless"]


def test_a_ready_environment_is_left_alone(stamp: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed: list[list[str]] = []
    monkeypatch.setattr(environment, "ensure_system_packages", lambda: None)
    monkeypatch.setattr(environment, "_install", lambda groups: installed.append([*groups]))
    environment.ensure_environment(["base"])
    environment.ensure_environment(["base"])
    assert installed == [["base"]]
    environment.ensure_environment(["base", "dev"])  # the missing group only makes it start again
    assert installed[1:] == [["base", "dev"]]
    environment.ensure_environment(["base"])
    assert len(installed) == 2


@pytest.mark.parametrize("content", ["{", '{"base": "another version"}'])
def test_a_damaged_or_old_stamp_installs_again(stamp: Path, content: str, monkeypatch: pytest.MonkeyPatch) -> None:
    installed: list[str] = []
    monkeypatch.setattr(environment, "ensure_system_packages", lambda: None)
    monkeypatch.setattr(environment, "_install", installed.extend)
    stamp.write_text(content)
    environment.ensure_environment(["base"])
    assert installed == ["base"]


def test_without_root_it_says_what_to_type(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(system_packages, "missing_packages", lambda: ["libegl1", "libgl1"])
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    system_packages.ensure_system_packages()
    assert "sudo apt-get install -y libegl1 libgl1" in capsys.readouterr().err
    monkeypatch.setattr(system_packages, "can_make_venv", lambda: False)
    with pytest.raises(SystemExit, match=r"cannot make virtual environments.*sudo apt-get install -y libegl1 libgl1"):
        system_packages.ensure_system_packages()


def test_certificates_added_by_hand_survive_an_installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begin, end = "-----BEGIN CERTIFICATE-----\n", "\n-----END CERTIFICATE-----\n"
    bundle = tmp_path / "bundle.crt"
    bundle.write_text(f"{begin}public{end}{begin}proxy{end}")
    monkeypatch.setattr(system_packages, "CERTIFICATES", bundle)

    def install(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        if "install" in command:
            bundle.write_text(f"{begin}public{end}{begin}newer{end}")
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr("subprocess.run", install)
    assert system_packages._apt_install(["python3-venv"])
    assert bundle.read_text() == f"{begin}public{end}{begin}newer{end}{begin}proxy{end}"


def test_without_a_display_every_page_is_told_of_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(launch, "OUT", tmp_path)
    monkeypatch.setattr(launch, "PROGRAM", [sys.executable, "-m", "kie_desktop"])
    save(tmp_path / "form.png", [(60, 50, "Name"), (620, 50, "Ada")])
    assert launch.run_headless([str(tmp_path / "form.png")]) == 0
    said = "".join(capfd.readouterr())
    assert said.count("2 entities") == 1 and str(tmp_path / "samples") in said
    assert (tmp_path / "samples" / "form_result.jpg").exists()


def test_help_needs_no_environment() -> None:
    done = subprocess.run([sys.executable, "-S", str(DEV), "--help"], capture_output=True, text=True, check=True)
    assert all(command in done.stdout for command in ("run", "test", "lint", "docs", "release", "setup"))
