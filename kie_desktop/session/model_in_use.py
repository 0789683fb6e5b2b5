"""The model that pre-annotates the open project, and what it may do there. It belongs to the project (adr/0062)."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from kie_desktop.domain.label_set import LabelSet, default_label_set
from kie_desktop.session.editor import Editor
from kie_desktop.session.settings import Settings

STARTER = "starter"
MODEL = "model"
"""Project setting: a pack's name or folder. Of a project that has none yet the user's setting of the same name."""
_LABELS = "model-labels"
"""Project setting: whether labels of the model that the project does not have come into its label set; None: nobody
was asked."""
_READ_ONLY = "only-read"
"""Project setting: whether pre-annotation reads the text alone."""


class ModelInUse(QObject):
    """changed: another model, or it may do something else."""

    changed = Signal()

    def __init__(self, editor: Editor, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._settings = settings
        editor.opened.connect(self._take_over)
        editor.closed.connect(self.changed)
        settings.changed.connect(self._on_setting_changed)

    @property
    def name(self) -> str:
        """A pack's name or folder; where no project is open, the one that new projects begin with."""
        kept = self._editor.recall(MODEL)
        return kept if isinstance(kept, str) and kept else str(self._settings["model"])

    def use(self, name: str) -> None:
        """Let another model pre-annotate the project; without one, those that are opened for the first time."""
        if self._editor.path is None:
            self._settings["model"] = name
        elif name != self.name:
            self._editor.remember(MODEL, name)
            self.changed.emit()

    def forget(self, name: str) -> None:
        """A pack was removed: where it was used, the starter is."""
        if self.name == name:
            self.use(STARTER)
        if self._settings["model"] == name:
            self._settings["model"] = STARTER

    @property
    def brings_labels(self) -> bool:
        """Whether labels that the project does not have come with it, and do not become background.

        As long as a project has the labels that it was made with, nobody chose them: any model may bring its own.
        """
        kept = self._editor.recall(_LABELS)
        return kept if isinstance(kept, bool) else _is_untouched(self._editor.label_set)

    def set_brings_labels(self, brings: bool) -> None:
        """Let the labels of the model come into the project, or not."""
        self._editor.remember(_LABELS, brings)
        self.changed.emit()

    @property
    def only_reads(self) -> bool:
        """Whether pre-annotation reads the text alone."""
        return self._editor.recall(_READ_ONLY) is True

    def set_only_reads(self, only: bool) -> None:
        """Let pre-annotation read the text alone, or label and link it too."""
        self._editor.remember(_READ_ONLY, only)
        self.changed.emit()

    def _take_over(self) -> None:
        """At its first opening a project gets the model of the user's settings."""
        if not isinstance(self._editor.recall(MODEL), str) and not self._editor.is_read_only:
            self._editor.remember(MODEL, str(self._settings["model"]))
        self.changed.emit()

    def _on_setting_changed(self, name: str) -> None:
        if name == "model" and self._editor.path is None:
            self.changed.emit()


def _is_untouched(labels: LabelSet) -> bool:
    given = default_label_set()
    return [(label.name, label.role) for label in labels] == [(label.name, label.role) for label in given]
