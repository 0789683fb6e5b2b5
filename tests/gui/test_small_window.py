"""Small windows, long names: everything is reachable, and no text makes the window wider than the screen."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from event_loop import until
from gui.small_form import lines, make_project
from gui.user import User, use_window
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QPushButton,
    QStyle,
    QStyleOptionDockWidget,
    QToolBar,
    QToolButton,
    QWidget,
)
from text_image import save

from kie_desktop.domain.label_set import default_label_set
from kie_desktop.domain.page import Page
from kie_desktop.session import Settings
from kie_desktop.store import ProjectFile
from kie_desktop.ui.item_models.pages import PageRole
from kie_desktop.ui.main_window import MainWindow
from kie_desktop.ui.panels import page_rows
from kie_desktop.ui.panels.page_rows import fitting

SMALL = 1024, 640
LONG = "x" * 236
"""As long as a file's name may be, with its suffix: 240 letters without a place to break."""


def resize(window: MainWindow, size: tuple[int, int]) -> None:
    """As a person drags its corner; done when it has arrived."""
    window.resize(*size)
    until(lambda: (window.width(), window.height()) == size)


def test_everything_is_reachable_in_a_small_window(tmp_path: Path) -> None:
    def look(user: User) -> None:
        user.wait_for_pages(1)
        window = user.window
        assert window.devicePixelRatio() == float(os.environ.get("QT_SCALE_FACTOR", "1"))
        resize(window, SMALL)
        for bar in window.findChildren(QToolBar):
            unseen = [action for action in bar.actions() if action.isVisible() and not is_seen(bar, action)]
            more = bar.findChild(QToolButton, "qt_toolbar_ext_button")
            assert not unseen or (more is not None and more.isVisible()), (bar.objectName(), unseen)
        others = window.canvas_bar.findChild(QToolButton, "other-labels")
        chips = [chip for chip in window.canvas_bar.findChildren(QToolButton) if chip.objectName().startswith("label-")]
        assert others.isVisible() or all(chip.isVisible() for chip in chips)
        assert window.canvas_bar.rect().contains(others.geometry().translated(others.parentWidget().pos()))
        assert window.canvas.width() > 0.35 * window.width()

    use_window(look, make_project(tmp_path, [lines()]))


@pytest.mark.parametrize("scale", ["1.25", "2", "3"])
def test_the_same_at_other_scales(scale: str) -> None:
    """The scale of a screen is fixed once Qt has started, so that each needs a process of its own."""
    name = f"{__file__}::{test_everything_is_reachable_in_a_small_window.__name__}"
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", name]
    env = os.environ | {"QT_SCALE_FACTOR": scale, "QT_SCALE_FACTOR_ROUNDING_POLICY": "PassThrough"}
    child = subprocess.run(command, env=env, capture_output=True, text=True, check=False, timeout=300)
    assert child.returncode == 0, child.stdout[-3000:]
    assert "1 passed" in child.stdout


def test_nothing_in_the_status_bar_is_painted_over_something_else(tmp_path: Path) -> None:
    def look(user: User) -> None:
        user.wait_for_pages(12)
        window, status = user.window, user.window.status
        resize(window, SMALL)
        user.answer("Read and label again")
        window.action_table["annotate-all"].trigger()
        until(lambda: status.job.isVisible() and status.cancel.isVisible())
        status.job.setText(f"Reading {LONG}")
        status.say(f"Undone: {LONG}")
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        parts = [part for part in status.findChildren(QWidget) if part.isVisible() and part.parentWidget() is status]
        assert {status.job, status.said, status.cancel, status.page, status.zoom} <= {*parts}
        for part, other in combinations(parts, 2):
            assert not part.geometry().intersects(other.geometry()), (part, other)
        for part in (status.cancel, status.page, status.state, status.zoom):
            assert status.rect().contains(part.geometry())
            assert part.width() >= part.sizeHint().width()
        user.click(status.cancel)
        until(user.at_rest)

    use_window(look, make_project(tmp_path, [lines() for _ in range(12)]))


def is_seen(bar: QToolBar, action) -> bool:
    widget = bar.widgetForAction(action)
    return widget is not None and widget.isVisible() and bar.rect().contains(widget.geometry())


def test_one_key_hides_the_panels_and_brings_them_back(tmp_path: Path) -> None:
    def look(user: User) -> None:
        user.wait_for_pages(1)
        panels, before = user.window.panels, user.window.canvas.width()
        user.press("F12")
        until(lambda: user.window.canvas.width() > before)
        assert not panels.pages.isVisible()
        assert not panels.entities.isVisible()
        user.press("F12")
        until(panels.pages.isVisible)
        assert panels.entities.isVisible()
        assert abs(user.window.canvas.width() - before) < 30

    use_window(look, make_project(tmp_path, [lines()]))


