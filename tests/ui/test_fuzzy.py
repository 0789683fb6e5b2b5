"""Finding a text by a few of its letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kie_desktop.ui.fuzzy import match


@pytest.mark.parametrize(
    ("query", "better", "worse"),
    [
        ("link", "Link", "Link all keys to the nearest values"),
        ("unsure", "Next unsure entity", "Undo: sure"),
        ("nue", "Next unsure entity", "Continue"),
        ("mer", "Merge", "Make narrower"),
        ("sett", "Settings", "Extend selection to the right"),
    ],
)
def test_the_likelier_text_scores_more(query: str, better: str, worse: str) -> None:
    first, second = match(query, better), match(query, worse)
    assert first is not None
    assert second is None or first.score - 0.01 * len(better) > second.score - 0.01 * len(worse)


def test_letters_in_a_row_are_meant_rather_than_scattered_ones() -> None:
    found = match("link", "Link all keys")
    assert found is not None and found.places == (0, 1, 2, 3)


def test_what_lacks_a_letter_or_has_them_in_another_order_is_no_match() -> None:
    assert match("knil", "Link") is None
    assert match("linkx", "Link") is None
    assert match("  ", "Link") == (0.0, ())


@given(st.text("abc ", max_size=6), st.text("abcABC ", max_size=12))
def test_the_places_spell_the_query(query: str, text: str) -> None:
    wanted = "".join(query.split())
    found = match(query, text)
    letters = iter(text.casefold())
    assert (found is not None) == all(letter in letters for letter in wanted)
    if found:
        assert "".join(text[place].casefold() for place in found.places) == wanted
        assert list(found.places) == sorted(set(found.places))
