"""A training run of the starter in a folder: what it has learned so far, its log, and how to go on."""

from __future__ import annotations

import json
import time
from collections import defaultdict
from copy import deepcopy
from pathlib import Path

import numpy as np
import paddle
import torch
from torch import Tensor

from build_scripts.starter.feed import KEY, VALUE, Packed, class_roles, fed
from build_scripts.starter.first_weights import set_first_weights
from build_scripts.starter.losses import choice_loss, line_loss, read_roles
from build_scripts.starter.measure import REAL, held_out_pages, measured, real_pages
from build_scripts.starter.paddle_weights import PaddleNetworks
from build_scripts.starter.recipe import Recipe, Training
from build_scripts.starter.tokenizer import train_tokenizer
from build_scripts.starter.torch_network import JointNetwork
from build_scripts.starter.wordless import train_wordless
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.kie.model import WindowedModel
from kie_desktop.kie.tokenizer import FILE_NAME, Tokenizer
from kie_desktop.kie.wordless import FILE_NAME as WORDLESS
from kie_desktop.networks.paddle_model import paddle_model
from kie_desktop.training.schedule import trapezoid_schedule

_TELL_EVERY = 50
_FALLING = 1800.0
"""Seconds before `until` in which the learning rate falls."""
_COMPARED_PAGES = 3
_REAL_EVERY = 2
"""Saves between two looks at real pages, which decide nothing."""
_READ_FROM, _READ_NOISE = 0.08, 0.7
"""From this share of the steps on RE learns with the labels that SER reads, with so much noise in them."""
_MEASURED_PAGES = 60


