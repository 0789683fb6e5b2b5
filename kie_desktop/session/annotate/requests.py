"""What the engine is asked for, and what is kept of it until the answer comes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kie_desktop.contract import messages
from kie_desktop.domain.history import PageId
from kie_desktop.domain.label_set import Role
from kie_desktop.domain.page import Page
from kie_desktop.domain.pdf_text import PdfText

NEW_LINES = "new-lines"
"""Mode: lines come where there are none; whatever is there stays."""
UNTOUCHED = "untouched"
"""Mode: models replace whatever no person touched."""
LABEL_AGAIN = frozenset({messages.OCR, messages.SER, messages.RE})
"""Steps that leave the text as it is, where there is any."""
READ_AGAIN = frozenset({messages.REREAD, messages.SER, messages.RE})
"""Steps that read the page again."""


@dataclass(frozen=True, slots=True)
class Proposing:
    """What to ask the models for. roles: by label, what RE sees of it. renamed: label of a model -> the project's.

    reviewed: the page was reviewed already when this was asked for; one that is reviewed later is left alone.
    is_step: somebody asked for this one page, which is an undoable step; of a job over pages it is none (adr/0061).
    brings_labels: labels that the project does not have may come; else they are background (adr/0062).
    again: the pages were annotated before, so that it matters what has changed.
    """

    steps: frozenset[str] = messages.ALL_STEPS
    mode: str = UNTOUCHED
    model: str = messages.DEFAULT_MODEL
    ocr: str = messages.DEFAULT_OCR
    pdf_text: PdfText = PdfText.AUTO
    roles: Mapping[str, Role] = field(default_factory=dict)
    renamed: Mapping[str, str] = field(default_factory=dict)
    reviewed: bool = False
    is_step: bool = True
    brings_labels: bool = True
    again: bool = False

    @property
    def only_reads(self) -> bool:
        """Whether neither labels nor links are asked for."""
        return not self.steps & {messages.SER, messages.RE}

    @property
    def links_alone(self) -> bool:
        """Whether labels are taken as they are, and nothing but links is asked for."""
        return self.steps == {messages.RE}


@dataclass(frozen=True, slots=True)
class Asked:
    """A request under way. base: the page as the models see it. in_pool: by one of the engines for many pages."""

    page_id: PageId
    base: Page
    proposing: Proposing
    reading: Reading | None = None
    in_pool: bool = False

    @property
    def is_shown(self) -> bool:
        """Whether its progress and errors are shown. Reading that belongs to an edit is not; the log has its errors."""
        return self.reading is None or self.reading.is_asked


@dataclass(frozen=True, slots=True)
class Reading:
    """Reading one entity again. gesture, text: of the step that it belongs to.

    is_asked: the user asked for it; else it comes of an edit, quietly.
    """

    entity: int
    text: str
    gesture: object
    is_asked: bool
