"""`dev.py parity`: what is compared with PaddleNLP, and when it is another one. PaddleNLP itself is not run here."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from build_scripts.devtools.environment import requirements
from build_scripts.reference import ours
from build_scripts.reference.command import compared
from build_scripts.reference.environment import CONSTRAINTS, GROUP


def theirs(folder: Path, task: str, mine: dict[str, np.ndarray], **changes: np.ndarray) -> None:
    """PaddleNLP's file, as if it had answered as we did."""
    found = {**mine, "logits of our checkpoint": mine["logits after"], **changes}
    np.savez(folder / task / "theirs.npz", **found)
    (folder / task / "ours").rename(folder / task / "theirs")


@pytest.mark.parametrize("task", ["ser", "re"])
def test_every_part_is_compared(task: str, tmp_path: Path) -> None:
    mine = ours.run(task, tmp_path)
    theirs(tmp_path, task, mine, logits=mine["logits"] + np.float32(0.5))
    found = dict(compared(task, tmp_path, mine))
    assert {*found} >= {"embedding", "layer 0", "layer 1", "layer 2", "logits", "loss", "logits after"}
    assert found.pop("logits") == pytest.approx(0.5)
    assert max(found.values()) < 1e-6 and any("weights after a step" in name for name in found)
    assert {"its checkpoint read here", "our checkpoint read there"} <= {*found}


def test_a_part_that_one_side_lacks_is_told(tmp_path: Path) -> None:
    mine = ours.run("ser", tmp_path)
    theirs(tmp_path, "ser", {name: row for name, row in mine.items() if name != "layer 1"})
    with pytest.raises(SystemExit, match="layer 1"):
        list(compared("ser", tmp_path, mine))


def test_the_environment_is_pinned_whole() -> None:
    pinned = {line.partition("==")[0].lower() for line in CONSTRAINTS.read_text("utf-8").splitlines() if "==" in line}
    assert {*requirements(GROUP)} <= pinned and len(pinned) > 80
