"""Text lines from images: one protocol, several engines. Imports `domain` only."""
