"""Open fields whose values are ticked: options that a key leads to, and boxes beside their texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from kie_desktop.domain.options import OptionGroup, option_groups
from kie_desktop.domain.page import Page

YES, NO = "yes", "no"
"""The value of a box beside its text."""


class KeyGroup(NamedTuple):
    """Ids of a key's lines and of the values linked to it, both in reading order."""

    key_ids: tuple[int, ...]
    value_ids: tuple[int, ...]


class TickedKey(NamedTuple):
    """An open field that marks decide. key_ids: its lines. marks: all that it depends on.

    ticked: the lines of ticked options; None of a box beside its text, which is yes or no. others: lines that are
    linked to the key and are no options.
    """

    key_ids: tuple[int, ...]
    marks: tuple[int, ...]
    ticked: tuple[int, ...] | None
    others: tuple[int, ...] = ()


class OpenMarks(NamedTuple):
    """by_key: place of a key -> its field; None for a key that is itself an option of another one's choice.

    others: fields that no key leads to.
    """

    by_key: Mapping[int, TickedKey | None]
    others: Sequence[TickedKey]


def open_marks(page: Page, keys: Sequence[KeyGroup]) -> OpenMarks:
    """What the marks of a page say of its keys, and what they say by themselves."""
    groups = option_groups(page)
    if not groups:
        return OpenMarks({}, ())
    by_line = {line: group for group in groups for line in group.lines.values() if line is not None}
    found: dict[int, TickedKey | None] = {}
    taken: set[tuple[int, ...]] = set()
    for place, key in enumerate(keys):
        linked = [by_line[value] for value in key.value_ids if value in by_line]
        leading = [group for group in groups if group.lead in key.key_ids]
        if any(by_line[line] in linked for line in key.key_ids if line in by_line):
            found[place] = None  # an option that is linked to another one of the same choice
            continue
        own = list({group.marks: group for group in (*linked, *leading)}.values())
        if own:
            taken |= {group.marks for group in own}
            others = tuple(value for value in key.value_ids if value not in by_line)
            marks = tuple(mark for group in own for mark in group.marks)
            found[place] = TickedKey(key.key_ids, marks, None if _is_lone(own) else _ticked(page, own), others)
    for place, key in enumerate(keys):
        group = next((by_line[line] for line in key.key_ids if line in by_line), None)
        if group is None or place in found or key.value_ids:
            continue
        marks = tuple(mark for mark, line in group.lines.items() if line in key.key_ids)
        is_option = group.marks in taken or (len(group.marks) > 1 and group.lead is not None)
        found[place] = None if is_option else TickedKey(key.key_ids, marks, None)
    known = {line for key in keys for line in key.key_ids}
    return OpenMarks(found, [*_without_key(page, groups, taken, known)])


def _without_key(
    page: Page, groups: Sequence[OptionGroup], taken: set[tuple[int, ...]], known: set[int]
) -> Iterator[TickedKey]:
    """The choices that the text before them leads to, whatever its label; else each box by itself."""
    for group in groups:
        if group.marks in taken:
            continue
        if len(group.marks) > 1 and group.lead is not None:
            yield TickedKey((group.lead,), group.marks, _ticked(page, [group]))
            continue
        if _is_lone([group]) and group.lead is not None:
            yield TickedKey((group.lead,), group.marks, None)
            continue
        for mark, line in group.lines.items():
            if line is not None and line not in known:
                yield TickedKey((line,), (mark,), None)


def _is_lone(groups: Sequence[OptionGroup]) -> bool:
    """Whether it is a single box that no option stands beside: what leads to it is answered by yes or no."""
    return len(groups) == 1 and len(groups[0].marks) == 1 and groups[0].lines.get(groups[0].marks[0]) is None


def _ticked(page: Page, groups: Sequence[OptionGroup]) -> tuple[int, ...]:
    return tuple(
        line
        for group in groups
        for mark, line in group.lines.items()
        if line is not None and page.entities[mark].checked
    )
