"""The few questions that are worth stopping for."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import QMessageBox, QProgressDialog, QWidget

from kie_desktop.session import Runs, TrainingRun
from kie_desktop.ui.language import tr


class Again(Enum):
    """What to do with pages that have been annotated before."""

    FILL_GAPS = "gaps"
    REPLACE_UNTOUCHED = "untouched"


def ask_again(parent: QWidget, pages: int) -> Again | None:
    """Ask how to pre-annotate pages a second time; None to leave it."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(tr("Pre-annotate again"))
    one, many = tr("This page has been annotated."), tr("{} of these pages have been annotated.")
    box.setText(one if pages == 1 else many.format(pages))
    box.setInformativeText(tr("What a person set, drew or corrected is kept in either case."))
    gaps = box.addButton(tr("Fill gaps only"), QMessageBox.ButtonRole.AcceptRole)
    untouched = box.addButton(tr("Read again what no person touched"), QMessageBox.ButtonRole.AcceptRole)
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


def ask_remove(parent: QWidget, pages: int) -> bool:
    """Ask whether to take pages out of the project."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(tr("Remove from the project"))
    one, many = tr("Remove this page from the project?"), tr("Remove these {} pages from the project?")
    box.setText(one if pages == 1 else many.format(pages))
    box.setInformativeText(
        tr("Entities and links go too; image files stay. Undo brings all of it back until the project is closed.")
    )
    remove = box.addButton(tr("Remove"), QMessageBox.ButtonRole.AcceptRole)
    cancel = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(cancel)
    box.exec()
    return box.clickedButton() is remove


def ask_stop_job(parent: QWidget, what: str) -> bool:
    """Ask whether to stop the work that is under way; True to stop it."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(tr("Still at work"))
    box.setText(tr("{} is not finished.").format(what))
    box.setInformativeText(tr("Pages that are done are saved. The others can be pre-annotated later."))
    stop = box.addButton(tr("Stop it"), QMessageBox.ButtonRole.AcceptRole)
    stay = box.addButton(tr("Let it finish"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.exec()
    return box.clickedButton() is stop


def leave_runs(parent: QWidget, runs: Runs) -> bool:
    """Ask what is to become of what trains; True to leave it.

    It is stopped, which is waited for, or goes on without the window. Waiting can be cut short: the run then goes
    on from its latest checkpoint when it is resumed.
    """
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(tr("A run goes on"))
    active = runs.active
    box.setText(tr("{} is not finished.").format(active.name) if active else tr("A model pack is being made."))
    box.setInformativeText(_of_leaving(runs))
    stop = box.addButton(tr("Stop it"), QMessageBox.ButtonRole.DestructiveRole)
    go_on = box.addButton(tr("Let it go on"), QMessageBox.ButtonRole.AcceptRole) if active else None
    cancel = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(cancel)
    box.exec()
    if box.clickedButton() is stop:
        runs.stop_all()
        _wait_for_runs(parent, runs)
        return True
    if go_on is not None and box.clickedButton() is go_on:
        runs.let_go()
        return True
    return False


def _of_leaving(runs: Runs) -> str:
    """What the answers mean for what is under way."""
    if runs.active is None:
        return tr("The run stays, and the pack can be made later.")
    stopped = tr("A run that is stopped is saved first, and can be resumed later.")
    if isinstance(runs.active, TrainingRun):
        return f"{stopped} {tr('One that goes on is found again when this project is opened next.')}"
    return f"{stopped} {tr('An evaluation that is let go begins again when this project is opened next.')}"


def _wait_for_runs(parent: QWidget, runs: Runs) -> None:
    if not runs.is_busy:
        return
    waiting = QProgressDialog(tr("The run ends after this step and saves …"), tr("End now"), 0, 0, parent)
    waiting.setWindowTitle(tr("Stopping"))
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
