"""Hundreds of tiny pages that are read in no time: their lines are given."""

from __future__ import annotations

import json
from pathlib import Path

import rule_pack
from text_image import save


def make_many(folder: Path, count: int) -> tuple[str, ...]:
    """Pages `000.png`, ... with the line `No 0`, ... each; returns what `extract` is told to read them."""
    first = save(folder / "first.png", [], (200, 60))
    (folder / "in").mkdir()
    rows = []
    for number in range(count):
        name = f"{number:03}.png"
        (folder / "in" / name).hardlink_to(first)
        place = [[10, 10], [90, 10], [90, 40], [10, 40]]
        line = {"transcription": f"No {number}", "points": place, "label": "other", "id": 1, "linking": []}
        rows.append(f"{name}\t{json.dumps([line])}\n")
    (folder / "lines.json").write_text("".join(rows), "utf-8")
    pack = rule_pack.write(folder / "rule").folder
    return (str(folder / "in"), "--model", str(pack), "--ocr", "none", "--label-file", str(folder / "lines.json"))
