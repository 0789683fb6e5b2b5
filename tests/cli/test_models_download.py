"""`models download` and `models list --available`, with servers on this machine."""

from __future__ import annotations

import importlib.util
import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import published
import pytest
from file_server import Behaviour

from kie_desktop.cli.main import run_command
from kie_desktop.contract.packs import load_pack
from kie_desktop.domain.errors import UserError
from kie_desktop.ocr import paddle_weights
from kie_desktop.places import own_command


@pytest.fixture
def files(kie_desktop_home: Path) -> Iterator[dict[str, Behaviour]]:
    """What is published, and how it is served."""
    behaviours = published.behaviours()
    with published.publishing(behaviours, kie_desktop_home):
        yield behaviours


def arrived(home: Path) -> set[str]:
    """What is kept of downloads, but for locks."""
    folder = home / "downloads"
    return {path.name for path in folder.iterdir() if not path.name.endswith(".lock")} if folder.is_dir() else set()


def nothing_installed(home: Path) -> bool:
    return not any(any((home / name).glob("*")) for name in ("models", "ocr"))


def test_both_checkpoints_become_one_pack(
    files: dict[str, Behaviour], kie_desktop_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command(["models", "download", "tiny", "--json"]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out)["tasks"] == ["ser", "re"]
    assert told.err.count("outputs match the checkpoint") == 2 and "Downloading tiny_ser.tar (1 of 3)" in told.err
    pack = load_pack("tiny")
    assert pack.info.tasks == ("ser", "re") and pack.info.licence == "CC0-1.0"
    assert pack.info.description == "Made for tests." and pack.info.label_set.names == tuple(default_names())
    assert arrived(kie_desktop_home) == set()
    assert run_command(["models", "download", "tiny"]) == 1
    assert "already" in capsys.readouterr().err and len(files["ser"].requests) == 1
    assert run_command(["models", "download", "tiny-ser", "--name", "second"]) == 0
    assert load_pack("second").info.tasks == ("ser",)


def default_names() -> list[str]:
    return ["other", "question", "answer", "header"]


def test_weights_for_paddleocr(
    files: dict[str, Behaviour], kie_desktop_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(UserError, match="models download"):
        paddle_weights.own_weights()
    assert run_command(["models", "download", "tiny-ocr"]) == 0
    assert paddle_weights.own_weights() == kie_desktop_home / "ocr" / "tiny-ocr"
    assert run_command(["models", "download", "tiny-ocr"]) == 1
    assert "models remove tiny-ocr" in capsys.readouterr().err
    assert run_command(["models", "remove", "tiny-ocr"]) == 0
    assert nothing_installed(kie_desktop_home)


BAD_ARCHIVES = {
    "leads outside": (published.archive({"../outside": b"harm"}), "do not use this archive"),
    "no archive": (b"x" * 2000, "not a .tar file"),
    "no model": (published.archive({"readme.txt": b"hello"}), "neither a model pack"),
    "another task": (published.checkpoint("re"), "this checkpoint is for RE"),
    "damaged weights": (published.checkpoint("ser").replace(b"classifier", b"cXassifier"), "deleted"),
}


@pytest.mark.parametrize(("content", "words"), BAD_ARCHIVES.values(), ids=BAD_ARCHIVES)
def test_what_turns_out_to_be_no_model_is_not_kept(
    files: dict[str, Behaviour],
    kie_desktop_home: Path,
    capsys: pytest.CaptureFixture[str],
    content: bytes,
    words: str,
) -> None:
    files["ser"].content = content
    manifest = kie_desktop_home / "models.toml"
    about = len(published.checkpoint("ser"))
    manifest.write_text(manifest.read_text("utf-8").replace(f"about = {about}", f"about = {len(content)}", 1), "utf-8")
    assert run_command(["models", "download", "tiny-ser"]) == 1
    said = capsys.readouterr().err
    assert words in said and "start the download again" in said
    assert nothing_installed(kie_desktop_home)
    assert arrived(kie_desktop_home) == {"sentencepiece.bpe.model"}


def test_what_arrived_before_a_failure_is_not_fetched_again(
    files: dict[str, Behaviour], kie_desktop_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files["tokenizer"].status = 404
    assert run_command(["models", "download", "tiny-ser"]) == 1
    assert "answered 404" in capsys.readouterr().err and nothing_installed(kie_desktop_home)
    files["tokenizer"].status = 200
    assert run_command(["models", "download", "tiny-ser"]) == 0
    assert len(files["ser"].requests) == 1


def test_without_paddle_nothing_is_fetched(
    files: dict[str, Behaviour], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    find_spec = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "paddle" else find_spec(name))
    assert run_command(["models", "download", "tiny-ser"]) == 1
    assert "Python for training" in capsys.readouterr().err and not files["ser"].requests


def test_a_list_of_what_can_be_had_contacts_nobody(
    files: dict[str, Behaviour], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command(["models", "list", "--available", "--json"]) == 0
    rows = {row["name"]: row for row in json.loads(capsys.readouterr().out)}
    assert {"tiny", "vi-layoutxlm-xfund", "pp-ocrv5-server"} <= set(rows)
    assert rows["tiny"]["files"][2]["sha256"] == published.SHA256
    assert run_command(["models", "list", "--available"]) == 0
    assert "ser_vi_layoutxlm_xfund_pretrained.tar" in capsys.readouterr().out
    assert run_command(["models", "download", "huge"]) == 1
    assert "choose one of vi-layoutxlm-xfund" in capsys.readouterr().err
    assert not any(served.requests for served in files.values())


@pytest.mark.parametrize("text", ["format = 2", "what", 'format = 1\n[file.x]\nname = "../x"\n[[model]]'])
def test_a_damaged_list_of_ones_own(kie_desktop_home: Path, text: str, capsys: pytest.CaptureFixture[str]) -> None:
    (kie_desktop_home / "models.toml").write_text(text, "utf-8")
    assert run_command(["models", "list", "--available"]) == 1
    assert "models.toml" in capsys.readouterr().err


def started(in_background: bool) -> subprocess.Popen[bytes]:
    """The command as a window starts it; a window that a shell started in the background ignores interrupts."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN if in_background else signal.default_int_handler)
    command = own_command("models", "download", "tiny-ser", "--attended")
    try:
        return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    finally:
        signal.signal(signal.SIGINT, before)


@pytest.mark.parametrize("in_background", [False, True])
@pytest.mark.parametrize("how", ["stdin is closed", "interrupt"])
def test_cancelled(files: dict[str, Behaviour], kie_desktop_home: Path, how: str, in_background: bool) -> None:
    files["ser"].stalls = 100
    with started(in_background) as child:
        assert child.stdin is not None and child.stdout is not None and child.stderr is not None
        assert json.loads(child.stdout.readline())["progress"]["text"] == "Downloading tiny_ser.tar (1 of 2)"
        while not files["ser"].requests:
            time.sleep(0.01)
        if how == "interrupt" and os.name != "nt":
            child.send_signal(signal.SIGINT)
        else:
            child.stdin.close()
        assert child.wait(60) == 130
        assert child.stderr.read() == b"error: stopped\n"
    assert nothing_installed(kie_desktop_home)
    assert arrived(kie_desktop_home) <= {"tiny_ser.tar.part", "tiny_ser.tar.part.json"}
