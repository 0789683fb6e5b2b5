"""`extract` into a folder that has results, stopped half-way, and with names from stdin."""

from __future__ import annotations

import errno
import io
import json
import os
import re
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import goldens
import pytest
from PIL import Image
from text_image import save

from kie_desktop.api import page_extraction
from kie_desktop.cli.main import run_command
from kie_desktop.domain.errors import UserError
from kie_desktop.formats import atomic
from kie_desktop.formats.drawn import is_drawn

NAMES = ("a.png", "b.png", "c.png")


class Runs:
    """Runs of `extract` on three images with given lines, and which images each of them read."""

    def __init__(self, folder: Path, pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.pages, self.out = folder / "pages", folder / "out"
        self.pages.mkdir()
        for number, name in enumerate(NAMES):
            save(self.pages / name, [], (800, 400 + number))
        self.lines = folder / "lines.json"
        row = [{"transcription": text, "label": "other", "id": x, "linking": [],
                "points": [[x, 50], [x + 80, 50], [x + 80, 80], [x, 80]]}
               for x, text in ((60, "Name"), (620, "Ada"))]  # fmt: skip
        self.lines.write_text("".join(f"{name}\t{json.dumps(row)}\n" for name in NAMES), "utf-8")
        self.pack = pack
        self.read: list[str] = []
        self.on_read: Callable[[str], None] = lambda _: None
        read_here = page_extraction.read_here

        def watched(request: Any) -> Any:
            name = Path(request.image).name
            self.on_read(name)
            self.read.append(name)
            return read_here(request)

        monkeypatch.setattr(page_extraction, "read_here", watched)

    def __call__(self, *more: object, inputs: tuple[object, ...] = ()) -> int:
        self.read.clear()
        given = ["--model", self.pack, "--ocr", "none", "--label-file", self.lines, "--out", self.out, "--jobs", 1]
        return run_command(["extract", *map(str, (*(inputs or (self.pages,)), *given, *more))])

    def written(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in self.out.iterdir() if path.is_file()}


@pytest.fixture
def runs(tmp_path: Path, pack: Path, monkeypatch: pytest.MonkeyPatch) -> Runs:
    return Runs(tmp_path, pack, monkeypatch)


def test_results_are_refused_before_work_begins(runs: Runs, capsys: pytest.CaptureFixture[str]) -> None:
    assert runs("--format", "json,csv,paddleocr") == 0
    before = runs.written()
    capsys.readouterr()
    assert runs("--format", "json") == 1
    err = capsys.readouterr().err
    assert "results of these inputs already (a.json, b.json, c.json)" in err
    assert "--resume" in err and "--overwrite" in err
    assert (runs.read, runs.written()) == ([], before)
    assert runs("--format", "csv") == 1, "a table that would be replaced is refused, too"
    assert "fields.csv" in capsys.readouterr().err and runs.read == []
    assert runs("--overwrite") == 0
    assert runs.read == [*NAMES]


def test_other_inputs_may_go_into_the_same_folder(runs: Runs) -> None:
    assert runs(inputs=(runs.pages / "a.png",)) == 0
    assert runs(inputs=(runs.pages / "b.png",)) == 0
    assert {*runs.written()} == {"a.json", "b.json"}


def test_resume_reads_only_what_is_left_and_writes_tables_of_all(runs: Runs, pack: Path, tmp_path: Path) -> None:
    assert runs("--format", "json,csv,paddleocr", "--draw") == 0
    whole = runs.written()
    for name in ("b.json", "b_result.jpg", "fields.csv", "Label.json"):
        (runs.out / name).unlink()
    again = ("--format", "json,csv,paddleocr", "--draw", "--resume")
    assert runs(*again) == 0
    assert runs.read == ["b.png"]
    timed = {"b.json", "a_result.jpg", "b_result.jpg", "c_result.jpg"}
    now = runs.written()
    assert {name: now[name] for name in now if name not in timed} == {
        name: whole[name] for name in whole if name not in timed
    }
    assert now.keys() == whole.keys()
    assert runs(*again) == 0
    assert runs.read == [], "nothing left reads nothing and loads no model"
    save(runs.pages / "a.png", [(20, 20, "another")], (800, 400))
    assert runs(*again) == 0
    assert runs.read == ["a.png"], "another image"
    other = shutil.copytree(pack, tmp_path / "other")
    text = (other / "pack.toml").read_text("utf-8")
    (other / "pack.toml").write_text(f"{text}# another pack\n", "utf-8")
    runs.pack = other
    assert runs(*again) == 0
    assert runs.read == [*NAMES], "another model"
    runs.lines.write_text(runs.lines.read_text("utf-8").replace("Ada", "Bob"), "utf-8")
    assert runs(*again) == 0
    assert runs.read == [*NAMES], "other lines"


def test_resume_replaces_no_file_that_is_not_a_result(runs: Runs, capsys: pytest.CaptureFixture[str]) -> None:
    runs.out.mkdir()
    (runs.out / "b.json").write_text('{"shapes": []}', "utf-8")
    assert runs("--resume") == 1
    assert "b.json: this is no result of extract" in capsys.readouterr().err
    assert (runs.out / "b.json").read_text("utf-8") == '{"shapes": []}'
    assert {*runs.written()} == {"a.json", "b.json", "c.json"}


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_run_that_is_stopped_keeps_what_is_done(
    runs: Runs, capsys: pytest.CaptureFixture[str], number: signal.Signals, status: int
) -> None:
    before = signal.getsignal(signal.SIGTERM)
    runs.on_read = lambda name: os.kill(os.getpid(), number) if name == "c.png" else None
    assert runs("--format", "json,csv,paddleocr", "--json") == status
    told = capsys.readouterr()
    document = json.loads(told.out)
    assert [page["image"] for page in document["pages"]] == ["a.png", "b.png"]
    assert document["errors"] == ["stopped after 2 pages; use --resume to read the rest"]
    assert len((runs.out / "Label.json").read_text("utf-8").splitlines()) == 2
    assert (runs.out / "fields.csv").read_text("utf-8-sig").count("Ada,Ada") == 2
    assert signal.getsignal(signal.SIGTERM) is before
    runs.on_read = lambda _: None
    assert runs("--format", "json,csv,paddleocr", "--resume") == 0
    assert runs.read == ["c.png"]
    assert len((runs.out / "Label.json").read_text("utf-8").splitlines()) == 3


def test_who_reads_is_lost_in_the_middle(runs: Runs, capsys: pytest.CaptureFixture[str]) -> None:
    """As a whole cluster may be: what is done is kept, in tables too, and --resume reads the rest."""

    def lost(name: str) -> None:
        if name == "c.png":
            raise UserError("the cluster is gone")

    runs.on_read = lost
    given = ("--format", "json,csv")
    assert runs(*given, "--json") == 1
    said = json.loads(capsys.readouterr().out)
    assert [page["image"] for page in said["pages"]] == ["a.png", "b.png"]
    assert said["errors"] == ["the cluster is gone", "stopped after 2 pages; use --resume to read the rest"]
    assert {*runs.written()} >= {"a.json", "b.json", "fields.csv"}
    runs.on_read = lambda _: None
    assert runs(*given, "--resume") == 0
    assert runs.read == ["c.png"]


@pytest.mark.parametrize(
    ("number", "ends"), [(errno.ENOSPC, True), (errno.EDQUOT, True), (errno.EROFS, True), (errno.EACCES, False)]
)
def test_a_disk_that_takes_no_more_ends_the_run(
    runs: Runs, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, number: int, ends: bool
) -> None:
    """The pages that are left would be read for nothing, which may be a million; another file may be written."""
    write = atomic.os.replace

    def full(source: Path, target: Path) -> None:
        if Path(target).name == "b.json":
            raise OSError(number, os.strerror(number))
        write(source, target)

    monkeypatch.setattr(atomic.os, "replace", full)
    assert runs("--format", "json,csv", "--json") == 1
    said = json.loads(capsys.readouterr().out)
    assert [page["image"] for page in said["pages"]] == (["a.png"] if ends else ["a.png", "c.png"])
    assert "b.json: " in said["errors"][0]
    assert said["errors"][1:] == (["stopped after 1 page; use --resume to read the rest"] if ends else [])
    assert {name for name in runs.written() if name.endswith(".json")} == {"a.json", *([] if ends else ["c.json"])}
    assert (runs.out / "fields.csv").read_text("utf-8-sig").count("Ada,Ada") == (1 if ends else 2)
    monkeypatch.setattr(atomic.os, "replace", write)
    assert runs("--format", "json,csv", "--resume") == 0
    assert runs.read == (["b.png", "c.png"] if ends else ["b.png"])


def test_a_line_a_page_as_soon_as_it_is_done_and_none_when_quiet(
    runs: Runs, capsys: pytest.CaptureFixture[str]
) -> None:
    told: list[str] = []
    runs.on_read = lambda _: told.append(capsys.readouterr().out)
    assert runs() == 0
    told.append(capsys.readouterr().out)
    assert [re.sub(r": \d+ entit.* fields? ", ": ", line) for line in told] == [
        "",
        *(f"{name}.png: {runs.out / name}.json\n" for name in "abc"),
    ]
    runs.on_read = lambda _: None
    assert runs("--quiet", "--overwrite") == 0
    done = capsys.readouterr()
    assert (done.out, done.err) == ("", "")


@pytest.mark.parametrize("between", ["\n", "\0", "\r\n"])
def test_names_come_from_stdin(
    runs: Runs, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, between: str
) -> None:
    names = [str(runs.pages / "c.png"), "nowhere.png", str(runs.pages / "a.png"), ""]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(between.join(names).encode())))
    assert runs(inputs=("-",)) == 1
    done = capsys.readouterr()
    assert "nowhere.png: file or folder not found" in done.err
    assert [line.split()[-1] for line in done.out.splitlines()] == [str(runs.out / "c.json"), str(runs.out / "a.json")]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\n")))
    assert runs(inputs=("-",)) == 1
    assert "no file names on stdin" in capsys.readouterr().err


