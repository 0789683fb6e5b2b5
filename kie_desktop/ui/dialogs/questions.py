"""The few questions that are worth stopping for."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import QMessageBox, QProgressDialog, QWidget

from kie_desktop.session import Runs
from kie_desktop.ui.language import tr


class Again(Enum):
    """What to do with pages that have been annotated before."""

    FILL_GAPS = "gaps"
    REPLACE_UNTOUCHED = "untouched"


def ask_again(parent: QWidget, pages: int) -> Again | None:
    """Ask how to pre-annotate pages a second time; None to leave it."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle("Pre-annotate again")
    box.setText("This page has been annotated." if pages == 1 else f"{pages} of these pages have been annotated.")
    box.setInformativeText("What a person set, drew or corrected is kept in either case.")
    gaps = box.addButton("Fill gaps only", QMessageBox.ButtonRole.AcceptRole)
    untouched = box.addButton("Read again what no person touched", QMessageBox.ButtonRole.AcceptRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(gaps)
    box.exec()
    answers = {gaps: Again.FILL_GAPS, untouched: Again.REPLACE_UNTOUCHED}
    return next((answer for button, answer in answers.items() if button is box.clickedButton()), None)


def ask_fix(parent: QWidget, problems: int, pages: int, what: str) -> bool:
    """Ask whether to mend problems on several pages; what: is done to each."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(tr("Fix all of this kind"))
    box.setText(tr("Fix {} problems on {} pages?").format(problems, pages))
    box.setInformativeText(tr("{}. Each page can be undone by itself.").format(what))
    fix = box.addButton(tr("Fix them"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(fix)
    box.exec()
    return box.clickedButton() is fix


def ask_stop_job(parent: QWidget, what: str) -> bool:
    """Ask whether to stop the work that is under way; True to stop it."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle("Still at work")
    box.setText(f"{what} is not finished.")
    box.setInformativeText("Pages that are done are saved. The others can be pre-annotated later.")
    stop = box.addButton("Stop it", QMessageBox.ButtonRole.AcceptRole)
    stay = box.addButton("Let it finish", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.exec()
    return box.clickedButton() is stop


def stop_runs(parent: QWidget, runs: Runs) -> bool:
    """Ask whether to stop what trains, and wait until it has; True when nothing runs any more.

    Waiting can be cut short: the run then goes on from its latest checkpoint when it is resumed.
    """
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle("A run goes on")
    active = runs.active
    box.setText(f"{active.name} is not finished." if active else "A model pack is being made.")
    box.setInformativeText("A run that is stopped is saved first, and can be resumed later.")
    stop = box.addButton("Stop it", QMessageBox.ButtonRole.AcceptRole)
    stay = box.addButton("Let it go on", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.exec()
    if box.clickedButton() is not stop:
        return False
    runs.stop_all()
    _wait_for_runs(parent, runs)
    return True


def _wait_for_runs(parent: QWidget, runs: Runs) -> None:
    if not runs.is_busy:
        return
    waiting = QProgressDialog("The run ends after this step and saves …", "End now", 0, 0, parent)
    waiting.setWindowTitle("Stopping")
    waiting.setWindowModality(Qt.WindowModality.WindowModal)
    loop = QEventLoop(waiting)

    def look() -> None:
        if not runs.is_busy:
            loop.quit()

    runs.changed.connect(look)
    waiting.canceled.connect(loop.quit)
    waiting.show()
    loop.exec()
    runs.changed.disconnect(look)
    waiting.close()
    waiting.deleteLater()
