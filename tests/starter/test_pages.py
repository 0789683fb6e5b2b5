"""Generated pages: the same for the same numbers, valid, and like the forms that they stand for."""

from __future__ import annotations

from collections import Counter
from functools import cache
from random import Random

import pytest

from build_scripts.starter.pages import (
    captioned,
    cards,
    generate,
    language_of,
    layouts,
    make_page,
    papers,
    survey,
    tables,
)
from build_scripts.starter.pages.damage import spaced, to_page
from build_scripts.starter.pages.pools import LOCALES, pool_of
from build_scripts.starter.pages.sheet import HEADER, KEY, OTHER, VALUE, Sheet
from build_scripts.starter.rule import score_of_rule
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.domain.page import Page

Range = tuple[float, float]
LABEL_SET = default_label_set()
OWN_SIGNS = {"zh": "的是一在不了有和人这", "ja": "のをにはでがと", "de": "äöüß", "fr": "éèêç", "es": "ñóí", "pt": "ãçõ"}
"""Signs that tell a page's language, or nearly; Italian shares its own with others."""


@cache
def many() -> list[Page]:
    """Pages that most tests look at."""
    return list(generate(1, 0, 300))


def questionnaires() -> list[tuple[Sheet, Page]]:
    """Sheets full of one block each, as questionnaires are annotated."""
    made = []
    for number, block in enumerate([*layouts._SURVEY] * 6):
        sheet = Sheet(Random(number), pool_of("de"), survey=True)
        block(sheet, 60, 700, 80)
        survey.as_questionnaire(sheet)
        made.append((sheet, to_page(sheet, "one.png")))
    return made


def page_of(block: layouts.Block, seed: int, code: str = "en") -> tuple[Sheet, Page]:
    """A page that holds one block only."""
    sheet = Sheet(Random(seed), pool_of(code))
    block(sheet, 60, 700, 80)
    return sheet, to_page(sheet, "one.png")


def test_the_same_numbers_give_the_same_page_whatever_came_before() -> None:
    assert list(generate(5, 10, 3))[2] == make_page(5, 12)
    assert make_page(5, 12) != make_page(6, 12)


def test_pages_are_valid() -> None:
    for page in many():
        assert page.entities
        for entity in page.entities.values():
            x1, y1, x2, y2 = entity.box
            assert 0 <= x1 < x2 <= page.width
            assert 0 <= y1 < y2 <= page.height
            assert entity.text.strip()
            assert entity.label in LABEL_SET
        for head, tail in page.links:
            assert page.entities[head].label == KEY
            assert page.entities[tail].label == VALUE


@pytest.mark.parametrize(
    ("language", "keys", "values", "headings", "plain"),
    [
        ("en", (0.33, 0.46), (0.3, 0.45), (0.04, 0.1), (0.1, 0.26)),
        ("de", (0.2, 0.36), (0.4, 0.58), (0.0, 0.04), (0.12, 0.3)),
    ],
)
def test_labels_come_about_as_often_as_on_real_forms(
    language: str, keys: Range, values: Range, headings: Range, plain: Range
) -> None:
    labels = Counter(
        entity.label for page in many() if language_of(page) == language for entity in page.entities.values()
    )
    expected = {"question": keys, "answer": values, "header": headings, "other": plain}
    assert all(least < labels[name] / labels.total() < most for name, (least, most) in expected.items()), labels


def test_keys_without_values_and_values_without_keys_come_as_on_real_forms() -> None:
    heads = tails = keys = values = 0
    for page in many():
        if language_of(page) != "en":
            continue
        keys += sum(entity.label == KEY for entity in page.entities.values())
        values += sum(entity.label == VALUE for entity in page.entities.values())
        heads += len({head for head, _ in page.links})
        tails += len({tail for _, tail in page.links})
    assert 0.25 < 1 - heads / keys < 0.55
    assert 1 - tails / values < 0.06


def test_every_language_appears() -> None:
    texts = ["".join(entity.text for entity in page.entities.values()) for page in many()]
    found = {code for code, signs in OWN_SIGNS.items() if any(sign in text for text in texts for sign in signs)}
    assert found == set(OWN_SIGNS)
    languages = Counter(map(language_of, many()))
    assert languages["en"] < 0.68 * len(texts)
    assert languages["de"] > 0.08 * len(texts)


