"""PaddleOCR's YAML as runs, and runs as YAML."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as some
from training.paddleocr_yaml import paddleocr_yaml

from kie_desktop.contract.train_config import DataSource, TrainConfig
from kie_desktop.domain.errors import UsageError, UserError
from kie_desktop.domain.label_set import Role
from kie_desktop.domain.problems import Severity
from kie_desktop.training.yaml_config import config_of, read_yaml, to_yaml

KINDS = [("ser", False), ("re", False), ("ser", True), ("re", True)]


def stock(folder: Path, task: str = "ser", distilled: bool = False) -> Path:
    (folder / "class_list.txt").write_text("OTHER\nQUESTION\nANSWER\nHEADER\n", encoding="utf-8")
    path = folder / f"{task}.yml"
    path.write_text(paddleocr_yaml(task, distilled, folder, folder / "out"), encoding="utf-8")
    return path


def edited(path: Path, before: str, after: str) -> Path:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")
    return path


@pytest.mark.parametrize(("task", "distilled"), KINDS)
def test_stock_files_say_what_the_tutorial_says(tmp_path: Path, task: str, distilled: bool) -> None:
    config, problems = read_yaml(stock(tmp_path, task, distilled))
    assert (config.task, config.distillation) == (task, "udml" if distilled else "none")
    assert config.epochs == (200 if task == "ser" else 130)
    assert config.schedule == ("linear" if task == "ser" else "constant")
    assert (config.learning_rate, config.weight_decay, config.seed) == (5e-5, 0.0, 2022)
    assert (config.clip, config.clip_norm) == (("none", 10) if task == "ser" else ("per_tensor", 10))
    assert config.warmup_epochs == (2 if (task, distilled) == ("ser", False) else 10)
    assert config.batch_size == {("ser", False): 8, ("ser", True): 4}.get((task, distilled), 2)
    assert (config.eval_start, config.eval_interval, config.eval_batch_size) == (0, 19, 8)
    assert config.train == DataSource(tmp_path, (tmp_path / "train.json",))
    assert config.val == DataSource(tmp_path, (tmp_path / "val.json",))
    assert config.class_list == tmp_path / "class_list.txt"
    assert config.device == "auto"
    assert {problem.code for problem in problems} == {"yaml-pretrained"}
    assert not [problem for problem in problems if problem.severity is Severity.ERROR]


def test_keys_that_train_otherwise_in_paddleocr_are_told(tmp_path: Path) -> None:
    _, problems = read_yaml(stock(tmp_path), ["Global.to_static=True", "Global.use_amp=True"])
    (told,) = [problem.message for problem in problems if problem.code == "yaml-no-effect"]
    assert "Global.to_static" in told and "Global.amp_custom_white_list" in told and "infer_img" not in told


def test_base_weights_are_taken_where_they_lie(tmp_path: Path, kie_desktop_home: Path) -> None:
    weights = kie_desktop_home / "models" / "vi-layoutxlm-base-uncased"
    weights.mkdir(parents=True)
    (weights / "model_state.pdparams").write_bytes(b"")
    tokenizer = weights.with_name("layoutxlm-base-uncased") / "sentencepiece.bpe.model"
    tokenizer.parent.mkdir()
    tokenizer.write_bytes(b"")
    config, problems = read_yaml(stock(tmp_path))
    assert (config.init, config.tokenizer) == (str(weights), tokenizer)
    assert "yaml-pretrained" not in {problem.code for problem in problems}


def test_overrides_go_on_top(tmp_path: Path) -> None:
    overrides = [
        "Global.epoch_num=3",
        "Global.use_gpu=False",
        "Architecture.Backbone.pretrained=weights",
        "Optimizer.lr.learning_rate=2e-4",
        "Eval.dataset.label_file_list=[a.json, b.json]",
        "KIEDesktop.roles={Total: key}",
    ]
    config, problems = read_yaml(stock(tmp_path), overrides)
    assert (config.epochs, config.device, config.init, config.learning_rate) == (3, "cpu", "weights", 2e-4)
    assert config.roles == {"Total": Role.KEY}
    assert config.val is not None and config.val.label_files == (Path("a.json"), Path("b.json"))
    assert any("2e-4" in problem.message for problem in problems if problem.code == "yaml-number")


@pytest.mark.parametrize(
    ("override", "words"),
    [
        ("epoch_num=3", "SECTION.KEY=VALUE"),
        ("Global.seed", "one '='"),
        ("Global.infer_img=a=b", "one '='"),
        ("Train.dataset.transforms.VQATokenPad.max_seq_len=4", "no section Train.dataset.transforms"),
        ("Globl.epoch_num=3", "no section Globl"),
        ("Global.epoch_num.deeper=3", "no section Global.epoch_num"),
        ("Global.seed=[1", "not a YAML value"),
        ("Global.epoch_nun=3", "no such key; did you mean Global.epoch_num?"),
    ],
)
def test_overrides_that_lead_nowhere(tmp_path: Path, override: str, words: str) -> None:
    with pytest.raises(UsageError, match="-o ") as caught:
        read_yaml(stock(tmp_path), [override])
    assert words in str(caught.value)


def test_unknown_keys_are_told(tmp_path: Path) -> None:
    path = edited(stock(tmp_path), "  seed: 2022\n", "  seed: 2022\n  colour: blue\n")
    _, problems = read_yaml(path)
    unknown = {problem.message.split(":")[0]: problem for problem in problems if problem.code == "yaml-unknown-key"}
    assert unknown["Global.colour"].severity is Severity.WARNING


@pytest.mark.parametrize(
    ("before", "after", "severity"),
    [
        ("mode: vi", "mode: base", Severity.ERROR),
        ("    mode: vi\n", "", Severity.ERROR),
        ("name: AdamW", "name: Momentum", Severity.ERROR),
        ("main_indicator: hmean", "main_indicator: accuracy", Severity.ERROR),
        ("&max_seq_len 512", "&max_seq_len 256", Severity.WARNING),
        ('&order_method "tb-yx"', "&order_method", Severity.WARNING),
        ("          order_method: *order_method\n", "", Severity.WARNING),
    ],
)
def test_what_cannot_be_done_here(tmp_path: Path, before: str, after: str, severity: Severity) -> None:
    _, problems = read_yaml(edited(stock(tmp_path), before, after))
    assert severity in {problem.severity for problem in problems if problem.code == "yaml-value"}


@pytest.mark.parametrize(("task", "distilled"), KINDS)
@pytest.mark.parametrize("indicator", ["precision", "recall"])
def test_the_main_indicator_is_the_files(indicator: str, task: str, distilled: bool, tmp_path: Path) -> None:
    path = edited(stock(tmp_path, task, distilled), "main_indicator: hmean", f"main_indicator: {indicator}")
    config, problems = read_yaml(path)
    assert config.figure == indicator and not [row for row in problems if row.severity is Severity.ERROR]
    assert yaml.safe_load(to_yaml(config))["Metric"]["main_indicator"] == indicator


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("name: Linear", "name: Cosine", "Optimizer.lr.name is 'Cosine'"),
        ("LayoutXLMForSer", "LayoutLMForSer", "Backbone.name is 'LayoutLMForSer'"),
        ("seed: 2022", "seed: many", "Global.seed is 'many', not a number"),
        ("batch_size_per_card: 8", "batch_size_per_card: 0", "batch_size is 0"),
        ("batch_size_per_card: 8", "batch_size_per_card: 1.5", "not a whole number"),
        ("save_model_dir:", "save_model_dir_:", "save_model_dir is missing"),
        ("eval_batch_step: [ 0, 19 ]", "eval_batch_step: [ 0 ]", "[first step, interval]"),
        ("ratio_list: [ 1.0 ]", "ratio_list: [ 1.0, 1.0 ]", "label files"),
        ("use_gpu: True", "use_gpu: maybe", "True or False"),
    ],
)
def test_values_that_make_no_sense(tmp_path: Path, before: str, after: str, words: str) -> None:
    path = edited(stock(tmp_path), before, after)
    if "ratio_list" in before:
        edited(path, "[ 1.0, 1.0 ]", "[ 0.5, 0.5 ]")
    with pytest.raises(UserError) as caught:
        read_yaml(path)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "!!python/object/apply:os.system ['true']",
        "[1, 2]",
        "Global: 3",
        "a: [",
        "Global: &a [*a]",
        "a: &a [[1,2,3,4,5,6,7,8,9]]\nb: {",
    ],
)
def test_files_that_are_no_configuration(tmp_path: Path, text: str) -> None:
    path = tmp_path / "bad.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match=r"bad\.yml|nested"):
        read_yaml(path)


def test_aliases_of_aliases_end(tmp_path: Path) -> None:
    rows = ["Global:", "  a0: &a0 {x: 1, y: 2}"]
    rows += [f"  a{n}: &a{n} {{{', '.join(f'k{m}: *a{n - 1}' for m in range(9))}}}" for n in range(1, 9)]
    path = tmp_path / "bomb.yml"
    path.write_text("\n".join(rows), encoding="utf-8")
    with pytest.raises(UserError, match="more than"):
        read_yaml(path)


def test_class_count_follows_from_the_list(tmp_path: Path) -> None:
    path = stock(tmp_path)
    (tmp_path / "class_list.txt").write_text("OTHER\nTOTAL\n", encoding="utf-8")
    _, problems = read_yaml(path)
    told = [problem.message for problem in problems if problem.code == "yaml-num-classes"]
    assert told and all("gives 3; 3 is used" in message for message in told)


def test_checkpoints_resume_or_start_anew(tmp_path: Path) -> None:
    folder = tmp_path / "latest"
    override = f"Architecture.Backbone.checkpoints={folder.as_posix()}"
    fresh, _ = read_yaml(stock(tmp_path), [override])
    assert (fresh.init, fresh.resume) == (str(folder), None)
    folder.mkdir()
    (folder / "metric.states").write_bytes(b"")
    resumed, _ = read_yaml(stock(tmp_path), [override])
    assert (resumed.init, resumed.resume) == (None, folder)


@pytest.mark.parametrize("mode", ["    mode: base\n", ""])
def test_without_a_mode_it_is_paddleocrs_default(tmp_path: Path, mode: str) -> None:
    """Trained as VI-LayoutXLM it would be another network than the one that PaddleOCR trains."""
    path = edited(stock(tmp_path), "    mode: vi\n", mode)
    (told,) = [problem for problem in read_yaml(path)[1] if problem.severity is Severity.ERROR]
    assert "'base'" in told.message and "visual backbone" in told.message
    assert "Architecture.Backbone.mode=vi" in told.fix
    _, problems = read_yaml(path, ["Architecture.Backbone.mode=vi"])
    assert not [problem for problem in problems if problem.severity is Severity.ERROR]


@pytest.mark.parametrize("algorithm", ["LayoutLM", "LayoutLMv2"])
def test_other_networks_are_refused_in_a_line(tmp_path: Path, algorithm: str) -> None:
    path = edited(stock(tmp_path), '"LayoutXLM"', algorithm)
    with pytest.raises(UserError, match=rf"algorithm is '{algorithm}'; only LayoutXLM and SDMGR"):
        read_yaml(path)


@pytest.mark.parametrize("task", ["ser", "re"])
def test_the_layers_of_mutual_learning_are_named_in_either_way(tmp_path: Path, task: str) -> None:
    path = stock(tmp_path, task, distilled=True)
    old = {"hidden_states, index: 5": "hidden_states_5", "hidden_states, index: 8": "hidden_states_8"}
    for new, former in old.items():
        edited(path, *((new, former) if task == "re" else (former, new)))
    config, problems = read_yaml(path)
    assert config.distillation == "udml"
    assert not [problem for problem in problems if problem.severity is Severity.ERROR]
    edited(path, "hidden_states_8" if task == "re" else "index: 8", "hidden_states_5" if task == "re" else "index: 5")
    with pytest.raises(UserError, match="it must compare 5 and 8"):
        read_yaml(path)


def test_mutual_learning_starts_from_what_is_named(tmp_path: Path) -> None:
    student, teacher = (tmp_path / name for name in ("student", "teacher"))
    for folder in (student, teacher):
        folder.mkdir()
        (folder / "metric.states").write_bytes(b"")  # a plain run's: PaddleOCR never goes on with it here
    places = {name: f"Architecture.Models.{name}.Backbone.checkpoints" for name in ("Student", "Teacher")}
    both = [f"{places['Student']}={student.as_posix()}", f"{places['Teacher']}={teacher.as_posix()}"]
    config, _ = read_yaml(stock(tmp_path, distilled=True), both)
    assert (config.init, config.teacher, config.resume) == (str(student), teacher, None)
    config, _ = read_yaml(stock(tmp_path, distilled=True), both[1:])
    assert (config.init, config.teacher) == ("starter", teacher)
    (student / "further_networks.pdparams").write_bytes(b"")
    config, _ = read_yaml(stock(tmp_path, distilled=True), both)
    assert (config.init, config.teacher, config.resume) == (None, None, student)
    alone = [f"{places['Student']}={teacher.as_posix()}", "Architecture.Models.Teacher.Backbone.pretrained=False"]
    with pytest.raises(UserError, match="specify weights for both"):
        read_yaml(stock(tmp_path, distilled=True), alone)


paths = some.sampled_from(["a", "some folder/b", "/data/c"]).map(Path)
sources = some.builds(DataSource, paths, some.tuples(paths, paths), some.sampled_from([(), (0.5, 1.0)]))
configs = some.builds(
    TrainConfig,
    task=some.sampled_from(["ser", "re"]),
    out=paths,
    train=sources,
    val=some.none() | some.builds(DataSource, paths, some.tuples(paths)),
    class_list=some.none() | paths,
    roles=some.dictionaries(some.sampled_from(["total", "Key"]), some.sampled_from([*Role])),
    init=some.sampled_from([None, "starter", "weights/x"]),
    network=some.dictionaries(some.just("hidden_size"), some.just(48)),
    tokenizer=some.none() | paths,
    resume=some.none() | paths,
    epochs=some.integers(1, 300),
    learning_rate=some.floats(1e-9, 1),
    schedule=some.sampled_from(["linear", "constant"]),
    warmup_epochs=some.floats(0, 20),
    weight_decay=some.floats(0, 1),
    decay_one_dim=some.booleans(),
    clip=some.sampled_from(["none", "per_tensor", "global"]),
    clip_norm=some.floats(0, 10),
    accumulate=some.integers(1, 4),
    precision=some.sampled_from(["fp32", "bf16", "fp16"]),
    device=some.sampled_from(["auto", "cpu", "gpu"]),
    eval_start=some.integers(0, 5),
    eval_interval=some.none() | some.integers(1, 50),
    patience=some.none() | some.integers(1, 5),
    max_seconds=some.none() | some.floats(1, 1e6),
    window=some.sampled_from(["whole", "first"]),
    figure=some.sampled_from(["hmean", "precision", "recall", "user"]),
    distillation=some.sampled_from(["none", "udml"]),
    teacher=some.none() | paths,
)


@given(configs)
@settings(max_examples=30)
def test_a_run_survives_its_own_yaml(config: TrainConfig) -> None:
    back, problems = config_of(yaml.safe_load(to_yaml(config)), "config.yml")
    assert back == config
    assert not [problem for problem in problems if problem.severity is Severity.ERROR]
    assert "yaml-unknown-key" not in {problem.code for problem in problems}


@pytest.mark.parametrize(("task", "distilled"), KINDS)
def test_what_is_written_has_the_stock_sections(tmp_path: Path, task: str, distilled: bool) -> None:
    config, _ = read_yaml(stock(tmp_path, task, distilled))
    ours = yaml.safe_load(to_yaml(dataclasses.replace(config, init=str(tmp_path))))
    theirs = yaml.safe_load(stock(tmp_path, task, distilled).read_text(encoding="utf-8"))
    assert ours["Loss"] == theirs["Loss"]
    assert ours["Metric"] == theirs["Metric"]
    assert ours["PostProcess"] == theirs["PostProcess"]
    assert ours["Optimizer"] == theirs["Optimizer"]
    assert ours["Train"] == theirs["Train"]
    assert "KIEDesktop" not in ours
    assert ours["Architecture"].keys() == theirs["Architecture"].keys()
    assert to_yaml(config).isascii()
