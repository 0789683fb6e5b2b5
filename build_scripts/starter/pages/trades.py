"""What stands on forms of one trade: whole names of fields, headings, values and sentences, and text that is no field.

Words drawn one by one make pages that no trade knows: a page about shipping says shipping's words from its title to its
small print. Items may hold gaps, `{d}` for a date, `{p}` for a person and so on, which `values.filled` fills in.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

_TRADES = Path(__file__).parent / "words" / "trades"
_LISTS = ("titles", "headings", "options", "columns", "phrases", "sentences", "plain")
_STRAY = 0.2
"""Share of what is drawn that comes from another trade than the page's own."""


@dataclass(frozen=True)
class Trade:
    """One trade's words. fields: names by the kind of their values. plain: what only looks like a key or a value."""

    fields: dict[str, list[str]]
    titles: list[str]
    headings: list[str]
    options: list[str]
    columns: list[str]
    phrases: list[str]
    sentences: list[str]
    plain: list[str]


def trade_of(rng: Random, code: str, own: str) -> Trade:
    """The trade that a page draws from next: mostly its own, now and then another."""
    trades = trades_in(code)
    return trades[rng.choice([*trades]) if rng.random() < _STRAY else own]


@cache
def trades_in(code: str) -> dict[str, Trade]:
    """A language's trades by name, in the order of their files; none where nobody wrote any."""
    found: dict[str, Trade] = {}
    for path in sorted((_TRADES / code).glob("*.toml")):
        for name, lists in tomllib.loads(path.read_text(encoding="utf-8")).items():
            items = {kind: _items(text) for kind, text in lists.items()}
            rest = {kind: items.pop(kind, []) for kind in _LISTS}
            found[name] = Trade(items, **rest)
    return found


@cache
def kinds_in(code: str) -> dict[str, str]:
    """What kind of value stands behind a name, in small letters, in any trade of a language."""
    trades = trades_in(code).values()
    return {name.casefold(): kind for trade in trades for kind, names in trade.fields.items() for name in names}


def _items(text: str) -> list[str]:
    return [item.strip() for line in text.splitlines() for item in line.split(" | ") if item.strip()]
