"""`extract` and `extract_many`: documents out of images and PDFs, here and in worker processes that may die."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from text_image import picture, save

import kie_desktop as kie
from kie_desktop.api import workers
from kie_desktop.api.checkpoint_packs import pack_of_checkpoint
from kie_desktop.cli.main import run_command
from kie_desktop.contract import messages
from kie_desktop.places import program_folder
from kie_desktop.processes import Child
from tests.api.conftest import FORM


@pytest.fixture(scope="module")
def document(form: Path, pack: str) -> kie.Document:
    return kie.extract(form, model=pack)


@pytest.fixture(scope="module")
def scan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A PDF of two pages with a key and a value each."""
    path = tmp_path_factory.mktemp("scan") / "scan.pdf"
    first, second = (Image.fromarray(picture(lines)) for lines in (FORM[:2], FORM[2:]))
    first.save(path, save_all=True, append_images=[second], resolution=200)
    return path


def test_a_document_has_pages_fields_and_results(document: kie.Document, form: Path, pack: str) -> None:
    assert [(field.key, field.value) for field in document.fields] == [("Name", "Ada"), ("City", "Paris")]
    assert all(field.score is not None and 0.5 < field.score <= 1 for field in document.fields)
    assert document.records == [] and document.errors == ()
    (page,) = document.pages
    assert (page.image, page.width, page.height) == ("form.png", 800, 400)
    assert document.pages.image_path(page) == form
    assert document.pages.label_set.names == ("other", "question", "answer", "header")
    result = document.to_dict()
    assert [*result] == ["files", "pages", "fields", "records"] and result["files"] == ["form.png"]
    assert result["fields"] == result["pages"][0]["fields"] == [field.to_dict() for field in document.fields]


def test_a_page_result_is_the_one_that_the_command_line_writes(
    document: kie.Document, form: Path, pack: str, tmp_path: Path
) -> None:
    assert run_command(["extract", str(form), "--out", str(tmp_path), "--model", pack]) == 0
    theirs, (mine,) = json.loads((tmp_path / "form.json").read_text("utf-8")), document.to_dict()["pages"]
    for result in (theirs, mine):
        assert set(result.pop("timing")) == {"ocr_s", "codes_s", "marks_s", "ser_s", "re_s"}
    assert json.loads(json.dumps(mine)) == theirs


def test_a_pdf_is_one_document_of_all_its_pages(scan: Path, pack: str, tmp_path: Path) -> None:
    doc = kie.extract(scan, model=pack)
    assert [(page.image, page.frame) for page in doc.pages] == [("scan.pdf", 0), ("scan.pdf", 1)]
    assert [(field.page, field.key) for field in doc.fields] == [(0, "Name"), (1, "City")]
    assert [page["document"] for page in doc.to_dict()["pages"]] == ["scan.pdf"] * 2
    assert [path.name for path in doc.draw(tmp_path / "drawn")] == ["scan_p0_result.jpg", "scan_p1_result.jpg"]
    with pytest.raises(kie.KieError, match=r"scan.pdf has 2 pages; choose a folder"):
        doc.draw(tmp_path / "page.png")
    written = kie.write(doc.pages, tmp_path / "data", format="paddleocr", val_ratio=0.5)
    assert (written.train, written.val, written.left_out) == (1, 1, ())


def test_a_page_is_drawn_as_the_file_that_is_named(document: kie.Document, tmp_path: Path) -> None:
    for name, kind in (("a.png", "PNG"), ("b.jpg", "JPEG")):
        assert document.draw(tmp_path / name) == [tmp_path / name]
        with Image.open(tmp_path / name) as drawn:
            assert (drawn.format, drawn.size) == (kind, (800, 400))
    assert document.draw(tmp_path) == [tmp_path / "form_result.jpg"]
    with pytest.raises(kie.KieError):
        document.draw(tmp_path / "a.png" / "folder")


def test_lines_of_a_label_file_in_place_of_ocr(document: kie.Document, form: Path, pack: str, tmp_path: Path) -> None:
    kie.write(document.pages, tmp_path / "lines.json", format="paddleocr")
    given = kie.extract(form, model=pack, ocr="none", label_file=tmp_path / "lines.json")
    assert given.readings[0].ocr == "none" and "ocr_s" not in given.readings[0].timing
    assert [(field.key, field.value) for field in given.fields] == [("Name", "Ada"), ("City", "Paris")]


