"""PaddleOCR's SDMGR configuration: taken as it is, written as it reads, and what is odd about it is said."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from kie_desktop.cli.main import run_command
from kie_desktop.contract.train_config import SdmgrChoices, TrainConfig
from kie_desktop.domain.errors import UsageError, UserError
from kie_desktop.domain.problems import Severity
from kie_desktop.kie.sdmgr import SdmgrSettings
from kie_desktop.training.preflight import preflight
from kie_desktop.training.sdmgr.data import read_graph_pages
from kie_desktop.training.yaml_config import read_yaml, to_yaml
from tests.training.graph_pages import archive, config

_NORMAL = """\
      - NormalizeImage:
          scale: 1
          mean: [ 123.675, 116.28, 103.53 ]
          std: [ 58.395, 57.12, 57.375 ]
          order: 'hwc'
"""
_TEXT = """\
Global:
  use_gpu: False
  epoch_num: 60
  log_smooth_window: 20
  print_batch_step: 50
  save_model_dir: {out}
  save_epoch_step: 50
  eval_batch_step: [ 0, 80 ]
  load_static_weights: False
  cal_metric_during_train: False
  pretrained_model:
  checkpoints:
  save_inference_dir:
  use_visualdl: False
  class_path: &class_path {data}/class_list.txt
  infer_img: {data}/1.txt
  save_res_path: {out}/predicts_kie.txt
  img_scale: [ 1024, 512 ]
Architecture:
  model_type: kie
  algorithm: SDMGR
  Transform:
  Backbone:
    name: Kie_backbone
  Head:
    name: SDMGRHead
Loss:
  name: SDMGRLoss
Optimizer:
  name: Adam
  beta1: 0.9
  beta2: 0.999
  lr:
    name: Piecewise
    learning_rate: 0.001
    decay_epochs: [ 60, 80, 100]
    values: [ 0.001, 0.0001, 0.00001]
    warmup_epoch: 2
  regularizer:
    name: 'L2'
    factor: 0.00005
PostProcess:
  name: None
Metric:
  name: KIEMetric
  main_indicator: hmean
Train:
  dataset:
    name: SimpleDataSet
    data_dir: {data}
    label_file_list: [ '{data}/wildreceipt_train.txt' ]
    ratio_list: [ 1.0 ]
    transforms:
      - DecodeImage:
          img_mode: RGB
          channel_first: False
{normal}      - KieLabelEncode:
          character_dict_path: {data}/dict.txt
          class_path: *class_path
      - KieResize:
      - ToCHWImage:
      - KeepKeys:
          keep_keys: [ 'image', 'relations', 'texts', 'points', 'labels', 'tag', 'shape']
  loader:
    shuffle: True
    drop_last: False
    batch_size_per_card: 4
    num_workers: 4
Eval:
  dataset:
    name: SimpleDataSet
    data_dir: {data}
    label_file_list:
      - {data}/wildreceipt_train.txt
    transforms:
      - DecodeImage:
          img_mode: RGB
          channel_first: False
      - KieLabelEncode:
          character_dict_path: {data}/dict.txt
      - KieResize:
{normal}      - ToCHWImage:
      - KeepKeys:
          keep_keys: [ 'image', 'relations', 'texts', 'points', 'labels', 'tag', 'ori_image', 'ori_boxes', 'shape']
  loader:
    shuffle: False
    drop_last: False
    batch_size_per_card: 1
    num_workers: 4
"""


def stock_yaml(data: Path, out: Path) -> str:
    """PaddleOCR's configuration on the files of a folder."""
    return _TEXT.format(out=out, data=data, normal=_NORMAL)


@pytest.fixture
def written(tmp_path: Path) -> Path:
    data = archive(tmp_path / "data", range(4))
    path = tmp_path / "kie_unet_sdmgr.yml"
    path.write_text(stock_yaml(data, tmp_path / "out"))
    return path


def test_the_stock_file_is_taken_as_it_is(written: Path, tmp_path: Path) -> None:
    run, problems = read_yaml(written)
    assert not problems
    data = tmp_path / "data"
    assert (run.task, run.optimizer, run.schedule, run.weight_decay) == ("sdmgr", "adam", "piecewise", 5e-5)
    assert (run.rates, run.rate_epochs, run.warmup_epochs) == ((1e-3, 1e-4, 1e-5), (60, 80, 100), 2)
    assert run.class_list == data / "class_list.txt" and run.sdmgr == SdmgrChoices(data / "dict.txt")
    assert (run.epochs, run.batch_size, run.eval_batch_size, run.eval_interval) == (60, 4, 1, 80)
    assert run.init is None and run.resume is None and not run.network
    files, _ = read_graph_pages(run.train, [])
    assert [len(pages) for pages in files] == [4]


