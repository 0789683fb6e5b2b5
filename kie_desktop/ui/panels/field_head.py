"""Above the fields of a document: which one it is, how far the project has come, and what the learner does."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from kie_desktop.session import JobKind, Session
from kie_desktop.session.fields.documents import ProjectDocument
from kie_desktop.session.fields.learning import LearningState
from kie_desktop.ui.language import count, tr, tr_message
from kie_desktop.ui.theme import Theme
from kie_desktop.ui.words import sentence


class FieldHead(QWidget):
    """document_chosen(key): show another document. edit_schema, read_text: the buttons."""

    document_chosen = Signal(str)
    edit_schema = Signal()
    read_text = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._fields, self._theme = session, session.fields, theme
        self.title, self.progress = QLabel(), QLabel(wordWrap=True)
        self.learned, self.twins, self.problems = (QLabel(wordWrap=True) for _ in range(3))
        self.schema_button = QPushButton(tr("Edit fields…"))
        self.unread = QLabel(wordWrap=True)
        self.read_button = QPushButton(tr("Read the text"))
        self.read_button.setProperty("primary", True)
        self.title.setProperty("role", "heading")
        self.progress.setProperty("role", "muted")
        self.twins.setTextFormat(Qt.TextFormat.RichText)
        words = QVBoxLayout()
        words.setSpacing(1)
        for label in (self.title, self.progress, self.learned, self.twins, self.problems):
            words.addWidget(label)
        row = QHBoxLayout()
        row.addLayout(words, 1)
        row.addWidget(self.schema_button, 0, Qt.AlignmentFlag.AlignTop)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(10, 8, 8, 4)
        rows.addLayout(row)
        rows.addWidget(self.unread)  # as wide as the panel, so that its words wrap
        rows.addWidget(self.read_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.schema_button.clicked.connect(self.edit_schema)
        self.read_button.clicked.connect(self.read_text)
        self.twins.linkActivated.connect(self.document_chosen)

    def show_document(self, document: ProjectDocument, problems: Sequence[str]) -> None:
        """Say which document it is, how many are reviewed, and which others seem to be the same one.

        problems: of rules that cannot be computed.
        """
        name = short_name(document.key)
        pages = count(len(document.pages), tr("page"), tr("pages"))
        self.title.setText(name if len(document.pages) == 1 else f"{name} · {pages}")
        self.title.setToolTip(document.key)
        documents = self._fields.documents
        reviewed, settled = sum(one.is_reviewed for one in documents), len(self._fields.survey.settled)
        words = tr("{} of {} reviewed").format(reviewed, len(documents))
        if settled:
            words = tr("{} of {} reviewed; {} more need no look").format(reviewed, len(documents), settled)
        self.progress.setText(words)
        self._show_twins(self._fields.survey.same(document))
        self.problems.setText("\n".join(map(sentence, problems)))
        self.problems.setStyleSheet(f"color: {self._theme.colour('warning').name()}")
        self.problems.setVisible(bool(problems))
        self.show_learning()
        self.show_reading()

    @property
    def is_coming(self) -> bool:
        """Whether the document's text is being read, or is there already for its values to be looked for."""
        document = self._fields.document
        return document is not None and (document.has_text or self._is_reading)

    @property
    def _is_reading(self) -> bool:
        return self._session.jobs.find(JobKind.ANNOTATING) is not None

    def show_reading(self) -> None:
        """Offer to read a document that has no text yet, or say that this is under way."""
        document, is_reading = self._fields.document, self._is_reading
        is_unread = document is not None and not document.has_text
        words = tr("The text is being read.") if is_reading else tr("No text has been read from this document yet.")
        self.unread.setText(words)
        self.unread.setVisible(is_unread)
        self.read_button.setVisible(is_unread and not is_reading)
        self.read_button.setEnabled(not self._session.is_read_only)

    def show_learning(self) -> None:
        """Say what the learner does, or from how many documents it learned."""
        fields = self._fields
        words, token = "", "muted"
        if fields.state is LearningState.LEARNING:
            words = tr("Learning…")
        elif fields.state is LearningState.FAILED:
            words, token = tr_message(fields.failure), "error"
        elif fields.taught:
            words = tr("Learned from {}.").format(count(fields.taught, tr("document"), tr("documents")))
        self.learned.setText(words)
        self.learned.setStyleSheet(f"color: {self._theme.colour(token).name()}")
        self.learned.setVisible(bool(words))

    def _show_twins(self, keys: list[str]) -> None:
        self.twins.setVisible(bool(keys))
        if keys:
            colour = self._theme.colour("accent").name()
            link = f"<a style='color: {colour}' href='{escape(keys[0])}'>{escape(short_name(keys[0]))}</a>"
            words = tr("The same values are on {}: maybe one document twice.").format(link)
            self.twins.setText(f"<span style='color: {self._theme.colour('warning').name()}'>{words}</span>")


def short_name(key: str) -> str:
    """What people call a document: its file without the folder."""
    return key.rsplit("/", 1)[-1]
