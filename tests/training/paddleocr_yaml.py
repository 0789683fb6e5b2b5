"""PaddleOCR's KIE configurations, written down from their keys and values (spec E): comments, anchors and all."""

from __future__ import annotations

from pathlib import Path

_GLOBAL = """\
Global:
  use_gpu: True
  epoch_num: &epoch_num {epochs}
  log_smooth_window: 10
  print_batch_step: 10
  save_model_dir: {out}
  save_epoch_step: 2000
  eval_batch_step: [ 0, 19 ]   # first step, interval
  cal_metric_during_train: False
  save_inference_dir:
  use_visualdl: False
  seed: 2022
  infer_img: input.jpg
  save_res_path: ./output/res
"""
_PLAIN = """\
Architecture:
  model_type: kie
  algorithm: &algorithm "LayoutXLM"
  Transform:
  Backbone:
    name: {backbone}
    pretrained: True
    checkpoints:
    mode: vi
{classes}"""
_DISTILLED = """\
Architecture:
  model_type: &model_type "kie"
  name: DistillationModel
  algorithm: Distillation
  Models:
    Teacher:
      pretrained:
      freeze_params: false
      return_all_feats: true
      model_type: *model_type
      algorithm: &algorithm "LayoutXLM"
      Transform:
      Backbone:
        name: {backbone}
        pretrained: True
        mode: vi
        checkpoints:
{classes}
    Student:
      pretrained:
      freeze_params: false
      return_all_feats: true
      model_type: *model_type
      algorithm: *algorithm
      Transform:
      Backbone:
        name: {backbone}
        pretrained: True
        mode: vi
        checkpoints:
{again}"""
_DISTANCES = """\
  - DistillationVQADistanceLoss:
      {weight: 0.5, mode: "l2", model_name_pairs: [["Student", "Teacher"]], key: hidden_states_5, name: "loss_5"}
  - DistillationVQADistanceLoss:
      {weight: 0.5, mode: "l2", model_name_pairs: [["Student", "Teacher"]], key: hidden_states_8, name: "loss_8"}
"""
_INDEXED = _DISTANCES.replace("hidden_states_5", "hidden_states, index: 5").replace(
    "hidden_states_8", "hidden_states, index: 8"
)
_LOSSES = {
    ("ser", False): 'Loss:\n  name: VQASerTokenLayoutLMLoss\n  num_classes: *num_classes\n  key: "backbone_out"\n',
    ("re", False): "Loss:\n  name: LossFromOutput\n  key: loss\n  reduction: mean\n",
    ("ser", True): """\
Loss:
  name: CombinedLoss
  loss_config_list:
  - DistillationVQASerTokenLayoutLMLoss:
      weight: 1.0
      model_name_list: ["Student", "Teacher"]
      key: backbone_out
      num_classes: *num_classes
  - DistillationSERDMLLoss:
      weight: 1.0
      act: "softmax"
      use_log: true
      model_name_pairs:
      - ["Student", "Teacher"]
      key: backbone_out
"""
    + _DISTANCES,
    ("re", True): """\
Loss:
  name: CombinedLoss
  loss_config_list:
  - DistillationLossFromOutput:
      weight: 1.0
      model_name_list: ["Student", "Teacher"]
      key: loss
      reduction: mean
"""
    + _INDEXED,
}
_OPTIMIZER = """\
Optimizer:
  name: AdamW
  beta1: 0.9
  beta2: 0.999
{clip}  lr:
{course}    learning_rate: 0.00005
    warmup_epoch: {warmup}
  regularizer:
    name: L2
    factor: 0.00000
"""
_ENDS = {
    ("ser", False): "PostProcess:\n  name: VQASerTokenLayoutLMPostProcess\n  class_path: &class_path {class_list}\n"
    "Metric:\n  name: VQASerTokenMetric\n  main_indicator: hmean\n",
    ("re", False): "PostProcess:\n  name: VQAReTokenLayoutLMPostProcess\n"
    "Metric:\n  name: VQAReTokenMetric\n  main_indicator: hmean\n",
    ("ser", True): 'PostProcess:\n  name: DistillationSerPostProcess\n  model_name: ["Student", "Teacher"]\n'
    "  key: backbone_out\n  class_path: &class_path {class_list}\n"
    "Metric:\n  name: DistillationMetric\n  base_metric_name: VQASerTokenMetric\n  main_indicator: hmean\n"
    '  key: "Student"\n',
    ("re", True): 'PostProcess:\n  name: DistillationRePostProcess\n  model_name: ["Student", "Teacher"]\n  key: null\n'
    "Metric:\n  name: DistillationMetric\n  base_metric_name: VQAReTokenMetric\n  main_indicator: hmean\n"
    '  key: "Student"\n',
}
_PAGES = """\
{part}:
  dataset:
    name: SimpleDataSet
    data_dir: {data}
    label_file_list:
      - {data}/{file}
{ratios}    transforms:
      - DecodeImage:
          img_mode: RGB
          channel_first: False
      - VQATokenLabelEncode:
          contains_re: {is_re}
          algorithm: *algorithm
          class_path: {class_path}
          use_textline_bbox_info: {lines}
          order_method: {order}
      - VQATokenPad:
          max_seq_len: {length}
          return_attention_mask: True
{chunks}      - Resize:
          size: [224,224]
      - NormalizeImage:
          scale: 1
          mean: [ 123.675, 116.28, 103.53 ]
          std: [ 58.395, 57.12, 57.375 ]
          order: 'hwc'
      - ToCHWImage:
      - KeepKeys:
          keep_keys: [ 'input_ids', 'bbox', 'attention_mask', 'token_type_ids', 'image', {outputs}]
  loader:
    shuffle: {shuffle}
    drop_last: False
    batch_size_per_card: {batch}
    num_workers: 4
{collator}"""
_CHUNKS = {
    "ser": "      - VQASerTokenChunk:\n          max_seq_len: *max_seq_len\n",
    "re": "      - VQAReTokenRelation:\n      - VQAReTokenChunk:\n          max_seq_len: *max_seq_len\n"
    "      - TensorizeEntitiesRelations:\n",
}


