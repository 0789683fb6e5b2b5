"""Label Studio's tasks for OCR: JSON and JSON-MIN exports, and tasks to import there."""

from kie_desktop.formats.labelstudio.format import FORMAT

__all__ = ["FORMAT"]
