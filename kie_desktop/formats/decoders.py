"""What the process that reads pages does with a file: orientation, colour depth, PDF pages, and limits.

Runs in a child of the program (`page_worker`), one request at a time. Pillow, pi-heif and pypdfium2, each imported
when first used. Whatever is wrong with a file becomes a `UserError` that names the file and the remedy.
"""

from __future__ import annotations

import io
import os
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from kie_desktop.domain.errors import UserError
from kie_desktop.formats import pdf
from kie_desktop.formats.depth import eight_bit_rgb, is_deep
from kie_desktop.formats.kept_document import KEPT, MAX_FRAMES, MOST_KEPT_BYTES, too_many_frames
from kie_desktop.formats.page_limits import MAX_PIXELS, MAX_SIDE
from kie_desktop.formats.pdf_layer import layer_to_json
from kie_desktop.formats.png_text import without_texts
from kie_desktop.safe_files import NotOrdinaryError, open_given

if TYPE_CHECKING:
    from PIL.Image import Image

_TIFF_MARKS = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
_PILLOW_FORMATS = ("PNG", "JPEG", "BMP", "TIFF", "WEBP", "GIF", "PPM", "AVIF", "JPEG2000")
_HEIF = "HEIF"
_HEIF_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
_AVIF_BRANDS = frozenset({b"avif", b"avis"})
_HEAD_BYTES = 1024
_EXIF_ORIENTATION = 0x0112
_NEW_SUBFILE_TYPE, _PREVIEW = 254, 1
_TURNS = {
    2: "FLIP_LEFT_RIGHT",
    3: "ROTATE_180",
    4: "FLIP_TOP_BOTTOM",
    5: "TRANSPOSE",
    6: "ROTATE_270",
    7: "TRANSVERSE",
    8: "ROTATE_90",
}
_SIDEWAYS = frozenset({5, 6, 7, 8})


Size = tuple[int, int, int]
"""Width and height of an upright frame in pixels, and the number of frames. Only TIFF and PDF have frames: a GIF or
WebP animation counts as its first picture."""


_QUARTERS = {1: 0, 6: 1, 3: 2, 8: 3}
"""EXIF orientation without a mirror -> quarters clockwise to upright."""


def info(path: Path, frame: int = 0, size: pdf.Size | None = None) -> Size:
    """Sizes from the headers alone (nothing is decoded); size: as in `pixels`.

    Raises UserError as `pixels`, but for faults in the pixels.
    """
    if is_pdf(path):
        return pdf.page_size(path, frame, size)
    with _opened(path, frame) as image:
        return *_upright_size(image), _frames(path, image)


def count(path: Path) -> int:
    """The number of frames, also where none can be read. Raises UserError where the file cannot be opened."""
    if is_pdf(path):
        return pdf.page_count(path)
    with _file_opened(path) as image:
        return _frames(path, image)


def page_frames(path: Path) -> list[int]:
    """The frames of a file that are pages, by number; previews in a TIFF are none. Raises UserError as `count`."""
    if is_pdf(path):
        return [*range(pdf.page_count(path))]
    with _file_opened(path) as image:
        frames = _frames(path, image)
        if frames == 1:
            return [0]
        pages = []
        for frame in range(frames):
            image.seek(frame)
            if not int(image.tag_v2.get(_NEW_SUBFILE_TYPE, 0)) & _PREVIEW:  # type: ignore[attr-defined]
                pages.append(frame)
        return pages or [*range(frames)]


def pixels(path: Path, frame: int = 0, size: pdf.Size | None = None) -> NDArray[np.uint8]:
    """Pixels of one frame as H x W x 3 RGB, upright. size: that a page of a PDF has been given before.

    Raises UserError for a file that is missing, unreadable, damaged, protected or too large.
    """
    if is_pdf(path):
        return pdf.render(path, frame, size)
    with _opened(path, frame) as image:
        return np.array(_upright_rgb(image))


