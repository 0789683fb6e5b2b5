"""The File menu: what is opened, taken in and given out."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.text import listed
from kie_desktop.places import home_folder
from kie_desktop.session import Session
from kie_desktop.ui.commands.fields import FieldCommands
from kie_desktop.ui.commands.group import CommandGroup
from kie_desktop.ui.commands.spec import Spec, a_project, fields_here, some_pages
from kie_desktop.ui.dialogs import questions
from kie_desktop.ui.language import count, tr, tr_message, translatable
from kie_desktop.ui.samples import writable_samples
from kie_desktop.ui.shell import Shell
from kie_desktop.ui.words import as_action_text

PICTURES = translatable(
    "Images and PDF (*.png *.jpg *.jpeg *.jfif *.bmp *.tif *.tiff *.webp *.gif *.ppm *.pgm *.pbm *.pdf"
    " *.heic *.heif *.hif *.avif *.jp2 *.j2k *.jpf *.jpx)"
)
TABLES = ("*.csv", "*.tsv", "*.txt", "*.xlsx", "*.xlsm")
LABEL_FILES = translatable("Label files (*.json *.txt *.csv *.cach *.jsonl);;All files (*)")

ACTIONS: tuple[Spec, ...] = (
    Spec("open-folder", "Open &folder…", "Ctrl+O", "folder", "Every image and PDF in a folder becomes a page"),
    Spec("open-files", "Open files or &PDF…", "Ctrl+Shift+O", "files", "Open images, scans or PDFs"),
    Spec("open-project", "Open pro&ject…", "Ctrl+Alt+O", "project", "Open a project file (*.kie)"),
    Spec("open-sample", "Open &sample pages", "", "sample", "Try the program on sample forms, invoices and receipts"),
    Spec(
        "add-files",
        "&Add images to the project…",
        "",
        "files",
        "Add images and PDFs from any folder; this also restores removed pages",
        a_project,
        changes=True,
    ),
    Spec(
        "import-labels",
        "&Import label file…",
        "Ctrl+I",
        "import",
        "Import entities and links from a label file in any supported format",
        changes=True,
    ),
    Spec(
        "import-folder",
        "I&mport label folder…",
        "",
        "import",
        "Import entities and links from a FUNSD, PPOCRLabel, X-AnyLabeling or SROIE folder",
        changes=True,
    ),
    Spec(
        "import-values",
        "Import &table of values…",
        "Ctrl+Shift+I",
        "import",
        "Find the values of a CSV or Excel table on the documents that it names",
        some_pages,
        changes=True,
    ),
    Spec(
        "export-documents",
        "Export &table of documents (Excel, CSV)…",
        "Ctrl+Alt+E",
        "export",
        "Write the fields of the documents as CSV or Excel, a row a document",
        fields_here,
    ),
    Spec(
        "export",
        "&Export dataset…",
        "Ctrl+E",
        "export",
        "Export train.json, val.json, class_list.txt and the images for PaddleOCR",
        some_pages,
    ),
    Spec(
        "export-as",
        "Export &as…",
        "Ctrl+Shift+E",
        "export",
        "Export pages in another format; shows first what the format cannot store",
        some_pages,
    ),
    Spec(
        "fields", "Fie&lds…", "Ctrl+Alt+F", "", "Show keys and values as a table that you can copy or save", some_pages
    ),
    Spec("settings", "Se&ttings…", "Ctrl+,", "settings", "Change the appearance, text recognition, models and more"),
    Spec("close", "&Close project", "Ctrl+W", "close", "All changes are already saved", a_project),
    Spec("quit", "&Quit", "Ctrl+Q", "quit", "All changes are already saved"),
)


class FileCommands(CommandGroup):
    """What its actions do."""

    def __init__(self, shell: Shell, session: Session, fields: FieldCommands) -> None:
        super().__init__(shell, session)
        self._fields = fields
        self._table_errors: list[str] = []
        """What the message bar said of tables of values that could not be used."""

    def open_folder(self) -> None:
        """Choose a folder and open it."""
        folder = QFileDialog.getExistingDirectory(self._shell.widget, tr("Open folder"), self._last_folder())
        if folder:
            self.open_path(Path(folder))

    def open_files(self) -> None:
        """Choose images and PDFs and open them."""
        names, _ = QFileDialog.getOpenFileNames(
            self._shell.widget, tr("Open files or PDF"), self._last_folder(), tr(PICTURES)
        )
        self.open_paths([Path(name) for name in names])

    def open_project(self) -> None:
        """Choose a project file and open it."""
        name, _ = QFileDialog.getOpenFileName(
            self._shell.widget, tr("Open project"), self._last_folder(), tr("KIE Desktop project (*.kie)")
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
        """Open what was dropped or chosen: one folder or project, or any number of files. Label files are imported."""
        if len(paths) == 1 and (found := self._session.exchange.to_import(paths[0])):
            self.import_path(found[0])
            if found[1:]:
                self.offer_import(found[1:])
            return
        if not paths or not self.may_leave():
            return
        self._shell.panels.inspector.commit_text()
        self._shell.message_bar.clear()
        if len(paths) == 1:
            self._session.project.open_path(paths[0])
        else:
            self._session.project.open_files(paths)

    def offer_subfolders(self, folder: Path, below: list[Path]) -> None:
        """Say that the images of a folder lie below it, with a button that opens them."""
        names = listed([path.as_posix() for path in below], 3)
        words = tr("There are no images in {folder}, but there are some in its subfolders: {names}.")
        open_all = partial(self._open_subfolders, folder)
        self._shell.message_bar.offer(words.format(folder=folder, names=names), tr("Open subfolders"), open_all)

    def _open_subfolders(self, folder: Path) -> None:
        self._session.project.open_path(folder, subfolders=True)

    def add_files(self) -> None:
        """Choose images and PDFs and make them pages of the open project."""
        names, _ = QFileDialog.getOpenFileNames(self._shell.widget, tr("Add images"), self._last_folder(), tr(PICTURES))
        if names:
            self._session.project.add_files([Path(name) for name in names])

    def import_labels(self) -> None:
        """Choose a label file and import it."""
        name, _ = QFileDialog.getOpenFileName(
            self._shell.widget, tr("Import label file"), self._last_folder(), tr(LABEL_FILES)
        )
        if name:
            self.import_path(Path(name))

    def import_folder(self) -> None:
        """Choose a folder of label files and import it."""
        folder = QFileDialog.getExistingDirectory(self._shell.widget, tr("Import label folder"), self._last_folder())
        if folder:
            self.import_path(Path(folder))

    def import_values(self) -> None:
        """Choose a table of values, and show what would be imported."""
        from kie_desktop.ui.dialogs.value_table import ValueTableDialog

        kinds = tr("Tables ({})").format(" ".join(TABLES))
        name, _ = QFileDialog.getOpenFileName(
            self._shell.widget, tr("Import table of values"), self._last_folder(), kinds
        )
        if name:
            self._shell.panels.inspector.commit_text()
            dialog = ValueTableDialog(self._session, self._shell.theme, Path(name), self._shell.widget)
            dialog.failed.connect(lambda text: self._table_errors.append(tr_message(text)))
            dialog.taken.connect(self._withdraw_table_errors)
            dialog.open()

    def _withdraw_table_errors(self) -> None:
        """A table was imported: what was wrong with it before is mended."""
        while self._table_errors:
            self._shell.message_bar.withdraw(self._table_errors.pop())

    def export_documents(self) -> None:
        """Choose columns and a file, and write the table of documents."""
        from kie_desktop.ui.dialogs.documents_table import DocumentsTableDialog

        self._shell.panels.inspector.commit_text()
        dialog = DocumentsTableDialog(self._session, self._shell.theme, self._shell.widget)
        dialog.look_wanted.connect(self._fields.show_doubtful)
        dialog.open()

    def import_path(self, path: Path) -> None:
        """Show what a label file or folder would bring."""
        from kie_desktop.ui.dialogs.import_labels import ImportDialog

        self._shell.panels.inspector.commit_text()
        ImportDialog(self._session, self._shell.theme, path, self._shell.widget).open()

    def offer_import(self, found: list[Path]) -> None:
        """Say that a folder has label files, with a button that imports the first of them."""
        names = ", ".join(path.name for path in found)
        words = tr("This folder contains label files: {}.").format(names)
        button = tr("Import {}…").format(as_action_text(found[0].name))
        self._shell.message_bar.offer(words, button, lambda: self.import_path(found[0]))

    def offer_saving(self, text: str) -> None:
        """Say what happened to the project's file, with a button that saves the project under a name."""
        self._shell.message_bar.offer(text, tr("Save project…"), self._save, "error")

    def offer_removed(self, pages: int) -> None:
        """Say that the program ended unexpectedly after pages were removed, with a button that brings them back."""
        words = tr("The project was not closed properly. {} that you removed before can be brought back.")
        text = words.format(count(pages, tr("page"), tr("pages")))
        self._shell.message_bar.offer(text, tr("Bring back"), self._session.project.bring_back)

    def save_under(self) -> bool:
        """Choose a name and save the project under it; returns whether it was saved."""
        path = self._session.path
        if path is None:
            return False
        usual = path.with_name(f"{path.stem} ({tr('saved')}){path.suffix}") if path.exists() else path
        name, _ = QFileDialog.getSaveFileName(
            self._shell.widget,
            tr("Save project"),
            str(usual),
            tr("KIE Desktop project (*.kie)"),
            options=QFileDialog.Option.DontConfirmOverwrite,  # it never overwrites
        )
        if not name:
            return False
        target = Path(name) if name.endswith(path.suffix) else Path(f"{name}{path.suffix}")
        self._shell.panels.inspector.commit_text()
        return self._session.project.save_under(target)

    def export(self) -> None:
        """Show the export dialog."""
        from kie_desktop.ui.dialogs.export import ExportDialog

        self._shell.panels.inspector.commit_text()
        dialog = ExportDialog(self._session, self._shell.theme, self._shell.widget)
        dialog.show_problems.connect(self._shell.panels.show_problems)
        dialog.open()

    def export_as(self) -> None:
        """Show the dialog that writes other formats."""
        from kie_desktop.ui.dialogs.export_as import ExportAsDialog

        self._shell.panels.inspector.commit_text()
        ExportAsDialog(self._session, self._shell.theme, self._shell.widget).open()

    def fields(self) -> None:
        """Show the fields as a table."""
        from kie_desktop.ui.dialogs.fields import FieldsDialog

        self._shell.panels.inspector.commit_text()
        FieldsDialog(self._session, self._shell.theme, self._shell.widget).show()

    def settings(self) -> None:
        """Show the settings dialog."""
        from kie_desktop.ui.dialogs.settings import SettingsDialog

        SettingsDialog(self._session, self._shell.widget).show()

    def close(self) -> None:
        """Close the project and show the start page."""
        if self.may_leave():
            self._shell.panels.inspector.commit_text()
            self._shell.message_bar.clear()
            self._session.project.close()

    def quit(self) -> None:
        """Close the window."""
        self._shell.close()

    def may_leave(self) -> bool:
        """Ask before work that is under way is stopped, or what has lost its file goes for good; True to go on."""
        path = self._session.path
        if path is not None and self._session.project.look_for_file():
            leave = questions.leave_without_file(self._shell.widget, path.name)
            if leave is None or not (leave or self.save_under()):
                return False
        jobs = [state for state in self._session.jobs.all if not state.job.may_be_dropped]
        work = next((state for state in jobs if not state.kind.is_run), None)
        if work is not None and not questions.ask_stop_job(self._shell.widget, tr(work.title)):
            return False
        has_runs = any(state.kind.is_run for state in jobs)
        return not has_runs or questions.leave_runs(self._shell.widget, self._session.runs)

    def _save(self) -> None:
        self.save_under()

    def _last_folder(self) -> str:
        path = self._session.path or next(iter(self._session.settings.recent), None)
        return str(path.parent if path else home_folder())
