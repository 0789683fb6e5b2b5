"""A document as the ranker reads it: lines of text on pages, with what networks said of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from kie_desktop.domain.geometry import Box
from kie_desktop.domain.options import option_groups
from kie_desktop.domain.page import Entity, EntityKind, Page


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of text. box: x1, y1, x2, y2 in pixels. score: of the reading, None where a person read it.

    labels: probabilities of SER by label, empty where there is no evidence.
    """

    id: int
    text: str
    box: Box
    score: float | None = None
    labels: Mapping[str, float] = field(default_factory=dict)


class TextMark(NamedTuple):
    """A mark. line: id of the option's line, None without. score: of its state, None where a person decided."""

    id: int
    line: int | None
    checked: bool
    score: float | None


class TextChoice(NamedTuple):
    """Marks that belong together. lead: the line before or above them, None without."""

    marks: tuple[TextMark, ...]
    lead: int | None


@dataclass(frozen=True, slots=True)
class TextPage:
    """One page in pixels.

    links: probability of RE by (key line, value line). classes: labels that the network knows which gave `labels`.
    """

    width: float
    height: float
    lines: tuple[TextLine, ...]
    links: Mapping[tuple[int, int], float] = field(default_factory=dict)
    classes: frozenset[str] = frozenset()
    choices: tuple[TextChoice, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A file or a set of pages that belong together."""

    name: str
    pages: tuple[TextPage, ...]


def text_page(
    page: Page,
    labels: Mapping[int, Mapping[str, float]] | None = None,
    links: Mapping[tuple[int, int], float] | None = None,
) -> TextPage:
    """The lines of a page. labels, links: cached outputs of networks that were not trained on this page."""
    rows = tuple(
        TextLine(entity.id, entity.text, entity.box, entity.text_score, (labels or {}).get(entity.id, {}))
        for entity in page.entities.values()
        if entity.kind is not EntityKind.MARK
    )
    return TextPage(page.width, page.height, rows, dict(links or {}), choices=choices_of(page))


def choices_of(page: Page) -> tuple[TextChoice, ...]:
    """What the marks of a page offer, from the top."""
    return tuple(
        TextChoice(tuple(_text_mark(page.entities[mark], group.lines[mark]) for mark in group.marks), group.lead)
        for group in option_groups(page)
    )


def _text_mark(mark: Entity, line: int | None) -> TextMark:
    return TextMark(mark.id, line, mark.checked, mark.text_score)


def evident_page(page: Page, classes: Iterable[str] = ()) -> TextPage:
    """A page with the labels and links on it as evidence. classes: all labels of the network that gave them."""
    labels = {one.id: {one.label: _likely(one.label_score)} for one in page.entities.values() if one.label}
    links = {link.key: _likely(link.score) for link in page.links.values()}
    return replace(text_page(page, labels, links), classes=frozenset(classes))


def without_evidence(document: Document) -> Document:
    """The same lines without what networks said of them."""
    pages = tuple(
        replace(page, lines=tuple(replace(line, labels={}) for line in page.lines), links={}, classes=frozenset())
        for page in document.pages
    )
    return replace(document, pages=pages)


def _likely(score: float | None) -> float:
    return 1.0 if score is None else score


def document_of(name: str, pages: Iterable[Page]) -> Document:
    """Pages as one document, without evidence of networks."""
    return Document(name, tuple(text_page(page) for page in pages))