def thumbnail(path: Path, frame: int, size: int) -> NDArray[np.uint8]:
    """A small H x W x 3 RGB picture of one frame, its longer side at most `size` pixels."""
    if is_pdf(path):
        return pdf.render(path, frame, most=size)
    with _opened(path, frame) as image:
        image.draft("RGB", (size, size))  # JPEG decodes at a fraction of its size; no effect on others
        small = _upright_rgb(image)
        small.thumbnail((size, size))
        return np.array(small)


def layer(path: Path, frame: int, size: pdf.Size | None = None) -> bytes:
    """The text layer of a page as `pdf_layer.layer_to_json` writes it; b"" where the file is no PDF."""
    return layer_to_json(pdf.layer(path, frame, size)) if is_pdf(path) else b""


def plain(path: Path) -> bool:
    """Whether a file is of a kind that PaddleOCR reads as `pixels` does: JPEG, or PNG and BMP that are not turned,
    not transparent and of 8 bits at most.
    """
    if is_pdf(path):
        return False
    with _opened(path, 0) as image:
        if image.format in ("JPEG", "MPO"):
            return True
        is_as_shown = not (is_deep(image) or image.has_transparency_data) and _orientation(image) == 1
        return image.format in ("PNG", "BMP") and is_as_shown


def quarters_to_upright(path: Path) -> int:
    """Quarters clockwise by which the first frame is turned upright; -1 where it is mirrored too."""
    if is_pdf(path):
        return 0
    with _opened(path, 0) as image:
        return _QUARTERS.get(_orientation(image), -1)


def is_pdf(path: Path) -> bool:
    """Tell a PDF by its content."""
    return b"%PDF-" in _head(path)


def _head(path: Path) -> bytes:
    """How a file begins; the first reading of any, so access faults surface here."""
    if path.is_dir():
        raise UserError(f"{path}: this is a folder, not an image; open it as a folder")
    try:
        with open_given(path) as file:
            start = file.read(_HEAD_BYTES)
    except NotOrdinaryError as fault:
        raise UserError(f"{path}: this is not a regular file but a pipe or a device; choose an image") from fault
    except FileNotFoundError as fault:
        raise UserError(f"{path}: the image is missing; restore it or remove the page") from fault
    except PermissionError as fault:
        raise UserError(f"{path}: you do not have permission to read this image; change its permissions") from fault
    except OSError as fault:
        raise UserError(f"{path}: the image cannot be read ({fault.strerror or fault}); check the disk") from fault
    if not start:
        raise UserError(f"{path}: the file is empty (0 bytes); scan or copy it again")
    return start


def _formats_of(path: Path) -> tuple[str, ...]:
    """What Pillow may take a file for. HEIC needs another library, which is loaded for it alone."""
    start = _head(path)
    size = int.from_bytes(start[:4], "big")
    brands = {start[place : place + 4] for place in (8, *range(16, min(size, len(start)), 4))}
    if start[4:8] != b"ftyp" or not brands & _HEIF_BRANDS or brands & _AVIF_BRANDS:
        return _PILLOW_FORMATS
    try:
        import pi_heif
    except ImportError as fault:
        raise UserError(f"{path}: reading HEIC needs the package pi-heif; install it, or save the image as JPEG") from (
            fault
        )
    pi_heif.register_heif_opener(thumbnails=False)
    return (_HEIF,)


@contextmanager
def _opened(path: Path, frame: int) -> Iterator[Image]:
    """An image at a frame, header read and size checked; every fault inside becomes a UserError."""
    with _file_opened(path) as image:
        frames = _frames(path, image)
        if not 0 <= frame < frames:
            raise UserError(f"{path}: there is no page {frame + 1}; the file has {frames}")
        if frames > 1:
            image.seek(frame)
        _checked(path, *_upright_size(image), frames)
        yield image


