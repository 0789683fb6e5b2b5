"""Weights are read without running what is in the file."""

from __future__ import annotations

import builtins
import functools
import io
import operator
import os
import pickle
import subprocess
import tracemalloc
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import goldens
import numpy as np
import pytest

from kie_desktop.domain.errors import UserError
from kie_desktop.networks.unpickle import read_named_tensors, read_plain


class Call:
    """Pickles as a call."""

    def __init__(self, function: Callable[..., Any], *arguments: Any) -> None:
        self.call = (function, arguments)

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return self.call


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "model_state.pdparams"


ATTACKS: dict[str, Any] = {
    "posix.system": lambda mark: Call(os.system, f"touch {mark}"),
    "builtins.eval": lambda mark: Call(eval, f"open({str(mark)!r}, 'w')"),
    "builtins.exec": lambda mark: Call(exec, f"open({str(mark)!r}, 'w')"),
    "builtins.open": lambda mark: Call(open, str(mark), "w"),
    "subprocess.Popen": lambda mark: Call(subprocess.Popen, ["touch", str(mark)]),
    "builtins.getattr": lambda mark: Call(getattr, Call(builtins.__import__, "os"), "system"),
    "functools.partial": lambda mark: Call(functools.partial, os.system, f"touch {mark}"),
    "operator.attrgetter": lambda mark: Call(operator.attrgetter, "system"),
    "numpy.load": lambda mark: Call(np.load, str(mark)),
}


@pytest.mark.parametrize("refused", ATTACKS)
@pytest.mark.parametrize("protocol", [0, 2, 4, 5])
def test_a_file_that_would_run_something_is_refused(path: Path, tmp_path: Path, refused: str, protocol: int) -> None:
    mark = tmp_path / "was-run"
    nested = {"w": np.zeros(2, np.float32), "deep": [{"here": (ATTACKS[refused](mark),)}]}
    path.write_bytes(pickle.dumps(nested, protocol))
    with pytest.raises(UserError, match=r"model_state\.pdparams: refused, because opening it would run") as caught:
        read_named_tensors(path)
    assert refused.split(".")[1] in str(caught.value)
    assert not mark.exists()


def test_a_call_hidden_in_an_arrays_state_is_refused(path: Path) -> None:
    array = np.empty(1, object)
    array[0] = Call(os.system, "true")
    path.write_bytes(pickle.dumps({"w": array}))
    with pytest.raises(UserError):
        read_named_tensors(path)


def test_names_given_to_the_reader_cannot_be_changed_for_later_files(path: Path) -> None:
    """BUILD may set attributes on whatever stands on the stack; a later file must not feel it."""
    attack = b"\x80\x02cnumpy\ndtype\nN}X\x08\x00\x00\x00__call__K\x01s\x86b."
    path.write_bytes(attack)
    with pytest.raises(UserError):
        read_plain(path)
    assert len(read_named_tensors(goldens.FOLDER / "ser" / "model_state.pdparams")[0]) == 49


@pytest.mark.parametrize("protocol", [2, 3, 4, 5])
def test_arrays_and_containers_come_back(path: Path, protocol: int) -> None:
    content = OrderedDict(
        a=np.arange(6, dtype=np.float32).reshape(2, 3),
        f=np.asfortranarray(np.arange(6.0).reshape(2, 3)),
        i=np.arange(3),
        big=np.arange(3, dtype=">f4"),
        s=np.float64(0.25),
        state={"epoch": 3, "best": [0.5, None, True, "latin ä"], "pair": (1, b"x")},
    )
    path.write_bytes(pickle.dumps(content, protocol))
    plain = read_plain(path)
    for key in ("a", "f", "i", "big"):
        np.testing.assert_array_equal(plain[key], content[key])
        assert plain[key].dtype.newbyteorder("=") == content[key].dtype.newbyteorder("=")
    assert plain["s"] == 0.25
    assert np.dtype("f4").isnative
    assert plain["state"] == content["state"]


def test_tensors_with_names_in_slices_and_in_half_precision(path: Path) -> None:
    big = np.arange(10, dtype=np.float32)
    content = {
        "named": ("linear_0.w_0", np.ones(2, np.float32)),
        "half": np.array([0.5, -2], np.float16),
        "brain": np.array([0x3F80, 0xC000], np.uint16),
        "big@@.0": big[:6],
        "big@@.1": big[6:],
        "UnpackBigParamInfor@@": {"big": {"OriginShape": (2, 5), "slices": ["big@@.0", "big@@.1"]}},
        "StructuredToParameterName@@": {"named": "linear_0.w_0"},
    }
    path.write_bytes(pickle.dumps(content, 2))
    tensors, _ = read_named_tensors(path)
    assert set(tensors) == {"named", "half", "brain", "big"}
    np.testing.assert_array_equal(tensors["big"], big.reshape(2, 5))
    np.testing.assert_array_equal(tensors["half"], np.array([0.5, -2], np.float32))
    np.testing.assert_array_equal(tensors["brain"], np.array([1, -2], np.float32))
    assert tensors["half"].dtype == tensors["brain"].dtype == np.float32


def test_truncated_files_are_named(path: Path) -> None:
    whole = (goldens.FOLDER / "ser" / "model_state.pdparams").read_bytes()
    for size in (0, 1, 10, 1000, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:size])
        with pytest.raises(UserError, match=r"model_state\.pdparams: the file is damaged"):
            read_named_tensors(path)


