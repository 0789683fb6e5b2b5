"""The setting that says where the text of a PDF comes from, from the settings dialog to what stands on the page."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from event_loop import until
from gui.user import User, use_window
from pdf_files import FONTS, Sheet, lying_font, text, write_pdf
from PySide6.QtWidgets import QComboBox

from kie_desktop.jobs import engine_client
from kie_desktop.session import Settings
from kie_desktop.ui.dialogs.settings import SettingsDialog

PATIENCE_MS = 120_000  # OCR is loaded, and machines are busy
pytestmark = pytest.mark.timeout(300)

EXACT, SEEN, CLAIMED = "RE-O0I1l-2026", "Delivery address", "Ijqnajwd fiiwjxx"


@pytest.fixture(autouse=True)
def _real_engine(_no_unseen_faults: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the stand-in that all tests of the window get."""
    command = [sys.executable, "-m", "kie_desktop"]
    monkeypatch.setattr(engine_client, "own_command", lambda *arguments: [*command, *arguments])


@pytest.fixture
def papers(tmp_path: Path, kie_desktop_home: Path) -> Path:
    """Three copies of a page with two lines: one that is right to the letter, and one whose encoding is broken."""
    fonts = {**FONTS, "F3": lying_font()}
    sheet = Sheet(text(72, 700, EXACT) + text(72, 600, SEEN, font="F3"))
    folder = tmp_path / "papers"
    folder.mkdir()
    for name in ("a.pdf", "b.pdf", "c.pdf"):
        write_pdf(folder / name, [sheet], fonts=fonts)
    settings = Settings(kie_desktop_home / "settings.ini")
    settings["pdf_text"] = "auto"
    settings.save()
    return folder


def choose(user: User, words: str) -> None:
    """In File > Settings, by the keyboard and a click."""
    user.press("Ctrl+,")
    dialog = user.dialog(SettingsDialog)
    combo = dialog.editors["pdf_text"]
    assert isinstance(combo, QComboBox)
    place = combo.findText(words)
    assert place >= 0, [combo.itemText(row) for row in range(combo.count())]
    combo.setCurrentIndex(place)
    combo.activated.emit(place)
    dialog.accept()


def read(user: User, number: int) -> dict[str, float | None]:
    """Pre-annotate the page; its texts and their scores."""
    session = user.window.session
    session.pages.show_page(session.summaries[number].id)
    until(lambda: user.window.canvas.is_settled and user.at_rest())
    user.press("F5")
    until(lambda: user.at_rest() and user.page.entities, PATIENCE_MS)
    return {entity.text: entity.text_score for entity in user.page.entities.values()}


def test_what_the_setting_says_is_what_stands_on_the_page(papers: Path, kie_desktop_home: Path) -> None:
    def work(user: User) -> None:
        user.wait_for_pages(3)
        auto = read(user, 0)
        assert auto[EXACT] == 1.0, "from the file"
        assert CLAIMED not in auto and auto[SEEN] is not None and auto[SEEN] < 1.0, "what one sees, by OCR"
        choose(user, "As in the file")
        assert read(user, 1) == {EXACT: 1.0, CLAIMED: 1.0}
        choose(user, "Recognise from the page")
        seen = read(user, 2)
        assert SEEN in seen and CLAIMED not in seen
        assert all(score is not None and score < 1.0 for score in seen.values())

    use_window(work, papers)
    assert Settings(kie_desktop_home / "settings.ini")["pdf_text"] == "ocr", "kept for the next start"
