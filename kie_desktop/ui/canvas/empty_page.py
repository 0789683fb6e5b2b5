"""Says on a page that was read, and on which no text was found, why that may be and what to do."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject

from kie_desktop.domain.emptiness import Emptiness, why_empty
from kie_desktop.session import Session
from kie_desktop.ui.canvas.notice import Notice
from kie_desktop.ui.language import tr, translatable

_WORDS = {
    Emptiness.BLANK: translatable("No text was found: the page is blank. Exclude it, or remove it from the project."),
    Emptiness.DARK: translatable("No text was found: the image is nearly all dark. Scan or photograph it again."),
    Emptiness.SMALL: translatable(
        "No text was found: the image has only {width} × {height} pixels. Open a larger one."
    ),
    Emptiness.LARGE: translatable(
        "No text was found: print is too small on a sheet of {width} × {height} pixels. Cut it up and open the parts."
    ),
    Emptiness.UNKNOWN: translatable(
        "No text was found. If there is any, scan the page again, sharper or larger, or draw boxes around the text."
    ),
}


class EmptyPage(QObject):
    """Follows the page that shows, and what was read; make it once the canvas follows the session itself."""

    def __init__(self, session: Session, notice: Notice, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._notice = notice
        self._shown: tuple[int | None, NDArray[np.uint8] | None] = None, None
        self._is_told = False
        session.pages.page_shown.connect(self._forget)
        session.project.closed.connect(self._forget)
        session.images.image_ready.connect(self._on_image_ready)
        session.pages.shown_edited.connect(self._tell)
        session.annotator.nothing_found.connect(self._tell)

    def _forget(self) -> None:
        self._shown = None, None
        self._is_told = False

    def _on_image_ready(self, page_id: int, pixels: NDArray[np.uint8]) -> None:
        self._shown = page_id, pixels
        self._is_told = False
        self._tell()

    def _tell(self) -> None:
        """Say it, or take it back once there is something on the page."""
        page, (page_id, pixels) = self._session.page, self._shown
        if page is None or pixels is None or page_id is None or page_id != self._session.page_id:
            return
        if not self._session.annotator.found_nothing(page_id, page):
            if self._is_told:
                self._notice.withdraw()
            self._is_told = False
        elif not self._is_told:
            self._is_told = True
            words = tr(_WORDS[why_empty(pixels, page.width, page.height)])
            self._notice.say(words.format(width=page.width, height=page.height), on_page=True)
