"""Class lists, with everything that gives PaddleOCR phantom classes."""

from __future__ import annotations

from pathlib import Path

import pytest

from kie_desktop.domain.errors import UserError
from kie_desktop.formats.class_list import read_class_list, write_class_list


def test_a_list_reads_back_as_written(tmp_path: Path) -> None:
    path = tmp_path / "class_list.txt"
    write_class_list(path, ["other", "question", "发票 号码"])
    assert path.read_bytes() == "other\nquestion\n发票 号码\n".encode()
    assert read_class_list(path) == (["other", "question", "发票 号码"], [])


def test_phantom_classes_are_left_out_and_named(tmp_path: Path) -> None:
    path = tmp_path / "class_list.txt"
    path.write_bytes(b"\xef\xbb\xbfOTHER\r\nQUESTION\r\n\r\n Answer \r\nO\r\nquestion\r\n\r\n")
    names, problems = read_class_list(path)
    assert names == ["OTHER", "QUESTION", "Answer"]
    assert [(problem.code, problem.message.split(":")[0]) for problem in problems] == [
        ("class-list-byte-order-mark", "line 1"),
        ("class-list-blank", "line 3"),
        ("class-list-o", "line 5"),
        ("class-list-duplicate", "line 6"),
    ]


def test_a_list_without_background_is_warned_of(tmp_path: Path) -> None:
    path = tmp_path / "class_list.txt"
    path.write_text("QUESTION\n")
    assert [problem.code for problem in read_class_list(path)[1]] == ["class-list-no-other"]


@pytest.mark.parametrize("data", [b"", b"\n\n", b"OTHER\nignore\n", b"\xff\xfe"])
def test_what_is_no_class_list(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "class_list.txt"
    path.write_bytes(data)
    with pytest.raises(UserError, match=r"class_list\.txt"):
        read_class_list(path)
    with pytest.raises(UserError, match="class list not found"):
        read_class_list(tmp_path / "gone.txt")


@pytest.mark.parametrize("names", [["a", "A"], ["O"], ["a "], ["a\nb"], [""]])
def test_names_that_no_list_can_hold_are_refused(tmp_path: Path, names: list[str]) -> None:
    with pytest.raises(UserError, match="label"):
        write_class_list(tmp_path / "class_list.txt", names)
    assert not (tmp_path / "class_list.txt").exists()
