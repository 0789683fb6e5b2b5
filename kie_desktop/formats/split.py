"""Which pages train and which validate."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.page import Page


def split_pages(pages: Sequence[Page], val_ratio: float | None, seed: int) -> tuple[list[Page], list[Page]]:
    """Training and validation pages, both in the order given. val_ratio: None takes those marked `Page.held_out`.

    Otherwise page by page, by a hash of seed, image and frame: the same pages fall on the same side on
    every machine, in any order, and adding pages moves few others. With a ratio above 0 and two
    or more pages neither side is empty. Raises UserError for a ratio outside 0 to 1.
    """
    if val_ratio is None:
        return [page for page in pages if not page.held_out], [page for page in pages if page.held_out]
    if not 0 <= val_ratio < 1:
        raise UserError(f"the validation share is {val_ratio}; it must be at least 0 and below 1, for example 0.2")
    count = number_held_out(len(pages), val_ratio)
    drawn = {id(page) for page in sorted(pages, key=lambda page: _lot(page, seed))[:count]}
    return [page for page in pages if id(page) not in drawn], [page for page in pages if id(page) in drawn]


def number_held_out(pages: int, share: float) -> int:
    """How many of so many pages a share is: of two or more at least one, and never all, unless the share is 0."""
    number = round(pages * share)
    return min(max(number, 1), pages - 1) if share > 0 and pages > 1 else number


def _lot(page: Page, seed: int) -> bytes:
    return hashlib.sha256(f"{seed}\n{page.image}\n{page.frame}".encode("utf-8", "surrogatepass")).digest()
