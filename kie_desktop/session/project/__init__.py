"""The open project: its pages, edits, history and pictures."""
