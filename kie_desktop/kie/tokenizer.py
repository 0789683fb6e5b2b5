"""Text to token ids with LayoutXLM's rules (spec B5)."""

from __future__ import annotations

import re
from pathlib import Path

import sentencepiece

from kie_desktop.domain.errors import UserError
from kie_desktop.safe_files import read_given

FILE_NAME = "sentencepiece.bpe.model"
"""What the tokenizer is called in a checkpoint folder and in a model pack."""

BOS, PAD, EOS, UNKNOWN = 0, 1, 2, 3
_UNKNOWN_CHANCE = -14.0
"""Of a sign that is in no piece, as a logarithm: somewhat less than that of the rarest piece."""
_MOST_BYTES = 64 << 20
"""LayoutXLM's own has 5 MB."""
_SPECIAL = re.compile(r"(<s>|<pad>|</s>|<unk>|<mask>)")


class Tokenizer:
    """A SentencePiece model with LayoutXLM's numbering: piece + 1, and five special tokens.

    No `<s>` or `</s>` is put around a text: the network sees the pieces of all text lines in a row.
    """

    def __init__(self, model: bytes) -> None:
        """`model`: the bytes of a `sentencepiece.bpe.model`. Raises ValueError for anything else."""
        self._processor = sentencepiece.SentencePieceProcessor()
        try:
            self._processor.LoadFromSerializedProto(model)
        except RuntimeError as error:
            raise ValueError("not a SentencePiece model") from error
        pieces = self._processor.GetPieceSize()
        self._special = {"<s>": BOS, "<pad>": PAD, "</s>": EOS, "<unk>": UNKNOWN, "<mask>": pieces + 1}
        self.model = model
        self.vocab_size: int = pieces + 2

    @classmethod
    def from_file(cls, path: Path) -> Tokenizer:
        """Read a `sentencepiece.bpe.model`; UserError where it cannot be read or is something else."""
        try:
            return cls(read_given(path, _MOST_BYTES))
        except OSError as error:
            raise UserError(
                f"{path}: the tokenizer cannot be read ({error.strerror}); specify it with --tokenizer"
            ) from error
        except ValueError as error:
            raise UserError(
                f"{path}: this is not a SentencePiece model; specify the right file with --tokenizer"
            ) from error

    def encode(self, text: str) -> list[int]:
        """Token ids of one text line; [] for empty and whitespace-only text.

        A special token spelled out inside the text is taken for that token, as upstream does.
        """
        if "<" not in text:
            return self._pieces(text)
        ids: list[int] = []
        for part in _SPECIAL.split(text):
            special = self._special.get(part)
            ids += self._pieces(part) if special is None else [special]
        return ids

    def log_chance(self, text: str) -> float:
        """How likely a text is by its pieces, as a logarithm: one of words that the model has is likely."""
        pieces = self._processor.EncodeAsIds(text)
        return sum(self._processor.GetScore(piece) if piece else _UNKNOWN_CHANCE for piece in pieces)

    def _pieces(self, text: str) -> list[int]:
        return [piece + 1 if piece else UNKNOWN for piece in self._processor.EncodeAsIds(text)]
