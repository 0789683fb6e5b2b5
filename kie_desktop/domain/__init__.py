"""The document, without files, windows or networks: pages, labels, edits, checks.

Imports nothing of ours; the standard library and numpy only.
"""
