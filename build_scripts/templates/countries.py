"""How receipts and invoices of a country are written: money, dates, tax, companies, addresses, telephones."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from random import Random

from faker import Faker

from build_scripts.templates.malaysia import malaysian_address, malaysian_company, malaysian_phone

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


_SLASHED = ("%d/%m/%Y", "%d/%m/%y", "%d-%m-%Y", "%d-%m-%y", "%d %b %Y", "%d-%b-%Y", "%d/%m/%Y", "%Y-%m-%d", "%d.%m.%Y")
_AMERICAN = (
    "%m/%d/%Y",
    "%m/%d/%y",
    "%m-%d-%Y",
    "%b %d, %Y",
    "%B %d, %Y",
    "%m-%d-%y",
    "%d %b %Y",
    "%b %d %Y",
    "%Y-%m-%d",
)
_DOTTED = ("%d.%m.%Y", "%d.%m.%y", "%d.%m.%Y", "%d. %B %Y", "%d/%m/%Y", "%Y-%m-%d")
_WORDED = ("%d/%m/%Y", "%d/%m/%y", "%d-%m-%Y", "%d %B %Y", "%d.%m.%Y", "%d/%m/%Y")
_EASTERN = ("%Y-%m-%d", "%Y/%m/%d", "%Y年%m月%d日", "%Y.%m.%d", "%Y%m%d")
COUNTRIES = (
    Country("MY", "", "ms", "MYR", ("RM", "RM ", "", "", ""), ".", ",", (*_SLASHED, "%Y%m%d"), (6.0,),
            ("GST ID", "GST Reg No", "GST No", "GST ID No", "SST ID", "GST REG"), ("999999999999", "A99-9999-99999999"),
            ("SDN BHD", "SDN BHD", "SDN. BHD.", "S/B", "ENTERPRISE", "(M) SDN BHD", ""), 3.0),
    Country("SG", "", "en", "SGD", ("$", "S$", "SGD ", ""), ".", ",", _SLASHED, (7.0, 9.0),
            ("GST Reg No", "GST REG NO.", "UEN"), ("999999999A", "A9-9999999-9"), ("PTE LTD", "PTE. LTD.", "LLP", "")),
    Country("US", "en_US", "en", "USD", ("$", "$", ""), ".", ",", _AMERICAN, (6.25, 7.25, 8.875),
            ("EIN", "Tax ID"), ("99-9999999",), ("Inc.", "LLC", "Co.", "Corp.", "", "", ""), 2.5),
    Country("GB", "en_GB", "en", "GBP", ("£", "", "GBP "), ".", ",", _SLASHED, (20.0, 5.0),
            ("VAT No", "VAT Reg No", "VAT Number"), ("GB 999 9999 99", "999 9999 99"), ("Ltd", "Limited", "PLC", "LLP", ""), 1.5),
    Country("AU", "en_AU", "en", "AUD", ("$", "A$", ""), ".", ",", _SLASHED, (10.0,),
            ("ABN",), ("99 999 999 999",), ("Pty Ltd", "PTY LTD", "")),
    Country("CA", "en_CA", "en", "CAD", ("$", "CAD ", ""), ".", ",", (*_AMERICAN, *_SLASHED), (5.0, 13.0),
            ("GST #", "HST No", "GST/HST"), ("999999999 RT0001", "999999999RT"), ("Inc.", "Ltd.", "Corp.", "")),
    Country("IN", "en_IN", "en", "INR", ("Rs.", "₹", "Rs ", "INR "), ".", ",", _SLASHED, (5.0, 12.0, 18.0),
            ("GSTIN", "GST No"), ("99AAAAA9999A9A9",), ("Pvt Ltd", "Private Limited", "LLP", "& Sons", "")),
    Country("ID", "id_ID", "ms", "IDR", ("Rp ", "Rp", ""), ",", ".", _SLASHED, (10.0, 11.0),
            ("NPWP",), ("99.999.999.9-999.999",), ("PT", "CV", "Tbk", ""), 0.5, 0),
    Country("DE", "de_DE", "de", "EUR", ("EUR", "€", "", ""), ",", ".", _DOTTED, (19.0, 7.0),
            ("USt-IdNr.", "Steuer-Nr.", "St.-Nr.", "USt-ID"), ("DE999999999", "99/999/99999"),
            ("GmbH", "GmbH & Co. KG", "AG", "e.K.", "KG", "OHG", ""), 1.5, 2, True),
    Country("AT", "de_AT", "de", "EUR", ("EUR", "€", ""), ",", ".", _DOTTED, (20.0, 10.0),
            ("UID", "ATU-Nr."), ("ATU99999999",), ("GmbH", "KG", "e.U.", ""), 0.7, 2, True),
    Country("CH", "de_CH", "de", "CHF", ("CHF", "Fr.", ""), ".", "'", _DOTTED, (7.7, 8.1),
            ("MwSt-Nr.", "UID"), ("CHE-999.999.999 MWST",), ("AG", "GmbH", ""), 0.7),
    Country("FR", "fr_FR", "fr", "EUR", ("€", "EUR", ""), ",", " ", _WORDED, (20.0, 10.0, 5.5),
            ("SIRET", "N° TVA", "TVA Intra", "RCS"), ("FR99 999999999", "999 999 999 99999"), ("SARL", "SAS", "SA", "EURL", ""), 1.2, 2, True),
    Country("ES", "es_ES", "es", "EUR", ("€", "EUR", ""), ",", ".", _WORDED, (21.0, 10.0),
            ("CIF", "NIF", "C.I.F."), ("A99999999", "99999999A"), ("S.L.", "S.A.", "SL", "S.L.U.", ""), 1.2, 2, True),
    Country("MX", "es_MX", "es", "MXN", ("$", "MXN "), ".", ",", _WORDED, (16.0,),
            ("RFC",), ("AAA999999AA9",), ("S.A. de C.V.", "S de RL de CV", ""), 0.7),
    Country("IT", "it_IT", "it", "EUR", ("€", "EUR", "Euro"), ",", ".", _WORDED, (22.0, 10.0),
            ("P.IVA", "Partita IVA", "P. IVA"), ("99999999999", "IT99999999999"), ("S.r.l.", "S.p.A.", "S.n.c.", "SRL", ""), 1.0, 2, True),
    Country("BR", "pt_BR", "pt", "BRL", ("R$ ", "R$", ""), ",", ".", _WORDED, (18.0,),
            ("CNPJ",), ("99.999.999/9999-99",), ("LTDA", "S/A", "ME", "EIRELI", ""), 0.7),
    Country("PT", "pt_PT", "pt", "EUR", ("€", "EUR", ""), ",", ".", _WORDED, (23.0, 13.0, 6.0),
            ("NIF", "Contribuinte", "NIPC"), ("999999999", "PT999999999"), ("Lda.", "S.A.", "Unip. Lda.", ""), 0.7, 2, True),
    Country("NL", "nl_NL", "nl", "EUR", ("€ ", "€", "EUR ", ""), ",", ".", ("%d-%m-%Y", "%d-%m-%y", "%d/%m/%Y", "%d %B %Y"), (21.0, 9.0),
            ("BTW-nr", "BTW nr.", "KvK"), ("NL999999999B01", "99999999"), ("B.V.", "BV", "V.O.F.", "")),
    Country("CN", "zh_CN", "zh", "CNY", ("¥", "￥", "", "元"), ".", ",", _EASTERN, (13.0, 6.0),
            ("税号", "纳税人识别号"), ("99999999AA999999AA",), ("有限公司", "")),
    Country("JP", "ja_JP", "ja", "JPY", ("¥", "￥", "", "円"), ".", ",", _EASTERN, (10.0, 8.0),
            ("登録番号", "事業者登録番号"), ("T9999999999999",), ("株式会社", "有限会社", ""), 1.0, 0),
)  # fmt: skip


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
    return tomllib.loads((Path(__file__).parent / "words.toml").read_text("utf-8"))


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
        [_address(fake, country) for _ in range(_POOL)],
        [fake.phone_number() for _ in range(400)],
        people,
        [fake.city() for _ in range(300)],
    )


def _address(fake: Faker, country: Country) -> list[str]:
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
        base = rng.choice(pool.companies) if roll < 0.5 else rng.choice(pool.names) + rng.choice(words["shop"])
        return base
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
    if rng.random() < 0.1 and pattern[:2] in ("%d", "%m") and text.startswith("0"):
        text = text[1:]
    return text


Maker = Callable[[Random], str]


def pick_country(rng: Random) -> Country:
    """A country by its share."""
    return rng.choices(COUNTRIES, [country.share for country in COUNTRIES])[0]
