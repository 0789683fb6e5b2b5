"""What the engine is asked for, and what is kept of it until the answer comes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kie_desktop.contract import messages
from kie_desktop.domain.history import PageId
from kie_desktop.domain.label_set import Role
from kie_desktop.domain.page import Page
from kie_desktop.domain.pdf_text import PdfText

GAPS = "gaps"
"""Mode: models fill in what is not there and replace nothing."""
UNTOUCHED = "untouched"
"""Mode: models replace whatever no person touched."""


@dataclass(frozen=True, slots=True)
class Proposing:
    """What to ask the models for. roles: by label, what RE sees of it. renamed: label of a model -> the project's.

    reviewed: the page was reviewed already when this was asked for; one that is reviewed later is left alone.
    """

    steps: frozenset[str] = messages.ALL_STEPS
    mode: str = UNTOUCHED
    model: str = messages.DEFAULT_MODEL
    ocr: str = messages.DEFAULT_OCR
    pdf_text: PdfText = PdfText.AUTO
    roles: Mapping[str, Role] = field(default_factory=dict)
    renamed: Mapping[str, str] = field(default_factory=dict)
    reviewed: bool = False

    @property
    def links_alone(self) -> bool:
        """Whether labels are taken as they are, and nothing but links is asked for."""
        return self.steps == {messages.RE}


@dataclass(frozen=True, slots=True)
class Asked:
    """A request under way. base: the page as the models see it."""

    page_id: PageId
    base: Page
    proposing: Proposing
    reading: Reading | None = None

    @property
    def is_shown(self) -> bool:
        """Whether its progress and errors are shown. Reading that belongs to an edit is not; the log has its errors."""
        return self.reading is None or self.reading.gesture is None


@dataclass(frozen=True, slots=True)
class Reading:
    """Reading one entity again. gesture: of the edit that it belongs to, None where the user asked for it."""

    entity: int
    text: str
    gesture: object | None
