"""What stands near a candidate that speaks for one field: its key's words, labels of SER, links of RE."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kie_desktop.fields.schema import FieldSpec
from kie_desktop.fields.sheet import Pieces, Sheet
from kie_desktop.fields.values import bare

COLUMNS = (
    "key left", "key in left", "key above", "key in above", "own label", "value label", "key label", "other label",
    "linked by key", "linked",
)  # fmt: skip
"""Names of the columns."""
HEURISTIC = (3.5, 2.0, 2.2, 1.0, 4.0, 0.5, -1.0, -0.3, 5.0, 0.3)
"""Their weights before anything was learned, for a field that no template knows."""
_MOST_KNOWN = 20_000
NONE_HEURISTIC = 1.5
"""The score of `none` then: without a key near it nothing is proposed."""
_ROLES = {
    "value label": frozenset(("answer", "value")),
    "key label": frozenset(("question", "key", "header")),
    "other label": frozenset(("other", "ignore", "others", "none")),
}


class KeyWords:
    """Texts compared with what a field's key may say (`key_words`)."""

    def __init__(self, key_words: Iterable[str]) -> None:
        words = list(key_words)
        self._words = {bare(word) for word in words} - {""}
        spaced = sorted({_spaced(word) for word in words if len(bare(word)) > 1}, key=len, reverse=True)
        self._pattern = re.compile("|".join(re.escape(word) for word in spaced) or r"(?!)")
        self._known: dict[str, tuple[bool, bool]] = {}

    def match(self, text: str) -> tuple[bool, bool]:
        """Whether a text is one of the words, and whether one of them stands in it."""
        if text not in self._known:
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            self._known[text] = (bare(text) in self._words, bool(self._pattern.search(_spaced(text))))
        return self._known[text]


@lru_cache(maxsize=500)
def key_words_of(spec: FieldSpec) -> KeyWords:
    """The key words of a field; the same ones for all documents, as most texts beside values come again."""
    return KeyWords(spec.key_words)


@lru_cache(maxsize=20_000)
def _spaced(text: str) -> str:
    """Words of a text in small letters, a blank before and behind each; East Asian ones without."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    words = " ".join("".join(sign if sign.isalnum() else " " for sign in plain).split())
    return f" {words} " if words.isascii() or not any(ord(sign) > 0x2E7F for sign in words) else words


def evidence_columns(sheet: Sheet, spec: FieldSpec) -> NDArray[np.float32]:
    """[n, COLUMNS] of a sheet's candidates for a field; zeros where there is no evidence."""
    words = key_words_of(spec)
    result = np.zeros((len(sheet), len(COLUMNS)), np.float32)
    if len(sheet):
        matches = np.array([words.match(text) if text else (False, False) for text in sheet.texts_beside], np.float32)
        result[:, :2], result[:, 2:4] = matches[sheet.left], matches[sheet.above]
    reading = sheet.reading
    if any(line.labels for line in reading.lines):
        _add_labels(result, sheet, words)
    for number, page in enumerate(reading.document.pages):
        if page.links:
            _add_links(result, sheet, words, number)
    return result


def is_own_class(spec: FieldSpec, classes: Iterable[str]) -> bool:
    """Whether a network with these labels has one for the field: its name or one of its key's words."""
    words = key_words_of(spec)
    return any(words.match(name)[0] for name in classes)


def _add_labels(result: NDArray[np.float32], sheet: Sheet, words: KeyWords) -> None:
    """Mean probability over a candidate's lines of the field's own label, and of labels of each role."""
    lines = sheet.reading.lines
    scores = np.zeros((len(lines), 4), np.float32)
    columns: dict[str, list[int]] = {}
    for row, line in enumerate(lines):
        for label, score in line.labels.items():
            if label not in columns:
                columns[label] = _label_columns(label, words)
            for column in columns[label]:
                scores[row, column] += score
    result[:, 4:8] = _means(scores, sheet.pieces)


def _label_columns(label: str, words: KeyWords) -> list[int]:
    """Which columns of labels one counts in."""
    roles = [column for column, names in enumerate(_ROLES.values(), 1) if label.casefold() in names]
    return [0, *roles] if words.match(label)[0] else roles


def _add_links(result: NDArray[np.float32], sheet: Sheet, words: KeyWords, number: int) -> None:
    """The best probability of a link from one of the field's keys and of any link, mean over a candidate's lines."""
    reading = sheet.reading
    page = reading.document.pages[number]
    texts = {line.id: line.text for line in page.lines}
    best: dict[int, list[float]] = {}
    for (head, tail), score in page.links.items():
        exact, inside = words.match(texts.get(head, ""))
        entry = best.setdefault(tail, [0.0, 0.0])
        entry[0] = max(entry[0], score * (1.0 if exact else 0.6 if inside else 0.0))
        entry[1] = max(entry[1], score)
    pieces = sheet.pieces
    scores = np.array([best.get(line.id, (0.0, 0.0)) for line in reading.lines]).reshape(-1, 2)
    here = np.array(reading.page_of, np.int64)[pieces.line[pieces.first]] == number
    result[here, 8:10] = _means(scores, pieces)[here]


def _means(scores: NDArray[Any], pieces: Pieces) -> NDArray[Any]:
    """[n, k] means over each candidate's lines of what the lines have [lines, k]."""
    if not len(pieces.first):
        return np.zeros((0, scores.shape[1]), scores.dtype)
    sums = np.add.reduceat(scores[pieces.line], pieces.first, axis=0)
    means: NDArray[Any] = sums / (pieces.last - pieces.first + 1).astype(scores.dtype)[:, None]
    return means
