"""Pictures as they are: deep ones, white that is zero, faint ones, transparent ones, previews and large texts."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from PIL.TiffImagePlugin import ImageFileDirectory_v2

from kie_desktop.api.inputs import files_of, pages_of
from kie_desktop.formats.images import frame_count, is_plain, page_frames, read_image


def page(dark: int, light: int) -> NDArray[np.uint16]:
    grey = np.full((20, 40), light, np.uint16)
    grey[5:10, 5:30] = dark
    return grey


@pytest.mark.parametrize("dark, light", [(0, 65_535), (0, 4_095), (0, 1_023), (30_000, 34_000), (400, 900)])
@pytest.mark.parametrize("name", ["a.png", "a.tif"])
def test_deep_pages_are_as_bright_as_they_are_meant(tmp_path: Path, name: str, dark: int, light: int) -> None:
    Image.fromarray(page(dark, light)).save(tmp_path / name)
    pixels = read_image(tmp_path / name)
    assert (pixels.min(), pixels.max()) == (0, 255)
    assert pixels[7, 7, 0] == 0
    assert not is_plain(tmp_path / name), "PaddleOCR would read it otherwise"


def test_each_frame_has_a_depth_of_its_own(tmp_path: Path) -> None:
    faint = Image.fromarray(np.repeat(page(120, 160).astype(np.uint8)[..., None], 3, axis=2))
    Image.fromarray(page(30_000, 34_000)).save(tmp_path / "a.tif", save_all=True, append_images=[faint])
    for _ in range(2):  # the file stays open between them
        assert read_image(tmp_path / "a.tif", 0)[7, 7, 0] == 0
        assert tuple(read_image(tmp_path / "a.tif", 1)[7, 7]) == (120,) * 3


def test_a_deep_page_of_one_shade_keeps_it(tmp_path: Path) -> None:
    Image.fromarray(np.full((9, 9), 65_535, np.uint16)).save(tmp_path / "a.png")
    assert read_image(tmp_path / "a.png").min() == 255


def test_white_is_zero_in_sixteen_bits(tmp_path: Path) -> None:
    tags = ImageFileDirectory_v2()
    tags[262] = 0
    path = tmp_path / "a.tif"
    Image.fromarray(page(65_535, 0)).save(path, tiffinfo=tags)
    data = path.read_bytes()
    if b"\x06\x01\x03\x00\x01\x00\x00\x00\x01\x00" in data:  # Pillow writes its own
        path.write_bytes(
            data.replace(b"\x06\x01\x03\x00\x01\x00\x00\x00\x01\x00", b"\x06\x01\x03\x00\x01\x00\x00\x00\x00\x00")
        )
    pixels = read_image(path)
    assert pixels[7, 7, 0] == 0
    assert pixels[0, 0, 0] == 255


@pytest.mark.parametrize("ink, paper", [((0, 0, 0), 255), ((255, 255, 255), 0), ((255, 0, 0), 255)])
def test_transparent_pages_show_what_is_on_them(tmp_path: Path, ink: tuple[int, int, int], paper: int) -> None:
    pixels = np.zeros((20, 40, 4), np.uint8)
    pixels[5:10, 5:30] = (*ink, 255)
    Image.fromarray(pixels).save(tmp_path / "a.png")
    found = read_image(tmp_path / "a.png")
    assert tuple(found[7, 7]) == ink
    assert tuple(found[0, 0]) == (paper,) * 3
    assert not is_plain(tmp_path / "a.png")


def test_previews_are_no_pages(tmp_path: Path) -> None:
    tags = ImageFileDirectory_v2()
    tags[254] = 1
    large, small = (Image.new("L", (side, side), 200) for side in (40, 10))
    small.encoderinfo = {"tiffinfo": tags}  # type: ignore[attr-defined]
    large.save(tmp_path / "a.tif", save_all=True, append_images=[small, Image.new("L", (30, 30))])
    assert frame_count(tmp_path / "a.tif") == 3, "frames keep their numbers"
    assert page_frames(tmp_path / "a.tif") == [0, 2]
    (file,) = files_of([tmp_path / "a.tif"])
    assert [(one.frame, one.frames, one.width) for one in pages_of(file)] == [(0, 2, 40), (2, 2, 30)]  # type: ignore[union-attr]


def test_texts_of_a_png_do_not_keep_it_from_being_read(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.new("RGB", (40, 20), "red").save(path)
    content = b"zTXtComment\0\0" + zlib.compress(b"x" * (80 << 20))
    chunk = struct.pack(">I", len(content) - 4) + content + struct.pack(">I", zlib.crc32(content))
    data = path.read_bytes()
    for place in (33, len(data) - 12):  # behind the header, and before the end
        path.write_bytes(data[:place] + chunk + data[place:])
        assert tuple(read_image(path)[0, 0]) == (255, 0, 0)
