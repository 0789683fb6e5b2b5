"""Whether there is a newer version of the program: asked when the user asks, and never else (adr/0018)."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass

from kie_desktop.domain.errors import UserError
from kie_desktop.places import program_folder
from kie_desktop.runtime.download import read_document
from kie_desktop.version import __version__

MANIFEST = "updates.toml"
_LIMIT = 1_000_000
_VERSION = re.compile(r"v?(\d+(?:\.\d+)*)(?:[-.]?(a|b|rc|alpha|beta|dev|pre).*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Release:
    """The latest published version. news: what is new, as Markdown. address: its page. is_newer: than this one."""

    version: str
    news: str
    address: str
    is_newer: bool


def ask(address: str = "") -> Release:
    """The latest release at an address; "" for the program's own. Raises UserError."""
    where = address or _own_address()
    if not where:
        raise UserError(
            "the address for update checks is not set; enter it in the settings (Address for update checks)"
        )
    try:
        value = json.loads(read_document(where, _LIMIT))
        latest = value[0] if isinstance(value, list) else value
        version, page = str(latest["tag_name"]).removeprefix("v"), str(latest.get("html_url") or "")
        news = str(latest.get("body") or "")
        is_newer = _numbers(version) > _numbers(__version__)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as fault:
        raise UserError(f"{where}: the answer is not a release ({fault!r}); check the address") from fault
    return Release(version, news, page if page.startswith(("https://", "http://")) else "", is_newer)


def _own_address() -> str:
    path = program_folder() / "resources" / MANIFEST
    try:
        return str(tomllib.loads(path.read_text("utf-8"))["address"])
    except (OSError, ValueError, KeyError) as fault:
        raise UserError(f"{path}: the file cannot be read ({fault}); reinstall the program") from fault


def _numbers(version: str) -> tuple[list[int], bool]:
    """To be compared: `1.10` is after `1.9.3`, `1.10rc1` before `1.10`. ValueError for no version."""
    found = _VERSION.fullmatch(version)
    if found is None:
        raise ValueError(f"{version!r} is not a version")
    numbers = [int(part) for part in found[1].split(".")]
    while numbers and not numbers[-1]:
        numbers.pop()
    return numbers, found[2] is None
