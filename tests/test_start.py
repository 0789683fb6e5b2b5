"""The program starts wherever it is started: without standard streams, a folder to be in, a home."""

import logging
import subprocess
import sys
from pathlib import Path

import pytest

from kie_desktop import __main__ as start
from kie_desktop import app
from kie_desktop.places import home_folder, typed_path, user_folder
from kie_desktop.session.support.redaction import Redactor

pwd = pytest.importorskip("pwd", reason="as POSIX systems have it")


def _run(script: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", "-c", script, "sh", sys.executable, str(Path(start.__file__))],
        cwd=cwd,
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )


@pytest.mark.parametrize(
    ("closed", "status"), [(">&-", 0), ("2>&-", 0), ("<&- >&- 2>&-", 0), ("<&- 2>&- >/dev/full", 1)]
)
def test_closed_streams_are_no_traceback(closed: str, status: int, tmp_path: Path) -> None:
    if "/dev/full" in closed and not Path("/dev/full").exists():
        pytest.skip("needs Linux's device that is always full")
    done = _run(f'"$1" "$2" models list {closed}', tmp_path)
    assert (done.returncode, done.stderr) == (status, "")


def test_names_from_a_closed_input_are_no_names(tmp_path: Path) -> None:
    done = _run('"$1" "$2" extract - --out out <&-', tmp_path)
    assert (done.returncode, done.stderr) == (
        1,
        "error: there are no file names on stdin; write one a line\n",
    )


def test_no_file_is_opened_in_the_place_of_a_closed_stream(tmp_path: Path) -> None:
    """A project there would have what libraries print written into it."""
    script = f"import sys; sys.path.insert(0, {str(Path(start.__file__).parents[1])!r}); "
    script += "from kie_desktop.__main__ import _open_missing_streams as go; go(); "
    script += f"place = open({str(tmp_path / 'project')!r}, 'w').fileno(); sys.exit(0 if place > 2 else place + 10)"
    done = subprocess.run(
        ["sh", "-c", '"$1" -c "$2" <&- >&- 2>&-', "sh", sys.executable, script], check=False, timeout=60
    )
    assert done.returncode == 0


def test_a_folder_that_is_gone_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    done = _run('cd gone; rmdir ../gone; "$1" "$2" extract /a.png --out /tmp/out', tmp_path)
    assert done.returncode == 1
    assert done.stderr == "error: the current folder no longer exists; change to another one\n"


def test_a_name_that_no_file_system_takes_is_no_window(tmp_path: Path) -> None:
    done = _run(f'"$1" "$2" {"a" * 300}', tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith(f"error: {'a' * 300}: no such file") and done.stderr.count("\n") == 1


def test_the_log_takes_names_that_are_no_text(
    kie_desktop_home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(logging.root, "handlers", [])
    path = app.start_log()
    logging.getLogger("kie_desktop").warning("%s: damaged", "caf\udce9.png")
    app.qInstallMessageHandler(None)
    for handler in logging.root.handlers:
        handler.close()
    assert r"caf\udce9.png: damaged" in path.read_text("utf-8")
    assert "Logging error" not in capsys.readouterr().err


@pytest.fixture
def homeless(monkeypatch: pytest.MonkeyPatch) -> None:
    """A container whose user has no name and no folder."""

    def unknown(_uid: int) -> None:
        raise KeyError("getpwuid(): uid not found")

    for name in ("HOME", "KIE_DESKTOP_HOME", "XDG_DATA_HOME", "USER", "LOGNAME", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(pwd, "getpwuid", unknown)


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS always has a home")
def test_somebody_without_a_home_has_the_top_of_the_disk(homeless: None) -> None:
    assert home_folder() == Path("/")
    assert user_folder() == Path("/.local/share/kie-desktop")
    assert typed_path(" ~/data ") == Path("~/data")


def test_a_report_of_somebody_without_a_home_keeps_its_words(homeless: None) -> None:
    assert Redactor().redact("loaded 3 / 4 parts, 50 % /") == "loaded 3 / 4 parts, 50 % /"


def test_a_path_of_nobody_is_a_path() -> None:
    assert typed_path("~nobody-of-this-name/data ") == Path("~nobody-of-this-name/data")
