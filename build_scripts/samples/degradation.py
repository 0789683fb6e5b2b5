"""What scanners, phones and printers do to a page. Every function moves the polygons along."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

from kie_desktop.domain.geometry import Point, Polygon

Floats = NDArray[np.float64]


class Degraded(NamedTuple):
    """A page after wear, and where its points went: a 3 x 3 projective matrix."""

    image: Image.Image
    matrix: Floats

    def moved(self, points: Polygon) -> Polygon:
        """Where a polygon of the clean page lies now, to a tenth of a pixel."""
        columns = self.matrix @ np.array([[x, y, 1.0] for x, y in points]).T
        places = (columns[:2] / columns[2]).T
        return tuple((round(float(x), 1), round(float(y), 1)) for x, y in places)


def clean(page: Image.Image) -> Degraded:
    """A page as it left the program."""
    return Degraded(page, np.eye(3))


def scanned(
    page: Image.Image, seed: int, degrees: float, blur: float = 0.5, noise: float = 5.0, grey: bool = False
) -> Degraded:
    """A page from a flat-bed scanner: a little askew, soft, grainy, darker toward one edge."""
    random = np.random.default_rng(seed)
    turn = _rotation(page.size, degrees)
    sheet = _project(page, turn, page.size, _paper_colour(page))
    sheet = sheet.filter(ImageFilter.GaussianBlur(blur))
    pixels = np.asarray(sheet, np.float64)
    height, width = pixels.shape[:2]
    edge = np.linspace(0, 1, width) ** 6 * 26
    light = 1.0 - (edge[None, :, None] + 5 * clouds(random, width, height, 5)[:, :, None]) / 255
    pixels = pixels * light + random.normal(0, noise, (height, width, 1))
    pixels = np.clip(pixels * 0.965 + 6, 0, 255)
    worn = Image.fromarray(pixels.astype(np.uint8))
    worn = _specks(worn, random, 16)
    return Degraded(worn.convert("L").convert("RGB") if grey else worn, turn)


def photographed(
    page: Image.Image,
    seed: int,
    size: tuple[int, int],
    corners: tuple[Point, Point, Point, Point],
    blur: float = 0.7,
    desk: tuple[int, int, int] = (118, 84, 58),
) -> Degraded:
    """A page lying on a desk, taken with a phone: perspective, shadow, uneven light, soft, grainy.

    corners: where the page's corners lie in the picture of `size` pixels, clockwise from top left.
    """
    random = np.random.default_rng(seed)
    width, height = size
    matrix = _homography([(0, 0), (page.width, 0), (page.width, page.height), (0, page.height)], corners)
    table = _desk(random, size, desk)
    shadow = Image.new("L", size, 0)
    ImageDraw.Draw(shadow).polygon([(x + width * 0.012, y + height * 0.009) for x, y in corners], fill=150)
    shadow = shadow.filter(ImageFilter.GaussianBlur(width * 0.012))
    table = Image.composite(Image.new("RGB", size, (18, 14, 12)), table, shadow)
    creased = _creases(page, random)
    fine = [(4 * x, 4 * y) for x, y in corners]
    outline = Image.new("L", (4 * width, 4 * height), 0)
    ImageDraw.Draw(outline).polygon(fine, fill=255)
    table.paste(_project(creased, matrix, size, _paper_colour(page)), (0, 0), outline.resize(size))
    table = table.filter(ImageFilter.GaussianBlur(blur))
    pixels = np.asarray(table, np.float64) * _lamp(random, size)[:, :, None]
    pixels *= np.array([1.0, 0.975, 0.925])  # warm light
    pixels += random.normal(0, 3.5, pixels.shape) + random.normal(0, 2.5, (height, width, 1))
    return Degraded(Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8)), matrix)


def stamp_picture(draw_on: Image.Image, seed: int, degrees: float) -> Image.Image:
    """A stamp's print: turned, with ink missing in places."""
    random = np.random.default_rng(seed)
    turned = draw_on.rotate(degrees, Image.Resampling.BICUBIC, expand=True)
    worn = clouds(random, turned.width, turned.height, 40) + 0.6 * clouds(random, turned.width, turned.height, 9)
    gaps = np.clip((worn + 1.9) * 1.1, 0.2, 1.0)
    alpha = np.asarray(turned.getchannel("A"), np.float64) * gaps
    turned.putalpha(Image.fromarray(alpha.astype(np.uint8)))
    return turned.filter(ImageFilter.GaussianBlur(0.8))


