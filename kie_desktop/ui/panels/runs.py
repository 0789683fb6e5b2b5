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
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from kie_desktop.session import EvaluationRun, Run, RunState, Session, TrainingRun
from kie_desktop.ui import icons
from kie_desktop.ui.language import tr, translatable
from kie_desktop.ui.panels.evaluation import EvaluationView
from kie_desktop.ui.panels.mistakes import MistakesView
from kie_desktop.ui.panels.run_words import score_table, summary, words_of
from kie_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from kie_desktop.ui.panels.curves import Curves

STATE_TOKENS = {
    RunState.WAITING: "muted",
    RunState.RUNNING: "accent",
    RunState.MEASURING: "accent",
    RunState.FINISHED: "success",
    RunState.STOPPED: "warning",
    RunState.FAILED: "error",
}
CURVES, RESULT, MISTAKES = range(3)
TABS = (translatable("Curves"), translatable("Result"), translatable("Mistakes"))
REDRAW_MS = 250
"""Steps may be quicker than anyone can look."""


class RunsPanel(QWidget):
    """List on the left; curves, figures and mistakes in the middle; state and log on the right.

    Several selected runs are compared in the curves; the rest is about the latest selected.
    train, evaluate: the user wants a new run. mistake_chosen(Mistake): show its place.
    """

    train = Signal()
    evaluate = Signal()
    mistake_chosen = Signal(object)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._session = session
        self._runs = session.runs
        self._theme = theme
        self._shown_result: tuple[str, RunState] | None = None
        self.curves: Curves | None = None
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Runs"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSpacing(2)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.train_button = QPushButton(tr("Train…"))
        self.evaluate_button = QPushButton(tr("Evaluate…"))
        self.tabs = QTabWidget()
        self.figures = EvaluationView(theme)
        self.mistakes = MistakesView(theme)
        self.state = QLabel()
        self.progress = QProgressBar(textVisible=False)
        self.progress.setAccessibleName(tr("Progress of the run"))
        self.stop_button = QPushButton(tr("Stop"))
        self.resume_button = QPushButton(tr("Resume"))
        self.folder_button = QPushButton(tr("Open folder"))
        self.use_button = QPushButton(tr("Use it here"))
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
        new = QHBoxLayout()
        new.addWidget(self.train_button)
        new.addWidget(self.evaluate_button)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.list)
        column.addLayout(new)
        self._place_of_curves = QWidget()
        around_curves = QVBoxLayout(self._place_of_curves)
        around_curves.setContentsMargins(0, 8, 0, 0)
        for widget, title in zip((self._place_of_curves, self.figures, self.mistakes), TABS, strict=True):
            self.tabs.addTab(widget, tr(title))
        self.tabs.setDocumentMode(True)
        self.tabs.hide()
        splitter = QSplitter()
        for part, stretch in ((left, 1), (self.tabs, 3), (self._right(), 3)):
            splitter.addWidget(part)
            splitter.setStretchFactor(splitter.count() - 1, stretch)
            splitter.setCollapsible(splitter.count() - 1, False)
        letter = self.fontMetrics().horizontalAdvance("x")
        splitter.setSizes([34 * letter, 90 * letter, 70 * letter])
        splitter.setHandleWidth(12)
        around = QHBoxLayout(self)
        around.setContentsMargins(10, 8, 10, 10)
        around.addWidget(splitter)

    def _right(self) -> QWidget:
        buttons = QHBoxLayout()
        self.state.setWordWrap(True)
        for button in (self.stop_button, self.resume_button, self.use_button, self.folder_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.use_button.setProperty("primary", True)
        self.use_button.setToolTip(tr("Create a model pack from this run and pre-annotate this project with it"))
        self.result.setTextFormat(Qt.TextFormat.RichText)
        self.log.setAccessibleName(tr("Run log"))
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
        column.addStretch()
        return right

    def _connect(self) -> None:
        self._runs.changed.connect(self._refresh)
        self._runs.progressed.connect(self._redraw_soon)
        self._redraw.timeout.connect(self._show)
        self._theme.changed.connect(self._refresh)
        self.list.itemSelectionChanged.connect(self._show)
        self.train_button.clicked.connect(self.train)
        self.evaluate_button.clicked.connect(self.evaluate)
        self.mistakes.chosen.connect(self.mistake_chosen)
        self.stop_button.clicked.connect(self._stop)
        self.resume_button.clicked.connect(self._resume)
        self.use_button.clicked.connect(self._use)
        self.folder_button.clicked.connect(self._open_folder)

    def showEvent(self, event: QShowEvent) -> None:
        """Load the curves when they first show."""
        if self.curves is None:
            from kie_desktop.ui.panels.curves import Curves

            self.curves = Curves(self._theme)
            around = self._place_of_curves.layout()
            assert around is not None
            around.addWidget(self.curves)
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
            self.list.item(row).setText(f"{run.name}\n{summary(run, self._runs.place_in_queue(run))}")
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
        self._show_result(run)
        for widget in (self.progress, self.stop_button, self.resume_button, self.use_button, self.folder_button):
            widget.setVisible(run is not None)
        nothing = tr("No runs yet. Train creates a model from the reviewed pages; Evaluate shows how good a model is.")
        is_stopping = run is self._runs.active and self._runs.is_stopping
        self.state.setText(words_of(run, is_stopping) if run else nothing)
        self.result.setText(score_table(run) if run else "")
        self.result.setVisible(bool(self.result.text()))
        self._show_log(run.log_lines() if run else [])
        if run is None:
            return
        self._show_progress(run)
        is_under_way = run.state is RunState.RUNNING or run is self._runs.active
        self.stop_button.setVisible(is_under_way or run.state is RunState.WAITING)
        self._name_stop(run, is_stopping)
        self.resume_button.setVisible(run.can_resume)
        self.resume_button.setText(tr("Resume") if isinstance(run, TrainingRun) else tr("Evaluate again"))
        self.use_button.setVisible(isinstance(run, TrainingRun) and run.can_be_used)
        self.use_button.setEnabled(not self._runs.is_making_pack)

    def _show_progress(self, run: Run) -> None:
        """Steps of a training run; of what only measures nobody knows how far it is."""
        is_training = isinstance(run, TrainingRun) and run.state is RunState.RUNNING
        self.progress.setVisible(is_training or run.state is RunState.MEASURING)
        if isinstance(run, TrainingRun) and is_training:
            done, steps = run.history.tested or (run.history.step, run.history.steps)
            self.progress.setRange(0, max(1, steps))
            self.progress.setValue(done)
        else:
            self.progress.setRange(0, 0)

    def _name_stop(self, run: Run, is_stopping: bool) -> None:
        if is_stopping:
            words, tip = tr("Stop now"), tr("Training since the last checkpoint is lost")
        elif run.state is RunState.WAITING:
            words, tip = tr("Remove from queue"), tr("You can resume it later")
        elif run.state is RunState.MEASURING:
            words, tip = tr("Stop"), tr("Stops the evaluation; the trained model is kept")
        else:
            words, tip = tr("Stop"), tr("Stops and saves after this step, so that you can resume the run")
        self.stop_button.setText(words)
        self.stop_button.setToolTip(tip)

    def _show_curves(self) -> None:
        """The curves of every selected training run; a dot in the list tells which is which."""
        if self.curves is None:
            return
        shown: list[TrainingRun] = []
        for row in range(self.list.count()):
            item = self.list.item(row)
            run = self._runs.find(item.data(Qt.ItemDataRole.UserRole))
            if isinstance(run, TrainingRun) and item.isSelected():
                item.setIcon(QIcon(icons.swatch(self.curves.colour(len(shown)).name())))
                shown.append(run)
            else:
                item.setIcon(QIcon())
        self.curves.show_runs(shown)

    def _show_result(self, run: Run | None) -> None:
        """Figures and mistakes of the run, read when there are new ones."""
        wanted = (run.name, run.state) if run is not None else None
        if wanted == self._shown_result:
            return
        self._shown_result = wanted
        result = self._runs.result(run.name) if run is not None else None
        self.figures.show_result(result)
        self.mistakes.show_result(result)
        self.tabs.setTabVisible(CURVES, not isinstance(run, EvaluationRun))
        for tab in (RESULT, MISTAKES):
            self.tabs.setTabEnabled(tab, result is not None)
        number = f" ({self.mistakes.model.rowCount()})" if result is not None else ""
        self.tabs.setTabText(MISTAKES, tr(TABS[MISTAKES]) + number)
        self.tabs.setVisible(isinstance(run, TrainingRun) or result is not None)
        if isinstance(run, EvaluationRun):
            self.tabs.setCurrentIndex(RESULT)

    def _show_log(self, lines: list[str]) -> None:
        text = "\n".join(lines)
        self.log.setVisible(bool(text) or isinstance(self.run, TrainingRun))
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
