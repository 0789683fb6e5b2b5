"""What the window calls each kind of problem, and what mends it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from kie_desktop.domain.problems import Problem
from kie_desktop.ui.language import tr, tr_message, translatable


class Kind(NamedTuple):
    """name: of the kind. fix: what the Fix button does, "" where only a person can mend it. Both to be translated."""

    name: str
    fix: str = ""


KINDS: Mapping[str, Kind] = {
    "label-called-o": Kind(translatable("Label called O")),
    "label-name": Kind(translatable("Label name that no class list can hold")),
    "no-roles": Kind(translatable("No label is a key, or none a value")),
    "missing-image": Kind(translatable("Missing image"), translatable("Leave the page out of training and export")),
    "unreadable-image": Kind(
        translatable("Image that cannot be read"), translatable("Leave the page out of training and export")
    ),
    "image-size": Kind(translatable("Image of another size than before")),
    "same-image": Kind(
        translatable("Same image as another page"), translatable("Leave the page out of training and export")
    ),
    "lying-page": Kind(translatable("Page that lies on its side")),
    "badly-read-page": Kind(translatable("Page that was read badly")),
    "no-text-on-page": Kind(
        translatable("Page without text"), translatable("Leave the page out of training and export")
    ),
    "unknown-label": Kind(translatable("Label that is not in the label set")),
    "misspelled-label": Kind(
        translatable("Misspelled label"), translatable("Give it the label of the set that is spelled most alike")
    ),
    "label-is-o": Kind(translatable("Label O"), translatable("Give it the background label")),
    "unlabelled": Kind(translatable("Entities without a label")),
    "label-differs": Kind(
        translatable("Labelled unlike the same text elsewhere"), translatable("Give it the label of most others")
    ),
    "label-undecided": Kind(translatable("Same text, several labels")),
    "linked-without-text": Kind(translatable("Linked entity without text"), translatable("Remove its links")),
    "without-text": Kind(translatable("Labelled entity without text"), translatable("Delete the entity")),
    "empty-box": Kind(translatable("Entity without width or height"), translatable("Make it one pixel large")),
    "outside-page": Kind(translatable("Entity outside the page"), translatable("Move its corners onto the page")),
    "off-page": Kind(translatable("Entity beside the page")),
    "duplicate-box": Kind(translatable("Entities in the same place")),
    "duplicate-entity": Kind(
        translatable("Entity there twice"), translatable("Delete it; the other one takes its links")
    ),
    "dangling-link": Kind(translatable("Link to an entity that is gone"), translatable("Remove the link")),
    "self-link": Kind(translatable("Entity linked to itself"), translatable("Remove the link")),
    "backward-link": Kind(translatable("Link from value to key"), translatable("Turn the link around")),
    "ignored-link": Kind(translatable("Link that training ignores"), translatable("Remove the link")),
    "no-links": Kind(translatable("Page without links")),
    "nothing-to-link": Kind(translatable("Page without keys or without values")),
    "key-without-value": Kind(translatable("Key without a value")),
    "value-without-key": Kind(translatable("Value without a key")),
    "name-not-for-re": Kind(translatable("Label that PaddleOCR's RE does not know")),
    "too-many-tokens": Kind(translatable("Page too long for PaddleOCR")),
}
"""Code of a problem that `Session.find_problems` can find -> its kind."""


def kind_name(code: str) -> str:
    """What a kind of problem is called."""
    return tr(KINDS[code].name) if code in KINDS else code


def fix_words(problem: Problem) -> str:
    """What mends a problem: the program at a press of a button, or a person; "" where nobody knows."""
    kind = KINDS.get(problem.code)
    return tr(kind.fix) if kind and kind.fix else tr_message(problem.fix)
