"""A change of the label set as a step of the history, with what it does to entities on all pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from kie_desktop.domain.history import PageId, Step
from kie_desktop.domain.label_set import Label, LabelSet, Role
from kie_desktop.domain.patch import Patch
from kie_desktop.domain.relabelling import move_labels
from kie_desktop.language import tr
from kie_desktop.session.project.bulk_edits import BulkEdit
from kie_desktop.session.project.writer import ProjectWriter

RENAMED = "renamed-labels"
"""Project setting: label that a model may still give -> the label that it has become."""


def label_set_edit(
    document: ProjectWriter, labels: LabelSet, moved: Mapping[str, str], done: Callable[[Step | None], None]
) -> BulkEdit:
    """What gives a project other labels. moved: label -> the label that its entities get. UserError."""
    before = document.label_set
    wanted = {name.casefold() for name in moved}
    wanted |= {label.name.casefold() for label in labels if _loses_role(label, before)}
    kept = [name for name in before.names if name.casefold() not in wanted]
    page_ids = sorted(document.project.pages_with_others(kept)) if wanted else []
    return BulkEdit(tr("Change labels"), page_ids, partial(_moved, document, moved), labels, done)


def _moved(document: ProjectWriter, moved: Mapping[str, str], page_id: PageId) -> Patch:
    joined = [old for old, new in moved.items() if new in document.label_set and new.casefold() != old.casefold()]
    return move_labels(document.page(page_id), moved, document.project.proposal(page_id), joined)


def _loses_role(label: Label, before: LabelSet) -> bool:
    return label.role is Role.OTHER and before.role_of(label.name) is not Role.OTHER


def with_moved(kept: object, moved: Mapping[str, str]) -> dict[str, str]:
    """What `RENAMED` is after labels were moved once more; names without case on the left."""
    before = _renamed(kept)
    now = {old.casefold(): new for old, new in moved.items()}
    return {old: now.get(new.casefold(), new) for old, new in before.items()} | now


def names_now(kept: object, labels: LabelSet) -> dict[str, str]:
    """Label that the set does not have (any more) -> the one of the set that it has become; undoing takes it back."""
    return {old: new for old, new in _renamed(kept).items() if old not in labels and new in labels}


def _renamed(kept: object) -> dict[str, str]:
    """What the setting holds of names, where it is whole."""
    return {old: new for old, new in kept.items() if isinstance(new, str)} if isinstance(kept, dict) else {}
