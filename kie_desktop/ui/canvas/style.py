"""Pens, fills and tags of entities and links.

Everything here lies on the page, and a page is paper in the light and the dark theme alike; so
these colours come from the label set and from constants, not from the theme.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap

from kie_desktop.domain.geometry import Box, Polygon
from kie_desktop.domain.label_set import LabelSet, Role, is_background
from kie_desktop.domain.page import Entity, EntityKind

PAPER = QColor("#ffffff")
TRANSPARENT = QColor(0, 0, 0, 0)
SELECTION = QColor("#2f55e6")
LINK = QColor("#39406b")
GUIDE = QColor("#d6246e")
LETTERS = QColor("#1c2033")
PLACE = QColor("#8a2bc2")
"""Where the value of a field stands."""

FILL_ALPHA = 38
BACKGROUND_FILL_ALPHA = 16
HOVER_FILL_ALPHA = 70
PATTERN_ALPHA = 110
_PATTERNS = {
    Role.HEADER: Qt.BrushStyle.HorPattern,
    Role.KEY: Qt.BrushStyle.BDiagPattern,
    Role.VALUE: Qt.BrushStyle.FDiagPattern,
}
_COSMETIC = QPen(Qt.GlobalColor.black, 1.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin)
_COSMETIC.setCosmetic(True)
NO_PEN, NO_BRUSH = QPen(Qt.PenStyle.NoPen), QBrush(Qt.BrushStyle.NoBrush)
"""Made once: each enum that is handed to Qt is two more calls of Python."""
TICK_EDGE = QPen(_COSMETIC)
TICK_EDGE.setColor(PAPER)
"""Around the tick of a mark, so that it stands out from ink below it."""
TAG_HEIGHT = 12.0
"""Height of a label's tag, in pixels of the view."""

EntityStyle = tuple[str, bool]
"""Label name without case, and whether the model was unsure: entities that look alike."""
MARK_NAME, CODE_NAME = "\0mark", "\0code"
"""In place of a label's name: no label is called so."""
MARK = QColor("#00796b")
CODE = QColor("#9a5b00")
_OF_KINDS = {MARK_NAME: MARK, CODE_NAME: CODE}


def entity_style(entity: Entity, unsure_below: float) -> EntityStyle:
    """What an entity looks like, as a key for batching. Marks and codes without a label have looks of their own."""
    name = entity.label.casefold()
    if not entity.is_line and is_background(name):
        name = MARK_NAME if entity.kind is EntityKind.MARK else CODE_NAME
    return name, entity.is_unsure(unsure_below)


def tick_shape(box: Box) -> Polygon:
    """A tick over the upper left corner of a checked mark: what is ticked on the page below stays in view.

    The tag of the option beside it stands on the right.
    """
    x1, y1, x2, y2 = box
    side = min(x2 - x1, y2 - y1)
    left, top = x1 - 0.5 * side, y1 - 0.5 * side
    return tuple((left + x * side, top + y * side) for x, y in _TICK)


_TICK = ((0.0, 0.5), (0.14, 0.36), (0.32, 0.54), (0.72, 0.1), (0.86, 0.24), (0.32, 0.82))


def label_colour(label_set: LabelSet, name: str) -> QColor:
    """The colour of a label; that of `other` for a name that is not in the set."""
    if name in _OF_KINDS:
        return QColor(_OF_KINDS[name])
    return QColor((label_set[name] if name in label_set else label_set.background).colour)  # noqa: SIM401  (a label set has no `get`)


def short_names(label_set: LabelSet) -> dict[str, str]:
    """As few letters of each label as tell it from the others, by its name without case."""
    names = [name.casefold() for name in label_set.names]
    result = {}
    for name in names:
        others = [other for other in names if other != name]
        length = next(
            (n for n in range(1, len(name)) if not any(other.startswith(name[:n]) for other in others)), len(name)
        )
        result[name] = name[:length].capitalize()
    return result


def fill(label_set: LabelSet, name: str, alpha: int = FILL_ALPHA) -> QBrush:
    """A translucent fill in the colour of a label; fainter for `other`."""
    colour = label_colour(label_set, name)
    if alpha == FILL_ALPHA and name.casefold() == label_set.background.name.casefold():
        alpha = BACKGROUND_FILL_ALPHA
    colour.setAlpha(alpha)
    return QBrush(colour)


def pattern(label_set: LabelSet, name: str) -> QBrush | None:
    """Hatching that tells labels apart without colour: by role, and one for all labels without a role.

    None for `other`, which stays bare.
    """
    known = name in label_set
    if not known or label_set[name] is label_set.background:
        return None
    colour = label_colour(label_set, name)
    colour.setAlpha(PATTERN_ALPHA)
    return QBrush(colour, _PATTERNS.get(label_set.role_of(name), Qt.BrushStyle.CrossPattern))


def hairline(colour: QColor, dashed: bool = False) -> QPen:
    """A line one device pixel wide at every zoom: Qt's fast path, ten times quicker than 1.5."""
    return cosmetic(colour, 1.0, dashed)


def cosmetic(colour: QColor, width: float, dashed: bool = False) -> QPen:
    """A line of the same width on the screen at every zoom."""
    pen = QPen(_COSMETIC)
    pen.setColor(colour)
    pen.setWidthF(width)
    if dashed:
        pen.setDashPattern([4.0, 3.0])
    return pen


def tag_font() -> QFont:
    """Small but readable, of the size in the view's pixels whatever the desktop's font is."""
    font = QFont()
    font.setPixelSize(9)
    font.setWeight(QFont.Weight.DemiBold)
    return font


@cache
def tag(text: str, colour: str, ratio: float) -> QPixmap:
    """A small flag in device pixels that tells labels apart without colour."""
    font = tag_font()
    text = text if len(text) <= 12 else f"{text[:11]}…"
    width = max(TAG_HEIGHT - 1, QFontMetricsF(font).horizontalAdvance(text) + 6)
    pixmap = QPixmap(round(width * ratio), round(TAG_HEIGHT * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.scale(ratio, ratio)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ground = QColor(colour)
    painter.setBrush(ground)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(QRectF(0, 0, width, TAG_HEIGHT), 3, 3)
    painter.setPen(QColor("#ffffff") if ground.lightnessF() < 0.62 else QColor("#1c2033"))
    painter.setFont(font)
    painter.drawText(QRectF(0, 0, width, TAG_HEIGHT), Qt.AlignmentFlag.AlignCenter, text)
    painter.end()
    return pixmap
