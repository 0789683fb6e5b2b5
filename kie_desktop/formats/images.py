"""Image files to pixels: the one place where orientation, colour depth and PDF pages are settled.

Pillow, pi-heif and pypdfium2 only, imported when first used, because this runs in the window's process
too. Whatever is wrong with a file becomes a `UserError` that names the file and the remedy.
"""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from kie_desktop.domain.errors import UserError
from kie_desktop.formats import pdf
from kie_desktop.safe_files import NotOrdinaryError, is_link, open_given

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_PIXELS = 200_000_000
"""Pages with more pixels are refused before they are decoded (600 MB as RGB)."""

IMAGE_SUFFIXES = frozenset(
    {".png", ".jpg", ".jpeg", ".jfif", ".bmp", ".tif", ".tiff", ".webp", ".gif", ".ppm", ".pgm", ".pbm", ".pdf"}
    | {".heic", ".heif", ".hif", ".avif", ".jp2", ".j2k", ".jpf", ".jpx"}
)
_PILLOW_FORMATS = ("PNG", "JPEG", "BMP", "TIFF", "WEBP", "GIF", "PPM", "AVIF", "JPEG2000")
_HEIF = "HEIF"
_HEIF_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
_AVIF_BRANDS = frozenset({b"avif", b"avis"})
_HEAD_BYTES = 1024
_EXIF_ORIENTATION = 0x0112
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


class ImageInfo(NamedTuple):
    """Width and height in pixels of one upright frame, and how many frames the file holds.

    Only TIFF and PDF have frames: a GIF or WebP animation counts as its first picture.
    """

    width: int
    height: int
    frames: int


def image_info(path: Path, frame: int = 0) -> ImageInfo:
    """Size of a frame and number of frames, from the headers alone (nothing is decoded).

    Raises UserError as `read_image` does, except for faults in the pixel data.
    """
    if _is_pdf(path):
        return _checked(path, ImageInfo(*pdf.page_size(path, frame)))
    with _opened(path, frame) as image:
        return ImageInfo(*_upright_size(image), _frames(image))


def read_image(path: Path, frame: int = 0) -> NDArray[np.uint8]:
    """Pixels of one frame as H x W x 3 RGB, upright; PDF pages at 200 dpi.

    Deeper images are reduced to 8 bit, transparent ones are laid on white paper.
    Raises UserError for a file that is missing, unreadable, damaged, protected or too large.
    """
    if _is_pdf(path):
        _checked(path, ImageInfo(*pdf.page_size(path, frame)))
        return pdf.render(path, frame)
    with _opened(path, frame) as image:
        return np.array(_upright_rgb(image))


def read_thumbnail(path: Path, frame: int, size: int) -> NDArray[np.uint8]:
    """A small H x W x 3 RGB picture of one frame, its longer side at most `size` pixels."""
    if _is_pdf(path):
        info = _checked(path, ImageInfo(*pdf.page_size(path, frame)))
        return pdf.render(path, frame, min(1.0, size / max(info.width, info.height)))
    with _opened(path, frame) as image:
        image.draft("RGB", (size, size))  # JPEG decodes at a fraction of its size; no effect on others
        small = _upright_rgb(image)
        small.thumbnail((size, size))
        return np.array(small)


def encode_png(pixels: NDArray[np.uint8]) -> bytes:
    """H x W x 3 RGB pixels as a PNG file."""
    from PIL import Image

    target = io.BytesIO()
    Image.fromarray(pixels).save(target, "PNG")
    return target.getvalue()


def is_plain(path: Path) -> bool:
    """Whether PaddleOCR reads this file to the same pixels that `read_image` gives (spec B2).

    PDF, TIFF and GIF it cannot read, or reads without frames; orientation is certain in JPEG only.
    """
    if _is_pdf(path):
        return False
    with _opened(path, 0) as image:
        return image.format in ("JPEG", "MPO") or (image.format in ("PNG", "BMP") and _orientation(image) == 1)


