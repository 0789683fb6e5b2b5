"""How dates and numbers are written on the pages of a project, guessed from its lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from kie_desktop.domain.history import PageId
from kie_desktop.domain.settings_files import MISFIT
from kie_desktop.fields.schema import DateOrder, DecimalSign, Schema
from kie_desktop.jobs.background import Report
from kie_desktop.jobs.job import Job, JobKind
from kie_desktop.language import translatable
from kie_desktop.session.editor import Editor
from kie_desktop.session.project.reading import readable_pages
from kie_desktop.store import ProjectFile

WRITING = "fields-writing"
"""Project setting: `GuessedWriting` as [date order, decimal sign, currency, pages]."""
_MOST_READ = 200
_GUESS = Job(JobKind.GUESSING_WRITING, translatable("Looking how dates are written"), may_be_dropped=True)


@dataclass(frozen=True, slots=True)
class GuessedWriting:
    """A guess; AUTO and "" where the pages do not say. currency: ISO 4217. pages: from how many it was made."""

    date_order: DateOrder = DateOrder.AUTO
    decimal: DecimalSign = DecimalSign.AUTO
    currency: str = ""
    pages: int = 0


class WritingGuess(QObject):
    """Guesses when a project gets a schema, and again when twice as many of its pages have lines. guessed."""

    guessed = Signal()

    def __init__(self, editor: Editor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._is_needed = False
        self.guess = GuessedWriting()

    def begin(self, schema: Schema | None) -> None:
        """Guess what a schema leaves open."""
        self._is_needed = schema is not None and (
            schema.date_order is DateOrder.AUTO or schema.decimal is DecimalSign.AUTO or not schema.currency
        )
        self.guess = _guess_of(self._editor.recall(WRITING)) if self._is_needed else GuessedWriting()
        self.guess_soon()

    def guess_soon(self) -> None:
        """Guess in a thread, where there is much more to see than last time."""
        pages = [row.id for row in self._editor.summaries if row.entities]
        if self._is_needed and len(pages) > 2 * self.guess.pages and min(len(pages), _MOST_READ) > self.guess.pages:
            step = max(len(pages) // _MOST_READ, 1)
            work = partial(_look, pages[::step][:_MOST_READ])
            self._editor.read_in_background(_GUESS, work, self._on_guessed)

    def _on_guessed(self, guess: GuessedWriting) -> None:
        before, self.guess = self.guess, guess
        row = [guess.date_order.value, guess.decimal.value, guess.currency, guess.pages]
        self._editor.remember(WRITING, row)
        if (before.date_order, before.decimal, before.currency) != (guess.date_order, guess.decimal, guess.currency):
            self.guessed.emit()


def _look(page_ids: Sequence[PageId], file: ProjectFile, report: Report) -> GuessedWriting:
    texts: list[str] = []
    for _, page in readable_pages(file, page_ids, report):
        texts += [entity.text for entity in page.entities.values()]
    return guess_writing(texts, len(page_ids))


def guess_writing(texts: Sequence[str], pages: int = 0) -> GuessedWriting:
    """How most dates and numbers of some lines are written, and the currency that most amounts are in."""
    from kie_desktop.fields.amounts import currency_of, guess_decimal
    from kie_desktop.fields.dates import guess_order

    short = [text for text in texts if len(text) < 400 and any(map(str.isdigit, text))]
    found = Counter(currency for currency in map(currency_of, short) if currency)
    currency = found.most_common(1)[0][0] if found else ""
    return GuessedWriting(guess_order(short, DateOrder.AUTO), guess_decimal(short), currency, pages)


def _guess_of(value: object) -> GuessedWriting:
    """The guess that a project keeps; none where it keeps none or it is damaged."""
    if not isinstance(value, list) or len(value) != 4:
        return GuessedWriting()
    order, decimal, currency, pages = value
    try:
        return GuessedWriting(DateOrder(order), DecimalSign(decimal), str(currency), int(pages))
    except MISFIT:
        return GuessedWriting()
