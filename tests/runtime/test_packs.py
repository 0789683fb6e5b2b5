"""Model packs on disk."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
import rule_pack

from kie_desktop.contract import packs
from kie_desktop.contract.packs import (
    DESCRIPTION,
    RE_HEAD,
    SER,
    TOKENIZER,
    is_pack_name,
    load_pack,
    read_pack,
    write_pack,
)
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.label_set import Label, LabelSet, Role
from kie_desktop.runtime.pack_store import free_place, plain_name


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return rule_pack.write(tmp_path / "rule").folder


def test_what_was_written_is_read(folder: Path, tmp_path: Path) -> None:
    labels = LabelSet([Label('发票 "№"', "#112233", Role.KEY, "1"), Label("back\\slash", "#445566", Role.VALUE, "")])
    made = read_pack(folder)
    info = replace(
        made.info, label_set=labels, description="two\nlines \x7f", sizes={"layers": 4}, scores={"a.b": {"x y": 0.25}}
    )
    written = write_pack(tmp_path / "other", info, {name: made.path(name) for name in made.files})
    assert load_pack(tmp_path / "other") == written
    assert written.info == info and written.files == made.files


@pytest.mark.parametrize("name", [SER, RE_HEAD, TOKENIZER])
def test_changed_file_is_named(folder: Path, name: str) -> None:
    data = bytearray((folder / name).read_bytes())
    data[len(data) // 2] ^= 1
    (folder / name).write_bytes(data)
    with pytest.raises(UserError, match=f"{name}: the file does not match the pack's checksum"):
        load_pack(folder)


def test_missing_file_is_named(folder: Path) -> None:
    (folder / SER).unlink()
    with pytest.raises(UserError, match=r"ser\.onnx: the file cannot be read"):
        load_pack(folder)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("format = 1", "format = 2", "update the program"),
        ("format = 1", "format = ", "damaged"),
        ('name = "rule"', 'nome = "rule"', "incomplete"),
        ('tasks = ["ser", "re"]', 'tasks = ["layout"]', "for ser, re or both"),
        ('tasks = ["ser", "re"]', "tasks = []", "for ser, re or both"),
        ('name = "ser.onnx"', 'name = "../ser.onnx"', "not a plain name"),
        ('name = "ser.onnx"', 'name = "/etc/passwd"', "not a plain name"),
        ('name = "rule"', 'name = "../rule"', "not a plain name"),
        ('name = "ser.onnx"', 'name = "other.onnx"', "ser.onnx is missing"),
        ('role = "key"', 'role = "boss"', "not a valid Role"),
        ("max_tokens = 512", 'max_tokens = "many"', "not between 8 and"),
        ("max_tokens = 512", "max_tokens = 0", "not between 8 and"),
        ("max_tokens = 512", "max_tokens = -512", "not between 8 and"),
        ("max_tokens = 512", "max_tokens = 99999999999", "not between 8 and"),
        ("max_tokens = 512", "max_tokens = 512.0", "not between 8 and"),
        ("max_tokens = 512", 'max_tokens = 512\nleast_line = "low"', "not between 0 and"),
        ("max_tokens = 512", "max_tokens = 512\nleast_line = -0.1", "not between 0 and"),
        ("max_tokens = 512", "max_tokens = 512\nleast_line = nan", "not between 0 and"),
        ("max_tokens = 512", "max_tokens = 512\nleast_line = true", "not between 0 and"),
        ("format = 1", "format = " + "[" * 100_000, "damaged .*nested too deeply"),
        ('name = "rule"', 'name = "con.pack"', "not a plain name"),
        ('name = "rule"', 'name = "a\\\\b"', "not a plain name"),
    ],
)
def test_damaged_description(folder: Path, old: str, new: str, message: str) -> None:
    path = folder / DESCRIPTION
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(UserError, match=message):
        load_pack(folder)


def test_packs_are_found_by_name_the_box_before_the_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kie_desktop_home: Path
) -> None:
    box = tmp_path / "program"
    monkeypatch.setattr(packs, "program_folder", lambda: box)
    for name in ("both", "mine"):
        rule_pack.write(kie_desktop_home / "models" / name, name)
    assert packs.find_pack("both") == kie_desktop_home / "models" / "both"
    rule_pack.write(box / "models" / "both", "both")
    assert packs.find_pack("both") == box / "models" / "both"
    assert packs.find_pack(kie_desktop_home / "models" / "mine").name == "mine"
    with pytest.raises(UserError, match=r"^\./nowhere: there is no model pack and no checkpoint there"):
        packs.find_pack("./nowhere")
    assert [folder.name for folder in packs.installed_packs()] == ["both", "mine"]


@pytest.mark.parametrize("name", ["nothing", "../secret", "", ".", "a/b"])
def test_unknown_pack(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UserError, match=r"no model pack|this is not a model pack"):
        load_pack(name)


def test_nothing_is_overwritten(folder: Path) -> None:
    pack = read_pack(folder)
    before = sorted((path.name, path.stat().st_mtime_ns) for path in folder.iterdir())
    with pytest.raises(UserError, match="already exists"):
        write_pack(folder, pack.info, {name: pack.path(name) for name in pack.files})
    assert sorted((path.name, path.stat().st_mtime_ns) for path in folder.iterdir()) == before


def test_incomplete_pack_is_not_written(folder: Path, tmp_path: Path) -> None:
    pack = read_pack(folder)
    files = {name: pack.path(name) for name in pack.files if name != RE_HEAD}
    with pytest.raises(UserError, match=r"re_head\.onnx is missing"):
        write_pack(tmp_path / "new", pack.info, files)
    assert not (tmp_path / "new").exists()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


NAMES = ["发票模型", "factures été", "Счета 2024", "my pack (2)", "v1.2+x", "a" * 150, "会" * 50]
NO_NAMES = [
    "",
    ".",
    "..",
    ".hidden",
    "dot.",
    " space",
    "space ",
    "-option",
    "a/b",
    "a\\b",
    "a:b",
    "a\nb",
    "NUL",
    "com1.x",
]
NO_NAMES += ["what?", "a*", "<a>", '"a"', "a|b", "a" * 151, "会" * 51, "a\udce9b"]


@pytest.mark.parametrize("name", NAMES)
def test_a_pack_may_have_any_name_that_a_file_system_takes(folder: Path, name: str, kie_desktop_home: Path) -> None:
    made = read_pack(folder)
    place = kie_desktop_home / "models" / name
    place.parent.mkdir(parents=True)
    write_pack(place, replace(made.info, name=name), {file: made.path(file) for file in made.files})
    assert load_pack(name).name == name
    assert packs.find_pack(unicodedata.normalize("NFD", name)).samefile(place)
    assert packs.find_pack(unicodedata.normalize("NFC", name)).samefile(place)


@pytest.mark.parametrize("name", NO_NAMES)
def test_other_names_are_refused(folder: Path, tmp_path: Path, name: str) -> None:
    made = read_pack(folder)
    with pytest.raises(UserError, match="cannot be used as the name of a model pack"):
        write_pack(tmp_path / "new", replace(made.info, name=name), {file: made.path(file) for file in made.files})
    with pytest.raises(UserError, match="cannot be used as the name of a model pack"):
        free_place(name)
    assert not (tmp_path / "new").exists()


def test_a_name_is_made_of_a_file_s_name() -> None:
    assert plain_name("发票模型 (v2).tar") == "发票模型-v2-.tar"
    assert plain_name("..") == plain_name("con") == plain_name("///") == "model"
    assert plain_name("e\u0301t\u00e9") == "\u00e9t\u00e9"
    assert is_pack_name(plain_name("会" * 400))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such pipes here")
@pytest.mark.timeout(20)
@pytest.mark.parametrize("name", [TOKENIZER, SER])
def test_a_pipe_in_a_pack_is_not_waited_for(folder: Path, name: str) -> None:
    (folder / name).unlink()
    os.mkfifo(folder / name)
    with pytest.raises(UserError, match=f"{name}: the file cannot be read \\(.*not a regular file"):
        load_pack(folder)
