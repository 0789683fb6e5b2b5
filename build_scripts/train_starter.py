"""Make the starter model from nothing but its recipe: `python build_scripts/train_starter.py`.

Generates pages, learns a tokenizer from them, trains SER and RE over one shared encoder, and writes
log, curve and checkpoints to `build/starter/`. Run again, it goes on where it was stopped.
`build_scripts/starter/README.md` says how the model pack is made of the result.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from kie_desktop.training.cpu import prepare_cpu  # noqa: E402

prepare_cpu()

import numpy as np  # noqa: E402
import paddle  # noqa: E402

from build_scripts.starter.first_weights import set_first_weights  # noqa: E402
from build_scripts.starter.measure import held_out_pages, measured, real_pages  # noqa: E402
from build_scripts.starter.recipe import Recipe, Training  # noqa: E402
from build_scripts.starter.tokenizer import train_tokenizer  # noqa: E402
from kie_desktop.domain.label_set import default_label_set  # noqa: E402
from kie_desktop.kie.classes import BioClasses  # noqa: E402
from kie_desktop.kie.tokenizer import FILE_NAME, Tokenizer  # noqa: E402
from kie_desktop.networks.paddle_model import paddle_model  # noqa: E402
from kie_desktop.networks.relation import ReNetwork, choice_loss  # noqa: E402
from kie_desktop.networks.ser import SerNetwork  # noqa: E402
from kie_desktop.training.data import Batch  # noqa: E402
from kie_desktop.training.loop import StepReport, train  # noqa: E402
from kie_desktop.training.schedule import trapezoid_schedule  # noqa: E402
from kie_desktop.training.step import JointObjective, Objective, ReObjective, TrainStep  # noqa: E402

STAGES = ("joint", "re")
"""SER and RE together, then RE alone."""


class Run:
    """A training run in a folder: what it has learned so far, its log, and how to go on."""

    def __init__(self, recipe: Recipe, folder: Path) -> None:
        self.recipe = recipe
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        paddle.seed(recipe.seed)
        np.random.seed(recipe.seed % 2**32)
        random.seed(recipe.seed)
        self.tokenizer = self._tokenizer()
        self.config = recipe.config(self.tokenizer)
        self.ser = SerNetwork(self.config, BioClasses.of_label_set(default_label_set()).num_classes)
        self.relation = ReNetwork(self.config)
        set_first_weights(self.ser.layoutxlm, self.config.num_attention_heads)
        self.stage = STAGES[0]
        self.done = self.chunk = self.batch = self.pages = 0
        self.recent: list[StepReport] = []
        self.real = real_pages()
        self.held_out = held_out_pages(recipe.seed, 60)

    def resume(self) -> None:
        """Take up the saved state, if there is one."""
        state_file = self.folder / "state.json"
        if not state_file.exists():
            return
        state = json.loads(state_file.read_text(encoding="utf-8"))
        self.ser.set_state_dict(paddle.load(str(self.folder / "ser.pdparams")))
        self.relation.set_state_dict(paddle.load(str(self.folder / "re.pdparams")))
        self.stage, self.done, self.pages = state["stage"], state["done"], state["pages"]
        self.chunk, self.batch = state["chunk"], state["batch"]
        self.log({"resumed": self.done, "stage": self.stage})

    def save(self) -> None:
        """Write everything that `resume` needs; the state file last, so that a torn save is not taken up."""
        paddle.save(self.ser.state_dict(), str(self.folder / "ser.pdparams"))
        paddle.save(self.relation.state_dict(), str(self.folder / "re.pdparams"))
        paddle.save(self.step.optimizer.state_dict(), str(self.folder / f"{self.stage}.pdopt"))
        state = {name: getattr(self, name) for name in ("stage", "done", "chunk", "batch", "pages")}
        (self.folder / "state.json").write_text(json.dumps(state), encoding="utf-8")

    def run(self) -> None:
        """Train to the end of the recipe."""
        for stage in STAGES[STAGES.index(self.stage) :]:
            if stage != self.stage:
                self.stage, self.done = stage, 0
            training = self._begin()
            schedule = trapezoid_schedule(training.peak, training.warmup, training.steps, training.decay)
            train(self.step, self._batches(), schedule, self._stepped, self.done, training.steps)
            self.save()
            self._measure()

    def _begin(self) -> Training:
        """What the present stage learns, and how."""
        objective: Objective
        if self.stage == "joint":
            training = self.recipe.training
            objective = JointObjective(self.ser, self.relation, training.re_weight, choice_loss)
        else:
            training = self.recipe.re_training
            alone = ReNetwork(self.config)
            alone.set_state_dict(self.relation.state_dict())
            self.relation = alone
            objective = ReObjective(alone, page_loss=choice_loss)
        self.step = TrainStep(objective, training.weight_decay)
        saved = self.folder / f"{self.stage}.pdopt"
        if self.done and saved.exists():
            self.step.optimizer.set_state_dict(paddle.load(str(saved)))
        return training

    def _batches(self) -> Iterator[Batch]:
        """From where the run stands, chunk after chunk."""
        while True:
            for number, batch in enumerate(self.recipe.batches(self.chunk, self.tokenizer)):
                if number >= self.batch:
                    self.batch = number + 1
                    yield batch
            self.chunk, self.batch = self.chunk + 1, 0

    def _stepped(self, report: StepReport) -> bool:
        self.done = report.step
        self.pages += report.examples
        self.recent.append(report)
        if report.step % 20 == 0:
            self._tell()
        if report.step % self.recipe.training.save_every == 0:
            self.save()
            self._measure()
        return True

    def _tell(self) -> None:
        rows, self.recent = self.recent, []
        seconds = sum(row.seconds for row in rows)
        losses = {name: round(sum(row.losses[name] for row in rows) / len(rows), 4) for name in rows[0].losses}
        speed = {"pages_s": round(sum(row.examples for row in rows) / seconds, 1)}
        speed["tokens_s"] = round(sum(row.tokens for row in rows) / seconds)
        self.log({"step": self.done, "pages": self.pages, "lr": rows[-1].learning_rate, **losses, **speed})

    def _measure(self) -> None:
        self.ser.eval()
        self.relation.eval()
        model = paddle_model(default_label_set(), self.tokenizer, self.ser, self.relation)
        figures = {"step": self.done, "pages": self.pages, "generated": measured(model, self.held_out)}
        if self.real:
            figures["forms_en"] = measured(model, self.real)
        self.log(figures)

    def log(self, row: dict[str, object]) -> None:
        """One JSON line to the log file and to the terminal."""
        line = json.dumps({"time": time.strftime("%H:%M:%S"), **row})
        print(line, flush=True)
        with (self.folder / "log.jsonl").open("a", encoding="utf-8") as file:
            file.write(line + "\n")

    def _tokenizer(self) -> Tokenizer:
        path = self.folder / FILE_NAME
        if not path.exists():
            recipe = self.recipe
            path.write_bytes(train_tokenizer(recipe.seed, recipe.tokenizer_pages, recipe.tokenizer_pieces))
        return Tokenizer.from_file(path)


def main() -> None:
    """Train, or go on training."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--recipe", type=Path, default=ROOT / "build_scripts" / "starter" / "recipe.toml")
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "starter")
    arguments = parser.parse_args()
    run = Run(Recipe.read(arguments.recipe), arguments.folder)
    run.resume()
    run.run()


if __name__ == "__main__":
    main()
