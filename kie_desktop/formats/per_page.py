"""Sources that are one label file a page: a folder of them, or a single one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kie_desktop.domain.errors import UserError
from kie_desktop.formats.format import Source
from kie_desktop.formats.images import natural_key
from kie_desktop.formats.sources import read_head

IMAGE_ENDINGS = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp", ".heic", ".avif", ".jp2")
"""What the image of a label file may be called, the likeliest first."""
_LOOKED_AT = 20
"""Files of a folder that are opened to tell its format."""


def label_files(path: Path, suffixes: tuple[str, ...], subfolder: str = "") -> list[Path]:
    """The label files of a source in natural order: itself, or those of the folder or of its subfolder.

    Raises UserError where there are none, or the folder may not be read.
    """
    if not path.is_dir():
        return [path]
    folder = path / subfolder if subfolder and (path / subfolder).is_dir() else path
    found = sorted(_files(folder, suffixes), key=lambda file: natural_key(file.name))
    if not found:
        raise UserError(
            f"{folder}: there is no label file ({', '.join(suffixes)}) in this folder; choose another folder"
        )
    return found


def first_heads(source: Source, suffixes: tuple[str, ...], subfolder: str = "") -> Iterator[str]:
    """How a source's first label files begin; of a file, how it begins itself."""
    if not source.is_folder:
        yield source.head
        return
    try:
        files = label_files(source.path, suffixes, subfolder)
    except UserError:
        return
    for file in files[:_LOOKED_AT]:
        yield read_head(file)


def image_names(stem: str, folder: Path) -> tuple[str, ...]:
    """Names that the image of a label file may have; one that lies in the folder comes first."""
    names = tuple(f"{stem}{ending}" for ending in IMAGE_ENDINGS)
    return tuple(sorted(names, key=lambda name: not (folder / name).is_file()))


def _files(folder: Path, suffixes: tuple[str, ...]) -> list[Path]:
    try:
        entries = [entry for entry in folder.iterdir() if entry.suffix.lower() in suffixes]
        return [entry for entry in entries if entry.is_file() and not entry.name.startswith(".")]
    except OSError as fault:
        raise UserError(
            f"{folder}: the folder cannot be read ({fault.strerror or fault}); check its permissions"
        ) from fault
