"""What a page says to someone who cannot read: at any scale, as PyTorch computes it, from a file that is checked.

PyTorch is not among the project's packages, so its numbers are recorded here. Where it is installed,
`PYTHONPATH=.:tests python tests/kie/test_wordless.py` prints them again.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import goldens
import numpy as np
import pytest
from kie.small_form import FORM
from numpy.typing import NDArray

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.page import Entity
from kie_desktop.kie.encoding import EncodedPage, encode_page
from kie_desktop.kie.relations import Candidates, candidates
from kie_desktop.kie.wordless import FILE_NAME, MOST_LINES, Wordless
from kie_desktop.kie.wordless_features import LINE_FEATURES, PAIR_FEATURES, line_features, page_lines, pair_features

HIDDEN, LAYERS, HEADS, INNER, SEEN, LINKED = 8, 2, 2, 12, 6, 5
RECORDED = {"roles": (-145.486267, 1444.760620), "links": (35.026390, 136.316452)}
"""Sums of the numbers and of their squares, by PyTorch 2.13."""


def form(scale: float = 1.0, count: int = len(FORM)) -> tuple[EncodedPage, Candidates]:
    rows = [FORM[number % len(FORM)] for number in range(count)]
    entities = [
        Entity(number, rectangle(tuple(scale * edge for edge in box)), text, "x")
        for number, (_, text, box) in enumerate(rows)
    ]
    encoded = encode_page(entities, round(1000 * scale), round(1000 * scale), goldens.tokenizer())
    return encoded, candidates(encoded, {number: role for number, (role, *_) in enumerate(rows)})


def arrays(seed: int = 0) -> dict[str, NDArray[np.float32]]:
    """A small network of random weights."""
    sizes = {
        "first": (LINE_FEATURES, INNER),
        "second": (INNER, HIDDEN),
        "pairs": (PAIR_FEATURES, SEEN),
        "nearness": (SEEN, LAYERS * HEADS),
        "last": (HIDDEN,),
        "roles": (HIDDEN, 4),
        "key": (HIDDEN, LINKED),
        "value": (HIDDEN, LINKED),
        "pair": (SEEN, LINKED),
        "link": (LINKED, 1),
    }
    for number in range(LAYERS):
        own = {"before": (HIDDEN,), "between": (HIDDEN,), "mixed": (HIDDEN, 3 * HIDDEN), "out": (HIDDEN, HIDDEN)}
        own |= {"up": (HIDDEN, INNER), "down": (INNER, HIDDEN)}
        sizes |= {f"layers.{number}.{name}": size for name, size in own.items()}
    rng = np.random.default_rng(seed)
    found = {f"{name}.weight": rng.normal(size=size) for name, size in sizes.items()}
    found |= {f"{name}.bias": rng.normal(size=size[-1:]) for name, size in sizes.items()}
    return {name: array.astype(np.float32) for name, array in found.items()}


def print_pytorchs_numbers() -> None:
    """What `RECORDED` holds."""
    import torch

    from build_scripts.starter import wordless_network as module

    module.HIDDEN, module.LAYERS, module.HEADS, module.INNER = HIDDEN, LAYERS, HEADS, INNER
    module.PAIR_HIDDEN, module.LINK_HIDDEN = SEEN, LINKED
    network = module.WordlessNetwork()
    state = {name: torch.from_numpy(array.T.copy()) for name, array in arrays().items()}
    network.load_state_dict(network.state_dict() | state)
    encoded, _ = form()
    texts, boxes = page_lines(encoded)
    features = line_features(texts, boxes, encoded.width, encoded.height), pair_features(boxes)
    logits, linked = network(*(torch.from_numpy(row)[None] for row in features), torch.ones(1, 6, dtype=torch.bool))
    roles = logits.softmax(-1)[0]
    possible = (roles[::2, 1][:, None] * roles[1::2, 2]).clamp(min=0.02)
    links = (linked[0, ::2, 1::2].sigmoid() / possible).clamp(1e-4, 0.98).logit()
    for name, found in (("roles", (roles + 1e-5).log()), ("links", links)):
        print(f"{name}: ({found.sum().item():.6f}, {(found**2).sum().item():.6f})")


def test_it_computes_what_pytorch_computes() -> None:
    encoded, pairs = form()
    network = Wordless(arrays())
    for name, found in (("roles", network.looks(encoded)), ("links", network.margins(encoded, pairs))):
        assert found is not None
        assert (float(found.sum()), float((found**2).sum())) == pytest.approx(RECORDED[name], rel=1e-4)


def test_resolution_makes_no_difference() -> None:
    (small, pairs), (large, _) = form(1.0), form(3.0)
    network = Wordless(arrays())
    np.testing.assert_allclose(network.looks(small), network.looks(large), atol=1e-3)
    np.testing.assert_allclose(network.margins(small, pairs), network.margins(large, pairs), atol=1e-3)


def test_weights_multiply_what_it_says() -> None:
    encoded, pairs = form()
    plain = Wordless(arrays())
    weighed = plain.weighed(0.5, 2.0, 0.25)
    np.testing.assert_allclose(weighed.looks(encoded), 0.5 * plain.looks(encoded), rtol=1e-5)
    np.testing.assert_allclose(weighed.margins(encoded, pairs), 2 * plain.margins(encoded, pairs), rtol=1e-5)
    assert weighed.share == 0.25 and plain.weighed(0.0, 1.0).looks(encoded) is None


def test_words_make_no_difference_but_what_they_are_made_of_does() -> None:
    encoded, _ = form()
    network = Wordless(arrays())
    other = replace(encoded, texts=("Lost:", "Eve", "Code:", "2604", "Hamster:", "Berlin"))
    np.testing.assert_array_equal(network.looks(encoded), network.looks(other))
    assert not np.array_equal(network.looks(encoded), network.looks(replace(encoded, texts=("1",) * 6)))


def test_of_very_many_lines_and_of_none_it_says_nothing() -> None:
    network = Wordless(arrays())
    encoded, pairs = form(count=MOST_LINES + 1)
    assert network.looks(encoded) is None and not network.margins(encoded, pairs).any()
    nothing, none = form(count=0)
    assert network.looks(nothing) is None and network.margins(nothing, none).shape == (0, 0)


def test_lines_without_size_or_all_in_one_place_give_numbers() -> None:
    entities = [Entity(number, rectangle((7, 7, 7, 7)), "x") for number in range(3)]
    encoded = encode_page(entities, 100, 100, goldens.tokenizer())
    assert np.isfinite(Wordless(arrays()).looks(encoded)).all()


def test_a_file_brings_it_back(tmp_path: Path) -> None:
    path, network = tmp_path / FILE_NAME, Wordless(arrays()).weighed(0.5, 0.75, 1.25)
    path.write_bytes(network.to_bytes())
    again = Wordless.from_file(path)
    np.testing.assert_array_equal(again.margins(*form()), network.margins(*form()))
    assert (again.share, again.role_weight, again.link_weight) == (1.25, 0.5, 0.75)


def test_a_damaged_or_foreign_file_is_refused_by_name(tmp_path: Path) -> None:
    path, whole = tmp_path / FILE_NAME, Wordless(arrays()).to_bytes()
    foreign = [whole[:300], b"", Wordless({}).to_bytes()]
    for name in arrays():
        foreign.append(Wordless({key: array for key, array in arrays().items() if key != name}).to_bytes())
        foreign.append(Wordless(arrays() | {name: arrays()[name][:-1]}).to_bytes())
    foreign.append(Wordless(arrays() | {"link.bias": np.full(1, np.nan, np.float32)}).to_bytes())
    for content in foreign:
        path.write_bytes(content)
        with pytest.raises(UserError, match=r"wordless\.npz"):
            Wordless.from_file(path)


if __name__ == "__main__":
    print_pytorchs_numbers()
