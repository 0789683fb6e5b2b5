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
    "label-called-o": Kind(translatable("Label named O")),
    "label-name": Kind(translatable("Label name that a class list cannot store")),
    "no-roles": Kind(translatable("No label with the role key or value")),
    "damaged-page": Kind(translatable("Page damaged in the project file")),
    "missing-image": Kind(translatable("Missing image"), translatable("Exclude the page from training and export")),
    "unreadable-image": Kind(
        translatable("Unreadable image"), translatable("Exclude the page from training and export")
    ),
    "image-size": Kind(translatable("Image size has changed")),
    "same-image": Kind(translatable("Duplicate image"), translatable("Exclude the page from training and export")),
    "lying-page": Kind(translatable("Sideways page")),
    "badly-read-page": Kind(translatable("Text read badly")),
    "no-text-on-page": Kind(
        translatable("Page without text"), translatable("Exclude the page from training and export")
    ),
    "unknown-label": Kind(translatable("Label not in the label set")),
    "misspelled-label": Kind(
        translatable("Misspelled label"), translatable("Change it to the most similar label in the label set")
    ),
    "label-is-o": Kind(translatable("Label O"), translatable("Use the background label")),
    "unlabelled": Kind(translatable("Entities without a label")),
    "label-differs": Kind(
        translatable("Label differs from the same text elsewhere"), translatable("Use the label of most others")
    ),
    "label-undecided": Kind(translatable("Same text with different labels")),
    "linked-without-text": Kind(translatable("Linked entity without text"), translatable("Remove its links")),
    "without-text": Kind(translatable("Labelled entity without text"), translatable("Delete the entity")),
    "empty-box": Kind(translatable("Entity without width or height"), translatable("Enlarge it to one pixel")),
    "outside-page": Kind(translatable("Entity outside the page"), translatable("Move its corners onto the page")),
    "off-page": Kind(translatable("Entity completely outside the page")),
    "duplicate-box": Kind(translatable("Entities at the same position")),
    "duplicate-entity": Kind(
        translatable("Duplicate entity"), translatable("Delete it; its links move to the other entity")
    ),
    "dangling-link": Kind(translatable("Link to a missing entity"), translatable("Remove the link")),
    "self-link": Kind(translatable("Entity linked to itself"), translatable("Remove the link")),
    "backward-link": Kind(translatable("Link from value to key"), translatable("Reverse the link")),
    "ignored-link": Kind(translatable("Link ignored in training"), translatable("Remove the link")),
    "no-links": Kind(translatable("Page without links")),
    "nothing-to-link": Kind(translatable("Page without keys or without values")),
    "key-without-value": Kind(translatable("Key without a value")),
    "value-without-key": Kind(translatable("Value without a key")),
    "name-not-for-re": Kind(translatable("Label unknown to PaddleOCR's RE")),
    "field-rule": Kind(translatable("Rule over fields not met")),
    "field-value": Kind(translatable("Value does not fit its field")),
    "field-missing": Kind(translatable("Required field missing")),
    "rule-faulty": Kind(translatable("Rule that cannot be computed")),
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
