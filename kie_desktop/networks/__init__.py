"""VI-LayoutXLM in Paddle: encoder, SER head, RE decoder, and checkpoints in PaddleOCR's layout.

State-dict keys and shapes are PaddleNLP's at every size (spec appendix 1), so that weights go
both ways. Import this only in child processes: Paddle takes seconds to start.
"""

import warnings

# Paddle tells every user on import that a compiler cache is missing; nothing here compiles.
warnings.filterwarnings("ignore", message="No ccache found")
