"""`evaluate --task fields`: how often named fields are exactly right."""

from __future__ import annotations

import argparse
import json

from kie_desktop.api.evaluation import FIELDS
from kie_desktop.api.field_evaluation import FieldsEvaluation, evaluate_fields
from kie_desktop.cli.output import note, say
from kie_desktop.cli.training_words import problem_lines
from kie_desktop.domain.errors import UsageError
from kie_desktop.domain.text import counted

_MOST_SHOWN = 20


def run_fields(arguments: argparse.Namespace) -> int:
    """Compare and print; problems of the label file and the table go to stderr."""
    if arguments.compare is not None:
        raise UsageError(f"--compare is not for --task {FIELDS}; evaluate the other model by itself")
    result = evaluate_fields(
        arguments.model,
        arguments.label_file,
        arguments.image_dir,
        arguments.values,
        arguments.schema,
        arguments.promise,
    )
    for line in problem_lines(result.problems):
        note(line)
    if arguments.json:
        print(json.dumps(result.to_dict(), ensure_ascii=False))
    else:
        _print(result)
    return 0


def _print(result: FieldsEvaluation) -> None:
    say(f"fields of {counted(result.documents, 'document')} on {counted(result.pages, 'page')}, exactly right:")
    width = max(map(len, ("mean", *result.exact)))
    for name, share in (*result.exact.items(), ("mean", result.macro)):
        say(f"{name:<{width}}  {share:.4f}")
    for name, shares in result.apart.items():
        say(f"the {name} alone: " + ", ".join(f"{field} {share:.4f}" for field, share in shares.items()))
    say(f"{result.wrong} wrong, {result.missing} not found")
    row = result.accepted
    right = "" if row["precision"] is None else f", {row['precision']:.4f} of them right"
    say(f"accepted at a promise of {row['promise']:g}: {row['share']:.4f} of the values{right}")
    for mistake in result.mistakes[:_MOST_SHOWN]:
        found = "nothing" if mistake.value is None else repr(mistake.value)
        say(f"{mistake.document}, {mistake.field}: {found} in place of {mistake.wanted!r}")
    if len(result.mistakes) > _MOST_SHOWN:
        say(f"and {len(result.mistakes) - _MOST_SHOWN} more; --json has them all")
