"""A run of ours as a configuration that PaddleOCR's `tools/train.py` reads (spec E)."""

from __future__ import annotations

import json

import yaml

from kie_desktop.contract.train_config import DataSource, TrainConfig
from kie_desktop.domain.label_set import is_background
from kie_desktop.formats.class_list import read_class_list
from kie_desktop.training.yaml_config.keys import SECTION
from kie_desktop.training.yaml_config.loading import Document
from kie_desktop.training.yaml_config.reading import config_of
from kie_desktop.training.yaml_config.sdmgr import sdmgr_global, sdmgr_sections, sdmgr_transforms

_PAIR = ["Student", "Teacher"]
_EVERY = 19
"""PaddleOCR's own interval, for its versions that cannot measure by epochs."""


def to_yaml(config: TrainConfig) -> str:
    """The document as text, key order kept, ASCII only as PaddleOCR's own `config.yml` is (spec F1)."""
    return yaml.safe_dump(document_of(config), sort_keys=False, default_flow_style=None, width=120)


def document_of(config: TrainConfig) -> Document:
    """A document that PaddleOCR reads, and that gives exactly this run when it is read here.

    What PaddleOCR's keys cannot say stands in a section of its own, which PaddleOCR passes over.
    """
    classes = _num_classes(config)
    document: Document = {
        "Global": _global(config),
        "Architecture": _architecture(config, classes),
        "Loss": _loss(config, classes),
        "Optimizer": _optimizer(config),
        "PostProcess": _post_process(config),
        "Metric": _metric(config),
        "Train": {
            "dataset": _dataset(config, config.train),
            "loader": _loader(config, config.batch_size, shuffle=True),
        },
    }
    if config.task == "sdmgr":
        document |= sdmgr_sections(config)
    if config.val is not None:
        document["Eval"] = {
            "dataset": _dataset(config, config.val),
            "loader": _loader(config, config.eval_batch_size, shuffle=False),
        }
    ours, theirs = json.loads(config.to_json()), json.loads(config_of(document, "").config.to_json())
    unsaid = {key: value for key, value in ours.items() if value != theirs[key]}
    return {**document, SECTION: unsaid} if unsaid else document


def _num_classes(config: TrainConfig) -> int | None:
    if config.task != "ser" or config.class_list is None or not config.class_list.is_file():
        return None
    names, _ = read_class_list(config.class_list)
    return 2 * sum(not is_background(name) for name in names) + 1


def _global(config: TrainConfig) -> Document:
    section: Document = {
        "use_gpu": config.device != "cpu",
        "epoch_num": config.epochs,
        "log_smooth_window": config.smooth_window,
        "print_batch_step": config.log_every,
        "save_model_dir": str(config.out),
        "save_epoch_step": config.save_epoch_step,
        "eval_batch_step": [config.eval_start, config.eval_interval or _EVERY],
        "cal_metric_during_train": False,
        "save_inference_dir": None,
        "use_visualdl": False,
        "seed": config.seed,
        "infer_img": None,
        "save_res_path": str(config.out / "res"),
    }
    if config.task == "sdmgr":
        section |= sdmgr_global(config)
    if config.eval_interval is None:
        section["eval_batch_epoch"] = 1
    if config.precision != "fp32":
        section |= {
            "use_amp": True,
            "amp_level": "O1",
            "amp_dtype": {"fp16": "float16", "bf16": "bfloat16"}[config.precision],
            "scale_loss": config.loss_scale,
            "use_dynamic_loss_scaling": config.dynamic_loss_scale,
        }
    return section


def _architecture(config: TrainConfig, classes: int | None) -> Document:
    model = {"Transform": None, "Backbone": _backbone(config, classes)}
    if config.distillation != "udml":
        return {"model_type": "kie", "algorithm": "LayoutXLM", **model}
    one = {"pretrained": None, "freeze_params": False, "return_all_feats": True, "model_type": "kie"}
    teacher = model
    if config.teacher is not None:
        of_its_own = {**_backbone(config, classes), "pretrained": False, "checkpoints": str(config.teacher)}
        teacher = {**model, "Backbone": of_its_own}
    models = {
        name: {**one, "algorithm": "LayoutXLM", **its} for name, its in (("Teacher", teacher), ("Student", model))
    }
    # Through JSON, so that the two are not written as one with a YAML alias.
    return {
        "model_type": "kie",
        "name": "DistillationModel",
        "algorithm": "Distillation",
        "Models": json.loads(json.dumps(models)),
    }


def _backbone(config: TrainConfig, classes: int | None) -> Document:
    backbone: Document = {
        "name": "LayoutXLMForSer" if config.task == "ser" else "LayoutXLMForRe",
        "pretrained": config.init or False,
        "checkpoints": str(config.resume) if config.resume else None,
        "mode": "vi",
    }
    return backbone if classes is None else {**backbone, "num_classes": classes}


