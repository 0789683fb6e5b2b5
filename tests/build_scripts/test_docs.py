"""The documentation: a site that is whole, that reads without a network, and a glossary in one form."""

from __future__ import annotations

import re
import runpy
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from kie_desktop.places import program_folder

ROOT = program_folder()
DOCS = ROOT / "docs"
FIRST_PAGE = "# First\n\n```{toctree}\n\nsecond\n```\n\n"
LOADED = {"script": "src", "img": "src", "iframe": "src", "source": "src", "link": "href"}
"""Tags whose address a browser opens by itself, but for links to other pages (`rel`)."""


def build(source: Path, out: Path) -> subprocess.CompletedProcess[str]:
    """As `dev.py docs` does it, of any folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "path", [*sys.path])  # dev.py sets its first entry
        options = runpy.run_path(str(ROOT / "build_scripts" / "dev.py"))["SPHINX"]
    command = [sys.executable, "-m", "sphinx", *options, "-c", str(DOCS), str(source), str(out)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the real site; that it is built without a warning is tested here for all."""
    out = tmp_path_factory.mktemp("site")
    done = build(DOCS, out)
    assert (done.returncode, done.stderr) == (0, "")
    return out


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A folder of two pages without a fault."""
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "index.md").write_text(f"{FIRST_PAGE}[part](second.md#part)\n")
    (folder / "second.md").write_text("# Second\n\n## Part\n")
    return folder


class Addresses(HTMLParser):
    """What a page loads, and where its links lead."""

    def __init__(self) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.links: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        address = values.get(LOADED.get(tag, "href")) or ""
        if tag == "a":
            self.links.add(address.partition("#")[0])
        elif tag in LOADED and values.get("rel") not in {"next", "prev", "index", "search"}:
            self.loaded.append(address)


def test_the_site_loads_nothing_from_a_network(site: Path) -> None:
    pages = [*site.rglob("*.html")]
    assert len(pages) > 35
    for page in pages:
        addresses = Addresses()
        addresses.feed(page.read_text("utf-8"))
        assert addresses.loaded
        assert [address for address in addresses.loaded if re.match(r"[a-z]+:|//", address)] == []
    for style in site.rglob("*.css"):
        assert not re.search(r"@import|url\(\W?(https?:)?//", style.read_text("utf-8")), style


def test_every_page_is_in_the_navigation(site: Path) -> None:
    addresses = Addresses()
    addresses.feed((site / "index.html").read_text("utf-8"))
    pages = {path.relative_to(DOCS).with_suffix(".html").as_posix() for path in DOCS.rglob("*.md")}
    assert pages - addresses.links == {"index.html"}  # the page itself


def test_a_whole_site_is_no_error(source: Path, tmp_path: Path) -> None:
    assert build(source, tmp_path / "site").returncode == 0


def test_what_leads_nowhere_is_an_error(source: Path, tmp_path: Path) -> None:
    links = "[there](third.md)\n\n[there](second.md#no-such-part)\n\n![picture](images/none.png)\n"
    (source / "index.md").write_text(FIRST_PAGE + links)
    (source / "lost.md").write_text("# Lost\n")
    done = build(source, tmp_path / "site")
    assert done.returncode != 0
    assert "index.md:8: WARNING: 'myst' cross-reference target not found: 'third.md'" in done.stderr
    assert "index.md:10: WARNING: local id not found in doc 'second': 'no-such-part'" in done.stderr
    assert "index.md:12: WARNING: image file not readable: images/none.png" in done.stderr
    assert "lost.md: WARNING: document isn't included in any toctree" in done.stderr


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"])
def test_links_of_the_files_in_the_root_lead_somewhere(name: str) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", (ROOT / name).read_text("utf-8"))
    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_each_word_of_the_glossary_has_a_definition_and_words_to_avoid() -> None:
    text = (DOCS / "glossary.md").read_text("utf-8")
    parts = re.split(r"^(?:## .*\n\n)?### ", text, flags=re.MULTILINE)[1:]
    words = [part.partition("\n")[0] for part in parts]
    assert len(words) > 60 and len({word.casefold() for word in words}) == len(words)
    shape = re.compile(r"[^\n]+\n\n\S[^#]*?[.)]\n\n\*Avoid:\* \S[^#]*\.\n*(## .*\n*)?")
    assert [part.partition("\n")[0] for part in parts if not shape.fullmatch(part)] == []


def test_the_words_of_the_design_are_in_the_glossary() -> None:
    words = set(re.findall(r"^### (.*)$", (DOCS / "glossary.md").read_text("utf-8"), re.MULTILINE))
    design = "Project,Page,Entity,Link,Label set,Role,Pre-annotation,Model pack,Checkpoint,Run,Job"
    assert {*design.split(","), "Document", "Field", "Schema", "Record", "Mark"} <= words
