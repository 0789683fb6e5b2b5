"""What a short text looks like, as a few hashed features: words, shapes, letter triples, classes of words."""

from __future__ import annotations

import re
import tomllib
import unicodedata
import zlib
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kie_desktop.fields.months import MONTHS
from kie_desktop.places import program_folder

BUCKETS = 1 << 13
"""How many hashed features there are."""
_WORD = re.compile(r"[^\W_]+(?:['’&.][^\W_]+)*|[^\w\s]")
_MOST_WORDS = 16
_MOST_FEATURES = 120


@lru_cache(maxsize=100_000)
def text_features(text: str) -> tuple[int, ...]:
    """Features of a text, each once, below `BUCKETS`; a pure function of its letters, whatever the process."""
    plain = " ".join(unicodedata.normalize("NFKC", text).split())
    words = _WORD.findall(plain)
    if len(words) > 2 * _MOST_WORDS:
        words = words[:_MOST_WORDS] + words[-_MOST_WORDS:]
    names = [f"s {_shape(plain)[:12]}", f"n {min(len(words), 8)}"]
    small = [_digits_alike(word.casefold()) for word in words]
    for word, original in zip(small, words, strict=True):
        if not word[0].isalnum():
            names.append(f"p {word}")
            continue
        names.append(f"w {word}")
        if not word.isdigit():
            padded = f"^{word}$"
            names += [f"t {padded[at : at + 3]}" for at in range(min(len(padded) - 2, 12))]
        else:
            names.append(f"d {min(len(original), 9)}")
    if words:
        names += [f"f {small[0]}", f"l {small[-1]}", f"F {_shape(words[0])}", f"L {_shape(words[-1])}"]
    names += [f"c {name}" for name in word_classes(plain)]
    hashed = {zlib.crc32(name.encode("utf-8", "replace")) % BUCKETS: None for name in names}
    return tuple(hashed)[-_MOST_FEATURES:]


def _digits_alike(word: str) -> str:
    """Every digit as 0: what counts is how many there are."""
    return "".join("0" if sign.isdigit() else sign for sign in word)


def _shape(text: str) -> str:
    """Runs of capitals, small letters, digits and signs: `No. 12, Main St` gives `Aa. 0, Aa Aa`."""
    result = ""
    for sign in text:
        kind = "0" if sign.isdigit() else "A" if sign.isupper() else "a" if sign.isalpha() else sign
        if not result or kind != result[-1]:
            result += kind
    return result


class _Lexicon(NamedTuple):
    words: dict[str, tuple[str, ...]]
    phrases: re.Pattern[str]
    phrase_classes: dict[str, tuple[str, ...]]


@lru_cache(1)
def _lexicon() -> _Lexicon:
    """The word classes: single words by look-up, phrases of several by one pattern."""
    single: dict[str, list[str]] = {name: ["month"] for name in MONTHS}
    phrases: dict[str, list[str]] = {}
    path = program_folder() / "resources" / "schemas" / "word_classes.toml"
    for kind, texts in tomllib.loads(path.read_text("utf-8")).items():
        for text in texts:
            target = phrases if " " in text or (not text.isascii() and len(text) > 1 and _is_dense(text)) else single
            target.setdefault(text, []).append(kind)
    pattern = "|".join(sorted(map(re.escape, phrases), key=len, reverse=True))
    return _Lexicon(
        {word: tuple(kinds) for word, kinds in single.items()},
        re.compile(pattern or r"(?!)"),
        {phrase: tuple(kinds) for phrase, kinds in phrases.items()},
    )


@lru_cache(1)
def words_fingerprint() -> int:
    """A number that changes with the word classes: rankers of templates are taught on them, word by word."""
    path = program_folder() / "resources" / "schemas" / "word_classes.toml"
    classes = tomllib.loads(path.read_text("utf-8"))
    return zlib.crc32(repr(sorted((kind, sorted(words)) for kind, words in classes.items())).encode())


def _is_dense(text: str) -> bool:
    return any(unicodedata.east_asian_width(sign) in "WF" for sign in text)


_LOOSE = re.compile(r"[^\w%&/]+")


@lru_cache(maxsize=100_000)
def word_classes(text: str) -> tuple[str, ...]:
    """Classes of the words in a text (`company`, `street`, `key total`, ...), each once, in order."""
    lexicon = _lexicon()
    plain = f" {_LOOSE.sub(' ', unicodedata.normalize('NFKC', text).casefold()).strip()} "
    found: dict[str, None] = {}
    for match in lexicon.phrases.finditer(plain):
        before, after = plain[match.start() - 1], plain[match.end() : match.end() + 1]
        if not match.group().isascii() or not (before.isalnum() or after.isalnum()):
            found |= dict.fromkeys(lexicon.phrase_classes[match.group()])
    for word in plain.split():
        for kind in lexicon.words.get(word) or lexicon.words.get(word.strip("0123456789/%&_"), ()):
            found[kind] = None
    return tuple(found)


def key_classes(text: str) -> tuple[str, ...]:
    """Of the word classes of a text those that are names of fields (total, tax, cash, date, ...)."""
    return tuple(kind for kind in word_classes(text) if kind.startswith("key "))


def feature_matrix(texts: Sequence[str]) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """Features of texts one behind the other, and where each text's begin (one more for the end)."""
    rows = [text_features(text) for text in texts]
    starts = np.zeros(len(rows) + 1, np.int64)
    np.cumsum([len(row) for row in rows], out=starts[1:])
    flat = np.fromiter((one for row in rows for one in row), np.int32, int(starts[-1]))
    return flat, starts