def test_a_page_on_its_head_is_turned_to_be_read(pack: str, tmp_path: Path) -> None:
    lines = [*FORM, (60, 330, "Date of birth")]
    Image.fromarray(np.rot90(picture(lines), 2)).save(tmp_path / "head.png")
    turned, plain = (kie.extract(tmp_path / "head.png", model=pack, turn=turn) for turn in (True, False))
    assert turned.readings[0].quarter_turns == plain.readings[0].quarter_turns == 2
    texts = [{entity.text for entity in doc.pages[0].entities.values()} for doc in (turned, plain)]
    assert texts[0] == texts[1] == {"Name", "Ada", "City", "Paris", "Date of birth"}  # lines are read either way


def test_pages_of_a_file_that_cannot_be_read_are_told(pack: str, tmp_path: Path) -> None:
    """The second of three frames of a TIFF says to be larger than it may be."""
    frames = [Image.fromarray(picture(FORM[:2])) for _ in range(3)]
    frames[0].save(tmp_path / "scan.tif", save_all=True, append_images=frames[1:])
    data = bytearray((tmp_path / "scan.tif").read_bytes())
    width, height = (800).to_bytes(4, "little"), (400).to_bytes(4, "little")
    second = [
        place
        for place in range(len(data))
        if data[place : place + 4] == width and data[place - 8 : place - 6] == b"\x00\x01"
    ]
    assert len(second) == 3
    data[second[1] : second[1] + 4] = (4_000_000).to_bytes(4, "little")
    (tmp_path / "scan.tif").write_bytes(data)
    doc = kie.extract(tmp_path / "scan.tif", model=pack)
    assert [page.frame for page in doc.pages] == [0, 2]
    assert len(doc.errors) == 1 and "scan.tif" in doc.errors[0]
    assert doc.to_dict()["errors"] == [*doc.errors] and height in data


Read = Callable[..., object]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"path": "gone.png"}, "gone.png: file or folder not found; check the path"),
        ({"path": "."}, "this is a folder"),
        ({"path": "words.png"}, "this image format is not supported"),
        ({"path": "empty.png"}, "the file is empty (0 bytes)"),
        ({"path": "form.png", "model": "no-such-pack"}, "no-such-pack: there is no model pack"),
        ({"path": "form.png", "model": "."}, "it has no pack.toml"),
        ({"path": "form.png", "ocr": "crystal-ball"}, "unknown OCR engine 'crystal-ball'; choose one of rapid"),
        ({"path": "form.png", "ocr": "none"}, "needs a label file"),
        ({"path": "form.png", "ocr_weights": "x"}, "can only be used with the engine 'paddle'"),
        ({"path": "form.png", "ocr": "none", "label_file": "gone.json"}, "gone.json: label file not found"),
        ({"path": "form.png", "ocr": "none", "label_file": "other.json"}, "has no line for this image"),
    ],
)
def test_faults_are_one_line(
    pack: str,
    form: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: dict[str, str],
    message: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "form.png").write_bytes(form.read_bytes())
    (tmp_path / "words.png").write_text("no image")
    (tmp_path / "empty.png").touch()
    (tmp_path / "other.json").write_text("other.png\t[]\n")
    with pytest.raises(kie.KieError) as caught:
        kie.extract(**{"model": pack, **arguments})  # type: ignore[arg-type]
    assert message in str(caught.value) and "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["gone.png", "cut.png"])
def test_the_message_is_that_of_the_command_line(
    pack: str, form: Path, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "cut.png").write_bytes(form.read_bytes()[:900])
    with pytest.raises(kie.KieError) as caught:
        kie.extract(tmp_path / name, model=pack)
    assert run_command(["extract", str(tmp_path / name), "--out", str(tmp_path / "out"), "--model", pack]) == 1
    assert capsys.readouterr().err.splitlines()[-1] == f"error: {caught.value}"


def test_wrong_arguments_are_told_before_any_work(pack: str, form: Path) -> None:
    with pytest.raises(kie.KieError, match="there are no files to read"):
        kie.extract_many([], model=pack)
    with pytest.raises(kie.KieError, match="no model pack"):
        kie.extract_many([form], model="no-such-pack")
    with pytest.raises(kie.KieError, match="it must be at least 1"):
        kie.extract_many([form], model=pack, jobs=0)


