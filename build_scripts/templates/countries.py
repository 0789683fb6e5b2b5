"""How receipts and invoices of a country are written: money, dates, tax, companies, addresses, telephones."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from faker import Faker

from build_scripts.templates.malaysia import malaysian_address, malaysian_company, malaysian_phone

_FOLDER = Path(__file__).parent
_POOL = 1_500


@dataclass(frozen=True)
class Country:
    """A country as documents show it. forms: endings of company names. dates: patterns of `date.strftime`.

    signs: how the currency is written. decimal, group: separators. rate: of the tax, in per cent. tax_id: names of
    the seller's number and its pattern (9 digit, A letter). places: decimals of the currency.
    """

    code: str
    locale: str
    language: str
    currency: str
    signs: tuple[str, ...]
    decimal: str
    group: str
    dates: tuple[str, ...]
    rate: tuple[float, ...]
    tax_ids: tuple[str, ...]
    tax_pattern: tuple[str, ...]
    forms: tuple[str, ...]
    share: float = 1.0
    places: int = 2
    sign_behind: bool = False


def _countries() -> Iterator[Country]:
    rows: list[dict[str, Any]] = tomllib.loads((_FOLDER / "countries.toml").read_text("utf-8"))["country"]
    for row in rows:
        plain: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in row.items()
        }
        yield Country(**plain)


COUNTRIES = tuple(_countries())


@dataclass(frozen=True)
class Pool:
    """Words of a language and names of a country."""

    country: Country
    words: dict[str, list[str]]
    companies: list[str]
    names: list[str]
    addresses: list[list[str]]
    phones: list[str]
    people: list[str]
    towns: list[str]


@cache
def _words() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((_FOLDER / "words.toml").read_text("utf-8"))


@cache
def pool_of(country: Country) -> Pool:
    """The pool of a country, the same in every process."""
    words = _words()[country.language]
    fake = Faker(country.locale or "en_US")
    fake.seed_instance(sum(country.code.encode()) * 7)
    people = [fake.name() for _ in range(400)]
    if not country.locale:
        rng = Random(f"pool/{country.code}")
        addresses = [malaysian_address(rng, country.code) for _ in range(_POOL)]
        return Pool(
            country, words, [], [], addresses, [malaysian_phone(rng, country.code) for _ in range(400)], people, []
        )
    return Pool(
        country,
        words,
        [fake.company() for _ in range(_POOL)],
        [fake.last_name() for _ in range(600)],
        [_address(fake) for _ in range(_POOL)],
        [fake.phone_number() for _ in range(400)],
        people,
        [fake.city() for _ in range(300)],
    )


def _address(fake: Faker) -> list[str]:
    text = fake.address().replace("\n", ", ")
    return [part.strip() for part in text.split(", ") if part.strip()]


def company(rng: Random, pool: Pool, words: dict[str, list[str]]) -> str:
    """The full name of a shop's or seller's company, in most cases with its legal form."""
    country = pool.country
    form = rng.choice(country.forms)
    if not pool.companies:
        return malaysian_company(rng, words["shop"], form)
    roll = rng.random()
    if country.language in ("zh", "ja"):
        return rng.choice(pool.companies) if roll < 0.5 else rng.choice(pool.names) + rng.choice(words["shop"])
    if roll < 0.3:
        return rng.choice(pool.companies)
    name = rng.choice(pool.names)
    if roll < 0.4:
        name = f"{name} & {rng.choice(pool.names)}"
    elif roll < 0.5:
        name = f"{rng.choice(pool.towns) if pool.towns else name}"
    elif roll < 0.58:
        name = ".".join(rng.choice("ABCDEFGHKLMNPRSTVW") for _ in range(rng.randint(2, 3))) + rng.choice((".", ""))
    elif roll < 0.62:
        name = f"{rng.choice(('The', 'Old', 'New', 'Big', 'Super', 'Royal', '24', '99', 'A1', 'Golden'))} {name}"
    kind = rng.choice(words["shop"])
    front = country.language in ("fr", "es", "it", "pt", "de") and rng.random() < 0.6
    parts = [kind, name] if front else [name, kind]
    if rng.random() < 0.15:
        parts.append(rng.choice(words["shop"]))
    if rng.random() < 0.12:
        parts = parts[:1] if front else [name]
        parts = [name + rng.choice(("'s", "", "s"))] if not front else [kind, name]
    if country.code == "ID" and form in ("PT", "CV"):
        return " ".join([form, *parts])
    return " ".join(part for part in (*parts, form) if part)


def filled(rng: Random, pattern: str) -> str:
    """A pattern with digits for 9 and letters for A."""
    return "".join(
        rng.choice("0123456789") if sign == "9" else rng.choice("ABCDEFGHJKLMNPRSTUVWXYZ") if sign == "A" else sign
        for sign in pattern
    )


def money(country: Country, cents: int, *, grouped: bool = True) -> str:
    """An amount in hundredths as the country writes it, without currency."""
    sign, cents = ("-" if cents < 0 else ""), abs(cents)
    whole = cents // 100 if country.places else round(cents / 100)
    text = f"{whole:,}" if grouped else str(whole)
    text = text.replace(",", country.group)
    return sign + text + (f"{country.decimal}{cents % 100:02}" if country.places else "")


def written_date(rng: Random, country: Country, day: date, pattern: str) -> str:
    """A day by a pattern, with the country's names of months."""
    from kie_desktop.fields.months import MONTHS

    text = day.strftime(pattern)
    if pattern.startswith("%Y年"):
        return f"{day.year}年{day.month}月{day.day}日"
    names = {
        "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
        "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    }.get(country.language, "")
    if names and "%B" in pattern:
        local = names.split()[day.month - 1]
        assert local.casefold() in MONTHS
        joint = " de " if country.language in ("es", "pt") and rng.random() < 0.7 else " "
        return f"{day.day}{'.' if country.language == 'de' else ''}{joint}{local}{joint}{day.year}"
    if "%b" in pattern and rng.random() < 0.15:
        text = rng.choice((text.replace(" ", "").replace("-", ""), text.replace(" 20", "'").replace("-20", "'")))
    if rng.random() < 0.1 and pattern[:2] in ("%d", "%m") and text.startswith("0"):
        text = text[1:]
    return text


def pick_country(rng: Random) -> Country:
    """A country by its share."""
    return rng.choices(COUNTRIES, [country.share for country in COUNTRIES])[0]
