"""Which windows each step takes: everything once an epoch, the same again for a resumed run."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import goldens
import pytest

from kie_desktop.contract.train_config import DataSource
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import LabelSet, default_label_set
from kie_desktop.domain.page import Entity, Page
from kie_desktop.training.dataset import BatchPlan, encode_files, read_pages
from tests.training.runs import data_folder
from tests.training.test_data import form

PAGES = [form(lines) for lines in range(1, 24)]


def plan(ratio: float = 1.0, batch_size: int = 4, accumulate: int = 1, rank: int = 0, processes: int = 1) -> BatchPlan:
    files = encode_files([PAGES], "ser", goldens.tokenizer(), default_label_set(), first_only=False)
    return BatchPlan(files, (ratio,), batch_size, accumulate, rank, processes, 7)


def pages_of(plan: BatchPlan, epoch: int) -> list[list[str]]:
    return [[row.page for batch in step for row in batch.examples] for step in plan.steps(epoch)]


def test_an_epoch_takes_every_window_once_in_the_steps_that_it_says() -> None:
    steps = pages_of(plan(), 1)
    assert len(steps) == plan().steps_per_epoch == 6
    assert sorted(page for step in steps for page in step) == sorted(page.image for page in PAGES)


def test_epochs_differ_and_each_is_the_same_again_from_any_step() -> None:
    assert pages_of(plan(), 1) != pages_of(plan(), 2)
    whole = pages_of(plan(), 3)
    rest = [[row.page for batch in step for row in batch.examples] for step in plan().steps(3, first=4)]
    assert rest == whole[4:]


def test_processes_and_accumulation_share_the_same_steps() -> None:
    alone = [Counter(step) for step in pages_of(plan(batch_size=4), 1)]
    halves = [pages_of(plan(batch_size=2, rank=rank, processes=2), 1) for rank in (0, 1)]
    assert [Counter(first) + Counter(second) for first, second in zip(*halves, strict=True)] == alone
    two = plan(batch_size=4, accumulate=2)
    assert two.steps_per_epoch == 3
    assert [len(step) for step in two.steps(1)] == [2, 2, 2]


def test_a_last_window_that_cannot_be_shared_is_taken_by_both() -> None:
    halves = [pages_of(plan(batch_size=11, rank=rank, processes=2), 1) for rank in (0, 1)]
    assert [len(steps) for steps in halves] == [2, 2]
    assert min(len(step) for steps in halves for step in steps) == 1


def test_windows_of_a_batch_are_of_like_length() -> None:
    sizes = [[len(row) for batch in step for row in batch.examples] for step in plan().steps(1)]
    padded = sum(max(step) * len(step) for step in sizes)
    assert padded < 1.35 * sum(map(sum, sizes))


def test_a_ratio_draws_anew_each_epoch() -> None:
    some = plan(ratio=0.5)
    drawn = [{page for step in pages_of(some, epoch) for page in step} for epoch in (1, 2)]
    assert len(drawn[0]) == len(drawn[1]) == 12 and drawn[0] != drawn[1]
    assert some.steps_per_epoch == 3


def test_labels_outside_the_class_list_name_page_and_entity() -> None:
    page = Page("odd.png", 100, 100).with_entities([Entity(4, rectangle((1, 1, 50, 10)), "hello", "stamp")], [])
    with pytest.raises(UserError, match=r"odd\.png: entity 4 has the label 'stamp'"):
        encode_files([[page]], "ser", goldens.tokenizer(), default_label_set(), first_only=False)


def test_pages_without_anything_to_learn_are_refused() -> None:
    blank = Page("blank.png", 100, 100)
    with pytest.raises(UserError, match="no page has any text"):
        encode_files([[blank]], "ser", goldens.tokenizer(), default_label_set(), first_only=False)
    with pytest.raises(UserError, match=r"no page has both a key and a value.*: other other, QUESTIONS other"):
        labels = LabelSet.of_names(["QUESTIONS", "ANSWERS"])
        entity = Entity(1, rectangle((1, 1, 50, 10)), "hello", "QUESTIONS")
        page = blank.with_entities([entity], [])
        encode_files([[page]], "re", goldens.tokenizer(), labels, first_only=False)


def test_a_page_of_3000_entities_and_one_of_spaces_are_learned_from() -> None:
    entities = [Entity(number, rectangle((1, number, 50, number + 8)), "word", "answer") for number in range(1, 3001)]
    crowded = Page("crowded.png", 100, 4000).with_entities(entities, [])
    spaces = Page("spaces.png", 100, 100).with_entities([Entity(1, rectangle((1, 1, 9, 9)), " \t\u3000", "answer")], [])
    (windows,) = encode_files([[crowded, spaces]], "ser", goldens.tokenizer(), default_label_set(), first_only=False)
    assert {window.page for window in windows} == {"crowded.png"}
    assert sum(int((window.labels % 2 == 1).sum()) for window in windows) == 3000


def test_files_without_usable_pages_are_refused(tmp_path: Path) -> None:
    data = data_folder(tmp_path / "data")
    source = DataSource(data, (data / "train.json",))
    assert len(read_pages(source)[0][0]) == 5
    (data / "form2.png").unlink()
    files, problems = read_pages(source)
    assert len(files[0]) == 4 and any("form2.png" in problem.message for problem in problems)
    with pytest.raises(UserError, match="none of its pages can be used"):
        read_pages(replace(source, image_dir=tmp_path / "elsewhere"))
