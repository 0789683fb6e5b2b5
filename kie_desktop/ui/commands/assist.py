"""The Assist menu: links by key, suggestions, and many decisions at once."""

from __future__ import annotations

from kie_desktop.domain import assist, edits
from kie_desktop.domain.history import Step
from kie_desktop.domain.layouts import FEWEST_WORDS, LayoutMatch
from kie_desktop.domain.page import Page
from kie_desktop.domain.patch import Patch
from kie_desktop.domain.text import is_blank
from kie_desktop.session import Session
from kie_desktop.session.project.bulk_edits import BulkEdit
from kie_desktop.ui.canvas.link_chooser import LinkChooser
from kie_desktop.ui.canvas.suggestions import LinkSuggestion
from kie_desktop.ui.commands.go import GoCommands
from kie_desktop.ui.commands.group import CommandGroup
from kie_desktop.ui.commands.spec import (
    Spec,
    a_page,
    a_project,
    a_suggestion,
    one_entity,
    something,
)
from kie_desktop.ui.language import count, tr
from kie_desktop.ui.shell import Shell

ACTIONS: tuple[Spec, ...] = (
    Spec("choose-link", "Choose &link target", "K", "link",
         "Number the likely targets for a link from the selected entity; choose one by digit, arrow keys or text",
         one_entity,
         changes=True),
    Spec("accept-suggestion", "Accept su&ggestion", "G", "",
         "Apply the suggested texts or labels, or draw the dashed link from the selected entity", a_suggestion,
         changes=True),
    Spec("accept-suggestion-next", "Accept suggestion and continue", "Shift+G", "",
         "Accept the suggestion, and select the next entity that has a suggested link", a_suggestion, changes=True),
    Spec("propose-links", "&Propose links again", "J", "",
         "Link this page again using its current labels; links that you drew or removed are kept",
         a_page, changes=True),
    Spec("link-nearest", "Link all keys to the &nearest values", "Ctrl+Shift+J", "",
         "Link the selected keys, or all keys on the page, that have no value to the nearest unlinked value", a_page,
         changes=True),
    Spec("unlink", "&Unlink", "Shift+K", "",
         "Remove the selected link, the link between two selected entities, or all links of the selection",
         something, changes=True),
    Spec("accept", "&Accept", "A", "", "Confirm the model's proposals for the selected entities or link", a_page,
         changes=True),
    Spec("accept-above", "Accept all above a &score…", "Shift+A", "",
         "Accept all entities and links above a score that you choose", a_page, changes=True),
    Spec("label-same-here", "Label same &text on this page", "T", "",
         "Give the label of the selected entity to all entities on this page with the same text", one_entity,
         changes=True),
    Spec("label-same-everywhere", "Label same text on all &pages", "Shift+T", "",
         "Give the label of the selected entity to all entities in the project with the same text", one_entity,
         changes=True),
    Spec("same-layout", "Apply to pages with same la&yout…", "Ctrl+Shift+Y", "",
         "Apply the labels and links of this page to pages with the same layout", a_page, changes=True),
    Spec("auto-advance", "Go to next after labelling", "Ctrl+Shift+G", "",
         "Select the next entity after you label or accept one", a_project, True, setting="advance"),
    Spec("show-suggestions", "Su&ggest links", "", "",
         "Show a dashed link from the selected key to the nearest " "unlinked value",
         a_project, True, setting="suggest_links"),
    Spec("show-label-suggestions", "Suggest la&bels", "", "",
         "Suggest the label that you just used for similar entities: same column or same text", a_project, True,
         setting="suggest_labels"),
    Spec("show-text-suggestions", "Suggest same co&rrections", "", "",
         "Show what the correction that you just made would change in other lines of the page", a_project, True,
         setting="suggest_texts"),
)  # fmt: skip


