"""Arrays in a file of numpy's (`.npz`): in memory bounded by the file's format, and nothing runs when it is read."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any

import numpy as np
from numpy.typing import NDArray

_KINDS = "biufU"
"""Truth values, whole and other numbers, texts."""
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_MOST_ARRAYS = 10_000


def load_arrays(content: bytes, most_bytes: int) -> dict[str, NDArray[Any]]:
    """All arrays of a file, by name. most_bytes: of what is packed in it.

    Raises ValueError for anything that `np.savez` does not write of numbers and texts.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            if sum(member.file_size for member in members) > most_bytes or len(members) > _MOST_ARRAYS:
                raise ValueError(f"it holds more than {most_bytes:,} bytes")
            if any(member.compress_type not in _METHODS or member.flag_bits & 1 for member in members):
                raise ValueError("it is packed in a way that numpy does not use")
            return {
                member.filename.removesuffix(".npy"): _array(archive.read(member), member.filename)
                for member in members
            }
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as fault:
        raise ValueError(str(fault)) from fault


def _array(data: bytes, name: str) -> NDArray[Any]:
    """One array: of a plain type, of a shape that its bytes fill, of numbers that are some."""
    file = io.BytesIO(data)
    try:
        version = np.lib.format.read_magic(file)
        read_header = {
            (1, 0): np.lib.format.read_array_header_1_0,
            (2, 0): np.lib.format.read_array_header_2_0,
        }[version]
        shape, is_fortran, kind = read_header(file)
    except Exception as fault:  # the header is Python's notation; numpy's reader fails of it in many ways
        raise ValueError(f"{name} is no array") from fault
    rest = data[file.tell() :]
    if kind.kind not in _KINDS or kind.hasobject or kind.itemsize == 0 or any(side < 0 for side in shape):
        raise ValueError(f"{name} holds neither numbers nor texts")
    count = 1
    for side in shape:
        count *= side
    if count * kind.itemsize != len(rest):
        raise ValueError(f"{name} is cut off")
    array = np.frombuffer(rest, kind).reshape(shape, order="F" if is_fortran else "C")
    if kind.kind == "f" and not np.isfinite(array).all():
        raise ValueError(f"{name} holds numbers that are none")
    if kind.kind == "U":
        _check_letters(rest, name, kind)
    return array


def _check_letters(data: bytes, name: str, kind: np.dtype[Any]) -> None:
    """Numpy keeps any numbers as letters; Python fails of those that are none."""
    letters = np.frombuffer(data, np.dtype(np.uint32).newbyteorder(kind.byteorder))
    if ((letters > 0x10FFFF) | ((letters >= 0xD800) & (letters < 0xE000))).any():
        raise ValueError(f"{name} holds letters that are none")