def find_images(folder: Path, recursive: bool = False) -> list[Path]:
    """Image and PDF files of a folder in natural order (`p2` before `p10`), without hidden ones.

    Only the folder itself is searched unless `recursive`: sub folders often hold derived
    pictures (PPOCRLabel's `crop_img`, an export) that are not pages. Raises UserError where the
    folder is missing or unreadable.
    """
    if not folder.is_dir():
        raise UserError(f"{folder}: there is no such folder; choose a folder that holds page images")
    try:
        found = [path for path in _walk(folder, recursive) if path.suffix.lower() in IMAGE_SUFFIXES]
    except PermissionError as fault:
        raise UserError(
            f"{fault.filename or folder}: the folder may not be read; give yourself access to it"
        ) from fault
    return sorted(found, key=lambda path: [natural_key(part) for part in path.relative_to(folder).parts])


def natural_key(name: str) -> list[tuple[int, int, str]]:
    """Sort key that counts digits as numbers and ignores case."""
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in re.split(r"(\d+)", name.casefold())]


def _walk(folder: Path, recursive: bool) -> Iterator[Path]:
    for entry in folder.iterdir():
        if entry.name.startswith("."):
            continue
        if entry.is_file():
            yield entry
        elif recursive and entry.is_dir() and not is_link(entry):
            yield from _walk(entry, recursive)


def _is_pdf(path: Path) -> bool:
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
        raise UserError(f"{path}: this is no ordinary file but a pipe or a device; choose an image") from fault
    except FileNotFoundError as fault:
        raise UserError(f"{path}: the image is missing; put it back or remove the page") from fault
    except PermissionError as fault:
        raise UserError(f"{path}: the image may not be read; give yourself read access to it") from fault
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
    from PIL import Image, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = None  # our own limit below is checked before decoding, with a remedy
    try:
        with open_given(path) as file, Image.open(file, formats=_formats_of(path)) as image:
            if not 0 <= frame < _frames(image):
                raise UserError(f"{path}: there is no page {frame + 1}; the file has {_frames(image)}")
            if frame:
                image.seek(frame)
            _checked(path, ImageInfo(*_upright_size(image), 1))
            yield image
    except UserError:
        raise
    except UnidentifiedImageError as fault:
        kinds = "PNG, JPEG, TIFF or PDF"
        raise UserError(f"{path}: this is not an image that can be read; save it as {kinds}") from fault
    except MemoryError as fault:
        raise UserError(f"{path}: not enough memory for this image; scale it down or close other programs") from fault
    except Exception as fault:  # decoders raise whatever their parser meets: OSError, struct.error, SyntaxError, ...
        raise UserError(f"{path}: the image is damaged or cut short ({fault}); scan or copy it again") from fault


def _checked(path: Path, info: ImageInfo) -> ImageInfo:
    if info.width * info.height > MAX_PIXELS:
        raise UserError(
            f"{path}: {info.width} x {info.height} pixels are too many (the limit is {MAX_PIXELS // 1_000_000} "
            "megapixels); scale the image down, 200 dots an inch are enough"
        )
    return info


def _frames(image: Image) -> int:
    return int(getattr(image, "n_frames", 1)) if image.format == "TIFF" else 1


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
    image.load()
    upright = _eight_bit_rgb(image)
    return upright.transpose(Transpose[_TURNS[orientation]]) if orientation != 1 else upright


def _eight_bit_rgb(image: Image) -> Image:
    """A loaded image of any mode as 8-bit RGB."""
    from PIL import Image as PillowImage

    if image.mode.startswith("I") or image.mode == "F":
        return PillowImage.fromarray(_eight_bit(np.asarray(image))).convert("RGB")
    if image.has_transparency_data:
        paper = PillowImage.new("RGBA", image.size, "white")
        paper.alpha_composite(image.convert("RGBA"))
        return paper.convert("RGB")
    return image.convert("RGB")


def _eight_bit(grey: NDArray[Any]) -> NDArray[np.uint8]:
    """Grey values of any depth in 8 bit: 16 bit cut as OpenCV does, others scaled to their range."""
    if grey.dtype == np.uint16:
        return np.asarray(grey >> 8, np.uint8)
    values = np.nan_to_num(grey.astype(np.float64))
    top = float(values.max(initial=0.0))
    ceiling = next((limit for limit in (1.0, 255.0, 65535.0) if top <= limit), top)
    if ceiling == 1.0 and grey.dtype.kind != "f":
        ceiling = 255.0
    return (np.clip(values / ceiling, 0, 1) * 255).astype(np.uint8)