def test_every_block_and_kind_of_page_comes_up(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: Counter[str] = Counter()

    def counted(block: layouts.Block) -> layouts.Block:
        def place(sheet: Sheet, left: float, right: float, top: float) -> float:
            seen[block.__name__] += 1
            return block(sheet, left, right, top)

        return place

    body, forms = layouts._BODY, layouts._SURVEY
    starts = layouts._STARTS
    monkeypatch.setattr(layouts, "_BODY", {counted(block): weight for block, weight in body.items()})
    monkeypatch.setattr(layouts, "_SURVEY", {counted(block): weight for block, weight in forms.items()})
    monkeypatch.setattr(layouts, "_STARTS", {kind: tuple(map(counted, row)) for kind, row in starts.items()})
    list(generate(4, 0, 250))
    expected = {block.__name__ for block in [*body, *forms, *(block for row in starts.values() for block in row)]}
    assert set(seen) == expected


@pytest.mark.parametrize("code", [*LOCALES])
def test_every_block_can_be_set_in_every_language(code: str) -> None:
    for number, block in enumerate([*layouts._BODY, *layouts._SURVEY, *layouts._UNSEEN, cards.receipt]):
        sheet, page = page_of(block, number, code)
        assert sheet.lines
        assert all(page.entities[head].label == KEY for head, _ in page.links)


def test_on_questionnaires_most_keys_have_answers_and_what_has_none_is_plain_text() -> None:
    keys = unlinked = plain = 0
    for sheet, _ in questionnaires():
        linked = {head for head, _ in sheet.links}
        for index, line in enumerate(sheet.lines):
            keys += line.label == KEY
            unlinked += line.label == KEY and index not in linked | sheet.of_parts
            plain += line.label == OTHER
    assert unlinked < 0.15 * keys
    assert plain > 0.1 * keys


def test_what_is_to_be_chosen_from_are_answers_of_one_key() -> None:
    for seed in range(30):
        sheet = Sheet(Random(seed), pool_of("de"), survey=True)
        survey.closed_questions(sheet, 60, 700, 80)
        answers = [index for index, line in enumerate(sheet.lines) if line.label == VALUE]
        assert len(answers) >= 2
        assert {tail for _, tail in sheet.links} == {*answers}


def test_keys_of_questionnaires_mostly_have_one_box_however_many_lines() -> None:
    keys = [entity for _, page in questionnaires() for entity in page.entities.values() if entity.label == KEY]
    heights = sorted(entity.box[3] - entity.box[1] for entity in keys)
    assert heights[int(0.93 * len(heights))] > 1.6 * heights[len(heights) // 2]


def test_papers_have_values_of_their_keys_in_the_same_row() -> None:
    linked = 0
    for seed in range(25):
        sheet, language = papers.paper(Random(seed))
        assert language in LOCALES
        for head, tail in sheet.links:
            assert (sheet.lines[head].label, sheet.lines[tail].label) == (KEY, VALUE)
            linked += 1
    assert linked > 100


def test_unseen_pages_hold_blocks_that_others_do_not() -> None:
    assert not {*layouts._UNSEEN} & {
        *layouts._BODY,
        *layouts._SURVEY,
        *(row for rows in layouts._STARTS.values() for row in rows),
    }
    assert list(generate(3, 5, 1, unseen=True)) != list(generate(3, 5, 1))


def test_a_heading_is_followed_by_what_it_heads() -> None:
    for seed in range(40):
        sheet, _ = page_of(captioned.captioned_fields, seed)
        assert sheet.lines[0].label == HEADER
        first_key = next(line for line in sheet.lines if line.label == KEY)
        assert first_key.box[1] > sheet.lines[0].box[1]


def test_values_of_a_table_are_linked_to_heads_above_them_or_beside_them() -> None:
    for seed in range(40):
        sheet, _ = page_of(tables.table, seed)
        for head, tail in sheet.links:
            key, value = sheet.lines[head].box, sheet.lines[tail].box
            above = key[3] <= value[3]
            beside = key[0] < value[0]
            assert above or beside


def test_boxes_of_whole_blocks_come_now_and_then_and_keep_their_links() -> None:
    def build() -> list[Page]:
        return [page_of(captioned.prompts, seed)[1] for seed in range(200)]

    heights = [entity.box[3] - entity.box[1] for page in build() for entity in page.entities.values()]
    tall = sum(height > 2.2 * sorted(heights)[len(heights) // 2] for height in heights)
    assert 0 < tall < len(heights) / 4


def test_punctuation_inside_words_is_spaced_and_nothing_else() -> None:
    assert spaced(Random(1), "10/30/84, 555-0134 and so on: yes.", 1.0) == "10/ 30/ 84, 555- 0134 and so on: yes."
    assert spaced(Random(1), "10/30/84", 0.0) == "10/30/84"


def test_most_links_are_where_a_reader_looks_for_them() -> None:
    score = score_of_rule(many()[:100], LABEL_SET)
    assert 0.6 < score.hmean < 0.9
