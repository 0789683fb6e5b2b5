"""Values as people say them."""

from __future__ import annotations

from kie_desktop.ui.language import tr, tr_message


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
