"""Image files to pixels, for the whole program: files are found here, and read in a process of their own.

What decodes foreign files is native code of others, which may crash, hang or take all memory over a file that was made
to do that. So `page_process` does it in a child, within limits; whatever goes wrong there, or is wrong with a file,
becomes a `UserError` that names the file and the remedy. What the child does: `decoders`.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.text import encodable
from kie_desktop.formats import page_process
from kie_desktop.formats.drawn import is_drawn
from kie_desktop.formats.pdf_layer import PdfLayer, layer_from_json
from kie_desktop.safe_files import is_link

IMAGE_SUFFIXES = frozenset(
    {".png", ".jpg", ".jpeg", ".jfif", ".bmp", ".tif", ".tiff", ".webp", ".gif", ".ppm", ".pgm", ".pbm", ".pdf"}
    | {".heic", ".heif", ".hif", ".avif", ".jp2", ".j2k", ".jpf", ".jpx"}
)

Size = tuple[int, int]
"""Width and height in pixels."""


class ImageInfo(NamedTuple):
    """Width and height in pixels of one upright frame, and how many frames the file holds.

    Only TIFF and PDF have frames: a GIF or WebP animation counts as its first picture.
    """

    width: int
    height: int
    frames: int


def image_info(path: Path, frame: int = 0, size: Size | None = None) -> ImageInfo:
    """Size of a frame and number of frames, from the headers alone (nothing is decoded); size: as in `read_image`.

    Raises UserError as `read_image` does, except for faults in the pixel data.
    """
    return ImageInfo(*page_process.ask("info", path, frame, size or ()))


def frame_count(path: Path) -> int:
    """The pages of a file, also where some or all of them cannot be read. Raises UserError as `image_info`."""
    return page_process.ask("count", path)[0]


def page_frames(path: Path) -> list[int]:
    """The frames of a file that are pages, from 0: all but previews in a TIFF. Raises UserError as `frame_count`."""
    return page_process.ask("frames", path)


def read_image(path: Path, frame: int = 0, size: Size | None = None) -> NDArray[np.uint8]:
    """Pixels of one frame as H x W x 3 RGB, upright.

    size: width and height that a page of a PDF has been given: it keeps them (docs/adr/0054). Without, a scan comes
    with its own pixels, and other pages at 200 dpi.
    Deeper images are reduced to 8 bit, transparent ones are laid on white paper.
    Raises UserError for a file that is missing, unreadable, damaged, protected or too large, and for one that takes
    too long; `page_process.ReadingStoppedError` where nobody wants it any more.
    """
    return page_process.ask_pixels("image", path, frame, size or ())


def read_pdf_layer(path: Path, frame: int = 0, size: Size | None = None) -> PdfLayer | None:
    """The text layer of a PDF page, placed on the pixels of `read_image`; None where the file is no PDF.

    Raises UserError as `read_image`.
    """
    data = page_process.ask_pixels("layer", path, frame, size or ()).tobytes()
    return layer_from_json(data) if data else None


def read_thumbnail(path: Path, frame: int, size: int) -> NDArray[np.uint8]:
    """A small H x W x 3 RGB picture of one frame, its longer side at most `size` pixels."""
    return page_process.ask_pixels("thumbnail", path, frame, (size,))


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
    return bool(page_process.ask("plain", path)[0])


def quarters_to_upright(path: Path) -> int | None:
    """Quarters clockwise by which `read_image` turns a file upright, as its EXIF data say; None where it is mirrored.

    Raises UserError as `image_info`.
    """
    quarters = page_process.ask("upright", path)[0]
    return None if quarters < 0 else quarters


def find_images(folder: Path, recursive: bool = False) -> list[Path]:
    """Image and PDF files of a folder in natural order (`p2` before `p10`), without hidden ones.

    Only the folder itself is searched unless `recursive`: sub folders often hold derived
    pictures (PPOCRLabel's `crop_img`, an export) that are not pages. Pages that were drawn with their
    labels are none, wherever they lie (`drawn.is_drawn`). Raises UserError where the
    folder is missing or unreadable.
    """
    if not folder.is_dir():
        raise UserError(f"{folder}: folder not found; choose a folder with page images")
    try:
        found = [path for path in _walk(folder, recursive) if path.suffix.lower() in IMAGE_SUFFIXES]
        found = [path for path in found if not is_drawn(path)]
    except PermissionError as fault:
        raise UserError(
            f"{fault.filename or folder}: you do not have permission to read this folder; change its permissions"
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
        elif recursive and entry.is_dir() and not is_link(entry) and not is_of_project(entry):
            yield from _walk(entry, recursive)


def is_of_project(folder: Path) -> bool:
    """Whether a folder is kept beside a project file by this program: rotated copies and runs, no pages."""
    if folder.suffix not in (".turned", ".runs"):
        return False
    name = folder.with_suffix(".kie").name
    return any(encodable(project.name) == encodable(name) for project in folder.parent.glob("*.kie"))
