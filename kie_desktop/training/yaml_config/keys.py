"""Which keys PaddleOCR's KIE configurations have, and what each is to us (spec E).

A key is *used*, *fixed* (only one value is possible here), *usual* (another value is passed over, with a
warning), *idle* (no effect on training here), or unknown.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Iterator
from typing import Any, get_args

from kie_desktop.contract.train_config import Indicator
from kie_desktop.domain.errors import UsageError
from kie_desktop.domain.problems import Problem, Severity
from kie_desktop.training.yaml_config.loading import Document, leaves

SECTION = "KIEDesktop"
"""A section of ours for what PaddleOCR's keys cannot say; PaddleOCR passes over it."""

_BACKBONES = ("Architecture.Backbone", "Architecture.Models.Student.Backbone", "Architecture.Models.Teacher.Backbone")
_MODELS = ("Architecture.Models.Student", "Architecture.Models.Teacher")
_LOSSES = "Loss.loss_config_list"
_TRAIN, _EVAL = "Train.dataset.transforms", "Eval.dataset.transforms"

USED = frozenset(
    [
        *(f"Global.{key}" for key in ("use_gpu", "epoch_num", "log_smooth_window", "print_batch_step")),
        *(f"Global.{key}" for key in ("save_model_dir", "save_epoch_step", "eval_batch_step", "eval_batch_epoch")),
        *(f"Global.{key}" for key in ("seed", "use_amp", "scale_loss", "use_dynamic_loss_scaling", "amp_dtype")),
        *(f"{place}.{key}" for place in _BACKBONES for key in ("name", "pretrained", "checkpoints", "mode")),
        *(f"{place}.num_classes" for place in _BACKBONES),
        *("Architecture.algorithm", "Loss.num_classes", f"{_LOSSES}.DistillationVQASerTokenLayoutLMLoss.num_classes"),
        *(f"Optimizer.{key}" for key in ("beta1", "beta2", "clip_norm", "clip_norm_global", "weight_decay")),
        *("Optimizer.lr.name", "Optimizer.lr.learning_rate", "Optimizer.lr.warmup_epoch"),
        *("Optimizer.regularizer.name", "Optimizer.regularizer.factor", "Optimizer.one_dim_param_no_weight_decay"),
        *(f"{part}.dataset.{key}" for part in ("Train", "Eval") for key in ("data_dir", "label_file_list")),
        *("Train.dataset.ratio_list", "Train.loader.batch_size_per_card", "Eval.loader.batch_size_per_card"),
        *("Global.class_path", "PostProcess.class_path", f"{_TRAIN}.VQATokenLabelEncode.class_path"),
    ]
)

FIXED: dict[str, tuple[Any, ...]] = {
    "Architecture.model_type": ("kie",),
    "Architecture.name": ("DistillationModel",),
    **{f"{place}.model_type": ("kie",) for place in _MODELS},
    **{f"{place}.algorithm": ("LayoutXLM",) for place in _MODELS},
    **{f"{place}.freeze_params": (False,) for place in _MODELS},
    **{f"{place}.pretrained": (None, False) for place in _MODELS},
    "Loss.name": ("VQASerTokenLayoutLMLoss", "LossFromOutput", "CombinedLoss"),
    "Loss.reduction": ("mean",),
    f"{_LOSSES}.DistillationVQASerTokenLayoutLMLoss.weight": (1,),
    f"{_LOSSES}.DistillationLossFromOutput.weight": (1,),
    f"{_LOSSES}.DistillationSERDMLLoss.weight": (1,),
    f"{_LOSSES}.DistillationSERDMLLoss.act": ("softmax",),
    f"{_LOSSES}.DistillationVQADistanceLoss.weight": (0.5,),
    f"{_LOSSES}.DistillationVQADistanceLoss.mode": ("l2",),
    f"{_LOSSES}.DistillationVQADistanceLoss.key": ("hidden_states_5", "hidden_states_8", "hidden_states"),
    f"{_LOSSES}.DistillationVQADistanceLoss.index": (5, 8),
    "Optimizer.name": ("AdamW",),
    "Optimizer.epsilon": (1e-8,),
    "Metric.main_indicator": get_args(Indicator),
    "Metric.key": ("Student",),
    **{f"{part}.dataset.name": ("SimpleDataSet",) for part in ("Train", "Eval")},
    **{f"{part}.dataset.delimiter": ("\t", None) for part in ("Train", "Eval")},
    **{f"Global.use_{device}": (False, None) for device in ("xpu", "npu", "mlu", "gcu")},
}
"""Another value would train something else than the file says: an error."""

USUAL: dict[str, tuple[Any, ...]] = {
    "Global.cal_metric_during_train": (False, None),
    "Train.loader.shuffle": (True,),
    "Train.loader.drop_last": (False,),
    "Eval.loader.drop_last": (False,),
    "Eval.dataset.ratio_list": ([1.0], [1], 1, 1.0),
    **{f"{part}.VQATokenLabelEncode.order_method": ("tb-yx",) for part in (_TRAIN, _EVAL)},
    **{f"{part}.VQATokenLabelEncode.use_textline_bbox_info": (True,) for part in (_TRAIN, _EVAL)},
    **{
        f"{part}.{name}.max_seq_len": (512,)
        for part in (_TRAIN, _EVAL)
        for name in ("VQATokenPad", "VQASerTokenChunk", "VQAReTokenChunk")
    },
    **{f"{part}.VQAReTokenChunk.entities_labels": (None,) for part in (_TRAIN, _EVAL)},
}
"""Another value is passed over: a warning."""

