"""Images as scanners, phones and people leave them."""

from __future__ import annotations

import struct
import subprocess
import sys
import threading
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from kie_desktop.domain.errors import UserError
from kie_desktop.formats import decoders
from kie_desktop.formats.images import (
    ImageInfo,
    encode_png,
    find_images,
    image_info,
    is_plain,
    read_image,
    read_thumbnail,
)

RED, BLUE = (200, 30, 30), (30, 30, 200)


def two_colours(width: int = 40, height: int = 20) -> Image.Image:
    """Left half red, right half blue."""
    picture = Image.new("RGB", (width, height), RED)
    picture.paste(BLUE, (width // 2, 0, width, height))
    return picture


def near(pixel: np.ndarray, colour: tuple[int, int, int]) -> bool:
    return bool(np.abs(pixel.astype(int) - colour).max() < 40)


def oriented(path: Path, orientation: int) -> Path:
    exif = Image.Exif()
    exif[0x0112] = orientation
    two_colours().save(path, exif=exif, quality=95)
    return path


@pytest.mark.parametrize(
    "name", ["a.png", "ä ö.jpg", "表单.bmp", "a.webp", "a.gif", "a.tif", "a.ppm", "a.PNG", "a.pdf"]
)
def test_every_format_gives_rgb_pixels_of_the_size_announced(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    two_colours().save(path, **({"resolution": 200} if name.endswith("pdf") else {}))
    pixels = read_image(path)
    assert pixels.dtype == np.uint8 and pixels.shape == (20, 40, 3) and pixels.flags.writeable
    assert image_info(path) == ImageInfo(40, 20, 1)
    assert near(pixels[10, 5], RED) and near(pixels[10, 35], BLUE)


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".webp", ".tif"])
@pytest.mark.parametrize(
    ("orientation", "shape", "red_at"),
    [
        (1, (20, 40), (10, 5)),
        (2, (20, 40), (10, 35)),
        (3, (20, 40), (10, 35)),
        (5, (40, 20), (5, 10)),
        (6, (40, 20), (5, 10)),
        (8, (40, 20), (35, 10)),
    ],
)
def test_orientation_is_applied_once(
    tmp_path: Path, suffix: str, orientation: int, shape: tuple[int, int], red_at: tuple[int, int]
) -> None:
    path = oriented(tmp_path / f"a{suffix}", orientation)
    pixels = read_image(path)
    assert pixels.shape[:2] == shape and near(pixels[red_at], RED)
    assert image_info(path)[:2] == shape[::-1]
    assert read_thumbnail(path, 0, 16).shape[:2] == ((8, 16) if shape == (20, 40) else (16, 8))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "PA", "RGBA", "CMYK", "YCbCr", "I", "F"])
def test_every_colour_mode_becomes_eight_bit_rgb(tmp_path: Path, mode: str) -> None:
    path = tmp_path / ("a.png" if mode in ("1", "L", "LA", "P", "RGBA") else "a.tif")
    picture = Image.new("L", (6, 4), 255)
    picture.paste(0, (3, 0, 6, 4))
    picture.convert("RGBA" if mode in ("PA",) else mode).save(path)
    pixels = read_image(path)
    assert pixels.shape == (4, 6, 3) and pixels[0, 0].min() > 240 and pixels[0, 5].max() < 15


def test_sixteen_bits_keep_their_brightness(tmp_path: Path) -> None:
    grey = np.array([[0, 0x4080, 0xFFFF]], np.uint16)
    Image.fromarray(grey).save(tmp_path / "a.png")
    assert read_image(tmp_path / "a.png")[0, :, 0].tolist() == [0, 0x40, 0xFF]


def test_transparent_pixels_are_paper(tmp_path: Path) -> None:
    Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(tmp_path / "a.png")
    assert read_image(tmp_path / "a.png").min() == 255


def test_pages_of_a_tiff_and_of_a_pdf(tmp_path: Path) -> None:
    first, second = two_colours(40, 20), Image.new("RGB", (18, 36), BLUE)
    for name in ("a.tif", "a.pdf"):
        first.save(tmp_path / name, save_all=True, append_images=[second], resolution=200)
        assert image_info(tmp_path / name) == ImageInfo(40, 20, 2)
        width, height, frames = image_info(tmp_path / name, 1)
        assert read_image(tmp_path / name, 1).shape == (height, width, 3) and frames == 2
        assert 0 <= width - 18 <= 1 and 0 <= height - 36 <= 1  # a PDF's size in points is rounded up
        for frame in (2, -1):
            with pytest.raises(UserError, match="the file has 2"):
                read_image(tmp_path / name, frame)


