"""Renders the sample pages in resources/samples: `python -m build_scripts.samples`."""
