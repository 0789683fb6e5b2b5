"""`evaluate`: precision, recall and hmean of a model on annotated pages."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kie_desktop.api.evaluation import FIELDS, TASKS, EvaluationResult, evaluate
from kie_desktop.cli.evaluate_fields import run_fields
from kie_desktop.cli.model_arguments import (
    add_model_arguments,
    add_schema_argument,
    add_sdmgr_arguments,
    share,
)
from kie_desktop.cli.output import note, say
from kie_desktop.cli.yaml_arguments import add_yaml_arguments, fill, need, use_of
from kie_desktop.domain.errors import UsageError
from kie_desktop.domain.label_set import Role
from kie_desktop.domain.text import counted
from kie_desktop.fields.model import SURE

if TYPE_CHECKING:
    from kie_desktop.training.mistakes import WrongEntity, WrongLink

_USER_FIGURES = {
    "entity_f1": "Labels of whole lines, as users see them",
    "links_predicted": "Links with predicted labels, as users see them",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the contract."""
    add_yaml_arguments(parser)
    parser.add_argument("--task", choices=(*TASKS, FIELDS), help="what to score")
    add_model_arguments(parser, required=False)
    add_sdmgr_arguments(parser)
    parser.add_argument(
        "--count",
        action="append",
        default=[],
        metavar="LABEL",
        help="for sdmgr: a class to include in the averaged F1; repeat for each class (default: the *_value "
        "classes, or all labels)",
    )
    parser.add_argument("--label-file", type=Path, metavar="FILE", help="PaddleOCR label file")
    parser.add_argument("--image-dir", type=Path, metavar="DIR", help="folder that the image paths are relative to")
    parser.add_argument(
        "--window",
        choices=("whole", "first"),
        default="whole",
        help="score whole pages, or only the first 512 tokens of each page, as PaddleOCR does",
    )
    parser.add_argument(
        "--network-alone",
        action="store_true",
        help="score RE as PaddleOCR does, without the positions of keys and values",
    )
    parser.add_argument(
        "--ser-model",
        metavar="MODEL",
        help="for re: model that predicts the labels for links_predicted, the F1 of links as users see them "
        "(default: the model itself, if it has SER)",
    )
    parser.add_argument(
        "--role",
        action="append",
        default=[],
        metavar="LABEL=ROLE",
        help="role of a label in linking (key, value, header, other), if its name does not show it; repeat "
        "for each label",
    )
    parser.add_argument(
        "--values",
        type=Path,
        metavar="TABLE",
        help="for fields: the true values (default: values.csv next to the label file, else the labels of its lines)",
    )
    add_schema_argument(parser)
    parser.add_argument(
        "--promise",
        type=share,
        default=SURE,
        metavar="P",
        help="for fields: precision to keep when values are accepted by their score (%(default)s)",
    )
    parser.add_argument("--compare", metavar="OTHER_MODEL", help="also score another model on the same pages")
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(arguments: argparse.Namespace) -> int:
    """Score and print; problems of the label file go to stderr."""
    _fill(arguments)
    if arguments.task == FIELDS:
        return run_fields(arguments)
    if arguments.values is not None or arguments.schema is not None:
        raise UsageError(f"--values and --schema work only with --task {FIELDS}; see --help")
    result = _evaluate(arguments.model, arguments)
    for problem in result.problems:
        note(f"{problem.severity}: {problem.page}: {problem.message}")
    document = result.to_dict()
    if arguments.compare is not None:
        document["compared"] = _compared(result, _evaluate(arguments.compare, arguments), arguments.compare)
    if arguments.json:
        print(json.dumps(document, ensure_ascii=False))
    else:
        _print(document)
    return 0


def _fill(arguments: argparse.Namespace) -> None:
    """What a PaddleOCR configuration answers; options that are given as well go before it. UsageError."""
    use = use_of(arguments)
    if use is not None:
        fill(arguments, task=use.task, model=use.model, tokenizer=use.tokenizer, class_list=use.class_list)
        fill(arguments, dictionary=use.dictionary)
        arguments.compat = arguments.compat or use.compat
        if use.val is not None and arguments.label_file is None:
            arguments.label_file = use.val.label_files
            fill(arguments, image_dir=use.val.image_dir)
    need(arguments, "task", "model", "label_file", "image_dir")


def _evaluate(model: str, arguments: argparse.Namespace) -> EvaluationResult:
    return evaluate(
        arguments.task,
        model=model,
        label_file=arguments.label_file,
        image_dir=arguments.image_dir,
        tokenizer=arguments.tokenizer,
        class_list=arguments.class_list,
        window=arguments.window,
        network_alone=arguments.network_alone,
        roles=_roles(arguments.role),
        count=arguments.count,
        dictionary=arguments.dictionary,
        compat=arguments.compat,
        ser_model=arguments.ser_model,
    )


def _roles(given: list[str]) -> dict[str, Role]:
    """Roles by label, of `--role`. Raises UsageError."""
    roles = {}
    for words in given:
        name, _, role = words.rpartition("=")
        if not name or role not in {*Role}:
            raise UsageError(f"--role {words}: write LABEL=ROLE, where ROLE is one of {', '.join(Role)}")
        roles[name] = Role(role)
    return roles


def _compared(mine: EvaluationResult, other: EvaluationResult, name: str) -> dict[str, Any]:
    """The other model's figures, and where the two differ: what only one of them has wrong."""
    places = [{_place(row): row for row in result.mistakes} for result in (mine, other)]
    document = {"model": name, **other.to_dict()}
    del document["wrong_links" if mine.task == "re" else "wrong_entities"]
    return {
        **document,
        "only_this_wrong": [asdict(row) for place, row in places[0].items() if place not in places[1]],
        "only_other_wrong": [asdict(row) for place, row in places[1].items() if place not in places[0]],
    }


def _place(row: WrongEntity | WrongLink) -> tuple[str | int, ...]:
    from kie_desktop.training.mistakes import WrongEntity

    return (row.page, row.entity) if isinstance(row, WrongEntity) else (row.page, row.head, row.tail)


def _print(document: dict[str, Any]) -> None:
    say(f"{document['task'].upper()} on {counted(document['pages'], 'page')}, {document['fps']:.2f} pages per second")
    rows = {"all": document, "best key": document.get("best_key"), **document["per_label"]}
    width = max(12, *map(len, rows))
    for name, row in rows.items():
        if row is not None:
            support = f"  of {row['support']}" if "support" in row else ""
            shares = "  ".join(f"{key} {row[key]:.4f}" for key in ("precision", "recall", "hmean"))
            say(f"{name:<{width}} {shares}{support}")
    for name, words in _USER_FIGURES.items():
        if name in document:
            say(f"{words}: F1 {document[name]:.4f} ({name})")
    for label, row in document.get("confusion", {}).items():
        taken = ", ".join(f"{guess} {count}" for guess, count in row.items() if count and guess != label)
        if taken:
            say(f"{label} was predicted as: {taken}")
    if "compared" in document:
        other = document["compared"]
        say(f"{other['model']}:")
        _print({key: value for key, value in other.items() if key != "confusion"})
        say(
            f"wrong only here: {len(other['only_this_wrong'])}; wrong only in the other model: "
            f"{len(other['only_other_wrong'])}"
        )