@contextmanager
def _file_opened(path: Path) -> Iterator[Image]:
    """An image at any of its frames; every fault inside becomes a UserError."""
    from PIL import Image, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = None  # our own limit is checked before decoding, with a remedy
    try:
        with _kept_or_opened(path) as image:
            yield image
    except UserError:
        raise
    except UnidentifiedImageError as fault:
        kinds = "PNG, JPEG, TIFF or PDF"
        raise UserError(f"{path}: this image format is not supported; save the image as {kinds}") from fault
    except MemoryError as fault:
        raise UserError(f"{path}: not enough memory for this image; scale it down or close other programs") from fault
    except Exception as fault:  # decoders raise whatever their parser meets: OSError, struct.error, SyntaxError, ...
        raise UserError(f"{path}: the image is damaged or incomplete ({fault}); scan or copy it again") from fault


@contextmanager
def _kept_or_opened(path: Path) -> Iterator[Image]:
    """A TIFF stays open for its next frames, which would be looked for from its beginning each time."""
    from PIL import Image

    formats = _formats_of(path)
    kept = KEPT.find(path, "TIFF")
    if kept is not None:
        yield kept
        return
    KEPT.forget()
    with open_given(path) as file:
        if file.read(4) in _TIFF_MARKS and os.fstat(file.fileno()).st_size <= MOST_KEPT_BYTES:
            file.seek(0)
            image = Image.open(io.BytesIO(file.read()), formats=formats)
            KEPT.keep(path, "TIFF", image)
            try:
                yield image
            except BaseException:
                KEPT.forget()
                raise
            return
        with Image.open(without_texts(file), formats=formats) as image:
            yield image


def _checked(path: Path, width: int, height: int, frames: int) -> Size:
    if width * height > MAX_PIXELS:
        raise UserError(
            f"{path}: {width} x {height} pixels is too large (the limit is {MAX_PIXELS // 1_000_000} "
            "megapixels); scale the image down (200 dpi is enough)"
        )
    if max(width, height) > MAX_SIDE:
        raise UserError(
            f"{path}: {width} x {height} pixels are too long for a page (the limit is {MAX_SIDE} pixels a side); cut "
            "the image into several pages"
        )
    return width, height, frames


def _frames(path: Path, image: Image) -> int:
    """Raises UserError for more than `MAX_FRAMES`. Those of an image that stays open are counted once."""
    if image.format != "TIFF":
        return 1
    if not KEPT.frames or KEPT.find(path, "TIFF") is not image:
        KEPT.frames = _counted(path, image)
    return KEPT.frames


def _counted(path: Path, image: Image) -> int:
    """Step by step: Pillow's own counting has no end in sight, and a seek far ahead leaves it with a wrong count."""
    here = image.tell()
    for frame in range(1, MAX_FRAMES + 1):
        try:
            image.seek(frame)
        except EOFError:
            image.seek(here)
            return frame
    raise too_many_frames(path)


def _orientation(image: Image) -> int:
    """EXIF orientation 1 to 8; 1 where there is none or the EXIF block is damaged.

    Taken from the block that was met before the pixels: `Image.getexif` would decode a whole PNG
    to look behind them. Pillow turns a TIFF upright itself, so its tag counts as done.
    """
    from PIL.Image import Exif

    block = image.info.get("exif")
    if image.format == "TIFF" or not isinstance(block, bytes):
        return 1
    exif = Exif()
    try:
        exif.load(block)
        value = exif.get(_EXIF_ORIENTATION, 1)
    except (SyntaxError, struct.error, ValueError, TypeError, KeyError, OSError):
        return 1
    return value if value in _TURNS else 1


def _upright_size(image: Image) -> tuple[int, int]:
    width, height = image.size
    return (height, width) if _orientation(image) in _SIDEWAYS else (width, height)


def _upright_rgb(image: Image) -> Image:
    from PIL.Image import Transpose

    orientation = _orientation(image)
    deep = is_deep(image)  # before the pixels are loaded
    image.load()
    upright = eight_bit_rgb(image, deep)
    return upright.transpose(Transpose[_TURNS[orientation]]) if orientation != 1 else upright
