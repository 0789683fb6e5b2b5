"""The networks of this process, which read pages where no others do and are kept for the next page."""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kie_desktop.api.document import PageReading
from kie_desktop.api.errors import KieError
from kie_desktop.contract import messages
from kie_desktop.fields.rereading import Reread

if TYPE_CHECKING:
    from kie_desktop.runtime.page_reader import PageReader

log = logging.getLogger(__name__)

_reader: PageReader | None = None
_rereader: PageReader | None = None
_reading = threading.Lock()
"""Held while a page is read in this process: OCR engines are not safe to share between threads."""


def read_here(request: messages.Annotate) -> messages.AnnotateResult | KieError:
    """An answer of this process's own reader, which keeps its networks for the next page."""
    global _reader  # noqa: PLW0603 - the networks of this process
    from kie_desktop.runtime.page_reader import PageReader

    with _reading:
        _reader = _reader or PageReader()
        try:
            return _reader.annotate(request)
        except KieError as fault:
            return fault
        except MemoryError:
            message = "not enough memory for this page; scale it down or close other programs"
            return KieError(f"{request.image}: {message}")
        finally:
            _reader.forget_image()


def rereading(readings: Sequence[PageReading]) -> Reread:
    """What reads lines of these pages again, from their pictures, where their text was read from them as well."""

    def reread(place: int, line: int, among: str) -> list[tuple[str, float]]:
        global _rereader  # noqa: PLW0603 - the recogniser of this process
        from kie_desktop.runtime.page_reader import PageReader

        reading = readings[place]
        if reading.ocr == messages.NO_OCR:
            return []
        points = reading.upright.entities[line].points
        with _reading:
            _rereader = _rereader or PageReader()
            try:
                source = reading.source
                return _rereader.alternatives(
                    str(source.path), source.frame, reading.quarter_turns, points, among, reading.page.size
                )
            except KieError as fault:  # the picture is gone; its page stays as it was read
                log.warning("%s: a line cannot be read again (%s)", reading.source.path, fault)
                return []

    return reread