class AssistCommands(CommandGroup):
    """What its actions do."""

    def __init__(self, shell: Shell, session: Session, go: GoCommands) -> None:
        super().__init__(shell, session)
        self._go = go
        self.chooser = LinkChooser(session, shell.canvas)
        self.suggestion = LinkSuggestion(session, shell.canvas, lambda: shell.action_table.keys("accept-suggestion"))
        session.layout_search.found.connect(self._on_layouts_found)

    def choose_link(self) -> None:
        """Choose the other end of a link from the selected entity."""
        self.chooser.open()

    def accept_suggestion(self) -> None:
        """Give the suggested texts or labels, or draw the suggested link."""
        labels, texts = self.suggestion.labels, self.suggestion.texts.texts
        if texts:
            self._session.editor.do(tr("Same correction ({})").format(len(texts)), edits.set_texts, texts)
        elif labels.entities:
            self._session.editor.do(
                tr("Label as {}").format(labels.label), edits.set_label, labels.entities, labels.label
            )
        elif self.suggestion.link is not None:
            self._session.editor.do(tr("Accept suggested link"), assist.link_pairs, [self.suggestion.link])

    def accept_suggestion_next(self) -> None:
        """Accept what is suggested, and select the next key that has a suggestion."""
        self.accept_suggestion()
        page = self._session.page
        if page is not None:
            self._go.walk_among(self.suggestion.suggestions(page), 1)

    def propose_links(self) -> None:
        """Let the model link the page as it is labelled now."""
        self._shell.panels.inspector.commit_text()
        self._session.annotator.propose_links()

    def link_nearest(self) -> None:
        """Link the selected keys (all, where none is selected) to the nearest values that are free."""
        page, chosen = self._session.page, self._session.selection.entities
        if page is None:
            return
        pairs = [pair for pair in self.suggestion.suggestions(page).items() if not chosen or chosen & {*pair}]
        if not pairs:
            self._session.message.emit(
                "info", tr("There is no key without a value that has an unlinked value to its right or below.")
            )
            return
        self._session.editor.do(tr("Link to nearest ({})").format(len(pairs)), assist.link_pairs, pairs)

    def unlink(self) -> None:
        """Remove the selected link, the one between two selected entities, or every link of the selected ones."""
        selection = self._session.selection
        if selection.link is not None:
            self._session.editor.do(tr("Remove link"), edits.remove_links, [selection.link])
        else:
            self._session.editor.do(tr("Remove links"), assist.unlink, selection.entities)

    def accept(self) -> None:
        """Confirm what is selected, or what lies under the pointer where nothing is; then go on."""
        selection, overlay, page = self._session.selection, self._shell.canvas.overlay, self._session.page
        if page is None:
            return
        chosen, link = selection.entities, selection.link
        if not chosen and link is None:
            chosen = frozenset(key for key in page.entities if key == overlay.hovered)
            link = overlay.hovered_link
        if not chosen and link is None:
            self._session.message.emit("info", tr("Select what to accept, or point to it."))
            return
        links = [link] if link else [key for key in page.links if {*key} <= chosen]
        below = self._session.settings["unsure_below"]
        unsure = any(page.entities[key].is_unsure(below) for key in chosen)
        self._session.editor.do(tr("Accept"), assist.confirm, chosen, links)
        if unsure and self._session.settings["advance"]:
            self._go.next_unsure()
        else:
            self._go.advance()

    def accept_above(self) -> None:
        """Ask for a score, and accept everything from there on."""
        from kie_desktop.ui.dialogs.accept_above import AcceptAboveDialog

        self._shell.panels.inspector.commit_text()
        AcceptAboveDialog(self._session, self._shell.widget).open()

    def label_same_here(self) -> None:
        """Give the selected entity's label to every entity of the page with the same text."""
        found = self._selected_words()
        if found is not None:
            text, label = found
            self._session.editor.do(tr("Label same text as {}").format(label), assist.label_same_text, text, label)

    def label_same_everywhere(self) -> None:
        """Give the selected entity's label to every entity of the project with the same text, as one step."""
        found = self._selected_words()
        if found is not None and is_blank(found[0]):
            self._session.message.emit("warning", tr("The entity has no text; run OCR on it or type its text first."))
        elif found is not None:
            _label_same_text(self._session, *found)

    def same_layout(self) -> None:
        """Look for pages of this page's layout, and ask which of them get its labels and links."""
        if self._session.page is not None:
            self._session.layout_search.search(self._session.page, self._session.label_set)

    def _on_layouts_found(self, found: list[tuple[int, LayoutMatch]]) -> None:
        from kie_desktop.ui.dialogs.same_layout import SameLayoutDialog

        if not found:
            self._session.message.emit(
                "info",
                tr(
                    "No other page with this layout needs labels. Pages are compared by their keys and headers: "
                    "label at least {} of them on this page first, and make sure that the other pages have been "
                    "read."
                ).format(FEWEST_WORDS),
            )
        elif self._session.path is not None:
            SameLayoutDialog(self._session, found, self._shell.widget).open()

    def _selected_words(self) -> tuple[str, str] | None:
        """Text and label of the one selected entity."""
        self._shell.panels.inspector.commit_text()
        page, only = self._session.page, self._session.selection.only
        return (page.entities[only].text, page.entities[only].label) if page is not None and only is not None else None


def _label_same_text(session: Session, text: str, label: str) -> None:
    """Label a text on all pages. It is a job: what it holds is the session only, which outlives the window."""

    def look(page: Page) -> Patch | None:
        return assist.label_same_text(page, text, label) or None

    def apply(patches: list[tuple[int, Patch]]) -> None:
        name = tr("Label same text as {}").format(label)
        session.editor.change_pages(BulkEdit(name, [page for page, _ in patches], dict(patches).get, done=report))

    def report(step: Step | None) -> None:
        words = tr("No unlabelled entity has the same text.")
        if step is not None:
            number = sum(len(patch.entities) for _, patch in step.patches)
            entities = count(number, tr("entity"), tr("entities"))
            pages = count(len(step.patches), tr("page"), tr("pages"))
            words = tr("Labelled as {}: {} on {}.").format(label, entities, pages)
        session.message.emit("info", words)

    session.project.look_over(look, apply)
