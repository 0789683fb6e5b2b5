"""`models add` and `models remove`: packs, checkpoints, archives, and archives that mean harm."""

from __future__ import annotations

import io
import json
import shutil
import tarfile
from pathlib import Path

import goldens
import numpy as np
import pytest
import rule_pack
from onnx import TensorProto, helper, numpy_helper

from kie_desktop import locks
from kie_desktop.cli.main import run_command
from kie_desktop.contract.packs import find_pack, load_pack, read_pack, write_pack
from kie_desktop.runtime import pack_store

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
    assert "only added packs can be removed" in capsys.readouterr().err and source.exists()
    assert run_command(["models", "remove", "rule"]) == 1


def test_damaged_packs_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = rule_pack.write(tmp_path / "rule", "rule").folder
    (source / "ser.onnx").write_bytes(b"changed")
    assert run_command(["models", "add", str(source)]) == 1
    assert "ser.onnx" in capsys.readouterr().err


def sealed(folder: Path, name: str, content: bytes) -> Path:
    """A pack with another file in it, as somebody who means harm seals it."""
    pack = read_pack(folder)
    (folder / name).write_bytes(content)
    files = {file: pack.path(file) for file in pack.files}
    return write_pack(folder.with_name(f"{folder.name}-{name}"), pack.info, files).folder


def answering(value: float, classes: int = 7) -> bytes:
    """A SER network that gives every token the same answer."""
    row = numpy_helper.from_array(np.full((4, classes), value, np.float32), "row")
    nodes = [
        helper.make_node("Cast", ["bbox"], ["boxes"], to=TensorProto.FLOAT),
        helper.make_node("MatMul", ["boxes", "row"], ["logits"]),
    ]
    inputs = [
        helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["n"]),
        helper.make_tensor_value_info("bbox", TensorProto.INT64, ["n", 4]),
    ]
    outputs = [helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["n", classes])]
    graph = helper.make_graph(nodes, "g", inputs, outputs, [row])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    return bytes(model.SerializeToString())


WRONG_NETWORKS = {
    "junk": (b"junk" * 2500, "cannot load this network"),
    "not a number": (answering(float("nan")), "not numbers"),
    "other classes": (answering(1, 5), "has 5 classes"),
    "an RE head": (None, "cannot run this network"),
}


