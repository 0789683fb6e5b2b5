"""Text can be read on whatever it stands on: contrast as WCAG 2 measures it, of the tokens and of what is drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from event_loop import application
from PySide6.QtCore import QStringListModel
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import QListView, QListWidget, QTableView, QTreeView

from kie_desktop.ui import icons
from kie_desktop.ui.theme import DARK, LIGHT, Colours, Theme

ENOUGH = 4.5
TEXTS = ("text", "muted", "accent", "error", "warning", "success")
SURFACES = (
    "window", "surface", "raised", "hover", "accent_soft", "error_soft", "warning_soft", "success_soft",
)  # fmt: skip


def luminance(colour: QColor) -> float:
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture(params=["light", "dark"])
def theme(request: pytest.FixtureRequest) -> Iterator[Theme]:
    application()
    made = Theme(application(), str(request.param))
    yield made
    made.set_mode("light")


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_colour_is_readable_on_every_surface(colours: Colours) -> None:
    pairs = [(text, surface) for text in TEXTS for surface in SURFACES] + [("on_accent", "accent")]
    found = {pair: contrast(*(QColor(getattr(colours, token)) for token in pair)) for pair in pairs}
    assert {pair: round(value, 2) for pair, value in found.items() if value < ENOUGH} == {}


@pytest.mark.parametrize("kind", [QListView, QListWidget, QTableView, QTreeView])
@pytest.mark.parametrize("focused", [True, False])
def test_selected_rows_are_drawn_readably(theme: Theme, kind: type, focused: bool) -> None:
    view = kind()
    if isinstance(view, QListWidget):
        view.addItems(["Invoice number", "Total"])
    else:
        view.setModel(QStringListModel(["Invoice number", "Total"], view))
    view.resize(200, 90)
    view.show()
    if focused:
        view.setFocus()
    view.setCurrentIndex(view.model().index(0, 0))
    row = view.visualRect(view.model().index(0, 0)).adjusted(8, 3, -8, -3)
    image = view.viewport().grab(row).toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = Counter(image.pixel(x, y) for x in range(image.width()) for y in range(image.height()))
    ground = QColor.fromRgb(pixels.most_common(1)[0][0])
    assert ground == theme.colour("accent_soft")
    assert max(contrast(QColor.fromRgb(pixel), ground) for pixel in pixels) >= ENOUGH


def test_a_dot_keeps_its_colour_in_a_selected_row():
    theme = Theme(application(), "light")
    icon = QIcon(icons.swatch("#8a5a00"))
    shown = {
        mode: icon.pixmap(12, mode).toImage().pixelColor(6, 6).name()
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected)
    }
    assert set(shown.values()) == {"#8a5a00"}, theme.mode
