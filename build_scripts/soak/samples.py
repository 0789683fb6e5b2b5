"""Small projects for soaks, with something in every table."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

from kie_desktop.domain import edits
from kie_desktop.domain.choices import choose
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.history import Step
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.domain.page import Choice, Entity, Link, Page, ReviewState
from kie_desktop.domain.patch import Patch, apply
from kie_desktop.domain.proposal import proposal_of
from kie_desktop.store import ProjectFile

SIZE = 400, 300


def make_project(folder: Path, pages: int, *, share_image: bool = False) -> Path:
    """A project of so many pages of eight entities each. share_image: all images are one file by several names."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{folder.name}.kie"
    with ProjectFile.create(path, default_label_set()) as project:
        project.set_setting("folder", True)
        ids = project.add_pages(_page(number) for number in range(pages))
        for page_id in ids:
            page = project.page(page_id)
            patch = edits.set_text(page, 2, "42").then(edits.delete(apply(page, edits.set_text(page, 2, "42")), [8]))
            after = apply(page, patch)
            patch = patch.then(choose(after, Choice("total", (2,), None, "42")))
            project.commit(Step("Edit", ((page_id, patch), (page_id, Patch(proposal=(None, proposal_of(page)))))))
    for number in range(pages):
        image = folder / f"p{number:04}.png"
        if share_image and number:
            image.hardlink_to(folder / "p0000.png")
        else:
            Image.fromarray(np.full((SIZE[1], SIZE[0], 3), 255, np.uint8)).save(image)
    return path


def _page(number: int) -> Page:
    entities = [
        Entity(
            place,
            rectangle((10, 30 * place, 150, 30 * place + 20)),
            f"Text {number} {place}",
            ("question", "answer")[place % 2],
            0.9,
            0.8,
            extra={"note": [place]},
        )
        for place in range(1, 9)
    ]
    page = Page(f"p{number:04}.png", *SIZE, state=ReviewState.PRE_ANNOTATED, extra={"lang": "en"})
    return page.with_entities(entities, [Link(1, 2, 0.7), Link(3, 4, by_human=True)])
