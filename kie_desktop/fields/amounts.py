"""Amounts and numbers in running text: where they stand, and which number they mean."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import NamedTuple

from kie_desktop.fields.schema import DecimalSign

CURRENCIES = {
    "€": "EUR", "£": "GBP", "¥": "JPY", "￥": "JPY", "円": "JPY", "元": "CNY", "₹": "INR", "₩": "KRW", "원": "KRW",
    "₫": "VND", "฿": "THB", "₺": "TRY", "₽": "RUB", "zł": "PLN", "kč": "CZK", "ft": "HUF", "rm": "MYR", "rp": "IDR",
    "rs": "INR", "s$": "SGD", "hk$": "HKD", "nt$": "TWD", "us$": "USD", "a$": "AUD", "c$": "CAD", "r$": "BRL",
    "$": "USD", "kr": "SEK", "fr": "CHF", "sfr": "CHF", "₱": "PHP", "₪": "ILS", "lei": "RON", "лв": "BGN",
}  # fmt: skip
"""ISO 4217 codes of signs and short words, in small letters; where several countries use one, the largest."""
ISO_CURRENCIES = frozenset(
    "EUR USD GBP JPY CNY RMB MYR SGD IDR INR HKD TWD KRW VND THB TRY RUB PLN CZK HUF CHF SEK NOK DKK BRL MXN AUD CAD"
    " NZD PHP ILS RON BGN ZAR AED SAR ARS CLP COP PEN EGP UAH".split()
)
_SIGNS = "|".join(
    sorted(
        (re.escape(sign) for sign in (*CURRENCIES, *(code.lower() for code in ISO_CURRENCIES))), key=len, reverse=True
    )
)
_NUMBER = (
    r"(?:\d{1,3}(?:[.,'’ \u00a0\u202f]\d{3})+(?!\d)(?:\s?[.,]\s?\d{1,4}(?!\d))?"  # 1,234.50
    r"|\d+(?:\s?[.,]\s?\d{1,4}(?!\d))?"  # 1234.50
    r"|[.,]\d{2}(?!\d))"  # .50
)
_SHORT = r"(?:rs|fr|kr|rp)\.(?=\d)"
"""Short words with their dot, which is no decimal sign: `Rs.14,873.84`."""
_SPAN = re.compile(
    rf"(?P<sign>[-−(]\s?)?(?:(?<![^\W\d])(?P<before>{_SHORT}|{_SIGNS})\.?\s?:?\s?)?(?P<minus>[-−]\s?)?"
    rf"(?P<number>(?:(?<![\d.,:/])|(?<=rs\.|fr\.|kr\.|rp\.))(?<!\d-){_NUMBER})"
    rf"(?:\s?(?P<after>{_SIGNS})(?![^\W\d]))?(?P<end>\s?\)|[-−](?!\w)|\s?CR\b)?",
    re.IGNORECASE,
)
_DECIMALS = re.compile(r"[.,]\s?\d{2}$")


class AmountSpan(NamedTuple):
    """A number in a text, with its currency and sign where it has them.

    currency: ISO 4217, "" where none stands there. decimals: whether it ends in two of them. plain: neither
    currency nor decimals nor groups, so that it may as well be a count or a part of a code.
    """

    start: int
    end: int
    text: str
    currency: str
    decimals: bool
    plain: bool


def find_amounts(text: str) -> list[AmountSpan]:
    """Every number of a text that does not stand inside a word, with the currency before or behind it."""
    result = []
    for match in _SPAN.finditer(text):
        number, front, behind = match.group("number"), match.group("sign") or "", (match.group("end") or "").strip()
        start, end = match.span()
        if (front.startswith("(") and behind != ")") or (front and start and text[start - 1].isalnum()):
            start += len(front)  # a bracket that stays open, or a dash between words
        if behind == ")" and text[start] != "(":
            end -= len(match.group("end"))
        if _inside_word(text, match.start("number"), match.end("number"), match):
            continue
        sign = (match.group("before") or match.group("after") or "").casefold().rstrip(".")
        decimals = bool(_DECIMALS.search(number))
        plain = not sign and number.isdigit()
        result.append(AmountSpan(start, end, text[start:end], _iso(sign), decimals, plain))
    return result


def _inside_word(text: str, start: int, end: int, match: re.Match[str]) -> bool:
    """Whether a number is a part of a code, a time or a ratio. `0.20SR` is none: a tax code may follow decimals."""
    before, after, next_one = text[start - 1 : start] if start else "", text[end : end + 1], text[end + 1 : end + 2]
    if before.isalpha() and not match.group("before"):
        return True
    if after in ("/", ":"):
        return next_one.isdigit()
    return after.isalpha() and next_one.isalnum() and not match.group("after") and match.group("number").isdigit()


def _iso(sign: str) -> str:
    return CURRENCIES.get(sign, sign.upper()) if sign else ""


def currency_of(text: str) -> str:
    """ISO 4217 code of the first currency in a text; "" where there is none."""
    return next((span.currency for span in find_amounts(text) if span.currency), "") or _iso_word(text)


def _iso_word(text: str) -> str:
    word = text.strip(" .:()").casefold()
    return _iso(word) if word in CURRENCIES or word.upper() in ISO_CURRENCIES else ""


@cache
def decimal_of(text: str, decimal: DecimalSign = DecimalSign.AUTO) -> Decimal | None:
    """The number that a text means; None where it means none, or more than one.

    decimal: what stands before decimals; with AUTO the last separator does, unless three digits follow it.
    """
    from price_parser import parse_price

    plain = unicodedata.normalize("NFKC", text).strip().replace("−", "-").replace("’", "'")
    if len(plain) > 60:
        return None
    spans = find_amounts(plain)
    if len(spans) != 1:
        return None
    span = spans[0]
    bare = re.sub(r"\s?([.,])\s?", r"\1", re.sub(rf"\b{_SHORT}", "", span.text, flags=re.IGNORECASE))
    separator = {DecimalSign.POINT: ".", DecimalSign.COMMA: ",", DecimalSign.AUTO: None}[decimal]
    number = re.sub(r"[^\d.,' ]", "", bare).strip(" '")
    if separator and _contradicts(number, separator):
        separator = None
    if re.fullmatch(r"[.,]\d+", number):
        number = "0" + number
    try:
        amount = parse_price(number, decimal_separator=separator).amount
    except InvalidOperation:
        return None
    if amount is None:
        return None
    minus = "-" in bare or (bare.startswith("(") and bare.endswith(")")) or bare.upper().endswith("CR")
    return -amount if minus and amount else amount


def _contradicts(number: str, separator: str) -> bool:
    """Whether `21,20` stands where the decimals follow a point: it is read as it stands then."""
    other = "," if separator == "." else "."
    return separator not in number and number.count(other) == 1 and len(number.split(other)[1]) != 3


def decimal_text(amount: Decimal) -> str:
    """A number as decimal text with a point, no exponent and no groups: `1234.50`."""
    return f"{amount:f}"


def guess_decimal(texts: Iterable[str]) -> DecimalSign:
    """What stands before two last digits in most numbers of some texts; AUTO where none does."""
    votes = {".": 0, ",": 0}
    for text in texts:
        for span in find_amounts(text):
            number = re.sub(r"[^\d.,]", "", span.text)
            if span.decimals and len(number) > 3:
                votes[number[-3]] += 1
    if votes["."] == votes[","]:
        return DecimalSign.AUTO
    return DecimalSign.POINT if votes["."] > votes[","] else DecimalSign.COMMA
