"""`models list|show|verify` on real pack folders."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import rule_pack

from kie_desktop.cli import diagnosis
from kie_desktop.cli.main import run_command
from kie_desktop.contract import packs
from kie_desktop.session.models.run_models import starting_points


@pytest.fixture
def mine(kie_desktop_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A pack in the user's folder, and none in the box."""
    monkeypatch.setattr(packs, "program_folder", lambda: tmp_path / "box")
    return rule_pack.write(kie_desktop_home / "models" / "mine", "mine").folder


def test_list(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["models", "list", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["name"], row["folder"], row["tasks"]) == ("mine", str(mine), ["ser", "re"])
    assert run_command(["models", "list"]) == 0
    assert "mine" in capsys.readouterr().out


def test_a_pack_is_called_what_other_commands_call_it(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Added under another name, or copied by hand: what it calls itself finds nothing."""
    mine.rename(mine.with_name("other"))
    assert run_command(["models", "list"]) == 0
    assert capsys.readouterr().out.split()[0] == "other"
    for action in ("show", "verify"):
        assert run_command(["models", action, "other", "--json"]) == 0
        assert json.loads(capsys.readouterr().out)["name"] == "other"
    (check,) = diagnosis.packs()
    assert check.found.startswith("other 1")
    assert [point.model for point in starting_points([])] == ["other"]


def test_a_pack_elsewhere_is_called_what_it_calls_itself(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = mine.rename(mine.parents[2] / "elsewhere")
    assert run_command(["models", "show", str(place), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["name"] == "mine"


def test_list_names_the_fields_of_a_pack(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    row = {"tasks": ["ser"], "version": "1", "licence": "x", "labels": [{"name": "a"}], "folder": "f", "name": "n",
           "fields": ["date", "total"]}  # fmt: skip
    monkeypatch.setattr("kie_desktop.cli.models.installed_packs", lambda: [Path("f")])
    monkeypatch.setattr("kie_desktop.cli.models._row", lambda _: row)
    assert run_command(["models", "list"]) == 0
    assert "fields: date, total" in capsys.readouterr().out


def test_damaged_pack_is_listed_with_its_fault(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (mine / "ser.onnx").write_bytes(b"changed")
    assert run_command(["models", "list", "--json"]) == 1
    (row,) = json.loads(capsys.readouterr().out)
    assert row["name"] == "mine" and "ser.onnx" in row["error"]


def test_no_packs(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (mine / "pack.toml").unlink()
    assert run_command(["models", "list"]) == 0
    assert capsys.readouterr().out == "there are no model packs\n"


def test_show(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["models", "show", "mine", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["licence"] == "Apache-2.0" and document["scores"] == {"forms": {"hmean": 0.5}}
    assert [label["role"] for label in document["labels"]] == ["other", "key", "value", "header"]
    assert set(document["files"]) == {"ser.onnx", "re_encoder.onnx", "re_head.onnx", "sentencepiece.bpe.model"}
    assert run_command(["models", "show", str(mine)]) == 0
    assert "question (role key)" in capsys.readouterr().out


def test_verify(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["models", "verify", "mine"]) == 0
    assert run_command(["models", "verify", "mine", "--json"]) == 0
    capsys.readouterr()
    (mine / "re_head.onnx").write_bytes(b"changed")
    assert run_command(["models", "verify", "mine"]) == 1
    assert "re_head.onnx: the file does not match" in capsys.readouterr().err
    assert run_command(["models", "verify", "mine", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["ok"] is False


@pytest.mark.parametrize(
    ("arguments", "status"),
    [(["list", "mine"], 2), (["show"], 2), (["verify"], 2), (["dance"], 2), (["show", "nobody"], 1)],
)
def test_wrong_usage_and_unknown_packs(
    mine: Path, arguments: list[str], status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command(["models", *arguments]) == status
    assert capsys.readouterr().err.startswith("error: ")
