"""The open project: pages, history, selection, settings. QtCore only."""
