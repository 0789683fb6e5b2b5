"""Reading Paddle's pickles without running what is in them (spec C9, F2, F3).

A `.pdparams`, `.pdopt` or `.states` file is a pickle, and a pickle is a program. Here only arrays
and plain containers are built; every other name that a file asks for is refused.
"""

from __future__ import annotations

import math
import os
import pickle
import struct
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from kie_desktop.domain.errors import UserError
from kie_desktop.safe_files import open_given

NAME_TABLE = "StructuredToParameterName@@"
"""Entry of a `.pdparams` that maps keys to Paddle's own parameter names."""
SPLIT_TABLE = "UnpackBigParamInfor@@"
"""Entry that says which tensors are stored in slices, `key@@.0`, `key@@.1`, ..."""

_BROKEN = (
    pickle.UnpicklingError,
    EOFError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    OverflowError,
    MemoryError,
    RecursionError,
)
"""What the pickle machine raises on truncated and scrambled files."""
_MOST_STEPS, _MOST_PARTS, _DEEPEST = 5_000_000, 1_000_000, 50
"""Instructions of a pickle, and parts and levels of what it builds. Large networks and their optimizers have some
20,000 instructions and 2,000 parts."""


def read_plain(path: Path) -> Any:
    """The containers, numbers, texts and arrays of a pickle; arrays may not be writable.

    Raises UserError naming the file where it cannot be read, is damaged, or holds anything else.
    """
    try:
        with open_given(path) as file:
            return _Plain().of(_Machine(file, os.fstat(file.fileno()).st_size).load())
    except OSError as error:
        raise UserError(f"{path}: the file cannot be read ({error.strerror})") from error
    except _RefusedError as error:
        raise UserError(
            f"{path}: refused, because opening it would run {error}; a weights file contains only arrays, so "
            "get it from a source that you trust"
        ) from error
    except _BROKEN as error:
        raise UserError(
            f"{path}: the file is damaged or not a Paddle file ({error}); copy or download it again"
        ) from error


def read_named_tensors(path: Path) -> tuple[dict[str, NDArray[Any]], dict[str, str]]:
    """The arrays of a `.pdparams`, half precision as float32, tensors in slices put together; and Paddle's names.

    Names: Paddle's own name of each parameter by its key; none where the file has none.
    Raises UserError as `read_plain` does, and where the file holds something else than arrays, or arrays with values
    that are no numbers: a network with those answers the same to everything.
    """
    content = read_plain(path)
    if not isinstance(content, dict):
        raise UserError(f"{path}: the file does not contain a table of weights")
    names = content.pop(NAME_TABLE, None)
    content = {key: _without_name(value) for key, value in content.items()}
    for key, entry in (content.pop(SPLIT_TABLE, None) or {}).items():
        try:
            parts = [content.pop(part) for part in entry["slices"]]
            content[key] = np.concatenate(parts).reshape(entry["OriginShape"])
        except (KeyError, TypeError, ValueError) as error:
            raise UserError(
                f"{path}: the slices of {key} do not fit together; copy or download the file again"
            ) from error
    for key, value in content.items():
        if not isinstance(key, str) or not isinstance(value, np.ndarray):
            raise UserError(f"{path}: {key} is not an array; this is not a weights file")
        content[key] = _single(value)
        if not _is_finite(content[key]):
            raise UserError(
                f"{path}: {key} contains values that are not numbers (NaN or infinite), because training "
                "diverged; use an earlier checkpoint"
            )
    known = {str(key): str(name) for key, name in names.items()} if isinstance(names, dict) else {}
    return content, known


class _RefusedError(Exception):
    """The pickle asks for a name that no array needs."""


class _Bounded:
    """A file that is never asked for more than it has: a length that is a lie would be reserved in memory."""

    def __init__(self, file: IO[bytes], size: int) -> None:
        self._file = file
        self._left = size

    def read(self, size: int) -> bytes:
        if not 0 <= size <= self._left:
            raise EOFError("the file is incomplete")
        self._left -= size
        return self._file.read(size)

    def readline(self) -> bytes:
        line = self._file.readline(self._left)
        self._left -= len(line)
        return line


