"""YAML read in bounded time and memory.

A few lines of aliases or merge keys stand for more values than fit into memory, and deep nesting ends the parser.
Apart from `settings_files`, as the parser takes 20 ms to load, which the start of the window does not need.
"""

from __future__ import annotations

from typing import Any

import yaml

from kie_desktop.safe_files import MOST_SETTINGS

_DEEPEST, MOST_VALUES = 30, 20_000
"""Levels and values of a document, aliases and merged keys counted as often as they are used."""


def load_yaml(text: str, most: int = MOST_VALUES) -> Any:
    """The values of a YAML document; nothing in it is run.

    Raises ValueError where it is damaged, or stands for more than `most` values.
    """
    try:
        if len(text) > MOST_SETTINGS:
            raise ValueError(f"it has more than {MOST_SETTINGS:,} characters")
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        if node is None:
            return None
        if _size(node, {}, 0) > most:
            raise ValueError(f"it has more than {most} values")
        loader = yaml.SafeLoader("")
        try:
            return loader.construct_document(node)
        finally:
            loader.dispose()
    except (yaml.YAMLError, RecursionError, TypeError, OverflowError) as fault:
        raise ValueError(" ".join(str(fault).split())) from fault


def _size(node: yaml.Node, known: dict[int, int], depth: int) -> int:
    """How many values a node stands for, with all that its aliases repeat. Raises ValueError without end.

    known: sizes by identity; 0 marks a node whose size is being found, so that it holds itself.
    """
    if depth > _DEEPEST:
        raise ValueError("it is nested too deeply")
    if (size := known.get(id(node))) is not None:
        if not size:
            raise ValueError("a part of it contains itself")
        return size
    known[id(node)] = 0
    parts: list[yaml.Node] = []
    if isinstance(node, yaml.SequenceNode):
        parts = node.value
    elif isinstance(node, yaml.MappingNode):
        parts = [part for pair in node.value for part in pair]
    size = 1 + sum(_size(part, known, depth + 1) for part in parts)
    known[id(node)] = size
    return size
