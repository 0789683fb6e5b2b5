"""What is wrong with a run before it starts, and what it will need. Paddle is not loaded for this."""

from kie_desktop.training.preflight.checks import preflight
from kie_desktop.training.preflight.report import Report

__all__ = ["Report", "preflight"]
