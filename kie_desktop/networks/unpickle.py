"""Reading Paddle's pickles without running what is in them (spec C9, F2, F3).

A `.pdparams`, `.pdopt` or `.states` file is a pickle, and a pickle is a program. Here only arrays
and plain containers are built; every other name that a file asks for is refused.
"""

from __future__ import annotations

import pickle
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kie_desktop.domain.errors import UserError

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
    ImportError,
    OverflowError,
    MemoryError,
    RecursionError,
)
"""What the pickle machine raises on truncated and scrambled files."""


def read_plain(path: Path) -> Any:
    """The containers, numbers, texts and arrays of a pickle.

    Raises UserError naming the file where it cannot be read, is damaged, or holds anything else.
    """
    try:
        with path.open("rb") as file:
            return _plain(_Reader(file).load())
    except OSError as error:
        raise UserError(f"{path}: cannot be read ({error.strerror})") from error
    except _RefusedError as error:
        raise UserError(
            f"{path}: refused, because it asks to run {error} when it is opened; "
            "a file of weights holds arrays only, so get it from a source that you trust"
        ) from error
    except _BROKEN as error:
        raise UserError(f"{path}: damaged or not a Paddle file ({error}); get it again") from error


def read_named_tensors(path: Path) -> tuple[dict[str, NDArray[Any]], dict[str, str]]:
    """The arrays of a `.pdparams`, half precision as float32, tensors in slices put together; and Paddle's names.

    Names: Paddle's own name of each parameter by its key; none where the file has none.
    Raises UserError as `read_plain` does, and where the file holds something else than arrays.
    """
    content = read_plain(path)
    if not isinstance(content, dict):
        raise UserError(f"{path}: does not hold a table of weights")
    names = content.pop(NAME_TABLE, None)
    content = {key: _without_name(value) for key, value in content.items()}
    for key, entry in (content.pop(SPLIT_TABLE, None) or {}).items():
        try:
            parts = [content.pop(part) for part in entry["slices"]]
            content[key] = np.concatenate(parts).reshape(entry["OriginShape"])
        except (KeyError, TypeError, ValueError) as error:
            raise UserError(f"{path}: the slices of {key} do not fit together; get the file again") from error
    for key, value in content.items():
        if not isinstance(key, str) or not isinstance(value, np.ndarray):
            raise UserError(f"{path}: {key} is not an array; this is not a file of weights")
    known = {str(key): str(name) for key, name in names.items()} if isinstance(names, dict) else {}
    return {key: _single(value) for key, value in content.items()}, known


class _RefusedError(Exception):
    """The pickle asks for a name that no array needs."""


class _Reader(pickle.Unpickler):
    """Builds arrays, numbers and plain containers only."""

    def __init__(self, file: Any) -> None:
        super().__init__(file, encoding="latin1")

    def find_class(self, module: str, name: str) -> Any:
        module = module.replace("numpy._core", "numpy.core")
        # A fresh object each time: a pickle may set attributes on what it is given.
        if (module, name) in _CALLABLES:
            return _CALLABLES[module, name]()
        if (module, name) in _TYPES:
            return _TYPES[module, name]
        raise _RefusedError(f"{module}.{name}")

    def persistent_load(self, _name: Any) -> Any:
        raise _RefusedError("an object outside the file")


class _Callable:
    """Something a pickle may call; it has no attributes that a pickle could change."""

    __slots__ = ()


class _Reconstruct(_Callable):
    """An empty array, whose shape and values follow."""

    def __call__(self, _kind: Any, _shape: Any, _code: Any) -> NDArray[Any]:
        return np.ndarray((0,), np.int8)


class _FromBuffer(_Callable):
    """An array from bytes (protocol 5)."""

    def __call__(self, data: bytes, dtype: np.dtype[Any], shape: tuple[int, ...], order: str) -> NDArray[Any]:
        return np.frombuffer(data, _numeric(dtype)).reshape(shape, order="F" if order == "F" else "C")


class _Scalar(_Callable):
    """One number."""

    def __call__(self, dtype: np.dtype[Any], data: bytes | str) -> Any:
        raw = data.encode("latin1") if isinstance(data, str) else data
        return np.frombuffer(raw, _numeric(dtype))[0].item()


class _Encode(_Callable):
    """Bytes that protocol 2 wrote as text."""

    def __call__(self, text: str, _encoding: str = "latin1") -> bytes:
        return text.encode("latin1")


class _Dtype(_Callable):
    """The type of an array's numbers."""

    def __call__(self, code: str, *_flags: Any) -> np.dtype[Any]:
        # A copy, as the pickle's state follows and sets its byte order.
        return _numeric(np.dtype(str(code), align=False, copy=True))


_CALLABLES: dict[tuple[str, str], Callable[[], Any]] = {
    ("numpy.core.multiarray", "_reconstruct"): _Reconstruct,
    ("numpy.core.multiarray", "scalar"): _Scalar,
    ("numpy.core.numeric", "_frombuffer"): _FromBuffer,
    ("numpy", "dtype"): _Dtype,
    ("_codecs", "encode"): _Encode,
}
_TYPES: dict[tuple[str, str], type] = {
    ("numpy", "ndarray"): np.ndarray,
    ("collections", "OrderedDict"): OrderedDict,
}


def _numeric(dtype: np.dtype[Any]) -> np.dtype[Any]:
    if dtype.kind not in "biuf":
        raise ValueError(f"an array of type {dtype}")
    return dtype


def _plain(value: Any) -> Any:
    """The value, after a look at every part of it: arrays of numbers and plain containers only."""
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_plain(part) for part in value]
    if isinstance(value, tuple):
        return tuple(_plain(part) for part in value)
    if isinstance(value, np.ndarray):
        _numeric(value.dtype)
        return value
    if value is None or isinstance(value, str | bytes | bool | int | float):
        return value
    raise ValueError(f"a {type(value).__name__} inside")


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
