"""Pictures of generated pages: ink where the page's lines are, and a label file that reads back."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from build_scripts.devtools.system_packages import FONT_FOLDERS
from build_scripts.samples import fonts
from build_scripts.starter.pages import make_page
from build_scripts.starter.render import picture_of, write_pictures
from kie_desktop.formats.paddleocr import pages_of, read_label_file


@pytest.fixture(autouse=True)
def installed_faces(monkeypatch: pytest.MonkeyPatch) -> None:
    """A typeface of this machine in place of each that is not installed; what is drawn matters here, not how."""
    folders = [Path(folder).expanduser() for folder in FONT_FOLDERS]
    installed = sorted(path for folder in folders for path in folder.rglob("*.[to]t[fc]"))
    assert installed, "dev.py installs a font where there is none"
    faces = {
        name: (path, index) if Path(path).exists() else (str(installed[0]), 0)
        for name, (path, index) in fonts.FACES.items()
    }
    monkeypatch.setattr(fonts, "FACES", faces)
    fonts.font.cache_clear()


def test_there_is_ink_in_every_box_and_hardly_any_between_them() -> None:
    page = make_page(3, 1)
    ink = np.asarray(picture_of(page, worn=False).convert("L")) < 128
    assert ink.shape == (page.height, page.width)
    inside = np.zeros_like(ink)
    for entity in page.entities.values():
        x1, y1, x2, y2 = map(round, entity.box)
        assert ink[y1:y2, x1:x2].any(), entity.text
        inside[max(y1 - 4, 0) : y2 + 4, max(x1 - 4, 0) : x2 + 4] = True
    assert (ink & ~inside).sum() < 0.03 * ink.sum()


def test_pictures_come_with_the_pages_that_they_show(tmp_path: Path) -> None:
    paths = write_pictures(tmp_path, seed=3, start=0, count=2)
    pages, _ = pages_of(read_label_file(tmp_path / "Label.txt"), tmp_path)
    for path, page in zip(paths, pages, strict=True):
        with Image.open(path) as picture:
            assert picture.size == (page.width, page.height)
    assert [len(page.entities) for page in pages] == [len(make_page(3, number).entities) for number in range(2)]
