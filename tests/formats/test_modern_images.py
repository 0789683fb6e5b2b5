"""Images of phones and archives, and what a folder holds beside images.

`pictures/*.heic` are drawings of this test's own (96 x 64 pixels: red at the left, blue at the lower right), encoded
with pillow-heif, as nothing that the program needs can encode HEIC.
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from kie_desktop.api.inputs import files_of
from kie_desktop.domain.errors import UserError
from kie_desktop.formats import decoders
from kie_desktop.formats.folder_images import empty_words, folders_below, look_into
from kie_desktop.formats.images import find_images, image_info, is_plain, read_image, read_thumbnail

PICTURES = Path(__file__).with_name("pictures")


def drawing() -> Image.Image:
    image = Image.new("RGB", (96, 64), "white")
    draw = ImageDraw.Draw(image)
    draw.rectangle((8, 8, 47, 31), fill=(200, 30, 30))
    draw.rectangle((60, 40, 90, 60), fill=(20, 20, 160))
    return image


def saved(folder: Path, kind: str) -> Path:
    """The drawing in a format, turned by EXIF where the name says so."""
    path = folder / f"page.{kind}"
    if kind == "heic":
        path.write_bytes((PICTURES / "page.heic").read_bytes())
    else:
        drawing().save(path)
    return path


KINDS = ("heic", "avif", "jp2", "j2k")


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_of_a_phone_or_an_archive_is_read(tmp_path: Path, kind: str) -> None:
    path = saved(tmp_path, kind)
    assert find_images(tmp_path) == [path]
    assert image_info(path) == (96, 64, 1) and not is_plain(path)
    pixels = read_image(path)
    assert pixels.shape == (64, 96, 3)
    assert np.abs(pixels.astype(int) - np.array(drawing()).astype(int)).mean() < 6
    assert max(read_thumbnail(path, 0, 48).shape[:2]) == 48


def test_a_photo_is_turned_once(tmp_path: Path) -> None:
    """HEIC says by itself how it is turned; its EXIF repeats that and does not count. AVIF in Pillow has EXIF only."""
    heic = PICTURES / "turned.heic"  # with the EXIF orientation 6, and nothing said by HEIC itself
    assert image_info(heic)[:2] == (96, 64) and read_image(heic).shape[:2] == (64, 96)
    exif = Image.Exif()
    exif[0x0112] = 6
    drawing().save(tmp_path / "turned.avif", exif=exif)
    assert image_info(tmp_path / "turned.avif")[:2] == (64, 96)
    red = read_image(tmp_path / "turned.avif")[8:48, 32:56].astype(int).mean((0, 1))  # from the left to the top right
    assert red[0] > 150 and red[1] < 80


@pytest.mark.parametrize("kind", KINDS)
def test_damaged_ones_are_a_message(tmp_path: Path, kind: str) -> None:
    whole = saved(tmp_path, kind).read_bytes()
    path = tmp_path / f"cut.{kind}"
    for size in (13, 40, 100, len(whole) // 2):
        path.write_bytes(whole[:size])
        with pytest.raises(UserError, match=rf"cut\.{kind}: "):
            read_image(path)
    for place in range(0, min(len(whole), 400), 7):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        try:
            read_image(path)
        except UserError as fault:
            assert f"cut.{kind}: " in str(fault)


def test_heic_without_its_library_is_a_message(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pi_heif", None)
    with pytest.raises(UserError, match="needs the package pi-heif"):
        decoders.info(saved(tmp_path, "heic"))
    assert decoders.info(saved(tmp_path, "avif"))[0] == 96


def test_the_library_is_loaded_for_heic_only(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib; from kie_desktop.formats.decoders import info\n"
        "info(pathlib.Path(sys.argv[1])); sys.exit('pi_heif' in sys.modules)"
    )
    for kind, status in (("avif", 0), ("heic", 1)):
        assert subprocess.run([sys.executable, "-c", code, saved(tmp_path, kind)], check=False).returncode == status


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such pipes here")
@pytest.mark.timeout(20)
def test_a_pipe_is_no_image(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    for read in (image_info, read_image, is_plain):
        with pytest.raises(UserError, match=r"pipe\.png: this is not a regular file"):
            read(tmp_path / "pipe.png")
    assert find_images(tmp_path) == []


def test_files_that_nobody_reads_are_named(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    page = saved(tmp_path, "jp2")
    for name in ("letter.docx", "scan.djvu", ".hidden.docx", "notes.txt", "labels.json"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "gone.png").symlink_to(tmp_path / "nowhere.png")
    (tmp_path / "folder.png").mkdir()
    os.mkfifo(tmp_path / "pipe.png")
    images, left_out = look_into(tmp_path)
    assert images == [page]
    assert [path.name for path in left_out] == ["gone.png", "letter.docx", "pipe.png", "scan.djvu"]
    with caplog.at_level(logging.WARNING):
        assert [file.path for file in files_of([tmp_path])] == [page]
    assert "skipped" in caplog.text and "letter.docx, scan.djvu" in caplog.text
    assert "not regular files (broken links, pipes): gone.png, pipe.png" in caplog.text


def test_a_folder_whose_images_lie_deeper_says_where(tmp_path: Path) -> None:
    for name in ("b/deep/x/1.png", "b/deep/2.png", "a10/1.png", "a2/1.jpg", ".hidden/1.png", "empty/1.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        drawing().save(tmp_path / name) if not name.endswith("txt") else (tmp_path / name).touch()
    (tmp_path / "linked").symlink_to(tmp_path / "b")
    assert [path.as_posix() for path in folders_below(tmp_path)] == ["a2", "a10", "b/deep"]
    assert "but there are some in its subfolders (a2, a10, b/deep); choose one of those" in empty_words(tmp_path)
    (file,) = files_of([tmp_path])
    assert file.fault is not None and "in its subfolders" in str(file.fault)
    found = files_of([tmp_path], recursive=True)
    assert [file.name for file in found] == ["a2/1.jpg", "a10/1.png", "b/deep/2.png", "b/deep/x/1.png"]


def test_an_empty_folder_says_what_is_in_it(tmp_path: Path) -> None:
    assert "put PNG, JPEG, TIFF or PDF files there" in empty_words(tmp_path)
    (tmp_path / "letter.docx").touch()
    assert "skipped" in empty_words(tmp_path) and "letter.docx" in empty_words(tmp_path)
