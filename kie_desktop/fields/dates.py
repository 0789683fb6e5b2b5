"""Dates in running text: where they stand, and which day they mean."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from kie_desktop.fields.months import MONTHS
from kie_desktop.fields.schema import DateOrder

_NAMES = "|".join(sorted((re.escape(name) for name in MONTHS), key=len, reverse=True))
_DAY, _MONTH, _YEAR = r"(?:[0-3]?\d)", r"(?:[01]?\d)", r"(?:(?:19|20)\d\d|\d\d)"
_LONG_YEAR = r"(?:19|20)\d\d"
_LETTER = r"[^\W\d_]"
_OF = r"(?:\s?(?:de|of|del|d')\s?)?"
_NUMBERS = re.compile(
    "|".join(
        (
            rf"(?<![\d./-]){_LONG_YEAR}\s?(?P<s1>[-/.])\s?{_MONTH}\s?(?P=s1)\s?{_DAY}(?!\d)",
            rf"(?<![\d./-]){_LONG_YEAR}(?P<s4>[-/.])[01]\d(?P=s4)[0-3]\d(?=[0-2]\d:[0-5]\d)",  # and a time
            rf"(?<![\d./-]){_DAY}\s?(?P<s2>[-/.])\s?{_DAY}\s?(?P=s2)\s?{_YEAR}(?!\d|[-/.]\d)",
            rf"(?<![\d./-]){_DAY}(?P<s3>[-/.]){_DAY}(?P=s3)(?:{_LONG_YEAR}|\d\d)(?=[0-2]?\d:[0-5]\d)",  # and a time
            rf"(?<!\d){_YEAR}\s?[年년]\s?{_MONTH}\s?[月월]\s?{_DAY}\s?[日일号]?",
            r"(?<![\d.,/-])20[0-4]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)",
        )
    )
)
"""Dates of numbers only."""
_NAMED = re.compile(
    "|".join(
        (
            rf"(?<!\d){_DAY}(?:st|nd|rd|th|er|º|\.)?[\s./-]{{0,2}}{_OF}(?:{_NAMES})(?!{_LETTER})"
            rf"\.?[\s./,'’-]{{0,2}}{_OF}{_YEAR}(?!\d)",
            rf"(?<!{_LETTER})(?:{_NAMES})\.?[\s./-]{{0,2}}{_DAY}(?:st|nd|rd|th)?[\s./,'’-]{{1,2}}{_YEAR}(?![\d:])",
            rf"(?<!\d){_LONG_YEAR}[\s./-]{{1,2}}(?:{_NAMES})(?!{_LETTER})\.?[\s./-]{{0,2}}{_DAY}(?!\d)",
        )
    ),
    re.IGNORECASE,
)
"""Dates with the name of a month."""
_LETTERS = re.compile(rf"{_LETTER}{{3,}}")
_TIME = re.compile(
    r"(?<![\d:.])(?:[01]?\d|2[0-4])\s?[:.h]\s?[0-5]\d(?:\s?[:.]\s?[0-5]\d)?(?:\s?[ap]\.?m\b\.?|\s?uhr\b|\s?hrs?\b)?(?![\d:])"
    r"|(?<![\d:.])(?:0?\d|1[0-2])\s?[ap]\.?m\b\.?",
    re.IGNORECASE,
)
_DEFAULTS = datetime(1904, 1, 1), datetime(1908, 2, 2)
_DIGITS = re.compile(r"\d+")


class DateSpan(NamedTuple):
    """A date in a text: from `start` to `end`, as it stands there."""

    start: int
    end: int
    text: str


def find_dates(text: str) -> list[DateSpan]:
    """Every stretch of a text that is written as a date is; whether there is such a day, `iso_date` knows."""
    if not _DIGITS.search(text):
        return []
    found = [DateSpan(match.start(), match.end(), match.group()) for match in _NUMBERS.finditer(text)]
    if any(word in MONTHS for word in _LETTERS.findall(text.casefold())):
        named = [DateSpan(match.start(), match.end(), match.group()) for match in _NAMED.finditer(text)]
        apart = [one for one in found if not any(one.start < other.end and other.start < one.end for other in named)]
        found = sorted(apart + named)
    return found


def find_times(text: str, dates: Sequence[DateSpan] | None = None) -> list[tuple[int, int]]:
    """Every stretch of a text that is written as a time of day is. dates: those of the text, where they are known."""
    if not _DIGITS.search(text):
        return []
    others = find_dates(text) if dates is None else dates
    return [
        (match.start(), match.end())
        for match in _TIME.finditer(text)
        if not any(match.start() < date.end and date.start < match.end() for date in others)
    ]


@cache
def _reader() -> Any:
    """dateutil's parser that knows months in many languages; imported on first use."""
    from dateutil import parser

    months = [tuple(name for name, month in MONTHS.items() if month == number) for number in range(1, 13)]
    jump = [*parser.parserinfo.JUMP, "de", "del", "d", "th", "er", "'"]
    info = type("Info", (parser.parserinfo,), {"MONTHS": months, "JUMP": jump})
    return parser.parser(info())