@pytest.fixture
def folder(tmp_path: Path, form: Path, scan: Path) -> Path:
    """Whole and broken files of all kinds, in this order: a.png, b.pdf, cut.png, deadly.png, z.png."""
    (tmp_path / "in").mkdir()
    for name in ("a.png", "deadly.png", "z.png"):
        (tmp_path / "in" / name).write_bytes(form.read_bytes())
    (tmp_path / "in" / "b.pdf").write_bytes(scan.read_bytes())
    (tmp_path / "in" / "cut.png").write_bytes(form.read_bytes()[:900])
    return tmp_path / "in"


Outcomes = list[tuple[str, list[str | None] | str]]


def outcomes(folder: Path, pack: str, jobs: int) -> Outcomes:
    """Values of documents, and faults."""
    return [
        (path.name, str(doc) if isinstance(doc, kie.KieError) else [field.value for field in doc.fields])
        for path, doc in kie.extract_many([folder, folder / "gone.png"], model=pack, jobs=jobs)
    ]


def test_workers_give_what_one_process_gives_in_the_order_of_the_files(folder: Path, pack: str) -> None:
    here = outcomes(folder, pack, 1)
    assert [name for name, _ in here] == ["a.png", "b.pdf", "cut.png", "deadly.png", "z.png", "gone.png"]
    both = ["Ada", "Paris"]
    assert [what for _, what in here if isinstance(what, list)] == [both, both, both, both]
    assert "damaged or incomplete" in here[2][1] and "file or folder not found" in here[5][1]
    assert outcomes(folder, pack, 2) == here


DEADLY = """
import os, sys
from kie_desktop.runtime import engine, page_reader
class Reader(page_reader.PageReader):
    def annotate(self, request):
        if "deadly" in request.image:
            print("the last words", file=sys.stderr, flush=True)
            os._exit(9)
        if "slow" in request.image:
            import time
            time.sleep(60)
        return super().annotate(request)
engine.PageReader = Reader
sys.exit(engine.serve(1))
"""


