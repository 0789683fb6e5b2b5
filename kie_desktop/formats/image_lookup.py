"""Where the image of a label file's row lies: one way to find it, for every command and format.

Label files travel: from Windows to Linux (backslashes, a drive's letter, another case), from macOS (accents as
characters of their own), into another folder (the first parts of the path no longer fit), through a spreadsheet or an
editor (spaces around the path). What is found is a file in the folder of the images, or at the very path that the row
has; nothing is searched for in folders that the row does not name.
"""

from __future__ import annotations

import contextlib
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from kie_desktop.safe_files import is_file

_DRIVE = re.compile(r"[A-Za-z]:")
_MOST_PARTS = 64


class ImageLookup:
    """Finds the images of rows in one folder; what it has seen of folders it keeps, so make a new one each time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._listings: dict[Path, tuple[frozenset[str], dict[str, str]]] = {}

    def find(self, image: str) -> Path | None:
        """The image of a row, spelled as its folder has it; None where it is not there.

        Tried in this order: the path as it is; the same with `/` for backslashes and without what does not change
        where it leads; then without its first parts, one after the other. Each of them in the very spelling before
        another spelling of accents or case, and that only where it is one file's.
        """
        found = self._as_written(image)
        if found is not None:
            return found
        for parts in _readings(image):
            for start in range(len(parts)):
                found = self._walk(parts[start:])
                if found is not None:
                    return found
        return None

    def _as_written(self, image: str) -> Path | None:
        path = self.folder / image
        if not is_file(path):
            return None
        names, _ = self._listing(path.parent)  # a file system may take any case; PaddleOCR's may not
        return path if path.name in names or path.name == ".." else None

    def _walk(self, parts: list[str]) -> Path | None:
        """A path below the folder, part by part."""
        place = self.folder
        for part in parts:
            names, others = self._listing(place)
            name = part if part in names else others.get(_folded(part), "")
            if not name:
                return None
            place = place / name
        return place if is_file(place) else None

    def _listing(self, folder: Path) -> tuple[frozenset[str], dict[str, str]]:
        """Names in a folder, and by their folded spelling those that are alone in having it."""
        if folder not in self._listings:
            try:
                names = [entry.name for entry in folder.iterdir()]
            except (OSError, ValueError):  # no such folder, or a path that cannot be one
                names = []
            others: dict[str, str] = {}
            for name in names:
                others[_folded(name)] = "" if _folded(name) in others else name
            self._listings[folder] = frozenset(names), others
        return self._listings[folder]


def locate_image(image: str, folder: Path) -> Path | None:
    """As `ImageLookup.find`, for one image; one that lies where the row says is taken in whatever case it has."""
    return folder / image if is_file(folder / image) else ImageLookup(folder).find(image)


def _readings(image: str) -> Iterator[list[str]]:
    """The parts of a path, as it may be meant; those with `..` that lead nowhere else are settled."""
    text = image.strip()
    if text.casefold().startswith("file:"):
        with contextlib.suppress(ValueError):  # brackets that are no address: then it is a name
            text = unquote(urlsplit(text).path) or text
    plain = _parts(text)
    yield plain
    if "%" in text and (other := _parts(unquote(text, errors="surrogateescape"))) != plain:
        yield other


def _parts(text: str) -> list[str]:
    parts: list[str] = []
    for part in (row.strip() for row in text.replace("\\", "/").split("/")):
        if part == "..":
            del parts[-1:]
        elif part not in ("", ".") and not (not parts and _DRIVE.fullmatch(part)):
            parts.append(part)
    return parts[-_MOST_PARTS:]


def _folded(name: str) -> str:
    """A name without what file systems and people spell in two ways."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name.strip()).casefold())