@cache
def iso_date(text: str, order: DateOrder = DateOrder.AUTO) -> str | None:
    """A date as ISO 8601 (`2018-12-25`); None where it is none.

    order: which of the numbers is the day. With AUTO a four-digit number in front is the year, else the day comes
    first; numbers that the order does not allow (13 as a month) are read the other way.
    """
    from dateutil.parser import ParserError

    plain = unicodedata.normalize("NFKC", text).strip()
    if len(plain) > 60:
        return None
    numbers = _DIGITS.findall(plain)
    if re.search(r"[年년]", plain) and len(numbers) >= 3:
        plain = "-".join(numbers[:3])
    elif len(plain) == 8 and plain.isdigit():
        numbers = [plain[:4], plain[4:6], plain[6:]]
        plain = "-".join(numbers)
    plain = re.sub(r"\s*([-/.])\s*", r"\1", plain)
    plain = re.sub(r"(?<=\d)(?:st|nd|rd|th|er|º)\b", "", plain, flags=re.IGNORECASE)
    plain = re.sub(rf"(?<!{_LETTER})({_NAMES})(?!{_LETTER})\.?", r" \1 ", plain, flags=re.IGNORECASE)
    plain = re.sub(r"(?<=\d)\s*['’.]\s*(?=\d\d(?:\d\d)?$)", " ", plain) if any(map(str.isalpha, plain)) else plain
    plain = re.sub(r"['’,]", " ", plain)
    plain = re.sub(r"(?<=\d)\.?\s*-\s*(?=[^\W\d])|(?<=[^\W\d])\s*[-./]\s*(?=\d)", " ", plain)
    leading_year = len(numbers) > 1 and len(numbers[0]) == 4
    year_first = leading_year or (order is DateOrder.YMD and not (numbers and len(numbers[-1]) == 4))
    try:
        day, other = (
            _reader().parse(
                plain,
                default=default,
                dayfirst=order is not DateOrder.MDY and not year_first,
                yearfirst=year_first,
            )
            for default in _DEFAULTS
        )
    except (ParserError, OverflowError, ValueError, TypeError):
        return None
    if day.date() != other.date():
        return None  # a part was taken from the default, as it does not stand there
    named = any(sign.isalpha() for sign in plain)
    if len(numbers) < (2 if named else 3) or not 1900 <= day.year <= 2100:
        return None
    return f"{day:%Y-%m-%d}"


def guess_order(texts: Iterable[str], default: DateOrder = DateOrder.DMY) -> DateOrder:
    """The order that most dates of some texts can only have; the default where all are ambiguous."""
    votes = Counter(vote for text in texts for vote in _votes(text))
    return votes.most_common(1)[0][0] if votes else default


def _votes(text: str) -> Iterator[DateOrder]:
    for span in find_dates(text):
        numbers = [int(number) for number in _DIGITS.findall(span.text)]
        if len(numbers) != 3 or any(sign.isalpha() for sign in span.text):
            continue
        if numbers[0] > 31:
            yield DateOrder.YMD
        elif numbers[0] > 12 >= numbers[1]:
            yield DateOrder.DMY
        elif numbers[1] > 12 >= numbers[0]:
            yield DateOrder.MDY
