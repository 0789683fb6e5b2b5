"""The sizes of a VI-LayoutXLM network, and its config files old and new (spec C1, F4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from kie_desktop.domain.errors import UserError

SER_CLASS = "LayoutXLMForTokenClassification"
RE_CLASS = "LayoutXLMForRelationExtraction"
_NLP_VERSION = "3.0.0b4"
"""PaddleNLP writes its version into config.json and expects one when it reads it."""
_FIXED: dict[str, Any] = {
    "bos_token_id": 0,
    "eos_token_id": 2,
    "fast_qkv": False,
    "gradient_checkpointing": False,
    "has_relative_attention_bias": False,
    "has_spatial_attention_bias": False,
    "has_visual_segment_embedding": True,
    "hidden_act": "gelu",
    "image_feature_pool_shape": [7, 7, 256],
    "max_rel_2d_pos": 256,
    "max_rel_pos": 128,
    "output_past": True,
    "pad_token_id": 1,
    "rel_2d_pos_bins": 64,
    "rel_pos_bins": 32,
    "use_visual_backbone": False,
    "with_pool": "tanh",
}
"""What is the same for every VI-LayoutXLM, whatever its size."""
_REQUIRED = (
    "fast_qkv",
    "has_relative_attention_bias",
    "has_spatial_attention_bias",
    "hidden_act",
    "use_visual_backbone",
)
"""Of these, what changes the text path: a network with another value cannot be run here."""


@dataclass(frozen=True, slots=True)
class LayoutXLMConfig:
    """Sizes and rates; the defaults are those of `vi-layoutxlm-base-uncased`.

    Raises UserError for sizes that do not fit each other.
    """

    vocab_size: int = 250002
    hidden_size: int = 768
    num_hidden_layers: int = 12
    num_attention_heads: int = 12
    intermediate_size: int = 3072
    max_position_embeddings: int = 514
    max_2d_position_embeddings: int = 1024
    type_vocab_size: int = 1
    coordinate_size: int = 128
    shape_size: int = 128
    hidden_dropout_prob: float = 0.1
    attention_probs_dropout_prob: float = 0.1
    initializer_range: float = 0.02
    layer_norm_eps: float = 1e-5

    def __post_init__(self) -> None:
        if self.hidden_size % self.num_attention_heads:
            raise UserError(
                f"hidden_size {self.hidden_size} must be a multiple of num_attention_heads {self.num_attention_heads}"
            )
        if self.hidden_size != 6 * self.coordinate_size:
            raise UserError(
                f"hidden_size {self.hidden_size} must be 6 times coordinate_size {self.coordinate_size}: the "
                "position of a text line is made of six embeddings"
            )
        if self.max_2d_position_embeddings <= 1000:
            raise UserError(
                "max_2d_position_embeddings must be greater than 1000: boxes are in thousandths of the page"
            )

    @classmethod
    def from_json(cls, document: Mapping[str, Any]) -> LayoutXLMConfig:
        """Read a `config.json` or a legacy `model_config.json`.

        Raises UserError where the file asks for parts that VI-LayoutXLM does not have.
        """
        flat = _flattened(document)
        for name in _REQUIRED:
            if flat.get(name, _FIXED[name]) != _FIXED[name]:
                raise UserError(
                    f"{name} is {flat[name]!r}, which is not supported; only VI-LayoutXLM checkpoints "
                    "(without a visual backbone) can be used"
                )
        known = {field.name for field in fields(cls)}
        try:
            return cls(**{name: _number(name, value) for name, value in flat.items() if name in known})
        except (TypeError, ValueError) as error:
            raise UserError(f"a size is not a number ({error})") from error

    def to_json(self, network_class: str, num_classes: int | None) -> dict[str, Any]:
        """The flat `config.json` of PaddleNLP >= 2.6; `num_classes` for SER only."""
        document = {**_FIXED, **asdict(self), "architectures": [network_class], "model_type": "layoutxlm"}
        document["paddlenlp_version"] = _NLP_VERSION
        if num_classes is not None:
            document["id2label"] = {str(index): f"LABEL_{index}" for index in range(num_classes)}
            document["label2id"] = {f"LABEL_{index}": index for index in range(num_classes)}
        return dict(sorted(document.items()))

    def to_legacy_json(self, network_class: str, num_classes: int | None) -> dict[str, Any]:
        """The nested `model_config.json` of PaddleNLP <= 2.5.2."""
        backbone = {**_FIXED, **asdict(self), "model_type": "layoutlmv2", "init_class": "LayoutXLMModel"}
        document = {"dropout": None, "init_args": [backbone], "init_class": network_class}
        return document if num_classes is None else {"num_classes": num_classes, **document}


def _flattened(document: Mapping[str, Any]) -> dict[str, Any]:
    """A legacy file as a flat one. There a missing `use_visual_backbone` means that it is used (F4)."""
    arguments = document.get("init_args")
    if arguments is None:
        return dict(document)
    rows = arguments if isinstance(arguments, list) else [arguments]
    flat: dict[str, Any] = {"use_visual_backbone": True}
    for row in rows:
        if isinstance(row, Mapping):
            flat |= row
    return flat


def _number(name: str, value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"{name} is {value!r}")
    return value
