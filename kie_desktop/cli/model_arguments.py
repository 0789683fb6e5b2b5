"""The options that name a model, a checkpoint's companions and what SDMGR needs; several commands take them."""

from __future__ import annotations

import argparse
from pathlib import Path


def add_model_arguments(parser: argparse.ArgumentParser, required: bool = True) -> None:
    """The options that name a model."""
    parser.add_argument("--model", required=required, metavar="PACK_OR_CHECKPOINT", help="a model pack or a checkpoint")
    add_checkpoint_arguments(parser)


def add_checkpoint_arguments(parser: argparse.ArgumentParser) -> None:
    """The options that name a checkpoint's companions."""
    parser.add_argument("--tokenizer", type=Path, metavar="FILE", help="sentencepiece.bpe.model of the checkpoint")
    parser.add_argument("--class-list", type=Path, metavar="FILE", help="class_list.txt of the checkpoint")


def add_sdmgr_arguments(parser: argparse.ArgumentParser) -> None:
    """What an SDMGR checkpoint of PaddleOCR's needs beside its class list."""
    parser.add_argument("--dictionary", type=Path, metavar="FILE", help="dict.txt of a PaddleOCR SDMGR checkpoint")
    parser.add_argument(
        "--compat",
        action="store_true",
        help="for a PaddleOCR SDMGR checkpoint: squash the boxes of small images, as in its training",
    )


def add_font_argument(parser: argparse.ArgumentParser) -> None:
    """The font of drawn pages."""
    parser.add_argument("--font", type=Path, metavar="FILE", help="font for the names of labels in drawn pages")


def add_schema_argument(parser: argparse.ArgumentParser) -> None:
    """The option that names the fields of documents."""
    parser.add_argument(
        "--schema", metavar="S", help="fields to name: receipt, invoice or a schema.toml (default: the model's own)"
    )


def share(text: str) -> float:
    """A number from 0 to 1, of an option."""
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"{text} is not a number from 0 to 1")
    return value
