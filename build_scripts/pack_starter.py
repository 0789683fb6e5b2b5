"""Make `models/starter` of finished training runs: `python build_scripts/pack_starter.py`.

Writes PaddleOCR checkpoints of both tasks (for fine-tuning) and the sealed model pack (for inference),
compares the pack with the networks on held-out pages, and measures it. Of several runs, each of which went on from the
one before, the pack is an ensemble, and the checkpoints are the mean of their weights. All weights are rounded to half
precision first, so that files have half the size. Before that, temperatures that
make scores mean what they say are written into the last layers. What stands beside them (`wordless.npz`) gets
its weights and its temperature then, and last comes `linking.json`; with `--networks PACK` these
alone are new, and the networks are those of a pack.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Sequence
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
from build_scripts.starter.ensemble import Ensemble, mean_of  # noqa: E402
from build_scripts.starter.linking import link_answers, links_f1, read_pages, score_weights, tuned  # noqa: E402
from build_scripts.starter.measure import REAL, held_out_pages, measured, real_pages  # noqa: E402
from build_scripts.starter.pages import generate  # noqa: E402
from build_scripts.starter.recipe import HELD_OUT, Recipe  # noqa: E402
from build_scripts.starter.rule import score_of_rule  # noqa: E402
from build_scripts.starter.storage import round_weights, stored_small  # noqa: E402
from build_scripts.starter.wordless_pages import worn  # noqa: E402
from kie_desktop.contract.packs import FILES_OF_TASK, TOKENIZER, ModelPack, PackInfo, write_pack  # noqa: E402
from kie_desktop.domain.label_set import default_label_set  # noqa: E402
from kie_desktop.domain.page import Page  # noqa: E402
from kie_desktop.kie.beside import Beside  # noqa: E402
from kie_desktop.kie.classes import BioClasses  # noqa: E402
from kie_desktop.kie.linking import FILE_NAME as LINKING  # noqa: E402
from kie_desktop.kie.linking import Linking  # noqa: E402
from kie_desktop.kie.model import Model, WindowedModel  # noqa: E402
from kie_desktop.kie.tokenizer import FILE_NAME, Tokenizer  # noqa: E402
from kie_desktop.kie.wordless import FILE_NAME as WORDLESS  # noqa: E402
from kie_desktop.kie.wordless import Wordless  # noqa: E402
from kie_desktop.networks.checkpoint import (  # noqa: E402
    CLASS_LIST,
    re_network,
    read_checkpoint,
    ser_network,
    write_checkpoint,
)
from kie_desktop.networks.config import LayoutXLMConfig  # noqa: E402
from kie_desktop.networks.onnx_ensemble import ensemble  # noqa: E402
from kie_desktop.networks.paddle_model import paddle_model  # noqa: E402
from kie_desktop.networks.relation import ReNetwork  # noqa: E402
from kie_desktop.networks.ser import SerNetwork  # noqa: E402
from kie_desktop.runtime.onnx_runner import OnnxModel  # noqa: E402
from kie_desktop.training.evaluation import evaluate_re, labeller_of, link_tallies  # noqa: E402
from kie_desktop.training.export import MODELS_OF_TASK, check_same, sample_pages  # noqa: E402
from kie_desktop.training.metrics import f1_of  # noqa: E402

VERSION = "0.6"
COMPARED_PAGES = 30
LEAST_LINE = 0.009
"""Part of the page's height: the lines of nearly all generated pages are higher."""
TUNED_FROM = HELD_OUT + 100_000
Temperatures = dict[str, float]
Trained = tuple[SerNetwork, ReNetwork]
LINK_WEIGHTS = (0.0, 0.5, 1.0, 1.5)
ROLE_WEIGHTS = (0.0, 0.25, 0.5, 0.75)


def finished_networks(run: Path, recipe: Recipe) -> Trained:
    """The networks that a training run saved, to be asked."""
    config = recipe.config(Tokenizer.from_file(run / FILE_NAME))
    ser, relation = SerNetwork(config, BioClasses.of_label_set(default_label_set()).num_classes), ReNetwork(config)
    for task, network in (("ser", ser), ("re", relation)):
        network.set_state_dict(paddle.load(str(run / f"{task}.pdparams")))
        network.eval()
    return ser, relation


def calibrate(trained: Sequence[Trained], tokenizer: Tokenizer, recipe: Recipe) -> Temperatures:
    """Make the networks as sure together as they are right, in place; the temperatures.

    Both are chosen on generated pages with strange words that no training and no score sees.
    """
    pages = strange_pages(recipe.seed, TUNED_FROM, recipe.measured_pages)
    model = model_of(trained, tokenizer)
    found = {"ser": best_temperature(SerAnswers(model, pages)), "re": best_temperature(ReAnswers(model, pages))}
    for ser, relation in trained:
        for layer, task in ((ser.classifier, "ser"), (relation.extractor.rel_classifier, "re")):
            for parameter in layer.parameters():
                parameter.set_value(parameter / found[task])
    return found


