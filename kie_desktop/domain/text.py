"""What counts as text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

_UNPRINTED = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""Control characters, line and paragraph separators, and what turns the direction of writing."""
_FORMULA_STARTS = ("=", "+", "-", "@", "|", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_SEPARATORS = ("\t", "\r", "\n")
_BEFORE_FORMULA = " \t\r\n\v\f\xa0\u3000\ufeff"
"""Left out by programs before they look how a cell begins."""
_PLAIN_NUMBER = re.compile(r"[+-]?[\d.,\s]+%?")
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"


def is_blank(text: str) -> bool:
    """Whether a text is empty, or white space only (also U+3000, NBSP and zero-width characters).

    Such text makes no token: PaddleOCR skips it in SER, and drops the page in RE if it is linked
    (spec A1). Everything of ours treats it as empty.
    """
    return not text.strip().strip(_INVISIBLE).strip()


def folded(text: str) -> str:
    """What counts as the same text: case, white space and full or half width do not matter."""
    return " ".join(unicodedata.normalize("NFKC", text).split()).casefold()


def encodable(name: str) -> str:
    """A file's name as text that every file and database takes: bytes that are no UTF-8 become `%FF`.

    Systems but Windows and macOS take any bytes for a name; Python keeps those as lone surrogates.
    """
    if name.isascii():
        return name
    return (
        "".join(f"%{ord(char) - 0xDC00:02X}" if "\udc80" <= char <= "\udcff" else char for char in name)
        .encode("utf-8", "replace")
        .decode()
    )


def cut_to_bytes(text: str, most: int) -> str:
    """The first whole characters of a text that are at most so many bytes in UTF-8."""
    return text.encode("utf-8", "replace")[:most].decode("utf-8", "ignore")


def one_line(text: str) -> str:
    """A text for one line of a terminal or log: whatever moves the cursor or hides text is written as its escape."""
    return text if text.isprintable() else _UNPRINTED.sub(lambda sign: sign[0].encode("unicode_escape").decode(), text)


def runs_as_formula(text: str) -> bool:
    """Whether a spreadsheet might run a text that is pasted or read from a file, as a formula or a command.

    Numbers do nothing. Full-width signs count too: some programs turn them into plain ones.
    """
    start = text.lstrip(_BEFORE_FORMULA)
    if start != text and text[:1] in _SEPARATORS:
        return True
    return start.startswith(_FORMULA_STARTS) and not _PLAIN_NUMBER.fullmatch(text.strip())


def harmless(text: str) -> str:
    """A cell of a table for spreadsheets: with an apostrophe in front where `runs_as_formula`."""
    return f"'{text}" if runs_as_formula(text) else text


def without_apostrophe(cell: str) -> str:
    """A cell of a table without the apostrophe that `harmless` put in front."""
    return cell[1:] if cell.startswith("'") and runs_as_formula(cell[1:]) else cell


def without_lone_surrogates(text: str) -> str:
    """Text that can be stored and written as UTF-8: lone surrogates become U+FFFD."""
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def encodable_json(value: Any) -> Any:
    """A JSON value in all of whose texts, also keys, lone surrogates became U+FFFD."""
    if isinstance(value, str):
        return without_lone_surrogates(value)
    if isinstance(value, list | tuple):
        return [encodable_json(part) for part in value]
    if isinstance(value, Mapping):
        return {encodable_json(key): encodable_json(part) for key, part in value.items()}
    return value


def listed(names: Sequence[str], most: int = 8) -> str:
    """Names with commas between them; of many the first and how many more there are."""
    rest = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + rest


def counted(number: int, noun: str) -> str:
    """`1 page`, `2 pages`, `3 entities`."""
    plural = {"entity": "entities", "class": "classes", "check box": "check boxes"}.get(noun, f"{noun}s")
    return f"{number} {noun if number == 1 else plural}"


def characters_of(texts: Iterable[str]) -> tuple[str, ...]:
    """Every character that texts are written in, blanks left out, in the order of code points."""
    return tuple(sorted({sign for text in texts for sign in text if not sign.isspace()}))


def units(text: str) -> int:
    """How many numbers of UTF-16 a text has, as Qt counts it: an emoji and a rare Chinese sign have two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def letters(text: str, before: int) -> int:
    """How many letters of a text its first numbers of UTF-16 hold."""
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * before].decode("utf-16-le", "ignore"))
