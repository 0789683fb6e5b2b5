"""The curves of runs. Imported when they first show: pyqtgraph takes longer to load than the window to open."""

from __future__ import annotations

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGridLayout, QWidget

from kie_desktop.session import TrainingRun
from kie_desktop.ui.language import tr, translatable
from kie_desktop.ui.theme import Theme

PLOTS = {
    "loss": translatable("Loss"),
    "figure": translatable("Right on held-out pages (F1)"),
    "rate": translatable("Learning rate"),
    "speed": translatable("Windows per second"),
}
LINES = ("accent", "success", "warning", "error", "muted")
"""Colour tokens of the runs shown, in turn."""


class Curves(QWidget):
    """Four plots over the steps; every run that is shown is one line in each."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._runs: list[TrainingRun] = []
        self.plots: dict[str, pg.PlotWidget] = {}
        self.lines: dict[str, list[pg.PlotDataItem]] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for place, (name, title) in enumerate(PLOTS.items()):
            plot = pg.PlotWidget()
            plot.setAccessibleName(tr(title))
            plot.setMinimumSize(180, 96)
            plot.setMenuEnabled(False)
            plot.hideButtons()
            plot.setMouseEnabled(x=False, y=False)
            plot.getAxis("left").enableAutoSIPrefix(False)
            plot.getAxis("bottom").enableAutoSIPrefix(False)
            self.plots[name] = plot
            grid.addWidget(plot, place // 2, place % 2)
        self.plots["figure"].setYRange(0, 1)
        theme.changed.connect(self._paint)
        self._paint()

    def show_runs(self, runs: Sequence[TrainingRun]) -> None:
        """Show other runs, or the same ones again, grown."""
        self._runs = list(runs)
        for name, plot in self.plots.items():
            lines = self.lines.setdefault(name, [])
            while len(lines) < len(self._runs):
                lines.append(self._line(plot, name, len(lines)))
            for index, line in enumerate(lines):
                curve = self._curve(index, name)
                line.setData(*curve)

    def colour(self, index: int) -> QColor:
        """The colour of the run at a place of those shown."""
        return self._theme.colour(LINES[index % len(LINES)])

    def _curve(self, index: int, name: str) -> tuple[list[int], list[float]]:
        if index >= len(self._runs):
            return [], []
        history = self._runs[index].history
        curve = {"loss": history.losses, "figure": history.figures, "rate": history.rates, "speed": history.speeds}[
            name
        ]
        return curve.x, curve.y

    def _line(self, plot: pg.PlotWidget, name: str, index: int) -> pg.PlotDataItem:
        colour = self.colour(index)
        symbol = {"symbol": "o", "symbolSize": 5, "symbolBrush": colour, "symbolPen": None} if name == "figure" else {}
        line = pg.PlotDataItem(pen=pg.mkPen(colour, width=2), **symbol)
        plot.addItem(line)
        return line

    def _paint(self) -> None:
        """Take on the theme's colours; lines are drawn anew in theirs."""
        text, border = self._theme.colour("muted"), self._theme.colour("border")
        for name, plot in self.plots.items():
            plot.setBackground(self._theme.colour("surface"))
            plot.setTitle(tr(PLOTS[name]), color=self._theme.colour("text").name(), size="9pt")
            for side in ("left", "bottom"):
                plot.getAxis(side).setPen(pg.mkPen(border))
                plot.getAxis(side).setTextPen(pg.mkPen(text))
            for line in self.lines.pop(name, []):
                plot.removeItem(line)
        self.show_runs(self._runs)
