"""What the window calls each kind of problem, and what mends it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from kie_desktop.domain.problems import Problem
from kie_desktop.ui.language import mark, tr, tr_message


class Kind(NamedTuple):
    """name: of the kind. fix: what the Fix button does, "" where only a person can mend it. Both to be translated."""

    name: str
    fix: str = ""


KINDS: Mapping[str, Kind] = {
    "label-called-o": Kind(mark("Label called O")),
    "label-name": Kind(mark("Label name that no class list can hold")),
    "no-roles": Kind(mark("No label is a key, or none a value")),
    "missing-image": Kind(mark("Missing image"), mark("Leave the page out of training and export")),
    "unreadable-image": Kind(mark("Image that cannot be read"), mark("Leave the page out of training and export")),
    "image-size": Kind(mark("Image of another size than before")),
    "same-image": Kind(mark("Same image as another page"), mark("Leave the page out of training and export")),
    "lying-page": Kind(mark("Page that lies on its side")),
    "badly-read-page": Kind(mark("Page that was read badly")),
    "no-text-on-page": Kind(mark("Page without text"), mark("Leave the page out of training and export")),
    "unknown-label": Kind(mark("Label that is not in the label set")),
    "misspelled-label": Kind(mark("Misspelled label"), mark("Give it the label of the set that is spelled most alike")),
    "label-is-o": Kind(mark("Label O"), mark("Give it the background label")),
    "unlabelled": Kind(mark("Entities without a label")),
    "label-differs": Kind(mark("Labelled unlike the same text elsewhere"), mark("Give it the label of most others")),
    "label-undecided": Kind(mark("Same text, several labels")),
    "linked-without-text": Kind(mark("Linked entity without text"), mark("Remove its links")),
    "without-text": Kind(mark("Labelled entity without text"), mark("Delete the entity")),
    "empty-box": Kind(mark("Entity without width or height"), mark("Make it one pixel large")),
    "outside-page": Kind(mark("Entity outside the page"), mark("Move its corners onto the page")),
    "duplicate-box": Kind(mark("Entities in the same place")),
    "duplicate-entity": Kind(mark("Entity there twice"), mark("Delete it; the other one takes its links")),
    "dangling-link": Kind(mark("Link to an entity that is gone"), mark("Remove the link")),
    "self-link": Kind(mark("Entity linked to itself"), mark("Remove the link")),
    "backward-link": Kind(mark("Link from value to key"), mark("Turn the link around")),
    "ignored-link": Kind(mark("Link that training ignores"), mark("Remove the link")),
    "no-links": Kind(mark("Page without links")),
    "nothing-to-link": Kind(mark("Page without keys or without values")),
    "key-without-value": Kind(mark("Key without a value")),
    "value-without-key": Kind(mark("Value without a key")),
    "name-not-for-re": Kind(mark("Label that PaddleOCR's RE does not know")),
    "too-many-tokens": Kind(mark("Page too long for PaddleOCR")),
}
"""Code of a problem that `Session.find_problems` can find -> its kind."""


def kind_name(code: str) -> str:
    """What a kind of problem is called."""
    return tr(KINDS[code].name) if code in KINDS else code


def fix_words(problem: Problem) -> str:
    """What mends a problem: the program at a press of a button, or a person; "" where nobody knows."""
    kind = KINDS.get(problem.code)
    return tr(kind.fix) if kind and kind.fix else tr_message(problem.fix)
