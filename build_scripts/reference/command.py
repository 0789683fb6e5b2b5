"""`dev.py parity`: PaddleNLP's SER and RE and ours on the same weights and pages; the largest differences.

Compared are the embedding, every layer, the logits, the loss, and every weight after one step of AdamW. Each side
writes its checkpoint after the step and reads that of the other one.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from build_scripts.devtools.places import OUT, ROOT, say
from build_scripts.reference.environment import ensure_reference
from kie_desktop.training.cpu import load_paddle

Arrays = dict[str, NDArray[Any]]
BAR = 1e-4
"""Largest difference that counts as the same."""
TASKS = ("ser", "re")
_SCRIPT = ROOT / "build_scripts" / "reference" / "paddlenlp_side.py"


def main(arguments: list[str]) -> int:
    """Run both sides and print the table; 1 where a difference is above the bar."""
    parser = argparse.ArgumentParser(prog="dev.py parity", description="PaddleNLP's LayoutXLM beside ours")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parsed = parser.parse_args(arguments)
    python, folder = ensure_reference(), OUT / "parity"
    load_paddle()
    rows = []
    for task in TASKS:
        from build_scripts.reference.ours import run

        mine = run(task, folder)
        done = subprocess.run([str(python), str(_SCRIPT), str(folder / task)], check=False, stdout=sys.stderr)
        if done.returncode:
            say("PaddleNLP's side failed, see above")
            return 1
        rows += [(task, what, value) for what, value in compared(task, folder, mine)]
    if parsed.json:
        print(json.dumps([{"task": task, "what": what, "difference": value} for task, what, value in rows]))
    else:
        for task, what, value in rows:
            print(f"{task:<4} {what:<32} {value:.1e}{'' if value <= BAR else f'   above {BAR:.0e}'}")
    return 0 if all(value <= BAR for _, _, value in rows) else 1


def compared(task: str, folder: Path, mine: Arrays) -> Iterator[tuple[str, float]]:
    """What is compared, and the largest difference. SystemExit where the two sides have not the same things."""
    from build_scripts.reference.ours import logits_of

    with np.load(folder / task / "theirs.npz") as stored:
        theirs = dict(stored)
    ours_there = theirs.pop("logits of our checkpoint")
    if mine.keys() != theirs.keys():
        raise SystemExit(f"{task}: only one side has {sorted(mine.keys() ^ theirs.keys())[:5]}")
    weights = [name for name in mine if name.startswith("weight ")]
    for name in (name for name in mine if name not in weights):
        yield name, _difference(name, mine[name], theirs[name])
    yield f"{len(weights)} weights after a step", max(_difference(name, mine[name], theirs[name]) for name in weights)
    there = logits_of(task, folder / task / "theirs")
    yield "its checkpoint read here", _difference("logits", there, theirs["logits after"])
    yield "our checkpoint read there", _difference("logits", mine["logits after"], ours_there)


def _difference(name: str, mine: NDArray[Any], theirs: NDArray[Any]) -> float:
    if mine.shape != theirs.shape:
        raise SystemExit(f"{name} has the shape {mine.shape} here and {theirs.shape} there")
    return float(np.abs(mine.astype(np.float64) - theirs).max(initial=0.0))
