"""The model belongs to the project, labels belong to the person: the chip, its menu, and what pre-annotation says."""

from __future__ import annotations

from pathlib import Path

import rule_pack
from event_loop import until
from gui.user import User, use_window
from PySide6.QtWidgets import QDialogButtonBox
from text_image import save

from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import LabelSet, Role
from kie_desktop.domain.page import Entity, Link, ReviewState
from kie_desktop.domain.patch import Patch
from kie_desktop.session import Settings
from kie_desktop.ui.dialogs.labels import LabelsDialog
from kie_desktop.ui.panels.model_chip import ModelChip


def chip_of(user: User) -> ModelChip:
    chip = user.window.findChild(ModelChip)
    assert chip is not None
    return chip


def choose(user: User, words: str) -> None:
    """Open the chip's menu and take what has these words."""
    menu = chip_of(user).models
    menu.refill()
    next(action for action in menu.actions() if action.text() == words).trigger()


def test_the_chip_shows_and_changes_the_model_of_this_project_alone(
    folder: Path, tmp_path: Path, kie_desktop_home: Path
) -> None:
    rule_pack.write(kie_desktop_home / "models" / "mine", "mine")
    other = tmp_path / "others"
    other.mkdir()
    save(other / "x.png", [(20, 20, "Form")], (400, 300))

    def work(user: User) -> None:
        user.wait_for_pages(3)
        assert chip_of(user).text() == "starter ▾"
        choose(user, "mine (model pack)")
        assert chip_of(user).text() == "mine ▾" and "mine" in chip_of(user).toolTip()
        user.window.commands.file.open_path(other)
        user.wait_for_pages(1)
        assert chip_of(user).text() == "starter ▾"
        user.window.commands.file.open_path(folder)
        user.wait_for_pages(3)
        assert chip_of(user).text() == "mine ▾"

    use_window(work, folder)


def test_a_project_takes_the_model_of_the_settings_at_its_first_opening(folder: Path, kie_desktop_home: Path) -> None:
    rule_pack.write(kie_desktop_home / "models" / "mine", "mine")
    settings = Settings(kie_desktop_home / "settings.ini")
    settings["model"] = "mine"
    settings.save()

    def first(user: User) -> None:
        user.wait_for_pages(3)
        assert chip_of(user).text() == "mine ▾"
        user.window.session.settings["model"] = "starter"
        assert chip_of(user).text() == "mine ▾"

    def later(user: User) -> None:
        user.wait_for_pages(3)
        assert user.window.session.model.name == "mine"

    use_window(first, folder)
    use_window(later, folder)


def test_labels_of_ones_own_stay_alone_until_the_models_are_asked_for(folder: Path) -> None:
    def work(user: User) -> None:
        user.wait_for_pages(3)
        session = user.window.session
        session.project.set_label_set(LabelSet.of_names(["company", "date", "total"]))
        before = session.label_set
        user.press("F5")
        until(lambda: user.at_rest() and user.page.entities)
        assert session.label_set == before
        assert {(row.label, row.label_score) for row in user.page.entities.values()} == {("other", None)}
        assert user.message.endswith("lines with them are background: question.")
        user.click(user.window.message_bar.offer_button)
        until(lambda: {row.label for row in user.page.entities.values()} == {"question"})
        added = session.label_set["question"]
        assert added.hotkey == "4" and added.colour not in {label.colour for label in before}
        user.click_entity("line 2")
        user.press("4")
        assert user.entity("line 2").label_score is None

    use_window(work, folder)


def test_only_the_text_is_read_where_that_is_asked_for(folder: Path) -> None:
    def work(user: User) -> None:
        user.wait_for_pages(3)
        choose(user, "Only read the text")
        assert chip_of(user).text() == "only text ▾"
        asked = []
        user.window.session._engine.annotate = lambda *_, steps, **__: asked.append(steps) or 1
        user.press("F5")
        assert asked == [{"ocr"}]

    use_window(work, folder)


def test_a_label_that_loses_its_role_takes_links_and_score_along(folder: Path) -> None:
    def work(user: User) -> None:
        user.wait_for_pages(3)
        key = Entity(1, rectangle((20, 20, 120, 60)), "Name:", "question", 0.9, 0.98)
        value = Entity(2, rectangle((20, 120, 120, 160)), "Ada", "answer", 0.9, 0.98)
        link = Link(1, 2, 0.9)
        user.window.session.editor.edit(Patch({1: (None, key), 2: (None, value)}, {(1, 2): (None, link)}), "Read")
        user.click_entity("Name:")
        user.press("0")
        assert not user.page.links and user.entity("Name:").label_score is None
        user.press("Ctrl+Z")
        assert list(user.page.links) == [(1, 2)]
        dialog = labels_dialog(user)
        model = dialog.model
        row = next(number for number, entry in enumerate(model.rows) if entry.label.name == "answer")
        model.setData(model.index(row, 2), Role.OTHER)
        user.click(dialog.buttons.button(QDialogButtonBox.StandardButton.Ok))
        assert not user.page.links and user.entity("Ada").label == "answer"
        user.press("Ctrl+Z")
        assert list(user.page.links) == [(1, 2)]
        dialog = labels_dialog(user)
        question = next(number for number, entry in enumerate(dialog.model.rows) if entry.label.name == "question")
        dialog.model.remove(question, dialog.model.rows[0])
        user.click(dialog.buttons.button(QDialogButtonBox.StandardButton.Ok))
        assert (user.entity("Name:").label, user.entity("Name:").label_score) == ("other", None)
        assert not user.page.links

    use_window(work, folder)


def labels_dialog(user: User) -> LabelsDialog:
    user.window.action_table["edit-labels"].trigger()
    return user.dialog(LabelsDialog)


def test_the_counts_in_the_labels_dialog_follow_the_pages(folder: Path) -> None:
    def work(user: User) -> None:
        user.wait_for_pages(3)
        dialog = labels_dialog(user)
        counts = lambda: {row.label.name: row.entities for row in dialog.model.rows}  # noqa: E731
        assert counts()["question"] == 0
        user.window.session.annotator.annotate([row.id for row in user.window.session.summaries])
        until(lambda: counts()["question"] == 6)

    use_window(work, folder)


def test_reading_again_reads_again_and_says_so(folder: Path) -> None:
    save(folder / "0-again.png", [(20, 20, "Form")], (400, 300))

    def work(user: User) -> None:
        user.wait_for_pages(4)
        user.press("F5")
        until(lambda: user.at_rest() and user.page.entities)
        assert user.page.state is ReviewState.PRE_ANNOTATED
        user.window.action_table["turn-page-over"].trigger()
        until(lambda: user.at_rest() and "turned" in user.page.image)
        user.answer("Read and label again")
        user.press("F5")
        until(lambda: user.message == "Read and labelled 1 page again: 2 texts changed.")
        assert {row.text for row in user.page.entities.values()} == {"line 1 read again", "line 2 read again"}
        user.answer("Label again")
        user.press("F5")
        until(lambda: user.message == "Labelled 1 page again: nothing has changed.")

    use_window(work, folder)
