"""OCR, SER and RE over a page, with an engine and a model whose answers are known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import rule_pack

from kie_desktop.contract.messages import OCR, RE, REREAD, SER
from kie_desktop.contract.packs import read_pack
from kie_desktop.domain import edits
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.geometry import Box, rectangle
from kie_desktop.domain.label_set import Role
from kie_desktop.domain.page import HUMAN, Entity, EntityPart, Link, Page
from kie_desktop.domain.patch import apply
from kie_desktop.ocr.found import FoundMark
from kie_desktop.ocr.protocol import Image, OcrLine
from kie_desktop.runtime.onnx_runner import OnnxModel
from kie_desktop.runtime.pipeline import Pipeline


class FixedOcr:
    """Reads the same lines from every image."""

    name = "fixed"

    def __init__(self, *lines: tuple[Box, str], tiles: int = 1) -> None:
        self.tiles = tiles
        self.lines = [OcrLine(rectangle(box), text, 0.9) for box, text in lines]

    def read(self, image: Image) -> list[OcrLine]:
        return self.lines

    def recognise(self, image: Image, points: object) -> tuple[str, float]:
        raise AssertionError("annotate reads whole pages")


NAME, ADA = ((100, 100, 200, 130), "Name:"), ((600, 102, 700, 130), "Ada")
CITY, PARIS = ((100, 300, 200, 330), "City:"), ((600, 305, 700, 335), "Paris")
PAGE = Page("a.png", 1000, 1000)


def blank() -> Image:
    return np.full((1000, 1000, 3), 255, np.uint8)


def unread() -> Image:
    raise AssertionError("the image was read and is not needed")


class NoMarks:
    """Finds nothing."""

    def find(self, page: Image) -> list[FoundMark]:
        return []


def test_a_page_is_decoded_once_for_all_that_look_at_it() -> None:
    decoded = []

    def image() -> Image:
        decoded.append(blank())
        return decoded[-1]

    pipeline = Pipeline(FixedOcr(NAME, ADA), None, marks=NoMarks())  # type: ignore[arg-type]
    assert len(pipeline.annotate(image, PAGE).page.entities) == 2
    assert len(decoded) == 1


def test_a_page_that_was_read_in_parts_says_so() -> None:
    assert Pipeline(FixedOcr(NAME, tiles=6), None).annotate(blank, PAGE).notes == (
        "it is large, and its text was read in 6 parts",
    )
    assert Pipeline(FixedOcr(NAME), None).annotate(blank, PAGE).notes == ()


@pytest.mark.parametrize(
    ("ground", "why"),
    [
        (255, "no text was found: the page is blank"),
        (160, "no text was found: the page is blank"),
        (0, "no text was found: the page is nearly all dark; scan or photograph it again"),
        (60, "no text was found: the page is nearly all dark; scan or photograph it again"),
        (None, "no text was found on the page"),
    ],
)
def test_a_page_without_anything_says_why(ground: int | None, why: str) -> None:
    if ground is None:  # a picture of something else
        image = np.repeat(np.arange(1000, dtype=np.uint8)[None, :, None], 800, axis=0).repeat(3, axis=2)
    else:
        image = np.full((800, 1000, 3), ground, np.uint8)
        image[::97, ::89] += np.uint8(0 if ground == 255 else 20)
    assert Pipeline(FixedOcr(), None).annotate(lambda: image, PAGE).notes == (why,)


def test_what_shows_only_a_mark_is_not_without_anything() -> None:
    class OneMark:
        def find(self, page: Image) -> list[FoundMark]:
            return [FoundMark(rectangle((10, 10, 30, 30)), True, 0.9)]

    assert Pipeline(FixedOcr(), None, marks=OneMark()).annotate(blank, PAGE).notes == ()  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> OnnxModel:
    return OnnxModel(rule_pack.write(tmp_path_factory.mktemp("packs") / "rule"))


def entity(
    number: int, line: tuple[Box, str], label: str = "other", by_human: frozenset[EntityPart] = frozenset()
) -> Entity:
    return Entity(number, rectangle(line[0]), line[1], label, by_human=by_human)


def labels(page: Page) -> dict[str, str]:
    return {row.text: row.label for row in page.entities.values()}


def linked(page: Page) -> set[tuple[str, str]]:
    return {(page.entities[head].text, page.entities[tail].text) for head, tail in page.links}


def test_new_page_is_read_labelled_and_linked(model: OnnxModel) -> None:
    done = Pipeline(FixedOcr(PARIS, NAME, CITY, ADA), model).annotate(blank, PAGE)
    assert [row.text for row in done.page.entities.values()] == ["Name:", "Ada", "City:", "Paris"]
    assert list(done.page.entities) == [1, 2, 3, 4]
    assert labels(done.page) == {"Name:": "question", "Ada": "answer", "City:": "question", "Paris": "answer"}
    assert linked(done.page) == {("Name:", "Ada"), ("City:", "Paris")}
    assert all(0.9 < row.label_score <= 1 and row.text_score == 0.9 for row in done.page.entities.values())
    assert all(link.score > 0.9 for link in done.page.links.values())
    assert set(done.timing) == {"ocr_s", "ser_s", "re_s"}


def test_proposal_becomes_one_edit(model: OnnxModel) -> None:
    done = Pipeline(FixedOcr(NAME, ADA), model).annotate(blank, PAGE)
    page = apply(PAGE, edits.pre_annotate(PAGE, done.page))
    assert linked(page) == {("Name:", "Ada")} and page.state == "pre-annotated"


def test_page_without_text(model: OnnxModel) -> None:
    done = Pipeline(FixedOcr(), model).annotate(blank, PAGE)
    assert not done.page.entities and not done.page.links


def test_page_with_entities_is_not_read_again(model: OnnxModel) -> None:
    page = PAGE.with_entities([entity(7, NAME), entity(9, ADA)], [])
    done = Pipeline(FixedOcr(CITY), model).annotate(unread, page)
    assert linked(done.page) == {("Name:", "Ada")} and set(done.page.entities) == {7, 9}


def test_entities_without_text_are_background(model: OnnxModel) -> None:
    page = PAGE.with_entities([entity(1, NAME), entity(2, (ADA[0], "  "))], [])
    done = Pipeline(None, model).annotate(unread, page)
    assert labels(done.page) == {"Name:": "question", "  ": "other"} and not done.page.links


def test_labels_of_a_person_stay_and_count_in_re(model: OnnxModel) -> None:
    page = PAGE.with_entities(
        [
            entity(1, NAME, "answer", frozenset({EntityPart.LABEL})),
            entity(2, ADA, "question", frozenset({EntityPart.LABEL})),
        ],
        [],
    )
    done = Pipeline(None, model).annotate(unread, page)
    assert labels(done.page) == {"Name:": "answer", "Ada": "question"}
    assert linked(done.page) == {("Ada", "Name:")}


def test_a_value_whose_link_was_removed_may_go_to_another_key(model: OnnxModel) -> None:
    page = Pipeline(FixedOcr(NAME, CITY, PARIS), model).annotate(blank, PAGE).page
    ((key, value),) = page.links
    (other,) = [row.id for row in page.entities.values() if row.label == "question" and row.id != key]
    again = Pipeline(None, model).annotate(unread, replace(page, rejected=frozenset({(key, value)})), {RE}).page
    assert set(again.links) <= {(other, value)}


def test_roles_of_the_project_count_for_its_own_labels(model: OnnxModel) -> None:
    page = PAGE.with_entities([entity(1, NAME, "Feld", HUMAN), entity(2, ADA, "Wert", HUMAN)], [])
    pipeline = Pipeline(None, model)
    assert not pipeline.annotate(unread, page, {RE}).page.links
    done = pipeline.annotate(unread, page, {RE}, {"feld": Role.KEY, "WERT": Role.VALUE})
    assert linked(done.page) == {("Name:", "Ada")}


def test_single_steps(model: OnnxModel) -> None:
    pipeline = Pipeline(FixedOcr(NAME, ADA), model)
    read = pipeline.annotate(blank, PAGE, {OCR}).page
    assert labels(read) == {"Name:": "other", "Ada": "other"}
    labelled = pipeline.annotate(unread, read, {SER}).page
    assert labels(labelled) == {"Name:": "question", "Ada": "answer"} and not labelled.links
    relinked = pipeline.annotate(unread, labelled, {RE}).page
    assert linked(relinked) == {("Name:", "Ada")}


def test_links_of_a_person_stay(model: OnnxModel) -> None:
    page = PAGE.with_entities(
        [entity(1, NAME), entity(2, ADA), entity(3, CITY)], [Link(3, 2, by_human=True), Link(3, 1, 0.6)]
    )
    done = Pipeline(None, model).annotate(unread, page)
    assert linked(done.page) == {("City:", "Ada"), ("Name:", "Ada")}
    assert linked(apply(page, edits.pre_annotate(page, done.page))) == {("City:", "Ada")}


def test_reading_again_keeps_ids_and_what_a_person_did(model: OnnxModel) -> None:
    page = PAGE.with_entities(
        [
            entity(1, (NAME[0], "Nane:")),
            entity(2, (ADA[0], "Ada Lovelace"), by_human=frozenset({EntityPart.TEXT})),
            entity(3, ((100, 290, 720, 340), "City: Paris"), "header", HUMAN),
            entity(4, ((500, 800, 600, 830), "a speck")),
        ],
        [],
    )
    done = Pipeline(FixedOcr(NAME, ADA, CITY, PARIS), model).annotate(blank, page, {REREAD, SER})
    after = apply(page, edits.pre_annotate(page, done.page))
    assert {row.id: row.text for row in after.entities.values()} == {1: "Name:", 2: "Ada Lovelace", 3: "City: Paris"}
    assert after.entities[3].label == "header"


def test_what_a_person_deleted_is_not_read_again(model: OnnxModel) -> None:
    page = Page("a.png", 1000, 1000, erased=frozenset({ADA[0]}))
    done = Pipeline(FixedOcr(NAME, ADA), model).annotate(blank, page)
    assert labels(done.page) == {"Name:": "question"}


def test_page_longer_than_the_window(tmp_path: Path) -> None:
    """Key and value of one row in different windows, 45 rows, windows of 64 tokens."""
    model = OnnxModel(rule_pack.write(tmp_path / "short", max_tokens=64))
    lines = [((100, 52 * row, 200, 52 * row + 20), f"Key number {row}") for row in range(45)]
    lines += [((600, 52 * row, 700, 52 * row + 20), f"value number {row}") for row in range(45)]
    done = Pipeline(FixedOcr(*lines), model).annotate(blank, Page("long.png", 1000, 2400))
    expected = {(f"Key number {row}", f"value number {row}") for row in range(45)}
    assert linked(done.page) == expected


def test_pack_for_one_task_does_that_one(tmp_path: Path) -> None:
    page = PAGE.with_entities([entity(1, NAME), entity(2, ADA)], [])
    ser_only = Pipeline(None, OnnxModel(rule_pack.write(tmp_path / "ser", tasks=("ser",)))).annotate(unread, page)
    assert labels(ser_only.page)["Ada"] == "answer" and not ser_only.page.links and set(ser_only.timing) == {"ser_s"}
    re_only = Pipeline(None, OnnxModel(rule_pack.write(tmp_path / "re", tasks=("re",)))).annotate(unread, ser_only.page)
    assert linked(re_only.page) == {("Name:", "Ada")}


def test_network_that_does_not_fit_its_labels(tmp_path: Path) -> None:
    folder = rule_pack.write(tmp_path / "rule").folder
    text = (folder / "pack.toml").read_text("utf-8")
    extra = '[[labels]]\nname = "date"\nrole = "value"\ncolour = "#112233"\nhotkey = ""\n\n[scores'
    (folder / "pack.toml").write_text(text.replace("[scores", extra, 1), "utf-8")
    page = PAGE.with_entities([entity(1, NAME)], [])
    with pytest.raises(UserError, match=r"ser\.onnx: the network has 7 classes, but the pack's labels need 9"):
        Pipeline(None, OnnxModel(read_pack(folder))).annotate(unread, page)


def test_damaged_network(tmp_path: Path) -> None:
    pack = rule_pack.write(tmp_path / "rule")
    pack.path("ser.onnx").write_bytes(b"no network")
    page = PAGE.with_entities([entity(1, NAME)], [])
    with pytest.raises(UserError, match=r"ser\.onnx: ONNX Runtime cannot load this network"):
        Pipeline(None, OnnxModel(pack)).annotate(unread, page)


def test_a_link_is_no_surer_than_its_labels(model: OnnxModel) -> None:
    page = Pipeline(FixedOcr(NAME, ADA), model).annotate(blank, PAGE).page
    (link,) = page.links.values()
    ends = [page.entities[end].label_score or 0.0 for end in link.key]
    assert link.score is not None and link.score <= ends[0] * ends[1]


WEIGHTS = ((0.0,) * 7, (0.0,) * 7, (0.0,) * 4 + (9.0, 0.0, 0.0), (0.0,) * 7)
"""What is linked to a key is a value, whatever SER says."""
MIDDLE = ((499, 100, 600, 130), "Ada")
"""Beside `NAME`, and left of the middle, so that SER makes a key of it, but only just."""


@pytest.fixture
def joint(model: OnnxModel) -> Iterator[OnnxModel]:
    """The rule's model, whose RE has a say in labels."""
    before = model.linking
    model.linking = replace(before, labels=WEIGHTS)
    yield model
    model.linking = before


