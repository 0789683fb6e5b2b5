from __future__ import annotations

import numpy as np
import pytest
from field_documents import shop_receipt

from kie_desktop.fields.calibration import Calibration, Outcome, calibrate, promise
from kie_desktop.fields.candidates import Family, amount_candidates
from kie_desktop.fields.decode import best_value, ranked_values
from kie_desktop.fields.features import sheet_of
from kie_desktop.fields.likeness import closest
from kie_desktop.fields.minimise import minimise
from kie_desktop.fields.ranker import Lesson, Penalty, TextMatrix, learn, scores_of, softmax, text_sums
from kie_desktop.fields.reading import Reading
from kie_desktop.fields.sheet import ROLES, Sheet


def test_minimising_finds_a_curved_valley() -> None:
    def valley(place: np.ndarray) -> tuple[float, np.ndarray]:
        x, y = place
        value = (1 - x) ** 2 + 100 * (y - x * x) ** 2
        return float(value), np.array([-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)])

    assert minimise(valley, np.array([-1.2, 1.0]), 200, 1e-12) == pytest.approx([1, 1], abs=1e-3)


def amounts(number: int) -> tuple[Sheet, list[str]]:
    reading = Reading(shop_receipt(number)[0])
    candidates = amount_candidates(reading)
    return sheet_of(reading, Family.AMOUNT, candidates), [reading.text(candidate) for candidate in candidates]


def lesson(sheet: Sheet, right: list[bool], absent: bool = False) -> Lesson:
    columns = np.zeros((len(sheet) + 1, sheet.dense.shape[1] + 1), np.float32)
    columns[:-1, :-1] = sheet.dense
    columns[-1, -1] = 1
    return Lesson(sheet, columns, np.array([*right, absent]))


def penalty(width: int) -> Penalty:
    return Penalty(0.1, np.full(width, 0.1), np.zeros(width))


def test_a_ranker_learns_which_amount_is_meant_and_none_where_it_is_missing() -> None:
    lessons = []
    for number in range(8):
        sheet, texts = amounts(number)
        total = shop_receipt(number)[1]["sum"]
        lessons.append(lesson(sheet, [text == total for text in texts]))
    weights = learn(lessons, penalty(lessons[0].columns.shape[1]))
    sheet, texts = amounts(20)
    chances = softmax(scores_of(sheet, lesson(sheet, [False] * len(texts)).columns, weights))
    assert texts[int(np.argmax(chances[:-1]))] == shop_receipt(20)[1]["sum"]
    nothing = learn([lesson(one.sheet, [False] * len(one.sheet), True) for one in lessons], penalty(len(weights.dense)))
    chances = softmax(scores_of(sheet, lesson(sheet, [False] * len(texts)).columns, nothing))
    assert int(np.argmax(chances)) == len(texts)


def test_of_several_equal_values_the_ranker_chooses_what_others_teach() -> None:
    """Where a total stands twice, the place that the unambiguous receipts have gets the probability."""
    lessons = []
    for number in range(6):
        sheet, texts = amounts(number)
        cash = texts.index("200.00")
        total = texts.index(shop_receipt(number)[1]["sum"])
        right = [place in (total, cash) if number % 2 else place == total for place in range(len(texts))]
        lessons.append(lesson(sheet, right))
    weights = learn(lessons, penalty(lessons[0].columns.shape[1]))
    sheet, texts = amounts(3)
    chances = softmax(scores_of(sheet, lessons[3].columns, weights))
    assert chances[texts.index(shop_receipt(3)[1]["sum"])] > 0.8
    assert chances[texts.index("200.00")] < 0.1


def test_the_sparse_gradient_is_that_of_the_scores() -> None:
    sheets = [amounts(number)[0] for number in (1, 2)]
    texts = TextMatrix(sheets, extra=1)
    rng = np.random.default_rng(1)
    weights = rng.normal(size=(len(texts.buckets), ROLES)).astype(np.float32)
    slope = rng.normal(size=texts.candidates)
    step = rng.normal(size=weights.shape).astype(np.float32) * 0.1
    change = float(slope @ (texts.scores(weights + step) - texts.scores(weights)))
    assert change == pytest.approx(float((texts.gradient(slope) * step).sum()), rel=1e-3)


def test_scores_of_one_sheet_are_those_of_all_together() -> None:
    sheets = [amounts(number)[0] for number in (1, 2)]
    texts = TextMatrix(sheets, extra=1)
    weights = np.random.default_rng(1).normal(size=(len(texts.buckets), ROLES)).astype(np.float32)
    together = texts.scores(weights)
    alone = text_sums(sheets[1], texts.buckets, weights[:, :, None])[:, 0]
    assert together[len(sheets[0]) + 1 : -1] == pytest.approx(alone, abs=1e-4)
    assert together[-1] == 0


def test_equal_values_count_together() -> None:
    ranked = ranked_values(["5", "7", "5"], np.array([0.3, 0.4, 0.25, 0.05]))
    assert [(one.key, one.row) for one in ranked] == [("5", 0), ("7", 1), ("", None)]
    assert ranked[0].chance == pytest.approx(0.55) and ranked[0].second == pytest.approx(0.4)
    assert best_value([], np.array([1.0])).row is None


def outcomes(count: int, wrong: int) -> list[Outcome]:
    sure = [Outcome("a", 0.97, 0.02, 1.0, True) for _ in range(count)]
    return sure + [Outcome("a", 0.5, 0.4, 1.0, number % 2 == 0) for number in range(wrong)]


def test_calibration_follows_what_came_of_values() -> None:
    before, after = Calibration(), calibrate(outcomes(40, 40))
    assert after.score("a", 0.97, 0.02, 1.0) > before.score("a", 0.97, 0.02, 1.0)
    assert 0.3 < after.score("a", 0.5, 0.4, 1.0) < 0.75
    assert after.score("a", 0.9, 0.05, 1.0) > after.score("a", 0.9, 0.05, 0.4)  # badly read lines are less sure
    wrong = calibrate([Outcome("a", 0.99, 0.0, 1.0, False) for _ in range(30)])
    assert wrong.score("a", 0.99, 0.0, 1.0) < 0.3
    assert calibrate([]) == before


def test_a_promise_is_kept_on_what_was_seen() -> None:
    scores = [0.99] * 60 + [0.6] * 40
    right = [True] * 60 + [number % 2 == 0 for number in range(40)]
    kept = promise(scores, right, 0.95)
    assert (kept.threshold, kept.share, kept.precision) == (0.99, 0.6, 1.0)
    assert promise(scores, [False] * 100, 0.95).share == 0
    assert promise([], [], 0.95).threshold == 0.95
    few = promise([0.99, 0.98], [True, True], 0.95)
    assert few.share == 1.0 and few.threshold == 0.98


def test_texts_that_are_nearly_the_same() -> None:
    assert closest("carparkofficebasement1", ["other", "carparkofficebasemant1"]) == 1
    assert closest("carparkofficebasement1", ["carpark", "somethingelseentirely"]) is None
    assert closest("ab", ["ab"]) is None
