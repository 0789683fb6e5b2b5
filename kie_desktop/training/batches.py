"""What a run needs to know of the examples that it learns from at once, whatever network they are for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol, Self


class AnyExample(Protocol):
    """What is learned from at once: a window of a page, a page."""

    @property
    def page(self) -> str:
        """Its image, for messages."""

    @property
    def longest(self) -> int:
        """By what examples of like size are found."""


class AnyBatch(Protocol):
    """`data.Batch` of LayoutXLM's networks, `sdmgr.data.GraphBatch`."""

    @property
    def examples(self) -> Sequence[AnyExample]:
        """At least one."""

    @classmethod
    def of(cls, examples: Sequence[Any], /) -> Self:
        """Put at least one example together."""

    def split(self, count: int, /) -> Sequence[AnyBatch]:
        """At most `count` batches that have the same examples together."""
