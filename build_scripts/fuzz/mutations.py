"""Ways to spoil a label file: its bytes, its encoding, its lines, the nodes of its JSON."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable
from typing import Any

_DEEP = 3_000


def _nested(depth: int) -> Any:
    value: Any = 1
    for _ in range(depth):
        value = [value]
    return value


_VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 7, 13, 2**31, 2**53 + 1, -(2**70), 10**400),
    *(1e308, -1e308, 0.5, 1e-320, float("nan"), float("inf")),
    *("", " ", "7", "1e999", "None", "O", "question", "x" * 500, "\ud800", "a\0b", "\u202e\ufeff", "\u3000"),
    *("../../../../etc/passwd", "/etc/passwd", "C:\\a.png", "http://[/a.png"),
    *([], {}, [[]], [[1, 2]], [1, 2, 3, 4], [[7, 7], [7, 13], [13, 7]], [None, None], {"a": 1}),
    *(_nested(60), [[7, 13]] * 50),
)


_JUNK = (b"\0", b"\xff", b"\t", b"\n", b"\r\n", b"[", b"{", b"]", b'"', b",", b"\\u", b"-")


def spoiled(data: bytes, chance: random.Random) -> bytes:
    """A copy with one to three faults."""
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        data = chance.choice(_FAULTS)(data, chance)
    return data


def _truncate(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _flip(data: bytes, chance: random.Random) -> bytes:
    spoiled = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        if spoiled:
            spoiled[chance.randrange(len(spoiled))] = chance.randrange(256)
    return bytes(spoiled)


def _insert(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    junk = chance.choice((*_JUNK, chance.randbytes(9)))
    return data[:at] + junk * chance.choice((1, 1, 1, 50)) + data[at:]


def _delete(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + data[at + chance.randint(1, 20) :]


def _repeat(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    part = data[at : at + chance.randint(1, 200)]
    return data[:at] + part * chance.randint(2, 4) + data[at:]


def _encode(data: bytes, chance: random.Random) -> bytes:
    text = data.decode("utf-8", "replace")
    encoding = chance.choice(
        ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "gbk", "latin-1", "utf-8-sig", "utf-7", "shift_jis")
    )
    return text.encode(encoding, "replace")


def _brackets(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice((b"[", b'{"a":', b"[[")) * _DEEP + data[at:]


def _lines(data: bytes, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = (
        lines[other],
        chance.choice((lines[one], lines[other], b"", b"1,2,3,4,5,6,7,8,x", b"a\tb")),
    )
    return chance.choice((b"\n", b"\n", b"\r\n", b"\r")).join(lines)


def _column(data: bytes, chance: random.Random) -> bytes:
    """Another number in a line of numbers."""
    lines = data.split(b"\n")
    at = chance.randrange(len(lines))
    columns = lines[at].split(b",")
    value = chance.choice((b"", b"nan", b"1e999", b"-5", b"9" * 400, b"0x1", b"1_0", "١".encode(), b"1.5"))
    columns[chance.randrange(len(columns))] = value
    return b"\n".join([*lines[:at], b",".join(columns), *lines[at + 1 :]])


def _json(data: bytes, chance: random.Random) -> bytes:
    """Another value, a lost key, a doubled item or two exchanged nodes, somewhere in the JSON of a file or line."""
    head, tab, rest = data.partition(b"\t")
    column, line_end, others = rest.partition(b"\n") if tab else (data, b"", b"")
    try:
        content = json.loads(column)
    except (ValueError, RecursionError):
        return _flip(data, chance)
    nodes = _nodes(content)
    if not nodes:
        return _truncate(data, chance)
    for _ in range(chance.choice((1, 1, 2, 4))):
        holder, key = chance.choice(nodes)
        _spoil(holder, key, nodes, chance)
    try:
        text = json.dumps(content, ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass")
    except (ValueError, RecursionError):  # the exchange made a ring
        return _delete(data, chance)
    return head + tab + text + line_end + others if tab else text


def _nodes(content: Any) -> list[tuple[Any, Any]]:
    """Every (list or object, index or key) of a JSON value."""
    found: list[tuple[Any, Any]] = []
    waiting = [content]
    while waiting:
        value = waiting.pop()
        keys = _keys(value)
        found += [(value, key) for key in keys]
        waiting += [value[key] for key in keys]
    return found


def _keys(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value)
    return list(range(len(value))) if isinstance(value, list) else []


def _spoil(holder: Any, key: Any, nodes: list[tuple[Any, Any]], chance: random.Random) -> None:
    if key not in _keys(holder):
        return  # gone with an earlier fault
    what = chance.randrange(10)
    if what == 0:
        del holder[key]
    elif what == 1 and isinstance(holder, list):
        holder.extend([holder[key]] * (100 if chance.random() < 0.05 else 1))
    elif what == 2 and isinstance(holder, dict):
        holder[chance.choice(("id", "label", "points", "linking", "text", "box", "words", "zz", ""))] = holder.pop(key)
    elif what == 3:
        other, other_key = chance.choice(nodes)
        if other_key in _keys(other):
            holder[key] = other[other_key]
    else:
        holder[key] = copy.deepcopy(chance.choice(_VALUES))  # a later fault may change what is in it


_Fault = Callable[[bytes, random.Random], bytes]
_FAULTS: tuple[_Fault, ...] = (
    *(_json,) * 6,
    *(_truncate, _flip, _insert, _delete, _repeat, _encode, _brackets, _lines, _column),
)
