"""Brightness and contrast of the images, for faint scans: only what is seen changes, never a file."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QSlider, QWidget

from kie_desktop.session.session import Session
from kie_desktop.ui.canvas.page_image import Tone
from kie_desktop.ui.canvas.page_view import PageView
from kie_desktop.ui.language import tr

_SETTING = "tone"
"""What the project remembers: {"brightness": -100 to 100, "contrast": -100 to 100}."""
_MOST = 100


class ToneBox(QFrame):
    """Two sliders that pop up over the page. The project remembers where they stand."""

    def __init__(self, session: Session, view: PageView) -> None:
        super().__init__(view, Qt.WindowType.Popup)
        self._session = session
        self._view = view
        self.setObjectName("tone-box")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        rows = QGridLayout(self)
        rows.setContentsMargins(14, 12, 14, 12)
        self.brightness = self._slider(rows, 0, tr("Brightness"))
        self.contrast = self._slider(rows, 1, tr("Contrast"))
        self.reset = QPushButton(tr("Reset"))
        self.reset.clicked.connect(lambda: self._set(Tone()))
        rows.addWidget(self.reset, 2, 0, 1, 3, Qt.AlignmentFlag.AlignRight)
        session.project.opened.connect(self._recall)
        session.project.closed.connect(self._recall)
        self._recall()

    def pop_up(self) -> None:
        """Show the sliders in the upper right corner of the view."""
        self.adjustSize()
        viewport: QWidget = self._view.viewport()
        self.move(viewport.mapToGlobal(QPoint(viewport.width() - self.width() - 12, 12)))
        self.show()
        self.brightness.setFocus(Qt.FocusReason.PopupFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Remember where the sliders stand."""
        super().hideEvent(event)
        tone = self._view.drawing.tone
        self._session.project.remember(_SETTING, {"brightness": tone.brightness, "contrast": tone.contrast})

    def _slider(self, rows: QGridLayout, row: int, name: str) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(-_MOST, _MOST)
        slider.setPageStep(10)
        slider.setMinimumWidth(220)
        slider.setAccessibleName(name)
        value = QLabel("0")
        value.setMinimumWidth(self.fontMetrics().horizontalAdvance("-100") + 4)
        value.setAlignment(Qt.AlignmentFlag.AlignRight)
        slider.valueChanged.connect(value.setNum)
        slider.valueChanged.connect(self._show)
        title = QLabel(name)
        title.setBuddy(slider)
        for column, widget in enumerate((title, slider, value)):
            rows.addWidget(widget, row, column)
        return slider

    def _show(self) -> None:
        self._view.set_tone(Tone(self.brightness.value(), self.contrast.value()))

    def _set(self, tone: Tone) -> None:
        self.brightness.setValue(tone.brightness)
        self.contrast.setValue(tone.contrast)

    def _recall(self) -> None:
        kept = self._session.project.recall(_SETTING)
        values = [kept.get(name) for name in ("brightness", "contrast")] if isinstance(kept, Mapping) else []
        brightness, contrast = (
            max(-_MOST, min(value, _MOST)) if isinstance(value, int) else 0 for value in values or (0, 0)
        )
        self._set(Tone(brightness, contrast))
