"""Which actions change a project, and so are of no use in one that may only be read."""

from __future__ import annotations

from kie_desktop.ui.commands import shape
from kie_desktop.ui.language import translatable

MAY_NOT_CHANGE = translatable("this project may only be read")
CHANGING = frozenset((
    "add-files", "import-labels", "import-folder", "undo", "redo", "delete", "split", "merge", "link-selected",
    "edit-text", "edit-labels", *(spec.id for spec in shape.ACTIONS), "annotate-page", "annotate-selected",
    "annotate-all", "reread", "review", "exclude", "hold-out", "turn-page-right", "turn-page-left", "turn-page-over",
    "remove-pages", "fix-problem", "choose-link", "accept-suggestion", "accept-suggestion-next", "propose-links",
    "link-nearest", "unlink", "accept", "accept-above", "label-same-here", "label-same-everywhere", "same-layout",
    "take-over", "train", "evaluate", "tool-rectangle", "tool-polygon", "tool-link",
))  # fmt: skip
"""Ids of actions."""
