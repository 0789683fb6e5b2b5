"""Every format: what is written reads back, save what the format declares that it cannot hold."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import pytest
from format_pages import LABELS, held, pages
from hypothesis import HealthCheck, given, settings

from kie_desktop.domain.page import Entity, Page, ReviewState
from kie_desktop.formats import registry
from kie_desktop.formats.format import Format, Reading, WriteReport

READABLE = [kind for kind in registry.FORMATS if kind.read]
_ADDED = frozenset({"words"})
"""What FUNSD and XFUND have below an entity beside its text."""


def round_trip(folder: Path, written: list[Page], kind: Format) -> tuple[Reading, WriteReport]:
    """Write into a fresh place, recognise it, read it."""
    path = folder / f"data{kind.suffix}"
    shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    report = registry.write(path, written, LABELS, kind, overwrite=True)
    if any(page.entities for page in written):
        assert registry.recognise(path) is kind
    return registry.read(path, None, LABELS, kind), report


def same(entity: Entity) -> dict[str, Any]:
    """An entity to compare: Label Studio's per cents cost the last digits."""
    points = [(pytest.approx(x, abs=1e-5), pytest.approx(y, abs=1e-5)) for x, y in entity.points]
    extra = {key: value for key, value in entity.extra.items() if key not in _ADDED}
    scores = (entity.text_score, entity.label_score)
    return {"points": points, "extra": extra, "who": (scores, entity.by_human), "what": (entity.text, entity.label)}


@pytest.mark.parametrize("kind", READABLE, ids=lambda kind: kind.name)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(page=pages() | pages(by_models=True))
def test_a_page_comes_back_as_its_format_holds_it(kind: Format, tmp_path: Path, page: Page) -> None:
    """And where something differs, the report names the kind of it."""
    reading, report = round_trip(tmp_path, [page], kind)
    codes = {problem.code for problem in report.lost}
    if kind.name == "ppocrlabel" and not page.entities:
        assert not reading.pages and "lost-empty-pages" in codes
        return
    (again,) = reading.pages
    expected = held(page, kind)
    assert {key: same(entity) for key, entity in again.entities.items()} == {
        key: {**same(entity), "points": list(entity.points)} for key, entity in expected.entities.items()
    }
    assert dict(again.links) == dict(expected.links)
    assert again.state == expected.state
    assert {problem.code for problem in reading.problems} <= {"no-words", "empty-word", "dangling-link"}
    assert lost_between(page, again) <= codes


def lost_between(before: Page, after: Page) -> set[str]:
    """The codes of what is gone; texts that FUNSD's converter leaves out take their links along."""
    first, second = before.entities.values(), after.entities.values()
    if len(first) != len(second):
        return {"lost-without-text"}
    lost = {
        "lost-links": len(before.links) != len(after.links),
        "lost-scores": {entity.by_human for entity in first} != {entity.by_human for entity in second},
        "lost-extra": any(entity.extra for entity in first)
        and not any(set(entity.extra) - _ADDED for entity in second),
        "lost-ids": before.entities.keys() != after.entities.keys(),
        "lost-states": ReviewState.REVIEWED in {before.state} - {after.state},
    }
    return {code for code, is_lost in lost.items() if is_lost}


@pytest.mark.parametrize("kind", READABLE, ids=lambda kind: kind.name)
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(page=pages())
def test_the_same_page_gives_the_same_bytes(kind: Format, tmp_path: Path, page: Page) -> None:
    shuffled = Page(page.image, page.width, page.height, state=page.state).with_entities(
        list(reversed(page.entities.values())), list(reversed(page.links.values()))
    )
    contents = []
    for number, each in enumerate((page, shuffled)):
        folder = tmp_path / str(number)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        files = registry.write(folder / f"data{kind.suffix}", [each], LABELS, kind).files
        contents.append([(file.name, file.read_bytes()) for file in files])
    assert contents[0] == contents[1] and contents[0]


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(page=pages(), kinds=st.lists(st.sampled_from([kind for kind in READABLE if kind.name != "sroie"]), max_size=4))
def test_texts_and_links_survive_a_way_through_several_formats(tmp_path: Path, page: Page, kinds: list[Format]) -> None:
    """All of them hold links between entities that have a text."""
    current = page
    for kind in kinds:
        reading, _ = round_trip(tmp_path, [current], kind)
        if not reading.pages:
            return
        current = reading.pages[0]
        current = Page(page.image, 5000, 5000, state=current.state, extra=current.extra).with_entities(
            list(current.entities.values()), list(current.links.values())
        )

    def linked(of: Page) -> list[tuple[str, str]]:
        pairs = ([of.entities[end].text.lstrip(" ") for end in key] for key in of.links)
        return sorted((head, tail) for head, tail in pairs if head and tail)

    assert linked(current) == linked(page)
