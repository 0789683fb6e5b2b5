"""Codes with a checksum: IBAN, VAT numbers, card numbers, EAN and whatever else python-stdnum knows."""

from __future__ import annotations

import importlib
import re
import unicodedata
from functools import cache
from types import ModuleType

CHECKSUMS = ("iban", "vat", "luhn", "ean", "isbn", "bic", "imei", "lei")
"""Checksums by their short names; others are modules of python-stdnum such as `de.idnr` or `ch.esr`."""
_MODULES = {"vat": "eu.vat"}
_MODULE_NAME = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?")


@cache
def _module(checksum: str) -> ModuleType | None:
    """The module of python-stdnum; None where it has none that validates."""
    name = _MODULES.get(checksum, checksum)
    if not _MODULE_NAME.fullmatch(name):
        return None
    try:
        module = importlib.import_module(f"stdnum.{name}")
    except ImportError:
        return None
    return module if hasattr(module, "is_valid") else None


def is_checksum(name: str) -> bool:
    """Whether a schema may name this checksum."""
    return name in CHECKSUMS or _module(name) is not None


def plain_code(text: str) -> str:
    """Digits and letters of a code, in capitals: `GB82 west-1234` gives `GB82WEST1234`."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", text).upper() if sign.isalnum())


def is_valid(code: str, checksum: str) -> bool:
    """Whether a code (as `plain_code` gives it) has the right length, form and check digits."""
    module = _module(checksum)
    if module is None or len(code) > 64 or not code.isascii():
        return False
    return bool(module.is_valid(code))