def test_what_is_said_of_the_whole_goes_over_a_transform(written: Path, tmp_path: Path) -> None:
    """A list that -o names: of the items of a list, it reaches none (spec B1)."""
    other, signs = tmp_path / "three.txt", tmp_path / "signs.txt"
    other.write_text("0 Ignore\n1 Key\n2 Value\n")
    signs.write_text("a\nb\n")
    run, _ = read_yaml(written, [f"Global.class_path={other}", f"Global.character_dict_path={signs}"])
    assert run.class_list == other and run.sdmgr.dictionary == signs


def test_unknown_and_impossible_keys_are_reported(written: Path) -> None:
    with pytest.raises(UsageError, match=r"no such key; did you mean Architecture.Head.num_classes\?"):
        read_yaml(written, ["Architecture.Head.num_clases=26"])
    run, problems = read_yaml(
        written, ["Loss.name=Other", "Architecture.Head.num_classes=26", "Global.checkpoints=x/latest"]
    )
    assert [problem.code for problem in problems] == ["yaml-value", "yaml-num-classes"]
    assert run.resume == Path("x/latest")
    with pytest.raises(UserError, match="img_scale"):
        read_yaml(written, ["Global.img_scale=5"])


@pytest.mark.parametrize("piecewise", [True, False])
def test_a_run_comes_back_from_its_yaml(tmp_path: Path, piecewise: bool) -> None:
    course = {"schedule": "piecewise", "rates": (5e-3, 1e-4), "rate_epochs": (2.0,)} if piecewise else {}
    choices = SdmgrChoices(tmp_path / "dict.txt", (64, 32), 5.0, ("Total_value",), True)
    run = config(tmp_path, tmp_path / "out", sdmgr=choices, resume=tmp_path / "latest", **course)
    path = tmp_path / "config.yml"
    path.write_text(to_yaml(run))
    again, problems = read_yaml(path)
    assert again == run and not problems
    assert yaml.safe_load(path.read_text())["Architecture"]["algorithm"] == "SDMGR"


def test_paddleocrs_faults_are_had_for_the_asking(
    written: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plain, _ = read_yaml(written)
    asked, problems = read_yaml(written, ["KIEDesktop.sdmgr.compat=true"])
    assert asked == replace(plain, sdmgr=replace(plain.sdmgr, compat=True)) and not plain.sdmgr.compat
    assert not [row for row in problems if "compat" in row.message]
    data = archive(tmp_path / "more", range(2))
    run = config(data, tmp_path / "out", epochs=1)
    path = tmp_path / "run.json"
    path.write_text(run.to_json())
    assert run_command(["train", "--config", str(path), "--compat", "--json"]) == 0
    assert TrainConfig.from_json((run.out / "run_config.json").read_text()).sdmgr.compat
    assert SdmgrSettings.read(run.out / "latest" / "sdmgr.json").clip_to_original
    assert run_command(["train", "--task", "ser", "--data", str(data), "--out", "x", "--compat"]) != 0
    capsys.readouterr()


def test_the_preflight_names_what_would_go_wrong(tmp_path: Path) -> None:
    data = archive(tmp_path / "data", range(3))
    run = config(data, tmp_path / "out")
    sound = preflight(run, _no_pack)
    assert all(problem.severity is Severity.WARNING for problem in sound.problems)
    assert sound.estimate is not None and "million parameters" in sound.lines()[-1]
    (data / "class_list.txt").write_text("Ignore\nTotal_key\nmissing\nOthers\n")
    (data / "dict.txt").write_text("T\nO\n")
    report = preflight(run, _no_pack)
    codes = {problem.code for problem in report.problems}
    assert any(problem.severity is Severity.ERROR for problem in report.problems)
    assert codes >= {"unknown-label", "label-without-examples", "strange-characters", "page-in-both"}
    for name in ("class_list.txt", "dict.txt"):
        (data / name).unlink()
    told = [problem.message for problem in preflight(run, _no_pack).problems]
    assert any("class list not found" in message for message in told)
    assert any("dictionary not found" in message for message in told)


def _no_pack(name: str) -> tuple[Path, list[str]]:
    raise UserError(name)


def test_a_data_folder_is_trained_on_and_resumed_from_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = archive(tmp_path / "data", range(4))
    run = config(data, tmp_path / "out", epochs=1, eval_interval=None)
    path = tmp_path / "run.json"
    path.write_text(run.to_json())
    assert run_command(["train", "--config", str(path), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["outcome"] == "finished" and (run.out / "latest.pdparams").exists()
    assert run_command(["train", "--resume", str(run.out), "--epochs", "2", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["steps"] == 4
    assert TrainConfig.from_json((run.out / "run_config.json").read_text()).epochs == 2
