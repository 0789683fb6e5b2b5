"""The first start, updates, reports of faults, and what the program is made of."""

from __future__ import annotations

import json
import logging
import sys
import zipfile
from pathlib import Path

import pytest
from event_loop import application, until
from file_server import Behaviour, serving
from gui.user import User, use_window
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QToolButton
from text_image import save

from kie_desktop import crashes
from kie_desktop.domain.page import ReviewState
from kie_desktop.session.support import capabilities, report
from kie_desktop.ui.dialogs.about import AboutDialog
from kie_desktop.ui.dialogs.report import ReportDialog
from kie_desktop.ui.dialogs.updates import UpdatesDialog
from kie_desktop.ui.main_window import MainWindow
from kie_desktop.ui.panels.tour import Tour
from kie_desktop.ui.panels.welcome import WelcomePage
from kie_desktop.version import __version__

CHECKS = [
    {"name": "python", "state": "ok", "found": "3.11", "remedy": ""},
    {"name": "ocr rapid", "state": "ok", "found": "reads", "remedy": ""},
    {"name": "paddle", "state": "absent", "found": "not installed", "remedy": "pip"},
    {"name": "user folder", "state": "fault", "found": "/home/ada: read-only", "remedy": "make it writable"},
]


@pytest.fixture(autouse=True)
def quick_doctor(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that knows already what it finds."""
    as_lines = "\n".join(json.dumps(check) for check in CHECKS)
    as_document = json.dumps({"ok": False, "checks": CHECKS})
    monkeypatch.setattr(capabilities, "command_in", lambda *_: [sys.executable, "-c", f"print({as_lines!r})"])
    monkeypatch.setattr(report, "command_in", lambda *_: [sys.executable, "-c", f"print({as_document!r})"])


@pytest.fixture
def first_start(kie_desktop_home: Path, not_the_first_start: None) -> None:
    (kie_desktop_home / "settings.ini").unlink()


def welcome(user: User) -> WelcomePage | None:
    return next((page for page in user.window.findChildren(WelcomePage) if page.isVisible()), None)


def other_window(user: User) -> MainWindow:
    """What takes the window's place when the language changes."""
    before = user.window

    def shown() -> list[MainWindow]:
        return [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible()]

    until(lambda: shown() not in ([], [before]))
    return next(w for w in shown() if w is not before)


def test_the_welcome_page_stays_where_it_is_once_it_has_looked(
    first_start: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it finds has its room already, and a fault, which takes a row more, stands below all that is clicked."""
    assert any(check["state"] == "fault" for check in CHECKS)
    found = "\n".join(json.dumps(check) for check in CHECKS)
    monkeypatch.setattr(capabilities, "command_in", lambda *_: [sys.executable, "-c", f"print({found!r})"])

    def look(user: User) -> None:
        page = welcome(user)
        assert page is not None
        user.window.resize(1024, 640)
        parts = [page.sample_button, page.begin_button, page.language]

        def places() -> list[QPoint]:
            return [part.mapTo(user.window, QPoint()) for part in parts]

        until(lambda: page.begin_button.isVisible() and user.window.width() == 1024)
        assert page.state.isVisible()
        before = places()
        until(lambda: not page.state.isVisible())
        words = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
        assert "Not available yet: set it up in Train > Training environment." in words
        for _ in range(5):
            QApplication.processEvents()
        assert places() == before

    use_window(look)


def test_the_first_start_shows_language_and_abilities_once(first_start: None) -> None:
    def first(user: User) -> None:
        page = welcome(user)
        assert page is not None and not user.window.start_page.isVisible()
        until(lambda: not page.state.isVisible())
        words = [label.text() for label in page.findChildren(QLabel)]
        assert "Read text on pages" in words and "python" not in words
        assert "Not available yet: set it up in Train > Training environment." in words
        assert "/home/ada: read-only; make it writable" in words
        wrapped = [label for label in page.findChildren(QLabel) if label.isVisible() and label.wordWrap()]
        until(lambda: all(label.height() >= label.heightForWidth(label.width()) for label in wrapped))
        page.language.setCurrentIndex(page.language.findData("zh_CN"))
        page.language.activated.emit(page.language.currentIndex())
        user.window = other_window(user)
        page = welcome(user)
        assert page is not None and page.begin_button.text() != "Open my own pages"
        user.window.session.settings["language"] = "en"
        user.window = other_window(user)
        page = welcome(user)
        assert page is not None
        user.click(page.begin_button)
        assert user.window.start_page.isVisible()

    def second(user: User) -> None:
        assert user.window.start_page.isVisible() and welcome(user) is None
        user.window.action_table["welcome"].trigger()
        page = welcome(user)
        assert page is not None
        user.click(page.sample_button)
        user.wait_for_pages(10)
        assert welcome(user) is None

    use_window(first)
    use_window(second)


def test_a_first_start_with_a_folder_opens_it(first_start: None, folder: Path) -> None:
    def look(user: User) -> None:
        user.wait_for_pages(3)
        assert welcome(user) is None

    use_window(look, folder)


def test_updates_are_asked_for_when_the_user_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    release = {"tag_name": "v99.1", "html_url": "https://pages.example/v99.1", "body": "All of it is new"}
    behaviour = Behaviour(json.dumps(release).encode())

    def ask(user: User) -> UpdatesDialog:
        user.window.action_table["check-updates"].trigger()
        dialog = user.dialog(UpdatesDialog)
        until(dialog.words.isVisible)
        return dialog

    def work(user: User) -> None:
        assert not behaviour.requests
        dialog = ask(user)
        assert dialog.heading.text() == "Version 99.1 is available." and "All of it is new" in dialog.news.toPlainText()
        assert f"You have version {__version__}." in dialog.words.text()
        user.click(dialog.open_button)
        assert opened == ["https://pages.example/v99.1"]
        dialog.close()
        behaviour.content = json.dumps({"tag_name": __version__}).encode()
        dialog = ask(user)
        assert dialog.heading.text() == "There is no newer version." and not dialog.open_button.isVisible()
        dialog.close()
        user.window.session.settings["update_address"] = "http://127.0.0.1:9/"
        dialog = ask(user)
        assert dialog.heading.text() == "The update check failed." and "cannot be reached" in dialog.words.text()

    with serving(behaviour) as address:

        def with_address(user: User) -> None:
            user.window.session.settings["update_address"] = address
            work(user)

        use_window(with_address)


def test_a_report_holds_nothing_personal_unless_the_page_is_added(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = tmp_path / "report.zip"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(saved), ""))

    def save(user: User, with_page: bool) -> dict[str, bytes]:
        user.window.action_table["save-report"].trigger()
        dialog = user.dialog(ReportDialog)
        until(dialog.save_button.isEnabled)
        dialog.with_page.setChecked(with_page)
        shown = [dialog.list.item(row).text() for row in range(dialog.list.count())]
        user.click(dialog.save_button)
        assert user.message == f"Report saved: {saved}"
        with zipfile.ZipFile(saved) as archive:
            found = {name: archive.read(name) for name in archive.namelist()}
        assert set(shown) <= found.keys()
        return found

    def work(user: User) -> None:
        user.wait_for_pages(3)
        logging.getLogger("kie_desktop").error("a.png of Forms is read: %s/b.png, Form c.png", folder)
        log = crashes.log_folder() / "kie-desktop.log"
        found = save(user, with_page=False)
        assert set(found) == {"versions.txt", "doctor.json", "kie-desktop.log"}
        everything = b"\n".join(found.values()).decode().casefold()
        assert "is read" in everything and f"kie desktop {__version__}" in everything
        assert not any(word in everything for word in ("a.png", "b.png", str(tmp_path), "ada", "forms"))
        found = save(user, with_page=True)
        assert json.loads(found["page/page.json"])["image"] == "a.png" and found["page/a.png"].startswith(b"\x89PNG")
        log.write_text("", "utf-8")  # the fault was wanted here

    use_window(work, folder)


def test_a_report_can_be_saved_where_the_project_cannot_be_read(folder: Path) -> None:
    """What it then cannot take out, it says."""

    def work(user: User) -> None:
        user.wait_for_pages(3)
        (project,) = folder.glob("*.kie")
        away = project.rename(folder / "away")
        user.window.action_table["save-report"].trigger()
        dialog = user.dialog(ReportDialog)
        until(dialog.save_button.isEnabled)
        assert dialog.list.item(0).text() == "read-me-first.txt" and dialog.list.count() > 2
        words = dialog.text.toPlainText()
        assert "could not be determined" in words and "forms" not in words
        dialog.close()
        away.rename(project)

    use_window(work, folder)


def test_a_crash_is_told_at_the_next_start_with_a_report_at_hand(kie_desktop_home: Path) -> None:
    (kie_desktop_home / "logs" / "crashes").mkdir(parents=True)
    (kie_desktop_home / "logs" / "crashes" / "window-1-1.trace").write_text("Fatal Python error", "utf-8")

    def told(user: User) -> None:
        until(lambda: user.message == "KIE Desktop closed unexpectedly last time. All your work was saved.")
        buttons = user.window.message_bar.findChildren(QPushButton)
        user.click(next(button for button in buttons if button.text() == "Save a report…"))
        dialog = user.dialog(ReportDialog)
        until(dialog.save_button.isEnabled)
        assert dialog.list.item(dialog.list.count() - 1).text() == "crashes/window-1-1.txt"

    def not_again(user: User) -> None:
        application().processEvents()
        assert not user.message and crashes.new_crashes() == []

    use_window(told)
    use_window(not_again)


def test_the_licences_can_be_searched() -> None:
    def look(user: User) -> None:
        user.window.action_table["about"].trigger()
        about = user.dialog(AboutDialog)
        assert about.list.count() > 20 and "Apache License" in about.text.toPlainText()
        about.search.setText("PySide6_Essentials")
        assert about.list.count() == 1
        assert "GNU Lesser" in about.text.toPlainText()
        about.search.setText("Mozilla Public License")
        assert about.list.count() >= 1
        about.search.setText("nothing says this")
        assert about.list.count() == 0 and not about.text.toPlainText()

    use_window(look)


def test_the_first_page_comes_with_five_hints_that_are_closed_for_good(first_start: None, folder: Path) -> None:
    def begin(user: User) -> None:
        page = welcome(user)
        assert page is not None
        user.click(page.begin_button)
        user.window.session.project.open_path(folder)
        user.wait_for_pages(3)
        tour = user.window.findChild(Tour)
        assert tour.isVisible()
        assert user.window.canvas.viewport().rect().contains(tour.geometry())
        seen = {tour.words.text()}
        for _ in range(4):
            user.click(tour.next_button)
            seen.add(tour.words.text())
        assert len(seen) == 5
        user.press("Ctrl+PgDown")
        assert tour.isVisible()
        user.click(tour.close_button)
        assert not tour.isVisible()

    use_window(begin)

    def again(user: User) -> None:
        user.wait_for_pages(3)
        assert user.window.findChild(Tour) is None
        user.window.action_table["tour"].trigger()
        assert user.window.findChild(Tour).isVisible()

    use_window(again, folder)


def test_the_first_hint_asks_for_nothing_that_is_done(first_start: None, folder: Path) -> None:
    def begin(user: User) -> None:
        page = welcome(user)
        assert page is not None
        user.click(page.begin_button)
        user.window.session.settings["read_at_opening"] = True
        user.window.session.project.open_path(folder)
        until(lambda: user.window.findChild(Tour) and user.at_rest() and user.page.entities)
        tour = user.window.findChild(Tour)
        assert tour.words.text().startswith("The text of this page is read. Press F5 to give")
        user.press("F5")
        until(lambda: user.at_rest() and user.page.state is ReviewState.PRE_ANNOTATED)
        assert tour.words.text().startswith("This page is annotated.")
        user.click(tour.next_button)
        user.press("PgDown")
        assert tour.words.text().startswith("Click a box")

    use_window(begin)


def test_hints_are_about_fields_where_somebody_wants_fields(first_start: None, folder: Path) -> None:
    save(folder / "a-waits.png", [(20, 20, "Form a")], (400, 300))

    def begin(user: User) -> None:
        page = welcome(user)
        assert page is not None
        user.click(page.begin_button)
        user.click(user.window.start_page.subjects["receipt"])
        user.window.session.settings["read_at_opening"] = True
        user.window.session.project.open_path(folder)
        until(lambda: user.window.findChild(Tour) and len(user.window.session.summaries) == 4)
        tour, panel = user.window.findChild(Tour), user.window.panels.fields
        assert user.page.image == "a-waits.png"
        until(lambda: tour.words.text().startswith("The text is being read. Then the values"))
        until(lambda: panel.head.unread.text() == "The text is being read.")
        assert {row.state_words for row in panel.model.rows} == {"Reading…"}
        assert not panel.head.read_button.isVisible()
        assert not panel.accept_button.isEnabled()
        (folder / "a-waits.go").touch()
        until(lambda: user.at_rest() and user.page.entities)
        until(lambda: tour.words.text().startswith("The values of this document are on the right"))
        until(lambda: user.window.session.fields.has_proposals() and panel.accept_button.isEnabled())
        assert not panel.head.unread.isVisible()
        for words in ("Enter accepts a value", "If a value is wrong", "“Edit fields…”", "When the values are right"):
            user.click(tour.next_button)
            assert tour.words.text().startswith(words)

    use_window(begin)


def test_the_main_buttons_have_words_where_there_is_room(folder: Path) -> None:
    def look(user: User) -> None:
        user.wait_for_pages(3)
        user.window.resize(1500, 900)
        bar = user.window._toolbar
        words = {
            button.text() for button in bar.findChildren(QToolButton)
            if button.isVisible() and button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        }  # fmt: skip
        assert words >= {"Pre-annotate", "All pages", "Mark reviewed", "Find problems", "Export", "Train"}
        user.window.resize(1024, 640)
        until(lambda: bar.width() <= 1024)
        assert bar.sizeHint().width() <= 1024

    use_window(look, folder)