_PureUnpickler: Any = pickle._Unpickler
"""The pickle machine written in Python: the fast one hashes what a file names as a key before anybody can look at it,
and sets attributes on what it is given."""


class _Machine(_PureUnpickler):
    """Builds arrays, numbers and plain containers only, in a bounded number of steps."""

    dispatch: ClassVar[dict[int, Callable[[Any], None]]] = {}
    """Filled below: the instructions that files of weights have."""

    def __init__(self, file: IO[bytes], size: int) -> None:
        super().__init__(_Bounded(file, size), encoding="latin1")
        self._budget = _Budget(size)
        self._steps = 0

    def find_class(self, module: str, name: str) -> Any:
        module = module.replace("numpy._core", "numpy.core")
        if (module, name) not in _NAMES:
            raise _RefusedError(f"{module}.{name}")
        return _NAMES[module, name](self._budget)

    def count(self) -> None:
        self._steps += 1
        if self._steps > _MOST_STEPS:
            raise ValueError("it has too many instructions")


class _Budget:
    """How many bytes of arrays, and of texts that become bytes, may still be made.

    As many as the file has, as each stands there once.
    """

    def __init__(self, size: int) -> None:
        self._left = self._text_left = size

    def spend(self, size: int) -> None:
        self._left -= size
        self._check()

    def spend_on_text(self, size: int) -> None:
        self._text_left -= size
        self._check()

    def _check(self) -> None:
        if min(self._left, self._text_left) < 0:
            raise ValueError("its unpacked content is too large")


class _Callable:
    """Something a pickle may call."""

    def __init__(self, budget: _Budget) -> None:
        self.budget = budget

    def __call__(self, *_arguments: Any) -> Any:
        raise ValueError("a type that is called")


class _Kind(_Callable):
    """Stands for `numpy.ndarray`, which is named and never called."""


class _Ordered(_Callable):
    """An ordered dictionary is a dictionary."""

    def __call__(self, pairs: Any = ()) -> dict[Any, Any]:
        return {_key(key): value for key, value in pairs}


class _DType:
    """The type of an array's numbers. Of its state only the byte order counts: a size would make arrays that reach
    beyond their bytes."""

    def __init__(self, code: str) -> None:
        self.value = _numeric(np.dtype(code))

    def set_state(self, state: Any) -> None:
        order = state[1]
        if order not in ("<", ">", "=", "|"):
            raise ValueError(f"a byte order {order!r}")
        self.value = self.value.newbyteorder(order)


class _Array:
    """An array whose shape and values follow as its state."""

    def __init__(self, budget: _Budget) -> None:
        self._budget = budget
        self.value: NDArray[Any] | None = None

    def set_state(self, state: Any) -> None:
        _version, shape, dtype, is_fortran, data = state
        self.fill(data, dtype, shape, is_fortran=bool(is_fortran))

    def fill(self, data: Any, dtype: Any, shape: Any, *, is_fortran: bool) -> None:
        if not isinstance(dtype, _DType) or not isinstance(shape, tuple):
            raise ValueError("an array without a type or a shape")
        raw = data.encode("latin1") if isinstance(data, str) else data
        if not isinstance(raw, bytes):
            raise ValueError("an array without bytes")
        self._budget.spend(len(raw))
        if any(type(side) is not int or side < 0 for side in shape) or len(shape) > 32:
            raise ValueError(f"an array of shape {shape}")
        if math.prod(shape) * dtype.value.itemsize != len(raw):
            raise ValueError(f"an array of shape {shape} in {len(raw)} bytes")
        self.value = np.frombuffer(raw, dtype.value).reshape(shape, order="F" if is_fortran else "C")


class _Reconstruct(_Callable):
    """An empty array, to be filled by its state."""

    def __call__(self, _kind: Any, _shape: Any, _code: Any) -> _Array:
        return _Array(self.budget)


class _FromBuffer(_Callable):
    """An array from bytes (protocol 5)."""

    def __call__(self, data: bytes, dtype: Any, shape: tuple[int, ...], order: str) -> _Array:
        array = _Array(self.budget)
        array.fill(data, dtype, shape, is_fortran=order == "F")
        return array


