"""The program's icon in the sizes and formats of each system, drawn from the SVG: `python -m ...icons FOLDER`."""

from __future__ import annotations

import sys
from pathlib import Path

SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
ICO_SIZES = SIZES[:-1]
"""What Windows takes."""
NAME = "kie-desktop"


def draw(svg: Path, folder: Path) -> None:
    """Write NAME-<size>.png for every size, NAME.ico and NAME.icns into the folder."""
    from PIL import Image
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    folder.mkdir(parents=True, exist_ok=True)
    renderer = QSvgRenderer(str(svg))
    for size in SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        image.save(str(folder / f"{NAME}-{size}.png"))
    pictures = [Image.open(folder / f"{NAME}-{size}.png") for size in SIZES]
    pictures[-1].save(folder / f"{NAME}.ico", sizes=[(size, size) for size in ICO_SIZES], append_images=pictures[:-1])
    pictures[-1].save(folder / f"{NAME}.icns", append_images=pictures[:-1])


if __name__ == "__main__":
    draw(Path(__file__).parents[2] / "resources" / "icons" / f"{NAME}.svg", Path(sys.argv[1]))
