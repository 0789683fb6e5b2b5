"""The project on disk: one SQLite file, every step of the user one transaction."""

from kie_desktop.store.faults import SUFFIX, FileGoneError, PageFaultError
from kie_desktop.store.page_summary import PageSummary
from kie_desktop.store.project_file import ProjectFile, project_path, relative_to
from kie_desktop.store.queries import TextHit

__all__ = [
    "SUFFIX",
    "FileGoneError",
    "PageFaultError",
    "PageSummary",
    "ProjectFile",
    "TextHit",
    "project_path",
    "relative_to",
]
