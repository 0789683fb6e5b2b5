"""The window. Imports `session` and `domain`."""
