"""The window has words for what the program can find and mend."""

from __future__ import annotations

from kie_desktop.domain.checks import NOT_OF_ONE_PAGE
from kie_desktop.domain.fixes import FIXES
from kie_desktop.ui.item_models.problem_kinds import KINDS

OF_THE_COMMAND_LINE = {"page-in-both"}
"""A project has no file to measure on."""


def test_every_fix_is_offered_with_words_and_no_other() -> None:
    assert {code for code, kind in KINDS.items() if kind.fix} == FIXES.keys() - OF_THE_COMMAND_LINE


def test_every_kind_has_a_name_of_its_own() -> None:
    assert KINDS.keys() >= NOT_OF_ONE_PAGE
    assert len({kind.name for kind in KINDS.values()}) == len(KINDS)
