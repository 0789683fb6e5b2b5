"""Made-up pages, text and boxes only: what the starter model learns from.

`generate(seed, start, count)` gives the same pages for the same numbers, whatever came before.
"""

from build_scripts.starter.pages.layouts import generate, make_page

__all__ = ["generate", "make_page"]
