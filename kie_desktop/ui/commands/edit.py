"""The Edit and Labels menus: entities, their text, labels and links."""

from __future__ import annotations

from functools import partial

from kie_desktop.domain import assist, edits
from kie_desktop.domain.history import PageId, Step
from kie_desktop.domain.page import EntityKind
from kie_desktop.session import Session
from kie_desktop.ui.commands.go import GoCommands
from kie_desktop.ui.commands.group import CommandGroup
from kie_desktop.ui.commands.page import PageCommands
from kie_desktop.ui.commands.spec import (
    Spec,
    a_page,
    a_project,
    entities,
    one_entity,
    something,
    something_done,
    something_to_discard,
    something_undone,
    two_entities,
)
from kie_desktop.ui.dialogs import questions
from kie_desktop.ui.language import tr
from kie_desktop.ui.shell import Shell

ACTIONS: tuple[Spec, ...] = (
    Spec("undo", "&Undo", "Ctrl+Z", "undo", "Undo the last change", something_done, changes=True),
    Spec("redo", "&Redo", "Ctrl+Shift+Z", "redo", "Redo the last undone change", something_undone, changes=True),
    Spec("discard-job", "Dis&card what pre-annotation did", "", "",
         "Take back what the latest pre-annotation of several pages did; pages that you edited since stay as they are",
         something_to_discard, changes=True),
    Spec("delete", "&Delete", "Del", "delete", "Delete the selected entities or link", something, changes=True),
    Spec("split", "&Split", "Ctrl+D", "split",
         "Split the entity at the text cursor, or in the middle", one_entity, changes=True),
    Spec("merge", "&Merge", "Ctrl+M", "merge", "Merge the selected entities into one", two_entities, changes=True),
    Spec("link-selected", "Li&nk keys to values", "Ctrl+J", "link",
         "Link all selected keys to all selected values, and all selected headers to the keys", two_entities,
         changes=True),
    Spec("edit-text", "&Edit text", "F2", "edit-text", "Correct the text of the selected entity", one_entity,
         changes=True),
    Spec("turn-into-mark", "Turn into check bo&x", "", "",
         "Make a check box of each selected entity, or lines of text of check boxes", entities, changes=True),
    Spec("select-all", "Select &all", "Ctrl+A", "select-all", "Select all entities on the page", a_page),
    Spec("edit-labels", "&Edit labels…", "", "tag", "Edit the names, colours, roles and shortcuts of the labels",
         a_project,
         changes=True),
)  # fmt: skip


