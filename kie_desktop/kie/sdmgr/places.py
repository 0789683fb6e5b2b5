"""Where the weights of an SDMGR checkpoint lie, in PaddleOCR's layout; for those that must not load Paddle."""

from __future__ import annotations

from pathlib import Path

WEIGHTS_ENDING = ".pdparams"
_IN_FOLDER = ("best_accuracy", "model")
"""The best weights in a run's folder, and what PaddleOCR calls them in its `best_model`."""


def sdmgr_weights(place: Path) -> Path | None:
    """The `.pdparams` that a file, a bare name, `best_model` or a run's folder stands for; None where there is none."""
    place = place.absolute()  # `.` has no name
    candidates = [place] if place.suffix == WEIGHTS_ENDING else []
    candidates += [place.with_name(place.name + WEIGHTS_ENDING)]
    candidates += [place / f"{name}{WEIGHTS_ENDING}" for name in _IN_FOLDER]
    return next((path for path in candidates if path.is_file()), None)
