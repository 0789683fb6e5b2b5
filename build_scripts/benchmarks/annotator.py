"""A perfect annotator in front of the real window: knows the answer, makes no slip, and counts every action.

One action is one key (or combination of keys held together) or one gesture of the mouse that the window gets as a
person's hand would give it. Nothing is edited in any other way, and what does not lead where it should is counted
too. `mouse_annotator` and `keyboard_annotator` say what they work with; `build_scripts.benchmarks.skill` plans. Both

- give all labels first, to entities that are selected together, or to fewer of them where G gives it to the rest
  because that looks alike;
- where labels were changed, press J once a page to have the links proposed again, and Ctrl+Z where there is more to
  mend then than before;
- remove wrong links, and draw missing ones: several at once where keys and values can be selected together;
- leave a right page by Ctrl+Page Down. It confirms all that is on the page, so nothing is accepted one by one.
"""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from build_scripts.benchmarks.skill import Hands, click, cost_of_links, pairs_of, to_relabel
from kie_desktop.domain.alike import alike
from kie_desktop.domain.edits import set_label
from kie_desktop.domain.page import Page, ReviewState
from kie_desktop.domain.patch import apply
from kie_desktop.ui.main_window import MainWindow


class Annotator(ABC):
    """Works on the page that shows, fitted into the window. proposes: there is a model to ask for links again."""

    def __init__(self, window: MainWindow, *, proposes: bool) -> None:
        self._window = window
        self._session = window.session
        self._proposes = proposes
        self._actions = 0

    def annotate(self, gold: Page) -> Counter[str]:
        """Make the page that shows equal to `gold` in labels and links, and mark it reviewed.

        The entities of both are the same. Returns the actions, by what they were for.
        Raises RuntimeError where the window does not get there.
        """
        done: Counter[str] = Counter()
        parts = {
            "labels": self._label,
            "links proposed again": self._propose,
            "wrong links": self._unlink,
            "missing links": self._link,
            "going on": lambda _: self._press("review"),
        }
        page_id = self._session.page_id
        assert page_id is not None
        self._window.canvas.fit()
        self._is_relabelled = False
        for part, work in parts.items():
            self._actions = 0
            work(gold)
            done[part] = self._actions
        page = self._session.pages.page_of(page_id)
        labels = {entity.id: entity.label for entity in page.entities.values()}
        right = labels == {entity.id: entity.label for entity in gold.entities.values()}
        if not right or pairs_of(page) != pairs_of(gold) or page.state is not ReviewState.REVIEWED:
            raise RuntimeError(f"{gold.image}: the page is not as it should be after annotating it")
        return done

    @property
    def _page(self) -> Page:
        page = self._session.page
        assert page is not None
        return page

    @property
    @abstractmethod
    def _hands(self) -> Hands:
        """What things cost on this page."""

    @abstractmethod
    def _label(self, gold: Page) -> None:
        """Give the right labels; notes in `_is_relabelled` whether there were others."""

    @abstractmethod
    def _unlink(self, gold: Page) -> None:
        """Remove wrong links."""

    @abstractmethod
    def _link(self, gold: Page) -> None:
        """Draw missing links."""

    @abstractmethod
    def _press(self, action: str) -> None:
        """Press the key of an action of the window."""

    def _accept_labels(self, gold: Page) -> None:
        """Press G where all labels that the window suggests are right."""
        offered = self._window.canvas.overlay.suggested_labels
        if offered and all(gold.entities[key].label == given for key, given in offered.items()):
            self._press("accept-suggestion")

    def _seeds(self, gold: Page, label: str, entities: list[int]) -> list[int]:
        """Of entities that need a label so many that G gives it to the others, if that saves any action."""
        chosen = list(entities)
        for entity_id in sorted(entities, key=lambda key: -self._hands.to_select(click(key))):
            fewer = [key for key in chosen if key != entity_id]
            if fewer and self._spreads(gold, label, fewer, {*entities}):
                chosen = fewer
        return chosen if self._cost(gold, label, chosen) + 1 < self._cost(gold, label, entities) else entities

    def _spreads(self, gold: Page, label: str, given: list[int], wanted: set[int]) -> bool:
        """Whether G gives a label to all that need it, and to nothing else, once some have it."""
        page = self._page
        gestures = to_relabel(page, gold, label, given, self._hands)
        changed = {key for gesture in gestures for key in gesture.takes if page.entities[key].label != label}
        before = {page.entities[key].label for key in changed}
        offered = alike(apply(page, set_label(page, changed, label)), changed, before)
        return wanted <= offered | changed and all(gold.entities[key].label == label for key in offered)

    def _cost(self, gold: Page, label: str, entities: list[int]) -> int:
        return sum(map(self._hands.to_select, to_relabel(self._page, gold, label, entities, self._hands)))

    def _unlink_selected(self) -> None:
        """Take all links away from what is selected; two that are linked with each other lose that link first."""
        self._press("unlink")
        if any(self._session.selection.entities & {*key} for key in self._page.links):
            self._press("unlink")

    def _propose(self, gold: Page) -> None:
        labels, before = self._session.label_set, self._page
        cost = cost_of_links(before, gold, labels, self._hands)
        if not (self._proposes and self._is_relabelled and cost > 1):
            return
        self._press("propose-links")
        wait(lambda: not self._session.jobs.states, "links")
        if cost_of_links(self._page, gold, labels, self._hands) > cost + 1:
            self._press("undo")


def wait(condition: Callable[[], bool], what: str, patience_s: float = 120.0) -> None:
    """Let the window work until something is so; the engine has the processor meanwhile. Raises RuntimeError."""
    end = time.monotonic() + patience_s
    while not condition():
        if time.monotonic() > end:
            raise RuntimeError(f"the window waits in vain for {what}")
        QApplication.processEvents()
        time.sleep(0.001)
