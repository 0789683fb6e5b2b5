"""What the engine adds to pages whose fields it learns and reads: networks' labels and links, other readings."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import pytest
import rule_pack
from text_image import save

from kie_desktop.contract.field_messages import ReadFields
from kie_desktop.contract.packs import ModelPack
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.page import Entity, Page
from kie_desktop.fields.codec import document_from_json, document_to_json, page_to_json
from kie_desktop.fields.model import FieldsModel
from kie_desktop.fields.rereading import Reread
from kie_desktop.fields.schema import FieldSpec, Schema
from kie_desktop.runtime.field_evidence import NetworkOutputs
from kie_desktop.runtime.field_reader import FieldReader
from kie_desktop.runtime.page_reader import PageReader
from kie_desktop.runtime.pipeline import Pipeline

GROUND = FieldsModel.untaught(Schema(fields=(FieldSpec("Name"), FieldSpec("City")))).ground
LINES = [(20, 50, "Name"), (620, 50, "Ada"), (20, 250, "City"), (620, 250, "Paris")]


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> ModelPack:
    return rule_pack.write(tmp_path_factory.mktemp("packs") / "rule")


def page_json(pack: ModelPack | None, image: str = "") -> dict[str, Any]:
    entities = [
        Entity(number, rectangle((x, y, x + 100, y + 20)), text, text_score=0.9)
        for number, (x, y, text) in enumerate(LINES, 1)
    ]
    value = page_to_json(Page("a.png", 1000, 1000).with_entities(entities, []), image)
    return {**value, "network": "" if pack is None else str(pack.folder)}


def evident(outputs: NetworkOutputs, page: dict[str, Any], seconds: float | None = None) -> Any:
    document = document_from_json(document_to_json("a", [page]))
    return outputs.evident(document, [page], GROUND, seconds).pages[0]


def test_labels_and_links_come_from_the_pack_that_a_page_names(pack: ModelPack) -> None:
    outputs = NetworkOutputs(PageReader(threads=1))
    page = evident(outputs, page_json(pack))
    assert [max(line.labels, key=lambda name: line.labels[name]) for line in page.lines] == [
        "question",
        "answer",
        "question",
        "answer",
    ]
    assert set(page.links) == {(1, 2), (3, 4)} and min(page.links.values()) > 0.5
    assert "question" in page.classes
    assert [line.score for line in page.lines] == [0.9] * 4  # the reading is still that of OCR
    bare = evident(outputs, page_json(None))
    assert bare.links == {} and not any(line.labels for line in bare.lines) and not bare.classes


def test_a_page_is_asked_about_once(pack: ModelPack, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    annotate = Pipeline.annotate

    def counted(self: Pipeline, *arguments: Any, **more: Any) -> Any:
        asked.append("page")
        return annotate(self, *arguments, **more)

    monkeypatch.setattr(Pipeline, "annotate", counted)
    outputs = NetworkOutputs(PageReader(threads=1))
    first = evident(outputs, page_json(pack))
    assert evident(outputs, page_json(pack), 0.0) == first  # known already, so that no time is needed
    assert len(asked) == 1
    changed = page_json(pack)
    changed["lines"][1][1] = "Grace"
    assert evident(outputs, changed, 0.0).links == {}  # its time is over before it was asked about
    assert evident(outputs, changed).links and len(asked) == 2


def test_a_pack_that_is_not_there_is_told_once_and_done_without(caplog: pytest.LogCaptureFixture) -> None:
    outputs = NetworkOutputs(PageReader(threads=1))
    with caplog.at_level(logging.WARNING):
        for _ in range(2):
            page = evident(outputs, {**page_json(None), "network": "no-such-pack"})
            assert page.links == {}
    assert len([row for row in caplog.records if "no-such-pack" in row.getMessage()]) == 1


def test_a_line_is_read_again_where_its_code_is_wrong(tmp_path: Path) -> None:
    """The engine asks its recogniser, from the picture that the page names."""
    iban = "DE89 3704 0044 0532 0130 00"
    width, height = 640, 120
    save(tmp_path / "a.png", [(20, 30, f"IBAN: {iban}")], size=(width, height))
    misread = iban.replace("0130", "0180")
    line = Entity(1, rectangle((16, 32, 490, 64)), f"IBAN: {misread}", text_score=0.9)
    page = page_to_json(Page("a.png", width, height).with_entities([line], []), str(tmp_path / "a.png"))
    schema = '[[field]]\nname = "IBAN"\ntype = "code"\nchecksum = "iban"\n'
    reader = FieldReader(PageReader(threads=1))
    (document,) = reader.read(ReadFields(1, schema, ({"document": document_to_json("a", [page])},))).documents
    (value,) = document["values"]
    assert (value["value"].replace(" ", ""), value["state"]) == (iban.replace(" ", ""), "proved")
    (tmp_path / "a.png").unlink()
    again = FieldReader(PageReader(threads=1))
    (document,) = again.read(ReadFields(2, schema, ({"document": document_to_json("a", [page])},))).documents
    assert (document["values"][0]["value"], document["values"][0]["state"]) == (misread, "look")


def test_pages_without_a_picture_cannot_be_read_again() -> None:
    reread: Reread = FieldReader(PageReader(threads=1))._rereading([page_json(None)])
    assert reread(0, 1, "") == []
