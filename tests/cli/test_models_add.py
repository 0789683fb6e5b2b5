"""`models add` and `models remove`: packs, checkpoints, archives, and archives that mean harm."""

from __future__ import annotations

import io
import json
import shutil
import tarfile
from pathlib import Path

import goldens
import pytest
import rule_pack

from kie_desktop.cli.main import run_command
from kie_desktop.runtime import pack_store
from kie_desktop.runtime.packs import find_pack, load_pack

COMPANIONS = ["--tokenizer", str(goldens.TOKENIZER), "--class-list", str(goldens.CLASS_LIST)]


def tar_of(folder: Path, archive: Path, inside: str) -> Path:
    with tarfile.open(archive, "w") as tar:
        tar.add(folder, inside)
    return archive


def one_member(archive: Path, name: str, kind: bytes = tarfile.REGTYPE, link: str = "") -> Path:
    with tarfile.open(archive, "w:gz") as tar:
        member = tarfile.TarInfo(name)
        member.type, member.linkname = kind, link
        member.size = 4 if kind == tarfile.REGTYPE else 0
        tar.addfile(member, io.BytesIO(b"harm"))
    return archive


def test_a_pack_is_added_and_removed(
    tmp_path: Path, kie_desktop_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = rule_pack.write(tmp_path / "rule", "rule").folder
    assert run_command(["models", "add", str(source), "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["folder"] == str(kie_desktop_home / "models" / "rule")
    assert load_pack("rule").info == load_pack(source).info
    assert run_command(["models", "add", str(source)]) == 1
    assert "--name" in capsys.readouterr().err
    assert run_command(["models", "add", str(source), "--name", "second"]) == 0
    assert run_command(["models", "remove", "rule"]) == 0
    assert not (kie_desktop_home / "models" / "rule").exists() and find_pack("second")
    assert run_command(["models", "remove", str(source)]) == 1
    assert "only those can be removed" in capsys.readouterr().err and source.exists()
    assert run_command(["models", "remove", "rule"]) == 1


def test_damaged_packs_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = rule_pack.write(tmp_path / "rule", "rule").folder
    (source / "ser.onnx").write_bytes(b"changed")
    assert run_command(["models", "add", str(source)]) == 1
    assert "ser.onnx" in capsys.readouterr().err


def test_an_archive_as_it_is_published(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    archive = tar_of(goldens.FOLDER / "ser", tmp_path / "ser_vi.tar", "ser_vi/best_accuracy")
    assert run_command(["models", "add", str(archive)]) == 1
    assert "--tokenizer" in capsys.readouterr().err
    assert run_command(["models", "add", str(archive), *COMPANIONS, "--licence", "MIT", "--json"]) == 0
    told = capsys.readouterr()
    document = json.loads(told.out)
    assert (document["name"], document["tasks"], document["licence"]) == ("ser_vi", ["ser"], "MIT")
    assert "same answers as the checkpoint" in told.err
    assert run_command(["models", "verify", "ser_vi"]) == 0


def test_a_run_joins_a_pack_and_is_named_after_its_folder(tmp_path: Path) -> None:
    for task, name in (("ser", "first run"), ("re", "other")):
        shutil.copytree(goldens.FOLDER / task, tmp_path / name / "best_accuracy")
    assert run_command(["models", "add", str(tmp_path / "first run" / "best_accuracy"), *COMPANIONS]) == 0
    assert load_pack("first-run").info.tasks == ("ser",)
    assert run_command(["models", "add", str(tmp_path / "other"), "--join", "first-run", *COMPANIONS]) == 0
    assert load_pack("other").info.tasks == ("ser", "re")


@pytest.mark.parametrize(
    ("name", "kind", "link"),
    [
        ("../outside.txt", tarfile.REGTYPE, ""),
        ("/outside.txt", tarfile.REGTYPE, ""),
        ("a/../../outside.txt", tarfile.REGTYPE, ""),
        ("..\\outside.txt", tarfile.REGTYPE, ""),
        ("C:outside.txt", tarfile.REGTYPE, ""),
        ("model_state.pdparams", tarfile.SYMTYPE, "/etc/passwd"),
        ("model_state.pdparams", tarfile.LNKTYPE, "../outside.txt"),
        ("model_state.pdparams", tarfile.FIFOTYPE, ""),
    ],
)
def test_archives_that_lead_elsewhere(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, kind: bytes, link: str
) -> None:
    archive = one_member(tmp_path / "bad.tar.gz", name, kind, link)
    assert run_command(["models", "add", str(archive)]) == 1
    assert "do not trust it" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["bad.tar.gz"]


def test_archives_that_hold_too_much(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pack_store, "MOST_BYTES", 3)
    assert run_command(["models", "add", str(one_member(tmp_path / "big.tar", "a.bin"))]) == 1
    assert "more than a model has" in capsys.readouterr().err


def test_what_is_no_model(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cases = {
        tmp_path / "none": "no such file",
        one_member(tmp_path / "text.tar", "a.txt"): "neither a model pack",
        one_member(tmp_path / "export.tar", "m/inference.pdmodel"): "_pretrained",
    }
    (tmp_path / "cut.tar").write_bytes((tmp_path / "text.tar").read_bytes()[:30])
    cases[tmp_path / "cut.tar"] = "damaged or no .tar"
    for path, words in cases.items():
        assert run_command(["models", "add", str(path)]) == 1
        assert words in capsys.readouterr().err
