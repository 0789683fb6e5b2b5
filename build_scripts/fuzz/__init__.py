"""Damaged, hostile and mis-encoded label files against every reader: `dev.py fuzz [FORMAT ...] [--cases N]`."""
