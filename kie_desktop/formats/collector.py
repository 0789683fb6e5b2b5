"""Pages out of foreign files, read by the rules of PaddleOCR's rows and mended like them (`paddleocr.repair`).

A reader of another format brings every page into the form of a PaddleOCR row and hands it over here.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.page import Entity, Page, Picture, ReviewState
from kie_desktop.domain.problems import Problem, Severity
from kie_desktop.domain.text import encodable
from kie_desktop.formats.format import Reading
from kie_desktop.formats.image_fit import fit_to_image
from kie_desktop.formats.image_lookup import ImageLookup
from kie_desktop.formats.paddleocr.findings import Findings, limited
from kie_desktop.formats.paddleocr.reader import LabelRow, place_image
from kie_desktop.formats.paddleocr.repair import KNOWN_KEYS, Json, parse_row
from kie_desktop.formats.values import writable_parts

NOT_MINDED = frozenset({"no-ids", "no-linking", "no-label", "label-case"})
"""What only PaddleOCR's own training stumbles over: other formats are right to leave it out."""
_MAX_SIDE = 1_000_000
_LONGEST_NAME = 4096
PROPOSED_LABEL = "pred"
"""Where a PaddleOCR row has a label that a model gave; a reader uses it for labels that are guesses."""
_OF_A_ROW = KNOWN_KEYS | {PROPOSED_LABEL, "key_cls", "bbox", "text"}
"""Keys that mean something in a PaddleOCR row; in other formats they are unknown keys like any."""


def segment_of(item: Json, own_keys: Collection[str], **row: object) -> Json:
    """A region of a foreign file as a PaddleOCR row has it, with the keys that nobody here knows.

    own_keys: those of the foreign format, which `row` says already.
    """
    return {key: value for key, value in item.items() if key not in own_keys and key not in _OF_A_ROW} | row


@dataclass(frozen=True, slots=True)
class SourcePage:
    """One page of a foreign file.

    image: as the file names it; other_names: where else the image may be. segments: its regions as
    PaddleOCR writes them. where: the place in the source, for messages. width, height: as the file
    has them, of any type. state: None where the entities tell. proposed: a model made all of it.
    """

    image: str
    segments: list[Any]
    where: str
    width: object = None
    height: object = None
    state: ReviewState | None = None
    proposed: bool = False
    extra: Json = field(default_factory=dict)
    other_names: tuple[str, ...] = ()


class Collector:
    """Gathers the pages and problems of one source."""

    def __init__(
        self,
        format_name: str,
        source: Path,
        image_dir: Path | None,
        label_set: LabelSet | None,
        not_minded: Collection[str] = NOT_MINDED,
    ) -> None:
        self._format, self._source = format_name, source
        self._lookup = None if image_dir is None else ImageLookup(image_dir)
        self._label_set = label_set
        self._not_minded = not_minded
        self._pages: dict[str, Page] = {}
        self._problems: list[Problem] = []
        self._found = 0
        self._damaged = 0

    def add(self, source: SourcePage) -> None:
        """Take a page, unless its image is missing, unreadable or taken already."""
        if len(source.image) > _LONGEST_NAME:
            self.lose(source.where, "no-image", "the image name is too long")
            return
        self._found += 1
        image = encodable(source.image)
        findings = Findings(image, source.where)
        parsed = parse_row(source.segments, findings, self._label_set)
        self._problems += [problem for problem in findings.problems if problem.code not in self._not_minded]
        if parsed is None:
            self._damaged += 1
            return
        entities, links = [_without_marks(entity) for entity in parsed.entities], parsed.links
        if source.proposed:
            entities = [replace(entity, by_human=frozenset()) for entity in entities]
            links = [replace(link, by_human=False) for link in links]
        placed = self._placed(image, source)
        if placed is None:
            return
        name, picture, path = placed
        if name in self._pages:
            self.warn(
                source.where,
                "second-row",
                f"{image}: this image already has a page; the second page was skipped",
                image,
            )
            return
        extra, too_deep = writable_parts(source.extra)
        if too_deep:
            self.warn(source.where, "too-deep", "values that are nested too deeply were skipped", image)
        sides = _side(source.width), _side(source.height)
        page = LabelRow(image, tuple(entities), tuple(links), extra).page(*sides, name)
        page, message = fit_to_image(page, picture, path)
        if message:
            self.warn(source.where, "image-size", message, image)
        self._pages[name] = page if source.state is None else replace(page, state=source.state)

    def lose(self, where: str, code: str, message: str, fix: str = "") -> None:
        """A record that gives no page."""
        self._damaged += 1
        self._problems.append(Problem("", code, Severity.ERROR, f"{where}: {message}", fix=fix))

    def warn(self, where: str, code: str, message: str, page: str = "") -> None:
        """Something to know that stops nothing."""
        self._problems.append(Problem(page, code, Severity.WARNING, f"{where}: {message}"))

    def reading(self) -> Reading:
        """Everything gathered."""
        problems = limited(self._problems)
        if not self._found:
            message = f"{self._source.name}: no usable pages"
            problems = [*problems, Problem("", "no-rows", Severity.ERROR, message)]
        return Reading(
            self._format, self._source, tuple(self._pages.values()), tuple(problems), self._found, self._damaged
        )

    def _placed(self, image: str, source: SourcePage) -> tuple[str, Picture, Path | None] | None:
        """The page's image as the project names it, its picture, and its file; None where it is not known."""
        if self._lookup is None:
            return image, Picture(image, 0, _side(source.width), _side(source.height)), None
        names = (image, *(encodable(name) for name in source.other_names))
        placed = place_image(names, self._lookup, source.where, self._problems)
        if placed is None:
            return None
        name, info = placed
        return name, Picture(name, 0, info.width, info.height), self._lookup.find(name)


def _without_marks(entity: Entity) -> Entity:
    """The entity without the key by which a reader told `parse_row` that the label is a proposal."""
    if PROPOSED_LABEL not in entity.extra:
        return entity
    return replace(entity, extra={key: value for key, value in entity.extra.items() if key != PROPOSED_LABEL})


def _side(value: object) -> int:
    """A width or height in pixels; 0 where the file has none that can be."""
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 < value <= _MAX_SIDE:
        return int(value)
    return 0