def test_filled_in_pdf_pages_are_read_from_several_threads(tmp_path: Path) -> None:
    two_colours(400, 200).save(tmp_path / "a.pdf", resolution=200)
    shapes: list[tuple[int, ...]] = []
    workers = [threading.Thread(target=lambda: shapes.append(read_image(tmp_path / "a.pdf").shape)) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert shapes == [(200, 400, 3)] * 4


def png_header(width: int, height: int) -> bytes:
    """The start of a PNG of any size, without its pixels."""
    body = b"IHDR" + struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + body + struct.pack(">I", zlib.crc32(body)) + b"\0\0\0\0IDAT" * 2
    )


def test_an_enormous_image_is_refused_by_its_header(tmp_path: Path) -> None:
    path = tmp_path / "huge.png"
    path.write_bytes(png_header(40_000, 40_000))
    for read in (image_info, read_image, lambda path: read_thumbnail(path, 0, 64)):
        with pytest.raises(UserError, match=r"huge\.png: 40000 x 40000 pixels is too large.*scale"):
            read(path)


def test_files_that_are_no_images_are_named_with_a_remedy(tmp_path: Path) -> None:
    two_colours(400, 400).save(tmp_path / "whole.jpg")
    two_colours(400, 400).save(tmp_path / "whole.png")
    two_colours().save(tmp_path / "whole.pdf")
    faults = {
        "text.png": (b"hello", "not supported"),
        "empty.png": (b"", "empty"),
        "cut.jpg": ((tmp_path / "whole.jpg").read_bytes()[:-1500], "damaged or incomplete"),
        "cut.png": ((tmp_path / "whole.png").read_bytes()[:-150], "damaged or incomplete"),
        "cut.pdf": ((tmp_path / "whole.pdf").read_bytes()[:200], "damaged"),
    }
    for name, (data, message) in faults.items():
        (tmp_path / name).write_bytes(data)
        with pytest.raises(UserError, match=f"{name}: .*{message}.*;"):
            read_image(tmp_path / name)
    with pytest.raises(UserError, match=r"gone\.png: .*missing"):
        read_image(tmp_path / "gone.png")
    with pytest.raises(UserError, match="folder"):
        image_info(tmp_path)


def test_a_forbidden_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a.png").write_bytes(encode_png(np.zeros((2, 2, 3), np.uint8)))
    monkeypatch.setattr("kie_desktop.formats.decoders.open_given", refuse)
    with pytest.raises(UserError, match=r"a\.png: .*permission to read"):
        decoders.pixels(tmp_path / "a.png")


def locked_pdf() -> bytes:
    """A PDF whose password nobody knows: the check values of its lock are made up."""
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 72]>>",
        b"<</Filter/Standard/V 1/R 2/P -4/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">>>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    start = len(data)
    data += b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"trailer\n<</Size 5/Root 1 0 R/Encrypt 4 0 R/ID[<" + b"43" * 16 + b"><" + b"43" * 16 + b">]>>\n"
    return data + b"startxref\n%d\n%%%%EOF\n" % start


def test_a_protected_pdf_says_so(tmp_path: Path) -> None:
    path = tmp_path / "locked.pdf"
    path.write_bytes(locked_pdf())
    for read in (image_info, read_image):
        with pytest.raises(UserError, match=r"locked\.pdf: .*password.*save a copy"):
            read(path)


def test_images_are_found_in_natural_order_without_sub_folders(tmp_path: Path) -> None:
    for name in ("p10.png", "p2.PNG", "a.pdf", "notes.txt", ".hidden.png", "sub/p1.jpg", ".git/x.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "folder.png").mkdir()
    assert [path.name for path in find_images(tmp_path)] == ["a.pdf", "p2.PNG", "p10.png"]
    deeper = [path.relative_to(tmp_path).as_posix() for path in find_images(tmp_path, recursive=True)]
    assert deeper == ["a.pdf", "p2.PNG", "p10.png", "sub/p1.jpg"]
    with pytest.raises(UserError, match="folder not found"):
        find_images(tmp_path / "gone")


def test_what_paddleocr_reads_as_we_do(tmp_path: Path) -> None:
    two_colours().save(tmp_path / "a.png")
    two_colours().save(tmp_path / "a.tif")
    two_colours().save(tmp_path / "a.pdf")
    plain = [tmp_path / "a.png", oriented(tmp_path / "turned.jpg", 6)]
    others = [tmp_path / "a.tif", tmp_path / "a.pdf", oriented(tmp_path / "turned.png", 6)]
    assert all(map(is_plain, plain)) and not any(map(is_plain, others))


def test_the_module_starts_without_pillow_and_pdfium() -> None:
    code = (
        "import sys, kie_desktop.formats.images; sys.exit(any(m in sys.modules for m in ('PIL', 'pypdfium2', 'cv2')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
