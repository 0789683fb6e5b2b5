"""Pages, entities and links. All values are immutable; a change makes a new page (see `edits`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, NamedTuple

from kie_desktop.domain.geometry import Box, Polygon, bounding_box
from kie_desktop.domain.label_set import OTHER

LinkKey = tuple[int, int]
"""(head, tail): ids of a key entity and of a value entity."""


class ReviewState(StrEnum):
    """How far a page has come."""

    NEW = "new"
    PRE_ANNOTATED = "pre-annotated"
    IN_WORK = "in-work"
    REVIEWED = "reviewed"
    EXCLUDED = "excluded"


class EntityKind(StrEnum):
    """What an entity is. Networks read and label lines only."""

    LINE = "line"
    MARK = "mark"
    CODE = "code"


class EntityPart(StrEnum):
    """The parts of an entity that a person can take over from a model. TEXT of a mark is whether it is checked."""

    POINTS = "points"
    TEXT = "text"
    LABEL = "label"


UNSURE_BELOW = 0.7
"""A text, label or link with a smaller score deserves a look, unless the user's settings say otherwise."""

CHECKED, UNCHECKED = "☒", "☐"

HUMAN = frozenset(EntityPart)
"""`Entity.by_human` of an entity that a person made or that came from a label file."""


@dataclass(frozen=True, slots=True)
class Entity:
    """One text line or region, mark, or QR or bar code.

    id: unique on its page, never reused. points: at least one vertex, in pixels. text: of a code its payload, of a
    mark "". text_score, label_score: 0 to 1 as the models gave them; None where a person decided. Of a mark,
    text_score is how likely its state is right.
    by_human: the fields that a person set; pre-annotation must leave them alone.
    extra: unknown fields of an imported row, written back on export.
    checked: whether a mark is; False for all else. symbology: of a code, as "QRCode"; "" for all else.
    """

    id: int
    points: Polygon
    text: str = ""
    label: str = OTHER
    text_score: float | None = None
    label_score: float | None = None
    by_human: frozenset[EntityPart] = frozenset()
    extra: Mapping[str, Any] = field(default_factory=dict)
    kind: EntityKind = EntityKind.LINE
    checked: bool = False
    symbology: str = ""

    @property
    def is_line(self) -> bool:
        """Whether it is a line of text, neither mark nor code."""
        return self.kind is EntityKind.LINE

    @property
    def shown_text(self) -> str:
        """What people see of it in one line of text: of a mark ☒ or ☐."""
        return self.text if self.kind is not EntityKind.MARK else CHECKED if self.checked else UNCHECKED

    @property
    def box(self) -> Box:
        """Upright bounding box."""
        return bounding_box(self.points)

    def is_unsure(self, below: float = UNSURE_BELOW) -> bool:
        """Whether a model was unsure of the text or of the label."""
        text, label = self.text_score, self.label_score
        return (text is not None and text < below) or (label is not None and label < below)


@dataclass(frozen=True, slots=True)
class Link:
    """A directed pair key entity -> value entity; score is None where a person drew it."""

    head: int
    tail: int
    score: float | None = None
    by_human: bool = False

    @property
    def key(self) -> LinkKey:
        """(head, tail)."""
        return self.head, self.tail

    def is_unsure(self, below: float = UNSURE_BELOW) -> bool:
        """Whether a model was unsure of the link."""
        return self.score is not None and self.score < below


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person decided about one field of the page's document (spec FIELDS.md, "Choices").

    field: its name in the schema. entity_ids: the lines that hold the value, in order; some may have been deleted
    since. span: first and last character + 1 of the value in the text of the only line, None for whole lines. text:
    the value as it was read or typed. absent: the document has no such field; then all else is empty.
    """

    field: str
    entity_ids: tuple[int, ...] = ()
    span: tuple[int, int] | None = None
    text: str = ""
    absent: bool = False


class Picture(NamedTuple):
    """What a page shows: a frame of an image file, and its size in pixels."""

    image: str
    frame: int
    width: int
    height: int

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return self.width, self.height


@dataclass(frozen=True, slots=True)
class Page:
    """One image with its size in pixels, review state, entities and links.

    image: path relative to the project file, with forward slashes. frame: which picture of a
    PDF or multi-page TIFF, from 0. rejected: links that a person removed, so that no model
    proposes them again. erased: boxes of entities that a person deleted, for the same reason.
    next_id: the smallest entity id never used. Links always name entities of the page.
    held_out: a person wants models measured on it, and never taught by it. choices: of fields, on this page; those
    of fields that the document lacks are kept on its first page. document: pages of one name are one document; ""
    where the page belongs to the document of its file.
    """

    image: str
    width: int
    height: int
    frame: int = 0
    state: ReviewState = ReviewState.NEW
    entities: Mapping[int, Entity] = field(default_factory=dict)
    links: Mapping[LinkKey, Link] = field(default_factory=dict)
    rejected: frozenset[LinkKey] = frozenset()
    next_id: int = field(default=1, compare=False)
    extra: Mapping[str, Any] = field(default_factory=dict)
    erased: frozenset[Box] = frozenset()
    held_out: bool = False
    choices: tuple[Choice, ...] = ()
    document: str = ""

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return self.width, self.height

    @property
    def picture(self) -> Picture:
        """What the entities lie on."""
        return Picture(self.image, self.frame, self.width, self.height)

    @property
    def lines(self) -> dict[int, Entity]:
        """The entities that are lines of text, by id."""
        return {entity_id: entity for entity_id, entity in self.entities.items() if entity.is_line}

    def only_lines(self) -> Page:
        """This page without marks and codes, and the links of these: what networks learn from and label."""
        lines = self.lines
        if len(lines) == len(self.entities):
            return self
        links = {key: link for key, link in self.links.items() if lines.keys() >= {*key}}
        return replace(self, entities=lines, links=links)

    def links_of(self, entity_id: int) -> list[Link]:
        """All links that start or end at an entity."""
        return [link for link in self.links.values() if entity_id in link.key]

    def with_entities(self, entities: list[Entity], links: list[Link]) -> Page:
        """This page holding exactly these entities and links (for readers, not for edits)."""
        by_id = {entity.id: entity for entity in entities}
        next_id = max(self.next_id, max(by_id, default=0) + 1)
        return replace(self, entities=by_id, links={link.key: link for link in links}, next_id=next_id)
