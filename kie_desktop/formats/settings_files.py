"""Small files that describe something, in TOML or JSON (`yaml_files` reads YAML): in bounded time and memory."""

import json
import tomllib
from pathlib import Path
from typing import Any

from kie_desktop.safe_files import read_given

MAX_BYTES = 1 << 20
"""PaddleOCR's longest configuration has some 10,000 bytes, a dictionary of SDMGR 400,000."""


def read_settings(path: Path) -> str:
    """The text of a file in UTF-8, with or without a byte order mark.

    Raises OSError, also for what is no ordinary file or has more than `MAX_BYTES`; UnicodeDecodeError.
    """
    return read_given(path, MAX_BYTES).decode("utf-8-sig")


def load_toml(text: str) -> dict[str, Any]:
    """The values of a TOML document. Raises ValueError where it is damaged or nested too deeply."""
    try:
        return tomllib.loads(text)
    except RecursionError as fault:
        raise ValueError("it is nested too deeply") from fault


def load_json(text: str | bytes) -> Any:
    """The values of a JSON document. Raises ValueError where it is damaged or nested too deeply."""
    try:
        return json.loads(text)
    except RecursionError as fault:
        raise ValueError("it is nested too deeply") from fault
