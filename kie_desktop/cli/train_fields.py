"""`train --task fields`: named fields learned from a table of values, in seconds, without Paddle."""

from __future__ import annotations

import argparse
import json

from kie_desktop.api.field_training import FieldsPlan, FieldsTraining, learn_plan, plan_fields
from kie_desktop.api.training import FIELDS, STARTER
from kie_desktop.cli.existing import refuse_existing
from kie_desktop.cli.output import note, say
from kie_desktop.cli.training_words import problem_lines
from kie_desktop.domain.errors import UsageError
from kie_desktop.domain.text import counted
from kie_desktop.fields.archive import FIELDS_FILE

_NOT_OF_FIELDS = (
    "config",
    "epochs",
    "minutes",
    "batch_size",
    "resume",
    "gpus",
    "ips",
    "tokenizer",
    "class_list",
)
"""Options of networks."""


def run_fields(arguments: argparse.Namespace) -> int:
    """Learn, tell how good each field is, and where the run lies."""
    _check_usage(arguments)
    refuse_existing([arguments.out / FIELDS_FILE], overwrite=arguments.overwrite or arguments.dry_run)
    plan = plan_fields(arguments.data, arguments.out, arguments.init or STARTER, arguments.values)
    if arguments.dry_run:
        return _end_before_the_start(plan, arguments.json)
    result = learn_plan(plan)
    for line in problem_lines(result.problems):
        note(line)
    if arguments.json:
        print(json.dumps(result.to_dict(), ensure_ascii=False))
    else:
        _print(result)
    return 0


def _check_usage(arguments: argparse.Namespace) -> None:
    if arguments.data is None or arguments.out is None:
        raise UsageError(f"--task {FIELDS} needs --data and --out; see --help")
    others = [name for name in _NOT_OF_FIELDS if getattr(arguments, name) is not None]
    others += ["overrides"] if arguments.overrides else []
    others += ["compat"] if arguments.compat else []
    if others:
        option = "-o" if others[0] == "overrides" else f"--{others[0].replace('_', '-')}"
        raise UsageError(f"{option} is for networks, not for --task {FIELDS}; leave it out")


def _end_before_the_start(plan: FieldsPlan, as_json: bool) -> int:
    """What a dry run ends in."""
    for line in problem_lines(plan.problems):
        note(line)
    names = plan.schema.names
    if as_json:
        document = {
            "task": FIELDS,
            "out": str(plan.out),
            "outcome": "checked",
            "documents": len(plan.documents.documents),
            "pages": plan.pages,
            "fields": list(names),
            "problems": [problem.as_dict() for problem in plan.problems],
        }
        print(json.dumps(document, ensure_ascii=False))
    else:
        documents = counted(len(plan.documents.documents), "document")
        say(f"{documents} to learn {counted(len(names), 'field')} from: {', '.join(names)}")
    return 0


def _print(result: FieldsTraining) -> None:
    width = max(map(len, result.model.fields), default=0)
    for name, row in result.model.fields.items():
        good = "" if row.exact is None else f", {row.exact:.2f} exactly right by cross-validation"
        say(f"{name:<{width}}  taught by {counted(row.taught, 'document')}{good}")
    say(
        f"{result.out}: {counted(len(result.model.fields), 'field')} from {counted(result.documents, 'document')} in "
        f"{result.seconds:.1f} s, beside the model pack {result.pack}; it holds words of these pages"
    )
