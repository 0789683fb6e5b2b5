"""What models and rules offer while a page is being corrected: links proposed again, labels for what looks alike."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from event_loop import until
from gui.small_form import lines, make_project
from gui.user import User, use_window

from kie_desktop.domain.page import Entity, EntityPart, Link
from kie_desktop.ui.panels.link_hint import LinkHint


def proposed(labels: tuple[str, ...]) -> list[Entity]:
    """The form's six lines with labels that a model gave."""
    return [replace(entity, label=label, label_score=0.6) for entity, label in zip(lines(), labels, strict=True)]


def answered(user: User) -> bool:
    """Whether the engine has said what became of the links."""
    return user.at_rest() and bool(user.message)


def test_links_are_proposed_again_for_the_labels_as_they_are_now(tmp_path: Path) -> None:
    """A person's links and removals stay; the rest goes with the labels, in one step."""
    entities = proposed(("question", "answer", "answer", "answer", "question", "answer"))
    links = (Link(1, 2, 0.9), Link(1, 3, 0.6), Link(1, 4, 0.6), Link(5, 6, 0.9), Link(1, 6, by_human=True))
    project = make_project(tmp_path, [entities], links)

    def work(user: User) -> None:
        user.wait_for_pages(1)
        user.press("Tab")
        user.press("Right")
        user.press("Shift+K")  # removes 1 -> 2
        user.press("Down")
        user.press("Left")
        user.press("1")  # “Born:” is a key, whatever the model says
        before, hint = user.page, user.window.findChild(LinkHint)
        assert hint.isVisible() and hint.text() == "Labels have changed: propose links again (J)"
        user.press("J")
        until(lambda: answered(user))
        assert {key: link.by_human for key, link in user.page.links.items()} == {(1, 6): True, (3, 4): False}
        assert user.page.entities == before.entities and user.page.rejected == {(1, 2)}
        assert user.message == "New links proposed: 1 link added, 2 links removed."  # 1 -> 3 went with the label
        assert not hint.isVisible()
        user.press("Ctrl+Z")
        assert user.page == before

    use_window(work, project)


def test_the_same_links_for_the_same_labels_are_no_step(tmp_path: Path) -> None:
    project = make_project(tmp_path, [lines(labelled=True)], tuple(Link(key, key + 1, 0.9) for key in (1, 3, 5)))

    def work(user: User) -> None:
        user.wait_for_pages(1)
        user.press("J")
        until(lambda: answered(user))
        assert user.message == "The model proposes the same links for the current labels."
        assert user.window.session.editor.undo_text is None

    use_window(work, project)


def test_corrected_labels_stay_corrections_when_links_are_proposed_again(tmp_path: Path) -> None:
    """What the model proposed for the labels is not forgotten for a new proposal of links."""
    project = make_project(tmp_path, [lines(), lines()])

    def work(user: User) -> None:
        user.wait_for_pages(2)
        user.window.session.annotator.annotate([user.window.session.page_id])  # the stand-in calls everything a key
        until(lambda: answered(user))
        user.press("Tab")
        user.press("Tab")
        user.press("2")
        user.press("J")
        until(lambda: "New links proposed: 1 link added" in user.message)
        proposal = user.window.session.project.file.proposal(user.window.session.page_id)
        assert proposal.entities[2].label == "question" and EntityPart.LABEL not in proposal.entities[2].by_human
        assert set(proposal.links) == {(1, 2)}

    use_window(work, project)


def test_a_label_is_suggested_for_what_looks_alike_and_one_key_gives_it(tmp_path: Path) -> None:
    """The rest of the column, but neither what a model is sure of nor another column; one step, and Esc declines."""
    entities = proposed(("other", "other", "other", "other", "other", "answer"))
    entities[3] = replace(entities[3], label_score=0.95)
    project = make_project(tmp_path, [entities])

    def work(user: User) -> None:
        user.wait_for_pages(1)
        overlay, actions = user.window.canvas.overlay, user.window.action_table
        user.press("Tab")
        assert not actions["accept-suggestion"].isEnabled()
        user.press("1")
        assert (overlay.suggested_labels, overlay.accept_key) == ({3: "question", 5: "question"}, "G")
        user.press("G")
        labels = [entity.label for entity in user.page.entities.values()]
        assert labels == ["question", "other", "question", "other", "question", "answer"]
        assert not overlay.suggested_labels
        user.press("Ctrl+Z", times=2)
        assert user.page.entities[3].label == "other"
        user.press("1")
        assert overlay.suggested_labels and overlay.suggested_link is None
        user.press("Escape")
        assert not overlay.suggested_labels and not actions["accept-suggestion"].isEnabled()
        user.window.action_table["show-label-suggestions"].trigger()
        user.press("Tab")
        user.press("1")
        assert not overlay.suggested_labels

    use_window(work, project)


def test_several_keys_and_values_are_linked_with_one_key(tmp_path: Path) -> None:
    entities = [replace(entity, label="question" if entity.id in (1, 3) else "answer") for entity in lines()]
    project = make_project(tmp_path, [entities])

    def work(user: User) -> None:
        user.wait_for_pages(1)
        user.press("Tab")
        user.press("Shift+Right")
        user.press("Shift+Down")
        user.press("Shift+Left")
        user.press("Ctrl+J")
        assert set(user.page.links) == {(1, 2), (1, 4), (3, 2), (3, 4)}
        user.press("Ctrl+Z")
        assert not user.page.links

    use_window(work, project)
