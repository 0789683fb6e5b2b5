"""Accepting all that the model is sure enough of: from which score on, and how much that is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QSpinBox, QWidget

from kie_desktop.domain import assist
from kie_desktop.session import Session
from kie_desktop.ui.language import tr
from kie_desktop.ui.panels.layouts import add_row, lay_out


class AcceptAboveDialog(QDialog):
    """Counts while the score is chosen; one undoable step."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Accept all above a score"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self.score = QSpinBox(minimum=0, maximum=100, suffix=" %")
        self.score.setValue(round(100 * session.settings["accept_score"]))
        self.score.setAccessibleName(tr("Minimum score"))
        self.counts = QLabel()
        self.counts.setProperty("role", "muted")
        self.counts.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.accept_button = buttons.addButton(tr("Accept"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.accept_button.setProperty("primary", True)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout()
        add_row(form, tr("Minimum score"), self.score)
        lay_out(self, form, self.counts, buttons)
        self.score.valueChanged.connect(self._count)
        self._count()
        self.score.selectAll()
        self.setMinimumWidth(26 * self.fontMetrics().height())

    def _count(self) -> None:
        page = self._session.page
        if page is None:
            return
        found = assist.certain(page, self.score.value() / 100)
        self.counts.setText(
            tr("{} of {} entities and {} of {} links on this page. Anything set by hand is not counted.").format(
                len(found.entities), len(page.entities), len(found.links), len(page.links)
            )
        )
        self.accept_button.setEnabled(bool(found.entities or found.links))

    def _accept(self) -> None:
        score = self.score.value()
        self._session.settings["accept_score"] = score / 100
        self._session.editor.do(tr("Accept all from {} %").format(score), assist.confirm_above, score / 100)
        self.accept()
