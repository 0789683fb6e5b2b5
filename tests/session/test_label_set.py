from pathlib import Path

from session_sitting import Sitting, write_image

from kie_desktop.domain import edits
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import Label, LabelSet
from kie_desktop.session import Session
from kie_desktop.store import ProjectFile

BOX = rectangle((10, 10, 60, 30))


def labelled(sitting: Sitting, folder: Path) -> Session:
    """A project whose three pages have a question each, the last one is excluded."""
    for name in ("a.png", "b.png", "c.png"):
        write_image(folder / name)
    session = sitting.open(folder)
    for summary in session.summaries:
        session.pages.show_page(summary.id)
        session.editor.do("Add", edits.add_entity, BOX, summary.image, "question")
    session.editor.do("Exclude", edits.set_state, edits.ReviewState.EXCLUDED)
    return session


def renamed(labels: LabelSet, old: str, new: str) -> LabelSet:
    return LabelSet(Label(new, row.colour, row.role, row.hotkey) if row.name == old else row for row in labels)


def labels_on_pages(session: Session) -> list[str]:
    return [session.pages.page_of(summary.id).entities[1].label for summary in session.summaries]


def exported(sitting: Sitting, folder: Path) -> dict[str, bytes]:
    sitting.session.exchange.export_dataset(folder, val_ratio=0.0)
    sitting.rest()
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_renaming_a_label_moves_entities_on_all_pages_in_one_step(sitting: Sitting, tmp_path: Path) -> None:
    session = labelled(sitting, tmp_path / "forms")
    before, labels = exported(sitting, tmp_path / "before"), session.label_set
    assert session.editor.change_label_set(renamed(labels, "question", "键"), {"question": "键"})
    assert labels_on_pages(session) == ["键"] * 3
    assert "键" in session.label_set and "question" not in session.label_set
    after = exported(sitting, tmp_path / "after")
    assert after != before
    session.editor.undo()
    assert (labels_on_pages(session), session.label_set) == (["question"] * 3, labels)
    assert exported(sitting, tmp_path / "undone") == before
    session.editor.redo()
    assert exported(sitting, tmp_path / "redone") == after
    path, page_id = session.path, session.page_id
    session.project.close()
    with ProjectFile.open(path) as again:
        assert again.page(page_id).entities[1].label == "键"
        assert "键" in again.label_set


def test_a_label_set_that_cannot_be_written_is_taken_back(sitting: Sitting, tmp_path: Path) -> None:
    session = labelled(sitting, tmp_path / "forms")
    labels = session.label_set
    session.project.document.settle()
    session.project.document.project._db.execute("PRAGMA query_only = ON")
    session.editor.change_label_set(renamed(labels, "question", "key"), {"question": "key"})
    session.project.document.settle()
    assert sitting.messages[-1][0] == "error"
    assert (labels_on_pages(session), session.label_set) == (["question"] * 3, labels)
    session.project.document.project._db.execute("PRAGMA query_only = OFF")


def test_models_give_renamed_labels_their_new_names(sitting: Sitting, tmp_path: Path) -> None:
    session = labelled(sitting, tmp_path / "forms")
    labels = session.label_set
    for old, new in (("question", "key"), ("key", "键")):
        session.editor.change_label_set(renamed(session.label_set, old, new), {old: new})
    session.annotator.annotate([session.summaries[0].id])
    sitting.rest()
    given = {entity.label for entity in session.pages.page_of(session.summaries[0].id).entities.values()}
    assert given == {"键"}, "the model says question"
    assert session.label_set.names == ("other", "键", "answer", "header")
    for _ in range(3):
        session.editor.undo()
    assert session.label_set == labels
    session.annotator.annotate([session.summaries[0].id])
    sitting.rest()
    assert session.label_set == labels, "undone: question is question again"


def test_colours_alone_are_a_step_too(sitting: Sitting, tmp_path: Path) -> None:
    session = labelled(sitting, tmp_path / "forms")
    labels = session.label_set
    session.editor.change_label_set(labels.with_label(Label("question", "#ff0000")), {})
    assert session.label_set["question"].colour == "#ff0000"
    session.editor.undo()
    assert session.label_set == labels
    assert session.project.entities_by_label() == {"question": 3}
