"""Made-up pages, text and boxes only: what the starter model learns from.

`generate(seed, start, count)` gives the same pages for the same numbers, whatever came before. That is all
that trainers use: each page is a `kie_desktop.domain.page.Page` whose entities are text lines (on one page
in ten whole blocks) with an upright box in whole pixels inside the page, a text that is never blank and a
label of the default label set; its links lead from `question` to `answer`. Pages may hold no link at all.
"""

from build_scripts.starter.pages.layouts import generate, language_of, make_page

__all__ = ["generate", "language_of", "make_page"]
