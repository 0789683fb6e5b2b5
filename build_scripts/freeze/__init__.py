"""`dev.py build`: from a checkout to programs that start by a double click (docs/packaging.md)."""
