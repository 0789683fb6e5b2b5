"""Writes label files (spec A1): UTF-8 without BOM, every rule kept, the same bytes for the same pages."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.label_set import OTHER, LabelSet, Role, is_background
from kie_desktop.domain.page import Entity, Link, Page
from kie_desktop.domain.tb_yx import in_tb_yx_order, truncated_box
from kie_desktop.domain.text import encodable, is_blank
from kie_desktop.formats.atomic import write_bytes
from kie_desktop.formats.kinds import further_keys, written_text
from kie_desktop.formats.paddleocr.repair import KNOWN_KEYS, NO_KEY_CLASS, RE_NAMES

_UPSTREAM_NAMES = {Role.KEY: "question", Role.VALUE: "answer", Role.HEADER: "header", Role.OTHER: OTHER}
_BREAKING = "\t\n\r\0"


def page_image(page: Page) -> str:
    """The image path of a page as it stands."""
    return page.image


def write_label_file(
    path: Path,
    pages: Iterable[Page],
    label_set: LabelSet,
    *,
    image_name: Callable[[Page], str] = page_image,
    upstream_roles: bool = False,
    with_scores: bool = False,
    follow_links: bool = True,
) -> None:
    """Write pages, one a line, atomically. Reading the file again gives the same pages.

    image_name: the path to write for a page, relative to the images' folder, forward slashes.
    upstream_roles: write question, answer, header or other by role in place of the label, for
    RE training with PaddleOCR on a label set of one's own.
    with_scores: keep `text_score` and `label_score`, so that a reader knows a proposal.
    follow_links: see `atomic.write_bytes`.
    Raises UserError for a page without an image name, and for write failures.
    """
    lines = [
        label_line(page, label_set, image_name(page), upstream_roles=upstream_roles, with_scores=with_scores)
        for page in pages
    ]
    # A lone surrogate in a kept extra becomes its JSON escape, which reads back as it was.
    write_bytes(path, "".join(lines).encode("utf-8", "backslashreplace"), follow_links=follow_links)


def label_line(
    page: Page, label_set: LabelSet, image: str, *, upstream_roles: bool = False, with_scores: bool = False
) -> str:
    """One line of a label file, with its line end."""
    rows = page_rows(page, label_set, upstream_roles=upstream_roles, with_scores=with_scores)
    return f"{_written_name(image)}\t{json.dumps(rows, ensure_ascii=False, allow_nan=False)}\n"


def page_rows(
    page: Page, label_set: LabelSet, *, upstream_roles: bool = False, with_scores: bool = False
) -> list[dict[str, Any]]:
    """The JSON list of a page: entities in reading order, links on both of their entities."""
    linking: dict[int, list[list[int]]] = {entity_id: [] for entity_id in page.entities}
    for head, tail in sorted(_directed(link, page, label_set) for link in page.links.values()):
        linking[head].append([head, tail])
        linking[tail].append([head, tail])
    return [
        _row(entity, written_label(entity.label, label_set, upstream_roles), linking[entity.id], with_scores)
        for entity in in_tb_yx_order(page.entities.values())
    ]


def written_label(label: str, label_set: LabelSet, upstream_roles: bool = False) -> str:
    """The name that stands in the file for a label."""
    if upstream_roles:
        return _UPSTREAM_NAMES[label_set.role_of(label)]
    return label.lower() if label.lower() in RE_NAMES else label


def _row(entity: Entity, label: str, linking: list[list[int]], with_scores: bool) -> dict[str, Any]:
    row: dict[str, Any] = {
        "transcription": "" if is_blank(written_text(entity)) else entity.text,
        "label": label,
        "points": [[_number(x), _number(y)] for x, y in entity.points],
        "id": entity.id,
        "linking": linking,
    }
    if with_scores:
        scores = {"text_score": entity.text_score, "label_score": entity.label_score}
        row |= {key: score for key, score in scores.items() if score is not None}
    return row | _up_to_date(entity, label)


def _up_to_date(entity: Entity, label: str) -> dict[str, Any]:
    """The further keys of an entity, with those that repeat what may have been edited set anew.

    PaddleOCR sorts by `bbox` where a row has one, and PPOCRLabel shows `key_cls`.
    """
    extra = {key: value for key, value in further_keys(entity).items() if key not in KNOWN_KEYS}
    if "bbox" in extra:
        extra["bbox"] = list(truncated_box(entity.box))
    if isinstance(extra.get("key_cls"), str):
        extra["key_cls"] = NO_KEY_CLASS if is_background(label) else label
    return extra


def _directed(link: Link, page: Page, label_set: LabelSet) -> tuple[int, int]:
    head, tail = (label_set.role_of(page.entities[end].label) for end in link.key)
    return (link.tail, link.head) if (head, tail) == (Role.VALUE, Role.KEY) else link.key


def _number(value: float) -> int | float:
    """Whole pixels as integers; parts of a pixel in full, so that nothing moves on re-import.

    PaddleOCR cuts them itself, after taking the box (spec A1).
    """
    exact = float(value)
    return int(exact) if exact.is_integer() else exact


def _written_name(image: str) -> str:
    """An image's name in a label file: what would break the line stands as `%09`, which `image_lookup` understands."""
    if not image:
        raise UserError("a page has no image name, so a label file cannot store it")
    name = encodable(image)
    if any(sign in name for sign in _BREAKING):
        name = "".join(f"%{ord(sign):02X}" if sign in f"{_BREAKING}%" else sign for sign in name)
    return f"./{name}" if name.startswith("[") else name
