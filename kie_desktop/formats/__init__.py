"""Bytes to domain and back: label files, class lists, images, tables. Imports `domain` only."""
