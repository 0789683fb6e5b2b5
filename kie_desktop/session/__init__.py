"""An open project and everything around it, without widgets: QtCore only."""

from kie_desktop.jobs.background import JobState
from kie_desktop.session.selection import Selection
from kie_desktop.session.session import Session
from kie_desktop.session.settings import Setting, Settings
from kie_desktop.store import PageSummary

__all__ = ["JobState", "PageSummary", "Selection", "Session", "Setting", "Settings"]