def model_of(trained: Sequence[Trained], tokenizer: Tokenizer) -> Ensemble:
    """Networks, asked together."""
    return Ensemble([paddle_model(default_label_set(), tokenizer, *pair) for pair in trained])


def unknown_pages(recipe: Recipe) -> tuple[list[Page], list[Page]]:
    """Generated pages to weigh with: with blocks that no training sees, and with strange words.

    On pages of the kind that SER learned from it needs no help, so that they would say nothing of forms that are new.
    """
    count = recipe.measured_pages
    return [*generate(recipe.seed, TUNED_FROM, count, unseen=True)], strange_pages(recipe.seed, TUNED_FROM, count)


def weighed(wordless: Wordless, model: WindowedModel, recipe: Recipe) -> Wordless:
    """With the weight of its links that helps the model's RE most, and both as sure together as they are right.

    The weight is chosen with the labels that SER gives, since these are what a user's pages have.
    """
    both = unknown_pages(recipe)
    labeller = [labeller_of(model) for _ in both]

    def served(weight: float) -> float:
        model.layout = wordless.weighed(0.0, weight)
        return sum(f1_of(link_tallies(model, rows, own)) for rows, own in zip(both, labeller, strict=True))

    weight = max(LINK_WEIGHTS, key=served)
    model.layout = wordless.weighed(0.0, weight)
    temperature = best_temperature(ReAnswers(model, both[1]))
    print(f"beside RE: weight {weight}, temperature {temperature}")
    return wordless.weighed(0.0, weight / temperature, 1 / temperature)


def write_checkpoints(
    ser: SerNetwork, relation: ReNetwork, tokenizer: Tokenizer, folder: Path, half: bool = False
) -> None:
    """`ser/` and `re/` in a folder; half: in half precision."""
    files = {
        FILE_NAME: tokenizer.model,
        CLASS_LIST: "".join(f"{name}\n" for name in default_label_set().names).encode(),
    }
    usual = LayoutXLMConfig()
    for network in (ser, relation):
        # It learned without; who trains it further has the usual rates, whether from the checkpoint or from the pack.
        network.config = replace(
            network.config,
            hidden_dropout_prob=usual.hidden_dropout_prob,
            attention_probs_dropout_prob=usual.attention_probs_dropout_prob,
        )
        write_checkpoint(folder / network.task, network, files, half=half)


def write_networks(members: Sequence[Path], folder: Path) -> None:
    """The ONNX files of checkpoints, one network or an ensemble, and the tokenizer."""
    shutil.copyfile(members[0] / "ser" / FILE_NAME, folder / TOKENIZER)
    for task in ("ser", "re"):
        checkpoints = [read_checkpoint(member / task) for member in members]
        for name, build in MODELS_OF_TASK[task].items():
            built = [build(checkpoint) for checkpoint in checkpoints]
            onnx.save_model(stored_small(built[0] if len(built) == 1 else ensemble(built)), folder / name)


def measured_pages(recipe: Recipe) -> dict[str, list[Page]]:
    """What a pack is measured on: held-out generated pages and, where they are, real forms."""
    sets = {"generated": held_out_pages(recipe.seed, recipe.measured_pages)}
    sets |= {name: real_pages(folder) for name, folder in REAL.items()}
    return {name: pages for name, pages in sets.items() if pages}


def scores_of(model: Model, sets: dict[str, list[Page]]) -> dict[str, dict[str, float]]:
    """What a pack says of its quality, by the name of the pages."""
    scores = {name: {**measured(model, pages), **errors_of(model, pages)} for name, pages in sets.items()}
    if "forms_en" in scores:
        scores["forms_en"]["re_of_rule"] = round(score_of_rule(sets["forms_en"], model.label_set).hmean, 4)
    return scores


def errors_of(model: Model, pages: list[Page]) -> dict[str, float]:
    """Expected calibration errors of labels, of links between given keys and values, and of those that a user gets."""
    shown = link_answers(read_pages(model, pages, model.linking.labels), model.linking)
    answers = {"ser": SerAnswers(model, pages).at(1.0), "re": ReAnswers(model, pages).at(1.0), "links": shown}
    return {f"{name}_ece": round(expected_calibration_error(rows), 4) for name, rows in answers.items()}


