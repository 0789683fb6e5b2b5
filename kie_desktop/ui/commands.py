"""What the actions do: one method for each row of `actions.TABLE`, named like it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from kie_desktop.domain import edits
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.label_set import Role
from kie_desktop.domain.page import ReviewState
from kie_desktop.domain.problems import Problem
from kie_desktop.domain.reading_order import in_reading_order
from kie_desktop.session import Session
from kie_desktop.ui.dialogs import questions
from kie_desktop.ui.samples import writable_samples

if TYPE_CHECKING:
    from kie_desktop.ui.main_window import MainWindow

PICTURES = "Images and PDF (*.png *.jpg *.jpeg *.jfif *.bmp *.tif *.tiff *.webp *.gif *.ppm *.pgm *.pbm *.pdf)"
HARMLESS = ("Looking at images", "Looking for problems")
"""Jobs that may be stopped without asking: they change nothing that is not found again next time."""

ANNOTATED = (ReviewState.PRE_ANNOTATED, ReviewState.IN_WORK, ReviewState.REVIEWED)


class Commands:
    """Asks where asking is due, then tells the session, the canvas or a panel."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        self._window = window
        self._session = session

    # --- File

    def open_folder(self) -> None:
        """Choose a folder and open it."""
        folder = QFileDialog.getExistingDirectory(self._window, "Open folder", self._last_folder())
        if folder:
            self.open_path(Path(folder))

    def open_files(self) -> None:
        """Choose images and PDFs and open them."""
        names, _ = QFileDialog.getOpenFileNames(self._window, "Open files or PDF", self._last_folder(), PICTURES)
        self.open_paths([Path(name) for name in names])

    def open_project(self) -> None:
        """Choose a project file and open it."""
        name, _ = QFileDialog.getOpenFileName(
            self._window, "Open project", self._last_folder(), "KIE Desktop project (*.kie)"
        )
        if name:
            self.open_path(Path(name))

    def open_sample(self) -> None:
        """Open a copy of the sample pages that come with the program."""
        try:
            folder = writable_samples()
        except UserError as error:
            self._session.message.emit("error", str(error))
        else:
            self.open_path(folder)

    def open_path(self, path: Path) -> None:
        """Open a folder, a project or a file."""
        self.open_paths([path])

    def open_paths(self, paths: list[Path]) -> None:
        """Open what was dropped or chosen: one folder or project, or any number of files."""
        if not paths or not self.may_leave():
            return
        self._window.panels.inspector.commit_text()
        self._window.message_bar.clear()
        if len(paths) == 1:
            self._session.open_path(paths[0])
        else:
            self._session.open_files(paths)

    def import_labels(self) -> None:
        """Choose a PaddleOCR label file and take its entities and links."""
        name, _ = QFileDialog.getOpenFileName(
            self._window, "Import label file", self._last_folder(), "PaddleOCR label file (*.txt *.json);;All files (*)"
        )
        if name:
            self._session.import_labels(Path(name))

    def export(self) -> None:
        """Show the export dialog."""
        from kie_desktop.ui.dialogs.export import ExportDialog

        self._window.panels.inspector.commit_text()
        dialog = ExportDialog(self._session, self._window.theme, self._window)
        dialog.show_problems.connect(self._window.panels.show_problems)
        dialog.open()

    def train(self) -> None:
        """Show the train dialog."""
        from kie_desktop.ui.dialogs.train import TrainDialog

        self._window.panels.inspector.commit_text()
        dialog = TrainDialog(self._session, self._window.theme, self._window)
        dialog.show_problems.connect(self._window.panels.show_problems)
        dialog.started.connect(self._window.panels.show_runs)
        dialog.open()

    def show_runs(self) -> None:
        """Show how training goes."""
        self._window.panels.show_runs()

    def settings(self) -> None:
        """Show the settings dialog."""
        from kie_desktop.ui.dialogs.settings import SettingsDialog

        SettingsDialog(self._session.settings, self._window).show()

    def close(self) -> None:
        """Close the project and show the start page."""
        if self.may_leave():
            self._window.panels.inspector.commit_text()
            self._window.message_bar.clear()
            self._session.close()

    def quit(self) -> None:
        """Close the window."""
        self._window.close()

    def may_leave(self) -> bool:
        """Ask before work that is under way is stopped; True to go on."""
        jobs = [job for job in self._session.jobs if job.title not in HARMLESS]
        if jobs and not questions.ask_stop_job(self._window, jobs[0].title):
            return False
        runs = self._session.runs
        return not runs.is_busy or questions.stop_runs(self._window, runs)

    # --- Edit

    def undo(self) -> None:
        """Take the latest change back."""
        self._window.panels.inspector.commit_text()
        self._session.undo()

    def redo(self) -> None:
        """Do it again."""
        self._session.redo()

    def delete(self) -> None:
        """Remove the selected entities, or the selected link."""
        selection = self._session.selection
        if selection.link:
            self._session.do("Remove link", edits.remove_links, [selection.link])
        elif selection.entities:
            number = len(selection.entities)
            text = "Delete entity" if number == 1 else f"Delete {number} entities"
            self._session.do(text, edits.delete, selection.entities)

    def split(self) -> None:
        """Cut the selected entity where the text cursor stands, or in the middle."""
        page, entity_id = self._session.page, self._session.selection.only
        if page is None or entity_id is None:
            return
        inspector = self._window.panels.inspector
        cursor = inspector.text_cursor()
        inspector.commit_text()
        text = self._session.page_of(self._session.page_id or 0).entities[entity_id].text
        self._session.do("Split", edits.split, entity_id, _middle(text) if cursor is None else cursor)

    def merge(self) -> None:
        """Join the selected entities."""
        self._session.do("Merge", edits.merge, self._session.selection.entities)

    def link_selected(self) -> None:
        """Link the selected key (the first entity, where not exactly one is a key) to the others."""
        page = self._session.page
        if page is None:
            return
        chosen = in_reading_order(page.entities[key] for key in self._session.selection.entities)
        keys = [entity for entity in chosen if self._session.label_set.role_of(entity.label) is Role.KEY]
        head = keys[0] if len(keys) == 1 else chosen[0]
        tails = [entity.id for entity in chosen if entity is not head]
        self._session.do(f"Link to {len(tails)}" if len(tails) > 1 else "Draw link", edits.add_links, head.id, tails)

    def edit_text(self) -> None:
        """Edit the text where the user is: in the table, else on the page."""
        if not self._window.panels.entities.edit_text():
            self._window.canvas.edit_text()

    def select_all(self) -> None:
        """Select every entity of the page."""
        if self._session.page:
            self._session.selection.select(self._session.page.entities)

    def label(self, name: str) -> None:
        """Label the selected entities; without a selection it is the label of what is drawn next."""
        chosen = self._session.selection.entities
        if chosen:
            self._session.do(f"Label as {name}", edits.set_label, chosen, name)
        self._window.canvas.set_draw_label(name)

    def edit_labels(self) -> None:
        """Show the dialog of the label set."""
        from kie_desktop.ui.dialogs.labels import LabelsDialog

        LabelsDialog(self._session, self._window).open()

    # --- Page

    def previous_page(self) -> None:
        """Show the page above in the list."""
        self._step(-1)

    def next_page(self) -> None:
        """Show the page below in the list."""
        self._step(1)

    def show_page(self, page_id: int) -> None:
        """Show a page; what was being typed is kept."""
        self._window.panels.inspector.commit_text()
        self._session.show_page(page_id)

    def annotate_page(self) -> None:
        """Pre-annotate the page that shows."""
        if self._session.page_id is not None:
            self._annotate([self._session.page_id])

    def annotate_all(self) -> None:
        """Pre-annotate every page that is not excluded."""
        self._annotate([row.id for row in self._session.summaries if row.state is not ReviewState.EXCLUDED])

    def reread(self) -> None:
        """Read the text of the selected entities again."""
        self._session.recognise(self._session.selection.entities)

    def next_unsure(self) -> None:
        """Select the next unsure entity in reading order, on this page or the next one that has any."""
        if not self._select_unsure(after=self._session.selection.only):
            page_id = self._window.panels.pages.next_unsure()
            if page_id is None:
                self._session.message.emit("info", "No unsure entity on this page or a later one.")
                return
            self.show_page(page_id)
            self._select_unsure(after=None)

    def review(self) -> None:
        """Mark the page as reviewed, and show the next one if the settings say so."""
        self._window.panels.inspector.commit_text()
        following = self._window.panels.pages.neighbour(1)
        self._session.do("Mark reviewed", edits.set_state, ReviewState.REVIEWED)
        if following is not None and self._session.settings["next_after_review"]:
            self._session.show_page(following)

    def exclude(self, excluded: bool) -> None:
        """Leave the page out of training and export, or take it in again."""
        if excluded:
            self.set_state(ReviewState.EXCLUDED)
        elif self._session.page:
            self.set_state(ReviewState.IN_WORK if self._session.page.entities else ReviewState.NEW)

    def set_state(self, state: ReviewState) -> None:
        """Move the page to a state."""
        text = {ReviewState.EXCLUDED: "Exclude page", ReviewState.REVIEWED: "Mark reviewed"}
        self._session.do(text.get(state, "Change state"), edits.set_state, state)

    def find_problems(self) -> None:
        """Check all pages and show what was found."""
        self._window.panels.inspector.commit_text()
        self._window.panels.problems.refresh()
        self._window.panels.show_problems()

    def show_problem(self, problem: Problem) -> None:
        """Show the page of a problem and select its entity."""
        page_id = self._session.page_of_problem(problem)
        if page_id is None:
            return
        if page_id != self._session.page_id:
            self.show_page(page_id)
        page, entity_id = self._session.page, problem.entity
        if page is not None and entity_id is not None and entity_id in page.entities:
            self._session.selection.select([entity_id])
            self._window.canvas.reveal(entity_id)

    # --- View and tools

    def fit(self) -> None:
        """Show the whole page."""
        self._window.canvas.fit()

    def zoom_in(self) -> None:
        """Show the page larger."""
        self._window.canvas.zoom_in()

    def zoom_out(self) -> None:
        """Show the page smaller."""
        self._window.canvas.zoom_out()

    def actual_size(self) -> None:
        """Show one pixel of the page as one of the screen."""
        self._window.canvas.actual_size()

    def show_links(self, on: bool) -> None:
        """Show or hide the arrows."""
        self._session.settings["show_links"] = on

    def show_labels(self, on: bool) -> None:
        """Show or hide outlines and labels of the entities."""
        self._session.settings["show_labels"] = on

    def theme_system(self) -> None:
        """Look as the system does."""
        self._session.settings["theme"] = "system"

    def theme_light(self) -> None:
        """Look light."""
        self._session.settings["theme"] = "light"

    def theme_dark(self) -> None:
        """Look dark."""
        self._session.settings["theme"] = "dark"

    def tool_select(self) -> None:
        """Take the arrow."""
        self._window.canvas.set_tool("select")

    def tool_rectangle(self) -> None:
        """Take the rectangle."""
        self._window.canvas.set_tool("rectangle")

    def tool_polygon(self) -> None:
        """Take the polygon."""
        self._window.canvas.set_tool("polygon")

    def tool_link(self) -> None:
        """Take the link tool."""
        self._window.canvas.set_tool("link")

    # --- Help

    def cheat_sheet(self) -> None:
        """Show every shortcut."""
        from kie_desktop.ui.dialogs.help import CheatSheet

        labels = [(label.name, label.hotkey) for label in self._session.label_set if label.hotkey]
        CheatSheet({**self._window.action_table.cheat_sheet(), "Labels": labels}, self._window).show()

    def about(self) -> None:
        """Show version and licences."""
        from kie_desktop.ui.dialogs.help import AboutDialog

        AboutDialog(self._window).show()

    # --- inside

    def _annotate(self, page_ids: list[int]) -> None:
        self._window.panels.inspector.commit_text()
        states = {row.id: row.state for row in self._session.summaries}
        before = sum(states[page_id] in ANNOTATED for page_id in page_ids)
        answer = questions.ask_again(self._window, before) if before else questions.Again.REPLACE_UNTOUCHED
        if answer is not None:
            self._session.annotate(page_ids, mode=answer.value)

    def _select_unsure(self, after: int | None) -> bool:
        page = self._session.page
        order = in_reading_order(page.entities.values()) if page else []
        ids = [entity.id for entity in order]
        rest = order[ids.index(after) + 1 :] if after in ids else order
        unsure = next((entity.id for entity in rest if entity.unsure), None)
        if unsure is not None:
            self._session.selection.select([unsure])
            self._window.canvas.reveal(unsure)
        return unsure is not None

    def _step(self, step: int) -> None:
        page_id = self._window.panels.pages.neighbour(step)
        if page_id is not None:
            self.show_page(page_id)

    def _last_folder(self) -> str:
        path = self._session.path or next(iter(self._session.settings.recent), None)
        return str(path.parent if path else Path.home())


def _middle(text: str) -> int:
    """The space nearest to the middle of a text, so that words stay whole."""
    spaces = [place for place, letter in enumerate(text) if letter == " "]
    return min(spaces, key=lambda place: abs(place - len(text) / 2), default=len(text) // 2)
