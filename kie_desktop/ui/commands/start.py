"""What happens when a folder is opened for the first time: its text is read, and the user says what it is about."""

from __future__ import annotations

from kie_desktop.contract import messages
from kie_desktop.domain.page import ReviewState
from kie_desktop.session import Session
from kie_desktop.ui.commands.fields import FieldCommands
from kie_desktop.ui.commands.group import CommandGroup
from kie_desktop.ui.panels.start_bar import FORM, OWN
from kie_desktop.ui.shell import Shell


class StartCommands(CommandGroup):
    """It has no actions: the session and the start bar call it."""

    def __init__(self, shell: Shell, session: Session, fields: FieldCommands) -> None:
        super().__init__(shell, session)
        self._fields = fields
        self._reads = self._labels = False
        session.fields.schema_changed.connect(self._on_schema_changed)

    def begin(self, has_labels: bool) -> None:
        """A project was made just now. has_labels: label files lie beside its images, which are offered."""
        self._reads, self._labels = bool(self._session.settings["read_at_opening"]) and not has_labels, False
        subject = self._shell.start_page.subject
        self._shell.start_page.set_subject("")
        if subject:
            self.choose(subject)
        else:
            self._shell.start_bar.ask()

    def read(self) -> None:
        """Read the pages that have come: the first one at once, the others when all are there."""
        if self._reads and self._session.summaries:
            self._reads = self._session.project.is_adding
            self._session.annotator.annotate_new(messages.ALL_STEPS if self._labels else {messages.OCR})

    def leave(self) -> None:
        """The project is closed, or another one is opened."""
        self._reads = False
        self._shell.start_bar.hide()

    def _on_schema_changed(self) -> None:
        """Fields say what the pages are about, wherever they were chosen."""
        if self._session.fields.schema is not None:
            self._shell.start_bar.hide()

    def choose(self, subject: str) -> None:
        """Set up the project for what its pages are about, and go on with it."""
        if subject == OWN:
            self._fields.make_schema()
        elif subject != FORM:
            self._fields.use_template(subject)
        else:
            self._labels = True  # also of pages that are still to come
            self._shell.panels.fields.show_keys()
            self._session.annotator.annotate(
                [row.id for row in self._session.summaries if row.state is ReviewState.NEW], is_step=False
            )
