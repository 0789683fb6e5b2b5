"""The Page menu: going from page to page, pre-annotation, review."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from kie_desktop.domain import edits
from kie_desktop.domain.history import PageId
from kie_desktop.domain.page import ReviewState
from kie_desktop.domain.patch import Patch
from kie_desktop.domain.problems import Problem
from kie_desktop.session import Session
from kie_desktop.session.annotate.requests import LABEL_AGAIN, NEW_LINES, READ_AGAIN, UNTOUCHED
from kie_desktop.session.project.bulk_edits import BulkEdit
from kie_desktop.session.sentences import shorten_list
from kie_desktop.ui.commands.group import CommandGroup
from kie_desktop.ui.commands.spec import Spec, a_page, entities, some_pages
from kie_desktop.ui.dialogs import questions
from kie_desktop.ui.item_models.pages import page_name
from kie_desktop.ui.language import tr
from kie_desktop.ui.menus import fill
from kie_desktop.ui.shell import Shell

_UPSIDE_DOWN = 2
"""Quarters of a circle."""
_AGAIN = {
    questions.Again.LABEL: (LABEL_AGAIN, UNTOUCHED),
    questions.Again.READ: (READ_AGAIN, UNTOUCHED),
    questions.Again.NEW_LINES: (READ_AGAIN, NEW_LINES),
}
"""What each way of annotating again asks the models for."""
UNREVIEWED = (ReviewState.NEW, ReviewState.PRE_ANNOTATED, ReviewState.IN_WORK)
ANNOTATED = (ReviewState.PRE_ANNOTATED, ReviewState.IN_WORK, ReviewState.REVIEWED)

ACTIONS: tuple[Spec, ...] = (
    Spec("previous-page", "&Previous page", "PgUp", "previous", "", some_pages),
    Spec("next-page", "&Next page", "PgDown", "next", "", some_pages),
    Spec("annotate-page", "Pre-&annotate this page", "F5", "annotate",
         "Read, label and link this page; edits made by hand are kept", a_page, changes=True),
    Spec("annotate-selected", "Pre-annotate the &selected pages", "Ctrl+F5", "annotate-all",
         "Read, label and link the pages selected in the list", a_page, changes=True),
    Spec("annotate-all", "Pre-annotate a&ll pages", "Shift+F5", "annotate-all",
         "Read, label and link all pages except excluded ones", some_pages, changes=True),
    Spec("reread", "&Read text again", "F6", "reread", "Run text recognition on the selected entities again",
         entities, changes=True),
    Spec("review", "Mark re&viewed and continue", "Ctrl+PgDown", "reviewed",
         "Mark this page as correct and show the next one", a_page, changes=True),
    Spec("exclude", "E&xclude from export", "Ctrl+Shift+X", "exclude", "Exclude this page from training and export",
         a_page, checkable=True, changes=True),
    Spec("hold-out", "&Hold out for evaluation", "Ctrl+Shift+H", "",
         "Use the pages selected in the list only to evaluate models, never to train them", a_page,
         checkable=True, changes=True),
    Spec("turn-page-right", "Rotate page &right", "", "turn-right",
         "Rotate the page and everything on it by 90° clockwise; the image file is not changed", a_page,
         handler="turn_pages", arguments=(1,), changes=True),
    Spec("turn-page-left", "Rotate page &left", "", "turn-left",
         "Rotate the page and everything on it by 90° counterclockwise; the image file is not changed", a_page,
         handler="turn_pages", arguments=(3,), changes=True),
    Spec("turn-page-over", "Turn page &upside down", "", "",
         "Rotate the page and everything on it by 180°; the image file is not changed", a_page,
         handler="turn_pages", arguments=(_UPSIDE_DOWN,), changes=True),
    Spec("join-documents", "&Join into one document", "Ctrl+Alt+J", "",
         "Make one document of the documents of the selected pages", a_page, changes=True),
    Spec("split-document", "&Start document here", "Ctrl+Alt+B", "",
         "Start a new document at each selected page", a_page, changes=True),
    Spec("split-stack", "Split scanned s&tack", "", "",
         "Start a new document after each blank page of this document, and at each page that looks like its first page",
         a_page, changes=True),
    Spec("split-pages", "One document per &page", "", "",
         "Make each page of the documents of the selected pages a document", a_page, changes=True),
    Spec("separate-files", "One document per &file", "", "",
         "Return the selected pages to the documents of their files", a_page, changes=True),
    Spec("remove-pages", "Re&move from project…", "", "delete",
         "Remove the pages selected in the list from the project; image files are not deleted", a_page,
         changes=True),
    Spec("find-problems", "Find pro&blems", "F8", "problems",
         "Find whatever would make training fail or give wrong results without an error", some_pages),
    Spec("next-problem", "Next proble&m", "F7", "", "Go to the next problem and show where it is",
         some_pages, handler="step_problem", arguments=(1,)),
    Spec("previous-problem", "Previous problem", "Shift+F7", "", "Go to the previous problem and show where it is",
         some_pages, handler="step_problem", arguments=(-1,)),
    Spec("fix-problem", "&Fix problem", "Ctrl+.", "", "Fix the selected problem",
         some_pages, changes=True),
)  # fmt: skip


class PageCommands(CommandGroup):
    """What its actions do."""

    def __init__(self, shell: Shell, session: Session) -> None:
        super().__init__(shell, session)
        self._told_of_labels: tuple[object, ...] = ()

    def previous_page(self) -> None:
        """Show the page above in the list."""
        self._step(-1)

    def next_page(self) -> None:
        """Show the page below in the list."""
        self._step(1)

    def show_page(self, page_id: int) -> None:
        """Show a page, if it is still there; what was being typed is kept."""
        self._shell.panels.inspector.commit_text()
        if all(summary.id != page_id for summary in self._session.summaries):
            self._session.message.emit("info", tr("This page is no longer in the project."))
        else:
            self._session.pages.show_page(page_id)

    def annotate_page(self) -> None:
        """Pre-annotate the page that shows."""
        if self._session.page_id is not None:
            self._annotate([self._session.page_id])

    def annotate_document(self) -> None:
        """Pre-annotate the pages of the document that shows."""
        document = self._session.fields.document
        if document is not None:
            self._annotate([*document.pages])

    def annotate_selected(self) -> None:
        """Pre-annotate the pages that are selected in the list; without any, the one that shows."""
        self._annotate(self._chosen())

    def annotate_all(self) -> None:
        """Pre-annotate every page that is not excluded."""
        self._annotate([row.id for row in self._session.summaries if row.state is not ReviewState.EXCLUDED])

    def reread(self) -> None:
        """Read the text of the selected entities again."""
        self._session.annotator.recognise(self._session.selection.entities)

    def review(self) -> None:
        """Mark the page as reviewed, and show the next one if the settings say so."""
        self._shell.panels.inspector.commit_text()
        following = self._shell.panels.pages.neighbour(1)
        self._session.editor.do(tr("Mark reviewed"), edits.set_state, ReviewState.REVIEWED)
        if following is not None and self._session.settings["next_after_review"]:
            self._session.pages.show_page(following)

    def exclude(self, excluded: bool) -> None:
        """Leave the page out of training and export, or take it in again."""
        if excluded:
            self.set_state(ReviewState.EXCLUDED)
        elif self._session.page:
            self.set_state(ReviewState.IN_WORK if self._session.page.entities else ReviewState.NEW)

    def hold_out(self, held_out: bool) -> None:
        """Keep the selected pages for measuring, or let models learn from them again."""
        chosen, patch = {*self._chosen()}, Patch(held_out=(not held_out, held_out))
        others = [row.id for row in self._session.summaries if row.id in chosen and row.held_out != held_out]
        text = tr("Hold out for evaluation") if held_out else tr("Use for training")
        self._session.editor.change_pages(BulkEdit(text, others, dict.fromkeys(others, patch).get))

    def set_state(self, state: ReviewState) -> None:
        """Move the page to a state."""
        text = {ReviewState.EXCLUDED: tr("Exclude page"), ReviewState.REVIEWED: tr("Mark reviewed")}
        self._session.editor.do(text.get(state, tr("Change state")), edits.set_state, state)

    def turn_pages(self, quarters: int) -> None:
        """Turn the selected pages by quarters clockwise; without any, the one that shows."""
        self._shell.panels.inspector.commit_text()
        self._session.rotation.turn(dict.fromkeys(self._chosen(), quarters))

    def offer_turning(self) -> None:
        """Say which pages lie on their side or head, with a button that turns them and has them read again."""
        rotated = self._session.rotation.pages
        names = [page_name(row) for row in self._session.summaries if row.id in rotated]
        if not names:
            return
        if len(names) > 1:
            words = tr("{} pages are sideways or upside down, so the text was read badly:").format(len(names))
            words = f"{words}\n{shorten_list(names)}"
        elif _UPSIDE_DOWN in rotated.values():
            words = tr("{} is upside down, so the text was read badly.").format(names[0])
        else:
            words = tr("{} is sideways, so the text was read badly.").format(names[0])
        self._shell.message_bar.offer(words, tr("Rotate and read again"), self.turn_upright)

    def offer_foreign_labels(self, names: list[str]) -> None:
        """Say once which labels of the model were left out, with a button that lets them in."""
        told = self._session.path, self._session.model.name, tuple(names)
        if told == self._told_of_labels:
            return
        self._told_of_labels = told
        words = tr("The model also knows labels that this project does not have; lines with them are background: {}.")
        self._shell.message_bar.offer(
            words.format(shorten_list(names).replace("\n", tr(", "))),
            tr("Use the model's labels too"),
            self.use_foreign_labels,
        )

    def use_foreign_labels(self) -> None:
        """Let the labels of the model into the project, and label the page that shows again."""
        self._session.model.set_brings_labels(True)
        if self._session.page_id is not None:
            self._session.annotator.annotate([self._session.page_id], LABEL_AGAIN, again=True)

    def offer_labelling_again(self, words: str) -> None:
        """Put the button that labels what nobody reviewed yet on the message that a new model is in use."""
        number = len(self._unreviewed)
        if not number:
            return
        button = tr("Label the {} unreviewed pages again").format(number)
        if number == 1:
            button = tr("Label the unreviewed page again")
        self._shell.message_bar.offer(words, button, self.label_unreviewed)

    def label_unreviewed(self) -> None:
        """Label the pages that nobody reviewed yet again; those without any text are read."""
        self._session.annotator.annotate(self._unreviewed, LABEL_AGAIN, again=True)

    @property
    def _unreviewed(self) -> list[PageId]:
        return [row.id for row in self._session.summaries if row.state in UNREVIEWED]

    def turn_upright(self) -> None:
        """Turn the pages that were found rotated, and have them read again."""
        self._shell.panels.inspector.commit_text()
        self._session.rotation.turn(self._session.rotation.pages, read_again=True)

    def join_documents(self) -> None:
        """Make one document of the documents of the selected pages."""
        if not self._session.fields.document_list.join(self._chosen()):
            self._session.message.emit("info", tr("Select pages of at least two documents in the list first."))

    def split_document(self) -> None:
        """Begin a document at each selected page; without any, at the one that shows."""
        if not self._session.fields.document_list.split(self._chosen()):
            self._session.message.emit("info", tr("A document already begins at this page."))

    def split_stack(self) -> None:
        """Start a document at each first page of the one that shows."""
        self._session.fields.document_list.split_stack()

    def split_pages(self) -> None:
        """Make each page of the documents of the selected pages a document."""
        if not self._session.fields.document_list.split_pages(self._chosen()):
            self._session.message.emit("info", tr("Each of these pages is a document already."))

    def separate_files(self) -> None:
        """Give the selected pages back to the documents of their files."""
        self._session.fields.document_list.separate_files(self._chosen())

    def remove_pages(self) -> None:
        """Take the selected pages out of the project, once the user has said so; without any, the one that shows."""
        pages, shown = self._shell.panels.pages, self._session.page_id
        chosen = self._chosen()
        if not chosen or not questions.ask_remove(self._shell.widget, len(chosen)):
            return
        self._shell.panels.inspector.commit_text()
        following = pages.beside_selected()
        if shown in chosen and following is not None:
            self._session.pages.show_page(following)
        self._session.editor.remove_pages(chosen)

    def delete_pressed(self) -> None:
        """The Delete key in the list of pages: what the menu does, where it can be done."""
        self._shell.action_table["remove-pages"].trigger()

    def show_menu(self, place: QPoint) -> None:
        """What can be done with the pages that are selected in the list, at a place of the screen."""
        menu = QMenu(self._shell.widget)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fill(
            menu,
            self._shell.action_table,
            ("annotate-selected", "hold-out", "@turn-page", "@documents", None, "remove-pages"),
            {},
        )
        menu.popup(place)

    def find_problems(self) -> None:
        """Check all pages and show what was found."""
        self._shell.panels.inspector.commit_text()
        self._shell.panels.problems.refresh()
        self._shell.panels.show_problems()

    def step_problem(self, step: int) -> None:
        """Show the next (1) or previous (-1) problem that was found."""
        self._shell.panels.show_problems()
        self._shell.panels.problems.step(step)

    def fix_problem(self) -> None:
        """Mend the problem that is chosen."""
        self._shell.panels.inspector.commit_text()
        self._shell.panels.problems.fix_chosen()

    def show_problem(self, problem: Problem) -> None:
        """Show the page of a problem and select its link or its entity."""
        page_id = self._session.problems.page_of(problem)
        if page_id is None:
            return
        if page_id != self._session.page_id:
            self.show_page(page_id)
        page, entity_id = self._session.page, problem.entity
        if page is not None and entity_id is not None and entity_id in page.entities:
            link = entity_id, problem.other if problem.other is not None else entity_id
            if link in page.links:
                self._session.selection.select_link(link)
            else:
                self._session.selection.select([entity_id])
            self._shell.canvas.reveal(entity_id)

    def _chosen(self) -> list[int]:
        """The pages that are selected in the list; without any, the one that shows."""
        shown = self._session.page_id
        return self._shell.panels.pages.selected or ([] if shown is None else [shown])

    def _annotate(self, page_ids: list[int]) -> None:
        self._shell.panels.inspector.commit_text()
        states = {row.id: row.state for row in self._session.summaries}
        annotated = sum(states[page_id] in ANNOTATED for page_id in page_ids)
        reviewed = {page_id for page_id in page_ids if states[page_id] is ReviewState.REVIEWED}
        if not annotated:
            self._session.annotator.annotate(page_ids)
            return
        wish = questions.ask_again(self._shell.widget, len(page_ids), annotated, len(reviewed))
        if wish is not None:
            spared = set[int]() if wish.reviewed_too else reviewed
            steps, mode = _AGAIN[wish.how]
            wanted = [page_id for page_id in page_ids if page_id not in spared]
            self._session.annotator.annotate(wanted, steps, mode, again=annotated == len(page_ids))

    def _step(self, step: int) -> None:
        page_id = self._shell.panels.pages.neighbour(step)
        if page_id is not None:
            self.show_page(page_id)
