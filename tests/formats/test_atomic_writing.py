"""A file is the old one or the new one."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from kie_desktop.domain.errors import UserError
from kie_desktop.formats.atomic import write_bytes, write_text


def test_a_file_is_made_and_replaced_with_its_rights_kept(tmp_path: Path) -> None:
    path = tmp_path / "表.json"
    write_text(path, "ä\n")
    assert path.read_bytes() == "ä\n".encode()
    path.chmod(0o640)
    write_bytes(path, b"new")
    assert path.read_bytes() == b"new" and path.stat().st_mode & 0o777 == 0o640
    assert [entry.name for entry in tmp_path.iterdir()] == ["表.json"]


@pytest.mark.parametrize(("number", "remedy"), [(errno.ENOSPC, "disk is full"), (errno.EROFS, "permission denied")])
def test_a_failed_write_leaves_the_old_file_and_no_rubbish(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, remedy: str
) -> None:
    path = tmp_path / "train.json"
    path.write_bytes(b"old")

    def fail(descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(UserError, match=rf"train\.json: .*{remedy}"):
        write_bytes(path, b"new")
    assert path.read_bytes() == b"old" and list(tmp_path.iterdir()) == [path]


def test_places_where_no_file_can_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "folder").mkdir()
    for path, remedy in (
        (tmp_path / "gone" / "a", "does not exist"),
        (tmp_path / "file" / "a", "does not exist"),
        (tmp_path / "folder", "folder"),
    ):
        with pytest.raises(UserError, match=remedy):
            write_bytes(path, b"")
    assert not list((tmp_path / "folder").iterdir())
