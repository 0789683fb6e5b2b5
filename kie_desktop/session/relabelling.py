"""A change of the label set as a step of the history, with what it does to entities on all pages."""

from __future__ import annotations

from collections.abc import Mapping

from kie_desktop.domain.history import Step
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.relabelling import move_labels
from kie_desktop.language import tr
from kie_desktop.session.document import Document


def label_set_step(document: Document, labels: LabelSet, moved: Mapping[str, str]) -> Step:
    """The step that gives a project other labels. moved: label -> the label that its entities get. UserError."""
    project = document.project
    wanted = {name.casefold() for name in moved}
    page_ids = sorted({count.page for count in project.label_counts() if count.label.casefold() in wanted})
    patches = [(page_id, move_labels(document.page(page_id), moved, project.proposal(page_id))) for page_id in page_ids]
    return Step(tr("Change labels"), tuple(patches), (document.label_set, labels))
