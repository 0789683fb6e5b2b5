"""Small files that describe something, in TOML or JSON (`yaml_files` reads YAML): in bounded time and memory."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

from kie_desktop.safe_files import read_given

MAX_BYTES = 1 << 20
"""PaddleOCR's longest configuration has some 10,000 bytes, a dictionary of SDMGR 400,000."""
MISFIT = (ValueError, LookupError, TypeError, AttributeError, OverflowError)
"""What comes of reading a value that has another shape or size than it should: a list for a text, 1e999 for a count."""
_TOO_DEEP = "it is nested too deeply"
_MOST_PARTS = 20
"""Of a key with dots: Python's reader takes time by the square of them, hours for a file of 1 MB."""
_PART = r"""(?:[\w-]+|"[^"\n]*"|'[^'\n]*')"""
_LONG_KEY = re.compile(rf"(?<![\w-])(?:{_PART}[ \t]*\.[ \t]*){{{_MOST_PARTS}}}")


def read_settings(path: Path, at_most: int = MAX_BYTES) -> str:
    """The text of a file in UTF-8, with or without a byte order mark.

    Raises OSError, also for what is no ordinary file or has more than `at_most` bytes; UnicodeDecodeError.
    """
    return read_given(path, at_most).decode("utf-8-sig")


def load_toml(text: str) -> dict[str, Any]:
    """The values of a TOML document. Raises ValueError where it is damaged or nested too deeply."""
    if _LONG_KEY.search(text):
        raise ValueError(_TOO_DEEP)
    try:
        return tomllib.loads(text)
    except RecursionError as fault:
        raise ValueError(_TOO_DEEP) from fault


def load_json(text: str | bytes) -> Any:
    """The values of a JSON document. Raises ValueError where it is damaged or nested too deeply."""
    try:
        return json.loads(text)
    except RecursionError as fault:
        raise ValueError(_TOO_DEEP) from fault
