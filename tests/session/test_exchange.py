"""Import with a preview and a merge, export in any format, fields as tables: without a window."""

import json
from pathlib import Path

import pytest
from event_loop import until
from session_sitting import LongestTurn, Sitting, write_image

from kie_desktop.domain import edits
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import Role
from kie_desktop.domain.merging import Subject
from kie_desktop.domain.page import ReviewState
from kie_desktop.session import JobKind
from kie_desktop.session.exchange.exchange import Exchange
from kie_desktop.session.exchange.exporting import ExportWish
from kie_desktop.session.exchange.import_edit import ImportChoices
from kie_desktop.session.exchange.importing import ImportPreview, ImportStatus
from kie_desktop.session.project.bulk_edits import MANY_PAGES

KEY = {"transcription": "Name:", "label": "question", "points": [[10, 10], [50, 10], [50, 20], [10, 20]], "id": 1}
VALUE = {"transcription": "Ada", "label": "Person", "points": [[60, 10], [90, 10], [90, 20], [60, 20]], "id": 2}
ROWS = [{**KEY, "linking": [[1, 2]]}, {**VALUE, "linking": [[1, 2]], "difficult": True}]
FORMATS = [info.name for info in Exchange.formats() if info.readable]


def write_labels(path: Path, *images: str, rows: list[dict] | None = None) -> Path:
    text = json.dumps(ROWS if rows is None else rows)
    path.write_text("".join(f"{image}\t{text}\n" for image in images), "utf-8")
    return path


def look(sitting: Sitting, path: Path, **options: object) -> ImportPreview:
    """What an import would do."""
    found: list[ImportPreview] = []
    exchange = sitting.session.exchange
    connection = exchange.previewed.connect(found.append)
    exchange.preview_import(path, **options)
    until(lambda: found)
    exchange.disconnect(connection)
    return found[0]


def take(sitting: Sitting, preview: ImportPreview, **choices: object) -> str:
    """Import; returns what is said then."""
    said: list[str] = []
    exchange = sitting.session.exchange
    connection = exchange.imported.connect(lambda _, text: said.append(text))
    exchange.import_pages(preview, ImportChoices(**choices))
    until(lambda: said)
    exchange.disconnect(connection)
    return said[0]


def export(sitting: Sitting, path: Path, format: str, **options: object) -> object:
    reports: list = []
    exchange = sitting.session.exchange
    connection = exchange.written.connect(reports.append)
    exchange.export(ExportWish(path, format, tuple(row.id for row in sitting.session.summaries), **options))
    until(lambda: reports or any(level == "error" for level, _ in sitting.messages))
    exchange.disconnect(connection)
    assert reports, sitting.messages
    return reports[0]


def statuses(preview: ImportPreview) -> dict[str, ImportStatus]:
    return {row.page.image: row.status for row in preview.rows}


def test_a_label_file_beside_the_images_is_offered(sitting: Sitting, folder: Path) -> None:
    labels = write_labels(folder / "train.json", "p1.png")
    (folder / "notes.txt").write_text("nothing of ours")
    offered: list[Path] = []
    sitting.session.project.labels_found.connect(offered.extend)
    sitting.open(folder)
    assert offered == [labels]


def test_the_preview_says_what_becomes_of_every_page_and_label(sitting: Sitting, folder: Path) -> None:
    labels = write_labels(folder / "train.json", "p1.png", "p2.png", "gone.png", "p1.png")
    with labels.open("a") as file:
        file.write("p10.png\t[{broken\n")
    session = sitting.open(folder)
    preview = look(sitting, labels)
    assert statuses(preview) == {
        "p1.png": ImportStatus.FILLED,
        "p2.png": ImportStatus.FILLED,
        "gone.png": ImportStatus.NO_IMAGE,
    }
    assert [(label.name, label.role) for label in preview.new_labels] == [("Person", Role.OTHER)]
    assert preview.labels["question"] == 4
    assert {"second-row", "bad-json"} <= {problem.code for problem in preview.problems}
    assert [summary.entities for summary in session.summaries] == [0, 0, 0]


