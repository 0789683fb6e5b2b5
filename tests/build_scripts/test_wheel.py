"""What pip installs is the whole program, from a wheel and from a source archive."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from kie_desktop.places import own_environment, program_folder
from kie_desktop.version import __version__

ROOT = program_folder()
SAMPLE = ROOT / "resources" / "samples" / "en_invoice_modern.png"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what pip installs of the checkout.

    Built from the source archive, as `python -m build` does it: what that lacks is missing here too.
    """
    folder = tmp_path_factory.mktemp("wheel")
    checkout = folder / "checkout"
    for name in ("kie_desktop", "resources", "models", "build_scripts"):
        shutil.copytree(ROOT / name, checkout / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "MANIFEST.in", "README.md", "CHANGELOG.md", "LICENSE"):
        shutil.copy(ROOT / name, checkout)
    _build("build_sdist", checkout, folder)
    with tarfile.open(next(folder.glob("*.tar.gz"))) as sources:
        sources.extraction_filter = getattr(tarfile, "data_filter", None)  # Debian 12's Python 3.11.2 has none yet
        sources.extractall(folder)
    _build("build_wheel", folder / f"kie_desktop-{__version__}", folder)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        wheel.extractall(folder / "installed")
    return folder / "installed"


def _build(step: str, source: Path, out: Path) -> None:
    """A step of the build as pip calls it."""
    script = f"import setuptools.build_meta as backend; backend.{step}({str(out)!r})"
    done = subprocess.run([sys.executable, "-c", script], cwd=source, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def _run(installed: Path, place: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """The installed program in a folder away from the checkout."""
    environment = own_environment() | {"PYTHONPATH": str(installed), "KIE_DESKTOP_HOME": str(place / "home")} | more
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=place, env=environment, capture_output=True, text=True, check=False)


def test_an_installed_program_extracts_with_its_own_model(installed: Path, tmp_path: Path) -> None:
    done = _run(installed, tmp_path, "-m", "kie_desktop", "extract", str(SAMPLE), "--out", "out")
    assert done.returncode == 0, done.stderr
    fields = json.loads((tmp_path / "out" / f"{SAMPLE.stem}.json").read_text("utf-8"))["fields"]
    assert len(fields) > 10
    listed = _run(installed, tmp_path, "-m", "kie_desktop", "models", "list")
    assert str(installed) in listed.stdout and "starter" in listed.stdout


_OPEN_AND_CLOSE = """
import sys, threading, time
from PySide6.QtCore import QMetaObject, Qt
from PySide6.QtWidgets import QApplication
from kie_desktop import app, places

def close():
    while not (QApplication.instance() and QApplication.topLevelWidgets()):
        time.sleep(0.05)
    QMetaObject.invokeMethod(QApplication.instance(), "quit", Qt.ConnectionType.QueuedConnection)

threading.Thread(target=close, daemon=True).start()
print(places.program_folder())
sys.exit(app.run_window([]))
"""


def test_its_window_opens(installed: Path, tmp_path: Path) -> None:
    """Theme, icons and translations are read at once; where one is missing this ends with a traceback."""
    done = _run(installed, tmp_path, "-c", _OPEN_AND_CLOSE, QT_QPA_PLATFORM="offscreen", LANGUAGE="zh_CN")
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout.strip() == str(installed / "kie_desktop" / "_program")


def test_another_python_finds_the_source_and_nothing_else(installed: Path, tmp_path: Path) -> None:
    """Of an environment for training, say: it must not see the packages beside the installed program."""
    script = (
        "from kie_desktop.places import environment_in, own_command;"
        "print(environment_in('python')['PYTHONPATH']); print(own_command()[1])"
    )
    done = _run(installed, tmp_path, "-c", script)
    path, own = done.stdout.splitlines()
    folder = Path(path.split(os.pathsep)[0])
    assert sorted(child.name for child in folder.iterdir() if child.is_dir()) == [
        "build_scripts",
        "kie_desktop",
        "models",
        "resources",
    ]
    assert Path(own) == installed / "kie_desktop" / "__main__.py"
    other = subprocess.run(
        [sys.executable, "-m", "kie_desktop", "--version"],
        cwd=tmp_path,
        env=own_environment() | {"PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert other.stdout == f"kie-desktop {__version__}\n"
