"""Which candidates of a document are the value that a person or a table gives."""

from __future__ import annotations

from collections.abc import Sequence

from kie_desktop.fields.candidates import FAMILY_OF, Family
from kie_desktop.fields.reading import Candidate, Reading
from kie_desktop.fields.schema import FieldSpec
from kie_desktop.fields.values import Writing, bare, value_key


def value_keys(
    reading: Reading,
    candidates: Sequence[Candidate],
    spec: FieldSpec,
    writing: Writing = Writing(),  # noqa: B008
) -> list[str]:
    """What each candidate means (`values.value_key`); equal ones are the same value."""
    if FAMILY_OF[spec.type] is Family.TEXT:
        known: dict[tuple[int, int, int], str] = {}
        result = []
        for candidate in candidates:
            parts = []
            for piece in candidate.pieces:
                if piece not in known:
                    known[piece] = bare(reading.text_of(piece))
                parts.append(known[piece])
            result.append("".join(parts))
        return result
    return [value_key(reading.text(candidate), spec, writing) for candidate in candidates]
