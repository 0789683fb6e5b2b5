"""Where the documents of a scanned stack begin: behind blank pages, and at pages that look like first pages."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise

from kie_desktop.domain.text import is_blank
from kie_desktop.fields.document import TextPage

LOOKS_LIKE = 0.5
"""So much of the heads of two pages must be the same: of one sender's letters it is 0.6 to 0.9."""
_HEAD = 0.5
"""The part of a page, from its top, where a first page shows that it is one."""
_FEWEST_WORDS = 5
"""A head of fewer words says nothing."""
_MOVED = (0.08, 0.06)
"""By so much of the page's width and height a word may stand elsewhere: feeders pull pages in crooked."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_PAGE_NUMBER = re.compile(
    r"^\W*(?:page|seite|pagina|página|pág|blad|strana|strona|sida|p)\W{0,3}(\d{1,3})(?:\s*(?:of|von|de|di|van|sur|av|z|/)\s*\d{1,3})?\W*$"
    r"|^\W*(\d{1,3})\s*/\s*\d{1,3}\W*$"
    r"|^\W*第?\s*(\d{1,3})\s*[页頁](?:\W*共\s*\d{1,3}\s*[页頁])?\W*$",
    re.IGNORECASE,
)

Words = dict[str, list[tuple[float, float]]]


class Splitting(StrEnum):
    """What pages of a file are documents: all together, each by itself, or a stack that is split (`stack_starts`)."""

    FILE = "file"
    PAGE = "page"
    STACK = "stack"


def document_parts(pages: Sequence[TextPage], splitting: Splitting) -> list[list[int]]:
    """The pages of each document of a file, as places in it; blank pages of a split stack are in none.

    A file of blank pages only is one document.
    """
    everything = list(range(len(pages)))
    if splitting is Splitting.FILE or not pages:
        return [everything] if pages else []
    if splitting is Splitting.PAGE:
        return [[place] for place in everything]
    starts = [*stack_starts(pages), len(pages)]
    parts = [
        [place for place in range(start, end) if not is_blank_page(pages[place])] for start, end in pairwise(starts)
    ]
    return parts or [everything]


def stack_starts(pages: Sequence[TextPage]) -> list[int]:
    """Places of the first pages of a scanned stack's documents.

    A blank page parts two documents and belongs to none. A printed page number decides for its page. Else a page is a
    first page whose head looks like that of an earlier one, and more like it than like any following page.
    """
    first: list[Words] = []
    following: list[Words] = []
    starts = []
    for place, page in enumerate(pages):
        if is_blank_page(page):
            continue
        head, number = _head(page), _number(page)
        if place == 0 or is_blank_page(pages[place - 1]) or number == 1:
            starts_here = True
        elif number is not None:
            starts_here = False
        else:
            like_first = max((head_likeness(head, other) for other in first), default=0.0)
            like_following = max((head_likeness(head, other) for other in following), default=0.0)
            starts_here = like_first >= LOOKS_LIKE and like_first > like_following
        (first if starts_here else following).append(head)
        if starts_here:
            starts.append(place)
    return starts


def is_blank_page(page: TextPage) -> bool:
    """Whether nothing is written on a page."""
    return all(is_blank(line.text) for line in page.lines)


def head_likeness(one: Words, other: Words) -> float:
    """The share, 0 to 1, of the words in the heads of two pages that both have at the same place."""
    count, other_count = (sum(map(len, words.values())) for words in (one, other))
    if min(count, other_count) < _FEWEST_WORDS:
        return 0.0
    same = 0
    for word, places in one.items():
        left = list(other.get(word, ()))
        for x, y in places:
            near = next((row for row in left if abs(row[0] - x) <= _MOVED[0] and abs(row[1] - y) <= _MOVED[1]), None)
            if near is not None:
                left.remove(near)
                same += 1
    return 2 * same / (count + other_count)


def _head(page: TextPage) -> Words:
    """Words of letters in the upper part of a page, with their places as shares of its size."""
    words: Words = defaultdict(list)
    width, height = max(page.width, 1.0), max(page.height, 1.0)
    for line in page.lines:
        x1, y1, x2, y2 = line.box
        y = (y1 + y2) / 2 / height
        if y <= _HEAD:
            text = unicodedata.normalize("NFKC", line.text).casefold()
            for match in _WORD.finditer(text):
                along = (match.start() + match.end()) / 2 / len(text)
                words[match[0]].append(((x1 + along * (x2 - x1)) / width, y))
    return words


def _number(page: TextPage) -> int | None:
    """The printed page number ("Page 2 of 3"); None where there is none, or several."""
    found = set()
    for line in page.lines:
        if match := _PAGE_NUMBER.match(unicodedata.normalize("NFKC", line.text)):
            found.add(int(next(group for group in match.groups() if group)))
    return found.pop() if len(found) == 1 else None
