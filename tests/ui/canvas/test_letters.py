"""Codes of letters: short, and none leads into another."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kie_desktop.ui.canvas.letters import spell


@given(st.integers(0, 3000), st.sets(st.sampled_from("abcdefgh"), min_size=2))
def test_every_code_ends_where_no_other_goes_on(number: int, letters: set[str]) -> None:
    codes = spell(number, "".join(sorted(letters)))
    assert len(codes) == len({*codes}) == number
    assert [len(code) for code in codes] == sorted(len(code) for code in codes)
    assert not any(later.startswith(code) for code, later in pairwise(sorted(codes)))


def test_as_few_entities_as_possible_need_a_second_letter() -> None:
    assert spell(3, "abc") == ["a", "b", "c"]
    assert spell(5, "abc") == ["a", "b", "ca", "cb", "cc"]
    assert spell(7, "abc") == ["a", "ca", "cb", "cc", "ba", "bb", "bc"]
    assert spell(5, "a") == []
