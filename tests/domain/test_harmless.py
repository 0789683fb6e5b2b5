"""Texts of documents in tables and on terminals."""

from __future__ import annotations

import pytest

from kie_desktop.domain.text import harmless, one_line, runs_as_formula, without_apostrophe


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1-2", "-cmd", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\xa0=1", "\u3000＝1", "＝1", "＋1-", "－x",
     "＠x", "|calc", "\nx", "\ufeff=1"],
)  # fmt: skip
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    assert runs_as_formula(text)
    assert harmless(text) == f"'{text}"
    assert without_apostrophe(harmless(text)) == text


@pytest.mark.parametrize("text", ["", "x", "-5.00", "+49", "-1 234,50", "1=1", "a@b", "'x", "- 12 %"])
def test_everything_else_stays(text: str) -> None:
    if text != "- 12 %":
        assert harmless(text) == text
    assert without_apostrophe(harmless(text)) == text


def test_a_line_stays_one_line_and_moves_no_cursor() -> None:
    assert one_line("a.png: größe 发票 OK") == "a.png: größe 发票 OK"
    assert one_line("a\nb\r\x1b[2Jc\u202e\x00\u2028d\x9b") == "a\\nb\\r\\x1b[2Jc\\u202e\\x00\\u2028d\\x9b"
