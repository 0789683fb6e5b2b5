"""YAML text to plain values, and `-o KEY=VALUE` on top of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from kie_desktop.domain.errors import UsageError, UserError
from kie_desktop.formats.yaml_files import load_yaml
from kie_desktop.safe_files import read_settings

Document = dict[str, Any]

_DEEPEST, _MOST = 30, 10_000
"""Levels and values that a configuration may have; aliases that hold themselves would have no end."""


def load_document(path: Path) -> Document:
    """Read a YAML file; nothing in it is run. UserError where it is no mapping of sections."""
    if path.suffix.lower() not in (".yml", ".yaml"):
        raise UserError(f"{path}: the configuration must be a .yml or .yaml file")
    try:
        document = load_yaml(read_settings(path))
    except OSError as fault:
        raise UserError(f"{path}: the configuration cannot be read ({fault.strerror}); check the path") from fault
    except UnicodeDecodeError as fault:
        raise UserError(f"{path}: byte {fault.start + 1} is not UTF-8; save the file as UTF-8") from fault
    except ValueError as fault:
        raise UserError(
            f"{path}: this is not valid YAML, or it has unsafe tags ({' '.join(str(fault).split())})"
        ) from fault
    if not isinstance(document, dict) or not all(isinstance(section, dict) for section in document.values()):
        raise UserError(
            f"{path}: this is not a configuration; a configuration starts with sections such as Global and Architecture"
        )
    for _ in leaves(document):  # raises where there is no end to it
        continue
    return document


def apply_overrides(document: Document, overrides: Iterable[str]) -> list[str]:
    """Put `A.B.c=value` into the document, the value read as YAML; returns the keys.

    The sections down to the last key must exist, and elements of lists cannot be named (spec E).
    Raises UsageError that names the override.
    """
    keys = []
    for override in overrides:
        key, _, text = override.partition("=")
        parts = key.strip().split(".")
        if override.count("=") != 1 or len(parts) < 2 or not all(parts):
            raise UsageError(f"-o {override}: write it as SECTION.KEY=VALUE, with one '='")
        try:
            value = load_yaml(text)
        except ValueError as fault:
            raise UsageError(f"-o {override}: {text!r} is not a YAML value; put it in quotes") from fault
        place: Any = document
        for depth, part in enumerate(parts[:-1], 1):
            place = place.get(part) if isinstance(place, dict) else None
            if not isinstance(place, dict):
                raise UsageError(f"-o {override}: the configuration has no section {'.'.join(parts[:depth])}")
        place[parts[-1]] = value
        keys.append(".".join(parts))
    return keys


def leaves(document: Any) -> Iterator[tuple[str, Any]]:
    """Every value with its dotted path; lists of mappings (transforms) count as one mapping.

    Raises UserError for documents without end.
    """
    for count, row in enumerate(_leaves(document, "", 0)):
        if count == _MOST:
            raise UserError(f"the configuration has more than {_MOST} values; it is not a training configuration")
        yield row


def _leaves(value: Any, path: str, depth: int) -> Iterator[tuple[str, Any]]:
    if depth > _DEEPEST:
        raise UserError(f"{path[:80]}: the configuration is nested too deeply")
    if isinstance(value, dict) and value:
        for key, part in value.items():
            yield from _leaves(part, f"{path}.{key}" if path else str(key), depth + 1)
    elif isinstance(value, list) and any(isinstance(row, dict | list) for row in value):
        for row in value:
            yield from _leaves(row, path, depth + 1)
    else:
        yield path, value
