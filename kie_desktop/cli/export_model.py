"""`export-model`: a checkpoint as a model pack, ONNX files or Paddle inference files."""

from __future__ import annotations

import argparse
import json
from dataclasses import fields
from pathlib import Path

from kie_desktop.api.export_request import FORMATS, NOT_STATED, ExportRequest
from kie_desktop.api.exporting import export_checkpoint
from kie_desktop.cli.existing import add_overwrite_argument
from kie_desktop.cli.model_arguments import add_checkpoint_arguments, add_sdmgr_arguments
from kie_desktop.cli.output import say
from kie_desktop.cli.yaml_arguments import add_yaml_arguments, fill, need, use_of
from kie_desktop.domain.errors import UsageError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the contract, and what a pack says of itself."""
    add_yaml_arguments(parser)
    parser.add_argument(
        "--checkpoint",
        type=Path,
        metavar="DIR",
        help="checkpoint folder (contains model_state.pdparams)",
    )
    parser.add_argument("--task", choices=("ser", "re", "sdmgr"), help="what the checkpoint is for")
    parser.add_argument("--out", type=Path, metavar="DIR", help="new folder for the result")
    parser.add_argument("--format", default="pack", choices=FORMATS, help="what to write (default: %(default)s)")
    add_overwrite_argument(parser, "an earlier export in that folder")
    add_checkpoint_arguments(parser)
    add_sdmgr_arguments(parser)
    parser.add_argument("--label-file", type=Path, metavar="FILE", help="pages to compare and score on")
    parser.add_argument("--image-dir", type=Path, metavar="DIR", help="folder that the image paths are relative to")
    parser.add_argument(
        "--join", metavar="PACK", help="pack whose networks for the other task are included in the new pack"
    )
    parser.add_argument("--name", help="name of the pack (default: name of the folder)")
    parser.add_argument("--pack-version", default="1.0", metavar="VERSION", help="pack version (default: %(default)s)")
    parser.add_argument("--licence", default=NOT_STATED, metavar="TEXT", help="licence of the weights (%(default)s)")
    parser.add_argument("--description", default="", metavar="TEXT", help="description of the pack")
    parser.add_argument("--json", action="store_true", help="print one JSON document about the export")


def run(arguments: argparse.Namespace) -> int:
    """Export, compare, and say what was made."""
    if (use := use_of(arguments)) is not None:
        checkpoint = None if use.model is None else Path(use.model)
        fill(arguments, task=use.task, checkpoint=checkpoint, out=use.inference_dir, dictionary=use.dictionary)
        fill(arguments, tokenizer=use.tokenizer, class_list=use.class_list)
        arguments.compat = arguments.compat or use.compat
    need(arguments, "task", "checkpoint", "out")
    if (arguments.label_file is None) != (arguments.image_dir is None):
        raise UsageError("use --label-file and --image-dir together; see --help")
    if arguments.join and arguments.format != "pack":
        raise UsageError("--join creates a pack; remove --format; see --help")
    if arguments.join and arguments.task == "sdmgr":
        raise UsageError("--join works only for SER and RE; remove it; see --help")
    request = ExportRequest(**{entry.name: getattr(arguments, entry.name) for entry in fields(ExportRequest)})
    difference = export_checkpoint(request)
    out, task, form = request.out, request.task, request.format
    if arguments.json:
        document = {"out": str(out), "task": task, "format": form, "difference": float(difference)}
        print(json.dumps(document, ensure_ascii=False))
        return 0
    say(f"{out}: exported {task} as {form}; its outputs match the checkpoint (within {difference:.1e})")
    if form == "paddle":
        say(_of_paddle(out, task))
    return 0


def _of_paddle(out: Path, task: str) -> str:
    """Which of PaddleOCR's scripts run the files."""
    from kie_desktop.networks import old_programs

    if task == "sdmgr":
        return "PaddleOCR has no script that runs an exported SDMGR network"
    script = "predict_kie_token_ser.py" if task == "ser" else "predict_kie_token_ser_re.py"
    told = f"PaddleOCR's {script} runs {out} (inference.json; PaddleOCR of 2025 or later)"
    if (out / old_programs.FOLDER).exists():
        return f"{told} and {out / old_programs.FOLDER} (inference.pdmodel; older versions)"
    return f"{told}; this version of Paddle cannot write the older inference.pdmodel"
