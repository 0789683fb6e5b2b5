"""The few questions that are worth stopping for."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import QCheckBox, QMessageBox, QProgressDialog, QWidget

from kie_desktop.domain.page import Picture
from kie_desktop.session import Runs, TrainingRun
from kie_desktop.ui.language import count, tr


def question(parent: QWidget, title: str, text: str, more: str) -> QMessageBox:
    """A box that asks; who calls it adds the answers. more: in smaller letters below the text."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(title)
    box.setText(text)
    box.setInformativeText(more)
    return box


def confirmed(parent: QWidget, title: str, text: str, more: str, yes: str, *, usual: bool = False) -> bool:
    """Ask a question that the button `yes` agrees to. usual: Enter agrees, too; else it cancels."""
    box = question(parent, title, text, more)
    agree = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole if usual else QMessageBox.ButtonRole.DestructiveRole)
    cancel = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(agree if usual else cancel)
    box.exec()
    return box.clickedButton() is agree


class Where(Enum):
    """On which pages to undo a step of several."""

    HERE = "here"
    EVERYWHERE = "everywhere"


def ask_undo(parent: QWidget, what: str, pages: int, refusing: int, *, is_here: bool, is_latest: bool) -> Where | None:
    """Ask where to undo a step of several pages; None to leave it. Only what can be done is offered.

    refusing: on so many of the pages it cannot be undone; not on all. is_here: on the page that is shown it can.
    is_latest: nothing was done since, so that Enter undoes all of it.
    """
    text = tr("“{what}” changed {pages} pages.").format(what=what, pages=pages)
    more = tr("Whatever was edited on these pages since stays as it is.")
    if refusing:
        words = tr("{} cannot go back, because they were read again since.")
        if refusing == 1:
            words = tr("{} cannot go back, because it was read again since.")
        more = f"{words.format(count(refusing, tr('page'), tr('pages')))} {more}"
    box, role = question(parent, tr("Undo"), text, more), QMessageBox.ButtonRole.AcceptRole
    alone = box.addButton(tr("Undo on this page"), role) if is_here else None
    left, everywhere = pages - refusing, None
    if left > 1 or alone is None:
        words = tr("Undo on {}").format(count(left, tr("page"), tr("pages")))
        everywhere = box.addButton(words if refusing else tr("Undo on all {} pages").format(pages), role)
    box.addButton(QMessageBox.StandardButton.Cancel)
    usual = everywhere if alone is None or (is_latest and everywhere is not None) else alone
    if usual is not None:
        box.setDefaultButton(usual)
    box.exec()
    answers = {alone: Where.HERE, everywhere: Where.EVERYWHERE}
    return next((answer for button, answer in answers.items() if button and button is box.clickedButton()), None)


class Again(Enum):
    """What to do with pages that have been annotated before."""

    LABEL = "label"
    READ = "read"
    NEW_LINES = "new-lines"


class AgainWish(NamedTuple):
    """How to annotate pages again, and whether reviewed ones too."""

    how: Again
    reviewed_too: bool


