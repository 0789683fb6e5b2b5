"""What PaddleOCR's KIE configuration says to those who use a model: evaluation, prediction, export (spec F6, G)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from kie_desktop.contract.train_config import DataSource, Task
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.problems import Problem, Severity
from kie_desktop.training.yaml_config.loading import Document
from kie_desktop.training.yaml_config.reading import STUDENT, config_of, overridden_document
from kie_desktop.training.yaml_config.values import Reader

Order = Literal["tb-yx", "none"]
_OF_TRAINING = frozenset({"yaml-no-effect", "yaml-pretrained", "yaml-num-classes"})


@dataclass(frozen=True, slots=True)
class ModelUse:
    """A configuration, as far as it is about using a model.

    model: the checkpoint that it names, of mutual learning the Student's. model_key: where it would name one.
    compat: of SDMGR. val: the pages to measure on. order: of the lines that the network reads. inference_dir: where an
    export goes. inputs: an image, a folder of images or a label file to predict on. reads_images: whether OCR reads
    them; else a label file brings the lines. results: the file that predictions go to.
    """

    task: Task
    model: str | None
    model_key: str
    tokenizer: Path | None = None
    class_list: Path | None = None
    dictionary: Path | None = None
    compat: bool = False
    val: DataSource | None = None
    order: Order = "tb-yx"
    inference_dir: Path | None = None
    inputs: Path | None = None
    reads_images: bool = True
    results: Path | None = None
    problems: list[Problem] = field(default_factory=list)


def read_use(path: Path, overrides: Iterable[str] = ()) -> ModelUse:
    """Read a configuration with `A.B.c=value` on top. UserError where it cannot be understood or used here."""
    document, keys = overridden_document(path, overrides)
    config, problems = config_of(document, path.name, keys)
    for problem in problems:
        where = problem.message.split(" ", 1)[0].rstrip(":")
        if problem.severity is Severity.ERROR and (where in keys or where.startswith("Architecture.")):
            raise UserError(f"{path.name}: {problem.message}" + (f"; {problem.fix}" if problem.fix else ""))
    reader = Reader(document, path.name)
    is_sdmgr = config.task == "sdmgr"
    key = _model_key(reader, is_sdmgr)
    model = reader.get(key)
    results = reader.get("Global.save_res_path")
    return ModelUse(
        config.task,
        str(model) if model else None,
        key,
        config.tokenizer,
        config.class_list,
        config.sdmgr.dictionary,
        config.sdmgr.compat,
        config.val,
        _order(document, reader),
        _path(reader, "Global.save_inference_dir"),
        _path(reader, "Global.infer_img"),
        not is_sdmgr and reader.flag("Global.infer_mode", default=True),
        None if not results else Path(str(results)) / ("" if is_sdmgr else "infer_results.txt"),
        [problem for problem in problems if problem.severity is Severity.WARNING and problem.code not in _OF_TRAINING],
    )


def _model_key(reader: Reader, is_sdmgr: bool) -> str:
    if is_sdmgr:
        return "Global.checkpoints"
    is_distilled = reader.get("Architecture.Models") is not None
    return f"{STUDENT if is_distilled else 'Architecture.Backbone'}.checkpoints"


def _order(document: Document, reader: Reader) -> Order:
    """`null` keeps the order of the file, as does a step that does not name one (spec B4)."""
    step = reader.transform("Eval", "VQATokenLabelEncode") if document.get("Eval") else {}
    return "none" if step and step.get("order_method") is None else "tb-yx"


def _path(reader: Reader, key: str) -> Path | None:
    found = reader.get(key)
    return Path(str(found)) if found else None