class _Scalar(_Callable):
    """One number."""

    def __call__(self, dtype: Any, data: bytes | str) -> Any:
        array = _Array(self.budget)
        array.fill(data, dtype, (1,), is_fortran=False)
        assert array.value is not None
        return array.value[0].item()


class _Encode(_Callable):
    """Bytes that protocol 2 wrote as text."""

    def __call__(self, text: str, _encoding: str = "latin1") -> bytes:
        self.budget.spend_on_text(len(text))
        return text.encode("latin1")


class _MakeDType(_Callable):
    """See `_DType`."""

    def __call__(self, code: str, *_flags: Any) -> _DType:
        return _DType(str(code))


_NAMES: dict[tuple[str, str], Callable[[_Budget], _Callable]] = {
    ("numpy.core.multiarray", "_reconstruct"): _Reconstruct,
    ("numpy.core.multiarray", "scalar"): _Scalar,
    ("numpy.core.numeric", "_frombuffer"): _FromBuffer,
    ("numpy", "dtype"): _MakeDType,
    ("numpy", "ndarray"): _Kind,
    ("_codecs", "encode"): _Encode,
    ("collections", "OrderedDict"): _Ordered,
}


def _reduce(machine: Any) -> None:
    arguments = machine.stack.pop()
    function = machine.stack[-1]
    if not isinstance(function, _Callable) or not isinstance(arguments, tuple):
        raise ValueError("a call of something that is not a function")
    machine.stack[-1] = function(*arguments)


def _build(machine: Any) -> None:
    state = machine.stack.pop()
    target = machine.stack[-1]
    if not isinstance(target, _DType | _Array):
        raise ValueError(f"a state for a {type(target).__name__}")
    target.set_state(state)


def _set_item(machine: Any) -> None:
    value = machine.stack.pop()
    key = machine.stack.pop()
    _table(machine.stack[-1])[_key(key)] = value


def _set_items(machine: Any) -> None:
    items = machine.pop_mark()
    table = _table(machine.stack[-1])
    for key, value in zip(items[::2], items[1::2], strict=True):
        table[_key(key)] = value


def _make_table(machine: Any) -> None:
    items = machine.pop_mark()
    machine.append({_key(key): value for key, value in zip(items[::2], items[1::2], strict=True)})


def _bytes_to_change(machine: Any) -> None:
    (size,) = struct.unpack("<Q", machine.read(8))
    machine.append(machine.read(size))


def _append(machine: Any) -> None:
    value = machine.stack.pop()
    _list(machine.stack[-1]).append(value)


def _extend(machine: Any) -> None:
    items = machine.pop_mark()
    _list(machine.stack[-1]).extend(items)


def _table(value: Any) -> dict[Any, Any]:
    if type(value) is not dict:
        raise ValueError("items for something that is not a table")
    return value


def _list(value: Any) -> list[Any]:
    if type(value) is not list:
        raise ValueError("values for something that is not a list")
    return value


def _key(key: Any) -> Any:
    """A key of a table: a text or a number. What is nested may take for ever to be hashed."""
    if not isinstance(key, str | bytes | int | float | None):
        raise ValueError(f"a {type(key).__name__} as a key")
    return key


_ORDINARY = (
    *(pickle.PROTO, pickle.FRAME, pickle.STOP, pickle.MARK, pickle.POP, pickle.POP_MARK),
    *(pickle.PUT, pickle.BINPUT, pickle.LONG_BINPUT, pickle.MEMOIZE, pickle.GET, pickle.BINGET, pickle.LONG_BINGET),
    *(pickle.NONE, pickle.NEWTRUE, pickle.NEWFALSE, pickle.INT, pickle.BININT, pickle.BININT1, pickle.BININT2),
    *(pickle.LONG, pickle.LONG1, pickle.LONG4, pickle.FLOAT, pickle.BINFLOAT),
    *(pickle.STRING, pickle.BINSTRING, pickle.SHORT_BINSTRING, pickle.BINBYTES, pickle.SHORT_BINBYTES),
    *(pickle.BINBYTES8, pickle.UNICODE, pickle.BINUNICODE, pickle.SHORT_BINUNICODE),
    *(pickle.BINUNICODE8, pickle.EMPTY_TUPLE, pickle.TUPLE, pickle.TUPLE1, pickle.TUPLE2, pickle.TUPLE3),
    *(pickle.EMPTY_LIST, pickle.LIST, pickle.EMPTY_DICT, pickle.GLOBAL, pickle.STACK_GLOBAL),
)
"""Instructions that do as Python's own machine does."""
_OWN: dict[bytes, Callable[[Any], None]] = {
    pickle.REDUCE: _reduce,
    pickle.BUILD: _build,
    pickle.SETITEM: _set_item,
    pickle.SETITEMS: _set_items,
    pickle.DICT: _make_table,
    pickle.BYTEARRAY8: _bytes_to_change,
    pickle.APPEND: _append,
    pickle.APPENDS: _extend,
}


