"""Whether the fonts of a PDF say the letters that they draw: a few lines of each are read by OCR, once a file."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from statistics import mean

from kie_desktop.formats.pdf_layer import LayerLine
from kie_desktop.ocr.protocol import Image, OcrEngine

_SPOTS = 3
"""Lines of a font that are read."""
_MOST_SPOTS = 12
"""Lines of a page that are read; fonts of which few letters stand there are judged by the others."""
_FEWEST_LETTERS = 4
_LONGEST = 60
"""Letters of a line that is read; long lines take longer and say no more."""
_SAME = 0.6
"""How alike the layer and OCR are at least, 0 to 1. Broken encodings reach 0.3, exact layers 0.9."""
_READABLE = 0.5
"""A line that OCR reads with a smaller score says nothing."""
_FEWEST_DIGITS = 3
_FILES = 200
_KNOWN_LETTER = re.compile(r"[0-9A-Za-z\u00c0-\u024f\u1e00-\u1eff\u3040-\u30ff\u3400-\u9fff]")
"""What the embedded recogniser knows well: Latin, Chinese, Japanese."""
_ALIKE = str.maketrans("oqi|!l5289", "001111szbg")


class FontChecks:
    """What is known of the fonts of the files read last. Not for several threads."""

    def __init__(self) -> None:
        self._files: OrderedDict[Hashable, dict[str, bool]] = OrderedDict()

    def right_fonts(
        self, file: Hashable, lines: Sequence[LayerLine], image: Callable[[], Image], engine: OcrEngine
    ) -> frozenset[str]:
        """The fonts of a page's lines whose text can be believed; "", that of values of form fields, always can.

        image: the page's pixels, wanted only where a font is met for the first time. A font of which nothing could be
        compared, as of scripts that OCR does not know, is believed unless most others lie.
        """
        known = self._known(file)
        fonts = {line.font for line in lines if line.font}
        new = sorted(fonts - known.keys(), key=lambda font: -sum(len(line.text) for line in lines if line.font == font))
        spots = 0
        for font in new:
            own = _spots([line for line in lines if line.font == font])
            if not own or spots >= _MOST_SPOTS:
                continue
            spots += len(own)
            likeness = [found for line in own if (found := _likeness(line, image(), engine)) is not None]
            if likeness:
                known[font] = mean(likeness) >= _SAME
        lying = sum(not is_right for is_right in known.values())
        others = not known or lying <= len(known) / 2
        return frozenset({""} | {font for font in fonts if known.get(font, others)})

    def _known(self, file: Hashable) -> dict[str, bool]:
        known = self._files.setdefault(file, {})
        self._files.move_to_end(file)
        while len(self._files) > _FILES:
            self._files.popitem(last=False)
        return known


def _spots(lines: Sequence[LayerLine]) -> list[LayerLine]:
    """Lines of a font that tell most, from all over the page; one with digits among them."""
    telling = [line for line in lines if _tells(line)]
    if len(telling) <= _SPOTS:
        return telling
    step = (len(telling) - 1) / (_SPOTS - 1)
    spots = [telling[round(number * step)] for number in range(_SPOTS)]
    if not any(_digits(line.text) for line in spots):
        spots[1] = next((line for line in telling if _digits(line.text)), spots[1])
    return spots


def _tells(line: LayerLine) -> bool:
    """Whether OCR can say something of a line; of a column of signs it cannot."""
    if not line.places:
        return False
    letters = [letter for letter in unicodedata.normalize("NFKC", line.text) if letter.isalnum()]
    known = sum(bool(_KNOWN_LETTER.match(letter)) for letter in letters)
    return known >= _FEWEST_LETTERS and known >= 0.8 * len(letters) and len(line.text) <= _LONGEST


def _likeness(line: LayerLine, image: Image, engine: OcrEngine) -> float | None:
    """How alike a line and what OCR reads there are, 0 to 1; None where OCR reads nothing that counts."""
    text, score = engine.recognise(image, line.points)
    if score < _READABLE or not text.strip():
        return None
    found = _ratio(_plain(line.text), _plain(text))
    own, other = _digits(line.text), _digits(text)
    return min(found, _ratio(own, other)) if own else found


def _ratio(first: str, second: str) -> float:
    return difflib.SequenceMatcher(None, first, second, autojunk=False).ratio()


def _plain(text: str) -> str:
    """Letters and digits; those that look alike are one."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(letter for letter in folded if letter.isalnum()).translate(_ALIKE)


def _digits(text: str) -> str:
    """The digits of a text, where it has enough of them."""
    digits = "".join(letter for letter in text if letter.isdecimal())
    return digits if len(digits) >= _FEWEST_DIGITS else ""
