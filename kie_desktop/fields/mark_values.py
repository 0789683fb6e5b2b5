"""Values that marks give: the ticked options of a choice, and yes or no of a box beside its text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kie_desktop.fields.document import Document, TextChoice, TextLine, TextMark, TextPage
from kie_desktop.fields.evidence import KeyWords, key_words_of
from kie_desktop.fields.model import LEAST_SURE
from kie_desktop.fields.open_marks import NO, YES
from kie_desktop.fields.result import FieldState, FieldValue, Span, joint_score, state_of
from kie_desktop.fields.schema import FieldSpec, FieldType, Schema
from kie_desktop.fields.values import joined_values, meaning

SEVERAL = "several options are ticked, but the field takes one"
"""The problem of a value."""
_Lines = Mapping[int | None, TextLine]
_LINKED = 0.5
_EXACT, _INSIDE = 4.0, 2.0
"""How much a text that is the field's key, or holds it, speaks for a choice; each known option counts 1 at most."""
_ENOUGH_OPTIONS = 0.6


def mark_values(document: Document, schema: Schema) -> dict[str, list[FieldValue]]:
    """The values of a schema's choices and marks that a document's marks give, by field; fields without are left out.

    A choice is known by its key, or by its options; a mark by the text beside it, or by a key with yes and no.
    """
    found: dict[str, list[FieldValue]] = {}
    for spec in schema.fields:
        if spec.type not in (FieldType.CHOICE, FieldType.MARK):
            continue
        words = key_words_of(spec)
        best: tuple[float, FieldValue] | None = None
        for number, page in enumerate(document.pages):
            lines: _Lines = {line.id: line for line in page.lines}
            for choice in page.choices:
                value = _read(spec, words, page, lines, choice)
                if value is not None and (best is None or value[0] > best[0]):
                    best = value[0], replace(value[1], page=number)
        if best is not None:
            found[spec.name] = [best[1]]
    return found


def _read(
    spec: FieldSpec, words: KeyWords, page: TextPage, lines: _Lines, choice: TextChoice
) -> tuple[float, FieldValue] | None:
    """How well a choice of marks fits a field, and its value; None where it does not fit."""
    key = _key_of(words, page, lines, choice)
    if spec.type is FieldType.CHOICE:
        return _choice(spec, lines, choice, key)
    beside = [
        (_likeness(words, lines[mark.line].text), mark) for mark in choice.marks if mark.line in lines and not key[0]
    ]
    likeness, mark = max(beside, key=lambda pair: pair[0], default=(0.0, None))
    if mark is not None and likeness:
        return likeness, _yes_or_no(spec, mark, lines)
    if not key[0]:
        return None
    if len(choice.marks) == 1 and not _means(spec, lines, choice.marks[0]):
        return key[0], _yes_or_no(spec, choice.marks[0], lines, key[1])
    known = [mark for mark in choice.marks if _means(spec, lines, mark)]
    return (key[0] + len(known), _ticked(spec, lines, choice, key[1])) if known else None


def _choice(
    spec: FieldSpec, lines: _Lines, choice: TextChoice, key: tuple[float, int | None]
) -> tuple[float, FieldValue] | None:
    known = sum(_means(spec, lines, mark) is not None for mark in choice.marks)
    if not key[0] and (known < 2 or known < _ENOUGH_OPTIONS * len(choice.marks)):
        return None
    return key[0] + known / len(choice.marks), _ticked(spec, lines, choice, key[1])


def _key_of(words: KeyWords, page: TextPage, lines: _Lines, choice: TextChoice) -> tuple[float, int | None]:
    """How well the text that leads to a choice fits, before its marks or by a link; and its line."""
    options = {mark.line for mark in choice.marks}
    heads = [head for (head, tail), score in page.links.items() if tail in options and score > _LINKED]
    leads = [line for line in (choice.lead, *heads) if line in lines]
    found = max(((_likeness(words, lines[line].text), line) for line in leads), default=(0.0, None))
    return found if found[0] else (0.0, choice.lead)


def _likeness(words: KeyWords, text: str) -> float:
    exact, inside = words.match(text)
    return _EXACT if exact else _INSIDE if inside else 0.0


def _means(spec: FieldSpec, lines: _Lines, mark: TextMark) -> str | None:
    """What a ticked option says of the field; None where it is none of its values."""
    return meaning(lines[mark.line].text, spec).normalized if mark.line in lines else None


def _yes_or_no(spec: FieldSpec, mark: TextMark, lines: _Lines, lead: int | None = None) -> FieldValue:
    key = mark.line if mark.line in lines else lead
    text, score = YES if mark.checked else NO, joint_score((mark.score,))
    return FieldValue(
        spec.name,
        spec.type,
        text,
        meaning(text, spec).normalized,
        score,
        state_of(score, LEAST_SURE),
        key=lines[key].text if key in lines else None,
        key_ids=() if key is None else (key,),
        value_ids=(mark.id,),
    )


def _ticked(spec: FieldSpec, lines: _Lines, choice: TextChoice, lead: int | None) -> FieldValue:
    """The text of what is ticked; None where nothing is."""
    ticked = [lines[mark.line] for mark in choice.marks if mark.checked and mark.line in lines]
    value = joined_values([line.text.strip() for line in ticked])
    known = meaning(value, spec) if ticked else None
    problems = [known.problem] if known is not None and known.problem and not len(ticked) > 1 else []
    if len(ticked) > 1 and not (spec.type is FieldType.CHOICE and spec.several):
        problems.append(SEVERAL)
    if not ticked and spec.required:
        problems.append("a value is required, but none was found")
    score = joint_score([*(mark.score for mark in choice.marks), *(line.score for line in ticked)])
    return FieldValue(
        spec.name,
        spec.type,
        value if ticked else None,
        known.normalized if known is not None and SEVERAL not in problems else None,
        score,
        FieldState.LOOK if problems else state_of(score, LEAST_SURE),
        tuple(problems),
        key=lines[lead].text if lead in lines else None,
        key_ids=() if lead is None else (lead,),
        value_ids=tuple(line.id for line in ticked),
        spans=tuple(Span(line.id, 0, len(line.text)) for line in ticked),
    )
