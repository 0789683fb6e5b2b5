"""Pictures of pages with their labels and links drawn on them: results, which nobody takes for pages."""

from __future__ import annotations

import json
from pathlib import Path

from kie_desktop.safe_files import open_given, read_given

DRAWN = "_result.jpg"
"""What the name of a drawn page ends in."""
MARK = b"KIE Desktop: drawn result"
"""In the comment of a drawn JPEG."""
_HEAD = 4096
_LARGEST_RESULT = 64 << 20


def is_drawn(path: Path) -> bool:
    """Whether a file is a picture that `extract --draw` or `predict --draw` made.

    The name alone does not decide, as people have pictures called so: it has our mark, or, where an earlier version
    drew it, the result of its page lies beside it.
    """
    if not path.name.lower().endswith(DRAWN):
        return False
    try:
        with open_given(path) as file:
            if MARK in file.read(_HEAD):
                return True
    except OSError:
        return False
    return _is_result(path.with_name(f"{path.name[: -len(DRAWN)]}.json"))


def _is_result(path: Path) -> bool:
    """Whether a file is the result of a page."""
    try:
        value = json.loads(read_given(path, _LARGEST_RESULT))
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(value, dict) and {"image", "entities", "model"} <= value.keys()
