"""`train`: a run from PaddleOCR's YAML, from a data folder, or from where another run stood."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from kie_desktop.api.training import FIELDS, RUN_CONFIG, STARTER, TASKS, RunPlan, RunRequest, plan_run, start_run
from kie_desktop.attended import status_after
from kie_desktop.cli.existing import add_overwrite_argument, refuse_existing
from kie_desktop.cli.other_python import need_paddle
from kie_desktop.cli.output import note, note_in_signal
from kie_desktop.cli.train_fields import run_fields
from kie_desktop.cli.training_words import TrainingWords, problem_lines
from kie_desktop.contract import events
from kie_desktop.contract.launch import machines
from kie_desktop.domain.errors import UsageError
from kie_desktop.domain.text import counted

_RUN_FILES = (RUN_CONFIG, "train.log")
"""By which a folder is known to hold a run, also one of PaddleOCR's."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the contract."""
    parser.add_argument(
        "-c",
        "--config",
        type=Path,
        metavar="YAML",
        help="PaddleOCR KIE configuration, or the JSON configuration of a run",
    )
    parser.add_argument("--task", choices=(*TASKS, FIELDS), help="what to train on a data folder")
    parser.add_argument("--data", type=Path, metavar="DIR", help="folder with train.json, val.json and class_list.txt")
    parser.add_argument("--out", type=Path, metavar="DIR", help="folder for the run")
    parser.add_argument(
        "--init", metavar="PACK_OR_CHECKPOINT", help=f"starting point of training (default: {STARTER}; for sdmgr: none)"
    )
    parser.add_argument(
        "--ser-model",
        metavar="PACK_OR_CHECKPOINT",
        help="for re: model whose SER predicts the labels when links are scored (default: the one in --init)",
    )
    parser.add_argument(
        "--values",
        type=Path,
        metavar="TABLE",
        help="for fields: CSV or XLSX table, one row per document (default: values.csv in the data folder, "
        "else the labels)",
    )
    parser.add_argument("--epochs", type=int, metavar="N", help="number of passes over the training pages")
    parser.add_argument(
        "--minutes",
        type=float,
        metavar="N",
        help="time limit; training keeps the best network so far; without --epochs, trains as many epochs as "
        "are likely to fit",
    )
    parser.add_argument("--batch-size", type=int, metavar="N", help="windows per step")
    parser.add_argument(
        "-o",
        dest="overrides",
        action="extend",
        nargs="+",
        default=[],
        metavar="KEY=VALUE",
        help="set a configuration key, for example Global.epoch_num=20",
    )
    parser.add_argument("--resume", type=Path, metavar="CKPT", help="resume from a checkpoint or a run folder")
    parser.add_argument("--gpus", metavar="0,1", help="GPUs to use")
    parser.add_argument(
        "--ips",
        metavar="HOSTS",
        help="addresses of machines to use, separated by commas; give the same command on each of them",
    )
    parser.add_argument("--host", metavar="ADDRESS", help="address of this machine in --ips, if it cannot be detected")
    parser.add_argument("--processes", type=int, metavar="N", help="number of training processes, with --device cpu")
    parser.add_argument("--device", choices=("cpu", "gpu"), help="default: a GPU if there is one")
    parser.add_argument("--tokenizer", type=Path, metavar="FILE", help="sentencepiece.bpe.model to use")
    parser.add_argument("--class-list", type=Path, metavar="FILE", help="labels, one per line")
    parser.add_argument(
        "--compat",
        action="store_true",
        help="for sdmgr: reproduce PaddleOCR's faults: boxes of small images are squashed, class 0 is never "
        "learned, and without groups every pair counts as linked",
    )
    add_overwrite_argument(parser, "an earlier run in that folder")
    parser.add_argument("--dry-run", action="store_true", help="check pages and requirements without training")
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(arguments: argparse.Namespace) -> int:
    """Check, train, tell; Ctrl+C and SIGTERM end the run at the next safe point, and say so in the exit status."""
    if arguments.task == FIELDS:
        return run_fields(arguments)
    if arguments.values is not None:
        raise UsageError(f"--values works only with --task {FIELDS}; see --help")
    request = _request(arguments)
    if fault := request.fault():
        raise UsageError(fault)
    plan = plan_run(request)
    if plan.epochs_of_minutes:
        epochs = counted(plan.config.epochs, "epoch")
        note(f"{arguments.minutes:g} minutes are likely to be enough for {epochs}")
    for line in [*problem_lines(plan.problems), *plan.report.lines()]:
        note(line)
    if plan.errors or arguments.dry_run:
        return _end_before_the_start(plan, arguments.json)
    if plan.config.resume is None:
        run = [plan.config.out / name for name in _RUN_FILES]
        refuse_existing(run, overwrite=arguments.overwrite, more=" or --resume")
    need_paddle()
    words = TrainingWords(plan.config.log_every)
    asked: list[int] = []

    def stop(number: int) -> None:
        asked.append(number)
        note_in_signal("stopping at the next safe point; press Ctrl+C again to stop immediately")

    def tell(event: events.Event) -> None:
        for line in words.lines(event):
            note(line)

    result = start_run(plan, tell, stop)
    if result.outcome == "helped":
        note(f"the run is finished; its results are on {machines(plan.config)[0]}")
    if arguments.json:
        print(json.dumps(result.to_dict(), ensure_ascii=False))
    return status_after(asked[0]) if asked and result.outcome == "stopped" else 0


def _request(arguments: argparse.Namespace) -> RunRequest:
    return RunRequest(
        arguments.task,
        arguments.data,
        arguments.out,
        arguments.config,
        arguments.overrides,
        arguments.init,
        arguments.epochs,
        arguments.minutes,
        arguments.batch_size,
        arguments.resume,
        arguments.gpus,
        arguments.ips,
        arguments.device,
        arguments.tokenizer,
        arguments.class_list,
        arguments.compat,
        arguments.ser_model,
        arguments.processes,
        arguments.host,
    )


def _end_before_the_start(plan: RunPlan, as_json: bool) -> int:
    """What a dry run and a run with errors end in. Raises UserError for the latter, unless it is told as JSON."""
    if as_json:
        document = {
            "task": plan.config.task,
            "out": str(plan.config.out),
            "outcome": "refused" if plan.errors else "checked",
            "problems": [problem.as_dict() for problem in plan.problems],
            "windows": plan.report.windows,
            "val_pages": plan.report.val_pages,
            "estimate": None if plan.report.estimate is None else asdict(plan.report.estimate),
        }
        print(json.dumps(document, ensure_ascii=False))
    elif plan.errors:
        raise plan.refusal()
    return 1 if plan.errors else 0
