"""Programs in the form of Paddle 2, `inference.pdmodel`, which PaddleOCR's scripts of January 2024 and before want."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

import paddle
from paddle import nn, pir_utils
from paddle.base.layer_helper import LayerHelper
from paddle.nn import functional as F  # noqa: N812
from paddle.static import InputSpec

FOLDER, STEM = "pdmodel", "inference"
_SWITCHES = ("_switch_to_old_ir_", "_switch_to_pir_")
_FLAG = "FLAGS_enable_pir_api"


def can_write() -> bool:
    """Whether this Paddle still knows that form. Paddle says of it that it will be gone."""
    return all(hasattr(pir_utils, name) for name in _SWITCHES)


def save_old_program(layer: nn.Layer, inputs: list[InputSpec], folder: Path) -> None:
    """Trace a layer and write `inference.pdmodel` with its weights into a folder of its own, `pdmodel`."""
    layer.eval()
    with _old_form():
        traced = paddle.jit.to_static(layer, input_spec=inputs, full_graph=True)
        paddle.jit.save(traced, str(folder / FOLDER / STEM))


@contextmanager
def _old_form() -> Iterator[None]:
    """Tracing makes programs of the old form inside."""
    before, after = (getattr(pir_utils, name) for name in _SWITCHES)
    paddle.set_flags({_FLAG: False})
    before()
    try:
        with mock.patch.object(paddle, "matmul", _matmul), mock.patch.object(F, "gelu", _gelu):
            yield
    finally:
        paddle.set_flags({_FLAG: True})
        after()


_matmul_of_paddle, _gelu_of_paddle = paddle.matmul, F.gelu


def _matmul(x: Any, y: Any, transpose_x: bool = False, transpose_y: bool = False) -> Any:
    """Since Paddle 3.3 its own one takes variables of the new form only."""
    if isinstance(x, paddle.Tensor):
        return _matmul_of_paddle(x, y, transpose_x, transpose_y)
    return _operation("matmul_v2", {"X": x, "Y": y}, {"trans_x": transpose_x, "trans_y": transpose_y})


def _gelu(x: Any) -> Any:
    """As `_matmul`."""
    return _gelu_of_paddle(x) if isinstance(x, paddle.Tensor) else _operation("gelu", {"X": x}, {"approximate": False})


def _operation(kind: str, inputs: dict[str, Any], attributes: dict[str, Any]) -> Any:
    helper = LayerHelper(kind)
    result = helper.create_variable_for_type_inference(dtype=inputs["X"].dtype)
    helper.append_op(type=kind, inputs=inputs, outputs={"Out": result}, attrs=attributes)
    return result
