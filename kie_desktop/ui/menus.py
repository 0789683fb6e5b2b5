"""Which actions stand in which menu and bar."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from kie_desktop.ui.actions import Actions
from kie_desktop.ui.commands.spec import Spec
from kie_desktop.ui.keys import plain
from kie_desktop.ui.language import tr

RECENT, LABELS, PANELS, STATES, THEMES = "@recent", "@labels", "@panels", "@states", "@themes"
"""Places in a menu whose content the window makes."""

_BY_KEY = tuple(
    f"{what}-{way}{far}" for what in ("move", "grow") for far in ("", "-far") for way in ("left", "right", "up", "down")
)
SUBMENUS: dict[str, tuple[str, tuple[str, ...]]] = {
    "@move": ("Mo&ve and resize", _BY_KEY),
    "@documents": ("&Documents", ("join-documents", "split-document", "split-stack", "split-pages",
                                  "separate-files")),
    "@turn-page": ("Ro&tate page", ("turn-page-right", "turn-page-left", "turn-page-over")),
    "@page-image": ("&Image of this page", ("fit-annotations", "choose-image")),
    "@arrows": ("With &arrow keys", ("go-left", "go-right", "go-up", "go-down", "extend-left", "extend-right",
                                   "extend-up", "extend-down")),
}  # fmt: skip
"""Place in a menu -> title and action ids of a menu of its own."""

MENUS: dict[str, tuple[str | None, ...]] = {
    "&File": ("open-folder", "open-files", "open-project", RECENT, "open-sample", None, "add-files", "import-labels",
              "import-folder", "import-values", None, "export", "export-as", "export-documents", "fields", None,
              "save-picture", "print", None, "settings", None, "close", "quit"),
    "&Edit": ("undo", "redo", "discard-job", None, "edit-text", "split", "merge", "turn-into-mark", "link-selected",
              "delete", None, "select-all", "add-entity", "@move"),
    "&Page": ("previous-page", "next-page", None, "annotate-page", "annotate-selected", "annotate-all", "reread", None,
              "review", "exclude", "hold-out", STATES, "@turn-page", "@page-image", "@documents", "remove-pages",
              None, "find-problems", "next-problem", "previous-problem", "fix-problem"),
    "&Go": ("next-entity", "previous-entity", "@arrows", None, "next-unsure", "previous-unsure", None,
            "next-unlinked", "previous-unlinked", None, "show-letters", None, "focus-page", "focus-next",
            "focus-previous"),
    "&Assist": ("choose-link", "accept-suggestion", "accept-suggestion-next", "propose-links", "link-nearest",
                "unlink", None,
                "accept", "accept-above", None, "label-same-here", "label-same-everywhere", "same-layout", None,
                "auto-advance", "show-suggestions", "show-label-suggestions", "show-text-suggestions"),
    "Fiel&ds": ("show-fields", None, "accept-field", "field-absent", "take-back-field", "set-field", None,
                "accept-sure", None, "edit-schema", "learn-fields", "forget-fields", "save-learned"),
    "&Labels": ("edit-labels", None, LABELS),
    "Re&view": ("find-text", None, "show-changes", "show-statistics", None, "compare-reader", "next-difference",
                "previous-difference", "use-theirs"),
    "T&rain": ("train", "evaluate", None, "show-runs", "next-mistake", "previous-mistake", None, "model-packs",
                "training-environment"),
    "&View": ("fit-content", "fit", "fit-width", "zoom-in", "zoom-out", "actual-size", "turn-left", "turn-right", None,
              "magnifier", "tone", None, "show-legend", "show-links", "show-labels", "patterns", None,
              "panels", PANELS, THEMES),
    "&Tools": ("tool-select", "tool-lasso", "tool-rectangle", "tool-polygon", "tool-link", "tool-field", None,
               "lock-shapes", "snap"),
    "&Help": ("palette", "cheat-sheet", "shortcuts", None, "welcome", "tour", "check-updates", "save-report", None,
              "about"),
}  # fmt: skip
"""Menu -> action ids; None is a line."""

TOOLBAR = (
    "open-folder", None, "undo", "redo", None, "previous-page", "next-page", None, "annotate-page", "annotate-all",
    None, "review",
)  # fmt: skip
TOOLBAR_RIGHT = ("find-problems", "@export", "train")
EXPORT_MENU = ("export-documents", "export", "export-as")
"""What the button Export offers: whoever wants a table does not look for a dataset."""


CANVAS_BAR = ("tool-select", "tool-lasso", "tool-rectangle", "tool-polygon", "tool-link", "tool-field")
CANVAS_BAR_RIGHT = ("show-links", "fit-content")
CANVAS_BAR_MORE = (
    "show-legend", "show-labels", "show-letters", "patterns", None, "magnifier", "tone", None, "fit", "fit-width",
    "actual-size", "zoom-in", "zoom-out", "turn-left", "turn-right", None, "lock-shapes", "snap",
)  # fmt: skip
"""What stands in the menu at the right end of the bar over the page."""

PAGE_MENU = (
    "accept",
    None,
    "edit-text",
    "split",
    "merge",
    "turn-into-mark",
    "choose-link",
    "link-selected",
    "unlink",
    "reread",
    None,
    "delete",
)


def fill(
    menu: QMenu, actions: Actions, names: Iterable[str | None], places: Mapping[str, QMenu | list[QAction]]
) -> None:
    """Put actions into a menu; `places` holds what stands at an `@` name that is no menu of `SUBMENUS`."""
    for name in names:
        if name is None:
            menu.addSeparator()
        elif name in SUBMENUS:
            title, inner = SUBMENUS[name]
            fill(menu.addMenu(tr(title)), actions, inner, places)
        elif name in places:
            content = places[name]
            if isinstance(content, QMenu):
                menu.addMenu(content)
            else:
                menu.addActions(content)
        else:
            menu.addAction(actions[name])


def by_menu(actions: Actions) -> dict[str, list[Spec]]:
    """Menu, in words -> its actions in their order."""
    rows = {spec.id: spec for spec in actions.table}
    groups = {}
    for menu, names in MENUS.items():
        ids = [inner for name in names for inner in (SUBMENUS[name][1] if name in SUBMENUS else (name,)) if name]
        groups[plain(tr(menu))] = [rows[name] for name in ids if name in rows]
    groups[plain(tr("&View"))] += [spec for spec in actions.table if spec.group == "theme"]
    return groups


def cheat_sheet(actions: Actions) -> dict[str, list[tuple[str, str]]]:
    """Menu -> (what, keys) of everything that has keys now."""
    sheet = {
        menu: [(plain(tr(spec.text)), actions.keys(spec.id)) for spec in specs if actions.keys(spec.id)]
        for menu, specs in by_menu(actions).items()
    }
    return {menu: rows for menu, rows in sheet.items() if rows}
