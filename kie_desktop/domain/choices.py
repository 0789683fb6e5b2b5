"""Edits of what a person decided about fields (spec FIELDS.md, "Choices"). They label and move no entity."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kie_desktop.domain.edits import EditError, set_text
from kie_desktop.domain.page import Choice, Page, ReviewState
from kie_desktop.domain.patch import Patch
from kie_desktop.domain.text import without_lone_surrogates


def choices_of(page: Page, field: str) -> tuple[Choice, ...]:
    """What a person decided about a field on a page, in order; () where nobody did."""
    return tuple(choice for choice in page.choices if choice.field == field)


def choose(page: Page, choice: Choice, *, add: bool = False) -> Patch:
    """Set the value of a field on a page.

    add: one more value of a field that may occur several times; it takes the place of none but "not on this document".
    A typed text of a value that is a whole line corrects the text of that line too. EditError where the choice names
    an entity that is not on the page, or a span outside its line.
    """
    choice = replace(choice, text=without_lone_surrogates(choice.text))
    _check(page, choice)
    kept = [row for row in page.choices if row.field != choice.field or (add and not row.absent and row != choice)]
    patch = _by_human(page, _changed(page, (*kept, choice)))
    if len(choice.entity_ids) != 1 or choice.span is not None:
        return patch
    (line,) = choice.entity_ids
    corrects = choice.text not in ("", page.entities[line].text)
    return patch.then(set_text(page, line, choice.text)) if corrects else patch


def clear(page: Page, field: str, choice: Choice | None = None) -> Patch:
    """Take back what a person decided about a field, or one value of it: proposals show again."""
    gone = [row for row in page.choices if row.field == field and choice in (None, row)]
    return _by_human(page, _changed(page, (row for row in page.choices if row not in gone)))


def rename_field(page: Page, names: dict[str, str]) -> Patch:
    """Give choices to other fields. names: field -> the one that gets its choices (renamed, or merged into it)."""
    moved = (replace(row, field=names.get(row.field, row.field)) for row in page.choices)
    return _changed(page, dict.fromkeys(moved))


def remove_field(page: Page, field: str) -> Patch:
    """Drop what a person decided about a field that leaves the schema."""
    return _changed(page, (row for row in page.choices if row.field != field))


def set_document(page: Page, document: str) -> Patch:
    """Let a page belong to the document of a name; "" for that of its file."""
    document = without_lone_surrogates(document)
    return Patch(document=(page.document, document)) if document != page.document else Patch()


def name_of_part(key: str, number: int, taken: Iterable[str] = ()) -> str:
    """A name for a document that is split off another one. number: of its first page in it, from 1."""
    known = set(taken)
    name, again = f"{key} ({number})", 2
    while name in known:
        name, again = f"{key} ({number}, {again})", again + 1
    return name


def _changed(page: Page, choices: Iterable[Choice]) -> Patch:
    after = tuple(choices)
    return Patch(choices=(page.choices, after)) if after != page.choices else Patch()


def _by_human(page: Page, patch: Patch) -> Patch:
    """A page that nobody worked on yet is in work now."""
    if not patch or page.state not in (ReviewState.NEW, ReviewState.PRE_ANNOTATED):
        return patch
    return replace(patch, state=(page.state, ReviewState.IN_WORK))


def _check(page: Page, choice: Choice) -> None:
    missing = [entity_id for entity_id in choice.entity_ids if entity_id not in page.entities]
    if missing:
        raise EditError(
            f"{page.image}: entity {missing[0]} is not on this page; choose another line for {choice.field}"
        )
    if choice.absent and (choice.entity_ids or choice.text):
        raise EditError(f"{page.image}: {choice.field} cannot both be absent and have a value")
    if choice.span is not None:
        start, stop = choice.span
        if len(choice.entity_ids) != 1 or not 0 <= start < stop <= len(page.entities[choice.entity_ids[0]].text):
            raise EditError(f"{page.image}: the value of {choice.field} must be part of one line")
