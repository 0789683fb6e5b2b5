"""Files of arrays: what numpy writes is read, and nothing else costs more than an error."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kie_desktop.domain.array_files import load_arrays
from kie_desktop.domain.errors import UserError
from kie_desktop.fields.archive import read_model

MOST = 1 << 20
ARRAYS = {
    "numbers": np.arange(6, dtype=np.float32).reshape(2, 3),
    "turned": np.asfortranarray(np.arange(6, dtype=np.int16).reshape(2, 3)),
    "texts": np.array(["发票", "", "total"]),
    "one": np.array(7),
    "none": np.zeros((0, 5)),
}


def packed(arrays: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A file of these arrays, whatever their bytes are."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, data in arrays.items():
            archive.writestr(f"{name}.npy", data)
    return file.getvalue()


def header(text: str, *, version: int = 1) -> bytes:
    """The beginning of an array with this description."""
    line = text.encode() + b"\n"
    return b"\x93NUMPY" + bytes([version, 0]) + len(line).to_bytes(2, "little") + line


def described(kind: str, shape: str) -> str:
    return f"{{'descr': {kind}, 'fortran_order': False, 'shape': {shape}, }}"


HOSTILE = {
    "no bytes": b"",
    "a shape without end": header(described("'<f4'", "(1000000000000,)")),
    "a shape below zero": header(described("'<f4'", "(-5,)")),
    "texts without end": header(described("'<U1000000000'", "(1000000,)")),
    "objects": header(described("'|O'", "(1,)")) + b"cos\nsystem\n(S'true'\ntR.",
    "records": header(described("[('a', '<i4'), ('b', '<U3')]", "(1,)")) + bytes(16),
    "records of nothing": header(described("[('a', 'V0')]", "(1, 2)")),
    "dates": header(described("'<M8[D]'", "(1,)")) + bytes(8),
    "complex numbers": header(described("'<c16'", "(1,)")) + bytes(16),
    "no numbers": header(described("'<f4'", "(1,)")) + np.float32(np.nan).tobytes(),
    "letters that are none": header(described("'<U1'", "(1,)")) + (0xD800).to_bytes(4, "little"),
    "letters beyond all": header(described("'>U1'", "(1,)")) + (0x7FFFFFFF).to_bytes(4, "big"),
    "deep brackets": header("(" * 8000),
    "open quotes": header("[(\n'''" * 1300),
    "old numbers": header("{'descr': '<f4', 'fortran_order': False, 'shape': (1L,), }"),
    "another version": header(described("'<f4'", "()"), version=7),
    "code": header("__import__('os').system('true')"),
}


def test_what_numpy_writes_is_read(tmp_path: Path) -> None:
    for save in (np.savez, np.savez_compressed):
        save(tmp_path / "a.npz", **ARRAYS)
        found = load_arrays((tmp_path / "a.npz").read_bytes(), MOST)
        assert list(found) == list(ARRAYS)
        for name, array in ARRAYS.items():
            assert found[name].dtype == array.dtype
            np.testing.assert_array_equal(found[name], array)


@pytest.mark.timeout(30)
@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_arrays_are_refused(tmp_path: Path, kind: str) -> None:
    (tmp_path / "a.npz").write_bytes(packed({"x": HOSTILE[kind]}))
    with pytest.raises(ValueError, match=r"x\.npy"):
        load_arrays((tmp_path / "a.npz").read_bytes(), MOST)
    with pytest.raises(UserError, match=r"a\.npz"):
        read_model(tmp_path / "a.npz")


def test_what_is_larger_unpacked_than_allowed_is_not_unpacked(tmp_path: Path) -> None:
    (tmp_path / "bomb.npz").write_bytes(packed({"x": bytes(50 * MOST)}))
    with pytest.raises(ValueError, match="more than"):
        load_arrays((tmp_path / "bomb.npz").read_bytes(), MOST)
    (tmp_path / "odd.npz").write_bytes(packed({"x": b"x"}, zipfile.ZIP_LZMA))
    with pytest.raises(ValueError, match="packed in a way"):
        load_arrays((tmp_path / "odd.npz").read_bytes(), MOST)


@given(st.integers(0, 2**32))
def test_a_damaged_file_is_refused_or_read(seed: int) -> None:
    chance = Random(seed)
    data = bytearray(packed({"x": header(described("'<f4'", "(2,)")) + bytes(8), "y": HOSTILE["records"]}))
    for _ in range(chance.choice((1, 2, 8))):
        data[chance.randrange(len(data))] = chance.randrange(256)
    content = bytes(data[: chance.randrange(len(data))] if chance.random() < 0.2 else data)
    try:
        found = load_arrays(content, MOST)
    except ValueError:
        return
    assert all(array.dtype.kind in "biufU" for array in found.values())
