"""Page > Image of this page: what to do where the image of a page was replaced, or is not there any more."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from kie_desktop.session.sentences import shorten_list
from kie_desktop.ui.commands.file import PICTURES
from kie_desktop.ui.commands.group import CommandGroup
from kie_desktop.ui.commands.spec import Spec, a_page, unfitted
from kie_desktop.ui.dialogs import questions
from kie_desktop.ui.item_models.pages import page_name
from kie_desktop.ui.language import tr

ACTIONS: tuple[Spec, ...] = (
    Spec("fit-annotations", "&Fit annotations to image…", "", "",
         "Decide how the annotations of this page lie on its image, which was replaced", unfitted, changes=True),
    Spec("choose-image", "&Choose image for this page…", "", "",
         "Show another image file on this page, for example one that was renamed; annotations are kept", a_page,
         changes=True),
)  # fmt: skip


class ImageCommands(CommandGroup):
    """What its actions do."""

    def fit_annotations(self) -> None:
        """Ask how the annotations of the page that shows lie on its new image, and do it."""
        page_id, changes = self._session.page_id, self._session.image_changes
        new = changes.unfitted.get(page_id) if page_id is not None else None
        page = self._session.page
        if page_id is None or page is None or new is None:
            return
        self._shell.panels.inspector.commit_text()
        wish = questions.ask_fit(self._shell.widget, page_name(page), new.before, new.after)
        if wish is not None:
            changes.fit(page_id, wish.quarters, stretch=wish.stretch)

    def offer_fitting(self) -> None:
        """Say which pages do not fit their images any more, with a button that asks about one of them."""
        unfitted_pages = self._session.image_changes.unfitted
        rows = [row for row in self._session.summaries if row.id in unfitted_pages]
        if rows and not self._session.is_read_only:
            words = tr("Images were replaced, and the annotations of these pages do not fit any more:")
            names = shorten_list([page_name(row) for row in rows])
            self._shell.message_bar.offer(f"{words}\n{names}", tr("Fit annotations…"), self._fit_next)

    def choose_image(self) -> None:
        """Choose an image file for the page that shows."""
        page_id, path = self._session.page_id, self._session.path
        if page_id is None or path is None:
            return
        name, _ = QFileDialog.getOpenFileName(
            self._shell.widget, tr("Choose image for this page"), str(path.parent), tr(PICTURES)
        )
        if name:
            self._shell.panels.inspector.commit_text()
            self._session.image_changes.choose_image(page_id, Path(name))

    def _fit_next(self) -> None:
        unfitted_pages = self._session.image_changes.unfitted
        if self._session.page_id not in unfitted_pages and unfitted_pages:
            self._session.pages.show_page(next(iter(unfitted_pages)))
        self.fit_annotations()