def test_an_import_is_one_undoable_step(sitting: Sitting, folder: Path) -> None:
    labels = write_labels(folder / "train.json", "p1.png", "p2.png", "gone.png")
    session = sitting.open(folder)
    text = take(sitting, look(sitting, labels), roles={"Person": Role.VALUE})
    assert "2 pages imported" in text and "1 page without an image" in text
    assert [summary.entities for summary in session.summaries] == [2, 2, 0]
    assert session.page.entities[2].extra["difficult"] is True
    assert (1, 2) in session.page.links
    assert session.label_set["person"].role is Role.VALUE
    assert session.editor.undo_text == "Import train.json"
    session.editor.undo()
    assert [summary.entities for summary in session.summaries] == [0, 0, 0]
    assert "person" not in session.label_set
    session.editor.redo()
    assert [summary.entities for summary in session.summaries] == [2, 2, 0]


def test_images_elsewhere_become_pages_where_the_folder_is_pointed_out(
    sitting: Sitting, folder: Path, tmp_path: Path
) -> None:
    labels = write_labels(tmp_path / "labels.txt", "x.png", "p1.png")
    write_image(tmp_path / "scans" / "x.png", 200, 100)
    session = sitting.open(folder)
    assert statuses(look(sitting, labels)) == {"x.png": ImportStatus.NO_IMAGE, "p1.png": ImportStatus.FILLED}
    preview = look(sitting, labels, image_dir=tmp_path / "scans")
    assert statuses(preview) == {"../scans/x.png": ImportStatus.NEW, "p1.png": ImportStatus.FILLED}
    take(sitting, preview)
    assert [(row.image, row.width, row.entities) for row in session.summaries if row.entities] == [
        ("../scans/x.png", 200, 2), ("p1.png", 120, 2)
    ]  # fmt: skip
    session.editor.undo()
    assert sum(row.entities for row in session.summaries) == 0
    assert len(session.summaries) == 4


def test_a_copy_of_an_image_is_the_page_of_the_project_only_if_it_has_its_size(
    sitting: Sitting, folder: Path, tmp_path: Path
) -> None:
    write_image(tmp_path / "out" / "p1.png")
    write_image(tmp_path / "out" / "p2.png", 77, 55)
    sitting.open(folder)
    preview = look(sitting, write_labels(tmp_path / "out" / "train.json", "p1.png", "p2.png"))
    assert statuses(preview) == {"p1.png": ImportStatus.FILLED, "../out/p2.png": ImportStatus.NEW}


@pytest.mark.parametrize("theirs", [False, True])
def test_a_correction_here_is_overwritten_only_when_told(sitting: Sitting, folder: Path, theirs: bool) -> None:
    labels = write_labels(folder / "train.json", "p1.png", "p2.png")
    session = sitting.open(folder)
    take(sitting, look(sitting, labels))
    assert set(statuses(look(sitting, labels)).values()) == {ImportStatus.SAME}
    session.editor.do("Set text", edits.set_text, 2, "Ada Lovelace")
    preview = look(sitting, labels)
    assert statuses(preview) == {"p1.png": ImportStatus.CONFLICT, "p2.png": ImportStatus.SAME}
    [(row, conflict)] = preview.conflicts
    assert (conflict.subject, conflict.here, conflict.there) == (Subject.TEXT, "Ada Lovelace", "Ada")
    take(sitting, preview, theirs={row} if theirs else ())
    assert session.page.entities[2].text == ("Ada" if theirs else "Ada Lovelace")


