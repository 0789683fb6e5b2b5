"""Make `models/starter` of a finished training run: `python build_scripts/pack_starter.py`.

Writes PaddleOCR checkpoints of both tasks (for fine-tuning) and the sealed model pack (for inference),
compares the two on held-out pages, and measures the pack. All weights are rounded to half precision
first, so that checkpoint and pack hold the same numbers at half the size. Before that, temperatures that
make scores mean what they say are written into the last layers.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from kie_desktop.training.cpu import prepare_cpu  # noqa: E402

prepare_cpu()

import onnx  # noqa: E402
import paddle  # noqa: E402

from build_scripts.starter.calibration import (  # noqa: E402
    ReAnswers,
    SerAnswers,
    best_temperature,
    expected_calibration_error,
    strange_pages,
)
from build_scripts.starter.half import halved  # noqa: E402
from build_scripts.starter.measure import held_out_pages, measured, real_pages  # noqa: E402
from build_scripts.starter.recipe import HELD_OUT, Recipe  # noqa: E402
from build_scripts.starter.rule import score_of_rule  # noqa: E402
from kie_desktop.domain.label_set import default_label_set  # noqa: E402
from kie_desktop.domain.page import Page  # noqa: E402
from kie_desktop.kie.classes import BioClasses  # noqa: E402
from kie_desktop.kie.model import Model  # noqa: E402
from kie_desktop.kie.tokenizer import FILE_NAME, Tokenizer  # noqa: E402
from kie_desktop.networks.checkpoint import (  # noqa: E402
    CLASS_LIST,
    re_network,
    read_checkpoint,
    ser_network,
    write_checkpoint,
)
from kie_desktop.networks.paddle_model import paddle_model  # noqa: E402
from kie_desktop.networks.relation import ReNetwork  # noqa: E402
from kie_desktop.networks.ser import SerNetwork  # noqa: E402
from kie_desktop.runtime.onnx_runner import OnnxModel  # noqa: E402
from kie_desktop.runtime.packs import TOKENIZER, ModelPack, PackInfo, write_pack  # noqa: E402
from kie_desktop.training.evaluation import evaluate_re  # noqa: E402
from kie_desktop.training.export import check_same, sample_pages, write_onnx  # noqa: E402

COMPARED_PAGES = 30
MEASURED_PAGES = 200
TUNED_FROM = HELD_OUT + 100_000
Temperatures = dict[str, float]
NEARNESS_WEIGHTS = (0.0, 0.5, 1.0, 1.5, 2.0, 3.0)


def finished_networks(run: Path, recipe: Recipe) -> tuple[SerNetwork, ReNetwork]:
    """The networks that a training run saved, to be asked."""
    config = recipe.config(Tokenizer.from_file(run / FILE_NAME))
    ser, relation = SerNetwork(config, BioClasses.of_label_set(default_label_set()).num_classes), ReNetwork(config)
    for task, network in (("ser", ser), ("re", relation)):
        network.set_state_dict(paddle.load(str(run / f"{task}.pdparams")))
        network.eval()
    return ser, relation


def calibrate(ser: SerNetwork, relation: ReNetwork, tokenizer: Tokenizer, recipe: Recipe) -> tuple[float, Temperatures]:
    """Make the networks as sure as they are right, in place; the weight of nearness, and the temperatures.

    All three are chosen on generated pages with strange words that no training and no score sees.
    """
    pages = strange_pages(recipe.seed, TUNED_FROM, MEASURED_PAGES)
    model = paddle_model(default_label_set(), tokenizer, ser, relation)

    def hmean(weight: float) -> float:
        model.nearness = weight
        return evaluate_re(model, pages).score.hmean

    model.nearness = max(NEARNESS_WEIGHTS, key=hmean)
    found = {"ser": best_temperature(SerAnswers(model, pages)), "re": best_temperature(ReAnswers(model, pages))}
    for layer, task in ((ser.classifier, "ser"), (relation.extractor.rel_classifier, "re")):
        for parameter in layer.parameters():
            parameter.set_value(parameter / found[task])
    return round(model.nearness / found["re"], 4), found


def write_checkpoints(ser: SerNetwork, relation: ReNetwork, tokenizer: Tokenizer, folder: Path) -> None:
    """`ser/` and `re/` in a folder."""
    files = {
        FILE_NAME: tokenizer.model,
        CLASS_LIST: "".join(f"{name}\n" for name in default_label_set().names).encode(),
    }
    for network in (ser, relation):
        write_checkpoint(folder / network.task, network, files, half=True)


def write_networks(folder: Path) -> dict[str, Path]:
    """The ONNX files of both checkpoints beside them, and the tokenizer: name in the pack -> path."""
    paths = {TOKENIZER: folder / TOKENIZER}
    shutil.copyfile(folder / "ser" / FILE_NAME, paths[TOKENIZER])
    for task in ("ser", "re"):
        for name, path in write_onnx(read_checkpoint(folder / task), folder).items():
            onnx.save_model(halved(onnx.load_model(path)), path)
            paths[name] = path
    return paths


def scores_of(model: Model, recipe: Recipe) -> dict[str, dict[str, float]]:
    """What a pack says of its quality: on held-out generated pages and, where they are, on real forms."""
    sets = {"generated": held_out_pages(recipe.seed, MEASURED_PAGES), "forms_en": real_pages()}
    scores = {name: {**measured(model, pages), **errors_of(model, pages)} for name, pages in sets.items() if pages}
    if "forms_en" in scores:
        scores["forms_en"]["re_of_rule"] = round(score_of_rule(sets["forms_en"], model.label_set).hmean, 4)
    return scores


def errors_of(model: Model, pages: list[Page]) -> dict[str, float]:
    """Expected calibration errors of labels and links."""
    answers: dict[str, SerAnswers | ReAnswers] = {"ser": SerAnswers(model, pages), "re": ReAnswers(model, pages)}
    return {f"{task}_ece": round(expected_calibration_error(rows.at(1.0)), 4) for task, rows in answers.items()}


def main() -> None:
    """Checkpoints, comparison, figures, pack."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--recipe", type=Path, default=ROOT / "build_scripts" / "starter" / "recipe.toml")
    parser.add_argument("--run", type=Path, default=ROOT / "build" / "starter", help="the folder of the training run")
    parser.add_argument("--out", type=Path, default=ROOT / "models" / "starter", help="a new folder")
    parser.add_argument("--pack-version", default="0.2")
    arguments = parser.parse_args()
    recipe = Recipe.read(arguments.recipe)
    tokenizer = Tokenizer.from_file(arguments.run / FILE_NAME)
    trained = finished_networks(arguments.run, recipe)
    if pages := real_pages():
        before = errors_of(paddle_model(default_label_set(), tokenizer, *trained), pages)
        print(f"forms_en, before calibration and without nearness: {before}")
    nearness, temperatures = calibrate(*trained, tokenizer, recipe)
    print(f"temperatures {temperatures}, nearness {nearness}")
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        write_checkpoints(*trained, tokenizer, place)
        ser, relation = ser_network(read_checkpoint(place / "ser")), re_network(read_checkpoint(place / "re"))
        checkpoint = paddle_model(default_label_set(), tokenizer, ser, relation)
        files = write_networks(place)
        info = PackInfo(
            "starter",
            arguments.pack_version,
            "Apache-2.0",
            ("ser", "re"),
            default_label_set(),
            "Keys, values and headers of forms; learned from generated pages only",
            sizes={"hidden_size": ser.config.hidden_size, "num_hidden_layers": ser.config.num_hidden_layers},
        )
        exported = OnnxModel(ModelPack(place, info, {}))  # as the checkpoint: nearness comes afterwards
        for task in ("ser", "re"):
            pages = [*sample_pages(), *held_out_pages(recipe.seed, COMPARED_PAGES)]
            print(f"{task}: pack and checkpoint differ by {check_same(checkpoint, exported, task, pages):.1e}")
        info = replace(info, nearness=nearness)
        alone, scores = scores_of(exported, recipe), scores_of(OnnxModel(ModelPack(place, info, {})), recipe)
        for where, figures in scores.items():
            figures["re_without_nearness"] = alone[where]["re"]
        print(json.dumps(scores, indent=2))
        write_pack(arguments.out, replace(info, scores=scores), files)
        for task in ("ser", "re"):
            shutil.copytree(place / task, arguments.out / task)
    size = sum(path.stat().st_size for path in arguments.out.rglob("*"))
    print(f"{arguments.out}: {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
