from pathlib import Path

import pytest
from session_sitting import write_image

from kie_desktop.contract import messages
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.page import Page
from kie_desktop.runtime.page_reader import PageReader


class Nothing:
    """OCR that reads nothing."""

    tiles = 1

    def read(self, image: object) -> list[object]:
        return []

    def recognise(self, *_: object) -> tuple[str, float]:
        return "", 0.0


def test_an_image_of_another_size_than_its_page_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_image(tmp_path / "a.png")
    monkeypatch.setattr(PageReader, "ocr", lambda *_: Nothing())
    reader = PageReader()
    steps = frozenset({messages.OCR})
    reader.annotate(messages.Annotate(1, str(path), Page("a.png", 120, 80), steps=steps))
    with pytest.raises(UserError, match=r"is now 120 x 80 pixels but was 60 x 40"):
        reader.annotate(messages.Annotate(2, str(path), Page("a.png", 60, 40), steps=steps))
