"""The project on disk: one SQLite file, every step of the user one transaction."""

from kie_desktop.store.project_file import SUFFIX, PageSummary, ProjectFile, relative_to

__all__ = ["SUFFIX", "PageSummary", "ProjectFile", "relative_to"]
