"""Words of trades: every list is there, every gap can be filled, and a page is about one of them."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from build_scripts.starter.pages import keys, texts, values
from build_scripts.starter.pages.pools import pool_of
from build_scripts.starter.pages.sheet import HEADER, OTHER, Sheet
from build_scripts.starter.pages.trades import kinds_in, trades_in

LANGUAGES = ("en", "de")


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_trade_has_every_list_and_kinds_that_values_can_be_made_of(code: str) -> None:
    assert len(trades_in(code)) >= 4
    for name, trade in trades_in(code).items():
        lists = (
            trade.titles,
            trade.headings,
            trade.options,
            trade.columns,
            trade.phrases,
            trade.sentences,
            trade.plain,
        )
        assert all(len(items) >= 10 for items in lists), name
        assert {*trade.fields} <= {*values.MAKERS}, name


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_gap_of_every_text_is_filled(code: str) -> None:
    pool, rng = pool_of(code), Random(1)
    for trade in trades_in(code).values():
        for items in (trade.columns, trade.phrases, trade.sentences, trade.plain):
            for item in items:
                text = values.filled(rng, pool, item)
                assert text.strip()
                assert not {"{", "}"} & {*text}, item


def test_a_gap_says_how_many_digits_a_number_has_and_goes_into_words_in_small_letters() -> None:
    rng, pool = Random(2), pool_of("en")
    assert all(len(values.filled(rng, pool, "{nnn}")) == 3 for _ in range(30))
    assert values.filled(rng, pool, "Ethyl {w}ate")[6].islower()
    with pytest.raises(KeyError):
        values.filled(rng, pool, "{nothing}")


def test_names_of_a_page_about_a_trade_are_mostly_its_own() -> None:
    pool = replace(pool_of("en"), trade="shipping")
    rng = Random(3)
    own = {name for names in trades_in("en")["shipping"].fields.values() for name in names}
    drawn = [keys.field(rng, pool)[0] for _ in range(400)]
    assert 0.25 < sum(text in own for text in drawn) / len(drawn) < 0.6


def test_a_name_that_a_trade_knows_has_values_of_its_kind_as_a_column() -> None:
    assert kinds_in("en")["bill of lading no."] == "code"
    assert kinds_in("de")["geburtsdatum"] == "date"


def test_pages_without_a_trade_draw_nothing_from_one() -> None:
    assert all(pool_of("it").about(Random(seed)).trade is None for seed in range(20))
    assert pool_of("en").next_trade(Random(1), 1.0) is None
    named = [pool_of("en").about(Random(seed)).trade for seed in range(200)]
    assert {*trades_in("en")} | {None} == {*named}


def test_words_broken_at_the_end_of_a_line_go_on_in_the_next() -> None:
    sheet = Sheet(Random(4), pool_of("en"))
    sheet.style = replace(sheet.style, broken=1.0)
    text = "considerable responsibilities notwithstanding administrative recommendations concerning the manufacturing"
    rows = sheet.wrapped(text, sheet.width_of("considerable respon"))
    assert any(row.endswith("-") for row in rows)
    assert " ".join(rows).replace("- ", "") == text
    sheet.style = replace(sheet.style, broken=0.0)
    assert not any(row.endswith("-") for row in sheet.wrapped(text, sheet.width_of("considerable respon")))


def test_names_below_signatures_and_text_below_headings_belong_to_no_field() -> None:
    for seed in range(30):
        for block, labels in ((texts.signed, {OTHER}), (texts.headed_text, {HEADER, OTHER})):
            sheet = Sheet(Random(seed), pool_of("en").about(Random(seed)))
            block(sheet, 60, 700, 80)
            assert {line.label for line in sheet.lines} == labels
            assert not sheet.links
