"""Finding the pages in image files; runs in a thread beside the window's."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.page import Page
from kie_desktop.jobs.background import Report

_BATCH = 100
_NAMED = 5


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of looking at images. faults: a sentence for each file that cannot be used."""

    pages: int
    missing: tuple[Path, ...]
    faults: tuple[str, ...]

    @property
    def level(self) -> str:
        """Level of the message."""
        return "warning" if self.faults or self.missing else "info"

    def text(self) -> str:
        """All in one message; "" where there is nothing to say."""
        parts = []
        if self.pages:
            parts.append(f"{self.pages} page{'s' if self.pages > 1 else ''} added.")
        if self.missing:
            names = _some([str(path) for path in self.missing])
            parts.append(f"{len(self.missing)} images are no longer there; put them back or exclude the pages: {names}")
        if self.faults:
            parts.append(f"{len(self.faults)} files could not be used: {_some(self.faults)}")
        return "\n".join(parts)


def look_for_pages(
    images: Iterable[Path],
    known: Collection[str],
    expected: Iterable[Path],
    relative: Callable[[Path], str],
    report: Report,
) -> Looked:
    """Read sizes and frames of images; hands `list[Page]` batches to `report.partial`.

    known: images (as pages name them) that need no look. expected: files that pages name already.
    relative: a path as pages name it.
    """
    from kie_desktop.formats.images import image_info  # Pillow: not before a picture is needed

    missing = tuple(path for path in dict.fromkeys(expected) if not path.exists())
    new = [(path, name) for path in images if (name := relative(path)) not in known]
    batch: list[Page] = []
    faults: list[str] = []
    count = 0
    for index, (path, name) in enumerate(new):
        report.progress(index, len(new), path.name)
        try:
            info = image_info(path)
            for frame in range(info.frames):
                size = info if frame == 0 else image_info(path, frame)
                batch.append(Page(name, size.width, size.height, frame))
        except UserError as error:
            faults.append(str(error))
        if len(batch) >= _BATCH:
            report.partial(batch)
            count += len(batch)
            batch = []
    report.partial(batch)
    return Looked(count + len(batch), missing, tuple(faults))


def _some(sentences: Collection[str]) -> str:
    """The first few sentences and how many more there are."""
    lines = list(sentences)[:_NAMED]
    if len(sentences) > _NAMED:
        lines.append(f"... and {len(sentences) - _NAMED} more")
    return "\n" + "\n".join(lines)