def test_drawn_pages_are_no_pages_wherever_they_lie(runs: Runs, capsys: pytest.CaptureFixture[str]) -> None:
    assert runs("--draw") == 0
    drawn = runs.out / "a_result.jpg"
    moved = runs.pages / "a_result.jpg"
    shutil.copy(drawn, moved)
    own = runs.pages / "exam_result.jpg"
    Image.new("RGB", (800, 400), "white").save(own)
    assert is_drawn(moved) and not is_drawn(own), "the name alone does not decide"
    runs("--overwrite")
    capsys.readouterr()
    assert "exam_result.jpg" in str([*runs.pages.iterdir()])
    assert runs.read == [*NAMES], "exam_result.jpg has no line in the label file; a_result.jpg is not looked at"
    assert runs("--overwrite", inputs=(moved,)) == 1
    assert "this picture was drawn from a page" in capsys.readouterr().err


def test_a_drawn_page_of_an_earlier_version_is_known_by_the_result_beside_it(tmp_path: Path) -> None:
    picture = tmp_path / "a_result.jpg"
    Image.new("RGB", (80, 40), "white").save(picture)
    (tmp_path / "a.json").write_text(json.dumps({"image": "a.png", "entities": [], "model": "x"}), "utf-8")
    assert is_drawn(picture)
    (tmp_path / "a.json").write_text(json.dumps({"shapes": []}), "utf-8")
    assert not is_drawn(picture)


