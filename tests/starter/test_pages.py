"""Generated pages: the same for the same numbers, valid, and worth learning from."""

from __future__ import annotations

from collections import Counter

from build_scripts.starter.pages import generate, make_page
from build_scripts.starter.rule import score_of_rule
from kie_desktop.domain.label_set import default_label_set

LABEL_SET = default_label_set()


def test_the_same_numbers_give_the_same_page_whatever_came_before() -> None:
    assert list(generate(5, 10, 3))[2] == make_page(5, 12)
    assert make_page(5, 12) != make_page(6, 12)


def test_pages_are_valid() -> None:
    for page in generate(1, 0, 120):
        assert page.entities
        for entity in page.entities.values():
            x1, y1, x2, y2 = entity.box
            assert 0 <= x1 < x2 <= page.width
            assert 0 <= y1 < y2 <= page.height
            assert entity.text.strip()
            assert entity.label in LABEL_SET
        for head, tail in page.links:
            assert page.entities[head].label == "question"
            assert page.entities[tail].label == "answer"


def test_all_labels_and_most_languages_appear() -> None:
    labels: Counter[str] = Counter()
    chinese = 0
    for page in generate(2, 0, 120):
        labels.update(entity.label for entity in page.entities.values())
        chinese += any("一" <= sign <= "鿿" for entity in page.entities.values() for sign in entity.text)
    shares = {name: count / labels.total() for name, count in labels.items()}
    assert shares["question"] > 0.3
    assert shares["answer"] > 0.3
    assert min(shares["header"], shares["other"]) > 0.03
    assert 8 <= chinese <= 40


def test_most_links_are_where_a_reader_looks_for_them() -> None:
    score = score_of_rule(generate(3, 0, 60), LABEL_SET)
    assert 0.4 < score.hmean < 0.95
