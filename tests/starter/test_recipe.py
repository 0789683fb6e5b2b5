"""The recipe: the same batches every time, cut and changed as it says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from build_scripts.starter.recipe import LENGTH_STEP, Recipe
from kie_desktop.training.data import Batch, Example
from kie_desktop.training.schedule import trapezoid_schedule
from tests import goldens

RECIPE = Path(__file__).resolve().parents[2] / "build_scripts" / "starter" / "recipe.toml"


def few(chunk: int) -> list[Batch]:
    recipe = Recipe.read(RECIPE)
    training = replace(recipe.training, chunk_pages=12, max_tokens=160, repeats=2)
    return list(replace(recipe, training=training).batches(chunk, goldens.tokenizer()))


def test_batches_are_the_same_every_time_and_others_in_every_chunk() -> None:
    first, again, next_one = few(3), few(3), few(4)
    assert [batch.input_ids.tolist() for batch in first] == [batch.input_ids.tolist() for batch in again]
    assert first[0].input_ids.tolist() != next_one[0].input_ids.tolist()
    assert sum(len(batch.examples) for batch in first) == 2 * 12


def test_a_page_that_comes_again_is_moved_and_scaled_but_stays_on_the_sheet_with_its_lines_apart() -> None:
    seen: dict[str, list[Example]] = {}
    for batch in few(5):
        for example in batch.examples:
            seen.setdefault(example.page, []).append(example)
    assert len(seen) == 12
    for first, again in seen.values():
        assert (first.labels == again.labels).all() and (first.gold == again.gold).all()
        assert (first.bbox != again.bbox).any()
        for example in (first, again):
            assert example.bbox.min() >= 0 and example.bbox.max() <= 1000
            assert (example.bbox[:, 2:] >= example.bbox[:, :2]).all()
        inside = first.labels[1:] % 2 == 0  # of a line, or two lines of plain text
        apart = [(example.bbox[1:] != example.bbox[:-1]).any(axis=1) for example in (first, again)]
        assert (
            (apart[0] & inside & (first.labels[1:] > 0)).sum()
            == 0
            == (apart[1] & inside & (again.labels[1:] > 0)).sum()
        )


def test_pages_are_cut_to_the_lengths_that_the_recipe_allows() -> None:
    sizes = {len(example) for batch in few(1) for example in batch.examples}
    assert max(sizes) <= 160
    assert all(size % LENGTH_STEP == 0 for size in sizes)


@pytest.mark.parametrize("share", [1.0, 0.3, 0.01, 1e-9])
def test_a_share_of_the_recipe_has_the_same_stages(share: float) -> None:
    recipe = Recipe.read(RECIPE)
    less = recipe.scaled(share)
    assert (less == recipe) == (share == 1.0) and less.network == recipe.network
    training, whole = less.training, recipe.training
    assert 0 < training.steps <= whole.steps and training.save_every <= whole.save_every
    trapezoid_schedule(training.peak, training.warmup, training.steps, training.decay)  # fits


@pytest.mark.parametrize("share", [0.0, -1.0, 1.5, float("nan")])
def test_a_share_is_a_part(share: float) -> None:
    with pytest.raises(ValueError, match="above 0 and at most 1"):
        Recipe.read(RECIPE).scaled(share)
