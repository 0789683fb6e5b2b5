"""Draw examples, train the network that finds check boxes, measure it.

python -m build_scripts.marks draw FOLDER --pages 0 400     # examples; several ranges may be drawn at once
python -m build_scripts.marks train FOLDER [--epochs 12]    # to resources/marks/; needs PyTorch (extra `starter`)
python -m build_scripts.marks measure [--pages 100] [--styles unseen|fresh|learned]
python -m build_scripts.marks show IMAGE... --out FOLDER    # pictures with what was found
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from build_scripts.marks.examples import Examples, examples_of
from build_scripts.marks.measure import Count, count_marks
from build_scripts.marks.pages import draw_page
from build_scripts.marks.shapes import Styles
from kie_desktop.formats.images import read_image
from kie_desktop.ocr.marks.detector import LEAST_GLANCE, NETWORKS, NOTHING, MarkDetector

_RATE = 2e-3
"""Of learning, at most."""
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
    train.add_argument("--glances", type=int, default=3, help="epochs of the network that looks first")
    train.add_argument("--begin", type=Path, help="a folder with networks to go on with, at a third of the usual rate")
    train.add_argument("--out", type=Path, default=NETWORKS)
    train.set_defaults(run=_train)
    measure = commands.add_parser("measure")
    measure.add_argument("--pages", type=int, default=100)
    measure.add_argument("--styles", choices=[one.name.lower() for one in Styles], default="learned")
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
    np.savez(arguments.folder / f"{first:07d}.npz", **examples._asdict())
    print(f"{last - first} pages: {np.bincount(examples.kinds).tolist()} of nothing, empty, checked")


def _train(arguments: argparse.Namespace) -> None:
    from build_scripts.marks.network import chances, glance_network, look_network, read_onnx, train, write_onnx

    parts = [np.load(path) for path in sorted(arguments.folder.glob("*.npz"))]
    examples = Examples.joined([Examples(*(part[name] for name in Examples._fields)) for part in parts])
    glance, look, rate = glance_network(), look_network(), _RATE
    if arguments.begin is not None:
        read_onnx(glance, arguments.begin / "glance.onnx")
        read_onnx(look, arguments.begin / "look.onnx")
        rate /= 3
    train(glance, examples, arguments.glances, rate)
    write_onnx(glance, arguments.out / "glance.onnx")
    seen = 1 - chances(glance, examples)[:, NOTHING] >= LEAST_GLANCE
    marks = examples.kinds != NOTHING
    print(f"a glance keeps {seen[marks].mean():.4f} of the marks and {seen[~marks].mean():.4f} of all else", flush=True)
    train(look, examples.chosen(np.flatnonzero(seen | marks)), arguments.epochs, rate)
    write_onnx(look, arguments.out / "look.onnx")


def _measure(arguments: argparse.Namespace) -> None:
    detector, total, seconds = MarkDetector(), Count(), []
    for seed in range(_MEASURED_FROM, _MEASURED_FROM + arguments.pages):
        page = draw_page(seed, Styles[arguments.styles.upper()])
        start = time.thread_time()
        found = detector.find(page.pixels)
        seconds.append(time.thread_time() - start)
        total += count_marks(page, found)
    print(total.text())
    median, most = 1000 * np.median(seconds), 1000 * np.quantile(seconds, 0.9)
    print(f"processor time a page: median {median:.0f} ms, 90 % below {most:.0f} ms")


def _show(arguments: argparse.Namespace) -> None:
    detector = MarkDetector()
    arguments.out.mkdir(parents=True, exist_ok=True)
    for path in arguments.images:
        page = read_image(path, 0).copy()
        found = detector.find(page)
        for mark in found:
            (x1, y1), (x2, y2) = mark.points[0], mark.points[2]
            colour = (230, 0, 0) if mark.checked else (0, 150, 0)
            cv2.rectangle(page, (int(x1) - 3, int(y1) - 3), (int(x2) + 3, int(y2) + 3), colour, 2)
        Image.fromarray(page).save(arguments.out / f"{path.stem}.png")
        print(f"{path.name}: {len(found)} marks, {sum(mark.checked for mark in found)} checked")


if __name__ == "__main__":
    main()
