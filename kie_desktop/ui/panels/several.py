"""What can be done with several selected entities, each with its key."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from kie_desktop.domain.page import Entity
from kie_desktop.session import Session
from kie_desktop.ui.actions import Actions
from kie_desktop.ui.keys import plain
from kie_desktop.ui.language import tr
from kie_desktop.ui.panels.layouts import empty
from kie_desktop.ui.words import as_action_text

MOST_LABELS = 3
_OFFERED = ("link-selected", "merge", "accept", "delete")
"""Actions in the order in which they stand."""


class SeveralEntities(QWidget):
    """A button for each action that fits what is selected, and one for each label to give to all.

    label_chosen(name): it is to be the label of all.
    """

    label_chosen = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._buttons: dict[str, QToolButton] = {}
        self._labels = QVBoxLayout()
        self._labels.setSpacing(2)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addLayout(self._labels)
        self.hide()

    def offer(self, actions: Actions) -> None:
        """Take the actions of the window."""
        for name in _OFFERED:
            action, button = actions[name], QToolButton()
            button.setProperty("quiet", True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setDefaultAction(action)
            button.setObjectName(f"several-{name}")
            self._buttons[name] = button
            self._column.addWidget(button)
        actions.shortcuts_changed.connect(lambda: self._name(actions))
        self._name(actions)

    def show_for(self, chosen: list[Entity]) -> None:
        """Show what fits; nothing for fewer than two."""
        fits = len(chosen) > 1 and not self._session.is_read_only
        if not fits and self.isHidden():
            return
        empty(self._labels)
        present = Counter(entity.label.casefold() for entity in chosen)
        if fits and len(present) > 1:
            for name, _ in present.most_common(MOST_LABELS):
                self._labels.addWidget(self._label_button(name))
        self.setVisible(fits)

    def _label_button(self, name: str) -> QToolButton:
        """For a label that some of them have."""
        labels = self._session.label_set
        known, keys = (labels[name].name, labels[name].hotkey) if name in labels else (name, "")
        button = QToolButton()
        button.setProperty("quiet", True)
        words = tr("Label all as {}").format(as_action_text(known))
        button.setText(tr("{action}   {keys}").format(action=words, keys=keys) if keys else words)
        button.clicked.connect(lambda: self.label_chosen.emit(known))
        return button

    def _name(self, actions: Actions) -> None:
        for name, button in self._buttons.items():
            keys = actions.keys(name)
            words = plain(actions[name].text())
            button.setText(tr("{action}   {keys}").format(action=words, keys=keys) if keys else words)
