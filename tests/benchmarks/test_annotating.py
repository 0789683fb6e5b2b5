"""The perfect annotator gets to the answer from any start, and counts what it does."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from event_loop import application
from text_image import save

from kie_desktop.benchmarks import annotating
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


LABELS = {entity.id: entity.label for entity in GOLD.entities.values()}
FAKE_ENGINE = Path(__file__).parents[1] / "jobs" / "fake_engine.py"


@pytest.fixture
def images(tmp_path: Path, kie_desktop_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    application()
    monkeypatch.setattr(engine_client, "own_command", lambda *_: [sys.executable, str(FAKE_ENGINE)])
    save(tmp_path / "form.png", [(20, 20, "Form")], (400, 300))
    return tmp_path


def proposed(page: Page, labels: dict[int, str], links: list[Link]) -> Page:
    entities = [replace(entity, label=labels.get(entity.id, "other")) for entity in page.entities.values()]
    return page.with_entities(entities, links)


def replayed(page: Page, propose: annotating.Propose, project: Path, model: str | None = None) -> list[int]:
    """Actions for labels, proposing again, wrong links, missing links, going on."""
    (actions,) = annotating.replayed([page], propose, project.parent, project, model)
    return list(actions.values())


def test_from_nothing_each_group_and_link_costs_its_action(images: Path) -> None:
    # 2 bands, 2 labels, 2 drags with the tool taken and put away, and on
    assert replayed(GOLD, lambda page: page, images / "nothing.kie") == [2 + 2, 0, 0, 2 + 2, 1]


def test_from_a_right_proposal_only_going_on_is_left(images: Path) -> None:
    assert replayed(GOLD, lambda _: GOLD, images / "right.kie") == [0, 0, 0, 0, 1]


def test_mistakes_cost_what_mending_them_takes(images: Path) -> None:
    labels = {1: "question", 2: "answer", 3: "question", 4: "header"}

    def propose(page: Page) -> Page:
        return proposed(page, labels, [Link(1, 2, 0.9), Link(3, 2, 0.6), Link(1, 4, 0.6)])

    # label of 4: click, key; 1 -> 4, 3 -> 2: a band around 3 and 4, unlink; 3 -> 4: tool, drag, tool; on
    assert replayed(GOLD, propose, images / "wrong.kie") == [2, 0, 2, 3, 1]


def test_a_wrong_link_between_ends_that_keep_others_is_clicked(images: Path) -> None:
    def propose(page: Page) -> Page:
        return proposed(page, LABELS, [*GOLD.links.values(), Link(1, 4, 0.6)])

    assert replayed(GOLD, propose, images / "link.kie") == [0, 0, 2, 0, 1]


def test_values_of_one_key_are_linked_together(images: Path) -> None:
    entities = {
        key: replace(entity, label="answer" if key > 1 else "question") for key, entity in GOLD.entities.items()
    }
    column = GOLD.with_entities([*entities.values()], [Link(1, 2), Link(1, 3), Link(1, 4)])
    start = column.with_entities([*entities.values()], [])
    # a band around all of them, Ctrl+J
    assert replayed(column, lambda _: start, images / "column.kie") == [0, 0, 0, 2, 1]


def test_links_are_proposed_again_for_mended_labels(images: Path) -> None:
    def propose(page: Page) -> Page:
        return proposed(page, LABELS | {3: "answer"}, [Link(1, 2, 0.9), Link(1, 3, 0.6), Link(1, 4, 0.6)])

    assert replayed(GOLD, propose, images / "again.kie", annotating.STARTER) == [2, 1, 0, 0, 1]


def test_what_the_model_makes_worse_is_taken_back(images: Path) -> None:
    crossed = GOLD.with_entities([*GOLD.entities.values()], [Link(1, 4), Link(3, 2)])

    def propose(page: Page) -> Page:
        return proposed(page, LABELS | {3: "answer"}, [Link(1, 4, 0.9)])

    assert replayed(crossed, propose, images / "worse.kie", annotating.STARTER) == [2, 2, 0, 3, 1]


def test_lines_that_lie_on_one_another_are_reached_all_the_same(images: Path) -> None:
    entities = dict(GOLD.entities)
    entities[4] = replace(entities[4], points=entities[2].points)
    crowded = replace(GOLD, entities=entities)
    assert sum(replayed(crowded, annotating.bare, images / "crowded.kie")) > 11


def test_without_the_pages_it_says_so_and_is_no_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(annotating.DATA_VARIABLE, str(tmp_path))
    result = annotating.actions_per_page()
    assert result.ok
    assert result.value is None
    assert result.peer is not None
    assert str(tmp_path) in result.peer
