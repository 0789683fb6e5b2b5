"""JSON-MIN: Label Studio's short export, a list of values for each control and no relations."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]

_TEXTS = "transcription"
"""The control for texts, as Label Studio's own template for OCR calls it."""
_SIDES = ("x", "y", "width", "height", "rotation")


def is_minimal(task: Json) -> bool:
    """Whether a task is of this export: its regions stand beside its data."""
    return "data" not in task and any(_regions(value) for value in task.values())


def results_of(task: Json) -> tuple[list[Json], bool]:
    """The results that the full export would have, and whether the texts could be given to regions.

    Regions are told apart by their place. Texts stand in the order of the regions, without a place
    of their own, and are taken only where there is one for each.
    """
    results: list[Json] = []
    places: dict[tuple[str, ...], Json] = {}
    for control in task.values():
        for region in _regions(control):
            key = tuple(repr(region.get(side)) for side in (*_SIDES, "points"))
            first = places.get(key)
            result = _result(region, str(first["id"]) if first else f"region-{len(places) + 1}")
            places.setdefault(key, result)
            results.append(result)
    texts = _texts(task.get(_TEXTS))
    if len(texts) != len(places):
        return results, not texts
    for result, text in zip(places.values(), texts, strict=True):
        results.append(result | {"type": "textarea", "value": result["value"] | {"text": [text]}})
    return results, True


def _regions(control: object) -> list[Json]:
    values = control if isinstance(control, list) else []
    return [value for value in values if isinstance(value, dict) and ("points" in value or "x" in value)]


def _result(region: Json, name: str) -> Json:
    kind = "polygon" if "points" in region else "rectangle"
    labels = any(key.endswith("labels") for key in region)
    return {
        "id": name,
        "type": f"{kind}labels" if labels else kind,
        "value": region,
        "original_width": region.get("original_width"),
        "original_height": region.get("original_height"),
    }


def _texts(value: object) -> list[str]:
    """One text may stand without a list, several of a region as a list in the list."""
    values = value if isinstance(value, list) else [value]
    joined = [" ".join(map(str, part)) if isinstance(part, list) else part for part in values]
    return [text for text in joined if isinstance(text, str)]