def test_a_checkpoint_reads_pages_and_is_known_again(runs: Runs, tmp_path: Path) -> None:
    run = tmp_path / "my run"
    shutil.copytree(goldens.FOLDER / "ser", run / "best_accuracy")
    companions = ("--tokenizer", goldens.TOKENIZER, "--class-list", goldens.CLASS_LIST)
    runs.pack = run
    assert runs(*companions) == 0
    result = json.loads((runs.out / "a.json").read_text("utf-8"))
    assert result["model"] == "my-run" and len(result["entities"]) == 2
    assert runs(*companions, "--resume") == 0
    assert runs.read == []


def test_many_pages_are_read_by_as_many_processes_as_there_are_cores(tmp_path: Path) -> None:
    from kie_desktop.api.inputs import files_of
    from kie_desktop.cli.extract import _usual_jobs

    for number in range(3):
        save(tmp_path / f"{number}.png", [], (40, 30))
    assert _usual_jobs(files_of([tmp_path])) == 1
    frames = [Image.new("L", (40, 30), 255) for _ in range(2)]
    frames[0].save(tmp_path / "more.tif", save_all=True, append_images=frames[1:])
    assert _usual_jobs(files_of([tmp_path])) == (os.cpu_count() or 1)


def test_the_longest_names_of_files_get_results_too(runs: Runs, tmp_path: Path) -> None:
    """A name of 255 bytes leaves no room for the endings of results; two that are cut alike stay apart."""
    names = [f"{'a' * 250}{last}.png" for last in "xy"] + ["é" * 125 + "e.png"]
    (tmp_path / "long").mkdir()
    for name in names:
        shutil.copy(runs.pages / NAMES[0], tmp_path / "long" / name)
    everything = ("--ocr", "none", "--draw", "--format", "json,csv,xlsx,paddleocr")
    lines = tmp_path / "long.json"
    row = runs.lines.read_text("utf-8").splitlines()[0].partition("\t")[2]
    lines.write_text("".join(f"{name}\t{row}\n" for name in names), "utf-8")
    given = ("--label-file", lines)
    assert runs(*everything, *given, inputs=(tmp_path / "long",)) == 0
    written = sorted(name for name in runs.written() if len(name) > 100)
    assert len(written) == 6 and len({name.removesuffix(".json") for name in written}) == 6
    assert runs(*everything, *given, inputs=(tmp_path / "long",)) == 1, "they are known to be there"
    assert runs(*everything, *given, "--resume", inputs=(tmp_path / "long",)) == 0
    assert not runs.read
