"""PaddleOCR's `kie_unet_sdmgr.yml` as a run of ours, and back (spec H3)."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

from kie_desktop.contract.train_config import DataSource, SdmgrChoices, TrainConfig
from kie_desktop.domain.problems import Problem, Severity
from kie_desktop.formats.wildreceipt import read_classes, read_dictionary
from kie_desktop.training.yaml_config.keys import FIXED, SECTION, USED, unknown_key
from kie_desktop.training.yaml_config.loading import Document, leaves
from kie_desktop.training.yaml_config.values import Reader

ALGORITHM = "SDMGR"
_ENCODE = "KieLabelEncode"
_FIXED: dict[str, tuple[Any, ...]] = {
    **{key: values for key, values in FIXED.items() if key.startswith(("Global.", "Train.", "Eval."))},
    "Architecture.model_type": ("kie",),
    "Architecture.Backbone.name": ("Kie_backbone",),
    "Architecture.Head.name": ("SDMGRHead",),
    "Architecture.Head.bidirectional": (False,),
    "Loss.name": ("SDMGRLoss",),
    "Loss.node_weight": (1, 1.0),
    "Loss.edge_weight": (1, 1.0),
    "Loss.ignore": (0,),
    "Optimizer.name": ("Adam", "AdamW"),
    "Metric.name": ("KIEMetric",),
    "Metric.main_indicator": ("hmean",),
    **{f"{part}.dataset.transforms.{_ENCODE}.directed": (False,) for part in ("Train", "Eval")},
}
_HEAD = ("visual_dim", "fusion_dim", "node_input", "node_embed", "edge_input", "edge_embed", "num_gnn")
_USED = frozenset(
    [
        *(key for key in USED if key.startswith(("Global.", "Optimizer.", "Train.dataset.", "Train.loader.", "Eval."))),
        *("Global.class_path", "Global.character_dict_path", "Global.img_scale"),
        *("Global.checkpoints", "Global.pretrained_model"),
        *("Architecture.algorithm", "Optimizer.lr.values", "Optimizer.lr.decay_epochs", "Optimizer.lr.epochs"),
        *(f"Architecture.Head.{key}" for key in (*_HEAD, "num_chars", "num_classes")),
        *(
            f"{part}.dataset.transforms.{_ENCODE}.{key}"
            for part in ("Train", "Eval")
            for key in ("character_dict_path", "class_path", "norm")
        ),
    ]
)
_PASSED_OVER = frozenset(
    [
        *(f"Global.{key}" for key in ("load_static_weights", "cal_metric_during_train", "save_inference_dir")),
        *(f"Global.{key}" for key in ("use_visualdl", "infer_img", "save_res_path", "distributed", "use_tensorboard")),
        *("Architecture.Transform", "PostProcess.name", "PostProcess", "Train.dataset.transforms.KieResize"),
        *("Eval.dataset.transforms.KieResize", "Train.dataset.ratio_list", "Eval.dataset.ratio_list"),
        *(
            f"{part}.loader.{key}"
            for part in ("Train", "Eval")
            for key in ("shuffle", "drop_last", "num_workers", "use_shared_memory")
        ),
    ]
)
_STEPS = ("DecodeImage", "NormalizeImage", "ToCHWImage", "KeepKeys", "KieResize")


def check_sdmgr_keys(document: Document, name: str, overridden: Collection[str]) -> list[Problem]:
    """What is unknown or has another value than is possible. UsageError for unknown keys of the user's."""
    problems = []
    for path, value in leaves(document):
        if path in _FIXED:
            if value not in _FIXED[path] and value is not None:
                possible = " or ".join(repr(row) for row in _FIXED[path] if row is not None)
                text = f"{path} is {value!r}, which is not supported here; it can be {possible}"
                problems.append(Problem(name, "yaml-value", Severity.ERROR, text, fix=f"set it to {possible}"))
        elif not _is_known(path):
            problems.append(unknown_key(path, name, overridden, [*_USED, *_FIXED, *_PASSED_OVER]))
    return problems


def _is_known(path: str) -> bool:
    if path in _USED or path in _PASSED_OVER or path.split(".", maxsplit=1)[0] == SECTION:
        return True
    steps = (path.removeprefix(f"{part}.dataset.transforms.").split(".")[0] for part in ("Train", "Eval"))
    return any(step in _STEPS for step in steps)