def test_links_have_a_say_in_labels(joint: OnnxModel) -> None:
    page = Pipeline(FixedOcr(NAME, MIDDLE), joint).annotate(blank, PAGE).page
    assert labels(page) == {"Name:": "question", "Ada": "answer"} and linked(page) == {("Name:", "Ada")}


def test_ser_alone_labels_as_it_sees_them(joint: OnnxModel) -> None:
    page = Pipeline(FixedOcr(NAME, MIDDLE), joint).annotate(blank, PAGE, {OCR, SER}).page
    assert labels(page) == {"Name:": "question", "Ada": "question"}


def test_links_change_no_label_of_a_person(joint: OnnxModel) -> None:
    page = PAGE.with_entities([entity(1, NAME), entity(2, MIDDLE, "question", frozenset({EntityPart.LABEL}))], [])
    assert labels(Pipeline(None, joint).annotate(unread, page).page)["Ada"] == "question"
    by_person = entity(1, (NAME[0], "Name:"), "other", frozenset({EntityPart.LABEL}))
    page = PAGE.with_entities([by_person, entity(2, MIDDLE)], [])
    assert labels(Pipeline(None, joint).annotate(unread, page).page) == {"Name:": "other", "Ada": "question"}


def test_a_page_goes_through_re_once(joint: OnnxModel, monkeypatch: pytest.MonkeyPatch) -> None:
    calls, relation = [], joint._re
    assert relation is not None

    def counted(ids: np.ndarray, boxes: np.ndarray) -> np.ndarray:
        calls.append(len(ids))
        return relation.encode(ids, boxes)

    monkeypatch.setattr(joint, "_re", relation._replace(encode=counted))
    Pipeline(FixedOcr(NAME, MIDDLE), joint).annotate(blank, PAGE)
    assert len(calls) == 1
