"""The bar at the top of the window."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from kie_desktop.ui.actions import Actions
from kie_desktop.ui.keys import plain
from kie_desktop.ui.language import tr
from kie_desktop.ui.menus import EXPORT_MENU, TOOLBAR, TOOLBAR_RIGHT, fill

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
            if name == "@export":
                self.addWidget(self._export_button(actions))
            else:
                self.addAction(actions[name])
        self._optional: list[QToolButton] = []
        self._name_buttons()
        self._whole = self.sizeHint().width()
        self._say_words(False)

    def _export_button(self, actions: Actions) -> QToolButton:
        """Says what can be exported before one has to choose."""
        button = QToolButton()
        button.setText(tr("Export"))
        button.setIcon(actions["export"].icon())
        button.setAccessibleName(tr("Export"))
        button.setToolTip(tr("Export a table of documents, a dataset, or pages in another format"))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setProperty("primary", True)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        actions["export"].changed.connect(lambda: button.setIcon(actions["export"].icon()))  # another theme
        menu = QMenu(button)
        fill(menu, actions, EXPORT_MENU, {})
        button.setMenu(menu)
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is room, the buttons that are needed less have words, too."""
        super().resizeEvent(event)
        self._say_words(self.width() >= self._whole)

    def _say_words(self, said: bool) -> None:
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if said else Qt.ToolButtonStyle.ToolButtonIconOnly
        for button in self._optional:
            if button.toolButtonStyle() != style:
                button.setToolButtonStyle(style)

    def _name_buttons(self) -> None:
        optional = ("annotate-all", "find-problems")
        words = {
            "annotate-page": tr("Pre-annotate"),
            "annotate-all": tr("All pages"),
            "review": tr("Mark reviewed"),
            "find-problems": tr("Find problems"),
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
                button.setProperty("primary", action.objectName() not in optional)
                if action.objectName() in optional:
                    self._optional.append(button)
