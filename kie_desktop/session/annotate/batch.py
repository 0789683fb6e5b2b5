"""What came of the pages that were asked for since the models had nothing to do."""

from __future__ import annotations

from dataclasses import dataclass, field

from kie_desktop.domain.history import PageId
from kie_desktop.domain.page import Page, Picture
from kie_desktop.domain.patch import Patch
from kie_desktop.language import tr
from kie_desktop.session.annotate.outcome_messages import BatchSummary, ChangeSummary, ReadSummary
from kie_desktop.session.annotate.requests import Proposing
from kie_desktop.session.sentences import shorten_list


@dataclass
class Batch:
    """Gathered until a message tells it.

    total, done: requests that the user waits for, and those that were answered. texts: sentences of single requests.
    faults, notes: what failed, and what else the user should know. foreign: labels that became background. rotated:
    page -> its picture, and the quarters clockwise that make it upright.
    """

    total: int = 0
    done: int = 0
    texts: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    foreign: set[str] = field(default_factory=set)
    rotated: dict[PageId, tuple[Picture, int]] = field(default_factory=dict)
    read: ReadSummary = field(default_factory=ReadSummary)
    found: BatchSummary = field(default_factory=BatchSummary)
    changed: ChangeSummary = field(default_factory=ChangeSummary)

    def say(self, sentence: str) -> None:
        """Tell it once, of however many requests."""
        if sentence not in self.texts:
            self.texts.append(sentence)

    def add(self, patch: Patch, after: Page, proposing: Proposing) -> None:
        """Count a page that was read or labelled just now."""
        if proposing.only_reads:
            self.read.add(after)
        elif proposing.again:
            self.changed.add(patch, after, proposing)
        else:
            self.found.add(after)

    @property
    def did_label(self) -> bool:
        """Whether any page was labelled."""
        return bool(self.found.pages or self.changed.pages)

    @property
    def level(self) -> str:
        """Of the message."""
        return "warning" if self.faults else "info"

    @property
    def words(self) -> str:
        """The message; "" where there is nothing to tell."""
        parts = [*self.texts, *self.read.words, *self.found.words, *self.changed.words]
        if self.faults:
            parts.append(tr("{} not completed:").format(len(self.faults)))
            parts.append(shorten_list([*dict.fromkeys(self.faults)]))
        if self.notes:
            parts.append(shorten_list([*dict.fromkeys(self.notes)]))
        return "\n".join(parts)
