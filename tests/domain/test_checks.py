"""Every fault that training would trip over or swallow is found, and sound pages are left in peace."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from kie_desktop.domain.checks import Task, check_label_set, check_page, check_pages, still_there
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import Label, LabelSet, Role, default_label_set
from kie_desktop.domain.page import HUMAN, Entity, Link, Page, ReviewState
from kie_desktop.domain.problems import Problem, Severity
from kie_desktop.domain.text import is_blank

LABELS = default_label_set()


def entity(
    entity_id: int, label: str, text: str = "text", box: tuple[float, float, float, float] | None = None
) -> Entity:
    points = rectangle(box or (0, entity_id * 30, 50, entity_id * 30 + 20))
    return Entity(entity_id, points, text, label, by_human=HUMAN)


def codes(
    entities: list[Entity], links: Iterable[tuple[int, int]] = (), task: Task = "re", size: int = 1000
) -> list[tuple[str, int | None]]:
    page = Page("a.png", size, size).with_entities(entities, [Link(*link) for link in links])
    problems = check_page(page, LABELS, task)
    assert all(problem.page == "a.png" and problem.message for problem in problems)
    return [(problem.code, problem.entity) for problem in problems]


PAIR = [entity(1, "question"), entity(2, "answer")]


def test_a_sound_page_has_no_problem() -> None:
    assert codes([*PAIR, entity(3, "header"), entity(4, "Others")], [(1, 2), (3, 1)]) == []


@pytest.mark.parametrize(
    ("entities", "links", "expected"),
    [
        ([], [], [("no-text-on-page", None)]),
        ([entity(1, "question", "\u3000")], [], [("no-text-on-page", None)]),
        ([*PAIR, entity(3, "stamp")], [(1, 2)], [("unknown-label", 3)]),
        ([*PAIR, entity(3, "O")], [(1, 2)], [("label-is-o", 3)]),
        ([*PAIR, entity(3, "Heeder")], [(1, 2)], [("misspelled-label", 3)]),
        ([*PAIR, replace(entity(3, "other"), by_human=frozenset())], [(1, 2)], [("unlabelled", 3)]),
        ([*PAIR, replace(entity(3, "other"), by_human=frozenset(), label_score=0.9)], [(1, 2)], []),
        ([*PAIR, entity(3, "answer", "")], [(1, 2), (1, 3)], [("linked-without-text", 3)]),
        ([*PAIR, entity(3, "answer", " ")], [(1, 2)], [("without-text", 3)]),
        ([*PAIR, entity(3, "other", "")], [(1, 2)], []),
        ([*PAIR, entity(3, "other", box=(0, 30, 50, 51))], [(1, 2)], [("duplicate-box", 3)]),
        ([*PAIR, entity(3, "question", box=(0, 30, 50, 51))], [(1, 2), (3, 2)], [("duplicate-entity", 3)]),
        ([*PAIR, entity(3, "other", box=(0, 35, 50, 55))], [(1, 2)], []),
        ([*PAIR, entity(3, "other", box=(5, 5, 5.5, 9))], [(1, 2)], [("empty-box", 3)]),
        ([*PAIR, entity(3, "other", box=(-5, 500, 9, 520))], [(1, 2)], [("outside-page", 3)]),
        ([*PAIR, entity(3, "other", box=(900, 500, 1010, 520))], [(1, 2)], [("outside-page", 3)]),
        (PAIR, [(2, 1)], [("backward-link", 2)]),
        ([*PAIR, entity(3, "other")], [(1, 2), (1, 3)], [("ignored-link", 1)]),
        ([*PAIR, entity(3, "question")], [(1, 2)], [("key-without-value", 3)]),
        ([*PAIR, entity(3, "answer")], [(1, 2)], [("value-without-key", 3)]),
        (PAIR, [(1, 2), (1, 1)], [("self-link", 1)]),
        (PAIR, [(1, 2), (1, 9)], [("dangling-link", 1)]),
        (PAIR, [], [("no-links", None)]),
        ([entity(1, "question")], [], [("nothing-to-link", None)]),
    ],
)  # fmt: skip
def test_each_fault_is_found_once(
    entities: list[Entity], links: list[tuple[int, int]], expected: list[tuple[str, int | None]]
) -> None:
    assert codes(entities, links) == expected


def test_a_page_on_its_side_or_read_badly_is_told_of() -> None:
    def told(texts: list[str], size: tuple[int, int], score: float | None = None) -> list[str]:
        rows = [
            replace(
                entity(row, "other", text, (50 * row, 50 * row, 50 * row + size[0], 50 * row + size[1])),
                text_score=score,
            )
            for row, text in enumerate(texts, 1)
        ]
        found = check_page(Page("a.png", 1000, 1000).with_entities(rows, []), LABELS, "ser")
        return [problem.code for problem in found if problem.code in ("lying-page", "badly-read-page")]

    words, columns = ["Name:", "Ada", "Date of birth"], ["姓名：", "张三丰", "北京市海淀区"]
    assert told(words, (20, 90)) == ["lying-page"] and told(words, (90, 20)) == [] == told(words[:2], (20, 90))
    assert told(columns, (20, 90)) == []
    assert told(words, (90, 20), 0.7) == ["badly-read-page"] and told(words, (90, 20), 0.9) == []


def test_ser_does_not_mind_links() -> None:
    assert codes(PAIR, [(2, 1)], "ser") == [] and codes(PAIR, [], "ser") == []


def test_how_far_outside_decides_the_severity() -> None:
    def severity(x2: float) -> Severity:
        page = Page("a.png", 1000, 1000).with_entities([entity(1, "other", box=(900, 0, x2, 20))], [])
        return check_page(page, LABELS, "ser")[0].severity

    assert severity(1023) is Severity.WARNING and severity(1024) is Severity.ERROR
    assert codes([*PAIR, entity(3, "other", box=(-5, 500, 9000, 520))], [(1, 2)], size=0) == []


def test_labels_of_ones_own_are_a_fault_only_for_paddleocrs_re() -> None:
    own = LabelSet([Label("Feld", "#000000", Role.KEY), Label("Wert", "#000001", Role.VALUE)])
    page = Page("a.png", 900, 900).with_entities([entity(1, "Feld"), entity(2, "Wert")], [Link(1, 2)])
    assert check_page(page, own) == []
    problems = check_page(page, own, for_paddleocr=True)
    assert [(problem.code, problem.entity) for problem in problems] == [("name-not-for-re", 1), ("name-not-for-re", 2)]


@pytest.mark.parametrize(
    ("text", "blank"), [("", True), (" \t\u3000\xa0", True), ("\u200b\ufeff", True), (" a ", False), ("。", False)]
)
def test_blank_text(text: str, blank: bool) -> None:
    assert is_blank(text) is blank


def texts(name: str, *rows: tuple[str, str]) -> Page:
    """A page of entities (text, label)."""
    entities = [entity(number, label, text) for number, (text, label) in enumerate(rows, 1)]
    return Page(name, 1000, 1000).with_entities(entities, [])


def conflicts(*pages: Page) -> list[tuple[str, int | None, str, str]]:
    found = check_pages(pages, LABELS, "ser")
    return [(problem.page, problem.entity, problem.code, problem.proposal) for problem in found]


def test_the_same_text_labelled_differently_is_found_across_pages() -> None:
    pages = [texts(f"{number}.png", ("Invoice  No:", "Question"), ("Ada", "answer")) for number in range(3)]
    pages.append(texts("last.png", ("invoice no:", "answer"), ("12", "question")))
    assert conflicts(*pages) == [("last.png", 1, "label-differs", "Question")]


def test_nobody_decides_between_two_labels() -> None:
    pages = texts("a.png", ("Total", "question")), texts("b.png", ("Total", "header"))
    assert conflicts(*pages) == [("a.png", 1, "label-undecided", ""), ("b.png", 1, "label-undecided", "")]


@pytest.mark.parametrize("text", ["12", "x", "2024-01-02", "7 a"])
def test_numbers_and_ticks_may_have_any_label(text: str) -> None:
    assert conflicts(texts("a.png", (text, "question")), texts("b.png", (text, "answer"))) == []


def test_background_has_several_names_that_mean_the_same() -> None:
    assert conflicts(texts("a.png", ("Page", "other")), texts("b.png", ("Page", "IGNORE"))) == []


def test_models_are_outvoted_by_one_person() -> None:
    def proposed(page: Page) -> Page:
        entities = [replace(row, by_human=frozenset(), label_score=0.9) for row in page.entities.values()]
        return page.with_entities(entities, [])

    by_models = [proposed(texts(f"{number}.png", ("Total", "answer"))) for number in range(3)]
    found = conflicts(*by_models, texts("by hand.png", ("Total", "question")))
    assert found == [(f"{number}.png", 1, "label-differs", "question") for number in range(3)]


def test_long_pages_are_told_where_they_go_to_paddleocr() -> None:
    page = texts("a.png", ("x" * 300, "question"), ("y" * 300, "answer"))
    assert check_page(page, LABELS, "ser", for_paddleocr=True, count_tokens=len)[0].code == "too-many-tokens"
    assert check_page(page, LABELS, "ser", for_paddleocr=False, count_tokens=len) == []
    assert check_page(page, LABELS, "ser", for_paddleocr=True, count_tokens=lambda text: len(text) // 2) == []


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (list(LABELS), []),
        ([*LABELS, Label(" o", "#000000")], ["label-called-o"]),
        ([*LABELS, Label("two\nlines", "#000000")], ["label-name"]),
        ([*LABELS, Label("space ", "#000000")], ["label-name"]),
        ([Label("key", "#000000", Role.KEY)], ["no-roles"]),
    ],
)
def test_faults_of_the_label_set(labels: list[Label], expected: list[str]) -> None:
    assert [problem.code for problem in check_label_set(LabelSet(labels))] == expected
    assert [problem.code for problem in check_pages([], LabelSet(labels))] == expected
    of_ser = [code for code in expected if code != "no-roles"]
    assert [problem.code for problem in check_label_set(LabelSet(labels), "ser")] == of_ser
    assert [problem.code for problem in check_pages([], LabelSet(labels), "ser")] == of_ser


def test_faults_of_the_label_set_name_the_label_or_the_role() -> None:
    found = check_label_set(
        LabelSet([Label("O", "#000000"), Label("a\n", "#000000"), Label("key", "#000000", Role.KEY)])
    )
    assert [(row.page, row.severity, row.entity) for row in found] == [
        ("", Severity.ERROR, None), ("", Severity.ERROR, None), ("", Severity.WARNING, None)
    ]  # fmt: skip
    assert [bool(row.fix) for row in found] == [True] * 3
    assert "'O'" in found[0].message and "'a\\n'" in found[1].message and "the role value;" in found[2].message
    assert "the role key and value;" in check_label_set(LabelSet([]))[0].message


def test_a_value_whose_label_names_its_field_needs_no_key() -> None:
    labels = LabelSet.of_names(["Total_key", "Total_value", "Shop_value", "answer"])
    rows = [entity(1, "Total_key"), entity(2, "Total_value"), entity(3, "Shop_value"), entity(4, "answer")]
    page = Page("a.png", 1000, 1000).with_entities(rows, [Link(1, 2)])
    found = [(row.code, row.entity) for row in check_page(page, labels, "re") if row.code.endswith("-key")]
    assert found == [("value-without-key", 4)]


def test_a_problem_of_more_than_one_page_outlives_edits_that_leave_its_cause() -> None:
    page = Page("a.png", 100, 100).with_entities([entity(1, "answer")], [])
    of_image = Problem("a.png", "same-image", Severity.WARNING, "twice")
    of_entity = replace(of_image, code="label-undecided", entity=1)
    of_label = replace(of_entity, code="label-differs", proposal="Question")
    gone = page.with_entities([], [])
    relabelled = page.with_entities([entity(1, "QUESTION")], [])
    table = [
        [still_there(problem, at) for problem in (of_image, of_entity, of_label)] for at in (page, gone, relabelled)
    ]
    assert table == [[True, True, True], [True, False, False], [True, True, False]]
    excluded = replace(page, state=ReviewState.EXCLUDED)
    assert not any(still_there(problem, excluded) for problem in (of_image, of_entity, of_label))


def test_a_problem_is_printed_with_what_others_can_use() -> None:
    problem = Problem("a.png", "self-link", Severity.ERROR, "line 1: no", 3, "remove it", other=4, proposal="x")
    assert problem.as_dict() == {
        "page": "a.png", "entity": 3, "code": "self-link",
        "severity": "error", "message": "line 1: no", "fix": "remove it",
    }  # fmt: skip


@pytest.mark.parametrize(("text", "quoted"), [("n" * 30, "n" * 30), ("n" * 31, "n" * 29 + "…")])
def test_a_text_with_several_labels_is_quoted_with_their_numbers(text: str, quoted: str) -> None:
    pages = [texts(f"{number}.png", (text, "question")) for number in range(2)]
    (problem,) = check_pages([*pages, texts("last.png", (text, "answer"))], LABELS, "ser")
    assert problem.message == (
        f"entity 1 ('{quoted}') is labelled 'answer'; this text has the labels 'question' (2), 'answer' (1)"
    )
    assert problem.fix == "label it 'question', like most of the others" and problem.severity is Severity.WARNING
