"""Supervisors of child processes. QtCore only; imports `domain` and the message types."""
