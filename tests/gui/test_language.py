"""The window in other words: none is missing, and they change while the program runs."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from string import Formatter

import pytest
from event_loop import application, until
from gui.user import User, use_window
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication, QComboBox

from build_scripts.translations.messages import messages
from build_scripts.translations.texts import texts
from build_scripts.translations.ts_file import read_ts
from kie_desktop.domain.errors import UserError
from kie_desktop.formats.atomic import write_bytes
from kie_desktop.language import CONTEXT, LANGUAGES, MESSAGES, Translator, tr_message, translation_file
from kie_desktop.ui.dialogs.settings import SettingsDialog
from kie_desktop.ui.main_window import MainWindow

GAP = re.compile(r"(?<!\{)\{(\w+)\}")
TRANSLATED = [language for language in LANGUAGES if language != "en"]


@pytest.fixture(params=TRANSLATED)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def translations(language: str) -> dict[str, str]:
    return read_ts(Path(translation_file(language)).with_suffix(".ts"))


def test_every_text_is_translated(language: str) -> None:
    known, needed = translations(language), messages() | texts()
    assert [text for text in needed if not known.get(text)] == [], "build_scripts/dev.py translate lists them"
    assert known.keys() == needed.keys(), "build_scripts/dev.py translate takes out what is gone"
    assert json.loads(MESSAGES.read_text("utf-8")) == [*messages()], "build_scripts/dev.py translate gathers them"


def test_placeholders_agree(language: str) -> None:
    differing = {
        text: said for text, said in translations(language).items() if placeholders(text) != placeholders(said)
    }
    assert differing == {}


def test_menus_keep_their_access_keys(language: str) -> None:
    keys = re.compile("&([A-Za-z])")
    differing = {
        text: said
        for text, said in translations(language).items()
        if [key.casefold() for key in keys.findall(text)] != [key.casefold() for key in keys.findall(said)]
    }
    assert differing == {}


def test_what_is_compiled_is_what_is_written(language: str) -> None:
    translator = QTranslator()
    assert translator.load(translation_file(language))
    stale = [text for text, said in translations(language).items() if translator.translate(CONTEXT, text) != said]
    assert stale == [], "build_scripts/dev.py translate compiles them"


@pytest.fixture
def spoken(language: str) -> Iterator[str]:
    """The language, spoken as long as the test lasts."""
    translator = Translator(application())
    translator.speak(language)
    yield language
    translator.speak("en")


def test_every_message_of_the_rooms_without_qt_is_recognised(spoken: str) -> None:
    """Each comes back as its own translation, with the values in place: none is taken for another one."""
    known = translations(spoken)
    mistaken = {}
    for template in messages():
        values = {name: f"<{place}>" for place, name in enumerate(sorted({*GAP.findall(template)}))}
        told, wanted = tr_message(template.format(**values)), known[template].format(**values)
        if told != wanted:
            mistaken[template] = told
    assert mistaken == {}


def test_messages_stay_as_they_are_in_english(language: str) -> None:
    application()
    for template in messages():
        message = template.format(**dict.fromkeys(GAP.findall(template), "a: b; c"))
        assert tr_message(message) == message


def test_messages_may_be_made_of_messages(spoken: str, tmp_path: Path) -> None:
    with pytest.raises(UserError) as failed:
        write_bytes(tmp_path / "missing" / "page.json", b"")
    told = tr_message(f"{failed.value}\nlabels.json: line 3: the image path is empty; fix or remove the line")
    assert told.startswith(f"{tmp_path}/missing/page.json：")
    assert re.findall("[a-z]{2,}", told.replace(str(tmp_path), "")) == ["missing", "page", "json", "labels", "json"]


def placeholders(text: str) -> list[str]:
    """Names and formats of what is filled in; places that have no name count from 0."""
    places = [(name, form) for _, name, form, _ in Formatter().parse(text) if name is not None]
    return sorted(f"{name or number}:{form}" for number, (name, form) in enumerate(places))


def menus(window: MainWindow) -> list[str]:
    return [action.text() for action in window.menuBar().actions()]


def choose_language(user: User, language: str) -> None:
    """Choose it in the settings, as long as they show; the user then sits before another window."""
    before = user.window
    combo = user.dialog(SettingsDialog).editors["language"]
    assert isinstance(combo, QComboBox)
    combo.setCurrentIndex(combo.findData(language))
    combo.activated.emit(combo.currentIndex())
    until(lambda: visible_windows() not in ([], [before]))
    (user.window,) = visible_windows()


def visible_windows() -> list[MainWindow]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible()]


def test_the_language_changes_at_once(folder: Path) -> None:
    def script(user: User) -> None:
        user.wait_for_pages(3)
        session = user.window.session
        session.pages.show_page(session.summaries[1].id)
        user.window.canvas.set_tool("lasso")
        user.press("F5")
        until(lambda: user.at_rest() and user.page.entities)
        user.click_entity("line 1")
        assert menus(user.window)[0] == "&File"
        user.window.action_table["settings"].trigger()
        choose_language(user, "zh_CN")
        assert menus(user.window)[:2] == ["文件(&F)", "编辑(&E)"]
        assert user.dialog(SettingsDialog).windowTitle() == "设置"
        assert user.window.canvas.tool == "lasso"
        assert session.page_id == session.summaries[1].id
        assert session.selection.only == user.entity("line 1").id
        until(lambda: user.window.canvas.is_settled)
        user.window.action_table["undo"].trigger()
        assert not user.page.entities
        assert user.window.action_table.why_not("delete") == "请先选中实体或链接"
        assert user.window.panels.pages.counts.text().startswith("3 页")
        choose_language(user, "en")
        assert menus(user.window)[0] == "&File"
        assert user.window.panels.pages.counts.text().startswith("3 pages")
        for theme in ("dark", "system"):  # the windows that are gone do not follow any more
            session.settings["theme"] = theme
        assert user.message == ""

    use_window(script, folder)


def test_problems_and_another_reader_outlive_a_change_of_language(folder: Path) -> None:
    def script(user: User) -> None:
        user.wait_for_pages(3)
        user.press("F5")
        until(lambda: user.at_rest() and user.page.entities)
        user.press("Ctrl+A")
        user.press("1")
        session = user.window.session
        assert session.project.file is not None
        with closing(sqlite3.connect(session.project.path)) as db:
            db.execute("VACUUM INTO ?", (str(folder / "other.kie"),))
        user.press("2")
        session.comparison.compare(folder / "other.kie")
        user.window.action_table["find-problems"].trigger()
        until(lambda: user.at_rest() and session.comparison.comparison)
        rows = user.window.panels.readers.view.rows.rowCount()
        found = dict(session.problems.counts)
        assert rows and found
        user.window.action_table["settings"].trigger()
        choose_language(user, "zh_CN")
        assert user.window.panels.readers.view.rows.rowCount() == rows
        assert "other.kie" in user.window.panels.readers.summary.text()
        assert dict(session.problems.counts) == found
        choose_language(user, "en")

    use_window(script, folder)


def test_the_language_is_remembered(folder: Path) -> None:
    def choose(user: User) -> None:
        user.window.action_table["settings"].trigger()
        choose_language(user, "zh_CN")

    def look(user: User) -> None:
        assert menus(user.window)[0] == "文件(&F)"

    use_window(choose)
    use_window(look)
