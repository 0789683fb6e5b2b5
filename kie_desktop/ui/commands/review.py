"""The Review menu: finding text, looking at what was changed, figures, and a second reader."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from kie_desktop.domain.differences import Difference
from kie_desktop.session import Session
from kie_desktop.ui.commands.group import CommandGroup
from kie_desktop.ui.commands.page import PageCommands
from kie_desktop.ui.commands.spec import Spec, a_project, some_pages
from kie_desktop.ui.language import tr
from kie_desktop.ui.shell import Shell

ACTIONS: tuple[Spec, ...] = (
    Spec("find-text", "&Find text on all pages", "Ctrl+F", "magnifier", "Find all occurrences of a text", some_pages),
    Spec("show-changes", "Show &changes since pre-annotation", "", "edit-text",
         "Compare the model's proposals for this page with your corrected version", some_pages),
    Spec("show-statistics", "Show &statistics", "", "view",
         "Show labels, actions and active time, in total and by page", a_project),
    Spec("compare-reader", "Compare with another annotato&r’s project…", "", "files",
         "Show how well two annotators agree on the same pages, and where they differ", some_pages),
    Spec("next-difference", "&Next difference", "Ctrl+F7", "",
         "Go to the next disagreement with the other annotator, or the next change on this page", some_pages,
         handler="step_difference", arguments=(1,)),
    Spec("previous-difference", "&Previous difference", "Ctrl+Shift+F7", "", "Go to the previous difference",
         some_pages, handler="step_difference", arguments=(-1,)),
    Spec("use-theirs", "Use &the other annotator’s version", "Ctrl+Shift+.", "",
         "Use the other annotator’s version for the selected difference", some_pages, changes=True),
)  # fmt: skip


class ReviewCommands(CommandGroup):
    """What its actions do."""

    def __init__(self, shell: Shell, session: Session, page: PageCommands) -> None:
        super().__init__(shell, session)
        self._page = page

    def find_text(self) -> None:
        """Let the user type what to look for."""
        self._shell.panels.bring("Search")
        self._shell.panels.search.begin()

    def show_changes(self) -> None:
        """Show the changes on this page."""
        self._shell.panels.bring("Changes")

    def show_statistics(self) -> None:
        """Count, and show the figures."""
        self._shell.panels.bring("Statistics")
        self._shell.panels.statistics.refresh()

    def save_statistics(self) -> None:
        """Ask for a file, and write the table of pages into it."""
        project = self._session.path
        if project is None:
            return
        proposed = project.with_name(f"{project.stem} {tr('statistics')}.csv")
        name, _ = QFileDialog.getSaveFileName(self._shell.widget, tr("Save as CSV"), str(proposed), tr("CSV (*.csv)"))
        if name:
            self._shell.panels.review.save_table(Path(name), *self._shell.panels.statistics.rows.contents())

    def compare_reader(self) -> None:
        """Choose another person's project and compare."""
        project = self._session.path
        if project is None:
            return
        self._shell.panels.inspector.commit_text()
        name, _ = QFileDialog.getOpenFileName(
            self._shell.widget,
            tr("Another annotator’s project"),
            str(project.parent),
            tr("KIE Desktop project (*.kie)"),
        )
        if name:
            self._shell.panels.bring("Readers")
            self._shell.panels.readers.reader.compare(Path(name))

    def step_difference(self, step: int) -> None:
        """Show the next (1) or previous (-1) disagreement where two readers are compared, else change."""
        panels = self._shell.panels
        is_compared = panels.readers.reader.comparison is not None
        panels.bring("Readers" if is_compared else "Changes")
        if not (panels.readers if is_compared else panels.changes).view.step(step):
            self._session.message.emit("info", tr("There are no more differences in this direction."))

    def use_theirs(self) -> None:
        """Take the other reader's answer over."""
        panels = self._shell.panels
        if panels.readers.view.current is None:
            self._session.message.emit("info", tr("Select a disagreement with another annotator first."))
            return
        panels.inspector.commit_text()
        panels.readers.use_theirs()

    def show_place(self, page_id: int, entities: tuple[int, ...]) -> None:
        """Show a page and select what is there of some entities: the link where they are its two ends."""
        if page_id != self._session.page_id:
            self._page.show_page(page_id)
        page = self._session.page if page_id == self._session.page_id else None
        there = [entity for entity in entities if page is not None and entity in page.entities]
        if page is None or not there:
            return
        if len(there) == 2 and (there[0], there[1]) in page.links:
            self._session.selection.select_link((there[0], there[1]))
        else:
            self._session.selection.select(there)
        self._shell.canvas.reveal(there[0])

    def show_difference(self, page_id: int, difference: Difference) -> None:
        """Show the place of a difference, as far as it is on this page."""
        self.show_place(page_id, difference.here)

    def show_hit(self, page_id: int, entity: int) -> None:
        """Show an entity that was found."""
        self.show_place(page_id, (entity,))
