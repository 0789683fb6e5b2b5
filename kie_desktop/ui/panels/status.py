"""The bottom bar: what goes on, how far it is, zoom and the page's state."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QSizePolicy, QStatusBar, QWidget

from kie_desktop.domain.page import Page
from kie_desktop.session import Session
from kie_desktop.ui.item_models.pages import STATE_NAMES, STATE_TOKENS
from kie_desktop.ui.language import count, tr
from kie_desktop.ui.theme import Theme
from kie_desktop.ui.words import shortened

SAID_MS = 6000
"""So long the bar says what was done."""


class StatusBar(QStatusBar):
    """Follows the session: jobs with progress and a cancel button, the page, the zoom."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self.setSizeGripEnabled(False)
        self.job = QLabel()
        self.job.setMinimumWidth(1)  # it gives way to what stands at the right, and is cut rather than painted over
        self.job.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.job.setAccessibleName(tr("Current work"))
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(160)
        self.progress.setAccessibleName(tr("Progress"))
        self.cancel = QPushButton(tr("Cancel"))
        self.cancel.setToolTip(tr("Stop after the current page"))
        self.cancel.clicked.connect(session.jobs.cancel_all)
        self.rights = QLabel(tr("Read only"))
        self.rights.setToolTip(tr("You can only view and export this project; copy its folder to make changes"))
        self.page = QLabel()
        self.state = QLabel()
        self.zoom = QLabel()
        self.zoom.setAccessibleName(tr("Zoom"))
        self.zoom.setMinimumWidth(self.fontMetrics().horizontalAdvance("1000 %") + 16)
        self.zoom.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.said = QLabel()
        self.said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.said.setAccessibleName(tr("What was done"))
        self._said_for = QTimer(self, singleShot=True, interval=SAID_MS)
        self._said_for.timeout.connect(self._say_nothing)
        for widget in (self.progress, self.cancel):
            self.addWidget(widget)
        for words in (self.job, self.said):
            self.addWidget(words, 1)
        for label in (self.rights, self.page, self.state, self.zoom):
            self.addPermanentWidget(label)
        session.jobs.changed.connect(self.refresh_jobs)
        for signal in (session.pages.page_shown, session.pages.shown_edited, session.project.closed):
            signal.connect(self.refresh_page)
        session.editor.history_changed.connect(self._say_nothing)  # what was undone may be done again
        theme.changed.connect(self.refresh_page)
        self.refresh_jobs()
        self.refresh_page()

    def say(self, words: str) -> None:
        """Say for a moment what was done."""
        self.said.setText(words)
        self.said.setToolTip(words)
        self._said_for.start()

    def _say_nothing(self) -> None:
        if self.said.text():
            self.say("")

    def show_zoom(self, factor: float) -> None:
        """Screen pixels per image pixel; 1.0 is 100 %."""
        self.zoom.setText(f"{factor:.0%}".replace("%", " %"))

    def refresh_jobs(self) -> None:
        """Show what the session's jobs do, or nothing."""
        jobs = self._session.jobs.states
        for widget in (self.job, self.progress, self.cancel):
            widget.setVisible(bool(jobs))
        if not jobs:
            self.job.setText("")
            return
        job = jobs[0]
        title = tr(job.title)
        words = f"{title}: {job.text}" if job.text else title
        if job.total:
            done = min(job.done + 1, job.total)
            words += tr(" ({done} of {total})").format(done=done, total=job.total)
        self.job.setToolTip(words)
        words = shortened(words)
        self.job.setText(tr("{}, {} more waiting").format(words, len(jobs) - 1) if len(jobs) > 1 else words)
        self.progress.setRange(0, job.total)  # 0 to 0 is Qt's "nobody can say how long"
        if job.total:  # Qt paints all that waits for it at once, as the page of a project that is being opened
            self.progress.setValue(job.done)

    def refresh_page(self) -> None:
        """Show counts and state of the page."""
        is_read_only = self._session.is_read_only
        self.rights.setVisible(is_read_only)
        if is_read_only:
            _style(self.rights, f"color: {self._theme.colour('warning').name()}; font-weight: 600")
        page: Page | None = self._session.page
        self.page.setText(_counts(page) if page else "")
        self.state.setText(f"● {tr(STATE_NAMES[page.state])}" if page else "")
        if page:
            _style(self.state, f"color: {self._theme.colour(STATE_TOKENS[page.state]).name()}")
        self.zoom.setVisible(page is not None)


def _style(label: QLabel, sheet: str) -> None:
    """Give a label a style sheet if it has another one: Qt looks a whole widget through for each that is set."""
    if label.styleSheet() != sheet:
        label.setStyleSheet(sheet)


def _counts(page: Page) -> str:
    entities = count(len(page.entities), tr("entity"), tr("entities"))
    words = tr(", ").join([entities, count(len(page.links), tr("link"), tr("links"))])
    return f"{words}   {page.width} × {page.height}"