def test_scrambled_files_never_escape_as_other_errors(path: Path) -> None:
    buffer = io.BytesIO()
    pickle.dump({"w": np.ones(3, np.float32)}, buffer, 4)
    whole = bytearray(buffer.getvalue())
    for place in range(len(whole)):
        scrambled = bytearray(whole)
        scrambled[place] ^= 0x5A
        path.write_bytes(scrambled)
        try:
            read_named_tensors(path)
        except UserError as error:
            assert "model_state.pdparams" in str(error)


@pytest.mark.parametrize("content", [["a list"], {"w": "text"}, {3: np.ones(2)}])
def test_what_holds_no_weights_is_refused(path: Path, content: Any) -> None:
    path.write_bytes(pickle.dumps(content))
    with pytest.raises(UserError, match="weights"):
        read_named_tensors(path)


def test_an_absent_file_is_named(path: Path) -> None:
    with pytest.raises(UserError, match="cannot be read"):
        read_plain(path)


BASE = b"cnumpy.core.multiarray\n_reconstruct\n(cnumpy\nndarray\n(K\x00tX\x01\x00\x00\x00btR"


def array_of(shape: bytes, dtype_state: bytes, data: bytes, code: bytes = b"f4") -> bytes:
    """A table with one array, whose type gets a state of the attacker's."""
    typed = b"cnumpy\ndtype\n(X" + len(code).to_bytes(4, "little") + code + b"\x89\x88tR" + dtype_state + b"b"
    values = b"B" + len(data).to_bytes(4, "little") + data
    return b"\x80\x03}X\x01\x00\x00\x00w" + BASE + b"(K\x01" + shape + typed + b"\x89" + values + b"tbs."


def test_an_array_cannot_be_made_larger_than_its_bytes(path: Path) -> None:
    """A size, a part type or a shape of the attacker's would let an array reach past its buffer."""
    large = b"(K\x03X\x01\x00\x00\x00<NNNJ\x00\x00\x10\x00K\x01K\x00t"
    path.write_bytes(array_of(b"(K\x04t", large, bytes(16)))
    tensors, _ = read_named_tensors(path)
    assert tensors["w"].dtype == np.float32 and tensors["w"].nbytes == 16

    part = b"(cnumpy\ndtype\n(X\x02\x00\x00\x00f4\x89\x88tR(J\x00\x00\x10\x00tt"
    path.write_bytes(array_of(b"(K\x04t", b"(K\x03X\x01\x00\x00\x00<" + part + b"NNK\x04K\x01K\x00t", bytes(16)))
    assert read_named_tensors(path)[0]["w"].nbytes == 16

    for shape in (b"(K\x05t", b"(J\x00\x00\x10\x00t", b"(J\xff\xff\xff\xfft", b"(K\x02K\x03t", b"K\x04"):
        path.write_bytes(array_of(shape, b"(K\x03X\x01\x00\x00\x00<NNNK\x04K\x01K\x00t", bytes(16)))
        with pytest.raises(UserError, match="damaged"):
            read_named_tensors(path)


DOUBLED = b"".join(b"h%ch%c\x86q%c0" % (n, n, n + 1) for n in range(90))
ENDLESS: dict[str, bytes] = {
    "a tuple of tuples": b"\x80\x02)q\x000" + DOUBLED + b"hZ.",
    "as a key, which is hashed": b"\x80\x02)q\x000" + DOUBLED + b"}hZK\x01s.",
    "lists in lists": b"\x80\x02" + b"]" * 100_000 + b"a" * 99_999 + b".",
    "a list in itself": b"\x80\x02]q\x00h\x00a.",
    "the same bytes a thousand times": b"\x80\x03]B\x00\x00\x10\x00"
    + bytes(1 << 20)
    + b"q\x010"
    + b"".join(
        b"cnumpy.core.numeric\n_frombuffer\n(h\x01cnumpy\ndtype\n(X\x02\x00\x00\x00u1tR"
        + b"(J\x00\x00\x10\x00tX\x01\x00\x00\x00CtRa"
        for _ in range(1000)
    )
    + b".",
    "a length that is a lie": b"\x80\x03B\xff\xff\xff\x7f.",
    "a frame that is a lie": b"\x80\x04\x95\xff\xff\xff\xff\xff\x00\x00\x00.",
    "bytes to change, of a length that is a lie": b"\x80\x05\x96\x00\x00\x00\x00\x10\x00\x00\x00.",
    "bytes of a number": b"\x80\x03ccnumpy.core.numeric\n_frombuffer\n.",
    "a number of many digits": b"L" + b"9" * 100_000 + b"L\n.",
}


@pytest.mark.timeout(20)
@pytest.mark.parametrize("kind", ENDLESS)
def test_a_small_file_costs_little(path: Path, kind: str) -> None:
    path.write_bytes(ENDLESS[kind])
    tracemalloc.start()
    try:
        with pytest.raises(UserError, match=r"model_state\.pdparams: (the file is damaged|refused)"):
            read_plain(path)
        assert tracemalloc.get_traced_memory()[1] < 40 << 20
    finally:
        tracemalloc.stop()


def test_values_that_are_no_numbers_are_refused(path: Path) -> None:
    """A network with them answers the same to everything, without a word."""
    for value in (np.nan, np.inf, -np.inf):
        for kind in (np.float32, np.float16):
            path.write_bytes(pickle.dumps({"head.weight": np.array([1, value, 2], kind)}))
            with pytest.raises(UserError, match=r"head\.weight contains values that are not numbers"):
                read_named_tensors(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such pipes here")
@pytest.mark.timeout(20)
def test_a_pipe_is_not_waited_for(path: Path) -> None:
    os.mkfifo(path)
    with pytest.raises(UserError, match="not a regular file"):
        read_plain(path)
