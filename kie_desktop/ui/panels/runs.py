"""The runs of the project: how they go, what they reached, and what can be done with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QIcon, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from kie_desktop.session import Run, RunState, Session
from kie_desktop.ui import icons
from kie_desktop.ui.item_models.pages import count
from kie_desktop.ui.theme import Theme
from kie_desktop.ui.words import duration

if TYPE_CHECKING:
    from kie_desktop.ui.panels.curves import Curves

STATE_NAMES = {
    RunState.WAITING: "waits",
    RunState.RUNNING: "trains",
    RunState.MEASURING: "is measured",
    RunState.FINISHED: "finished",
    RunState.STOPPED: "stopped",
    RunState.FAILED: "failed",
}
STATE_TOKENS = {
    RunState.WAITING: "muted",
    RunState.RUNNING: "accent",
    RunState.MEASURING: "accent",
    RunState.FINISHED: "success",
    RunState.STOPPED: "warning",
    RunState.FAILED: "error",
}
REDRAW_MS = 250
"""Steps may be quicker than anyone can look."""


class RunsPanel(QWidget):
    """List on the left, curves in the middle, result and log on the right. train: the user wants a new run.

    Several selected runs are compared in the curves; the rest is about the latest selected.
    """

    train = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._session = session
        self._runs = session.runs
        self._theme = theme
        self.curves: Curves | None = None
        self.list = QListWidget()
        self.list.setAccessibleName("Runs")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSpacing(2)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.train_button = QPushButton("Train…")
        self.state = QLabel()
        self.progress = QProgressBar(textVisible=False)
        self.progress.setAccessibleName("Progress of the run")
        self.stop_button = QPushButton("Stop")
        self.resume_button = QPushButton("Resume")
        self.folder_button = QPushButton("Open folder")
        self.use_button = QPushButton("Use this model")
        self.result = QLabel()
        self.log = QPlainTextEdit(readOnly=True)
        self._redraw = QTimer(self, singleShot=True, interval=REDRAW_MS)
        self._lay_out()
        self._connect()

    @property
    def run(self) -> Run | None:
        """The run that the panel is about."""
        item = self.list.currentItem()
        return self._runs.find(item.data(Qt.ItemDataRole.UserRole)) if item is not None else None

    # --- putting together

    def _lay_out(self) -> None:
        self._middle = QVBoxLayout()
        left = _column(self.list, self.train_button)
        middle = QWidget()
        middle.setLayout(self._middle)
        self._middle.setContentsMargins(0, 0, 0, 0)
        buttons = QHBoxLayout()
        self.state.setWordWrap(True)
        for button in (self.stop_button, self.resume_button, self.use_button, self.folder_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.use_button.setProperty("primary", True)
        self.use_button.setToolTip("Make a model pack of this run, and pre-annotate with it from now on")
        self.result.setTextFormat(Qt.TextFormat.RichText)
        self.log.setAccessibleName("Log of the run")
        self.log.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.state)
        column.addWidget(self.progress)
        column.addLayout(buttons)
        column.addWidget(self.result)
        column.addWidget(self.log, 1)
        splitter = QSplitter()
        for part, stretch in ((left, 1), (middle, 3), (right, 3)):
            splitter.addWidget(part)
            splitter.setStretchFactor(splitter.count() - 1, stretch)
            splitter.setCollapsible(splitter.count() - 1, False)
        letter = self.fontMetrics().averageCharWidth()
        splitter.setSizes([34 * letter, 90 * letter, 70 * letter])
        splitter.setHandleWidth(12)
        around = QHBoxLayout(self)
        around.setContentsMargins(10, 8, 10, 10)
        around.addWidget(splitter)

    def _connect(self) -> None:
        self._runs.changed.connect(self._refresh)
        self._runs.progressed.connect(self._redraw_soon)
        self._redraw.timeout.connect(self._show)
        self._theme.changed.connect(self._refresh)
        self.list.itemSelectionChanged.connect(self._show)
        self.train_button.clicked.connect(self.train)
        self.stop_button.clicked.connect(self._stop)
        self.resume_button.clicked.connect(self._resume)
        self.use_button.clicked.connect(self._use)
        self.folder_button.clicked.connect(self._open_folder)

    def showEvent(self, event: QShowEvent) -> None:
        """Load the curves when they first show."""
        if self.curves is None:
            from kie_desktop.ui.panels.curves import Curves

            self.curves = Curves(self._theme)
            self._middle.addWidget(self.curves)
        self._refresh()
        super().showEvent(event)

    # --- following the runs

    def _refresh(self) -> None:
        """Another list or another state of a run; a new run is selected."""
        if not self.isVisible():
            return
        runs = self._runs.all
        known = [self.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self.list.count())]
        names = [run.name for run in runs]
        if known != names:
            self.list.clear()
            for name in names:
                item = QListWidgetItem()
                item.setData(Qt.ItemDataRole.UserRole, name)
                self.list.addItem(item)
            self.list.setCurrentRow(self._row_to_show(runs))
        for row, run in enumerate(runs):
            self.list.item(row).setText(f"{run.name}\n{_summary(run)}")
            self.list.item(row).setForeground(self._theme.colour(STATE_TOKENS[run.state]))
        self._show()

    def _row_to_show(self, runs: list[Run]) -> int:
        active = self._runs.active
        return runs.index(active) if active in runs else len(runs) - 1

    def _redraw_soon(self) -> None:
        if self.isVisible() and not self._redraw.isActive():
            self._redraw.start()

    def _show(self) -> None:
        """Everything about the run that is selected."""
        run = self.run
        self._show_curves()
        for widget in (self.progress, self.stop_button, self.resume_button, self.use_button, self.folder_button):
            widget.setVisible(run is not None)
        self.state.setText(self._words(run) if run else "No runs yet. Train makes a model of what was reviewed.")
        self.result.setText(self._table(run) if run else "")
        self.result.setVisible(bool(self.result.text()))
        self._show_log(run.log_lines() if run else [])
        if run is None:
            return
        self.progress.setRange(0, max(1, run.history.steps))
        self.progress.setValue(run.history.step)
        is_active, is_stopping = run is self._runs.active, self._runs.is_stopping
        self.progress.setVisible(run.state is RunState.RUNNING)
        self.stop_button.setVisible(run.state in (RunState.RUNNING, RunState.WAITING))
        self.stop_button.setText("End now" if is_active and is_stopping else "Stop")
        self.stop_button.setToolTip(
            "What was learned since the latest checkpoint is lost"
            if is_active and is_stopping
            else "Ends after this step and saves, so that the run can be resumed"
        )
        self.resume_button.setVisible(run.can_resume)
        self.use_button.setVisible(run.can_be_used)
        self.use_button.setEnabled(not self._runs.is_making_pack)

    def _show_curves(self) -> None:
        """The curves of every selected run; a dot in the list tells which is which."""
        if self.curves is None:
            return
        shown: list[Run] = []
        for row in range(self.list.count()):
            item = self.list.item(row)
            run = self._runs.find(item.data(Qt.ItemDataRole.UserRole))
            if run is not None and item.isSelected():
                item.setIcon(QIcon(icons.swatch(self.curves.colour(len(shown)).name())))
                shown.append(run)
            else:
                item.setIcon(QIcon())
        self.curves.show_runs(shown)

    def _words(self, run: Run) -> str:
        history = run.history
        if run.state is RunState.RUNNING:
            if self._runs.is_stopping:
                return f"{run.name} stops after this step and saves."
            if not history.step:
                return f"{run.name} starts."
            left = f", about {duration(history.eta_s)} left" if history.eta_s else ""
            epochs = history.started.epochs if history.started else run.config.epochs
            return f"{run.name}: epoch {history.epoch} of {epochs}, step {history.step} of {history.steps}{left}."
        words = f"{run.name} {STATE_NAMES[run.state]}"
        if run.state is RunState.FINISHED and history.started:
            words += f" after {count(history.step, 'step', 'steps')}"
        worse = (
            "The old model reads the pages held out better: keep it, or train on more pages." if run.is_worse else ""
        )
        lines = [f"{words}.", worse, run.message, *history.warnings[-2:]]
        if history.found and not run.message:
            lines.append(f"The check found {count(len(history.found), 'fault', 'faults')} that do not stop it: ")
            lines[-1] += history.found[0] if len(history.found) == 1 else "Find problems lists those of the pages."
        return "\n".join(line for line in lines if line)

    def _table(self, run: Run) -> str:
        """Old and new model on the pages held out."""
        if not run.scores:
            return ""
        names = ("precision", "recall", "hmean")
        heads = [f"<th align='left'>{run.task.upper()} on the pages held out</th>", *map(_cell, names)]
        rows = ["".join(heads)]
        for which, words in (("old", "before"), ("new", "now")):
            score = run.scores.get(which)
            shares = [_cell(f"{score[name]:.1%}") for name in names] if score else [_cell("not measured")]
            rows.append("".join([f"<td>{words}</td>", *shares]))
        return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"

    def _show_log(self, lines: list[str]) -> None:
        text = "\n".join(lines)
        if text != self.log.toPlainText():
            self.log.setPlainText(text)
            self.log.verticalScrollBar().setValue(self.log.verticalScrollBar().maximum())

    # --- doing something

    def _stop(self) -> None:
        run = self.run
        if run is None:
            return
        if run is self._runs.active and self._runs.is_stopping:
            self._runs.kill(run.name)
        else:
            self._runs.stop(run.name)

    def _resume(self) -> None:
        if self.run is not None:
            self._runs.resume(self.run.name)

    def _use(self) -> None:
        if self.run is not None:
            self._runs.use(self.run.name)

    def _open_folder(self) -> None:
        if self.run is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.run.folder)))


def _summary(run: Run) -> str:
    words = STATE_NAMES[run.state]
    if run.state is RunState.RUNNING and run.history.steps:
        words += f" {run.history.step / run.history.steps:.0%}"
    best = run.history.best_hmean
    return f"{words}, hmean {best:.1%}" if best is not None else words


def _cell(words: str) -> str:
    return f"<td align='right'>&nbsp;&nbsp;&nbsp;{words}</td>"


def _column(*widgets: QWidget) -> QWidget:
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    for widget in widgets:
        column.addWidget(widget)
    return both
