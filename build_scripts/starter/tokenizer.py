"""The starter's tokenizer: a small SentencePiece model learned from generated text."""

from __future__ import annotations

import io
from collections.abc import Iterator

import sentencepiece

from build_scripts.starter.pages import generate

SEED_OFFSET = 7_000_003
"""Keeps the text that the tokenizer sees apart from the pages that the networks learn from."""


def train_tokenizer(seed: int, pages: int, pieces: int) -> bytes:
    """The bytes of a `sentencepiece.bpe.model` with `pieces` pieces, learned from `pages` pages.

    Few pages may give fewer pieces. Unknown signs fall back to bytes, so that no text of any language is lost.
    """
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=_texts(seed + SEED_OFFSET, pages),
        model_writer=model,
        vocab_size=pieces,
        model_type="unigram",
        character_coverage=0.9995,
        byte_fallback=True,
        hard_vocab_limit=False,
        split_digits=False,
        max_sentencepiece_length=16,
        num_threads=1,
        minloglevel=2,
    )
    return model.getvalue()


def _texts(seed: int, pages: int) -> Iterator[str]:
    for page in generate(seed, 0, pages):
        for entity in page.entities.values():
            yield entity.text