class EditCommands(CommandGroup):
    """What its actions do."""

    def __init__(self, shell: Shell, session: Session, go: GoCommands, page: PageCommands) -> None:
        super().__init__(shell, session)
        self._go = go
        self._page = page

    def undo(self) -> None:
        """Take the latest change of this page back; ask, where it is one of several pages."""
        self._shell.panels.inspector.commit_text()
        undoing = self._session.editor.undoing
        step, shown = undoing.next_undo, self._session.page_id
        if step is None:
            self._tell_elsewhere(undoing.latest)
        elif step.is_of_project or len(step.pages) < 2:
            self._session.editor.undo()
        else:
            self._undo_somewhere(step, shown, is_latest=step is undoing.latest)

    def _undo_somewhere(self, step: Step, shown: PageId | None, *, is_latest: bool) -> None:
        """Undo a step of several pages on those where the user wants it, of those where it can be undone."""
        refusing = self._session.editor.undoing.refused_on(step)
        left = step.pages - refusing
        if not left:
            self._session.editor.undo()  # which says why not
            return
        wish = questions.ask_undo(
            self._shell.widget,
            step.text,
            len(step.pages),
            len(refusing),
            is_here=shown in left,
            is_latest=is_latest,
        )
        if wish is questions.Where.HERE and shown is not None:
            self._session.editor.undo([shown])
        elif wish is not None:
            self._session.editor.undo(left if refusing else None)

    def _tell_elsewhere(self, step: Step | None) -> None:
        """Say where the latest change is, and offer to go there."""
        names = {row.id: row.name for row in self._session.summaries}
        page_id = next((page_id for page_id in (step.shown, *step.pages) if page_id in names), None) if step else None
        if step is None or page_id is None:
            return
        words = tr("Nothing to undo on this page. The last change was on {where}: {what}.")
        self._shell.message_bar.offer(
            words.format(where=names[page_id], what=step.text),
            tr("Show that page"),
            lambda: self._page.show_page(page_id),
        )

    def redo(self) -> None:
        """Do it again."""
        self._session.editor.redo()

    def discard_job(self) -> None:
        """Take back what the latest job over pages did."""
        self._shell.panels.inspector.commit_text()
        self._session.annotator.discarding.discard()

    def offer_discarding(self, level: str, text: str) -> None:
        """Put the button that discards a job on the message that tells of it."""
        self._shell.message_bar.offer(text, tr("Discard what this did"), self.discard_job, level)

    def delete(self) -> None:
        """Remove the selected entities, or the selected link."""
        selection = self._session.selection
        if selection.link:
            self._session.editor.do(tr("Remove link"), edits.remove_links, [selection.link])
        elif selection.entities:
            number = len(selection.entities)
            text = tr("Delete entity") if number == 1 else tr("Delete {} entities").format(number)
            self._session.editor.do(text, edits.delete, selection.entities)

    def split(self) -> None:
        """Cut the selected entity where the text cursor stands, or in the middle."""
        page, entity_id = self._session.page, self._session.selection.only
        if page is None or entity_id is None:
            return
        inspector = self._shell.panels.inspector
        cursor = inspector.text_cursor()
        inspector.commit_text()
        text = self._session.pages.page_of(self._session.page_id or 0).entities[entity_id].text
        self._session.editor.do(tr("Split"), edits.split, entity_id, _middle(text) if cursor is None else cursor)

    def turn_into_mark(self) -> None:
        """Make check boxes of the selected entities; lines of text where all are check boxes."""
        page, chosen = self._session.page, self._session.selection.entities
        if page is None:
            return
        are_marks = all(page.entities[key].kind is EntityKind.MARK for key in chosen)
        kind, text = (
            (EntityKind.LINE, tr("Turn into text")) if are_marks else (EntityKind.MARK, tr("Turn into check box"))
        )
        self._session.editor.do(text, edits.set_kind, chosen, kind)

    def merge(self) -> None:
        """Join the selected entities, and offer to read the text of the whole again."""
        merged = self._session.editor.do(tr("Merge"), edits.merge, self._session.selection.entities)
        entity_id, page_id = self._session.selection.only, self._session.page_id
        if merged and entity_id is not None and self._session.settings["ocr"] != "none":
            keys = self._shell.action_table.keys("reread")
            words = tr("Read again ({})").format(keys) if keys else tr("Read again")
            again = partial(self._read_again, page_id, entity_id)
            self._shell.message_bar.offer(tr("The texts were joined as they were."), words, again, passing=True)

    def _read_again(self, page_id: int | None, entity_id: int) -> None:
        """Read what was merged, as long as its page shows."""
        if page_id == self._session.page_id:
            self._session.annotator.recognise([entity_id])

    def link_selected(self) -> None:
        """Link the selected keys to the selected values, and headers to keys."""
        page = self._session.page
        if page is None:
            return
        pairs = assist.pairs_among(page, self._session.label_set, self._session.selection.entities)
        text = tr("Draw {} links").format(len(pairs)) if len(pairs) > 1 else tr("Draw link")
        self._session.editor.do(text, assist.link_pairs, pairs)

    def edit_text(self) -> None:
        """Edit the text where the user is: in the table, else on the page."""
        if not self._shell.panels.entities.edit_text():
            self._shell.canvas.edit_text()

    def select_all(self) -> None:
        """Select every entity of the page but those whose label is hidden: nobody would see what happens to them."""
        if self._session.page:
            self._session.selection.select(self._session.page.entities.keys() - self._shell.canvas.drawing.hidden)

    def label(self, name: str) -> None:
        """Label the selected entities; without a selection it is the label of what is drawn next."""
        chosen = self._session.selection.entities
        if self._session.selection.link is not None:
            self._session.message.emit("info", tr("A link is selected and has no label; select an entity to label it."))
            return
        if chosen:
            self._session.editor.do(tr("Label as {}").format(name), edits.set_label, chosen, name)
            self._go.advance()
        self._shell.canvas.set_draw_label(name)

    def edit_labels(self) -> None:
        """Show the dialog of the label set."""
        from kie_desktop.ui.dialogs.labels import LabelsDialog

        LabelsDialog(self._session, self._shell.action_table, self._shell.widget).open()


def _middle(text: str) -> int:
    """The space nearest to the middle of a text, so that words stay whole."""
    spaces = [place for place, letter in enumerate(text) if letter == " "]
    return min(spaces, key=lambda place: abs(place - len(text) / 2), default=len(text) // 2)