def test_what_the_file_does_not_have_goes_only_when_told(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    take(sitting, look(sitting, write_labels(folder / "train.json", "p1.png")))
    preview = look(sitting, write_labels(folder / "less.json", "p1.png", rows=[KEY]))
    assert preview.rows[0].missing == 1
    assert [conflict.name for _, conflict in preview.missing_decided] == ["Ada"]
    take(sitting, preview)
    assert len(session.page.entities) == 2
    take(sitting, preview, remove=True, theirs={0})
    assert [entity.text for entity in session.page.entities.values()] == ["Name:"]


def test_contradictions_with_a_removed_page_are_seen_before_it_comes_back(sitting: Sitting, folder: Path) -> None:
    labels = write_labels(folder / "train.json", "p1.png")
    session = sitting.open(folder)
    take(sitting, look(sitting, labels))
    session.editor.do("Set text", edits.set_text, 2, "Ada Lovelace")
    page_id = session.page_id
    session.editor.remove_pages([page_id])
    preview = look(sitting, labels)
    assert [(row.status, row.page_id) for row in preview.rows] == [(ImportStatus.CONFLICT, page_id)]
    take(sitting, preview)
    assert session.pages.page_of(page_id).entities[2].text == "Ada Lovelace"
    assert len(session.summaries) == 3


def test_importing_without_a_project_opens_the_folder_of_the_images(sitting: Sitting, folder: Path) -> None:
    preview = look(sitting, write_labels(folder / "train.json", "p1.png"))
    assert statuses(preview) == {"p1.png": ImportStatus.FILLED}
    take(sitting, preview)
    assert [summary.entities for summary in sitting.session.summaries] == [2, 0, 0]


@pytest.mark.parametrize(
    ("name", "content"), [("nowhere.json", None), ("empty.json", b""), ("utf16.json", b"\xff\xfea")]
)
def test_what_cannot_be_read_is_a_message(sitting: Sitting, folder: Path, name: str, content: bytes | None) -> None:
    session = sitting.open(folder)
    if content is not None:
        (folder / name).write_bytes(content)
    session.exchange.preview_import(folder / name)
    until(lambda: sitting.messages and sitting.messages[-1][0] == "error")
    assert name in sitting.messages[-1][1]


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_comes_back_into_the_project_it_was_written_from(
    sitting: Sitting, folder: Path, tmp_path: Path, format: str
) -> None:
    session = sitting.open(folder)
    take(sitting, look(sitting, write_labels(folder / "train.json", "p1.png", "p2.png")))
    info = next(info for info in Exchange.formats() if info.name == format)
    path = tmp_path / f"out{info.suffix}"
    report = export(sitting, path, format)
    assert report.pages == 3
    preview = look(sitting, path, format_name=format)
    assert {row.status for row in preview.rows} <= {ImportStatus.SAME}, preview.conflicts
    assert len(preview.rows) >= 2
    session.editor.do("Set text", edits.set_text, 2, "Eve")
    assert [conflict.there for _, conflict in look(sitting, path, format_name=format).conflicts] == ["Ada"]


def test_losses_are_counted_before_anything_is_written(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    take(sitting, look(sitting, write_labels(folder / "train.json", "p1.png", "p2.png")))
    session.editor.do("Exclude", edits.set_state, ReviewState.EXCLUDED)
    found: list = []
    session.exchange.export_previewed.connect(found.append)
    session.exchange.preview_export("sroie", [row.id for row in session.summaries])
    until(lambda: found)
    assert (found[0].pages, found[0].entities, found[0].links) == (2, 4, 2)
    assert {"lost-links", "lost-labels", "lost-page"} <= {problem.code for problem in found[0].lost}


def test_an_export_replaces_nothing_unasked(sitting: Sitting, folder: Path, tmp_path: Path) -> None:
    session = sitting.open(folder)
    session.editor.do("Add", edits.add_entity, rectangle((1, 1, 9, 9)), "mine")
    (tmp_path / "out.json").write_text("precious")
    session.exchange.export(ExportWish(tmp_path / "out.json", "xfund", (session.page_id,)))
    until(lambda: any(level == "error" for level, _ in sitting.messages))
    assert (tmp_path / "out.json").read_text() == "precious"


def test_fields_are_listed_and_saved(sitting: Sitting, folder: Path, tmp_path: Path) -> None:
    session = sitting.open(folder)
    preview = look(sitting, write_labels(folder / "train.json", "p1.png", "p2.png"))
    take(sitting, preview, roles={"Person": Role.VALUE})
    listed: list = []
    session.exchange.fields_listed.connect(listed.append)
    session.exchange.list_fields([row.id for row in session.summaries])
    until(lambda: listed)
    assert listed[0] == [("p1.png", 1, "Name:", "Ada"), ("p2.png", 1, "Name:", "Ada")]
    for name in ("fields.csv", "fields.xlsx"):
        saved: list = []
        session.exchange.fields_saved.connect(saved.append)
        session.exchange.save_fields(tmp_path / name, listed[0])
        until(lambda saved=saved: saved)
        assert (tmp_path / name).stat().st_size > 50


def test_a_thousand_rows_never_block_for_long(sitting: Sitting, tmp_path: Path) -> None:
    import shutil

    write_image(tmp_path / "many" / "p0.png", 120, 80)
    names = [f"p{index}.png" for index in range(1000)]
    for name in names[1:]:
        shutil.copy(tmp_path / "many" / "p0.png", tmp_path / "many" / name)
    labels = write_labels(tmp_path / "many" / "train.json", *names)
    session = sitting.open(tmp_path / "many")
    preview = look(sitting, labels)
    done: list[str] = []
    session.exchange.imported.connect(lambda _, text: done.append(text))
    session.exchange.import_pages(preview, ImportChoices())
    turn = LongestTurn()
    until(turn.counting(lambda: done), 60_000)
    assert sum(row.entities for row in session.summaries) == 2000
    assert turn.seconds < 0.5


def test_an_import_of_many_pages_is_a_job_and_one_step(sitting: Sitting, tmp_path: Path) -> None:
    image = write_image(tmp_path / "many" / "p0.png", 120, 80)
    names = [f"p{index}.png" for index in range(MANY_PAGES + 10)]
    for name in names[1:]:
        (image.parent / name).hardlink_to(image)
    session = sitting.open(tmp_path / "many")
    before = session.label_set
    preview = look(sitting, write_labels(tmp_path / "many" / "train.json", *names))
    said: list[tuple[str, str]] = []
    session.exchange.imported.connect(lambda level, text: said.append((level, text)))
    session.exchange.import_pages(preview, ImportChoices(roles={"Person": Role.VALUE}))
    state = session.jobs.find(JobKind.IMPORTING)
    assert state is not None and (state.total, state.job.may_be_dropped) == (len(names), False)
    assert session.exchange.is_importing and not said
    assert not session.editor.do("Add", edits.add_entity, rectangle((1, 1, 9, 9)))
    assert "wait until this is finished" in sitting.messages[-1][1]
    session.exchange.import_pages(preview, ImportChoices())  # a second one is refused
    assert "wait until this is finished" in sitting.messages[-1][1]
    sitting.rest()
    assert [level for level, _ in said] == ["info"] and f"{len(names)} pages imported" in said[0][1]
    assert {row.entities for row in session.summaries} == {2}
    assert session.label_set.role_of("Person") is Role.VALUE
    assert session.editor.undo_text == "Import train.json"
    session.editor.undo()
    assert session.jobs.find(JobKind.UNDOING) is not None
    sitting.rest()
    assert {row.entities for row in session.summaries} == {0}
    assert (session.label_set, session.editor.undo_text) == (before, None)
    session.editor.redo()
    sitting.rest()
    assert {row.entities for row in session.summaries} == {2}
    assert session.label_set.role_of("Person") is Role.VALUE


def test_closing_in_the_middle_of_an_import_keeps_what_is_done(sitting: Sitting, tmp_path: Path) -> None:
    image = write_image(tmp_path / "many" / "p0.png", 120, 80)
    names = [f"p{index}.png" for index in range(200)]
    for name in names[1:]:
        (image.parent / name).hardlink_to(image)
    session = sitting.open(tmp_path / "many")
    path = session.path
    assert path is not None
    preview = look(sitting, write_labels(tmp_path / "many" / "train.json", *names))
    session.exchange.import_pages(preview, ImportChoices())
    until(lambda: any(row.entities for row in session.summaries))
    done = sum(row.entities > 0 for row in session.summaries)
    session.project.close()
    assert session.jobs.all == [] and 0 < done < 200
    assert sum(row.entities > 0 for row in sitting.open(path).summaries) == done


def test_an_import_that_is_stopped_is_undone_as_one_step(sitting: Sitting, tmp_path: Path) -> None:
    names = [f"p{index}.png" for index in range(120)]
    for name in names:
        write_image(tmp_path / "many" / name, 120, 80)
    session = sitting.open(tmp_path / "many")
    preview = look(sitting, write_labels(tmp_path / "many" / "train.json", *names))
    said: list[str] = []
    session.exchange.imported.connect(lambda _, text: said.append(text))
    session.pages.summary_changed.connect(session.exchange.cancel_import)  # with the first part
    session.exchange.import_pages(preview, ImportChoices())
    until(lambda: said)
    session.pages.summary_changed.disconnect(session.exchange.cancel_import)
    filled = sum(row.entities > 0 for row in session.summaries)
    assert 0 < filled < 120
    assert f"{filled} pages imported" in said[0]
    session.editor.undo()
    assert not any(row.entities for row in session.summaries)


def test_a_look_that_is_given_up_says_nothing(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    found: list[ImportPreview] = []
    session.exchange.previewed.connect(found.append)
    session.exchange.preview_import(write_labels(folder / "train.json", *["p1.png"] * 2000))
    session.exchange.cancel_preview()
    sitting.rest()
    assert not found
