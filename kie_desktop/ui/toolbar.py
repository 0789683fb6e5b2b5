"""The bar at the top of the window."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QToolBar, QToolButton, QWidget

from kie_desktop.ui.actions import Actions
from kie_desktop.ui.keys import plain
from kie_desktop.ui.language import tr
from kie_desktop.ui.menus import TOOLBAR, TOOLBAR_RIGHT

ICON_SIZE = QSize(20, 20)


class MainToolBar(QToolBar):
    """Buttons of the actions that are needed most; the main ones with their name."""

    def __init__(self, actions: Actions, chip: QWidget, parent: QWidget) -> None:
        """chip: stands behind what pre-annotates."""
        super().__init__(tr("Main"), parent)
        self.setObjectName("main-toolbar")
        self.setMovable(False)
        self.setIconSize(ICON_SIZE)
        self.toggleViewAction().setEnabled(False)
        for name in TOOLBAR:
            if name is None:
                self.addSeparator()
            else:
                self.addAction(actions[name])
            if name == "annotate-all":
                self.addWidget(chip)
        space = QWidget()
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(space)
        for name in TOOLBAR_RIGHT:
            self.addAction(actions[name])
        self._name_buttons()

    def _name_buttons(self) -> None:
        words = {
            "annotate-page": tr("Pre-annotate"),
            "review": tr("Mark reviewed"),
            "export": tr("Export"),
            "train": tr("Train"),
        }
        for button in self.findChildren(QToolButton):
            action = button.defaultAction()
            if action is None:
                continue
            button.setAccessibleName(plain(action.text()))
            if action.objectName() in words:
                action.setIconText(words[action.objectName()])
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
                button.setProperty("primary", True)
