"""What a model got wrong, entity by entity and link by link, to be walked through page by page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from kie_desktop.domain.label_set import is_background
from kie_desktop.domain.page import Link, Page
from kie_desktop.kie.decoding import Labelled
from kie_desktop.kie.encoding import EncodedPage

BACKGROUND = "OTHER"


@dataclass(frozen=True, slots=True)
class WrongEntity:
    """An entity that was given another label. label, predicted: in upper case. score: of the label given."""

    page: str
    entity: int
    text: str
    label: str
    predicted: str
    score: float


@dataclass(frozen=True, slots=True)
class WrongLink:
    """A link that was not found (`missing`), or that is none (`extra`). score: None where it is missing."""

    page: str
    head: int
    tail: int
    kind: str
    score: float | None = None


class Confusion:
    """Which labels were taken for which, and the entities where that happened."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, str]] = Counter()
        self.wrong: list[WrongEntity] = []

    def add(self, page: Page, encoded: EncodedPage, predicted: Mapping[int, Labelled]) -> None:
        """Count one page; entities without tokens (no text, or behind the first window) take no part."""
        for index in encoded.filled:
            entity = page.entities[encoded.entity_ids[index]]
            label, (guess, score) = _name(entity.label), predicted[entity.id]
            self._counts[label, _name(guess)] += 1
            if label != _name(guess):
                self.wrong.append(WrongEntity(page.image, entity.id, entity.text, label, _name(guess), score))

    @property
    def table(self) -> dict[str, dict[str, int]]:
        """Label -> label given -> entities; every label that occurs, in alphabetical order, background last."""
        names = sorted({name for pair in self._counts for name in pair}, key=lambda name: (name == BACKGROUND, name))
        return {label: {guess: self._counts[label, guess] for guess in names} for label in names}


def wrong_links(page: Page, gold: Collection[tuple[int, int]], found: Iterable[Link]) -> list[WrongLink]:
    """The links of a page that are missing, and those that are too many."""
    given = {link.key: link for link in found}
    missing = [WrongLink(page.image, *key, "missing") for key in sorted({*gold} - given.keys())]
    return missing + [WrongLink(page.image, *key, "extra", given[key].score) for key in sorted(given.keys() - {*gold})]


def _name(label: str) -> str:
    return BACKGROUND if is_background(label) else label.upper()