def ask_again(parent: QWidget, pages: int, annotated: int, reviewed: int) -> AgainWish | None:
    """Ask how to pre-annotate pages a second time; None to leave it.

    pages: how many are meant, of which some have been annotated, and of these some reviewed.
    """
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(tr("Pre-annotate again"))
    words = tr("{annotated} of these {pages} pages are already annotated, {reviewed} of them reviewed.")
    if pages == 1:
        words = tr("This page has been reviewed.") if reviewed else tr("This page has been annotated.")
    box.setText(words.format(annotated=annotated, pages=pages, reviewed=reviewed))
    more = [
        tr(
            "Label again keeps the text, and proposes labels and links anew. Read and label again reads the image anew "
            "first. Only new lines adds lines that are missing, and changes nothing else."
        ),
        tr("Anything that you set, drew or corrected is kept in each case."),
    ]
    if reviewed:
        more.append(tr("If a reviewed page changes, it becomes pre-annotated again so that you can check it."))
    box.setInformativeText(" ".join(more))
    spare = QCheckBox(tr("Do not change reviewed pages"))
    spare.setChecked(True)
    if 0 < reviewed < pages:
        box.setCheckBox(spare)
    label = box.addButton(tr("Label again"), QMessageBox.ButtonRole.AcceptRole)
    read = box.addButton(tr("Read and label again"), QMessageBox.ButtonRole.AcceptRole)
    new = box.addButton(tr("Only new lines"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(label)
    box.exec()
    answers = {label: Again.LABEL, read: Again.READ, new: Again.NEW_LINES}
    how = next((answer for button, answer in answers.items() if button is box.clickedButton()), None)
    return how and AgainWish(how, box.checkBox() is None or not spare.isChecked())


def ask_fix(parent: QWidget, problems: int, pages: int, what: str) -> bool:
    """Ask whether to mend problems on several pages; what: is done to each."""
    text = tr("Fix {} problems on {} pages?").format(problems, pages)
    more = tr("{}. You can undo this in one step.").format(what)
    return confirmed(parent, tr("Fix all of this kind"), text, more, tr("Fix"), usual=True)


class FitWish(NamedTuple):
    """How annotations lie on a new image: rotated by quarters clockwise, and stretched to its size or not."""

    quarters: int = 0
    stretch: bool = True


def ask_fit(parent: QWidget, name: str, before: Picture, after: Picture) -> FitWish | None:
    """Ask how the annotations of a page lie on its new image; None to decide later."""
    words = tr("The image of {name} was replaced: it had {before} pixels and has {after} now.")
    sizes = [f"{picture.width} × {picture.height}" for picture in (before, after)]
    more = tr("How do the annotations lie on it? You can undo this. Until you decide, the page cannot be read again, "
              "exported or used for training.")  # fmt: skip
    text = words.format(name=name, before=sizes[0], after=sizes[1])
    box = question(parent, tr("Fit annotations to image"), text, more)
    role = QMessageBox.ButtonRole.AcceptRole
    answers = {
        box.addButton(tr("Stretch to the image"), role): FitWish(),
        box.addButton(tr("Rotate right"), role): FitWish(1),
        box.addButton(tr("Rotate left"), role): FitWish(3),
        box.addButton(tr("Keep positions"), role): FitWish(stretch=False),
    }
    box.setDefaultButton(box.addButton(tr("Decide later"), QMessageBox.ButtonRole.RejectRole))
    box.exec()
    return next((wish for button, wish in answers.items() if button is box.clickedButton()), None)


def ask_remove(parent: QWidget, pages: int) -> bool:
    """Ask whether to take pages out of the project."""
    one, many = tr("Remove this page from the project?"), tr("Remove these {} pages from the project?")
    text = one if pages == 1 else many.format(pages)
    more = tr(
        "Entities and links are also removed; image files are kept. You can undo this until you close the project."
    )
    return confirmed(parent, tr("Remove from the project"), text, more, tr("Remove"))


def ask_stop_job(parent: QWidget, what: str) -> bool:
    """Ask whether to stop the work that is under way; True to stop it."""
    more = tr("Finished pages are saved. You can pre-annotate the others later.")
    box = question(parent, tr("Work in progress"), tr("{} is not finished.").format(what), more)
    stop = box.addButton(tr("Stop"), QMessageBox.ButtonRole.AcceptRole)
    stay = box.addButton(tr("Keep working"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.exec()
    return box.clickedButton() is stop


def leave_without_file(parent: QWidget, name: str) -> bool | None:
    """Ask what to do with a project whose file is gone, as closing loses it: True to close, False to save, or None."""
    more = tr("If you close it now, all its annotations are lost. Save it under a name to keep them.")
    text = tr("{} was deleted, moved or replaced.").format(name)
    box = question(parent, tr("Project file is gone"), text, more)
    save = box.addButton(tr("Save project…"), QMessageBox.ButtonRole.AcceptRole)
    leave = box.addButton(tr("Close without saving"), QMessageBox.ButtonRole.DestructiveRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(save)
    box.exec()
    if box.clickedButton() is save:
        return False
    return True if box.clickedButton() is leave else None


def leave_runs(parent: QWidget, runs: Runs) -> bool:
    """Ask what is to become of what trains; True to leave it.

    It is stopped, which is waited for, or goes on without the window. Waiting can be cut short: the run then goes
    on from its latest checkpoint when it is resumed.
    """
    active = runs.active
    text = tr("{} is not finished.").format(active.name) if active else tr("A model pack is being created.")
    box = question(parent, tr("Run in progress"), text, _of_leaving(runs))
    stop = box.addButton(tr("Stop"), QMessageBox.ButtonRole.DestructiveRole)
    go_on = box.addButton(tr("Leave running"), QMessageBox.ButtonRole.AcceptRole) if active else None
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
        return tr("The run is kept. You can create the pack later.")
    stopped = tr("If you stop the run, it is saved and you can resume it later.")
    if isinstance(runs.active, TrainingRun):
        return f"{stopped} {tr('If you leave it running, it appears again when you next open this project.')}"
    return f"{stopped} {tr('If you leave an evaluation running, it starts again when you next open this project.')}"


def _wait_for_runs(parent: QWidget, runs: Runs) -> None:
    if not runs.is_busy:
        return
    waiting = QProgressDialog(tr("The run will stop and save after this step…"), tr("Stop now"), 0, 0, parent)
    waiting.setWindowTitle(tr("Stopping"))
    waiting.setWindowModality(Qt.WindowModality.WindowModal)
    loop = _UntilRunsEnd(runs, waiting)
    waiting.canceled.connect(loop.quit)
    waiting.show()
    loop.exec()
    waiting.close()
    waiting.deleteLater()


class _UntilRunsEnd(QEventLoop):
    """An event loop that ends when no run is under way."""

    def __init__(self, runs: Runs, parent: QWidget) -> None:
        super().__init__(parent)
        self._runs = runs
        runs.changed.connect(self._on_runs_changed)

    def _on_runs_changed(self) -> None:
        if not self._runs.is_busy:
            self.quit()
