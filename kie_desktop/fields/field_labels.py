"""Labels by the names of fields: what people chose as values, for networks that learn labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kie_desktop.domain.page import Page
from kie_desktop.fields.schema import Schema

PageKey = tuple[str, int]
"""Image and frame of a page."""


@dataclass(frozen=True)
class FieldData:
    """What of a project's fields goes into a data folder. documents: their pages, in order."""

    schema: Schema
    documents: Sequence[Sequence[PageKey]]


def labelled_by_fields(page: Page, schema: Schema) -> Page:
    """The page with the name of a field as the label of each line that a person chose for it.

    Labels are of whole lines: of two fields on a line the one has it whose value has more letters.
    """
    covered: dict[int, tuple[int, str]] = {}
    for choice in page.choices:
        if choice.field not in schema:
            continue
        for line in choice.entity_ids:
            if line in page.entities:
                length = choice.span[1] - choice.span[0] if choice.span else len(page.entities[line].text)
                covered[line] = max(covered.get(line, (0, "")), (length, choice.field), key=lambda one: one[0])
    lines = [
        replace(one, label=covered[one.id][1], label_score=None) if covered.get(one.id, (0, ""))[1] else one
        for one in page.entities.values()
    ]
    return page.with_entities(lines, [*page.links.values()])