def _loss(config: TrainConfig, classes: int | None) -> Document:
    count = {} if classes is None else {"num_classes": classes}
    if config.distillation != "udml":
        if config.task == "ser":
            return {"name": "VQASerTokenLayoutLMLoss", **count, "key": "backbone_out"}
        return {"name": "LossFromOutput", "key": "loss", "reduction": "mean"}
    rows: list[Document] = []
    if config.task == "ser":
        own = {"weight": 1.0, "model_name_list": [*_PAIR], "key": "backbone_out", **count}
        mutual = {"weight": 1.0, "act": "softmax", "use_log": True, "model_name_pairs": [[*_PAIR]]}
        rows = [
            {"DistillationVQASerTokenLayoutLMLoss": own},
            {"DistillationSERDMLLoss": {**mutual, "key": "backbone_out"}},
        ]
    else:
        own = {"weight": 1.0, "model_name_list": [*_PAIR], "key": "loss", "reduction": "mean"}
        rows = [{"DistillationLossFromOutput": own}]
    for layer in (5, 8):
        # PaddleOCR's own two files name the layer in different ways.
        which = {"key": f"hidden_states_{layer}"} if config.task == "ser" else {"key": "hidden_states", "index": layer}
        distance = {"weight": 0.5, "mode": "l2", "model_name_pairs": [[*_PAIR]], **which}
        rows.append({"DistillationVQADistanceLoss": {**distance, "name": f"loss_{layer}"}})
    return {"name": "CombinedLoss", "loss_config_list": rows}


def _optimizer(config: TrainConfig) -> Document:
    rate: Document = {"learning_rate": config.learning_rate, "warmup_epoch": config.warmup_epochs}
    if config.schedule == "piecewise":
        course = {"values": [*config.rates], "decay_epochs": [*config.rate_epochs]}
        rate = {"name": "Piecewise", **rate, **course}
    if config.schedule == "linear":
        rate = {"name": "Linear", **rate, "epochs": config.epochs}
    section: Document = {
        "name": "Adam" if config.optimizer == "adam" else "AdamW",
        "beta1": config.beta1,
        "beta2": config.beta2,
        "lr": rate,
    }
    if config.clip != "none":
        section["clip_norm" if config.clip == "per_tensor" else "clip_norm_global"] = config.clip_norm
    if not config.decay_one_dim:
        section["one_dim_param_no_weight_decay"] = True
    return {**section, "regularizer": {"name": "L2", "factor": config.weight_decay}}


def _post_process(config: TrainConfig) -> Document:
    classes = {"class_path": str(config.class_list)} if config.class_list else {}
    if config.distillation == "udml":
        if config.task == "ser":
            return {
                "name": "DistillationSerPostProcess",
                "model_name": [*_PAIR],
                "key": "backbone_out",
                **classes,
            }
        return {"name": "DistillationRePostProcess", "model_name": [*_PAIR], "key": None}
    if config.task == "ser":
        return {"name": "VQASerTokenLayoutLMPostProcess", **classes}
    return {"name": "VQAReTokenLayoutLMPostProcess"}


def _metric(config: TrainConfig) -> Document:
    name = "VQASerTokenMetric" if config.task == "ser" else "VQAReTokenMetric"
    if config.distillation != "udml":
        return {"name": name, "main_indicator": config.indicator}
    of_both = {"name": "DistillationMetric", "base_metric_name": name}
    return {**of_both, "main_indicator": config.indicator, "key": "Student"}


def _dataset(config: TrainConfig, source: DataSource) -> Document:
    section: Document = {
        "name": "SimpleDataSet",
        "data_dir": str(source.image_dir),
        "label_file_list": [str(path) for path in source.label_files],
    }
    if source is config.train:
        section["ratio_list"] = [*(source.ratios or (1.0,) * len(source.label_files))]
    steps = sdmgr_transforms(config, source) if config.task == "sdmgr" else _transforms(config)
    return {**section, "transforms": steps}


def _transforms(config: TrainConfig) -> list[Document]:
    """PaddleOCR's own steps (spec B1)."""
    is_re = config.task == "re"
    encode = {
        "contains_re": is_re,
        "algorithm": "LayoutXLM",
        "class_path": str(config.class_list) if config.class_list else None,
        "use_textline_bbox_info": True,
        "order_method": "tb-yx",
    }
    keys = ["input_ids", "bbox", "attention_mask", "token_type_ids", "image"]
    chunks: list[Document] = [{"VQASerTokenChunk": {"max_seq_len": 512}}]
    if is_re:
        chunks = [{"VQAReTokenRelation": None}, {"VQAReTokenChunk": {"max_seq_len": 512}}]
        chunks.append({"TensorizeEntitiesRelations": None})
    mean, std = [123.675, 116.28, 103.53], [58.395, 57.12, 57.375]
    return [
        {"DecodeImage": {"img_mode": "RGB", "channel_first": False}},
        {"VQATokenLabelEncode": encode},
        {"VQATokenPad": {"max_seq_len": 512, "return_attention_mask": True}},
        *chunks,
        {"Resize": {"size": [224, 224]}},
        {"NormalizeImage": {"scale": 1, "mean": mean, "std": std, "order": "hwc"}},
        {"ToCHWImage": None},
        {"KeepKeys": {"keep_keys": [*keys, *(["entities", "relations"] if is_re else ["labels"])]}},
    ]


def _loader(config: TrainConfig, batch: int, shuffle: bool) -> Document:
    section: Document = {"shuffle": shuffle, "drop_last": False, "batch_size_per_card": batch, "num_workers": 4}
    if config.distillation == "udml" and config.task == "re":
        section["collate_fn"] = "ListCollator"
    return section
