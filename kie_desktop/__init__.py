"""KIE Desktop: key information extraction on document images, on this machine."""

import os

from kie_desktop.version import __version__

__all__ = ["__version__"]

# From 1.29 on, ONNX Runtime tells its maker about every model that is loaded, unless this is set before it loads
# (its Privacy.md). Here, as every process of the program comes by here first, and its children inherit it.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