def test_a_narrow_list_of_pages_is_a_strip_of_thumbnails(tmp_path: Path) -> None:
    def look(user: User) -> None:
        user.wait_for_pages(1)
        pages, dock = user.window.panels.pages, user.window.panels._docks["Pages"]
        user.window.resizeDocks([dock], [300], Qt.Orientation.Horizontal)
        until(lambda: pages.width() > 200 and pages.search.isVisible())
        user.window.resizeDocks([dock], [40], Qt.Orientation.Horizontal)
        until(lambda: pages.width() < 110 and not pages.search.isVisible())
        assert pages.view.isVisible()
        assert pages.view.model().rowCount() == 1

    use_window(look, make_project(tmp_path, [lines()]))


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_a_narrow_list_still_counts_what_waits(
    language: str, tmp_path: Path, kie_desktop_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(kie_desktop_home / "settings.ini")
    settings["language"] = language
    settings["unsure_below"] = 0.99
    settings.save()
    shown: list[str] = []

    def noted(words: str, short: str, metrics: QFontMetrics, width: int) -> str:
        shown.append(fitting(words, short, metrics, width))
        return shown[-1]

    monkeypatch.setattr(page_rows, "fitting", noted)

    def look(user: User) -> None:
        user.wait_for_pages(1)
        pages, dock = user.window.panels.pages, user.window.panels._docks["Pages"]
        index = pages.view.model().index(0, 0)
        count = str(user.window.session.summaries[0].unsure)
        assert int(count) > 0
        for width in (300, 185):
            user.window.resizeDocks([dock], [width], Qt.Orientation.Horizontal)
            until(lambda width=width: abs(pages.width() - width) < 12)
            shown.clear()
            pages.view.viewport().repaint()
            assert shown
            assert count in shown[-1]
            assert "…" not in shown[-1]
        assert shown[-1] in (index.data(PageRole.STATE), index.data(PageRole.SHORT_STATE))

    rows = [replace(entity, label_score=0.5, by_human=frozenset()) for entity in lines(labelled=True)]
    use_window(look, make_project(tmp_path, [rows]))


def test_long_names_make_nothing_wider(tmp_path: Path) -> None:
    """A folder, a file, a label, an entity and a message of 240 letters."""
    folder = tmp_path / ("d" * 120)  # SQLite takes paths of 512 letters
    folder.mkdir()
    save(folder / f"{LONG}.png", [(20, 20, "Form")], (400, 300))
    path = folder / f"{'p' * 230}.kie"
    entities = [entity for entity in lines() if entity.id < 3]
    with ProjectFile.create(path, default_label_set().extended([LONG])) as file:
        file.add_pages([Page(f"{LONG}.png", 400, 300).with_entities(entities, [])])

    def look(user: User) -> None:
        user.wait_for_pages(1)
        window = user.window
        resize(window, SMALL)
        user.click_entity("Ada")
        user.press("F2")
        user.type(LONG)
        user.press("Return")
        window.session.message.emit("warning", f"{path}: cannot be read")
        job = window.status.job
        job.setText(f"Reading {LONG}")
        user.press("Ctrl+M")
        until(window.message_bar.isVisible)
        assert window.minimumSizeHint().width() <= SMALL[0]
        assert (window.width(), window.height()) == SMALL
        bar = window.message_bar
        assert window.centralWidget().rect().contains(bar.geometry())
        assert bar.rect().contains(bar._close.geometry())
        window.canvas._notice.say(LONG, on_page=True)
        assert window.canvas.viewport().rect().contains(window.canvas._notice.geometry())
        window.session.project.close()
        until(window.start_page.isVisible)
        assert window.minimumSizeHint().width() <= SMALL[0]
        for button in window.start_page.findChildren(QPushButton):
            assert button.width() <= window.width()

    use_window(look, path)


@pytest.mark.parametrize("size", [SMALL, (1440, 900)])
def test_what_opens_at_the_bottom_takes_no_height_from_the_fields(size: tuple[int, int], tmp_path: Path) -> None:
    def look(user: User) -> None:
        user.wait_for_pages(1)
        window, panels = user.window, user.window.panels
        resize(window, size)
        panels.bring("Fields")
        panels.bring("Runs")
        until(lambda: panels.fields.isVisible() and panels.runs.isVisible())
        area = panels.fields.start.viewport()
        for button in panels.fields.start.buttons.values():
            until(lambda button=button: is_whole(button, area))
        user.click(panels.fields.start.buttons["receipt"])
        until(lambda: panels.fields.model.rows)
        until(lambda: is_whole(panels.fields.accept_button, window))
        assert panels.fields.mapTo(window, QPoint()).y() < 0.25 * size[1]
        assert panels.fields.height() > 0.6 * size[1]
        assert panels.runs.height() < 0.45 * size[1]
        view = panels.fields.view
        until(lambda: view.viewport().height() > 5 * view.rowHeight(0))
        assert (window.width(), window.height()) == size

    use_window(look, make_project(tmp_path, [lines()]))


def test_fields_show_some_rows_while_an_entity_is_selected(tmp_path: Path) -> None:
    def look(user: User) -> None:
        user.wait_for_pages(1)
        window, panels = user.window, user.window.panels
        resize(window, SMALL)
        panels.bring("Fields")
        user.click(panels.fields.start.buttons["invoice"])
        until(lambda: panels.fields.model.rows)
        user.click_entity("Name:")
        view = panels.fields.view
        until(lambda: view.viewport().height() >= 4 * view.rowHeight(0))
        until(lambda: is_whole(panels.fields.accept_button, window))

    use_window(look, make_project(tmp_path, [lines()]))


def test_labels_keep_their_chips_by_shorter_names_where_the_window_gets_narrower(tmp_path: Path) -> None:
    def look(user: User) -> None:
        user.wait_for_pages(1)
        window = user.window
        others = window.canvas_bar.findChild(QToolButton, "other-labels")
        chips = [chip for chip in window.canvas_bar.findChildren(QToolButton) if chip.objectName().startswith("label-")]
        names = [label.name for label in window.session.label_set]
        resize(window, (1600, 900))
        until(lambda: all(name in chip.text() for name, chip in zip(names, chips, strict=True)))
        shortened = []
        for width in range(1560, SMALL[0], -30):
            resize(window, (width, 900))
            until(lambda: others.isVisible() or all(chip.isVisible() for chip in chips))
            if others.isHidden():
                shortened += [chip.text() for name, chip in zip(names, chips, strict=True) if name not in chip.text()]
                assert all(one.geometry().right() < other.x() for one, other in pairwise(chips))
        assert any("…" in text for text in shortened)
        assert names[1] in chips[1].toolTip()
        assert "1" in shortened  # at last the key alone

    use_window(look, make_project(tmp_path, [lines()]))


def is_whole(widget: QWidget, inside: QWidget) -> bool:
    """Whether a widget has the height it asks for, and all of it shows inside another one."""
    wanted = widget.heightForWidth(widget.width()) if widget.hasHeightForWidth() else widget.sizeHint().height()
    place = QRect(widget.mapTo(inside, QPoint()), widget.size())
    return widget.isVisible() and widget.height() >= wanted and inside.rect().contains(place)


def test_the_bottom_is_as_high_as_it_was_left(tmp_path: Path) -> None:
    project = make_project(tmp_path, [lines()])
    left: list[int] = []

    def make_higher(user: User) -> None:
        user.wait_for_pages(1)
        window, runs = user.window, user.window.panels.runs
        window.panels.bring("Runs")
        until(lambda: runs.isVisible() and runs.height() < 0.35 * window.height())
        opened = runs.height()
        edge = window.panels._docks["Runs"].geometry().topLeft() + QPoint(100, -2)
        QTest.mousePress(window, Qt.MouseButton.LeftButton, pos=edge)
        QTest.mouseMove(window, edge - QPoint(0, 150))
        until(lambda: runs.height() > opened + 100)
        QTest.mouseRelease(window, Qt.MouseButton.LeftButton, pos=edge - QPoint(0, 150))
        left.append(runs.height())

    def look(user: User) -> None:
        user.wait_for_pages(1)
        until(lambda: user.window.panels.runs.isVisible() and user.window.panels.runs.height() == left[0])

    use_window(make_higher, project)
    use_window(look, project)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_no_letter_of_a_title_is_cut(language: str, tmp_path: Path, kie_desktop_home: Path) -> None:
    """Room for the letters that reach below the line, such as the g of Pages."""
    settings = Settings(kie_desktop_home / "settings.ini")
    settings["language"] = language
    settings.save()

    def look(user: User) -> None:
        user.wait_for_pages(1)
        docks = [dock for dock in user.window.findChildren(QDockWidget) if dock.isVisible()]
        titled = [dock for dock in docks if dock.titleBarWidget() is None]
        assert titled
        for dock in titled:
            option = QStyleOptionDockWidget()
            dock.initStyleOption(option)
            option.rect = QRect(0, 0, dock.width(), dock.widget().y())
            words = dock.style().subElementRect(QStyle.SubElement.SE_DockWidgetTitleBarText, option, dock)
            assert words.height() >= dock.fontMetrics().height(), dock.windowTitle()

    use_window(look, make_project(tmp_path, [lines()]))
