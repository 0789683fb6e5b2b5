import numpy as np
import pytest

from kie_desktop.domain.emptiness import Emptiness, why_empty

RANDOM = np.random.default_rng(1)


def page(height: int, width: int, ground: int, ink: int | None = None) -> np.ndarray:
    """A page with grain and, where there is ink, some of it."""
    pixels = np.clip(RANDOM.normal(ground, 2, (height, width, 1)), 0, 255).astype(np.uint8).repeat(3, axis=2)
    if ink is not None:
        pixels[height // 3 : height // 3 + 20, width // 4 : width // 2] = ink
    return pixels


@pytest.mark.parametrize(
    ("pixels", "size", "why"),
    [
        (page(800, 600, 250), (600, 800), Emptiness.BLANK),
        (page(800, 600, 120), (600, 800), Emptiness.BLANK),
        (page(800, 600, 4), (600, 800), Emptiness.DARK),
        (page(800, 600, 20, 140), (600, 800), Emptiness.DARK),
        (page(100, 100, 22, 140), (100, 100), Emptiness.SMALL),
        (page(900, 1200, 250, 0), (10600, 7400), Emptiness.LARGE),
        (page(800, 600, 250, 0), (600, 800), Emptiness.UNKNOWN),
    ],
)
def test_the_picture_tells_why(pixels: np.ndarray, size: tuple[int, int], why: Emptiness) -> None:
    assert why_empty(pixels, *size) is why
