"""What a page says to someone who cannot read, beside SER and RE: a small network over `kie.wordless_features`.

A form that nobody has seen has words that no network has seen, but its keys, values and headings look like others. This
network knows nothing else, so that it errs on other lines and links than SER and RE do (adr/0091).
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kie_desktop.domain.array_files import load_arrays
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.label_set import Role
from kie_desktop.kie.decoding import softmax
from kie_desktop.kie.encoding import EncodedPage
from kie_desktop.kie.joint_labels import ROLES
from kie_desktop.kie.relations import Candidates
from kie_desktop.kie.wordless_features import LINE_FEATURES, PAIR_FEATURES, line_features, page_lines, pair_features
from kie_desktop.safe_files import read_given

FILE_NAME = "wordless.npz"
"""In a model pack that does RE, and beside the weights of a checkpoint."""
Matrix = NDArray[np.float32]
MOST_LINES = 1_000
"""Of a page with more it says nothing: every line is compared with every other, in some 400 MB then."""
_MOST_BYTES = 16 << 20
_KEY, _VALUE = ROLES.index(Role.KEY), ROLES.index(Role.VALUE)
_LEAST_POSSIBLE = 0.02
"""Two lines are a key and a value at least so likely, where that is known from elsewhere."""
_LIKELY = 1e-4, 0.98
_EPSILON = 1e-5
"""What `torch.nn.LayerNorm` adds to a variance."""
_WEIGHTS = ("share", "role_weight", "link_weight")


class _Seen(NamedTuple):
    """A page that went through the layers. hidden: [n, H] of its lines. pairs: [n, n, P] of all pairs."""

    encoded: EncodedPage
    hidden: Matrix
    pairs: Matrix


@dataclass
class Wordless:
    """The arrays of a network as `build_scripts/starter/wordless_network.py` names them, and what weight it has.

    share: what RE's logits are multiplied with before margins are added to them. role_weight: of the logarithms of its
    probabilities beside SER's. link_weight: of its logits in the margins.
    """

    arrays: Mapping[str, Matrix]
    share: float = 1.0
    role_weight: float = 1.0
    link_weight: float = 1.0
    _last: _Seen | None = None

    def looks(self, encoded: EncodedPage) -> Matrix | None:
        """float32[n, 4]: `role_weight` times the logarithms of each role's probability, for the n lines with tokens.

        In the order of `joint_labels.ROLES`. None where it has nothing to say.
        """
        if not self.role_weight or not 0 < len(encoded.filled) <= MOST_LINES:
            return None
        likely = softmax(self._linear("roles", self._seen(encoded).hidden))
        return np.asarray(self.role_weight * np.log(likely + _EPSILON), np.float32)

    def margins(self, encoded: EncodedPage, pairs: Candidates) -> Matrix:
        """float32[k, v]: how much more likely linked than apart, as a difference of logits, if they are key and value.

        The network learned whether two lines are linked whatever they are; here it is known that they may be.
        """
        if not pairs or not self.link_weight or len(encoded.filled) > MOST_LINES:
            return np.zeros((len(pairs.key_ids), len(pairs.value_ids)), np.float32)
        seen = self._seen(encoded)
        firsts = encoded.spans[encoded.filled, 0]
        rows, columns = np.searchsorted(firsts, pairs.key_tokens), np.searchsorted(firsts, pairs.value_tokens)
        both = self._linear("pair", seen.pairs[np.ix_(rows, columns)])
        both += self._linear("key", seen.hidden[rows])[:, None]
        both += self._linear("value", seen.hidden[columns])[None]
        linked = 1 / (1 + np.exp(-self._linear("link", np.maximum(both, 0, out=both))[..., 0]))
        roles = softmax(self._linear("roles", seen.hidden))
        possible = np.maximum(roles[rows, _KEY][:, None] * roles[columns, _VALUE], _LEAST_POSSIBLE)
        likely = np.clip(linked / possible, *_LIKELY)
        return np.asarray(self.link_weight * np.log(likely / (1 - likely)), np.float32)

    def weighed(self, role_weight: float, link_weight: float, share: float = 1.0) -> Wordless:
        """The same with other weights."""
        return replace(self, share=share, role_weight=role_weight, link_weight=link_weight)

    def _seen(self, encoded: EncodedPage) -> _Seen:
        """The page after all layers; that of the last call is kept, since labels and links are asked of one page."""
        last = self._last
        if last is None or last.encoded is not encoded:
            texts, boxes = page_lines(encoded)
            first = self._linear("first", line_features(texts, boxes, encoded.width, encoded.height))
            hidden = self._linear("second", np.maximum(first, 0))
            pairs = np.maximum(self._linear("pairs", pair_features(boxes)), 0)
            near = self._linear("nearness", pairs)
            for number in range(self._layers):
                hidden = self._layer(f"layers.{number}", hidden, near[..., number * self._heads :][..., : self._heads])
            last = self._last = _Seen(encoded, self._normalised("last", hidden), pairs)
        return last

    def _layer(self, name: str, hidden: Matrix, near: Matrix) -> Matrix:
        """Attention and two linear layers, each added to what goes in. near: [n, n, heads], added to the scores."""
        mixed = self._linear(f"{name}.mixed", self._normalised(f"{name}.before", hidden))
        queries, keys, values = mixed.reshape(len(hidden), 3, self._heads, -1).transpose(1, 2, 0, 3)
        scores = queries @ keys.transpose(0, 2, 1) * np.float32(queries.shape[-1] ** -0.5) + near.transpose(2, 0, 1)
        hidden = hidden + self._linear(
            f"{name}.out", (softmax(scores) @ values).transpose(1, 0, 2).reshape(hidden.shape)
        )
        inner = self._linear(f"{name}.up", self._normalised(f"{name}.between", hidden))
        return hidden + self._linear(f"{name}.down", np.maximum(inner, 0))

    def _linear(self, name: str, rows: Matrix) -> Matrix:
        weights = self.arrays[f"{name}.weight"]
        flat = rows.reshape(-1, len(weights)) @ weights + self.arrays[f"{name}.bias"]
        return np.asarray(flat.reshape(*rows.shape[:-1], weights.shape[1]), np.float32)

    def _normalised(self, name: str, rows: Matrix) -> Matrix:
        rows = rows - rows.mean(axis=-1, keepdims=True)
        deviation = np.sqrt(np.square(rows).mean(axis=-1, keepdims=True) + np.float32(_EPSILON))
        return np.asarray(rows / deviation * self.arrays[f"{name}.weight"] + self.arrays[f"{name}.bias"], np.float32)

    @property
    def _layers(self) -> int:
        return sum(name.endswith(".mixed.bias") for name in self.arrays)

    @property
    def _heads(self) -> int:
        return len(self.arrays["nearness.bias"]) // self._layers

    def to_bytes(self) -> bytes:
        """A file of numpy's that `from_file` reads."""
        file = io.BytesIO()
        weights = {name: np.float32(getattr(self, name)) for name in _WEIGHTS}
        np.savez(file, **weights, **self.arrays)  # type: ignore[arg-type]
        return file.getvalue()

    @classmethod
    def from_file(cls, path: Path) -> Wordless:
        """Read what `to_bytes` made. UserError where it is damaged, or of other features."""
        try:
            arrays = load_arrays(read_given(path, _MOST_BYTES), _MOST_BYTES)
            share, role_weight, link_weight = (float(arrays.pop(name)) for name in _WEIGHTS)
            floats = {name: np.asarray(array, np.float32) for name, array in arrays.items()}
            made = cls(floats, share, role_weight, link_weight)
        except (OSError, ValueError, KeyError, TypeError) as fault:
            raise UserError(f"{path}: the file cannot be read ({fault}); copy or download it again") from fault
        if not made._fits():
            raise UserError(f"{path}: this file was made for another version of the program; make the model pack again")
        return made

    def _fits(self) -> bool:
        """Whether all arrays are there, of sizes that fit each other."""
        try:
            layers, hidden = self._layers, len(self.arrays["last.bias"])
            inner, seen, linked = (len(self.arrays[f"{name}.bias"]) for name in ("first", "pairs", "pair"))
            heads = self._heads
        except (KeyError, ZeroDivisionError, TypeError):
            return False
        sizes = {
            "first": (LINE_FEATURES, inner),
            "second": (inner, hidden),
            "pairs": (PAIR_FEATURES, seen),
            "nearness": (seen, layers * heads),
            "roles": (hidden, len(ROLES)),
            "key": (hidden, linked),
            "value": (hidden, linked),
            "pair": (seen, linked),
            "link": (linked, 1),
            "last": (hidden,),
        }
        for number in range(layers):
            own = self.arrays.get(f"layers.{number}.up.bias", np.zeros(0)).size
            sizes |= {
                f"layers.{number}.before": (hidden,),
                f"layers.{number}.between": (hidden,),
                f"layers.{number}.mixed": (hidden, 3 * hidden),
                f"layers.{number}.out": (hidden, hidden),
                f"layers.{number}.up": (hidden, own),
                f"layers.{number}.down": (own, hidden),
            }
        wanted = {f"{name}.weight": size for name, size in sizes.items()}
        wanted |= {f"{name}.bias": size[-1:] for name, size in sizes.items()}
        found = {name: array.shape for name, array in self.arrays.items()}
        return found == wanted and heads > 0 and hidden % heads == 0
