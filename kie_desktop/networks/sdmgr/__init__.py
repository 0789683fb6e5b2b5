"""SDMGR in Paddle (spec H): image branch, text branch, graph reasoning, and checkpoints in PaddleOCR's layout.

State-dict keys and shapes are PaddleOCR's, so that weights go both ways. Import this only in child processes.
"""
