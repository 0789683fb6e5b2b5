"""Tasks of several pages: which of its images each result is about.

Label Studio's template for multi-page documents repeats its controls and numbers them (`to_name: page_0`); its image
control with a list of values numbers the results (`item_index: 0`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

_NUMBERED = re.compile(r".*_(\d{1,5})", re.DOTALL)


def names_pages(results: Iterable[Any]) -> bool:
    """Whether results say which page they are about."""
    return any(_index(result) is not None for result in results if isinstance(result, dict))


def by_page(results: Iterable[Any], count: int, warn: Callable[[str, str], None]) -> list[list[Any]]:
    """The results of each of `count` pages; what names no page that is there is left out and told."""
    rows = [result for result in results if isinstance(result, dict)]
    pages: list[list[Any]] = [[] for _ in range(count)]
    place_of: dict[object, int] = {}
    lost = 0
    for result in rows:
        if result.get("type") == "relation":
            continue
        index = _index(result)
        index = 0 if index is None and count == 1 else index
        if index is None or index >= count:
            lost += 1
            continue
        pages[index].append(result)
        if isinstance(result.get("id"), str):
            place_of.setdefault(result["id"], index)
    for result in rows:
        if result.get("type") != "relation":
            continue
        ends = [place_of.get(result.get(key)) if isinstance(result.get(key), str) else None for key in _ENDS]
        if ends[0] is not None and ends[0] == ends[1]:
            pages[ends[0]].append(result)
        else:
            warn("link-across-pages", "a relation connects two pages; it was skipped")
    if lost:
        warn("no-page", f"{lost} results do not belong to any of the {count} pages of the task; they were skipped")
    return pages


_ENDS = ("from_id", "to_id")


def _index(result: dict[str, Any]) -> int | None:
    """The number of a result's page, from 0; None where it names none."""
    index = result.get("item_index")
    if type(index) is int and index >= 0:
        return index
    name = result.get("to_name")
    found = _NUMBERED.fullmatch(name) if isinstance(name, str) else None
    return int(found[1]) if found else None
