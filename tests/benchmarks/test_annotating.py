"""The perfect annotator gets to the answer from any start, and counts what it does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from event_loop import application
from text_image import save

from kie_desktop.benchmarks import annotating
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.page import Entity, Link, Page

ROWS = [("Name:", "question", 20), ("Ada", "answer", 160), ("Born:", "question", 20), ("1815", "answer", 160)]
GOLD = Page("form.png", 400, 300).with_entities(
    [
        Entity(number, rectangle((x, 40.0 * number, x + 90, 40.0 * number + 20)), text, label)
        for number, (text, label, x) in enumerate(ROWS, 1)
    ],
    [Link(1, 2), Link(3, 4)],
)


@pytest.fixture
def images(tmp_path: Path, kie_desktop_home: Path) -> Path:
    application()
    save(tmp_path / "form.png", [(20, 20, "Form")], (400, 300))
    return tmp_path


def proposed(page: Page, labels: dict[int, str], links: list[Link]) -> Page:
    entities = [replace(entity, label=labels.get(entity.id, "other")) for entity in page.entities.values()]
    return page.with_entities(entities, links)


def replayed(page: Page, propose: annotating.Propose, project: Path) -> list[int]:
    """Actions for labels, wrong links, missing links, going on."""
    (actions,) = annotating.replayed([page], propose, project.parent, project)
    return list(actions.values())


def test_from_nothing_each_entity_and_link_costs_its_action(images: Path) -> None:
    # 4 clicks, 2 labels, 2 drags with the tool taken and put away, and on
    assert replayed(GOLD, lambda page: page, images / "nothing.kie") == [4 + 2, 0, 2 + 2, 1]


def test_from_a_right_proposal_only_going_on_is_left(images: Path) -> None:
    assert replayed(GOLD, lambda _: GOLD, images / "right.kie") == [0, 0, 0, 1]


def test_mistakes_cost_what_mending_them_takes(images: Path) -> None:
    labels = {1: "question", 2: "answer", 3: "question", 4: "header"}

    def propose(page: Page) -> Page:
        return proposed(page, labels, [Link(1, 2, 0.9), Link(3, 2, 0.6), Link(1, 4, 0.6)])

    # label of 4: click, key; 1 -> 4: unlink; 3 -> 2: click, Del; 3 -> 4: tool, drag, tool; on
    assert replayed(GOLD, propose, images / "wrong.kie") == [2, 1 + 2, 3, 1]


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
