"""Lines that OCR joined: where they are cut, and a file that is checked."""

from __future__ import annotations

from pathlib import Path

import goldens
import numpy as np
import pytest

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import Label, LabelSet, default_label_set
from kie_desktop.domain.page import Entity
from kie_desktop.kie.encoding import EncodedPage
from kie_desktop.kie.line_cuts import (
    FILE_NAME,
    GAP_FEATURES,
    HALVES_FEATURES,
    LineCuts,
    Matrix,
    Seen,
    SpacedLine,
    gaps_of,
    role_columns,
)

SIZE = (1000, 1000)
KEYS_UP_TO = 400
"""Of the page's width in thousandths: what begins further left SER calls a key, else a value."""


def line(text: str, x1: float, x2: float, number: int = 1) -> SpacedLine:
    """A line whose letters are spread evenly."""
    places = [(index + 0.5) / len(text) for index, sign in enumerate(text) if not sign.isspace()]
    return SpacedLine(Entity(number, rectangle((x1, 100, x2, 120)), text), places)


def ser(encoded: EncodedPage) -> Matrix:
    """Logits of the default labels, by where a line begins."""
    logits = np.zeros((len(encoded.input_ids), 7), np.float32)
    key = encoded.bbox[:, 0] < KEYS_UP_TO
    logits[key, 1], logits[~key, 3] = 9.0, 9.0
    return logits


def asks_the_halves(least: float = 0.5) -> LineCuts:
    """Tries every gap, the widest first, and cuts where the halves are a key and a value."""
    gaps = np.zeros((GAP_FEATURES, 1), np.float32)
    gaps[0] = 1.0
    halves = np.zeros((HALVES_FEATURES, 1), np.float32)
    halves[9] = 20.0  # key on the left times value on the right
    return LineCuts([(gaps, np.zeros(1, np.float32))], [(halves, np.full(1, -10, np.float32))], least)


def found(lines: list[SpacedLine], cuts: LineCuts, labels: LabelSet | None = None) -> dict[int, int]:
    known = labels or default_label_set()
    return {number: cut.at for number, cut in cuts.find(lines, SIZE, goldens.tokenizer(), known, ser).items()}


def test_a_line_is_cut_where_its_halves_are_a_key_and_a_value() -> None:
    assert found([line("Batch A17", 200, 620)], asks_the_halves()) == {1: 6}
    assert found([line("Batch A17", 200, 380)], asks_the_halves()) == {}  # both halves are keys
    assert found([line("Batch", 200, 620)], asks_the_halves()) == {}


def test_a_line_of_which_nobody_knows_where_its_letters_stand_stays_whole() -> None:
    unknown = SpacedLine(line("Batch A17", 200, 620).entity, ())
    assert found([unknown], asks_the_halves()) == {}


def test_upright_lines_and_empty_pages_have_no_cuts() -> None:
    upright = SpacedLine(Entity(1, rectangle((200, 100, 220, 620)), "Batch A17"), line("Batch A17", 0, 1).places)
    assert found([upright], asks_the_halves()) == {} == found([], asks_the_halves())


def test_labels_without_keys_and_values_leave_lines_alone() -> None:
    receipt = LabelSet([Label("other", "#000000"), Label("company", "#000001"), Label("total", "#000002")])
    assert role_columns(receipt) is None
    assert found([line("Batch A17", 200, 620)], asks_the_halves(), receipt) == {}


def test_every_gap_has_all_features_whatever_the_resolution() -> None:
    roles = role_columns(default_label_set())
    assert roles is not None

    def features(scale: float) -> np.ndarray:
        rows = [line("Batch A17 from stock", 200, 620), line("Batch B2", 200, 380, 2)]
        scaled = [
            SpacedLine(
                Entity(row.entity.id, tuple((scale * x, scale * y) for x, y in row.entity.points), row.entity.text),
                row.places,
            )
            for row in rows
        ]
        size = round(scale * SIZE[0]), round(scale * SIZE[1])
        seen = Seen.of(scaled, size, goldens.tokenizer(), roles, ser)
        return np.array([gap.features for gap in gaps_of(scaled, seen)])

    assert features(1.0).shape == (4, GAP_FEATURES)
    np.testing.assert_allclose(features(1.0), features(3.0), atol=1e-5)


def test_the_file_holds_what_was_written(tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    path.write_bytes(asks_the_halves(0.75).to_bytes())
    again = LineCuts.from_file(path)
    assert again.least == 0.75
    assert found([line("Batch A17", 200, 620)], again) == {1: 6}


@pytest.mark.parametrize("part", ["gaps", "halves"])
def test_a_file_of_other_features_is_refused(tmp_path: Path, part: str) -> None:
    path = tmp_path / FILE_NAME
    right = asks_the_halves()
    wrong = [(np.zeros((3, 1), np.float32), np.zeros(1, np.float32))]
    path.write_bytes(LineCuts(**{"gaps": right.gaps, "halves": right.halves} | {part: wrong}).to_bytes())
    with pytest.raises(UserError, match=r"line_cuts\.npz"):
        LineCuts.from_file(path)
    path.write_bytes(b"no archive")
    with pytest.raises(UserError, match=r"line_cuts\.npz"):
        LineCuts.from_file(path)
