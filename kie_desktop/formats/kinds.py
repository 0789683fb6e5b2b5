"""Marks and codes in label files that keep further keys: rows without a text, which other programs pass over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kie_desktop.domain.page import Entity, EntityKind
from kie_desktop.domain.text import without_lone_surrogates

_KIND = "kind"
_OF_A_MARK, _OF_A_CODE = "checked", ("payload", "symbology")


def written_text(entity: Entity) -> str:
    """The text of its row: a code has its payload in a key of its own, so that nobody trains on it as on a line."""
    return entity.text if entity.is_line else ""


def further_keys(entity: Entity) -> dict[str, Any]:
    """The keys that nobody here knows, and those that say what the entity is, unless it is a line."""
    if entity.kind is EntityKind.MARK:
        own = {_KIND: str(entity.kind), _OF_A_MARK: entity.checked}
    elif entity.kind is EntityKind.CODE:
        own = {_KIND: str(entity.kind), **dict(zip(_OF_A_CODE, (entity.text, entity.symbology), strict=True))}
    else:
        return dict(entity.extra)
    return {key: value for key, value in entity.extra.items() if key not in own} | own


def of_its_kind(line: Entity) -> Entity:
    """The inverse of `further_keys`, for an entity that was read as a line with all further keys in its extra."""
    extra = line.extra
    if extra.get(_KIND) == EntityKind.MARK and isinstance(extra.get(_OF_A_MARK), bool):
        kept = _without(extra, _KIND, _OF_A_MARK)
        return replace(line, kind=EntityKind.MARK, text="", checked=extra[_OF_A_MARK], extra=kept)
    payload, symbology = (extra.get(key) for key in _OF_A_CODE)
    if extra.get(_KIND) == EntityKind.CODE and isinstance(payload, str) and isinstance(symbology, str):
        kept, payload = _without(extra, _KIND, *_OF_A_CODE), without_lone_surrogates(payload)
        return replace(line, kind=EntityKind.CODE, text=payload, symbology=symbology, extra=kept)
    return line


def _without(extra: Mapping[str, Any], *keys: str) -> dict[str, Any]:
    return {key: value for key, value in extra.items() if key not in keys}
