"""Token ids: LayoutXLM's numbering and its special tokens."""

from __future__ import annotations

from pathlib import Path

import goldens
import pytest
import sentencepiece

from kie_desktop.domain.errors import UserError
from kie_desktop.kie.tokenizer import UNKNOWN, Tokenizer


def tokenizer() -> Tokenizer:
    """One of its own for each test; `goldens.tokenizer` is made once for all."""
    return Tokenizer.from_file(goldens.TOKENIZER)


def test_ids_are_pieces_plus_one() -> None:
    pieces = sentencepiece.SentencePieceProcessor(model_proto=goldens.TOKENIZER.read_bytes())
    ids = tokenizer().encode("Invoice number")
    assert ids == [piece + 1 for piece in pieces.EncodeAsIds("Invoice number")]
    assert tokenizer().vocab_size == pieces.GetPieceSize() + 2
    assert tokenizer().model == goldens.TOKENIZER.read_bytes()


def test_words_are_likelier_than_letters() -> None:
    chances = [tokenizer().log_chance(text) for text in ("Department", "Dopartment", "Dopar\U0001f9fement")]
    assert chances == sorted(chances, reverse=True)
    assert tokenizer().log_chance("") == 0.0


def test_an_unknown_character_is_unk() -> None:
    assert UNKNOWN in tokenizer().encode("\U0001f9fe")


@pytest.mark.parametrize("text", ["", " ", "\t\n", "\u00a0\u3000"])
def test_nothing_to_read_has_no_tokens(text: str) -> None:
    assert tokenizer().encode(text) == []


def test_special_tokens_spelled_out_split_the_text() -> None:
    own = tokenizer()
    mask = own.vocab_size - 1
    expected = [*own.encode("Name"), mask, *own.encode("Date"), 2]
    assert own.encode("Name<mask> Date</s>") == expected
    assert own.encode("<s><pad><unk>") == [0, 1, 3]
    assert 0 not in own.encode("a < s > b")


def test_another_file_is_refused_by_name(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.model"
    wrong.write_text("hello")
    with pytest.raises(UserError, match=r"wrong\.model: this is not a SentencePiece model"):
        Tokenizer.from_file(wrong)
    with pytest.raises(UserError, match=r"absent\.model: the tokenizer cannot be read \(No such file"):
        Tokenizer.from_file(tmp_path / "absent.model")