class Run:
    """One network that learns, the average of its weights over time, and where it stands in the recipe."""

    def __init__(self, recipe: Recipe, folder: Path, until: float | None = None) -> None:
        """until: the moment when the learning rate is to have fallen and training ends, in seconds since 1970."""
        self.recipe = recipe
        self.until = until
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        paddle.seed(recipe.seed)
        np.random.seed(recipe.seed % 2**32)
        self.tokenizer = self._tokenizer()
        self.paddle = PaddleNetworks(recipe.config(self.tokenizer), default_label_set())
        set_first_weights(self.paddle.ser.layoutxlm, self.paddle.config.num_attention_heads)
        self.network = JointNetwork(self.paddle.config, self.paddle.ser.num_classes)
        self.network.put(self.paddle.taken())
        self.average = deepcopy(self.network)
        self.done = self.chunk = self.batch = self.pages = 0
        self.held_out = held_out_pages(recipe.seed, _MEASURED_PAGES, unseen=True)
        self.real = {name: real_pages(folder) for name, folder in REAL.items()}

    def run(self) -> None:
        """Train from where the folder stands to the end of the recipe; last comes what stands beside both."""
        self._train(self.recipe.training, self._resumed())
        if not (self.folder / WORDLESS).exists():
            (self.folder / WORDLESS).write_bytes(train_wordless(self.recipe.wordless).to_bytes())

    def _train(self, training: Training, saved: dict[str, object] | None) -> None:
        schedule = trapezoid_schedule(training.peak, training.warmup, training.steps, training.decay)
        step = _Step(self.network, training)
        if saved:
            step.optimizer.load_state_dict(saved)
        recent, started = _Sums(), time.perf_counter()
        with fed(self.recipe, self.folder / FILE_NAME, self.chunk, self.batch) as batches:
            while not (self._ended or self.done >= training.steps):
                packed = next(batches)
                rate = self._in_time(schedule(self.done), training.peak)
                recent.add(step(packed, rate, self.done / training.steps))
                self._follow(training.average)
                self.done, self.chunk, self.batch = self.done + 1, packed.chunk, packed.number + 1
                self.pages += len(packed.mask)
                if self.done % _TELL_EVERY == 0:
                    seconds, started = time.perf_counter() - started, time.perf_counter()
                    rates = {name: round(recent.take(name) / seconds, 1) for name in ("pages", "tokens")}
                    where = {"step": self.done, "pages": self.pages, "lr": round(rate, 6)}
                    self._log({**where, **recent.means(), "pages_s": rates["pages"], "tokens_s": rates["tokens"]})
                if self.done % training.save_every == 0:
                    self._save(step, with_real=self.done // training.save_every % _REAL_EVERY == 0)
                    started = time.perf_counter()
        self._save(step, with_real=True)

    @property
    def _ended(self) -> bool:
        return self.until is not None and time.time() >= self.until

    def _in_time(self, rate: float, peak: float) -> float:
        """The learning rate, or a lower one so that it has fallen from its peak when the time is over."""
        if self.until is None:
            return rate
        return min(rate, peak * max((self.until - time.time()) / _FALLING, 1e-3))

    def _follow(self, share: float) -> None:
        """Let the average come a little nearer to the network; quickly at first."""
        share = min(share, (1 + self.done) / (10 + self.done))
        with torch.no_grad():
            torch._foreach_lerp_([*self.average.parameters()], [*self.network.parameters()], 1 - share)

    def _save(self, step: _Step, with_real: bool) -> None:
        """Write what `_resumed` needs, and the averaged weights as Paddle has them; then measure these."""
        self.paddle.put(self.average.taken())
        self.paddle.check_same(self.average, self.held_out[:_COMPARED_PAGES], self.tokenizer)
        self.paddle.save(self.folder)
        state = {name: getattr(self, name) for name in ("done", "chunk", "batch", "pages")}
        weights = {"network": self.network.state_dict(), "average": self.average.state_dict()}
        part = self.folder / "state.part"
        torch.save({**state, **weights, "optimizer": step.optimizer.state_dict()}, part)
        part.replace(self.folder / "state.pt")
        self._measure(with_real)

    def _resumed(self) -> dict[str, object] | None:
        """Take up the saved state, if there is one; the optimizer's part of it."""
        path = self.folder / "state.pt"
        if not path.exists():
            return None
        state = torch.load(path)
        self.network.load_state_dict(state["network"])
        self.average.load_state_dict(state["average"])
        self.done, self.pages = state["done"], state["pages"]
        self.chunk, self.batch = state["chunk"], state["batch"]
        self.paddle.load(self.folder)
        self._log({"resumed": self.done})
        return state["optimizer"]

    def _model(self) -> WindowedModel:
        return paddle_model(default_label_set(), self.tokenizer, self.paddle.ser, self.paddle.re)

    def _measure(self, with_real: bool) -> None:
        model = self._model()
        sets = {"generated": self.held_out} | (self.real if with_real else {})
        figures = {name: measured(model, pages) for name, pages in sets.items() if pages}
        self._log({"step": self.done, "pages": self.pages, **figures})

    def _log(self, row: dict[str, object]) -> None:
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


class _Step:
    """Loss, gradients, update."""

    def __init__(self, network: JointNetwork, training: Training) -> None:
        self.network = network
        self.training = training
        self.role_of_class = torch.from_numpy(class_roles(default_label_set()))
        decayed = [row for row in network.parameters() if row.ndim > 1]
        spared = [row for row in network.parameters() if row.ndim <= 1]
        groups = [{"params": decayed}, {"params": spared, "weight_decay": 0.0}]
        self.optimizer = torch.optim.AdamW(
            groups, lr=0.0, betas=(0.9, 0.98), weight_decay=training.weight_decay, fused=True
        )

    def __call__(self, packed: Packed, learning_rate: float, progress: float) -> dict[str, float]:
        """The parts of the loss before the update, and how many pages and tokens were learned from.

        progress: the share of all steps that is done.

        Raises FloatingPointError where the loss is no number.
        """
        batch = {name: torch.from_numpy(array) for name, array in packed.arrays().items()}
        losses = self._losses(batch, progress)
        total = torch.stack([*losses.values()]).sum()
        if not torch.isfinite(total):
            raise FloatingPointError(f"the loss is not a number in batch {packed.number} of chunk {packed.chunk}")
        for group in self.optimizer.param_groups:
            group["lr"] = learning_rate
        self.optimizer.zero_grad()
        total.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimizer.step()
        values = {name: float(loss.detach()) for name, loss in losses.items()}
        return {**values, "pages": len(packed.mask), "tokens": int(packed.mask.sum())}

    def _losses(self, batch: dict[str, Tensor], progress: float) -> dict[str, Tensor]:
        mask, firsts = batch["mask"], batch["firsts"]
        hidden = self.network.encode(batch["input_ids"], batch["bbox"], None if mask.all() else mask, half=True)
        logits = self.network.classify(hidden)
        roles = batch["roles"]
        if progress > _READ_FROM:
            read = read_roles(logits.detach(), batch["lines"], firsts, roles, self.role_of_class, _READ_NOISE)
            chosen = torch.rand(len(roles), 1) < self.training.predicted_share
            roles = torch.where(chosen, read, roles)
        pairs = self.network.score(hidden, firsts, firsts)
        of_pairs = choice_loss(pairs, batch["gold"], roles == KEY, roles == VALUE)
        weight = self.training.re_weight * min(0.5 + progress, 1.0)
        of_lines = line_loss(logits, batch["labels"], batch["lines"], self.training.worst_share)
        return {"re": weight * of_pairs, "ser": of_lines}


class _Sums:
    """Adds up what the steps since the last log line report."""

    def __init__(self) -> None:
        self._sums: dict[str, float] = defaultdict(float)
        self._steps = 0

    def add(self, row: dict[str, float]) -> None:
        self._steps += 1
        for name, value in row.items():
            self._sums[name] += value

    def take(self, name: str) -> float:
        """A sum, which starts again at 0."""
        return self._sums.pop(name)

    def means(self) -> dict[str, float]:
        """Of all other sums, which start again at 0."""
        means = {name: round(value / self._steps, 4) for name, value in self._sums.items()}
        self._sums.clear()
        self._steps = 0
        return means