@pytest.fixture
def deadly_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Real engines, which die of a page called deadly and sleep over one called slow."""
    monkeypatch.setattr(workers, "own_command", lambda *_: [sys.executable, "-c", DEADLY])


@pytest.mark.usefixtures("deadly_workers")
def test_a_worker_that_dies_costs_the_page_that_it_was_at(folder: Path, pack: str) -> None:
    found = dict(outcomes(folder, pack, 2))
    fault = found.pop("deadly.png")
    assert isinstance(fault, str) and "deadly.png: the process that read this page ended" in fault
    assert "status 9" in fault and "the last words" in fault and "\n" not in fault
    assert [found[name] for name in ("a.png", "b.pdf", "z.png")] == [["Ada", "Paris"]] * 3


@pytest.mark.usefixtures("deadly_workers")
def test_a_worker_is_started_anew_as_often_as_one_dies(form: Path, pack: str, tmp_path: Path) -> None:
    for name in ("deadly1.png", "deadly2.png", "last.png"):
        (tmp_path / name).write_bytes(form.read_bytes())
    found = outcomes(tmp_path, pack, 2)
    assert [isinstance(what, str) for _, what in found] == [True, True, False, True]


@pytest.mark.usefixtures("deadly_workers")
def test_a_page_that_takes_too_long_is_given_up() -> None:
    request = messages.Annotate(0, "slow.png", kie.Page("slow.png", 10, 10))
    with workers.Workers(1, page_seconds=3.0) as reading:
        ((key, answer),) = reading.in_order([("slow", request)])
    assert (key, str(answer)) == ("slow", "slow.png: reading took longer than 3 seconds; scale the page down")


def test_workers_that_cannot_be_started_are_told_once_and_never_again(
    form: Path, pack: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    starts = tmp_path / "starts"
    code = f"import sys; open({str(starts)!r}, 'a').write('x'); sys.exit('no engine here')"
    monkeypatch.setattr(workers, "own_command", lambda *_: [sys.executable, "-c", code])
    (tmp_path / "in").mkdir()
    for number in range(5):
        (tmp_path / "in" / f"{number}.png").write_bytes(form.read_bytes())
    faults = [doc for _, doc in kie.extract_many([tmp_path / "in"], model=pack, jobs=2)]
    assert all(isinstance(fault, kie.KieError) and "does not start" in str(fault) for fault in faults)
    assert "no engine here" in str(faults[0]) and 1 <= len(starts.read_text()) <= 2


def test_ending_early_ends_the_workers(folder: Path, pack: str, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[Child] = []

    class Noted(Child):
        def __init__(self, *arguments: Any, **options: Any) -> None:
            super().__init__(*arguments, **options)
            started.append(self)

    monkeypatch.setattr(workers, "Child", Noted)
    reading = kie.extract_many([folder], model=pack, jobs=2)
    path, first = next(reading)
    assert path.name == "a.png" and isinstance(first, kie.Document)
    reading.close()  # type: ignore[attr-defined]
    assert 1 <= len(started) <= 2 and not any(child.is_running for child in started)


def test_the_command_line_reads_with_workers_too(
    folder: Path, pack: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["extract", str(folder), "--out", str(tmp_path / "out"), "--model", pack, "--json", "--jobs", "2"]
    assert run_command(command) == 1
    done = capsys.readouterr()
    assert [page["image"] for page in json.loads(done.out)["pages"]] == [
        "a.png",
        "b.pdf",
        "b.pdf",
        "deadly.png",
        "z.png",
    ]
    assert json.loads(done.out)["errors"] == [
        line.removeprefix("error: ") for line in done.err.splitlines() if "error" in line
    ]
    assert run_command(["extract", str(folder), "--out", str(tmp_path / "x"), "--jobs", "0"]) == 2


def test_a_checkpoint_reads_pages_as_its_pack_does(tmp_path: Path) -> None:
    """`extract --model CHECKPOINT`: it is exported, once, and thrown away with the process."""
    save(tmp_path / "form.png", [(60, 50, "Name:"), (420, 50, "Ada Lovelace")])
    starter = program_folder() / "models" / "starter"
    shutil.copytree(starter / "ser", tmp_path / "forms" / "best_accuracy")
    (of_pack,) = kie.extract(tmp_path / "form.png", model="starter").pages
    document = kie.extract(tmp_path / "form.png", model=tmp_path / "forms")
    assert document.readings[0].result()["model"] == "forms"
    (page,) = document.pages
    assert [entity.label for entity in page.entities.values()] == [row.label for row in of_pack.entities.values()]
    assert page.entities and not page.links  # of SER alone
    assert pack_of_checkpoint(tmp_path / "forms").folder == pack_of_checkpoint(tmp_path / "forms").folder
    with pytest.raises(kie.KieError, match="no sentencepiece"):
        (tmp_path / "forms" / "best_accuracy" / "sentencepiece.bpe.model").unlink()
        (tmp_path / "forms" / "best_accuracy" / "model_state.pdparams").touch()
        kie.extract(tmp_path / "form.png", model=tmp_path / "forms")


def test_pictures_of_one_name_have_their_own_lines_and_results(tmp_path: Path) -> None:
    rows = {}
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        save(tmp_path / folder / "p.png", [])
        segment = {
            "transcription": f"of {folder}",
            "points": [[60, 50], [140, 50], [140, 80], [60, 80]],
            "label": "other",
        }
        rows[folder] = f"{folder}/p.png\t{json.dumps([segment])}\n"
    (tmp_path / "lines.json").write_text("".join(rows.values()), "utf-8")

    def texts(*inputs: str, out: str) -> dict[str, list[str]]:
        command = ["extract", *(str(tmp_path / path) for path in inputs), "--out", str(tmp_path / out), "--ocr", "none"]
        assert run_command([*command, "--label-file", str(tmp_path / "lines.json")]) == 0
        pages = {path.name: json.loads(path.read_text("utf-8")) for path in sorted((tmp_path / out).glob("*.json"))}
        return {name: [entity["text"] for entity in page["entities"]] for name, page in pages.items()}

    assert texts("a", "b", out="both") == {"p.json": ["of a"], "p_2.json": ["of b"]}
    assert texts("b", out="one") == {"p.json": ["of b"]}  # not those of the first line whose image has the name


def test_as_many_workers_as_memory_allows(
    form: Path, pack: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("kie_desktop.contract.workers.free_memory", lambda: 2_000_000_000)
    monkeypatch.setattr("kie_desktop.contract.workers.usable_cores", lambda: 1)
    ((_, document),) = kie.extract_many([form], model=pack, jobs=1000)
    assert isinstance(document, kie.Document)
    assert caplog.messages == ["memory is enough for 2 worker processes, not for 1000"]
