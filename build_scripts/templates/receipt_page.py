"""A receipt's paper, words and ways of writing, for the parts that are set on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from build_scripts.templates.countries import COUNTRIES, Country, Pool, money, pool_of, written_date
from build_scripts.templates.paper import Paper

Values = dict[str, str]


class ReceiptPage:
    """One receipt while it is set: how it is written, and the values set so far."""

    def __init__(self, rng: Random, country: Country) -> None:
        self.rng, self.country = rng, country
        self.pool: Pool = pool_of(country)
        self.words = self.pool.words
        if country.language == "ms" and country.code == "MY" and rng.random() < 0.25:
            self.words = {
                **self.words,
                **{key: pool_of_english()[key] for key in ("total", "number", "title", "thanks")},
            }
        self.paper = Paper.drawn(rng)
        self.values: Values = {}
        self.tab = rng.uniform(0.25, 0.45)
        self.align = "centre" if rng.random() < 0.8 else "left"
        latin = country.language not in ("zh", "ja")
        self.case: Callable[[str], str] = rng.choice((str.upper, str.upper, str)) if latin else str
        self.pattern = rng.choice(country.dates)
        self.colon = rng.choice((":", ":", " :", "", "", ": "))
        self.sign = rng.choice(country.signs)
        self.day = date(rng.randint(2008, 2026), rng.randint(1, 12), rng.randint(1, 28))
        hour, minute, second = rng.randint(7, 22), rng.randint(0, 59), rng.randint(0, 59)
        half = "AM" if hour < 12 else "PM"
        self.clock = rng.choice(
            (
                f"{hour:02}:{minute:02}",
                f"{hour:02}:{minute:02}:{second:02}",
                f"{hour}:{minute:02}",
                f"{(hour - 1) % 12 + 1}:{minute:02} {half}",
                f"{(hour - 1) % 12 + 1:02}:{minute:02}{half}",
                f"{(hour - 1) % 12 + 1}:{minute:02}:{second:02} {half}",
            )
        )

    def word(self, name: str) -> str:
        """One of the words of a kind, in the receipt's case."""
        text = self.rng.choice(self.words[name])
        return self.case(text) if self.rng.random() < 0.9 else text

    def amount(self, cents: int) -> str:
        """An amount with or without the currency."""
        text = money(self.country, cents, grouped=self.rng.random() < 0.9)
        if not self.sign:
            return text
        if self.country.sign_behind and self.rng.random() < 0.8:
            return (
                f"{text} {self.sign.strip()}"
                if len(self.sign.strip()) > 1 or self.rng.random() < 0.5
                else text + self.sign
            )
        return self.sign + text

    def pair(self, key: str, value: str, style: str) -> None:
        """A key with its value on one row."""
        rng, paper = self.rng, self.paper
        scale = 1.0
        if style == "one":
            paper.line(
                f"{key}{self.colon}{'' if self.colon.endswith(' ') else rng.choice((' ', ' ', ''))}{value}"
                if key
                else value
            )
        elif style == "tab":
            tab = paper.width * self.tab
            paper.put(key, 0, scale)
            x = max(tab, paper.width_of(key + " "))
            paper.put(
                f"{self.colon.strip()} {value}".strip() if self.colon.strip() and rng.random() < 0.9 else value,
                x,
                scale,
            )
            paper.end_row()
        else:
            paper.put(f"{key}{self.colon}".rstrip(), 0, scale)
            paper.put(value, max(paper.width - paper.width_of(value), paper.width_of(key + "  ")), scale)
            paper.end_row()

    def short(self, key: str, value: str) -> str:
        """A key and its value as one text."""
        return f"{key}{self.colon or ' '}{value}" if key else value

    def other_day(self) -> str:
        """A day that is not the receipt's own, or is it once more."""
        later = self.day + timedelta(days=self.rng.choice((0, 0, 7, 14, 30, 365, -30)))
        return self.case(written_date(self.rng, self.country, later, self.pattern))


def pool_of_english() -> dict[str, list[str]]:
    """Words of English receipts."""
    return pool_of(next(country for country in COUNTRIES if country.code == "US")).words
