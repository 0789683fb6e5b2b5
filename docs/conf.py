"""The documentation as a site: `python3 build_scripts/dev.py docs` builds it with Sphinx, MyST and Furo (adr/0028)."""

import re
import sys
from pathlib import Path

from sphinx.application import Sphinx

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from build_scripts.devtools.release import read_version

project = "KIE Desktop"
author = "the maintainers of KIE Desktop"
version = release = read_version()

extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
myst_heading_anchors = 3
highlight_language = "text"  # of blocks that name no language: commands, trees, diagrams

html_theme = "furo"
html_title = f"{project} {version}"
html_favicon = "../resources/icons/kie-desktop.svg"
html_copy_source = False
html_show_sourcelink = False
html_show_copyright = False


def setup(app: Sphinx) -> None:
    """Files of the root that a page includes link to others as seen from there."""
    app.connect("include-read", link_from_docs)


def link_from_docs(_app: Sphinx, _path: Path, _page: str, content: list[str]) -> None:
    """`docs/guide.md` becomes `guide.md`, and `SECURITY.md` the page `security.md` that includes it."""
    text = content[0].replace("](docs/", "](")
    content[0] = re.sub(r"\]\(([A-Z]+)\.md", lambda found: f"]({found[1].lower()}.md", text)
