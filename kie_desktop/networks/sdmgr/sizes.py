"""The sizes of an SDMGR network: the parameters of upstream's `Head` (spec H1)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from kie_desktop.domain.errors import UserError

UNET_WIDTHS = (3, 16, 32, 64, 128, 256)
"""Channels of the picture and of the stages of the image branch."""
CHUNKS, RANK = 20, 15
"""Of the fusion: parts that the vectors are cut into, and products that each part's answer is the sum of."""
PAIRS_AT_ONCE = 1 << 14
"""Pairs whose features are in memory at once. Their arrays have 17 MB at the default sizes: larger ones than 32 MB are
got anew from the system each time, which takes longer than the work on them (training.cpu)."""


@dataclass(frozen=True, slots=True)
class SdmgrSizes:
    """num_chars counts the id 0; num_classes the class that is not learned. The defaults are wildreceipt's."""

    num_chars: int = 92
    num_classes: int = 26
    visual_dim: int = 16
    fusion_dim: int = 1024
    node_input: int = 32
    node_embed: int = 256
    edge_input: int = 5
    edge_embed: int = 256
    num_gnn: int = 2

    def __post_init__(self) -> None:
        for entry in fields(self):
            value = getattr(self, entry.name)
            if not isinstance(value, int) or isinstance(value, bool) or value < 1:
                raise UserError(f"{entry.name} is {value!r}; it must be a whole number greater than 0")
        if self.edge_embed != self.node_embed:
            raise UserError(
                f"edge_embed {self.edge_embed} must equal node_embed {self.node_embed}: boxes and pairs have "
                "the same size"
            )
        for name, only in (("visual_dim", 16), ("edge_input", 5)):
            if getattr(self, name) != only:
                raise UserError(f"{name} is {getattr(self, name)}; the page features allow only {only}")

    @classmethod
    def of(cls, sizes: Mapping[str, Any], num_chars: int, num_classes: int) -> SdmgrSizes:
        """Sizes with counts that follow from the files. Raises UserError for sizes that no such network has."""
        known = {entry.name for entry in fields(cls)}
        unknown = sorted({*sizes} - known - {"bidirectional"})
        if unknown or sizes.get("bidirectional"):
            raise UserError(f"{', '.join(unknown) or 'bidirectional'}: unknown SDMGR size settings")
        given = {name: int(value) for name, value in sizes.items() if name in known}
        return cls(**{**given, "num_chars": num_chars, "num_classes": num_classes})


def parts_of(width: int) -> list[int]:
    """The sizes of the fusion's parts: all alike but the last, which takes what is left."""
    size = -(-width // CHUNKS)
    return [*[size] * (CHUNKS - 1), width - size * (CHUNKS - 1)]
