"""The perfect annotator gets to the answer from any start, and counts what it does."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest
from event_loop import application
from text_image import save

from build_scripts.benchmarks import annotating
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.page import Entity, Link, Page
from kie_desktop.jobs import engine_client

ROWS = [("Name:", "question", 20), ("Ada", "answer", 160), ("Born:", "question", 20), ("1815", "answer", 160)]
GOLD = Page("form.png", 400, 300).with_entities(
    [
        Entity(number, rectangle((x, 40.0 * number, x + 90, 40.0 * number + 20)), text, label)
        for number, (text, label, x) in enumerate(ROWS, 1)
    ],
    [Link(1, 2), Link(3, 4)],
)
BARE = annotating.bare(GOLD)
FAKE_ENGINE = Path(__file__).parents[1] / "jobs" / "fake_engine.py"


class Case(NamedTuple):
    """A page as it should be and as a model leaves it; actions for labels, links again, wrong and missing links, on."""

    gold: Page
    start: Page
    actions: list[int]


def with_links(page: Page, *links: Link) -> Page:
    return page.with_entities([*page.entities.values()], [*links])


def with_labels(page: Page, labels: Mapping[int, str]) -> Page:
    entities = [replace(entity, label=labels.get(entity.id, entity.label)) for entity in page.entities.values()]
    return page.with_entities(entities, [*page.links.values()])


COLUMN = with_links(with_labels(GOLD, {3: "answer"}), Link(1, 2), Link(1, 3), Link(1, 4))
ALL_LINKED = with_links(GOLD, Link(1, 2), Link(3, 4), Link(3, 2), Link(1, 4))
CROSSED = with_links(GOLD, Link(1, 4), Link(3, 2))
THREE_IS_A_VALUE = with_labels(GOLD, {3: "answer"})

WITHOUT_MODEL = {
    # 2 bands, 2 labels, 2 drags with the tool taken and put away, and on
    "from nothing": Case(GOLD, BARE, [2 + 2, 0, 0, 2 + 2, 1]),
    "all right": Case(GOLD, GOLD, [0, 0, 0, 0, 1]),
    # label of 4: click, key; 1 -> 4, 3 -> 2: a band around 3 and 4, unlink; 3 -> 4: tool, drag, tool
    "mistakes": Case(
        GOLD,
        with_links(with_labels(GOLD, {4: "header"}), Link(1, 2, 0.9), Link(3, 2, 0.6), Link(1, 4, 0.6)),
        [2, 0, 2, 3, 1],
    ),
    # the ends keep their other links: a click on the link, Del
    "a wrong link": Case(GOLD, with_links(GOLD, Link(1, 2), Link(3, 4), Link(1, 4, 0.6)), [0, 0, 2, 0, 1]),
    # a band around 3 and 4: unlink takes the link between them, and once more all others
    "wrong links": Case(with_links(GOLD, Link(1, 2)), ALL_LINKED, [0, 0, 3, 0, 1]),
    # a band around all, Ctrl+J
    "values of one key": Case(COLUMN, with_links(COLUMN), [0, 0, 0, 2, 1]),
}
WITH_MODEL = {
    # J, and all is right
    "links again": Case(
        GOLD, with_links(THREE_IS_A_VALUE, Link(1, 2, 0.9), Link(1, 3, 0.6), Link(1, 4, 0.6)), [2, 1, 0, 0, 1]
    ),
    # J, Ctrl+Z
    "made worse": Case(CROSSED, with_links(THREE_IS_A_VALUE, Link(1, 4, 0.9)), [2, 2, 0, 3, 1]),
}
BESIDE = with_links(
    GOLD.with_entities([GOLD.entities[1], replace(GOLD.entities[2], points=rectangle((160, 40, 250, 60)))], []),
    Link(1, 2),
)
BY_KEYBOARD = {
    # F; letters of 1 and 3, label, of 2 and 4, label; letters of 1 and 2, Ctrl+J, the same for 3 and 4; on
    "from nothing": Case(GOLD, BARE, [1 + 3 + 3, 0, 0, 3 + 3, 1]),
    "all right": Case(GOLD, GOLD, [0, 0, 0, 0, 1]),
    # label of 4: letter, label; 1 -> 4, 3 -> 2: letters of 3 and 4, Shift+K; letters of 3 and 4, Ctrl+J
    "mistakes": WITHOUT_MODEL["mistakes"]._replace(actions=[2, 0, 3, 3, 1]),
    # letters of 1 and 4, Shift+K: the ends keep their other links
    "a wrong link": WITHOUT_MODEL["a wrong link"]._replace(actions=[0, 0, 3, 0, 1]),
    # letters of 3 and 4, which keep no link: Shift+K takes theirs, and once more all others
    "wrong links": WITHOUT_MODEL["wrong links"]._replace(actions=[0, 0, 4, 0, 1]),
    # letters of 1 and 4, the second with Shift, and Ctrl+J
    "values of one key": WITHOUT_MODEL["values of one key"]._replace(actions=[0, 0, 0, 3, 1]),
    # one letter, G
    "a value beside its key": Case(BESIDE, with_links(BESIDE), [0, 0, 0, 2, 1]),
}


@pytest.fixture
def folder(tmp_path: Path, kie_desktop_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    application()
    monkeypatch.setattr(engine_client, "own_command", lambda *_: [sys.executable, str(FAKE_ENGINE)])
    return tmp_path


def replayed(
    cases: Mapping[str, Case], folder: Path, model: str | None = None, *, keyboard: bool = False
) -> dict[str, list[int]]:
    """The actions of each case, all in one window."""
    for name in cases:
        save(folder / f"{name}.png", [(20, 20, "Form")], (400, 300))
    starts = {f"{name}.png": case.start for name, case in cases.items()}
    pages = [replace(case.gold, image=f"{name}.png") for name, case in cases.items()]

    def propose(page: Page) -> Page:
        return replace(starts[page.image], image=page.image)

    counts = annotating.replayed(pages, propose, folder, folder / "project.kie", model, keyboard=keyboard)
    return {name: list(actions.values()) for name, actions in zip(cases, counts, strict=True)}


def test_without_a_model_each_group_and_each_mistake_costs_its_actions(folder: Path) -> None:
    assert replayed(WITHOUT_MODEL, folder) == {name: case.actions for name, case in WITHOUT_MODEL.items()}


def test_by_keyboard_alone_each_letter_counts(folder: Path) -> None:
    wanted = {name: case.actions for name, case in BY_KEYBOARD.items()}
    assert replayed(BY_KEYBOARD, folder, keyboard=True) == wanted


def test_a_model_is_asked_for_links_again_and_what_it_makes_worse_is_taken_back(folder: Path) -> None:
    wanted = {name: case.actions for name, case in WITH_MODEL.items()}
    assert replayed(WITH_MODEL, folder, annotating.STARTER) == wanted


def test_lines_that_lie_on_one_another_are_reached_all_the_same(folder: Path) -> None:
    entities = dict(GOLD.entities)
    entities[4] = replace(entities[4], points=entities[2].points)
    crowded = {"crowded": Case(replace(GOLD, entities=entities), annotating.bare(replace(GOLD, entities=entities)), [])}
    assert sum(replayed(crowded, folder)["crowded"]) > 9


def test_without_the_pages_it_says_so_and_is_no_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(annotating.DATA_VARIABLE, str(tmp_path))
    for benchmark in (annotating.actions_per_page, annotating.actions_per_page_keyboard):
        result = benchmark()
        assert result.ok
        assert result.value is None
        assert result.peer is not None
        assert str(tmp_path) in result.peer
