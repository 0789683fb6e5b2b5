"""Values as people say them, and texts of the user where there is little room."""

from __future__ import annotations

import re

from kie_desktop.ui.language import tr, tr_message

LONGEST = 60
"""Letters that fit beside others in a window of 1,024 pixels."""
_WORD = re.compile(r"\S+")


def duration(seconds: float) -> str:
    """`40 s`, `3 min`, `2 h 5 min`."""
    if seconds < 90:
        return tr("{} s").format(max(1, round(seconds)))
    minutes = round(seconds / 60)
    hours, minutes = divmod(minutes, 60)
    return tr("{} h {} min").format(hours, minutes) if hours else tr("{} min").format(minutes)


def sentence(message: str) -> str:
    """What a room without Qt says, in the window's language, with a capital and a full stop."""
    words = tr_message(message).rstrip(".。")
    return tr("{}.").format(words[:1].upper() + words[1:])


def size(number: int) -> str:
    """Bytes: `1 MB`, `14 MB`, `1.1 GB`."""
    if number < 1e9:
        return tr("{} MB").format(max(1, round(number / 1e6)))
    return tr("{:.1f} GB").format(number / 1e9)


def as_action_text(text: str) -> str:
    """A text of the user for a menu, button or tab, where `&` would underline a letter and a tab begin a shortcut."""
    return shortened(" ".join(text.split())).replace("&", "&&")


def shortened(text: str, letters: int = LONGEST) -> str:
    """A text of the user for one line that nothing else keeps narrow: cut in its middle where it is longer."""
    half = (letters - 1) // 2
    return text if len(text) <= letters else f"{text[:half]}…{text[-half:]}"


def with_short_words(text: str, letters: int = LONGEST) -> str:
    """A text of the user for lines that are broken between words: words (paths, names) that are longer are cut."""
    return _WORD.sub(lambda found: shortened(found[0], letters), text)