_NAMES = frozenset(
    [
        *("Loss.key", "Metric.name", "Metric.base_metric_name", "PostProcess.name", "PostProcess.key"),
        *("PostProcess.model_name", "Architecture.Transform", "Optimizer.lr.epochs", "Optimizer.no_weight_decay_name"),
        *(f"{place}.{key}" for place in _MODELS for key in ("Transform", "return_all_feats")),
        *(f"{part}.loader.{key}" for part in ("Train", "Eval") for key in ("num_workers", "use_shared_memory")),
        *("Train.loader.collate_fn", "Eval.loader.collate_fn", "Eval.loader.shuffle"),
        f"{_EVAL}.VQATokenLabelEncode.class_path",
        *(f"{part}.VQATokenLabelEncode.{key}" for part in (_TRAIN, _EVAL) for key in ("contains_re", "algorithm")),
        *(f"{part}.VQATokenPad.return_attention_mask" for part in (_TRAIN, _EVAL)),
        *(f"{_LOSSES}.DistillationSERDMLLoss.use_log", f"{_LOSSES}.DistillationVQADistanceLoss.name"),
        *(
            f"{_LOSSES}.{loss}.{key}"
            for loss in (
                *("DistillationVQASerTokenLayoutLMLoss", "DistillationLossFromOutput"),
                *("DistillationSERDMLLoss", "DistillationVQADistanceLoss"),
            )
            for key in ("model_name_list", "model_name_pairs", "key", "reduction")
        ),
    ]
)
"""How PaddleOCR plugs its parts together: follows from the task, so there is nothing to say about it."""

_IDLE = frozenset(
    f"Global.{key}"
    for key in (
        *("use_visualdl", "checkpoints", "pretrained_model", "distributed", "to_static", "use_sync_bn", "use_wandb"),
        *("calc_epoch_interval", "print_mem_info", "log_ranks", "find_unused_parameters", "uniform_output_enabled"),
        *("model_name", "use_tensorboard", "character_dict_path"),
    )
)
_OF_AMP = frozenset(f"Global.amp_{key}" for key in ("custom_white_list", "custom_black_list", "level"))
"""Of no effect here, and of none in PaddleOCR either without `use_amp`."""
_NOT_OF_TRAINING = frozenset(
    f"Global.{key}"
    for key in (
        *("save_inference_dir", "export_with_pir", "infer_img", "infer_mode", "save_res_path", "kie_rec_model_dir"),
        *("kie_det_model_dir", "d2s_train_image_shape"),
    )
)
"""For prediction and export, so there is nothing to say about them in training; the last is for `to_static`."""
_GLOBAL = _IDLE | _OF_AMP | _NOT_OF_TRAINING
_IMAGE_STEPS = ("DecodeImage", "Resize", "NormalizeImage", "ToCHWImage", "KeepKeys")
"""The networks never look at the image (spec B2)."""
_PLAIN_STEPS = (
    *("VQATokenLabelEncode", "VQATokenPad", "VQASerTokenChunk", "VQAReTokenChunk"),
    *("VQAReTokenRelation", "TensorizeEntitiesRelations"),
)


def check_keys(document: Document, name: str, overridden: Collection[str]) -> list[Problem]:
    """What is unknown, has another value than is possible, or has no effect. name: of the file.

    Unknown keys are warnings; UsageError for one that the user wrote himself (`overridden`).
    """
    problems: list[Problem] = []
    idle: dict[str, None] = {}
    uses_amp = bool((document.get("Global") or {}).get("use_amp"))
    for path, value in leaves(document):
        if path in FIXED:
            problems += _unlike(path, value, FIXED[path], Severity.ERROR, name)
        elif path in USUAL:
            problems += _unlike(path, value, USUAL[path], Severity.WARNING, name)
        elif path in _IDLE or path in _OF_AMP or path.startswith("profiler_options"):
            if value not in (None, False) and (path not in _OF_AMP or uses_amp):
                idle[path] = None
        elif not _is_known(path):
            problems.append(unknown_key(path, name, overridden, [*USED, *FIXED, *USUAL, *_GLOBAL]))
    if idle:
        text = f"these keys have no effect on training: {', '.join(idle)}"
        problems.append(Problem(name, "yaml-no-effect", Severity.WARNING, text))
    return problems


def _is_known(path: str) -> bool:
    if path in USED or path in _NAMES or path in _NOT_OF_TRAINING or path.split(".", maxsplit=1)[0] == SECTION:
        return True
    for part in (_TRAIN, _EVAL):
        step = path.removeprefix(f"{part}.")
        if step != path:
            return step in _PLAIN_STEPS or step.split(".")[0] in _IMAGE_STEPS
    return False


def _unlike(path: str, value: Any, possible: tuple[Any, ...], severity: Severity, name: str) -> Iterator[Problem]:
    if value in possible:
        return
    wanted = " or ".join(repr(row) for row in possible if row is not None)
    if severity is Severity.ERROR:
        message = f"{path} is {value!r}, which is not supported here; it can be {wanted}"
    else:
        message = f"{path} is {value!r}, which is ignored: training here uses {wanted}"
    yield Problem(name, "yaml-value", severity, message, fix=f"set it to {wanted}")


def unknown_key(path: str, name: str, overridden: Collection[str], known: Iterable[str]) -> Problem:
    """A warning, with the known key that is likely meant. UsageError for a key that the user wrote himself."""
    near = difflib.get_close_matches(path, [*known], 1, 0.8)
    fix = f"did you mean {near[0]}?" if near else "remove it, or check the spelling"
    if path in overridden:
        raise UsageError(f"-o {path}: there is no such key; {fix}")
    return Problem(
        name, "yaml-unknown-key", Severity.WARNING, f"{path}: there is no such key; it has no effect", fix=fix
    )
