"""Missing, damaged, exchanged and repeated images."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from kie_desktop.domain.page import Page
from kie_desktop.formats.image_checks import check_image, same_files


@pytest.mark.parametrize(
    ("page", "codes"),
    [
        (Page("a.png", 60, 40), []),
        (Page("a.png", 40, 60), ["image-size"]),
        (Page("a.png", 60, 40, frame=1), ["unreadable-image"]),
        (Page("gone.png", 60, 40), ["missing-image"]),
        (Page("text.png", 60, 40), ["unreadable-image"]),
    ],
)
def test_what_is_wrong_with_an_image(tmp_path: Path, page: Page, codes: list[str]) -> None:
    Image.new("RGB", (60, 40)).save(tmp_path / "a.png")
    (tmp_path / "text.png").write_text("no image")
    problems = check_image(page, tmp_path / page.image)
    assert [problem.code for problem in problems] == codes
    assert all(problem.page == page.image and problem.fix for problem in problems)


def test_copies_are_found_whatever_they_are_called(tmp_path: Path) -> None:
    contents = {"a": b"one", "b": b"two", "copy of a": b"one", "longer": b"three", "z": b"one"}
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    read: list[Path] = []
    first = same_files([*(tmp_path / name for name in contents), tmp_path / "gone"], read.append)
    assert {path.name: twin.name for path, twin in first.items()} == {
        "a": "a", "b": "b", "copy of a": "a", "longer": "longer", "z": "a"
    }  # fmt: skip
    assert tmp_path / "longer" not in read