def sdmgr_values(reader: Reader) -> dict[str, Any]:
    """What the file says of the task, the classes and dictionary, the sizes, and where the run begins."""
    encode = reader.transform("Train", _ENCODE)
    # As in PaddleOCR, what `Global` says goes over what a transform says: of that, -o reaches nothing.
    class_path, dictionary = (
        reader.get(f"Global.{key}") or encode.get(key) for key in ("class_path", "character_dict_path")
    )
    scale = reader.get("Global.img_scale") or [1024, 512]
    if not isinstance(scale, list) or len(scale) != 2 or not all(isinstance(side, int) for side in scale):
        raise reader.wrong("Global.img_scale", f"is {scale!r}; write [longer side, shorter side]")
    norm = encode.get("norm", 10)
    if isinstance(norm, bool) or not isinstance(norm, int | float):
        raise reader.wrong(f"Train.dataset.transforms.{_ENCODE}.norm", f"is {norm!r}, not a number")
    values: dict[str, Any] = {
        "task": "sdmgr",
        "class_list": Path(str(class_path)) if class_path else None,
        "network": {key: reader.integer(f"Architecture.Head.{key}") for key in _HEAD if _says(reader, key)},
        "sdmgr": SdmgrChoices(Path(str(dictionary)) if dictionary else None, (scale[0], scale[1]), float(norm)),
        "resume": Path(reader.text("Global.checkpoints")) if reader.get("Global.checkpoints") else None,
        "init": reader.text("Global.pretrained_model") if reader.get("Global.pretrained_model") else None,
        "optimizer": "adamw" if reader.get("Optimizer.name") == "AdamW" else "adam",
    }
    _check_counts(reader, values)
    return values


def _says(reader: Reader, key: str) -> bool:
    return reader.get(f"Architecture.Head.{key}") is not None


def _check_counts(reader: Reader, values: dict[str, Any]) -> None:
    """`num_classes` and `num_chars` follow from the files; upstream believes the numbers (I-28)."""
    for key, path in (("num_classes", values["class_list"]), ("num_chars", values["sdmgr"].dictionary)):
        given = reader.get(f"Architecture.Head.{key}")
        if given is None or path is None or not path.is_file():
            continue
        derived = len(read_classes(path)) if key == "num_classes" else len(read_dictionary(path)) + 1
        if given != derived:
            text = f"Architecture.Head.{key} is {given!r}, but {path} gives {derived}; the value from the file is used"
            reader.warn("yaml-num-classes", text, f"set it to {derived}")


def piecewise(reader: Reader) -> dict[str, Any]:
    """The course of `Optimizer.lr.name: Piecewise`."""
    rows = {key: reader.get(f"Optimizer.lr.{key}") for key in ("values", "decay_epochs")}
    for key, row in rows.items():
        if not isinstance(row, list) or not all(isinstance(value, int | float) for value in row):
            raise reader.wrong(f"Optimizer.lr.{key}", f"is {row!r}; write a list of numbers")
    rates, ends = (tuple(float(value) for value in row) for row in rows.values())
    first = rates[0] if rates else 0.0
    return {"schedule": "piecewise", "rates": rates, "rate_epochs": ends, "learning_rate": first}


def sdmgr_sections(config: TrainConfig) -> Document:
    """`Architecture`, `Loss`, `PostProcess` and `Metric`, and what `Global` has for SDMGR only."""
    return {
        "Architecture": {
            "model_type": "kie",
            "algorithm": ALGORITHM,
            "Transform": None,
            "Backbone": {"name": "Kie_backbone"},
            "Head": {"name": "SDMGRHead", **{key: int(value) for key, value in config.network.items()}},
        },
        "Loss": {"name": "SDMGRLoss"},
        "PostProcess": {"name": None},
        "Metric": {"name": "KIEMetric", "main_indicator": "hmean"},
    }


def sdmgr_global(config: TrainConfig) -> Document:
    """Keys of `Global` that SDMGR has."""
    return {
        "class_path": str(config.class_list) if config.class_list else None,
        "img_scale": [*config.sdmgr.image_scale],
        "checkpoints": str(config.resume) if config.resume else None,
        "pretrained_model": config.init,
    }


def sdmgr_transforms(config: TrainConfig, source: DataSource) -> list[Document]:
    """PaddleOCR's own steps; it normalises before resizing in training and after it in evaluation (spec H2)."""
    mean, std = [123.675, 116.28, 103.53], [58.395, 57.12, 57.375]
    normal: Document = {"NormalizeImage": {"scale": 1, "mean": mean, "std": std, "order": "hwc"}}
    encode = {
        "character_dict_path": str(config.sdmgr.dictionary) if config.sdmgr.dictionary else None,
        "class_path": str(config.class_list) if config.class_list else None,
        "norm": config.sdmgr.norm,
    }
    keys = ["image", "relations", "texts", "points", "labels", "tag"]
    learns = source is config.train
    return [
        {"DecodeImage": {"img_mode": "RGB", "channel_first": False}},
        *([normal] if learns else []),
        {_ENCODE: encode},
        {"KieResize": None},
        *([] if learns else [normal]),
        {"ToCHWImage": None},
        {"KeepKeys": {"keep_keys": [*keys, *([] if learns else ["ori_image", "ori_boxes"]), "shape"]}},
    ]
