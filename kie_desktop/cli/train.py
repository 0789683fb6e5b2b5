"""`train`: a run from PaddleOCR's YAML, from a data folder, or from where another run stood."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from kie_desktop.cli.errors import UsageError
from kie_desktop.cli.other_python import need_paddle
from kie_desktop.cli.training_child import TrainingChild
from kie_desktop.cli.training_words import TrainingWords, problem_lines
from kie_desktop.contract import events
from kie_desktop.contract.launch import needs_launcher
from kie_desktop.contract.packs import load_pack
from kie_desktop.contract.train_config import TrainConfig
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.problems import Problem, Severity
from kie_desktop.domain.text import counted
from kie_desktop.training.data_folder import config_of_folder
from kie_desktop.training.preflight import preflight

STARTER = "starter"
_RUN_CONFIG = "run_config.json"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the contract."""
    parser.add_argument(
        "--config", type=Path, metavar="YAML", help="a KIE configuration of PaddleOCR, or a run's own in JSON"
    )
    parser.add_argument("--task", choices=("ser", "re", "sdmgr"), help="what to learn from a data folder")
    parser.add_argument("--data", type=Path, metavar="DIR", help="folder with train.json, val.json, class_list.txt")
    parser.add_argument("--out", type=Path, metavar="DIR", help="the run's folder")
    parser.add_argument(
        "--init", metavar="PACK_OR_CHECKPOINT", help=f"what to start from (default: {STARTER}; of sdmgr: nothing)"
    )
    parser.add_argument("--epochs", type=int, metavar="N")
    parser.add_argument(
        "--minutes",
        type=float,
        metavar="N",
        help="end after so long with the best network so far; without --epochs, as many epochs as are likely to fit",
    )
    parser.add_argument("--batch-size", type=int, metavar="N", help="windows of a page at once")
    parser.add_argument(
        "-o",
        dest="overrides",
        action="extend",
        nargs="+",
        default=[],
        metavar="KEY=VALUE",
        help="set a key of the configuration, for example Global.epoch_num=20",
    )
    parser.add_argument("--resume", type=Path, metavar="CKPT", help="go on from a checkpoint, or a run's folder")
    parser.add_argument("--gpus", metavar="0,1", help="the GPUs to use")
    parser.add_argument("--ips", metavar="HOSTS", help="the machines to use, separated by commas")
    parser.add_argument("--device", choices=("cpu", "gpu"))
    parser.add_argument("--tokenizer", type=Path, metavar="FILE", help="sentencepiece.bpe.model to use")
    parser.add_argument("--class-list", type=Path, metavar="FILE", help="the labels, one a line")
    parser.add_argument(
        "--compat",
        action="store_true",
        help="of sdmgr: with PaddleOCR's faults; boxes of small pictures are squashed, class 0 is never learned, "
        "and without groups every pair counts as linked",
    )
    parser.add_argument("--dry-run", action="store_true", help="check pages and needs, and do not train")
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(arguments: argparse.Namespace) -> int:
    """Check, train, tell; Ctrl+C ends the run at the next safe point."""
    config, problems = _config(arguments)
    report = preflight(config, _find_pack)
    problems = [*problems, *report.problems]
    if report.estimate is not None and arguments.minutes is not None and arguments.epochs is None:
        config = config.within_time(report.estimate.seconds)
        print(
            f"{arguments.minutes:g} minutes are likely to be enough for {counted(config.epochs, 'epoch')}",
            file=sys.stderr,
        )
    for line in [*problem_lines(problems), *report.lines()]:
        print(line, file=sys.stderr)
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    if errors or arguments.dry_run:
        if arguments.json:
            document = _document(config, "refused" if errors else "checked", problems)
            document["windows"] = report.windows
            document["estimate"] = None if report.estimate is None else asdict(report.estimate)
            print(json.dumps(document, ensure_ascii=False))
        if errors and not arguments.json:
            raise UserError(f"the run was not started: {counted(errors, 'error')} to be mended first")
        return 1 if errors else 0
    need_paddle()
    if config.device == "gpu" and needs_launcher(config.gpus, config.ips):
        _check_gpus(config.gpus)
    ending = _train(config)
    if arguments.json:
        print(json.dumps({**_document(config, "", problems), **_outcome(ending)}, ensure_ascii=False))
    return 0


