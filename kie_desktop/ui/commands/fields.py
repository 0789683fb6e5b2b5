"""The Fields menu: the schema, and what a person decides about the fields of a document."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QInputDialog

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.label_set import Role
from kie_desktop.session import Session
from kie_desktop.session.fields.deciding import not_read_words
from kie_desktop.session.fields.schema_sources import start_template
from kie_desktop.ui.commands.group import CommandGroup
from kie_desktop.ui.commands.page import PageCommands
from kie_desktop.ui.commands.spec import Spec, a_project, entities, fields_here, some_pages
from kie_desktop.ui.item_models.page_filter import LOOK, SETTLED
from kie_desktop.ui.language import count, tr
from kie_desktop.ui.shell import Shell

if TYPE_CHECKING:
    from kie_desktop.fields.result import Span
    from kie_desktop.fields.schema import Schema
    from kie_desktop.ui.dialogs.schema import SchemaDialog
    from kie_desktop.ui.panels.fields import FieldsPanel

PANEL = "Fields"

ACTIONS: tuple[Spec, ...] = (
    Spec("show-fields", "Fields of the &document", "F3", "fields",
         "Show the fields of the document and go to the first one that needs a look", some_pages),
    Spec("accept-field", "&Accept, go on", "Return", "reviewed",
         "Accept the value and go to the next one that needs a look, then to the next document", fields_here,
         panel=PANEL, changes=True),
    Spec("field-absent", "&Not on this document", "0", "", "The document does not have the field", fields_here,
         panel=PANEL, changes=True),
    Spec("take-back-field", "Propose value &again", "Backspace", "",
         "Take back the decision about this field", fields_here, panel=PANEL, changes=True),
    Spec("set-field", "Use &selected lines as value", "Ctrl+Return", "",
         "Use the entities selected on the page as the value of the current field", entities, changes=True),
    Spec("tool-field", "&Field value", "D", "field-tool",
         "Click a line or drag over part of it to set the value of the current field", fields_here, True, "tool",
         changes=True),
    Spec("accept-sure", "Accept s&ure values…", "Ctrl+Shift+A", "",
         "Accept all values that are right in 99 of 100, in all documents", fields_here, changes=True),
    Spec("learn-fields", "&Learn again", "", "", "Learn the fields from all decisions now", fields_here,
         changes=True),
    Spec("forget-fields", "&Forget what was learned", "", "",
         "Use only the proposals of the template until there are new decisions", fields_here, changes=True),
    Spec("save-learned", "Save as &model pack…", "", "",
         "Make a model pack of what was learned, for the command line and other computers", fields_here),
    Spec("edit-schema", "&Edit fields…", "", "", "Names, types, other names and rules of the fields", a_project,
         changes=True),
)  # fmt: skip


class FieldCommands(CommandGroup):
    """What its actions do."""

    def __init__(self, shell: Shell, session: Session, page: PageCommands) -> None:
        super().__init__(shell, session)
        self._page = page
        self._fields = session.fields
        self._is_in_settled = False
        self._offer = ""
        """What was said last of documents that need no look."""
        self._fields.schema_changed.connect(self._on_schema_changed)
        session.editor.undoing.moved.connect(self._withdraw_offer)

    @property
    def _panel(self) -> FieldsPanel:
        return self._shell.panels.fields

    def action_of(self, keys: str) -> QAction | None:
        """The action that keys mean while the panel has the keyboard."""
        return self._shell.action_table.panel_action(PANEL, keys)

    # --- going through a document

    def show_fields(self) -> None:
        """Show the panel and give it the keyboard."""
        self._shell.panels.bring(PANEL)
        self._shell.panels.make_room_for_fields()
        self._panel.begin()

    def accept_field(self) -> None:
        """Accept the current value and go on; where nothing waits, the document is reviewed."""
        panel = self._panel
        panel.refresh()
        row = panel.row
        if row is None:
            return
        if panel.is_settled:
            self._finish()
            return
        if row.value.value is None and not row.is_decided and not self._fields.has_proposals():
            if document := self._fields.document:
                self._session.message.emit("info", not_read_words(document))
            return
        if not row.is_decided and not self._fields.decisions.accept(row.name):
            return
        self.go_on()

    def go_on(self) -> None:
        """Go to the next value that needs a look, if there is one."""
        self._panel.go_on()

    def field_absent(self) -> None:
        """The document does not have the current field."""
        row = self._panel.row
        if row is not None and self._fields.decisions.mark_absent(row.name, row.number):
            self.go_on()

    def take_back_field(self) -> None:
        """Have the current field proposed again."""
        row = self._panel.row
        if row is not None:
            self._fields.decisions.clear(row.name)

    def choose_candidate(self, number: int) -> None:
        """Let another candidate be the value of the current field."""
        row = self._panel.row
        if self._session.is_read_only or row is None:
            return
        if self._fields.decisions.choose_alternative(row.name, number, row.number):
            self.go_on()
        else:
            self._session.message.emit("info", tr("There is no candidate {}.").format(number))

    def set_field(self) -> None:
        """Let the selected entities be the value of the current field."""
        page = self._session.page
        if page is not None:
            from kie_desktop.domain.reading_order import in_reading_order

            chosen = (page.entities[one] for one in self._session.selection.entities if one in page.entities)
            self.pick_value([entity.id for entity in in_reading_order(chosen)], None)

    def pick_value(self, lines: list[int], span: tuple[int, int] | None) -> None:
        """Let lines of the page that shows, or a part of the only one, be the value of the current field."""
        row, page_id = self._panel.row, self._session.page_id
        if row is None or page_id is None or self._fields.schema is None:
            self._session.message.emit("info", tr("Choose a field in the Fields panel first."))
            return
        has_several = self._fields.schema[row.name].repeated
        is_more = has_several and row.value.value is not None
        if self._fields.decisions.choose(row.name, page_id, lines, span, add=is_more):
            if has_several:
                self._panel.show_last_of(row.name)  # the next click adds another one
            else:
                self.go_on()
        self._panel.view.setFocus()

    def show_document(self, key: str) -> None:
        """Show the first page of a document."""
        document = self._fields.find_document(key)
        if document is not None:
            self._page.show_page(document.pages[0])

    def mark_lines(self, ids: tuple[int, ...]) -> None:
        """Mark entities of the page that shows."""
        from kie_desktop.fields.result import Span

        self._shell.canvas.show_places(Span(one, 0, 0) for one in ids)

    def show_lines(self, ids: tuple[int, ...]) -> None:
        """Select entities of the page that shows, and bring the first into view."""
        page = self._session.page
        there = [one for one in ids if page is not None and one in page.entities]
        if there:
            self._session.selection.select(there)
            self._shell.canvas.reveal(there[0])

    def show_value(self, page_id: int, field: str) -> None:
        """Show a page, and a field of its document with the place of its value."""
        self._page.show_page(page_id)
        self._shell.panels.bring(PANEL)
        self._panel.show_field(field)
        self._panel.reveal()

    def show_doubtful(self, key: str, field: str) -> None:
        """Show a value that needs a look, and in the page list the documents that have some."""
        document = self._fields.find_document(key)
        if document is None:
            return
        if not document.is_reviewed:
            self._shell.panels.bring("Pages")
            self._shell.panels.pages.choose_filter(LOOK)
        self.show_value(document.pages[0], field)
        self._panel.view.setFocus()

    # --- places on the page

    def mark_place(self, place: int, spans: tuple[Span, ...]) -> None:
        """Mark where something stands, if that is on the page that shows."""
        document = self._fields.document
        pages = document.pages if document is not None else ()
        is_here = 0 <= place < len(pages) and pages[place] == self._session.page_id
        self._shell.canvas.show_places(spans if is_here else ())

    def show_place(self, place: int, spans: tuple[Span, ...]) -> None:
        """Show where something stands, also on another page of the document."""
        document = self._fields.document
        if document is not None and 0 <= place < len(document.pages):
            page_id = document.pages[place]
            if page_id != self._session.page_id:
                self._session.pages.show_page(page_id)
        self.mark_place(place, spans)
        self._shell.canvas.reveal_places()

    def take_tool(self) -> None:
        """With the keyboard in the panel, the mouse shows values on the page."""
        if not self._session.is_read_only and self._fields.schema is not None:
            self._shell.canvas.set_tool("field")

    def put_tool_back(self) -> None:
        """Without the panel the mouse selects again."""
        if self._shell.canvas.tool == "field":
            self._shell.canvas.set_tool("select")

    def tool_field(self) -> None:
        """Take the tool that shows values."""
        self._shell.canvas.set_tool("field")

    # --- the schema

    def use_template(self, name: str) -> None:
        """Begin with the fields of a template, and one for each label without a role that has entities."""
        try:
            schema = start_template(name)
        except UserError as error:
            self._session.message.emit("error", str(error))
            return
        if self._fields.set_schema(_with_labels(schema, self._session)):
            self.show_fields()

    def accept_sure(self) -> None:
        """Ask for a promise, and accept what keeps it."""
        from kie_desktop.ui.dialogs.accept_sure import AcceptSureDialog

        AcceptSureDialog(self._session, self._shell.widget).open()

    def learn_fields(self) -> None:
        """Learn now."""
        self._fields.learn()

    def forget_fields(self) -> None:
        """Forget what was learned, and say so."""
        self._fields.forget()
        self._session.message.emit(
            "info", tr("The program forgot what it learned from this project. Your decisions are kept.")
        )

    def save_learned(self) -> None:
        """Ask for the name of a pack, and make it of what was learned."""
        project = self._session.path
        if not self._fields.taught or project is None:
            self._session.message.emit("info", tr("Nothing has been learned yet. Review some documents first."))
            return
        words = tr(
            "The pack holds the model in use, the fields, and what was learned from {}. It contains words of these"
            " documents: share it only with people who may read them.\n\nName of the model pack"
        ).format(count(self._fields.taught, tr("document"), tr("documents")))
        title = tr("Save as model pack")
        name, is_given = QInputDialog.getText(self._shell.widget, title, words, text=f"{project.stem}-fields")
        if is_given and name.strip():
            self._session.model_packs.add_learned(name.strip(), self._fields.write_run)

    def edit_schema(self) -> None:
        """Edit the fields."""
        self._open_schema()

    def make_schema(self) -> None:
        """Begin with names of one's own."""
        self._open_schema().ask_for_list()

    def _open_schema(self) -> SchemaDialog:
        from kie_desktop.ui.dialogs.schema import SchemaDialog

        dialog = SchemaDialog(self._session, self._shell.theme, self._shell.widget)
        dialog.open()
        return dialog

    # --- inside

    def _finish(self) -> None:
        """The document is right as it is: mark it reviewed, and show the next one that is not."""
        document = self._fields.document
        if document is None:
            return
        # before it is reviewed: the page list may hide it then, and show another page
        following = self._fields.next_document()
        # Enter on a document that was reviewed before goes through those that need no look, until one needs it again
        self._is_in_settled = following is None and (document.is_reviewed or self._is_in_settled)
        if self._is_in_settled:
            following = self._fields.next_document(settled=True)
        if not document.is_reviewed and not self._fields.decisions.accept_document():
            return
        self._withdraw_offer()
        if following is None:
            self._offer_settled()
        else:
            self._show_first(following)

    def _show_first(self, page_id: int) -> None:
        """Show a document from its first value that needs a look."""
        self._page.show_page(page_id)
        self._panel.begin()
        self._panel.reveal()

    def _offer_settled(self) -> None:
        """Say that no document needs a look, and offer those that are not reviewed all the same (adr/0047)."""
        left = len(self._fields.survey.settled)
        if not left:
            self._session.message.emit("info", tr("All documents are reviewed."))
            return
        words = tr("No other document needs a look. Not reviewed, but in no need of it: {}. Enter goes through them.")
        self._offer = words.format(count(left, tr("document"), tr("documents")))
        self._shell.message_bar.offer(self._offer, tr("List them"), self.list_settled)

    def _withdraw_offer(self) -> None:
        """Other documents may need a look now."""
        self._shell.message_bar.withdraw(self._offer)

    def list_settled(self) -> None:
        """Show in the page list which documents need no look and are not reviewed, and the first of them."""
        settled = self._fields.survey.settled
        self._shell.panels.bring("Pages")
        self._shell.panels.pages.choose_filter(SETTLED)
        if settled:
            self._is_in_settled = True
            self._show_first(settled[0].pages[0])

    def _on_schema_changed(self) -> None:
        self._shell.action_table.refresh_later()
        if self._fields.schema is None:
            self.put_tool_back()


def _with_labels(schema: Schema, session: Session) -> Schema:
    """A new schema with a field for each label that has entities and no role, such as "remark"."""
    from kie_desktop.fields.schema import FieldSpec

    entities = session.project.entities_by_label()
    known = {name.casefold() for spec in schema.fields for name in spec.key_words}
    labels = [
        label.name
        for label in session.label_set
        if label.role is Role.OTHER and label != session.label_set.background and entities.get(label.name.casefold())
    ]
    new = tuple(FieldSpec(name) for name in labels if name.casefold() not in known)
    return replace(schema, fields=(*schema.fields, *new))
