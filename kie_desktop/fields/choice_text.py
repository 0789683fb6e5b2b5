"""What a person's choice of a value says."""

from __future__ import annotations

from collections.abc import Iterable

from kie_desktop.domain.page import Choice, Page
from kie_desktop.fields.open_fields import join_texts
from kie_desktop.fields.schema import FieldSpec, FieldType


def text_of_choice(choice: Choice, page: Page, spec: FieldSpec) -> str:
    """The value: of a whole line what that says now, else as it was read or typed; "" where it is not there."""
    if choice.absent:
        return ""
    lines = [page.entities[line].text for line in choice.entity_ids if line in page.entities]
    text = choice.text
    if choice.span is None and len(lines) == 1:
        text = lines[0]
    elif not text:
        text = text_of_lines(spec, lines)
    return text if spec.type is FieldType.LINES else text.strip()


def text_of_lines(spec: FieldSpec, texts: Iterable[str]) -> str:
    """Several lines as one value: a line each in a field of lines, else joined as a person would."""
    return "\n".join(texts) if spec.type is FieldType.LINES else join_texts(texts)
