"""Files as other programs write them, read and written: states, links, texts, names of images."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from kie_desktop.domain.codec import page_to_json
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import LabelSet, default_label_set
from kie_desktop.domain.page import HUMAN, Entity, EntityPart, Link, Page, ReviewState
from kie_desktop.formats import registry
from kie_desktop.formats.format import Reading
from kie_desktop.formats.images import encode_png

LABELS = default_label_set()


@pytest.fixture
def images(tmp_path: Path) -> Path:
    """A folder with images of 120 x 80 pixels."""
    folder = tmp_path / "images"
    folder.mkdir()
    for name in ("a.png", "b.png", "c.png"):
        (folder / name).write_bytes(encode_png(np.zeros((80, 120, 3), np.uint8)))
    return folder


def write_json(path: Path, content: Any) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return path


def read(path: Path, image_dir: Path | None, name: str) -> Reading:
    found = registry.recognise(path)
    assert found is not None and found.name == name
    return registry.read(path, image_dir)


def codes(reading: Reading) -> list[str]:
    return [problem.code for problem in reading.problems]


def form(state: ReviewState = ReviewState.IN_WORK, image: str = "a.png") -> Page:
    entities = [
        Entity(3, rectangle((5, 5, 40, 15)), "Full name", "question", by_human=HUMAN),
        Entity(8, rectangle((50, 5, 90, 15)), "Ada 表", "answer", by_human=HUMAN),
    ]
    return Page(image, 120, 80, state=state).with_entities(entities, [Link(3, 8, by_human=True)])


def test_ppocrlabel_confirmed_work_and_cache_are_three_states(tmp_path: Path, images: Path) -> None:
    box = {"transcription": "false null", "points": [[5, 5], [40, 5], [40, 15], [5, 15]], "difficult": True}
    line = json.dumps([{**box, "key_cls": "total"}, {**box, "key_cls": "None", "difficult": False}])
    (images / "Label.txt").write_text(f"images/a.png\t{line}\nimages/b.png\t{line}\n")
    (images / "Cache.cach").write_text(f"images/c.png\t{line}\nimages/a.png\t[]\n")
    (images / "fileState.txt").write_text("C:\\old\\images\\a.png\t1\nimages/b.png\t0\n")
    reading = read(images, images, "ppocrlabel")
    assert codes(reading) == []
    pages = {page.image: page for page in reading.pages}
    assert {name: page.state for name, page in pages.items()} == {
        "a.png": ReviewState.REVIEWED,
        "b.png": ReviewState.IN_WORK,
        "c.png": ReviewState.PRE_ANNOTATED,
    }
    first, second = pages["a.png"].entities.values()
    assert (first.text, first.label, first.extra) == ("false null", "total", {"difficult": True})
    assert (second.label, second.extra) == ("other", {})
    assert all(entity.by_human == frozenset() for entity in pages["c.png"].entities.values())


def test_ppocrlabel_gets_its_own_keys_and_ours(tmp_path: Path, images: Path) -> None:
    pages = [form(ReviewState.REVIEWED), form(image="b.png"), form(ReviewState.EXCLUDED, "c.png")]
    kind = registry.format_named("ppocrlabel")
    report = registry.write(tmp_path / "D", pages, LABELS, kind, image_path=lambda page: images / page.image)
    assert sorted(path.name for path in report.files) == ["Cache.cach", "Label.txt", "a.png", "b.png", "fileState.txt"]
    image, rows = (tmp_path / "D" / "Label.txt").read_text(encoding="utf-8").split("\n")[0].split("\t")
    assert image == "D/a.png"
    assert list(json.loads(rows)[0])[:4] == ["transcription", "points", "difficult", "key_cls"]
    assert json.loads(rows)[1]["key_cls"] == json.loads(rows)[1]["label"] == "answer"
    assert (tmp_path / "D" / "fileState.txt").read_text() == "D/a.png\t1\n"
    assert [problem.code for problem in report.lost] == ["lost-page"]


def test_xfund_may_be_printed_prettily_and_is_written_on_one_line(tmp_path: Path, images: Path) -> None:
    item = {"box": [5, 5, 40, 15], "text": "x", "label": "question", "words": [], "linking": [[7, 13]], "id": 7}
    other = {**item, "box": [50, 5, 90, 15], "label": "answer", "id": 13, "kept": [1]}
    document = {
        "id": "zh_0",
        "uid": "u",
        "document": [item, other],
        "img": {"fname": "a.png", "width": 9, "height": 80},
    }
    path = tmp_path / "zh.train.json"
    path.write_text(
        json.dumps({"lang": "zh", "version": "0.1", "split": "train", "documents": [document, 5]}, indent=2)
    )
    reading = read(path, images, "xfund")
    (page,) = reading.pages
    assert sorted(codes(reading)) == ["image-size", "no-image"] and reading.damaged == 1
    assert list(page.links) == [(7, 13)] and page.entities[13].extra == {"words": [], "kept": [1]}
    out = tmp_path / "out.json"
    registry.write(out, [page], LABELS, registry.format_named("xfund"))
    content = json.loads(out.read_text(encoding="utf-8"))
    assert out.read_text().count("\n") == 1 and (content["lang"], content["split"]) == ("zh", "train")
    assert content["documents"][0]["uid"] == "u" and content["documents"][0]["img"]["width"] == 120
    assert content["documents"][0]["document"][1]["kept"] == [1]


def test_xanylabeling_regions_with_and_without_ids(tmp_path: Path, images: Path) -> None:
    box = [[5.0, 5.0], [40.0, 5.0], [40.0, 15.0], [5.0, 15.0]]
    shape = {"label": "question", "score": None, "points": box, "description": "受理时间:", "shape_type": "rectangle"}
    shapes = [
        {**shape, "group_id": 7, "kie_linking": [[7, 13]], "flags": {}, "attributes": {}, "visible": False},
        {**shape, "group_id": 13, "label": "answer", "kie_linking": [[7, 13]], "score": 0.75},
        {**shape, "group_id": None, "description": None, "points": [[60, 40], [50, 30]], "difficult": True},
        {**shape, "shape_type": "circle", "points": [[1, 1], [2, 2]]},
    ]
    content = {"version": "2.4.0", "flags": {}, "shapes": shapes, "imagePath": "..\\images\\a.png", "checked": True}
    write_json(images / "a.json", {**content, "imageData": None, "imageHeight": 80, "imageWidth": 120, "note": "n"})
    reading = read(images, images, "xanylabeling")
    (page,) = reading.pages
    assert sorted(codes(reading)) == ["no-id", "not-a-region"]
    assert page.state is ReviewState.REVIEWED and page.image == "a.png" and page.extra == {"note": "n"}
    assert [entity.text for entity in page.entities.values()] == ["受理时间:", "受理时间:", ""]
    assert page.entities[13].text_score == 0.75 and EntityPart.TEXT not in page.entities[13].by_human
    assert page.entities[14].points == rectangle((50, 30, 60, 40)) and page.entities[7].extra == {"visible": False}
    registry.write(tmp_path / "out", [page], LABELS, registry.format_named("xanylabeling"))
    again = json.loads((tmp_path / "out" / "a.json").read_text(encoding="utf-8"))
    assert again["checked"] is True and again["note"] == "n" and again["imagePath"] == "a.png"
    assert [shape["shape_type"] for shape in again["shapes"]] == ["rectangle"] * 3
    assert {shape["group_id"]: shape["kie_linking"] for shape in again["shapes"]}[13] == [[7, 13]]


PLACE = {"x": 10, "y": 10, "width": 20, "height": 10, "rotation": 0}
SIZE = {"original_width": 120, "original_height": 80}


def task(address: str, **more: Any) -> dict[str, Any]:
    results = [
        {"id": "q1", "type": "rectangle", "from_name": "bbox", "value": PLACE, **SIZE},
        {"id": "q1", "type": "labels", "value": {**PLACE, "labels": ["question"]}, **SIZE},
        {"id": "q1", "type": "textarea", "value": {**PLACE, "text": ["Full", "name"]}, **SIZE},
        {
            "id": "p2",
            "type": "polygonlabels",
            "value": {"points": [[50, 50], [60, 50], [55, 60]], "polygonlabels": ["x"]},
        },
        {"type": "relation", "from_id": "p2", "to_id": "q1", "direction": "left", "labels": ["has"]},
    ]
    return {"id": 4, "data": {"ocr": address, "who": "me"}, "annotations": [{"result": results, **more}]}


def test_lone_surrogates_of_any_field_become_a_sign_that_every_file_takes(tmp_path: Path) -> None:
    shape = {"label": "q\ud800", "description": "t\udfff", "points": [[1, 2], [30, 20]], "shape_type": "rectangle"}
    content = {
        "shapes": [shape | {"flags": {"\ud800": ["\udc80"]}}],
        "imagePath": "a.png",
        "note": {"\ud800": "\ud800"},
    }
    (tmp_path / "a.json").write_text(json.dumps(content), "utf-8")
    (page,) = registry.read(tmp_path / "a.json").pages
    (entity,) = page.entities.values()
    assert (entity.label, entity.text) == ("q\ufffd", "t\ufffd")
    assert entity.extra["flags"] == {"\ufffd": ["\ufffd"]}
    assert page.extra["note"] == {"\ufffd": "\ufffd"}
    json.dumps(page_to_json(page), ensure_ascii=False).encode()


@pytest.mark.parametrize(
    "address",
    [
        "/data/upload/3/5f2c1a9b-a.png",
        "/data/local-files/?d=some/images/a.png",
        "s3://bucket/folder/a.png",
        "http://example.org/x/a.png?token=1",
        "a.png",
    ],
)
def test_label_studio_regions_texts_and_relations(tmp_path: Path, images: Path, address: str) -> None:
    path = write_json(tmp_path / "export.json", [task(address, ground_truth=True)])
    reading = read(path, images, "labelstudio")
    (page,) = reading.pages
    assert codes(reading) == ["relation-label"] and page.image == "a.png" and page.state is ReviewState.REVIEWED
    first, second = page.entities.values()
    assert (first.points, first.text, first.label) == (rectangle((12, 8, 36, 16)), "Full name", "question")
    assert (second.points, second.text, second.label) == (((60, 40), (72, 40), (66, 48)), "", "x")
    assert list(page.links) == [(1, 2)] and page.extra == {"data": {"who": "me"}}


def test_label_studio_predictions_are_proposals_and_skipped_tasks_excluded(tmp_path: Path, images: Path) -> None:
    predicted = task("b.png")
    predicted["predictions"] = [{"result": predicted.pop("annotations")[0]["result"], "model_version": "m"}]
    path = write_json(
        tmp_path / "t.json", [predicted, task("c.png", was_cancelled=True), {"data": {"text": "no image"}}]
    )
    reading = read(path, images, "labelstudio")
    first, second = reading.pages
    assert first.state is ReviewState.PRE_ANNOTATED and second.state is ReviewState.EXCLUDED
    assert all(entity.by_human == frozenset() for entity in first.entities.values())
    assert "no-image" in codes(reading) and reading.damaged == 1


def test_label_studio_turned_rectangles_and_the_short_export(tmp_path: Path, images: Path) -> None:
    place = {**PLACE, **SIZE, "rotation": 90}
    short = [
        {"ocr": "a.png", "id": 1, "bbox": [place], "label": [{**place, "labels": ["total"]}], "transcription": "9.90"}
    ]
    reading = read(write_json(tmp_path / "min.json", short), images, "labelstudio")
    (entity,) = reading.pages[0].entities.values()
    assert codes(reading) == [] and (entity.text, entity.label) == ("9.90", "total")
    assert [tuple(map(round, point)) for point in entity.points] == [(12, 8), (12, 32), (4, 32), (4, 8)]


def test_label_studio_gets_tasks_to_import_and_a_configuration(tmp_path: Path) -> None:
    proposed = Entity(1, rectangle((6, 8, 12, 16)), "x", "question", 0.9, 0.8)
    pages = [form(), Page("sub dir/b.png", 120, 80, state=ReviewState.PRE_ANNOTATED).with_entities([proposed], [])]
    kind = registry.format_named("labelstudio")
    report = registry.write(tmp_path / "tasks.json", pages, LABELS, kind)
    by_hand, by_model = json.loads((tmp_path / "tasks.json").read_text(encoding="utf-8"))
    assert by_model["data"]["ocr"] == "/data/local-files/?d=sub%20dir/b.png" and "annotations" not in by_model
    assert [result.get("score") for result in by_model["predictions"][0]["result"]] == [None, 0.8, 0.9]
    assert by_hand["annotations"][0]["result"][-1]["type"] == "relation" and report.lost == ()
    configuration = (tmp_path / "tasks_config.xml").read_text()
    assert 'value="question"' in configuration and 'value="$ocr"' in configuration
    with pytest.raises(UserError, match="specify the image folder"):
        registry.write(tmp_path / "u.json", [Page("a.png", 0, 0).with_entities([proposed], [])], LABELS, kind)


RECEIPT = (
    "10,1,90,1,90,9,10,9,SHOP, LTD.\r\n10,10,90,10,90,19,10,19,NO 3, JALAN TAMAN,\n"
    "10,20,90,20,90,29,10,29,40150 SHAH ALAM\n"
    "10,30,40,30,40,39,10,39,9.90\n10,40,90,40,90,49,10,49,DATE: 22/02/2018 10:15\n10,50,90,50,90,59,10,59,###\n"
    "10,60,40,60,40,69,10,69,9.90\nno line\n"
)
FIELDS = {
    "company": "shop ltd",
    "address": "NO 3, JALAN TAMAN, 40150 SHAH ALAM.",
    "total": "9.90",
    "date": "22/02/2018",
}


def test_sroie_lines_get_the_labels_of_the_fields(tmp_path: Path, images: Path) -> None:
    (images / "a.txt").write_text(RECEIPT)
    write_json(images / "a.json", {**FIELDS, "tax": "77"})
    reading = read(images, images, "sroie")
    (page,) = reading.pages
    assert sorted(codes(reading)) == ["bad-line", "field-not-found"]
    labels = [entity.label for entity in page.entities.values()]
    assert labels == ["company", "address", "address", "other", "date", "other", "total"]
    assert page.entities[6].text == "" and page.entities[1].text == "SHOP, LTD."
    assert page.state is ReviewState.PRE_ANNOTATED and EntityPart.LABEL not in page.entities[1].by_human
    out = tmp_path / "out"
    report = registry.write(out, [page], LabelSet.of_names(reading.label_names), registry.format_named("sroie"))
    assert json.loads((out / "a.json").read_text())["address"] == "NO 3, JALAN TAMAN, 40150 SHAH ALAM"
    assert (out / "a.txt").read_text().splitlines()[0] == "10,1,90,1,90,9,10,9,SHOP, LTD."
    assert "lost-label-places" in {problem.code for problem in report.lost}
    assert [entity.label for entity in registry.read(out).pages[0].entities.values()] == labels


def test_tables_are_written_and_never_read(tmp_path: Path) -> None:
    for name in ("csv", "xlsx"):
        kind = registry.format_named(name)
        report = registry.write(tmp_path / f"t.{name}", [form()], LABELS, kind)
        assert [problem.code for problem in report.lost] == ["lost-places"]
        assert registry.recognise(tmp_path / f"t.{name}") is None
        with pytest.raises(UserError, match="without their positions"):
            registry.read(tmp_path / f"t.{name}", format=kind)


def test_a_folder_is_never_overwritten_and_never_half_written(tmp_path: Path, images: Path) -> None:
    kind = registry.format_named("xanylabeling")
    (images / "b.json").write_text("mine")
    pages = [form(), form(image="b.png")]
    with pytest.raises(UserError, match=r"already contains b\.json"):
        registry.write(images, pages, LABELS, kind, image_path=lambda page: images / page.image)
    assert sorted(path.name for path in images.iterdir()) == ["a.png", "b.json", "b.png", "c.png"]
    (images / "b.png").write_bytes(b"no image")
    with pytest.raises(UserError, match="not supported"):
        registry.write(tmp_path / "new", pages, LABELS, kind, image_path=lambda page: images / page.image)
    assert not (tmp_path / "new").exists() or not list((tmp_path / "new").iterdir())


@pytest.mark.parametrize(
    "image", ["../../evil.png", "/evil.png", "..\\..\\evil.png", "x/" * 300 + "é" * 300 + ".png", "N\0.png", ".h.png"]
)
@pytest.mark.parametrize("name", ["ppocrlabel", "funsd", "xanylabeling", "sroie"])
def test_no_image_name_leads_out_of_the_folder(tmp_path: Path, name: str, image: str) -> None:
    target = tmp_path / "in" / "out"
    report = registry.write(target, [form(image=image)], LABELS, registry.format_named(name))
    assert all(path.resolve().is_relative_to(target.resolve()) for path in report.files)
    assert [path for path in tmp_path.rglob("*") if path.is_file() and not path.is_relative_to(target)] == []
    assert len(registry.read(target).pages) == 1
