"""KIE Desktop: key information extraction on document images, on this machine."""

__version__ = "0.1.0"
