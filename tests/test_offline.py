"""Offline by default: the main job reaches for no network, in no process, in no library."""

from __future__ import annotations

import sys
from pathlib import Path

import cut_off
import pytest

from kie_desktop.places import own_command, program_folder

pytestmark = pytest.mark.timeout(300)
SAMPLE = program_folder() / "resources" / "samples" / "en_invoice_modern.png"


def assert_quiet(ended: cut_off.Ended) -> None:
    assert ended.status == 0, ended.output
    assert ended.tried == []
    assert not ended.counted


def test_the_window(tmp_path: Path) -> None:
    ended = cut_off.run([sys.executable, str(Path(__file__).parent / "gui" / "offline_work.py")], tmp_path / "notes")
    assert_quiet(ended)
    assert "Exported 1 page" in ended.output


def test_the_command_line(tmp_path: Path) -> None:
    command = own_command("extract", str(SAMPLE), "--out", str(tmp_path / "out"))
    assert_quiet(cut_off.run(command, tmp_path / "notes"))
    assert '"links"' in (tmp_path / "out" / f"{SAMPLE.stem}.json").read_text("utf-8")


def test_what_watches_sees_a_download(tmp_path: Path) -> None:
    """Else the tests above could not fail."""
    ended = cut_off.run(own_command("models", "download", "pp-ocrv5-server"), tmp_path / "notes")
    assert ended.status == 1 and "cannot be reached (the network is forbidden here)" in ended.output
    assert "paddle-model-ecology" in ended.tried[0]


def test_what_watches_sees_native_code(tmp_path: Path) -> None:
    """Where the system lets a program have a network of its own, the kernel counts."""
    ended = cut_off.run(["bash", "-c", "echo > /dev/tcp/192.0.2.1/80"], tmp_path / "notes")
    assert ended.status == 1
    assert ended.counted is None or ended.counted > 0
