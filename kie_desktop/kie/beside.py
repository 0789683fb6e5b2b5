"""What stands beside RE's network, in a model pack and in a checkpoint's folder: files of the program's own.

PaddleOCR ignores them. A run takes them from what it begins with, and puts them beside what it learned.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from kie_desktop.domain.label_set import LabelSet, default_label_set
from kie_desktop.kie import linking, pair_layout, wordless
from kie_desktop.kie.encoding import EncodedPage
from kie_desktop.kie.linking import Linking
from kie_desktop.kie.pair_layout import PairLayout
from kie_desktop.kie.relations import Candidates
from kie_desktop.kie.wordless import Wordless

FILE_NAMES = (wordless.FILE_NAME, pair_layout.FILE_NAME, linking.FILE_NAME)
"""`pair_layout.npz` is of models before 0.6; where both are, the newer one counts."""


class Layout(Protocol):
    """What a page looks like, words left out: `Wordless`, or `PairLayout` of models before 0.6."""

    @property
    def share(self) -> float:
        """What RE's own logits are multiplied with before the margins are added to them."""

    def margins(self, encoded: EncodedPage, pairs: Candidates) -> NDArray[np.float32]:
        """float32[k, v]: how much more likely linked than apart, as a difference of logits."""

    def looks(self, encoded: EncodedPage) -> NDArray[np.float32] | None:
        """float32[n, 4], of the n lines with tokens: added to the logarithms of SER's roles. None for nothing."""

    def to_bytes(self) -> bytes:
        """Its file."""


def is_known(label_set: LabelSet) -> bool:
    """Whether a label set has the starter's labels only, which layouts learned from.

    What a person calls by names of one's own may look otherwise: there they would say what is not so.
    """
    return {name.casefold() for name in label_set.names} <= {*default_label_set().names}


class Beside(NamedTuple):
    """None where nothing does."""

    layout: Layout | None = None
    linking: Linking | None = None

    @classmethod
    def of_files(cls, files: Mapping[str, Path]) -> Beside:
        """Read those of `FILE_NAMES` that there are. UserError where one is damaged."""
        layout: Layout | None = None
        if wordless.FILE_NAME in files:
            layout = Wordless.from_file(files[wordless.FILE_NAME])
        elif pair_layout.FILE_NAME in files:
            layout = PairLayout.from_file(files[pair_layout.FILE_NAME])
        return cls(layout, Linking.from_file(files[linking.FILE_NAME]) if linking.FILE_NAME in files else None)

    def to_files(self) -> dict[str, bytes]:
        """Name -> content of its files."""
        files = {}
        if self.layout is not None:
            module = wordless if isinstance(self.layout, Wordless) else pair_layout
            files[module.FILE_NAME] = self.layout.to_bytes()
        if self.linking is not None:
            files[linking.FILE_NAME] = self.linking.to_json().encode()
        return files


NOTHING_BESIDE = Beside()


def files_beside(*folders: Path) -> dict[str, Path]:
    """Those of `FILE_NAMES` that lie in the folders, each from the first that has it."""
    found = {name: folder / name for folder in reversed(folders) for name in FILE_NAMES if (folder / name).exists()}
    return {name: found[name] for name in FILE_NAMES if name in found}


def with_layout(
    logits: NDArray[np.float32], layout: Layout, encoded: EncodedPage, pairs: Candidates
) -> NDArray[np.float32]:
    """RE's link logits [k, v, 2] (apart, linked) with what the page looks like."""
    together = logits * np.float32(layout.share)
    together[..., 1] += layout.margins(encoded, pairs)
    return together