def _counted(step: Callable[[Any], None]) -> Callable[[Any], None]:
    def counted(machine: Any) -> None:
        machine.count()
        step(machine)

    return counted


def _refused(code: int) -> Callable[[Any], None]:
    def refused(machine: Any) -> None:
        if bytes([code]) == pickle.INST:
            module, name = (machine.readline()[:-1].decode("ascii") for _ in range(2))
            machine.find_class(module, name)
        if bytes([code]) in (pickle.PERSID, pickle.BINPERSID):
            raise _RefusedError("an object outside the file")
        raise ValueError(f"an instruction {bytes([code])!r} that is not used in weights files")

    return refused


_Machine.dispatch = {
    **{code: _refused(code) for code in range(256)},
    **{code[0]: _counted(_PureUnpickler.dispatch[code[0]]) for code in _ORDINARY},
    **{code[0]: _counted(step) for code, step in _OWN.items()},
}


def _numeric(dtype: np.dtype[Any]) -> np.dtype[Any]:
    if dtype.kind not in "biuf" or dtype.subdtype is not None:
        raise ValueError(f"an array of type {dtype}")
    return dtype


class _Plain:
    """What the machine built, after a look at every part of it: arrays of numbers and plain containers only.

    What stands in several places is looked at once.
    """

    def __init__(self) -> None:
        self._known: dict[int, Any] = {}
        self._kept: list[Any] = []
        self._parts = 0

    def of(self, value: Any, depth: int = 0) -> Any:
        """The value with arrays in their places."""
        if isinstance(value, _Array):
            if value.value is None:
                raise ValueError("an array without values")
            return value.value
        if value is None or isinstance(value, str | bytes | bool | int | float):
            return value
        if not isinstance(value, dict | list | tuple):
            raise ValueError(f"a {type(value).__name__} inside")
        if id(value) not in self._known:
            self._parts += 1 + len(value)
            if depth > _DEEPEST or self._parts > _MOST_PARTS:
                raise ValueError("it is nested too deeply or has too many parts")
            self._kept.append(value)
            self._known[id(value)] = _UNFINISHED
            self._known[id(value)] = self._container(value, depth + 1)
        if self._known[id(value)] is _UNFINISHED:
            raise ValueError("a container that contains itself")
        return self._known[id(value)]

    def _container(self, value: Any, depth: int) -> Any:
        if isinstance(value, dict):
            return {key: self.of(part, depth) for key, part in value.items()}
        parts = [self.of(part, depth) for part in value]
        return parts if isinstance(value, list) else tuple(parts)


_UNFINISHED = object()


def _is_finite(array: NDArray[Any]) -> bool:
    """Whether an array has numbers only; its least and greatest value are NaN where any is, and take no memory."""
    return array.dtype.kind != "f" or not array.size or bool(np.isfinite(array.min()) and np.isfinite(array.max()))


def _without_name(value: Any) -> Any:
    """Paddle may store a tensor as (its name, its array)."""
    if isinstance(value, tuple) and len(value) == 2 and isinstance(value[1], np.ndarray):
        return value[1]
    return value


def _single(array: NDArray[Any]) -> NDArray[Any]:
    """This machine's byte order, half precision as float32; Paddle stores bfloat16 as its bits in uint16."""
    array = array.astype(array.dtype.newbyteorder("="), copy=False)
    if array.dtype == np.float16:
        return array.astype(np.float32)
    if array.dtype == np.uint16:
        return (array.astype(np.uint32) << 16).view(np.float32)
    return array
