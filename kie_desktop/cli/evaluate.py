"""`evaluate`: precision, recall and hmean of a model on annotated pages."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from kie_desktop.cli.open_model import add_model_arguments, open_model
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.page import Page
from kie_desktop.formats.paddleocr import pages_of, read_label_file


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the contract."""
    parser.add_argument("--task", required=True, choices=("ser", "re"))
    add_model_arguments(parser)
    parser.add_argument("--label-file", required=True, type=Path, help="a PaddleOCR label file")
    parser.add_argument("--image-dir", required=True, type=Path, help="the folder that its image paths are relative to")
    parser.add_argument(
        "--window",
        choices=("whole", "first"),
        default="whole",
        help="score whole pages, or the first 512 tokens only as PaddleOCR does",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(arguments: argparse.Namespace) -> int:
    """Score and print; problems of the label file go to stderr."""
    from kie_desktop.training.evaluation import evaluate_re, evaluate_ser

    pages = _pages(arguments.label_file, arguments.image_dir)
    model = open_model(arguments.model, arguments.task, arguments.tokenizer, arguments.class_list)
    evaluate = evaluate_ser if arguments.task == "ser" else evaluate_re
    evaluation = evaluate(model, pages, arguments.window)
    document: dict[str, Any] = {
        "task": evaluation.task,
        **_shares(asdict(evaluation.score)),
        "fps": evaluation.fps,
        "pages": evaluation.pages,
        "per_label": {name: asdict(score) for name, score in evaluation.per_label.items()},
    }
    if evaluation.best_key is not None:
        document["best_key"] = _shares(asdict(evaluation.best_key))
    if arguments.json:
        print(json.dumps(document, ensure_ascii=False))
    else:
        _print(document)
    return 0


def _pages(label_file: Path, image_dir: Path) -> list[Page]:
    rows = read_label_file(label_file)
    pages, problems = pages_of(rows, image_dir)
    for problem in [*rows.problems, *problems]:
        print(f"{problem.severity}: {problem.page}: {problem.message}", file=sys.stderr)
    if not pages:
        raise UserError(f"{label_file}: no page of it can be scored; see the messages above")
    return pages


def _shares(score: dict[str, Any]) -> dict[str, Any]:
    return {key: score[key] for key in ("precision", "recall", "hmean")}


def _print(document: dict[str, Any]) -> None:
    print(f"{document['task'].upper()} on {document['pages']} pages, {document['fps']:.2f} pages a second")
    rows = {"all": document, "best key": document.get("best_key"), **document["per_label"]}
    for name, row in rows.items():
        if row is not None:
            support = f"  of {row['support']}" if "support" in row else ""
            shares = "  ".join(f"{key} {row[key]:.4f}" for key in ("precision", "recall", "hmean"))
            print(f"{name:<12} {shares}{support}")
