"""The few questions that are worth stopping for."""

from __future__ import annotations

from enum import Enum

from PySide6.QtWidgets import QMessageBox, QWidget


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
