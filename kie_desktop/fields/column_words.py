"""What a column of goods and services holds, by the words of its head."""

from __future__ import annotations

import tomllib
import unicodedata
from functools import lru_cache

from kie_desktop.places import program_folder

ITEM_NUMBERS = frozenset(("quantity", "unit_price", "amount"))
"""Columns by which a table of goods is known."""
NUMBERS = ITEM_NUMBERS | {"unit", "discount", "tax"}
"""Columns that say nothing of what the goods are: a table that has no others is the rest of one."""
_LONGEST = 60


@lru_cache(maxsize=1)
def _classes() -> dict[str, str]:
    path = program_folder() / "resources" / "schemas" / "column_words.toml"
    lists = tomllib.loads(path.read_text(encoding="utf-8"))
    classes: dict[str, str] = {}
    for name, words in lists.items():
        for word in (name, *words):
            classes.setdefault(plain_words(word), name)
    return classes


@lru_cache(maxsize=2_000)
def column_class(text: str) -> str | None:
    """Which kind of column a head names: `quantity`, `amount` and so on; None where it is no known one.

    All of its words decide, else its first ones: "Amount (EUR)" is an amount.
    """
    words = plain_words(text[:_LONGEST]).split()
    known = _classes()
    for count in range(len(words), 0, -1):
        found = known.get(" ".join(words[:count]))
        if found is not None:
            return found
    return None


def plain_words(text: str) -> str:
    """A text in small letters, its words parted by single blanks, without marks of punctuation."""
    plain = unicodedata.normalize("NFKC", text.replace("_", " ")).casefold()
    return " ".join("".join(sign if sign.isalnum() or sign == "#" else " " for sign in plain).split())
