"""What an ONNX file of a model pack would run, before ONNX Runtime is given it: loops may have no end.

A pack may come from anybody, and nothing stops ONNX Runtime in the middle of a graph that repeats a part of itself 2^62
times, be it while it loads the file (it computes what is constant) or while it runs. A `Scan` that stands in no other
part, as in SDMGR's networks, ends with the rows that it is given, which lie in memory; nothing else repeats anything in
the networks of packs. Only the few fields of the format (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto) that
lead to operators are looked at; weights are passed over, so that a large file takes no longer than a small one.
"""

from __future__ import annotations

import mmap
from collections.abc import Iterator
from pathlib import Path

from kie_desktop.domain.errors import UserError
from kie_desktop.safe_files import open_given

_LOOP, _SCAN = b"Loop", b"Scan"
_FIELDS: dict[str, dict[int, str]] = {
    "model": {7: "graph", 25: "function"},
    "graph": {1: "node"},
    "function": {7: "node"},
    "node": {4: "operator", 5: "attribute"},
    "attribute": {6: "graph", 11: "graph"},
}
"""By kind of message: the numbers of the fields that lead to operators, and what they hold."""
_VARINT, _EIGHT_BYTES, _LENGTH, _FOUR_BYTES = 0, 1, 2, 5


def check_graph(path: Path) -> None:
    """Raises UserError where an ONNX file has an operator that repeats others, is damaged or cannot be read."""
    try:
        with open_given(path) as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            operators = _operators(data)
            found = next((name for name, is_inner in operators if name == _LOOP or (name == _SCAN and is_inner)), None)
    except OSError as fault:
        raise UserError(f"{path}: the file cannot be read ({fault.strerror}); copy the pack again") from fault
    except (ValueError, IndexError) as fault:  # an empty file, too
        raise UserError(
            f"{path}: ONNX Runtime cannot load this network (it is damaged, or of another kind); copy the pack again"
        ) from fault
    if found is not None:
        raise UserError(
            f"{path}: this network repeats a part of itself ({found.decode()}), which no model pack needs and "
            "which may never end; do not use this pack"
        )


def _operators(data: mmap.mmap) -> Iterator[tuple[bytes, bool]]:
    """The names of all operators, and whether they stand in a part or a function. Raises ValueError, IndexError."""
    waiting = [("model", False, 0, len(data))]
    while waiting:
        kind, is_inner, at, end = waiting.pop()
        if kind == "operator":
            yield data[at:end], is_inner
            continue
        is_inner = is_inner or kind in ("attribute", "function")
        while at < end:
            key, at = _number(data, at)
            wire = key & 7
            if wire == _VARINT:
                _, at = _number(data, at)
                continue
            if wire in (_EIGHT_BYTES, _FOUR_BYTES):
                at += 8 if wire == _EIGHT_BYTES else 4
                continue
            if wire != _LENGTH:
                raise ValueError  # no such kind of field
            length, at = _number(data, at)
            if at + length > end:
                raise ValueError  # a part that is longer than what it is in
            if (inner := _FIELDS[kind].get(key >> 3)) is not None:
                waiting.append((inner, is_inner, at, at + length))
            at += length


def _number(data: mmap.mmap, at: int) -> tuple[int, int]:
    """A number of up to ten bytes, seven bits each, and where the next field is."""
    number = 0
    for shift in range(0, 70, 7):
        byte = data[at]
        at += 1
        number |= (byte & 127) << shift
        if byte < 128:
            return number, at
    raise ValueError  # a number of more than ten bytes
