"""Label files as people and programs really write them: mended, reported, never a crash."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from kie_desktop.domain.checks import check_page
from kie_desktop.domain.codec import page_from_json, page_to_json
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.label_set import Label, LabelSet, Role, default_label_set
from kie_desktop.domain.page import HUMAN, EntityPart, ReviewState
from kie_desktop.domain.problems import Severity
from kie_desktop.formats.images import encode_png
from kie_desktop.formats.paddleocr import LabelFile, pages_of, read_label_file, write_label_file
from kie_desktop.formats.paddleocr.format import FORMAT
from kie_desktop.formats.paddleocr.reader import relative_name
from kie_desktop.formats.registry import write

SQUARE = [[10, 10], [60, 10], [60, 30], [10, 30]]


def entity(
    entity_id: Any, text: Any = "Name:", label: Any = "question", linking: Any = (), **more: Any
) -> dict[str, Any]:
    return {"transcription": text, "label": label, "points": SQUARE, "id": entity_id, "linking": linking, **more}


def read(tmp_path: Path, *rows: Any, image: str = "a.png", label_set: LabelSet | None = None) -> LabelFile:
    """A file of one line with these rows, read."""
    return read_bytes(tmp_path, f"{image}\t{json.dumps(list(rows))}\n".encode(), label_set)


def read_bytes(tmp_path: Path, data: bytes, label_set: LabelSet | None = None) -> LabelFile:
    path = tmp_path / "train.json"
    path.write_bytes(data)
    return read_label_file(path, label_set)


def codes(label_file: LabelFile) -> list[str]:
    return [problem.code for problem in label_file.problems]


def test_a_plain_row_becomes_a_page_by_human_hand(tmp_path: Path) -> None:
    label_file = read(tmp_path, entity(7, linking=[[7, 13]]), entity(13, "Ada", "answer", [[7, 13]], difficult=False))
    page = label_file.rows[0].page(100, 50)
    assert codes(label_file) == []
    assert page.state is ReviewState.IN_WORK and page.next_id == 14
    assert page.entities[7].points == ((10, 10), (60, 10), (60, 30), (10, 30))
    assert page.entities[13].by_human == HUMAN and page.entities[13].extra == {"difficult": False}
    assert list(page.links) == [(7, 13)] and page.links[7, 13].by_human


def test_links_point_from_key_to_value_however_they_are_written(tmp_path: Path) -> None:
    label_file = read(
        tmp_path,
        entity(13, linking=[[7, 13]]),
        entity(7, "Ada", "ANSWER"),
        entity(3, "T", "header", [[13, 3], [3, 13]]),
    )
    assert [link.key for link in label_file.rows[0].links] == [(13, 7), (13, 3)]


def test_roles_of_the_label_set_decide_the_direction(tmp_path: Path) -> None:
    own = LabelSet([Label("Feld", "#000000", Role.KEY), Label("Inhalt", "#000001", Role.VALUE)])
    label_file = read(tmp_path, entity(1, label="inhalt", linking=[[1, 2]]), entity(2, label="FELD"), label_set=own)
    assert [e.label for e in label_file.rows[0].entities] == ["Inhalt", "Feld"]
    assert [link.key for link in label_file.rows[0].links] == [(2, 1)]


def test_scores_mark_a_proposal(tmp_path: Path) -> None:
    label_file = read(tmp_path, entity(1, text_score=0.9), entity(2, label_score=0.8), entity(3, label_score=7))
    first, second, third = label_file.rows[0].entities
    assert first.by_human == {EntityPart.LABEL} and first.text_score == 0.9
    assert second.by_human == {EntityPart.TEXT} and second.label_score == 0.8
    assert third.by_human == HUMAN and codes(label_file) == ["bad-score"]
    assert label_file.rows[0].page(100, 50).state is ReviewState.PRE_ANNOTATED


def test_results_of_paddleocrs_ser_are_proposals(tmp_path: Path) -> None:
    row = {"transcription": "Name:", "points": SQUARE, "bbox": [10, 10, 60, 30], "pred_id": 1, "pred": "QUESTION"}
    data = f"a.png\t{json.dumps({'ocr_info': [row, {**row, 'pred': 'O'}]})}\n"
    first, second = read_bytes(tmp_path, data.encode()).rows[0].entities
    assert (first.label, second.label) == ("QUESTION", "other")
    assert EntityPart.LABEL not in first.by_human


def test_ppocrlabels_key_class_is_the_label(tmp_path: Path) -> None:
    rows = [{"transcription": "x", "points": SQUARE, "difficult": False, "key_cls": name} for name in ("total", "None")]
    label_file = read(tmp_path, *rows)
    assert [e.label for e in label_file.rows[0].entities] == ["total", "other"]
    assert [e.id for e in label_file.rows[0].entities] == [1, 2]
    assert codes(label_file) == ["no-ids", "no-label", "no-label"]


def test_the_legacy_row_is_read(tmp_path: Path) -> None:
    segment = {"text": "Name:", "label": "question", "bbox": [10, 10, 60, 30], "id": 4, "linking": [], "words": []}
    data = f"a.png\t{json.dumps({'height': 50, 'width': 100, 'ocr_info': [segment]})}\n"
    label_file = read_bytes(tmp_path, data.encode())
    row = label_file.rows[0]
    assert codes(label_file) == ["legacy-row"] and row.extra == {"height": 50, "width": 100}
    assert row.entities[0].box == (10, 10, 60, 30) and row.entities[0].extra == {"words": []}


def test_a_copied_id_is_renumbered_and_its_links_stay_with_their_segments(tmp_path: Path) -> None:
    label_file = read(
        tmp_path,
        entity(7, linking=[[7, 13]]),
        entity(13, "Ada", "answer", [[7, 13]]),
        entity(13, "Lovelace", "answer", [[7, 13]]),
    )
    assert codes(label_file) == ["duplicate-id"]
    assert "line 1, entity 13" in label_file.problems[0].message
    assert {link.key for link in label_file.rows[0].links} == {(7, 13), (7, 14)}


@pytest.mark.parametrize(
    ("broken", "code"),
    [
        (entity("7"), "id-type"),
        (entity(True), "bad-id"),
        (entity(7.5), "bad-id"),
        (entity(10**30), "bad-id"),
        (entity(None), "no-id"),
        (entity(7, text=None), "no-text"),
        (entity(7, text=12.5), "text-type"),
        (entity(7, text=["a"]), "text-type"),
        (entity(7, text="\u3000 "), "blank-text"),
        (entity(7, text="a\ud800"), "bad-character"),
        (entity(7, label=None), "no-label"),
        (entity(7, label=3), "label-type"),
        (entity(7, label=" question"), "label-space"),
        (entity(7, linking=None), "no-linking"),
        (entity(7, linking="7"), "bad-linking"),
        (entity(7, linking=[7, 1]), "bad-linking"),
        (entity(7, linking=[[7]]), "bad-linking"),
        (entity(7, linking=[["7", 1]]), "bad-linking"),
        (entity(7, linking=[[7, 99]]), "dangling-link"),
        (entity(7, linking=[[7, 7]]), "self-link"),
        (entity(7) | {"points": [["10", "10"], ["60", 10], [60, 30], [10, 30]]}, "bad-points"),
        (entity(7) | {"points": [10, 10, 60, 30]}, "bad-points"),
        (entity(7) | {"points": None, "bbox": [1, 2, 30, 40]}, "bad-points"),
        (entity(7) | {"points": [[1, 2], [30, 40]]}, "few-points"),
        (entity(7) | {"points": [[10, 10], [60, True], [1, 1]]}, "no-place"),
        (entity(7) | {"points": [[10, 10], [1e300, 10], [1, 1]]}, "no-place"),
        (entity(7) | {"points": []}, "no-place"),
    ],
)  # fmt: skip
def test_a_broken_entity_is_mended_and_named(tmp_path: Path, broken: dict[str, Any], code: str) -> None:
    label_file = read(tmp_path, broken, entity(1, "Ada", "answer"))
    problem = next(problem for problem in label_file.problems if problem.code == code)
    assert problem.page == "a.png" and problem.message.startswith("line 1, entity ")
    assert problem.entity is not None and len(label_file.problems) == 1
    assert {e.text for e in label_file.rows[0].entities} >= {"Ada"}


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"", "blank-line"),
        (b"b.png", "no-tab"),
        (b'b.png is [not] {"JSON": 1', "no-tab"),
        (b"\t[]", "no-image"),
        (b"b.png\t[{", "bad-json"),
        (b"b.png\t[{'transcription': open('x')}]", "bad-json"),
        (b"b.png\t[{'a': " + b"(" * 100_000, "bad-json"),
        (b"b.png\t[] and more", "bad-json"),
        (b"b.png\t" + b"[" * 100_000, "bad-json"),
        (b"b.png\t" + b"[" + b"9" * 5000 + b"]", "bad-json"),
        (b'b.png\t{"a": 1}', "not-a-list"),
        (b"b.png\tnull", "not-a-list"),
        (b"b\xff.png\t[]", "not-utf8"),
    ],
)
def test_a_broken_line_is_named_and_the_rest_goes_on(tmp_path: Path, line: bytes, code: str) -> None:
    good = f"a.png\t{json.dumps([entity(1)])}".encode()
    label_file = read_bytes(tmp_path, b"\n".join([good, line, good.replace(b"a.png", b"c.png"), b""]))
    assert [row.image for row in label_file.rows] == ["a.png", "c.png"] and label_file.lost_lines == 1
    (problem,) = label_file.problems
    assert problem.code == code and problem.severity is Severity.ERROR and problem.message.startswith("line 2: ")


def test_things_beside_the_point_are_only_warned_of(tmp_path: Path) -> None:
    label_file = read_bytes(tmp_path, b'["a.png", "b.png"]\t[]\tsurplus\r\na.png\t[]\r\n')
    assert [row.image for row in label_file.rows] == ["a.png", "a.png"]
    assert codes(label_file) == ["several-images", "more-columns", "repeated-image"]
    assert all(problem.severity is Severity.WARNING for problem in label_file.problems)


def test_the_byte_order_mark_is_taken_off(tmp_path: Path) -> None:
    label_file = read_bytes(tmp_path, b"\xef\xbb\xbfa.png\t[]\n")
    assert label_file.rows[0].image == "a.png" and codes(label_file) == ["byte-order-mark"]


def test_nan_and_infinity_become_null(tmp_path: Path) -> None:
    row = json.dumps([entity(1, weight=1.0)]).replace("1.0", 'NaN, "a": -Infinity, "b": 1e999')
    label_file = read_bytes(tmp_path, f"a.png\t{row}\n".encode())
    assert label_file.rows[0].entities[0].extra == {"weight": None, "a": None, "b": None}
    assert codes(label_file) == ["not-a-number"]


def test_upper_case_names_with_links_are_an_error_because_re_overlooks_them(tmp_path: Path) -> None:
    label_file = read(tmp_path, entity(1, label="QUESTION", linking=[[1, 2]]), entity(2, label="Answer"))
    assert codes(label_file) == ["label-case"]


def test_whole_files_that_are_none(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="label file not found"):
        read_label_file(tmp_path / "missing.json")
    with pytest.raises(UserError, match="folder"):
        read_label_file(tmp_path)
    with pytest.raises(UserError, match="UTF-16"):
        read_bytes(tmp_path, "a.png\t[]\n".encode("utf-16"))
    assert codes(read_bytes(tmp_path, b"")) == ["no-rows"]


def test_pages_find_their_images_and_missing_ones_are_named(tmp_path: Path) -> None:
    folder = tmp_path / "scans"
    (folder / "sub").mkdir(parents=True)
    picture = encode_png(np.full((20, 30, 3), 255, np.uint8))
    for name in ("a.png", "sub/b.png", "表.png"):
        (folder / name).write_bytes(picture)
    (folder / "broken.png").write_bytes(picture[:40])
    names = ["scans/a.png", "sub\\b.png", "表.png", "a.png", "broken.png", "gone.png", "x" * 300]
    label_file = read_bytes(tmp_path, "".join(f"{name}\t[]\n" for name in names).encode())
    pages, problems = pages_of(label_file, folder)
    assert [(page.image, page.width, page.height) for page in pages] == [
        ("a.png", 30, 20),
        ("sub/b.png", 30, 20),
        ("表.png", 30, 20),
    ]
    assert [problem.code for problem in problems] == [
        "second-row",
        "unreadable-image",
        "missing-image",
        "missing-image",
    ]


_anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)
_pair = st.tuples(st.integers(-3, 6), st.integers(-3, 6)).map(list)
_row = st.fixed_dictionaries(
    {},
    optional={
        "transcription": st.text(max_size=6) | _anything,
        "label": st.sampled_from(["question", "ANSWER", "Others", "O", "mine"]) | _anything,
        "points": st.just(SQUARE) | st.lists(_pair | _anything, max_size=5) | _anything,
        "bbox": st.just([1, 2, 3, 4]) | _anything,
        "id": st.integers(-3, 6) | _anything,
        "linking": st.lists(_pair | _anything, max_size=3) | _anything,
        "key_cls": _anything,
        "label_score": _anything,
        "pred": _anything,
        "extra": _anything,
    },
)


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_row | _anything, max_size=5))
def test_no_row_is_too_strange(tmp_path: Path, rows: list[Any]) -> None:
    """Whatever the JSON holds: no crash, every problem located, and the mended copy is without fault."""
    label_file = read_bytes(tmp_path, f"a.png\t{json.dumps(rows)}\n".encode())
    assert all(problem.message.startswith("line 1") for problem in label_file.problems)
    pages = [row.page(100, 50) for row in label_file.rows]
    for page in pages:
        assert page_from_json(json.loads(json.dumps(page_to_json(page)))) == page
        assert all(problem.message for problem in check_page(page, default_label_set(), for_paddleocr=True))
    write_label_file(tmp_path / "mended", pages, default_label_set())
    again = read_label_file(tmp_path / "mended")
    assert codes(again) == ([] if pages else ["no-rows"])
    assert [row.page(100, 50).entities.keys() for row in again.rows] == [page.entities.keys() for page in pages]


@pytest.mark.parametrize(
    ("rows", "code", "number", "words", "fix"),
    [
        ([entity("7")], "id-type", 7, "written as '7'", "write it as a whole number"),
        ([entity(3), entity(None)], "no-id", 4, "item 2 of the list has no id", "assign the id 4"),
        ([entity(3), entity(7.5)], "bad-id", 4, "item 2 of the list has the id 7.5", "assign the id 4"),
        ([entity(3), entity(3)], "duplicate-id", 3, "the id 3 is used twice", "assign the id 4"),
        ([entity(7, text=None)], "no-text", 7, "no transcription", "add an empty one"),
        ([entity(7, text=12.5)], "text-type", 7, "is 12.5, not a string", 'write it as "12.5"'),
        ([entity(7, text=True)], "text-type", 7, "is True, not a string", 'write it as ""'),
        ([entity(7, text="\u3000")], "blank-text", 7, "only whitespace", "use an empty text"),
        ([entity(7, label=3)], "label-type", 7, "the number 3", 'write it as "3"'),
        ([entity(7, label=" question")], "label-space", 7, "' question'", "write 'question'"),
        ([entity(7, label=None)], "no-label", 7, "no label", "label it 'other'"),
        ([entity(7, text_score=7)], "bad-score", 7, "text_score is 7; it must be between 0 and 1", "remove it"),
        ([entity(7), entity(8, linking=None)], "no-linking", 8, "no `linking`", "add an empty list"),
        ([entity(7, linking="7")], "bad-linking", 7, "is '7', not a list", "empty it"),
        ([entity(7, linking=[7, 8]), entity(8)], "bad-linking", 7, "a single pair [7, 8]", "write [[7, 8]]"),
        ([entity(7, linking=[[7]])], "bad-linking", 7, "contains [7], which is not [id, id]", "remove it"),
        ([entity(7, linking=[["7", 8]]), entity(8)], "bad-linking", 7, "mixes types", "use whole numbers"),
        ([entity(7, linking=[[7, 99]])], "dangling-link", 7, "refers to entity 99", "remove the link"),
        ([entity(7, linking=[[99, 7]])], "dangling-link", 7, "refers to entity 99", "remove the link"),
        ([entity(7, linking=[[7, 7]])], "self-link", 7, "linked to itself", "remove the link"),
    ],
)
def test_a_mend_says_of_which_entity_it_is_and_what_is_written_instead(
    tmp_path: Path, rows: list[Any], code: str, number: int, words: str, fix: str
) -> None:
    label_file = read(tmp_path, *rows)
    (problem,) = label_file.problems
    assert (problem.code, problem.entity, problem.fix) == (code, number, fix)
    assert problem.message.startswith(f"line 1, entity {number}: ") and words in problem.message
    assert number in {row.id for row in label_file.rows[0].entities}


def test_a_link_is_a_persons_where_both_its_labels_are(tmp_path: Path) -> None:
    for scores in ({}, {"label_score": 0.5}):
        for first, second in ((scores, {}), ({}, scores)):
            label_file = read(tmp_path, entity(1, linking=[[1, 2]], **first), entity(2, "Ada", "answer", **second))
            assert label_file.rows[0].links[0].by_human is not bool(scores)


def test_a_bare_pair_and_numbers_as_text_are_links_all_the_same(tmp_path: Path) -> None:
    value = entity(8, "Ada", "answer")
    for linking in ([7, 8], ["7", "8"], [["7", 8]], [[8, 7]], [[7, 8], [8, 7], [7, 8]], [[7, 8], [7], [7, None]]):
        assert [link.key for link in read(tmp_path, entity(7, linking=linking), value).rows[0].links] == [(7, 8)]


def test_problems_name_the_line_of_the_file(tmp_path: Path) -> None:
    good, bad = json.dumps([entity(7)]), json.dumps([entity(8, text=None), entity(7), entity(7)])
    lines = [f"a.png\t{good}", "", f"b.png\t{bad}", "no tab", f"a.png\t{good}", f"a.png\t{good}", "c.png\t[{"]
    for end in ("", "\n"):
        label_file = read_bytes(tmp_path, ("\n".join(lines) + end).encode())
        assert [row.line for row in label_file.rows] == [1, 3, 5, 6] and label_file.lost_lines == 3
        assert [(problem.code, problem.message.split(":")[0]) for problem in label_file.problems] == [
            ("blank-line", "line 2"),
            ("duplicate-id", "line 3, entity 7"),
            ("no-text", "line 3, entity 8"),
            ("no-tab", "line 4"),
            ("bad-json", "line 7"),
            ("repeated-image", "line 5"),
            ("repeated-image", "line 6"),
        ]
        assert all("already on line 1" in problem.message for problem in label_file.problems[-2:])


def test_problems_of_images_name_the_line_of_the_file(tmp_path: Path) -> None:
    row = json.dumps([entity(7)])
    (tmp_path / "a.png").write_bytes(encode_png(np.zeros((40, 80, 3), np.uint8)))
    (tmp_path / "torn.png").write_bytes(b"no picture")
    data = "".join(f"{name}\t{row}\n" for name in ("gone.png", "a.png", "torn.png", "a.png"))
    pages, problems = pages_of(read_bytes(tmp_path, data.encode()), tmp_path)
    assert [page.image for page in pages] == ["a.png"]
    assert [(problem.code, problem.page, problem.message.split(":")[0]) for problem in problems] == [
        ("missing-image", "gone.png", "line 1"),
        ("unreadable-image", "torn.png", "line 3"),
        ("second-row", "a.png", "line 4"),
    ]


def test_a_byte_order_mark_stands_on_line_1_and_shifts_no_line(tmp_path: Path) -> None:
    label_file = read_bytes(tmp_path, b"\xef\xbb\xbfa.png\t[]\n\n")
    assert [problem.message.split(":")[0] for problem in label_file.problems] == ["line 1", "line 2"]
    assert label_file.rows[0].image == "a.png"


_GOOD = [entity(7, linking=[[7, 13]]), entity(13, "Ada 表", "answer", [[7, 13]])]
_LINE = f"a.png\t{json.dumps(_GOOD, ensure_ascii=False)}\n"


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.integers(0, len(_LINE)), st.integers(0, 4), st.binary(max_size=3)), min_size=1, max_size=4)
)
def test_no_damage_to_the_bytes_crashes_the_reader(tmp_path: Path, damage: list[tuple[int, int, bytes]]) -> None:
    data = _LINE.encode() * 2
    for start, length, new in damage:
        data = data[:start] + new + data[start + length :]
    try:
        label_file = read_bytes(tmp_path, data)
    except UserError as error:
        assert "UTF-16" in str(error)
        return
    assert label_file.lost_lines == 0 or label_file.problems
    for row in label_file.rows:
        assert row.page(100, 50).image == row.image


def test_an_image_elsewhere_is_named_in_full(tmp_path: Path) -> None:
    (tmp_path / "images").mkdir()
    assert relative_name(tmp_path / "images" / "x" / ".." / "a.png", tmp_path) == "images/a.png"
    assert relative_name(tmp_path / "a.png", tmp_path / "images") == (tmp_path / "a.png").as_posix()
    assert relative_name(tmp_path / "images2" / "a.png", tmp_path / "images") == (tmp_path / "images2/a.png").as_posix()


def test_as_one_of_the_formats_it_is_read_with_and_without_its_images(tmp_path: Path) -> None:
    row = json.dumps([entity(7, label_score=0.5)])
    (tmp_path / "a.png").write_bytes(encode_png(np.zeros((40, 80, 3), np.uint8)))
    path = tmp_path / "labels.txt"
    path.write_text(f"a.png\t{row}\ngone.png\t{row}\nno tab\n")
    bare = FORMAT.read(path, None, None)
    assert (bare.format, bare.source, bare.found, bare.damaged) == ("paddleocr", path, 2, 1)
    assert [(page.image, page.width) for page in bare.pages] == [("a.png", 0), ("gone.png", 0)]
    assert [problem.code for problem in bare.problems] == ["no-tab"]
    own = LabelSet([Label("Question", "#000000", Role.KEY)])
    placed = FORMAT.read(path, tmp_path, own)
    assert [(page.image, page.width, page.height) for page in placed.pages] == [("a.png", 80, 40)]
    assert placed.pages[0].entities[7].label == "Question"
    assert [problem.code for problem in placed.problems] == ["no-tab", "missing-image"]
    written = write(tmp_path / "again.json", placed.pages, own, FORMAT)
    assert [file.name for file in written.files] == ["again.json"]
    assert '"label_score": 0.5' in (tmp_path / "again.json").read_text()
