"""The one table of actions: menus, toolbars, shortcuts and the cheat-sheet are all made of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from kie_desktop.ui.theme import Theme


@dataclass(frozen=True)
class Situation:
    """What decides which actions make sense now."""

    project: bool = False
    page: bool = False
    entities: int = 0
    link: bool = False
    pages: int = 0
    undo: str | None = None
    redo: str | None = None
    reviewable: bool = False
    engine: bool = True


Needs = Callable[[Situation], bool]


def always(_: Situation) -> bool:
    """No condition."""
    return True


def a_project(now: Situation) -> bool:
    """A project is open."""
    return now.project


def some_pages(now: Situation) -> bool:
    """The project has pages."""
    return now.pages > 0


def a_page(now: Situation) -> bool:
    """A page shows."""
    return now.page


def entities(now: Situation) -> bool:
    """At least one entity is selected."""
    return now.entities > 0


def one_entity(now: Situation) -> bool:
    """Exactly one entity is selected."""
    return now.entities == 1


def two_entities(now: Situation) -> bool:
    """At least two entities are selected."""
    return now.entities > 1


def something(now: Situation) -> bool:
    """Entities or a link are selected."""
    return now.entities > 0 or now.link


@dataclass(frozen=True)
class Spec:
    """One row. id is also the name of the handler in `Commands`, with `_` for `-`.

    checkable: a switch whose handler gets the new state. group: of several checkable actions
    with the same group one is on.
    """

    id: str
    text: str
    shortcut: str = ""
    icon: str = ""
    tip: str = ""
    enabled: Needs = always
    checkable: bool = False
    group: str = ""


TABLE: tuple[Spec, ...] = (
    # File
    Spec("open-folder", "Open &folder…", "Ctrl+O", "folder", "Every image and PDF in a folder becomes a page"),
    Spec("open-files", "Open files or &PDF…", "Ctrl+Shift+O", "files", "Choose images, scans or PDFs"),
    Spec("open-project", "Open pro&ject…", "Ctrl+Alt+O", "project", "Open a project file (*.kie)"),
    Spec("open-sample", "Open &sample pages", "", "sample", "Forms, invoices and receipts to try the program on"),
    Spec("import-labels", "&Import label file…", "Ctrl+I", "import",
         "Take entities and links from a PaddleOCR label file", a_project),
    Spec("export", "&Export dataset…", "Ctrl+E", "export",
         "Write train.json, val.json, class_list.txt and the images for PaddleOCR", some_pages),
    Spec("train", "&Train…", "Ctrl+Shift+T", "train", "Make a model of what was corrected in this project", some_pages),
    Spec("show-runs", "Show &runs", "Ctrl+R", "", "How training goes, and what it reached", a_project),
    Spec("settings", "Se&ttings…", "Ctrl+,", "settings", "Appearance, text recognition, models"),
    Spec("close", "&Close project", "Ctrl+W", "close", "Everything is saved already", a_project),
    Spec("quit", "&Quit", "Ctrl+Q", "quit", "Everything is saved already"),
    # Edit
    Spec("undo", "&Undo", "Ctrl+Z", "undo", "Take the latest change back", lambda now: now.undo is not None),
    Spec("redo", "&Redo", "Ctrl+Shift+Z", "redo", "Do it again", lambda now: now.redo is not None),
    Spec("delete", "&Delete", "Del", "delete", "Remove the selected entities or link", something),
    Spec("split", "&Split", "Ctrl+K", "split",
         "Cut the entity in two where the text cursor stands, or in the middle", one_entity),
    Spec("merge", "&Merge", "Ctrl+M", "merge", "Join the selected entities into one", two_entities),
    Spec("link-selected", "Li&nk key to values", "Ctrl+J", "link",
         "Link the selected key to every other selected entity", two_entities),
    Spec("edit-text", "&Edit text", "F2", "edit-text", "Correct the text of the selected entity", one_entity),
    Spec("select-all", "Select &all", "Ctrl+A", "select-all", "Select every entity of the page", a_page),
    # Labels
    Spec("edit-labels", "&Edit labels…", "", "tag", "Names, colours, roles and keys of the labels", a_project),
    # Page
    Spec("previous-page", "&Previous page", "PgUp", "previous", "", some_pages),
    Spec("next-page", "&Next page", "PgDown", "next", "", some_pages),
    Spec("annotate-page", "Pre-&annotate this page", "F5", "annotate",
         "Read, label and link this page; what a person did is kept", lambda now: now.page and now.engine),
    Spec("annotate-all", "Pre-annotate a&ll pages", "Shift+F5", "annotate-all",
         "Read, label and link every page that is not excluded", lambda now: now.pages > 0 and now.engine),
    Spec("reread", "&Read the text again", "F6", "reread", "Read the text of the selected entities again",
         lambda now: now.entities > 0 and now.engine),
    Spec("next-unsure", "Next &unsure entity", "U", "next-unsure",
         "Go to the next entity whose text or label the model is unsure of, on this page or a later one", some_pages),
    Spec("review", "Mark re&viewed, go on", "Ctrl+PgDown", "reviewed",
         "This page is right as it is; show the next one", a_page),
    Spec("exclude", "E&xclude from export", "Ctrl+Shift+X", "exclude", "Leave this page out of training and export",
         a_page, checkable=True),
    Spec("find-problems", "Find pro&blems", "F8", "problems",
         "Look for what would fail or go silently wrong in training", some_pages),
    # View
    Spec("fit", "&Fit page", "Ctrl+0", "fit", "Show the whole page", a_page),
    Spec("zoom-in", "Zoom &in", "Ctrl++", "zoom-in", "", a_page),
    Spec("zoom-out", "Zoom &out", "Ctrl+-", "zoom-out", "", a_page),
    Spec("actual-size", "&Actual size", "Ctrl+1", "", "One pixel of the page is one pixel of the screen", a_page),
    Spec("show-links", "Show &links", "Ctrl+L", "links", "Arrows from key to value", checkable=True),
    Spec("show-labels", "Show &entities", "Ctrl+T", "tag",
         "Outlines and labels of the entities; without them the bare page shows", checkable=True),
    Spec("theme-system", "&As the system", checkable=True, group="theme"),
    Spec("theme-light", "&Light", checkable=True, group="theme"),
    Spec("theme-dark", "&Dark", checkable=True, group="theme"),
    # Tools
    Spec("tool-select", "&Select", "V", "select", "Select, move and reshape entities", a_page, True, "tool"),
    Spec("tool-rectangle", "&Rectangle", "R", "rectangle", "Draw an entity as a rectangle", a_page, True, "tool"),
    Spec("tool-polygon", "&Polygon", "P", "polygon", "Draw an entity corner by corner", a_page, True, "tool"),
    Spec("tool-link", "&Link", "L", "link", "Drag from a key to its value", a_page, True, "tool"),
    # Help
    Spec("cheat-sheet", "&Keys and mouse", "F1", "keyboard", "Every shortcut on one sheet"),
    Spec("about", "&About KIE Desktop", "", "info", "Version and licences"),
)  # fmt: skip

RECENT, LABELS, PANELS, STATES, THEMES = "@recent", "@labels", "@panels", "@states", "@themes"
"""Places in a menu whose content the window makes."""

MENUS: dict[str, tuple[str | None, ...]] = {
    "&File": ("open-folder", "open-files", "open-project", RECENT, "open-sample", None, "import-labels", "export",
              None, "settings", None, "close", "quit"),
    "&Edit": ("undo", "redo", None, "edit-text", "split", "merge", "link-selected", "delete", None,
              "select-all"),
    "&Page": ("previous-page", "next-page", None, "annotate-page", "annotate-all", "reread", None,
              "next-unsure", "review", "exclude", STATES, None, "find-problems"),
    "&Labels": ("edit-labels", None, LABELS),
    "T&rain": ("train", "show-runs"),
    "&View": ("fit", "zoom-in", "zoom-out", "actual-size", None, "show-links", "show-labels", None, PANELS, THEMES),
    "&Tools": ("tool-select", "tool-rectangle", "tool-polygon", "tool-link"),
    "&Help": ("cheat-sheet", None, "about"),
}  # fmt: skip
"""Menu -> action ids; None is a line."""

TOOLBAR = (
    "open-folder", None, "undo", "redo", None, "previous-page", "next-page", None, "annotate-page", "annotate-all",
    None, "review",
)  # fmt: skip
CANVAS_BAR = ("tool-select", "tool-rectangle", "tool-polygon", "tool-link")
CANVAS_BAR_RIGHT = ("show-links", "show-labels", "zoom-out", "zoom-in", "fit")
PAGE_MENU = ("edit-text", "split", "merge", "link-selected", "reread", None, "delete")


class Actions(QObject):
    """The table as Qt actions of one window."""

    def __init__(self, window: QWidget, theme: Theme, handlers: object) -> None:
        super().__init__(window)
        self._theme = theme
        self._actions: dict[str, QAction] = {}
        self._groups: dict[str, QActionGroup] = {}
        for spec in TABLE:
            self._actions[spec.id] = self._make(spec, getattr(handlers, spec.id.replace("-", "_")))
            window.addAction(self._actions[spec.id])
        theme.changed.connect(self._paint)
        self._paint()

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def refresh(self, now: Situation) -> None:
        """Enable what makes sense now; undo and redo say what they would do."""
        for spec in TABLE:
            self._actions[spec.id].setEnabled(spec.enabled(now))
        self._actions["undo"].setText(f"&Undo: {now.undo}" if now.undo else "&Undo")
        self._actions["redo"].setText(f"&Redo: {now.redo}" if now.redo else "&Redo")

    def fill(self, menu: QMenu, names: Iterable[str | None], places: dict[str, QMenu | list[QAction]]) -> None:
        """Put actions into a menu; `places` holds what stands at an `@` name."""
        for name in names:
            if name is None:
                menu.addSeparator()
            elif name in self._actions:
                menu.addAction(self._actions[name])
            else:
                content = places[name]
                if isinstance(content, QMenu):
                    menu.addMenu(content)
                else:
                    menu.addActions(content)

    def cheat_sheet(self) -> dict[str, list[tuple[str, str]]]:
        """Menu -> (what, keys) of everything that has keys."""
        groups = {}
        for menu, names in MENUS.items():
            rows = [(spec.text, spec.shortcut) for spec in TABLE if spec.id in names and spec.shortcut]
            if rows:
                groups[plain(menu)] = [(plain(text), native(keys)) for text, keys in rows]
        return groups

    def _make(self, spec: Spec, handler: Callable[..., None]) -> QAction:
        action = QAction(spec.text, self)
        action.setObjectName(spec.id)
        action.setCheckable(spec.checkable)
        if spec.group:
            if spec.group not in self._groups:
                self._groups[spec.group] = QActionGroup(self)
            self._groups[spec.group].addAction(action)
        if spec.shortcut:
            action.setShortcut(QKeySequence(spec.shortcut))
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        keys = f"  ({native(spec.shortcut)})" if spec.shortcut else ""
        action.setToolTip(f"{spec.tip or plain(spec.text)}{keys}")
        action.setStatusTip(spec.tip)
        if spec.checkable and not spec.group:
            action.triggered.connect(handler)
        else:
            action.triggered.connect(lambda _=False: handler())
        return action

    def _paint(self) -> None:
        for spec in TABLE:
            if spec.icon:
                self._actions[spec.id].setIcon(self._theme.icon(spec.icon))


def plain(text: str) -> str:
    """A menu text without its mnemonic and dots."""
    return text.replace("&", "").rstrip("…")


def native(keys: str) -> str:
    """A shortcut as this system writes it."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