def _rotation(size: tuple[int, int], degrees: float) -> Floats:
    angle, x, y = math.radians(degrees), size[0] / 2, size[1] / 2
    cos, sin = math.cos(angle), math.sin(angle)
    return np.array([[cos, -sin, x - cos * x + sin * y], [sin, cos, y - sin * x - cos * y], [0, 0, 1]])


def _homography(source: list[Point], target: tuple[Point, ...]) -> Floats:
    rows, wanted = [], []
    for (x, y), (u, v) in zip(source, target, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        wanted += [u, v]
    return np.append(np.linalg.solve(np.array(rows, float), np.array(wanted, float)), 1.0).reshape(3, 3)


def _project(page: Image.Image, matrix: Floats, size: tuple[int, int], background: tuple[int, ...]) -> Image.Image:
    back = np.linalg.inv(matrix)
    back /= back[2, 2]
    return page.transform(
        size,
        Image.Transform.PERSPECTIVE,
        tuple(back.ravel()[:8]),
        Image.Resampling.BICUBIC,
        fillcolor=background,
    )


def _paper_colour(page: Image.Image) -> tuple[int, ...]:
    """What fills the corners that a turned page leaves bare."""
    colour = page.getpixel((2, 2))
    assert isinstance(colour, tuple)
    return colour


def clouds(random: np.random.Generator, width: int, height: int, cells: int) -> Floats:
    """Smooth noise around 0, about -2 to 2, `cells` bumps along the longer side."""
    scale = max(width, height) / cells
    small = random.normal(0, 1, (max(2, math.ceil(height / scale)), max(2, math.ceil(width / scale))))
    picture = Image.fromarray(small.astype(np.float32), "F").resize((width, height), Image.Resampling.BICUBIC)
    return np.asarray(picture, np.float64)


def _specks(page: Image.Image, random: np.random.Generator, count: int) -> Image.Image:
    draw = ImageDraw.Draw(page)
    for x, y, radius in zip(
        random.uniform(0, page.width, count), random.uniform(0, page.height, count), random.uniform(0.3, 1.1, count),
        strict=True,
    ):  # fmt: skip
        shade = int(random.integers(130, 205))
        draw.ellipse([x - radius, y - radius, x + radius, y + radius], (shade, shade, shade))
    return page


def _desk(random: np.random.Generator, size: tuple[int, int], colour: tuple[int, int, int]) -> Image.Image:
    """A wooden table: long grain, broad boards."""
    width, height = size
    grain = clouds(random, width, height, 3) * 9
    for streaks, depth in ((220, 5.0), (60, 6.0), (14, 7.0)):
        lines = random.normal(0, 1, (streaks, 6)).astype(np.float32)
        picture = Image.fromarray(lines, "F").resize((width, height), Image.Resampling.BICUBIC)
        grain += np.asarray(picture, np.float64) * depth
    board = height / 3.3
    seams = np.minimum(np.arange(height) % board, 8) / 8
    pixels = (np.array(colour)[None, None, :] + grain[:, :, None]) * (0.55 + 0.45 * seams)[:, None, None]
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def _creases(page: Image.Image, random: np.random.Generator) -> Image.Image:
    """Two folds and a gentle wave of the paper, as light and shade."""
    width, height = page.size
    shade = 1.0 + 0.018 * clouds(random, width, height, 4)
    for fold in (0.34, 0.67):
        distance = (np.arange(height) - fold * height - random.uniform(-8, 8)) / height
        band = (
            np.exp(-((distance / 0.0035) ** 2)) * -0.07
            + np.tanh(distance / 0.02) * np.exp(-abs(distance) / 0.1) * 0.035
        )
        shade = shade + band[:, None]
    pixels = np.asarray(page, np.float64) * 0.97 * shade[:, :, None]
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def _lamp(random: np.random.Generator, size: tuple[int, int]) -> Floats:
    """Uneven light, 0.6 to 1.05: a lamp to one side and darker corners."""
    width, height = size
    y, x = np.mgrid[0:height, 0:width]
    centre_x, centre_y = random.uniform(0.3, 0.5) * width, random.uniform(0.2, 0.4) * height
    distance = np.hypot((x - centre_x) / width, (y - centre_y) / height)
    return np.clip(1.06 - 0.42 * distance**1.5 + 0.012 * clouds(random, width, height, 4), 0.5, 1.06)
