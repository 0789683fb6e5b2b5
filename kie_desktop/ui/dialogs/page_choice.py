"""Which pages of the project a dialog is about, and what the check finds on them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from kie_desktop.domain.page import ReviewState
from kie_desktop.domain.problems import Problem, Severity
from kie_desktop.fields.field_labels import FieldData
from kie_desktop.session import PageSummary, Session, TrainingRun, number_held_out
from kie_desktop.ui.item_models.problems import severity_counts
from kie_desktop.ui.language import count, tr
from kie_desktop.ui.panels.layouts import indent
from kie_desktop.ui.theme import Theme

SHARE, MARKED = "share", "marked"
"""Ways to hold pages out."""


class PageChoice(QWidget):
    """The reviewed pages, all that are not excluded, or (`held_out`) those that are marked or that a run held out.

    changed: others.
    """

    changed = Signal()

    def __init__(self, session: Session, *, held_out: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.reviewed = QRadioButton()
        self.all_pages = QRadioButton()
        self.marked = QRadioButton()
        self.of_run = QRadioButton(tr("Held out by"))
        self.run = QComboBox()
        self.run.setAccessibleName(tr("Run that held out the pages"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(8)
        column.addWidget(self.reviewed)
        column.addWidget(self.all_pages)
        if held_out:
            column.addWidget(self.marked)
            column.addLayout(self._row_of_run())
        self._count()
        if held_out and self.marked.isEnabled():
            self.marked.setChecked(True)  # that is what they were marked for
        for choice in (self.reviewed, self.all_pages, self.marked):
            choice.toggled.connect(self.changed)
        self.run.currentIndexChanged.connect(self.changed)

    def chosen(self) -> list[PageSummary]:
        """The pages that are chosen, in the order of the list."""
        pages = [row for row in self._session.summaries if row.state is not ReviewState.EXCLUDED]
        if self.reviewed.isChecked():
            return [row for row in pages if row.state is ReviewState.REVIEWED]
        if self.marked.isChecked():
            return [row for row in pages if row.held_out]
        if self.of_run.isChecked():
            ids = {*self.run.currentData()}
            return [row for row in pages if row.id in ids]
        return pages

    def _row_of_run(self) -> QHBoxLayout:
        for run in reversed(self._session.runs.all):
            ids = self._session.runs.held_out(run.name) if isinstance(run, TrainingRun) else []
            if ids:
                self.run.addItem(f"{run.name} ({count(len(ids), tr('page'), tr('pages'))})", ids)
        self.of_run.setEnabled(self.run.count() > 0)
        self.run.setEnabled(self.run.count() > 0)
        self.run.ensurePolished()
        self.run.setMinimumHeight(self.run.sizeHint().height())  # a form gives the row a radio button's height
        self.run.activated.connect(lambda _: self.of_run.setChecked(True))
        row = QHBoxLayout()
        row.addWidget(self.of_run)
        row.addWidget(self.run, 1)
        return row

    def _count(self) -> None:
        """Say how many there are; the reviewed ones are the usual choice, where there are any."""
        everything = [row for row in self._session.summaries if row.state is not ReviewState.EXCLUDED]
        reviewed = sum(row.state is ReviewState.REVIEWED for row in everything)
        self.reviewed.setText(tr("Reviewed ({})").format(reviewed))
        self.all_pages.setText(tr("All except excluded ({})").format(len(everything)))
        marked = sum(row.held_out for row in everything)
        self.marked.setText(tr("Held out ({})").format(marked))
        self.marked.setEnabled(marked > 0)
        self.reviewed.setEnabled(reviewed > 0)
        (self.reviewed if reviewed else self.all_pages).setChecked(True)


class FieldLabels(QCheckBox):
    """Whether lines are named by the fields that people chose them for, in a project that has fields.

    It is ticked from the start where nothing else names them: no line has a label.
    """

    def __init__(self, session: Session) -> None:
        super().__init__(tr("Use field names as labels"))
        self._fields = session.fields
        background = session.label_set.background.name.casefold()
        self.setChecked(not any(n for label, n in session.project.entities_by_label().items() if label != background))
        self.setToolTip(tr("Lines that were chosen as the value of a field get its name as their label"))

    @property
    def data(self) -> FieldData | None:
        """What is to be written of the fields; None for nothing."""
        return self._fields.data() if self.isChecked() else None


class HeldOutChoice(QWidget):
    """Which of the chosen pages are not learned from: a share of them by lot, or those that a person marked."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.way = QComboBox()
        self.way.setAccessibleName(tr("How to hold pages out"))
        self.way.addItem(tr("A share of the pages"), SHARE)
        self.way.addItem(tr("The held-out pages"), MARKED)
        self.share = QDoubleSpinBox(maximum=0.9, singleStep=0.05)
        self.share.setAccessibleName(tr("Share of the pages"))
        self.share.setValue(session.settings["val_ratio"])
        indent(self.share)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.way, 1)
        row.addWidget(self.share)
        self.setFocusProxy(self.way)
        if any(page.held_out for page in session.summaries):
            self.way.setCurrentIndex(self.way.findData(MARKED))
        self._on_way_changed()
        self.way.currentIndexChanged.connect(self._on_way_changed)
        self.share.valueChanged.connect(self.changed)

    @property
    def val_ratio(self) -> float | None:
        """The share; None for the pages that are marked, as `formats.split` has it."""
        return None if self._is_marked else self.share.value()

    def number_of(self, pages: Sequence[PageSummary]) -> int:
        """How many of these are held out."""
        if self._is_marked:
            return sum(page.held_out for page in pages)
        return number_held_out(len(pages), self.share.value())

    def advice(self, pages: Sequence[PageSummary]) -> str:
        """How to mark pages, where these have none that is marked, or no other; "" where nothing is wrong."""
        held_out = self.number_of(pages)
        if self._is_marked and not held_out:
            return tr(
                "None of these pages is held out: select pages in the list, then choose Page > Hold out for evaluation."
            )
        if pages and held_out == len(pages):
            return tr("All of these pages are held out, so there are no pages for training.")
        return ""

    @property
    def _is_marked(self) -> bool:
        return bool(self.way.currentData() == MARKED)

    def _on_way_changed(self) -> None:
        self.share.setVisible(not self._is_marked)
        self.changed.emit()


