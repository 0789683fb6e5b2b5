"""A report of a fault, for whoever is to mend it: versions, log and traces of crashes, with nothing personal in it."""

from __future__ import annotations

import io
import json
import platform
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, qVersion

from kie_desktop import crashes
from kie_desktop.domain.codec import page_to_json
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.page import Page
from kie_desktop.domain.text import encodable
from kie_desktop.formats.archives import Archive
from kie_desktop.formats.atomic import write_bytes
from kie_desktop.jobs.background import Report
from kie_desktop.jobs.commands import ChildCommand, CommandOutcome
from kie_desktop.jobs.job import Job, JobKind
from kie_desktop.language import translatable
from kie_desktop.places import command_in, is_frozen
from kie_desktop.safe_files import NotOrdinaryError, open_file, read_given
from kie_desktop.session.editor import Editor
from kie_desktop.session.project.reading import readable_pages
from kie_desktop.session.settings import Settings
from kie_desktop.session.support.licences import licences
from kie_desktop.session.support.redaction import Redactor
from kie_desktop.store import ProjectFile
from kie_desktop.version import __version__

_COLLECT = Job(JobKind.COLLECTING_REPORT, translatable("Removing personal data from the log"), may_be_dropped=True)
LOG_BYTES = 300_000
"""Of the end of the log; a session of hours."""
_TRACES = 5
_MOST_IMAGE = 1 << 30
_WITHOUT_PAGES = """The text on the project's pages could not be determined:
{}
So these files may contain some of it. Check them before you share them.
"""


class FaultReport(QObject):
    """Made for the project as it is now. ready: `files` are complete. message(level, text)."""

    ready = Signal()
    message = Signal(str, str)

    def __init__(self, editor: Editor, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._settings = settings
        self.files: dict[str, str] = {}
        """Name in the archive -> what it says."""
        self.is_ready = False
        self._doctor = ChildCommand("Checking this computer", command_in("", "doctor", "--json"), "", self)
        self._doctor.ended.connect(self._on_diagnosed)

    def begin(self) -> None:
        """Collect the files; `ready` comes when they are complete."""
        self._doctor.start()

    def stop(self) -> None:
        """End the child; the report is not wanted any more."""
        self._doctor.stop()

    @property
    def page(self) -> Page | None:
        """The page that could be added."""
        return self._editor.page

    def page_files(self) -> dict[str, bytes]:
        """The page that shows and its image, as they are. Raises UserError."""
        page = self._editor.page
        image = self._editor.image_path(self._editor.page_id) if self._editor.page_id is not None else None
        if page is None or image is None:
            return {}
        document = json.dumps(page_to_json(page), ensure_ascii=False, indent=1)
        try:
            return {
                "page/page.json": document.encode(),
                f"page/{encodable(image.name)}": read_given(image, _MOST_IMAGE),
            }
        except OSError as fault:
            raise UserError(f"{image}: the image cannot be read ({fault.strerror}); leave out the page") from fault

    def save(self, path: Path, with_page: bool) -> bool:
        """Write the archive. Returns whether that succeeded; `message` says why not."""
        try:
            files = {name: text.encode() for name, text in self.files.items()}
            files |= self.page_files() if with_page else {}
            write_bytes(path, archive(files))
        except UserError as error:
            self.message.emit("error", str(error))
            return False
        return True

    # --- inside

    def _on_diagnosed(self, outcome: CommandOutcome) -> None:
        diagnosis = outcome.stdout or outcome.error
        names = [name for path in (self._editor.path, *self._settings.recent) if path for name in _names(path)]
        if self._editor.path is None:
            self._on_collected(collected(diagnosis, Redactor(names)))
            return

        def read(project: ProjectFile, report: Report) -> dict[str, str]:
            return collected(diagnosis, Redactor([*names, *_names_of_pages(project)], _texts(project, report)))

        def without(reason: str) -> dict[str, str]:
            redactor = Redactor(names)
            return {
                "read-me-first.txt": redactor.redact(_WITHOUT_PAGES.format(reason)),
                **collected(diagnosis, redactor),
            }

        self._editor.read_in_background(_COLLECT, read, self._on_collected, without)

    def _on_collected(self, files: dict[str, str]) -> None:
        self.files = files
        self.is_ready = True
        self.ready.emit()


def collected(diagnosis: str, redactor: Redactor) -> dict[str, str]:
    """The files of a report, by their names in the archive. diagnosis: what the doctor printed."""
    found = {"versions.txt": _versions(), "doctor.json": _redacted(diagnosis, redactor)}
    log = crashes.log_folder() / "kie-desktop.log"
    if log.is_file():
        found[log.name] = redactor.redact(_end_of(log))
    for trace in crashes.traces()[:_TRACES]:
        try:
            with open_file(trace, "rb") as file:
                words = file.read(LOG_BYTES).decode("utf-8", "replace")
        except FileNotFoundError:  # another window takes old traces away
            continue
        except NotOrdinaryError as fault:
            words = str(fault)
        found[f"crashes/{trace.stem}.txt"] = redactor.redact(words)
    return found


def _versions() -> str:
    kind = "installed program" if is_frozen() else "from source"
    lines = [
        f"KIE Desktop {__version__} ({kind})",
        f"Python {sys.version.split()[0]}, Qt {qVersion()}",
        platform.platform(),
        *(f"{part.name} {part.version}" for part in licences()),
    ]
    return "\n".join(lines) + "\n"


def _redacted(document: str, redactor: Redactor) -> str:
    """What the doctor found; every text of it redacted. What is no JSON is redacted as it is."""
    try:
        return json.dumps(_without_names(json.loads(document), redactor), ensure_ascii=False, indent=1)
    except ValueError:
        return redactor.redact(document)


def _without_names(value: Any, redactor: Redactor) -> Any:
    if isinstance(value, dict):
        return {key: _without_names(part, redactor) for key, part in value.items()}
    if isinstance(value, list):
        return [_without_names(part, redactor) for part in value]
    return redactor.redact(value) if isinstance(value, str) else value


def _end_of(path: Path) -> str:
    with path.open("rb") as file:
        file.seek(max(path.stat().st_size - LOG_BYTES, 0))
        return file.read().decode("utf-8", "replace")


def _names(path: Path) -> Iterable[str]:
    return (path.name, path.stem, path.parent.name)


def _names_of_pages(project: ProjectFile) -> Iterable[str]:
    for row in project.summaries():
        image = Path(row.image)
        yield from (image.name, image.stem, *image.parent.parts)


def _texts(project: ProjectFile, report: Report) -> Iterable[str]:
    for _, page in readable_pages(project, [row.id for row in project.summaries()], report):
        yield from (entity.text for entity in page.entities.values())


def archive(files: dict[str, bytes]) -> bytes:
    """A zip archive of files, whatever the time is."""
    buffer = io.BytesIO()
    with Archive(buffer) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return buffer.getvalue()
