"""Names, addresses and words of one language, drawn once and reused: Faker alone is too slow a source."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from random import Random

from faker import Faker

from build_scripts.starter.pages.trades import Trade, trade_of, trades_in

LOCALES = {
    "en": "en_US",
    "zh": "zh_CN",
    "es": "es_ES",
    "fr": "fr_FR",
    "de": "de_DE",
    "it": "it_IT",
    "pt": "pt_BR",
    "ja": "ja_JP",
}
_WORDS = Path(__file__).parent / "words"
_SIZES = {"en": 3000, "de": 1500}
_SIZE = 1000
"""How many names and addresses are drawn: for the languages that come most, and for every other."""
_OF_TRADES = 0.88
"""Share of the pages that are about one trade, in languages that have trades."""
_REAL_WORDS = ("de", "fr", "es", "it")
"""Languages that Faker has words of; for Portuguese it has Latin ones."""
_COMPANY_FORMS = (
    "Inc.",
    "Corp.",
    "Company",
    "& Co.",
    "Ltd.",
    "Laboratories",
    "Associates",
    "Group",
    "Services",
    "International",
)


@dataclass(frozen=True)
class Pool:
    """What a language offers. dense: it is written without spaces. trade: what a page is about, or None."""

    code: str
    dense: bool
    nouns: dict[str, list[str]]
    words: dict[str, list[str]]
    common: list[str]
    people: list[str]
    names: list[str]
    companies: list[str]
    streets: list[str]
    cities: list[str]
    addresses: list[list[str]]
    phones: list[str]
    emails: list[str]
    jobs: list[str]
    products: list[str]
    trade: str | None = None

    def about(self, rng: Random) -> Pool:
        """The same pool for one page, which most often is about one of the language's trades."""
        trades = [*trades_in(self.code)]
        return replace(self, trade=rng.choice(trades) if trades and rng.random() < _OF_TRADES else None)

    def next_trade(self, rng: Random, share: float) -> Trade | None:
        """The trade that words come from next, with a chance of `share`; None for words that are drawn one by one."""
        return trade_of(rng, self.code, self.trade) if self.trade and rng.random() < share else None


@cache
def pool_of(code: str) -> Pool:
    """The pool of a language, the same in every process."""
    fake = Faker(LOCALES[code])
    fake.seed_instance(sum(code.encode()) * 1009)
    size = _SIZES.get(code, _SIZE)
    lists = tomllib.loads((_WORDS / f"{code}.toml").read_text(encoding="utf-8"))
    dense = code in ("zh", "ja")
    companies = [fake.company() for _ in range(size)]
    if code == "en":
        companies += [f"{fake.last_name()} {form}" for form in _COMPANY_FORMS for _ in range(100)]
    addresses = [_address(fake, code) for _ in range(size)]
    return Pool(
        code=code,
        dense=dense,
        nouns=lists["nouns"],
        words=lists["words"],
        common=_common(fake, code, lists["words"]),
        people=[fake.name() for _ in range(size)],
        names=[fake.last_name() for _ in range(size // 2)],
        companies=companies,
        streets=[fake.street_address() for _ in range(size // 2)],
        cities=[fake.city() for _ in range(size // 2)],
        addresses=addresses,
        phones=[fake.phone_number() for _ in range(size // 2)],
        emails=[fake.ascii_email() if index % 3 else fake.url() for index in range(size // 3)],
        jobs=[fake.job() for _ in range(500)],
        products=_products(fake, code, lists["words"]),
    )


def _common(fake: Faker, code: str, words: dict[str, list[str]]) -> list[str]:
    """Running text's words: the word lists, taken apart, and Faker's own; German ones joined to new words as well."""
    if code in ("zh", "ja"):
        return words["common"] * 3 + [fake.word() for _ in range(400)]
    if code != "en":
        own = " ".join([*words["title_subjects"], *words["column_heads"], *words["sections"], *words["tails"]]).split()
        drawn = [fake.word() for _ in range(900)] if code in _REAL_WORDS else []
        return words["little"] * 8 + words["common"] * 2 + own + drawn + joined(fake.random, words, 700)
    little = "the of and to in for a is on with be by as at from or this that are will not all".split() * 8
    own = " ".join([*words["title_subjects"], *words["modifiers"], *words["column_heads"]]).lower().split()
    return little + own + words["common"] + [fake.word() for _ in range(800)]


def joined(rng: Random, words: dict[str, list[str]], count: int) -> list[str]:
    """Long words made of two or three, in languages that write them as one; none in others."""
    if "stems" not in words:
        return []
    made = []
    for _ in range(count):
        text = rng.choice(words["stems"]) + rng.choice(words["heads"])
        made.append(rng.choice(words["stems"]) + text.lower() if rng.random() < 0.2 else text)
    return made


def _address(fake: Faker, code: str) -> list[str]:
    """The lines of a postal address."""
    if code == "en":
        return [fake.street_address(), f"{fake.city()}, {fake.state_abbr()} {fake.postcode()}"]
    return [part for part in fake.address().replace("\n", ", ").split(", ") if part.strip()]


def _products(fake: Faker, code: str, words: dict[str, list[str]]) -> list[str]:
    """Things that are sold: an adjective-like word and a noun."""
    if code in ("zh", "ja"):
        return [
            fake.company_prefix() + noun if code == "zh" else noun for noun in words["title_subjects"] for _ in range(9)
        ]
    if code == "en":
        return [fake.catch_phrase() for _ in range(500)] + [
            f"{fake.last_name()} {fake.word().title()} {fake.random_int(1, 999)}" for _ in range(500)
        ]
    return [f"{noun.title()} {fake.last_name()}" for noun in words["common"] for _ in range(9)]
