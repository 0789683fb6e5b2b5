"""PaddleNLP's own LayoutXLM beside ours, on the same random weights and pages: `dev.py parity`."""