class PageFindings(QFrame):
    """A frame that says what will happen (`preview`), and what is wrong with the pages. asked: to see that."""

    asked = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("section")
        self._session = session
        self._theme = theme
        self.preview = QLabel(wordWrap=True)
        self.preview.setMinimumHeight(2 * self.fontMetrics().lineSpacing())  # what it says grows and shrinks
        self.problems = QLabel(wordWrap=True)
        self.see_problems = QPushButton(tr("Show"))
        self.see_problems.setAutoDefault(False)
        policy = self.see_problems.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # it comes when the pages were looked at, and must find its place
        self.see_problems.setSizePolicy(policy)
        line = QHBoxLayout()
        line.addWidget(self.problems, 1)
        line.addWidget(self.see_problems)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 10, 10)
        column.addWidget(self.preview)
        column.addLayout(line)
        self.see_problems.clicked.connect(self.asked)
        session.problems.found.connect(self._show)

    def check(self, pages: list[PageSummary], *, for_paddleocr: bool = False) -> None:
        """Have these pages checked."""
        self.problems.setText(tr("Finding problems…"))
        self.problems.setStyleSheet("")
        self.see_problems.hide()
        self._session.problems.find([row.id for row in pages], for_paddleocr=for_paddleocr)

    def _show(self, found: list[Problem]) -> None:
        counts = Counter(problem.severity for problem in found)
        self.problems.setText(tr("{} found.").format(severity_counts(counts)) if found else tr("No problems found."))
        self.problems.setStyleSheet(f"color: {self._theme.colour('error').name()}" if counts[Severity.ERROR] else "")
        self.see_problems.setVisible(bool(found))


def fit_height(dialog: QDialog) -> None:
    """Give a filled dialog its usual width, and the height that its texts need at that width."""
    width, layout = 40 * dialog.fontMetrics().height(), dialog.layout()
    assert layout is not None
    for widget in dialog.findChildren(QWidget):
        widget.ensurePolished()  # the sizes of the style sheet, which Qt would only look at when they show
    dialog.resize(width, max(dialog.sizeHint().height(), layout.totalHeightForWidth(width)))


def combo_of(name: str, choices: Mapping[str, object]) -> QComboBox:
    """A combo box with a name for screen readers; choices: marked words -> value."""
    combo = QComboBox()
    combo.setAccessibleName(name)
    for words, value in choices.items():
        combo.addItem(tr(words), value)
    return combo
