"""What a network eats and what its answer means: tokens, boxes, classes, windows, pairs.

The one definition that training, evaluation and inference share (spec B and D). numpy only.
"""
