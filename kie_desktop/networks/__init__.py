"""Paddle layers and checkpoints. Imports `kie` and `domain`."""