def paddleocr_yaml(task: str, distilled: bool, data: Path, out: Path) -> str:
    """The stock configuration of a task, with the paths of a data folder."""
    is_ser = task == "ser"
    class_list = (data / "class_list.txt").as_posix()
    indent = " " * (8 if distilled else 4)
    backbone = {
        "backbone": "LayoutXLMForSer" if is_ser else "LayoutXLMForRe",
        "classes": f"{indent}num_classes: &num_classes 7\n" if is_ser else "",
        "again": f"{indent}num_classes: *num_classes\n" if is_ser else "",
    }
    course = "    name: Linear\n    epochs: *epoch_num\n" if is_ser else ""
    return "".join(
        (
            _GLOBAL.format(epochs=200 if is_ser else 130, out=out.as_posix()),
            "  amp_custom_white_list: ['scale', 'concat', 'elementwise_add']\n" if is_ser and not distilled else "",
            (_DISTILLED if distilled else _PLAIN).format(**backbone),
            _LOSSES[task, distilled],
            _OPTIMIZER.format(
                clip="" if is_ser else "  clip_norm: 10\n",
                course=course,
                warmup=2 if is_ser and not distilled else 10,
            ),
            _ENDS[task, distilled].format(class_list=class_list),
            _pages(task, distilled, "Train", data, (4 if distilled else 8) if is_ser else 2),
            _pages(task, distilled, "Eval", data, 8),
        )
    )


def _pages(task: str, distilled: bool, part: str, data: Path, batch: int) -> str:
    first = part == "Train"
    anchored = first and task == "re"
    class_list = f"&class_path {(data / 'class_list.txt').as_posix()}" if anchored else "*class_path"
    return _PAGES.format(
        part=part,
        data=data.as_posix(),
        file="train.json" if first else "val.json",
        ratios="    ratio_list: [ 1.0 ]\n" if first else "",
        is_re=task == "re",
        class_path=class_list,
        lines="&use_textline_bbox_info True" if first else "*use_textline_bbox_info",
        order='&order_method "tb-yx"' if first else "*order_method",
        length="&max_seq_len 512" if first else "*max_seq_len",
        chunks=_CHUNKS[task],
        outputs="'labels'" if task == "ser" else "'entities', 'relations'",
        shuffle=first,
        batch=batch,
        collator="    collate_fn: ListCollator\n" if task == "re" and distilled else "",
    )
