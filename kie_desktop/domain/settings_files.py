"""What small files say in TOML or JSON (`yaml_files` reads YAML): in bounded time and memory."""

import json
import re
import tomllib
from typing import Any

MISFIT = (ValueError, LookupError, TypeError, AttributeError, OverflowError)
"""What comes of reading a value that has another shape or size than it should: a list for a text, 1e999 for a count."""
_TOO_DEEP = "it is nested too deeply"
_MOST_PARTS = 20
"""Of a key with dots: Python's reader takes time by the square of them, hours for a file of 1 MB."""
_PART = r"""(?:[\w-]+|"[^"\n]*"|'[^'\n]*')"""
_LONG_KEY = re.compile(rf"(?<![\w-])(?:{_PART}[ \t]*\.[ \t]*){{{_MOST_PARTS}}}")


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
