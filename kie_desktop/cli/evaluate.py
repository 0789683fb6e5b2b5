"""`evaluate`: precision, recall and hmean of a model on annotated pages."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kie_desktop.cli.errors import UsageError
from kie_desktop.cli.open_model import add_model_arguments, open_model
from kie_desktop.cli.sdmgr_model import add_sdmgr_arguments, labelled_pages, open_sdmgr, score
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.label_set import LabelSet, Role
from kie_desktop.domain.page import Page
from kie_desktop.domain.text import counted
from kie_desktop.formats.paddleocr import pages_of, read_label_file
from kie_desktop.kie.model import WindowedModel

if TYPE_CHECKING:
    from kie_desktop.training.evaluation import Evaluation
    from kie_desktop.training.mistakes import WrongEntity, WrongLink


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the contract."""
    parser.add_argument("--task", required=True, choices=("ser", "re", "sdmgr"))
    add_model_arguments(parser)
    add_sdmgr_arguments(parser)
    parser.add_argument(
        "--count",
        action="append",
        default=[],
        metavar="LABEL",
        help="of sdmgr: a class whose F1 is averaged, once for each (default: the *_value classes, or all labels)",
    )
    parser.add_argument("--label-file", required=True, type=Path, help="a PaddleOCR label file")
    parser.add_argument("--image-dir", required=True, type=Path, help="the folder that its image paths are relative to")
    parser.add_argument(
        "--window",
        choices=("whole", "first"),
        default="whole",
        help="score whole pages, or the first 512 tokens only as PaddleOCR does",
    )
    parser.add_argument(
        "--network-alone",
        action="store_true",
        help="score RE without what the places of keys and values add to it, as PaddleOCR would",
    )
    parser.add_argument(
        "--role",
        action="append",
        default=[],
        metavar="LABEL=ROLE",
        help="what RE sees of a label (key, value, header, other), where its name does not say so; once for each",
    )
    parser.add_argument("--compare", metavar="OTHER_MODEL", help="score another model on the same pages as well")
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(arguments: argparse.Namespace) -> int:
    """Score and print; problems of the label file go to stderr."""
    pages = [] if arguments.task == "sdmgr" else _pages(arguments.label_file, arguments.image_dir)
    evaluation = _evaluate(arguments.model, pages, arguments)
    document = _document(evaluation)
    if arguments.compare is not None:
        document["compared"] = _compared(evaluation, _evaluate(arguments.compare, pages, arguments), arguments.compare)
    if arguments.json:
        print(json.dumps(document, ensure_ascii=False))
    else:
        _print(document)
    return 0


def _evaluate(name: str, pages: list[Page], arguments: argparse.Namespace) -> Evaluation:
    if arguments.task == "sdmgr":
        graph_model = open_sdmgr(name, arguments)
        rows = labelled_pages(arguments.label_file, arguments.image_dir, graph_model)
        return score(graph_model, rows, arguments.image_dir, arguments.count)
    from kie_desktop.training.evaluation import evaluate_re, evaluate_ser

    model = open_model(name, arguments.task, arguments.tokenizer, arguments.class_list)
    if arguments.network_alone and isinstance(model, WindowedModel):
        model.layout = None
    if arguments.task == "re" and isinstance(model, WindowedModel):
        model.label_set = _with_roles(model.label_set, arguments.role)
    return (evaluate_ser if arguments.task == "ser" else evaluate_re)(model, pages, arguments.window)


def _with_roles(labels: LabelSet, said: list[str]) -> LabelSet:
    """Labels with the roles of `--role`. Raises UsageError."""
    for words in said:
        name, _, role = words.rpartition("=")
        if not name or role not in {*Role}:
            raise UsageError(f"--role {words}: write LABEL=ROLE, where ROLE is one of {', '.join(Role)}")
        labels = labels.extended([name])
        labels = labels.with_label(replace(labels[name], role=Role(role)))
    return labels


def _document(evaluation: Evaluation) -> dict[str, Any]:
    document: dict[str, Any] = {
        "task": evaluation.task,
        **_shares(asdict(evaluation.score)),
        "fps": evaluation.fps,
        "pages": evaluation.pages,
        "per_label": {name: asdict(score) for name, score in evaluation.per_label.items()},
    }
    if evaluation.best_key is not None:
        document["best_key"] = _shares(asdict(evaluation.best_key))
        document["wrong_links"] = [asdict(row) for row in evaluation.wrong_links]
    else:
        document["confusion"] = evaluation.confusion
        document["wrong_entities"] = [asdict(row) for row in evaluation.wrong_entities]
    return document


def _compared(mine: Evaluation, other: Evaluation, name: str) -> dict[str, Any]:
    """The other model's figures, and where the two differ: what only one of them has wrong."""
    field = "wrong_links" if mine.task == "re" else "wrong_entities"
    places = [{_place(row): row for row in getattr(evaluation, field)} for evaluation in (mine, other)]
    document = {"model": name, **_document(other)}
    del document[field]
    return {
        **document,
        "only_this_wrong": [asdict(row) for place, row in places[0].items() if place not in places[1]],
        "only_other_wrong": [asdict(row) for place, row in places[1].items() if place not in places[0]],
    }


def _place(row: WrongEntity | WrongLink) -> tuple[str | int, ...]:
    from kie_desktop.training.mistakes import WrongEntity

    return (row.page, row.entity) if isinstance(row, WrongEntity) else (row.page, row.head, row.tail)


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
    print(f"{document['task'].upper()} on {counted(document['pages'], 'page')}, {document['fps']:.2f} pages a second")
    rows = {"all": document, "best key": document.get("best_key"), **document["per_label"]}
    width = max(12, *map(len, rows))
    for name, row in rows.items():
        if row is not None:
            support = f"  of {row['support']}" if "support" in row else ""
            shares = "  ".join(f"{key} {row[key]:.4f}" for key in ("precision", "recall", "hmean"))
            print(f"{name:<{width}} {shares}{support}")
    for label, row in document.get("confusion", {}).items():
        taken = ", ".join(f"{guess} {count}" for guess, count in row.items() if count and guess != label)
        if taken:
            print(f"{label} was taken for: {taken}")
    if "compared" in document:
        other = document["compared"]
        print(f"{other['model']}:")
        _print({key: value for key, value in other.items() if key != "confusion"})
        print(
            f"wrong here and right there: {len(other['only_this_wrong'])}; "
            f"right here and wrong there: {len(other['only_other_wrong'])}"
        )
