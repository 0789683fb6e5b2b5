"""A change of the label set as a step of the history, with what it does to entities on all pages."""

from __future__ import annotations

from collections.abc import Mapping

from kie_desktop.domain.history import Step
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.relabelling import move_labels
from kie_desktop.language import tr
from kie_desktop.session.document import Document

RENAMED = "renamed-labels"
"""Project setting: label that a model may still give -> the label that it has become."""


def label_set_step(document: Document, labels: LabelSet, moved: Mapping[str, str]) -> Step:
    """The step that gives a project other labels. moved: label -> the label that its entities get. UserError."""
    project = document.project
    wanted = {name.casefold() for name in moved}
    page_ids = sorted({count.page for count in project.label_counts() if count.label.casefold() in wanted})
    patches = [(page_id, move_labels(document.page(page_id), moved, project.proposal(page_id))) for page_id in page_ids]
    return Step(tr("Change labels"), tuple(patches), (document.label_set, labels))


def with_moved(kept: object, moved: Mapping[str, str]) -> dict[str, str]:
    """What `RENAMED` is after labels were moved once more; names without case on the left."""
    before: dict[str, str] = kept if isinstance(kept, dict) else {}
    now = {old.casefold(): new for old, new in moved.items()}
    return {old: now.get(new.casefold(), new) for old, new in before.items()} | now


def names_now(kept: object, labels: LabelSet) -> dict[str, str]:
    """Label that the set does not have (any more) -> the one of the set that it has become; undoing takes it back."""
    renamed: dict[str, str] = kept if isinstance(kept, dict) else {}
    return {old: new for old, new in renamed.items() if old not in labels and new in labels}
