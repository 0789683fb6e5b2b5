"""The Edit and Labels menus: entities, their text, labels and links."""

from __future__ import annotations

from kie_desktop.domain import assist, edits
from kie_desktop.ui.commands.spec import (
    CommandGroup,
    Spec,
    a_page,
    a_project,
    one_entity,
    something,
    something_done,
    something_undone,
    two_entities,
)
from kie_desktop.ui.language import tr

ACTIONS: tuple[Spec, ...] = (
    Spec("undo", "&Undo", "Ctrl+Z", "undo", "Take the latest change back", something_done),
    Spec("redo", "&Redo", "Ctrl+Shift+Z", "redo", "Do it again", something_undone),
    Spec("delete", "&Delete", "Del", "delete", "Remove the selected entities or link", something),
    Spec("split", "&Split", "Ctrl+D", "split",
         "Cut the entity in two where the text cursor stands, or in the middle", one_entity),
    Spec("merge", "&Merge", "Ctrl+M", "merge", "Join the selected entities into one", two_entities),
    Spec("link-selected", "Li&nk keys to values", "Ctrl+J", "link",
         "Link every selected key to every selected value, and every selected header to the keys", two_entities),
    Spec("edit-text", "&Edit text", "F2", "edit-text", "Correct the text of the selected entity", one_entity),
    Spec("select-all", "Select &all", "Ctrl+A", "select-all", "Select every entity of the page", a_page),
    Spec("edit-labels", "&Edit labels…", "", "tag", "Names, colours, roles and keys of the labels", a_project),
)  # fmt: skip


class EditCommands(CommandGroup):
    """What its actions do."""

    def undo(self) -> None:
        """Take the latest change back."""
        self._window.panels.inspector.commit_text()
        self._session.editor.undo()

    def redo(self) -> None:
        """Do it again."""
        self._session.editor.redo()

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
        inspector = self._window.panels.inspector
        cursor = inspector.text_cursor()
        inspector.commit_text()
        text = self._session.pages.page_of(self._session.page_id or 0).entities[entity_id].text
        self._session.editor.do(tr("Split"), edits.split, entity_id, _middle(text) if cursor is None else cursor)

    def merge(self) -> None:
        """Join the selected entities."""
        self._session.editor.do(tr("Merge"), edits.merge, self._session.selection.entities)

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
        if not self._window.panels.entities.edit_text():
            self._window.canvas.edit_text()

    def select_all(self) -> None:
        """Select every entity of the page but those whose label is hidden: nobody would see what happens to them."""
        if self._session.page:
            self._session.selection.select(self._session.page.entities.keys() - self._window.canvas.drawing.hidden)

    def label(self, name: str) -> None:
        """Label the selected entities; without a selection it is the label of what is drawn next."""
        chosen = self._session.selection.entities
        if chosen:
            self._session.editor.do(tr("Label as {}").format(name), edits.set_label, chosen, name)
            self._window.commands.go.advance()
        self._window.canvas.set_draw_label(name)

    def edit_labels(self) -> None:
        """Show the dialog of the label set."""
        from kie_desktop.ui.dialogs.labels import LabelsDialog

        LabelsDialog(self._session, self._window.action_table, self._window).open()


def _middle(text: str) -> int:
    """The space nearest to the middle of a text, so that words stay whole."""
    spaces = [place for place, letter in enumerate(text) if letter == " "]
    return min(spaces, key=lambda place: abs(place - len(text) / 2), default=len(text) // 2)