@pytest.mark.parametrize("kind", WRONG_NETWORKS)
def test_a_pack_that_does_not_work_is_not_added(
    tmp_path: Path, kie_desktop_home: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    """Its seal is whole: only running it once shows what is wrong."""
    source = rule_pack.write(tmp_path / "rule", "rule").folder
    content, words = WRONG_NETWORKS[kind]
    source = sealed(source, "ser.onnx", content or (source / "re_head.onnx").read_bytes())
    assert run_command(["models", "add", str(source)]) == 1
    error = capsys.readouterr().err
    assert "does not work" in error and words in error and "Traceback" not in error
    assert not (kie_desktop_home / "models").exists()


def test_a_pack_may_be_called_as_its_user_likes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = rule_pack.write(tmp_path / "rule", "rule").folder
    assert run_command(["models", "add", str(source), "--name", "发票模型"]) == 0
    assert run_command(["models", "list"]) == 0
    assert "发票模型" in capsys.readouterr().out
    assert run_command(["models", "verify", "发票模型"]) == 0
    assert run_command(["models", "add", str(source), "--name", "../x"]) == 1
    assert "cannot be used as the name of a model pack" in capsys.readouterr().err
    assert run_command(["models", "remove", "发票模型"]) == 0


def test_an_archive_as_it_is_published(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    archive = tar_of(goldens.FOLDER / "ser", tmp_path / "ser_vi.tar", "ser_vi/best_accuracy")
    assert run_command(["models", "add", str(archive)]) == 1
    assert "--tokenizer" in capsys.readouterr().err
    assert run_command(["models", "add", str(archive), *COMPANIONS, "--licence", "MIT", "--json"]) == 0
    told = capsys.readouterr()
    document = json.loads(told.out)
    assert (document["name"], document["tasks"], document["licence"]) == ("ser_vi", ["ser"], "MIT")
    assert "outputs match the checkpoint" in told.err
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
    assert "do not use this archive" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["bad.tar.gz"]


def test_archives_that_hold_too_much(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pack_store, "MOST_BYTES", 3)
    assert run_command(["models", "add", str(one_member(tmp_path / "big.tar", "a.bin"))]) == 1
    assert "larger than a model" in capsys.readouterr().err


def test_an_archive_that_grows_when_it_is_opened(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A small file that says it holds a gigabyte of nothing."""
    monkeypatch.setattr(pack_store, "MOST_BYTES", 1 << 20)
    with tarfile.open(tmp_path / "bomb.tar.gz", "w:gz") as tar:
        member = tarfile.TarInfo("model_state.pdparams")
        member.size = 8 << 20
        tar.addfile(member, io.BytesIO(bytes(member.size)))
    assert (tmp_path / "bomb.tar.gz").stat().st_size < 1 << 16
    assert run_command(["models", "add", str(tmp_path / "bomb.tar.gz")]) == 1
    assert "larger than a model" in capsys.readouterr().err


@pytest.mark.parametrize("kind", [tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK])
def test_names_that_would_fill_the_memory(tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: bytes) -> None:
    with tarfile.open(tmp_path / "bomb.tar.gz", "w:gz") as tar:
        header = tarfile.TarInfo("name")
        header.type, header.size = kind, 8 << 20
        tar.fileobj.write(header.tobuf())  # type: ignore[union-attr]
        tar.fileobj.write(bytes(header.size))  # type: ignore[union-attr]
    assert run_command(["models", "add", str(tmp_path / "bomb.tar.gz")]) == 1
    assert "a header of 8,388,608 bytes" in capsys.readouterr().err


def test_archives_of_too_many_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pack_store, "MOST_FILES", 3)
    with tarfile.open(tmp_path / "many.tar", "w") as tar:
        for number in range(4):
            tar.addfile(tarfile.TarInfo(f"{number}.txt"))
    assert run_command(["models", "add", str(tmp_path / "many.tar")]) == 1
    assert "larger than a model" in capsys.readouterr().err


def test_an_archive_for_a_disk_that_is_too_small(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10, 9, 1))
    assert run_command(["models", "add", str(one_member(tmp_path / "big.tar", "a.bin"))]) == 1
    assert "than the free disk space" in capsys.readouterr().err


def test_a_link_inside_an_archive_writes_nothing_through_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """First a link to a folder outside, then a file in it: the link alone is enough to refuse."""
    (tmp_path / "outside").mkdir()
    with tarfile.open(tmp_path / "link.tar", "w") as tar:
        link = tarfile.TarInfo("inner")
        link.type, link.linkname = tarfile.SYMTYPE, str(tmp_path / "outside")
        tar.addfile(link)
        file = tarfile.TarInfo("inner/harm.txt")
        file.size = 4
        tar.addfile(file, io.BytesIO(b"harm"))
    assert run_command(["models", "add", str(tmp_path / "link.tar")]) == 1
    assert "do not use this archive" in capsys.readouterr().err
    assert not any((tmp_path / "outside").iterdir())


def test_one_file_twice_in_an_archive(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with tarfile.open(tmp_path / "twice.tar", "w") as tar:
        for _ in range(2):
            tar.addfile(tarfile.TarInfo("config.json"))
    assert run_command(["models", "add", str(tmp_path / "twice.tar")]) == 1
    assert "error: " in capsys.readouterr().err


def test_nothing_is_left_of_an_archive_that_was_refused_nor_of_a_process_that_was_killed(
    tmp_path: Path, kie_desktop_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (kie_desktop_home / "downloads" / ".work-of-killed").mkdir(parents=True)
    (kie_desktop_home / "downloads" / ".work-of-killed" / "weights").touch()
    archive = one_member(tmp_path / "text.tar", "a.txt")
    assert run_command(["models", "add", str(archive)]) == 1
    assert capsys.readouterr().err.startswith(f"error: {archive}: this is neither a model pack")
    assert {path.name for path in kie_desktop_home.rglob("*")} == {"downloads", ".work.lock"}


def test_one_is_made_at_a_time(
    tmp_path: Path, kie_desktop_home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locks, "_HOLD_WITHIN_S", 0)
    (kie_desktop_home / "downloads").mkdir()
    with locks.hold(kie_desktop_home / "downloads" / ".work.lock"):  # type: ignore[union-attr]
        assert run_command(["models", "add", str(one_member(tmp_path / "text.tar", "a.txt"))]) == 1
    assert "wait until it is finished" in capsys.readouterr().err


def test_what_lies_beside_an_archive_and_what_is_known_of_a_published_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    published = tar_of(goldens.FOLDER / "ser", tmp_path / "ser_vi_layoutxlm_xfund_pretrained.tar", "s/best_accuracy")
    assert run_command(["models", "add", str(published)]) == 1
    assert "published at https://" in capsys.readouterr().err
    shutil.copyfile(goldens.TOKENIZER, tmp_path / "sentencepiece.bpe.model")
    assert run_command(["models", "add", str(published)]) == 0
    info = load_pack("ser_vi_layoutxlm_xfund_pretrained").info
    assert info.label_set.names == ("other", "question", "answer", "header")
    assert "CC-BY-NC-SA-4.0" in info.licence and "XFUND" in info.description


def test_what_is_no_model(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cases = {
        tmp_path / "none": "file or folder not found",
        one_member(tmp_path / "text.tar", "a.txt"): "neither a model pack",
        one_member(tmp_path / "export.tar", "m/inference.pdmodel"): "_pretrained",
    }
    (tmp_path / "cut.tar").write_bytes((tmp_path / "text.tar").read_bytes()[:30])
    cases[tmp_path / "cut.tar"] = "damaged or not a .tar"
    for path, words in cases.items():
        assert run_command(["models", "add", str(path)]) == 1
        assert words in capsys.readouterr().err
