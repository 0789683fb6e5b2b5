"""Draw examples, train the network that finds check boxes, measure it.

python -m build_scripts.marks draw FOLDER --pages 0 400     # examples; several ranges may be drawn at once
python -m build_scripts.marks train FOLDER [--epochs 12]    # from all examples there to resources/marks/marks.onnx
python -m build_scripts.marks measure [--pages 100] [--unseen]
python -m build_scripts.marks show IMAGE... --out FOLDER    # pictures with what was found
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import cv2
import numpy as np

from build_scripts.marks.examples import Examples, examples_of
from build_scripts.marks.measure import Count, count_marks
from build_scripts.marks.pages import draw_page
from kie_desktop.ocr.marks.detector import NETWORK, NOTHING, MarkDetector, opened

_HARD = 0.98
"""Chance of nothing, below which an example is hard for a network."""
_MEASURED_FROM = 1_000_000
"""Seeds of pages to measure on."""


def main() -> None:
    """The commands above."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    draw = commands.add_parser("draw")
    draw.add_argument("folder", type=Path)
    draw.add_argument("--pages", type=int, nargs=2, required=True)
    draw.set_defaults(run=_draw)
    train = commands.add_parser("train")
    train.add_argument("folder", type=Path)
    train.add_argument("--epochs", type=int, default=12)
    train.add_argument("--others", type=int, default=25_000, help="at most so many examples that are no marks")
    train.add_argument("--hard", type=Path, help="an earlier network: what it takes for marks is learned from first")
    train.add_argument("--out", type=Path, default=NETWORK)
    train.set_defaults(run=_train)
    measure = commands.add_parser("measure")
    measure.add_argument("--pages", type=int, default=100)
    measure.add_argument("--unseen", action="store_true")
    measure.set_defaults(run=_measure)
    show = commands.add_parser("show")
    show.add_argument("images", type=Path, nargs="+")
    show.add_argument("--out", type=Path, required=True)
    show.set_defaults(run=_show)
    arguments = parser.parse_args()
    cv2.setNumThreads(1)
    arguments.run(arguments)


def _draw(arguments: argparse.Namespace) -> None:
    first, last = arguments.pages
    examples = examples_of(range(first, last))
    arguments.folder.mkdir(parents=True, exist_ok=True)
    np.savez(arguments.folder / f"{first:07d}.npz", pictures=examples.pictures, kinds=examples.kinds)
    print(f"{last - first} pages: {np.bincount(examples.kinds).tolist()} of nothing, empty, checked")


def _train(arguments: argparse.Namespace) -> None:
    from build_scripts.marks.network import train, write_onnx

    parts = [np.load(path) for path in sorted(arguments.folder.glob("*.npz"))]
    joined = [np.concatenate([part[name] for part in parts]) for name in ("pictures", "kinds")]
    pictures, kinds = joined
    others = np.flatnonzero(kinds == NOTHING)
    order = np.random.default_rng(0).permutation(len(others))
    if arguments.hard is not None:  # those that this network takes for marks come first
        ask = opened(arguments.hard, 1)
        chances = [ask(pictures[others[at : at + 512]].astype(np.float32)) for at in range(0, len(others), 512)]
        order = order[np.argsort(np.concatenate(chances)[order, NOTHING] > _HARD, kind="stable")]
    left_out = others[order][arguments.others :]
    kept = np.setdiff1d(np.arange(len(kinds)), left_out)
    write_onnx(train(Examples(pictures[kept], kinds[kept]), arguments.epochs), arguments.out)


def _measure(arguments: argparse.Namespace) -> None:
    detector, total, seconds = MarkDetector(), Count(), []
    for seed in range(_MEASURED_FROM, _MEASURED_FROM + arguments.pages):
        page = draw_page(seed, arguments.unseen)
        start = time.thread_time()
        found = detector.find(page.pixels)
        seconds.append(time.thread_time() - start)
        total += count_marks(page.marks, found)
    print(total.text())
    median, most = 1000 * np.median(seconds), 1000 * np.quantile(seconds, 0.9)
    print(f"processor time a page: median {median:.0f} ms, 90 % below {most:.0f} ms")


def _show(arguments: argparse.Namespace) -> None:
    detector = MarkDetector()
    arguments.out.mkdir(parents=True, exist_ok=True)
    for path in arguments.images:
        picture = cv2.imread(str(path))
        found = detector.find(np.ascontiguousarray(picture[:, :, ::-1]))
        for mark in found:
            (x1, y1), (x2, y2) = mark.points[0], mark.points[2]
            colour = (0, 0, 230) if mark.checked else (0, 150, 0)
            cv2.rectangle(picture, (int(x1) - 3, int(y1) - 3), (int(x2) + 3, int(y2) + 3), colour, 2)
        cv2.imwrite(str(arguments.out / f"{path.stem}.png"), picture)
        print(f"{path.name}: {len(found)} marks, {sum(mark.checked for mark in found)} checked")


if __name__ == "__main__":
    main()