def add_beside(model: WindowedModel, wordless: Wordless, recipe: Recipe, place: Path) -> None:
    """What weight the looks of lines have beside SER, and how links are made, chosen for these networks and used now.

    The numbers for keys stay the program's: tuned ones find fewer keys of several lines.
    """
    unseen, strange = unknown_pages(recipe)
    best = -1.0
    for role_weight in ROLE_WEIGHTS:
        model.layout = replace(wordless, role_weight=role_weight)
        chosen = tuned(model, unseen, strange, Linking())
        served = sum(links_f1(read_pages(model, pages, chosen.labels), chosen) for pages in (unseen, strange))
        print(f"beside SER: weight {role_weight}, links {served / 2:.4f}")
        if served > best:
            best, linking, layout = served, chosen, model.layout
    model.layout = layout
    told = read_pages(model, worn([*unseen, *strange], recipe.seed), linking.labels)
    model.linking = replace(linking, scores=score_weights(told, linking))
    for folder in (place, place / "re"):
        for name, content in Beside(model.layout, model.linking).to_files().items():
            (folder / name).write_bytes(content)


def new_networks(runs: Sequence[Path], recipe: Recipe, place: Path) -> None:
    """Checkpoints and ONNX files of training runs, calibrated. Of several: `members/` with the checkpoints of each."""
    tokenizer = Tokenizer.from_file(runs[-1] / FILE_NAME)
    trained = [finished_networks(run, recipe) for run in runs]
    print(f"temperatures {calibrate(trained, tokenizer, recipe)}")
    members = [place / "members" / str(number) for number, _ in enumerate(trained)]
    for member, (ser, relation) in zip(members, trained, strict=True):
        round_weights(ser)
        round_weights(relation)
        write_checkpoints(ser, relation, tokenizer, member)
    write_networks(members, place)
    mean_ser, mean_relation = finished_networks(runs[-1], recipe)
    mean_of([ser for ser, _ in trained], mean_ser)
    mean_of([relation for _, relation in trained], mean_relation)
    write_checkpoints(mean_ser, mean_relation, tokenizer, place, half=True)


def finished_model(place: Path, version: str, recipe: Recipe) -> OnnxModel:
    """The networks in a folder as a pack, after they were compared with the checkpoints there."""
    members = sorted(place.glob("members/*")) or [place]  # a finished pack keeps no members
    read = [(ser_network(read_checkpoint(m / "ser")), re_network(read_checkpoint(m / "re"))) for m in members]
    checkpoint = model_of(read, Tokenizer.from_file(place / TOKENIZER))
    config = read[0][0].config
    info = PackInfo(
        "starter",
        version,
        "Apache-2.0",
        ("ser", "re"),
        default_label_set(),
        "Keys, values and headers of forms; learned from generated pages only",
        sizes={"hidden_size": config.hidden_size, "num_hidden_layers": config.num_hidden_layers},
        least_line=LEAST_LINE,
    )
    exported = OnnxModel(ModelPack(place, info, {}))
    for task in info.tasks:
        pages = [*sample_pages(), *held_out_pages(recipe.seed, COMPARED_PAGES)]
        print(f"{task}: pack and checkpoint differ by {check_same(checkpoint, exported, task, pages):.1e}")
    return exported


def make_pack(
    recipe: Recipe,
    runs: Sequence[Path],
    out: Path,
    version: str,
    networks: Path | None = None,
) -> None:
    """Checkpoints, comparison, figures, pack, of training runs' folders; networks: a pack to take them of instead."""
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        if networks:
            shutil.copytree(networks, place, dirs_exist_ok=True)
        else:
            new_networks(runs, recipe, place)
        model = finished_model(place, version, recipe)
        sets = measured_pages(recipe)
        alone = {name: evaluate_re(model, pages).score.hmean for name, pages in sets.items()}
        add_beside(model, weighed(Wordless.from_file(runs[-1] / WORDLESS), model, recipe), recipe, place)
        scores = scores_of(model, sets)
        for where, figures in scores.items():
            figures["re_network_alone"] = round(alone[where], 4)
        print(json.dumps(scores, indent=2))
        info = replace(model.pack.info, scores=scores)
        names = (TOKENIZER, WORDLESS, LINKING, *(name for task in info.tasks for name in FILES_OF_TASK[task]))
        write_pack(out, info, {name: place / name for name in names})
        for task in info.tasks:
            shutil.copytree(place / task, out / task)
    size = sum(path.stat().st_size for path in out.rglob("*"))
    print(f"{out}: {size / 1e6:.1f} MB")


def main() -> None:
    """Pack what a training run left."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--recipe", type=Path, default=ROOT / "build_scripts" / "starter" / "recipe.toml")
    built = ROOT / "build" / "starter"
    parser.add_argument("--run", type=Path, nargs="+", default=[built], help="the folders of the training runs")
    parser.add_argument("--networks", type=Path, metavar="PACK", help="take the networks of this finished pack")
    parser.add_argument("--out", type=Path, default=ROOT / "models" / "starter", help="new folder for the result")
    parser.add_argument("--pack-version", default=VERSION)
    arguments = parser.parse_args()
    recipe = Recipe.read(arguments.recipe)
    make_pack(recipe, arguments.run, arguments.out, arguments.pack_version, arguments.networks)


if __name__ == "__main__":
    main()
