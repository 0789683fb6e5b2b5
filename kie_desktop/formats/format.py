"""What an annotation format is: what it can hold, how it is recognised, read and written.

The one seam between the formats and everything that reads or writes annotations. `registry` lists them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import Path
from typing import Literal

from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.page import Page, ReviewState
from kie_desktop.domain.problems import Problem

ImagePath = Callable[[Page], Path]
"""Where the image of a page lies (`ProjectFile.image_path`)."""


class Shape(IntEnum):
    """What of a polygon a format can hold, from the least to the most."""

    NOTHING = 0
    BOX = 1
    QUADRILATERAL = 2
    POLYGON = 3


@dataclass(frozen=True, slots=True)
class Holds:
    """What of a page a format can hold besides its texts. What it cannot is reported (`unsupported_content`).

    labels: the background label too; without, an entity without a label may have lost it. ids: entity ids.
    kinds: marks and codes, beside lines.
    scores: `text_score` and `label_score`, which tell proposals from work by hand.
    proposals: pages that are proposed as a whole are told from others in any case.
    extra: keys that nobody here knows, of entities. page_extra: the same of pages. own_keys: the keys
    among them that come from this format itself, kept in any case.
    frames: pages of PDF and TIFF files. states: review states beyond what the entities tell.
    """

    shape: Shape = Shape.POLYGON
    labels: bool = True
    links: bool = True
    ids: bool = True
    kinds: bool = False
    scores: bool = False
    proposals: bool = False
    extra: bool = False
    page_extra: bool = False
    own_keys: frozenset[str] = frozenset()
    frames: bool = False
    states: frozenset[ReviewState] = frozenset()


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read.

    pages: images relative to the image folder; 0 x 0 pixels where no size is known.
    found: pages that the source names, with those that could not be read. damaged: lines, files or
    records that gave no page.
    """

    format: str
    source: Path
    pages: tuple[Page, ...]
    problems: tuple[Problem, ...]
    found: int
    damaged: int = 0

    @property
    def label_names(self) -> list[str]:
        """Every label read, in order of appearance, one spelling each."""
        names: dict[str, str] = {}
        for page in self.pages:
            for entity in page.entities.values():
                names.setdefault(entity.label.casefold(), entity.label)
        return list(names.values())


@dataclass(frozen=True, slots=True)
class WriteReport:
    """What was written, and what the format could not hold."""

    files: tuple[Path, ...]
    pages: int
    lost: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Something to be recognised: a file with the first 64 KB of it as text, or a folder with its names."""

    path: Path
    head: str = ""
    is_folder: bool = False
    names: frozenset[str] = frozenset()


Recognise = Callable[[Source], bool]
Read = Callable[[Path, "Path | None", "LabelSet | None"], Reading]
Write = Callable[["Target"], Iterable[Problem]]


@dataclass(slots=True)
class Target:
    """What a writer is to write, and where. It adds what it wrote to `files`.

    path: the file or folder. image_path: None where images are neither looked at nor copied.
    overwrite: whether files of an earlier export may be replaced. held_out: image and frame of the pages among them
    that are for validation, in a format that has `parts`.
    """

    path: Path
    pages: Sequence[Page]
    label_set: LabelSet
    image_path: ImagePath | None = None
    overwrite: bool = False
    progress: Callable[[int, int], None] | None = None
    held_out: frozenset[tuple[str, int]] = frozenset()
    files: list[Path] = field(default_factory=list)


def unknown(_: Source) -> bool:
    """Recognises nothing: for a format that cannot be read."""
    return False


def beside(path: Path) -> Path:
    """The folder that a label file lies in, or that is the source itself."""
    return path if path.is_dir() else path.parent


@dataclass(frozen=True, slots=True)
class Format:
    """One annotation format.

    name: as `convert` has it. title: as people know it. target: what `write` makes, and with
    `suffix`, what it is usually called. images: the folder that a source's image paths usually
    start from. read: None for a format that keeps no places, so that nothing could be drawn from it.
    parts: the two label files of pages to learn from and held-out ones, in a format that keeps both in one folder.
    needs_images: what it writes is cut out of the images of the pages.
    """

    name: str
    title: str
    target: Literal["file", "folder"]
    suffix: str
    holds: Holds
    read: Read | None
    write: Write
    recognise: Recognise = unknown
    images: Callable[[Path], Path] = beside
    needs_images: bool = False
    parts: tuple[str, str] | None = None