def _config(arguments: argparse.Namespace) -> tuple[TrainConfig, list[Problem]]:
    """The run that the arguments ask for, and what is to be said about its YAML."""
    from kie_desktop.training.yaml_config import apply_overrides, config_of, document_of, read_yaml

    problems: list[Problem] = []
    if arguments.config is not None and (arguments.task or arguments.data):
        raise UsageError("--config names task and data itself; leave --task and --data out, or change it with -o")
    if arguments.config is not None and arguments.config.suffix.lower() != ".json":
        config, problems = read_yaml(arguments.config, arguments.overrides)
    else:
        config = _without_yaml(arguments)
        if arguments.overrides:
            document = document_of(config)
            config, problems = config_of(document, "-o", apply_overrides(document, arguments.overrides))
    return _with_options(config, arguments), problems


def _without_yaml(arguments: argparse.Namespace) -> TrainConfig:
    """A run of ours in JSON, one on a data folder, or the one that `--resume` goes on with."""
    if arguments.config is not None:
        try:
            return TrainConfig.from_json(arguments.config.read_text("utf-8"))
        except (OSError, UnicodeDecodeError) as fault:
            raise UserError(f"{arguments.config}: cannot be read ({fault})") from fault
    if arguments.task and arguments.data and arguments.out:
        start = None if arguments.task == "sdmgr" else STARTER
        return config_of_folder(arguments.task, arguments.data, arguments.out, start)
    if arguments.resume is not None and not (arguments.task or arguments.data):
        for folder in (arguments.resume, arguments.resume.absolute().parent):
            if (folder / _RUN_CONFIG).is_file():
                return TrainConfig.from_json((folder / _RUN_CONFIG).read_text("utf-8"))
        raise UserError(
            f"{arguments.resume}: there is no {_RUN_CONFIG} beside it that says how it was trained; "
            "name --config, or --task, --data and --out as well"
        )
    raise UsageError("name --config YAML, or --task, --data and --out, or a run to --resume; see --help")


def _with_options(config: TrainConfig, arguments: argparse.Namespace) -> TrainConfig:
    """What was said apart from the configuration goes before it."""
    device = arguments.device or ("gpu" if arguments.gpus else None)
    said = {
        "out": arguments.out,
        "init": arguments.init,
        "epochs": arguments.epochs,
        "max_seconds": None if arguments.minutes is None else 60 * arguments.minutes,
        "batch_size": arguments.batch_size,
        "resume": arguments.resume,
        "gpus": arguments.gpus,
        "ips": arguments.ips,
        "device": device,
        "tokenizer": arguments.tokenizer,
        "class_list": arguments.class_list,
    }
    if arguments.gpus and arguments.device == "cpu":
        raise UsageError("--gpus and --device cpu contradict each other; leave one out")
    if arguments.compat:
        if config.task != "sdmgr":
            raise UsageError(f"--compat is for sdmgr, and this run is for {config.task}; leave it out")
        config = replace(config, sdmgr=replace(config.sdmgr, compat=True))
    return replace(config, **{name: value for name, value in said.items() if value is not None})


def _find_pack(name: str) -> tuple[Path, Sequence[str]]:
    pack = load_pack(name)
    return pack.folder, pack.label_set.names


def _check_gpus(gpus: str) -> None:
    """UserError where a GPU is missing: Paddle's launcher would end in a traceback."""
    from kie_desktop.training.setup import check_gpus

    renumbered = os.environ.get("CUDA_VISIBLE_DEVICES")  # then the launcher takes the numbers that stand there
    check_gpus("" if renumbered else gpus)


def _train(config: TrainConfig) -> events.Finished | events.Stopped:
    """Run the training process to its end. Raises UserError where it fails or dies."""
    words = TrainingWords(config.log_every)
    with tempfile.TemporaryDirectory(prefix="kie-train-") as folder:
        path = Path(folder) / _RUN_CONFIG
        path.write_text(config.to_json(), "utf-8")
        with TrainingChild(config, path) as child:
            for event in child.events():
                for line in words.lines(event):
                    print(line, file=sys.stderr, flush=True)
                if isinstance(event, events.Failed):
                    more = f"; go on with --resume {event.checkpoint}" if event.checkpoint else ""
                    raise UserError(event.message + more)
            ending = child.ending
            if ending is None:
                raise UserError(child.last_words())
            return ending


def _document(config: TrainConfig, outcome: str, problems: Iterable[Problem]) -> dict[str, Any]:
    return {
        "task": config.task,
        "out": str(config.out),
        "outcome": outcome,
        "problems": [problem.as_dict() for problem in problems],
    }


def _outcome(ending: events.Finished | events.Stopped) -> dict[str, Any]:
    common = {"checkpoint": ending.checkpoint, "steps": ending.step}
    if isinstance(ending, events.Stopped):
        return {"outcome": "stopped", **common}
    return {
        "outcome": "finished",
        **common,
        "best": dict(ending.best),
        "seconds": ending.seconds,
        "early": ending.early,
        "out_of_time": ending.out_of_time,
    }
