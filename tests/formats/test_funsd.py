"""FUNSD by the rules of PaddleOCR's converter (spec A6): equal to what that one writes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kie_desktop.domain.label_set import default_label_set
from kie_desktop.formats import registry
from kie_desktop.formats.funsd import convert

REAL_FORMS = Path(__file__).parents[3] / "shared" / "data" / "forms_en"


def word(text: str, *box: int) -> dict[str, Any]:
    return {"text": text, "box": list(box)}


FORM = [
    {
        "id": 4,
        "text": "Name of child:",
        "label": "question",
        "box": [10, 10, 90, 40],
        "words": [word("Name", 10, 10, 50, 20), word("of", 45, 12, 60, 20), word("child:", 10, 30, 40, 40)],
        "linking": [[4, 9], [4, 5], [4, 77]],
    },
    {
        "id": 9,
        "text": "Ada",
        "label": "answer",
        "box": [100, 8, 140, 45],
        "words": [
            word("Ada", 100, 8, 140, 20),
            word("L.", 100, 32, 120, 45),
            word("", 80, 50, 90, 60),
            word("x", 95, 50, 99, 60),
        ],
        "linking": [[4, 9]],
    },
    {
        "id": 5,
        "text": None,
        "label": "answer",
        "box": [0, 0, 1, 1],
        "words": [word("gone", 0, 0, 1, 1)],
        "linking": [[4, 5]],
    },
    {"id": 6, "text": "", "label": "other", "box": [0, 0, 1, 1], "words": [], "linking": []},
]


def test_entities_become_lines_with_new_ids_and_links_cross_products() -> None:
    converted = convert(FORM)
    rows = [{key: value for key, value in row.items() if key != "words"} for row in converted.rows]
    cross = [[0, 2], [0, 3], [1, 2], [1, 3]]
    assert [(row["id"], row["transcription"], row["points"][0], row["points"][2]) for row in rows] == [
        (2, "Ada", [100, 8], [140, 20]),  # the first in order is never moved (B4)
        (0, "Name of", [10, 10], [60, 20]),
        (1, "child:", [10, 30], [40, 40]),
        (3, "L.", [100, 32], [120, 45]),
    ]
    assert [row["linking"] for row in rows] == [cross] * 4
    assert list(rows[0]) == ["transcription", "label", "points", "linking", "id"]
    assert [code for code, _ in converted.faults] == [
        "empty-word", "no-words", "no-words", "dangling-link", "dangling-link",
    ]  # fmt: skip


@pytest.mark.skipif(not REAL_FORMS.is_dir(), reason="the real forms are not on this machine")
def test_real_forms_come_out_as_paddleocr_converts_them() -> None:
    written = {}
    for line in (REAL_FORMS / "label.json").read_text(encoding="utf-8").splitlines():
        image, column = line.split("\t")
        written[Path(image).stem] = json.loads(column)
    assert len(written) == 25
    for stem, rows in written.items():
        form = json.loads((REAL_FORMS / "annotations" / f"{stem}.json").read_text(encoding="utf-8"))["form"]
        ours = [{key: value for key, value in row.items() if key != "words"} for row in convert(form).rows]
        assert ours == rows, stem


def test_a_folder_gives_pages_with_links_from_key_to_value(tmp_path: Path) -> None:
    (tmp_path / "annotations").mkdir()
    (tmp_path / "annotations" / "10.json").write_text(json.dumps({"form": FORM}))
    (tmp_path / "annotations" / "9.json").write_text("{")
    reading = registry.read(tmp_path)
    (page,) = reading.pages
    assert page.image == "10.png" and set(page.links) == {(0, 2), (0, 3), (1, 2), (1, 3)}
    assert reading.damaged == 1 and any("9.json" in problem.message for problem in reading.problems)


def test_a_broken_link_product_ends_with_a_message(tmp_path: Path) -> None:
    """Thousands of lines linked to thousands would be millions of links."""
    words = [word("x", 50 - 12 * (index % 2), index, 60, index + 1) for index in range(3000)]
    form = [{"id": side, "text": "x", "label": "other", "words": words, "linking": [[0, 1]] * 50} for side in (0, 1)]
    (tmp_path / "a.json").write_text(json.dumps({"form": form}))
    reading = registry.read(tmp_path / "a.json", label_set=default_label_set())
    assert "too-many-links" in {problem.code for problem in reading.problems}
