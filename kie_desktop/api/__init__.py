"""The Python API: what `import kie_desktop as kie` offers (docs/python.md), and what the command line is made of.

Every module here is without Qt and imports networks, OCR and Paddle only when they are used.
"""
