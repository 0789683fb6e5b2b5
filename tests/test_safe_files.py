"""Foreseeable names in folders that somebody else filled: nothing outside is changed, nothing is waited for."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from kie_desktop import locks
from kie_desktop.contract.train_config import DataSource, TrainConfig
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.domain.page import Page, Picture
from kie_desktop.formats.atomic import write_bytes
from kie_desktop.formats.images import encode_png
from kie_desktop.jobs.event_file import EventFile
from kie_desktop.jobs.training_client import TrainingClient
from kie_desktop.safe_files import NotOrdinaryError, make_folder, open_file, read_file
from kie_desktop.session.models.run_record import RunState, TrainingRun, load_run
from kie_desktop.session.project.rotated_images import delete_copies, make_pictures, origins_of
from kie_desktop.store import ProjectFile
from kie_desktop.training.train_log import TrainLog
from kie_desktop.training.worker import _held

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links need rights there, and there are no such pipes")
UNHEARD = SimpleNamespace(progress=lambda *_: None)
PRECIOUS = b"what must not change\n"

Plant = Callable[[Path, Path], None]
PLANTS: dict[str, Plant] = {
    "link": lambda place, target: place.symlink_to(target),
    "hard link": lambda place, target: place.hardlink_to(target),
    "pipe": lambda place, _target: os.mkfifo(place),
}


@pytest.fixture
def precious(tmp_path: Path) -> Path:
    path = tmp_path / "outside" / "precious.txt"
    path.parent.mkdir()
    path.write_bytes(PRECIOUS)
    return path


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    """The folder that came from elsewhere."""
    folder = tmp_path / "foreign"
    folder.mkdir()
    return folder


def config(out: Path) -> TrainConfig:
    return TrainConfig(task="ser", out=out, train=DataSource(out, (out / "train.json",)))


def train_log(folder: Path) -> None:
    TrainLog(folder / "train.log").info("a line")


def event_file(folder: Path) -> None:
    EventFile(folder / "events.jsonl").end()


def project_lock(folder: Path) -> None:
    ProjectFile.create(folder / "d.kie", default_label_set()).close()


def hold(folder: Path) -> None:
    held = locks.hold(folder / ".work.lock")
    assert held is not None
    held.close()


def running(folder: Path) -> None:
    _held(folder).close()


def ask_to_stop(folder: Path) -> None:
    TrainingClient(folder).stop()


OPENED: dict[str, Callable[[Path], None]] = {
    "d.kie.lock": project_lock,
    ".work.lock": hold,
    "running.lock": running,
    "events.jsonl": event_file,
    "train.log": train_log,
    "stop": ask_to_stop,
}


@pytest.mark.parametrize("kind", PLANTS)
@pytest.mark.parametrize("name", OPENED)
def test_what_is_opened_under_a_foreseeable_name_is_an_ordinary_file(
    kind: str, name: str, foreign: Path, precious: Path
) -> None:
    PLANTS[kind](foreign / name, precious)
    with pytest.raises((NotOrdinaryError, UserError), match="delete it or rename it"):
        OPENED[name](foreign)
    assert precious.read_bytes() == PRECIOUS


def test_a_lock_that_hangs_in_the_air_makes_no_file_elsewhere(foreign: Path, tmp_path: Path) -> None:
    (foreign / "d.kie.lock").symlink_to(tmp_path / "outside.txt")
    with pytest.raises(UserError, match=r"d\.kie\.lock is a link"):
        project_lock(foreign)
    assert not (tmp_path / "outside.txt").exists()


def test_an_ordinary_file_is_opened_as_usual(foreign: Path) -> None:
    with open_file(foreign / "a", "wb") as file:
        file.write(b"one")
    with open_file(foreign / "a", "ab") as file:
        file.write(b"two")
    assert read_file(foreign / "a") == b"onetwo"
    with pytest.raises(OSError, match="more than 3 bytes"):
        read_file(foreign / "a", 3)
    with open_file(foreign / "a", "wb") as file:
        file.write(b"3")
    assert read_file(foreign / "a", 3) == b"3"


def test_what_is_replaced_under_a_foreseeable_name_takes_the_link_s_place(foreign: Path, precious: Path) -> None:
    (foreign / "run.json").symlink_to(precious)
    write_bytes(foreign / "run.json", b"new", follow_links=False)
    assert precious.read_bytes() == PRECIOUS
    assert (foreign / "run.json").read_bytes() == b"new" and not (foreign / "run.json").is_symlink()


def test_a_run_s_record_is_not_written_through_links(foreign: Path, precious: Path) -> None:
    run = TrainingRun(folder=foreign / "d.runs" / "ser-1", config=config(foreign / "d.runs" / "ser-1"))
    run.make()
    for name in ("run.json", "config.json"):
        (run.folder / name).unlink()
        (run.folder / name).symlink_to(precious)
    run.save()
    assert precious.read_bytes() == PRECIOUS
    assert load_run(run.folder).state is RunState.WAITING


def test_the_folder_of_runs_is_no_link(foreign: Path, precious: Path) -> None:
    (foreign / "d.runs").symlink_to(precious.parent)
    folder = foreign / "d.runs" / "ser-1"
    with pytest.raises(UserError, match=r"d\.runs is a link"):
        TrainingRun(folder=folder, config=config(folder)).make()
    assert [path.name for path in precious.parent.iterdir()] == [precious.name]


def test_a_run_from_elsewhere_trains_where_it_lies_and_not_by_itself(foreign: Path, tmp_path: Path) -> None:
    run = TrainingRun(folder=foreign / "d.runs" / "ser-1", config=config(tmp_path / "outside"))
    run.make()
    found = load_run(run.folder)
    assert isinstance(found, TrainingRun)
    assert found.config.out == run.folder and found.state is RunState.STOPPED


def test_turned_copies_are_not_written_through_a_linked_folder(foreign: Path, precious: Path) -> None:
    import numpy as np

    (foreign / "p.png").write_bytes(encode_png(np.full((4, 6, 3), 255, np.uint8)))
    (foreign / "d.turned").symlink_to(precious.parent)
    turned = make_pictures(foreign / "d.kie", {1: (Picture("p.png", 0, 6, 4), 1)}, {}, UNHEARD)
    assert not turned.turns and "d.turned is a link" in turned.faults[0]
    assert [path.name for path in precious.parent.iterdir()] == [precious.name]


def test_a_project_cannot_name_foreign_files_as_its_turned_copies(foreign: Path, precious: Path) -> None:
    row = ["p.png", 0, 1]
    names = ["../outside/precious.txt", "d.turned/../precious.txt", "d.turned/..", "p.png", str(precious)]
    assert origins_of({**dict.fromkeys(names, row), "d.turned/p_turned90.png": row}).keys() == {
        "d.turned/p_turned90.png"
    }
    (foreign / "d.turned").symlink_to(precious.parent)
    delete_copies(foreign / "d.kie", ["d.turned/precious.txt"])
    assert precious.read_bytes() == PRECIOUS


def test_folders_in_between_are_looked_at(foreign: Path, precious: Path) -> None:
    make_folder(foreign / "a" / "b", foreign)
    (foreign / "a" / "c").symlink_to(precious.parent)
    with pytest.raises(NotOrdinaryError):
        make_folder(foreign / "a" / "c" / "d", foreign)
    assert (foreign / "a" / "b").is_dir() and not (precious.parent / "d").exists()


def test_an_export_replaces_links_in_its_folder(foreign: Path, precious: Path) -> None:
    import numpy as np

    from kie_desktop.domain.page import Entity
    from kie_desktop.formats.paddleocr.export import export_dataset

    image = foreign / "p.png"
    image.write_bytes(encode_png(np.full((40, 60, 3), 255, np.uint8)))
    out = foreign / "out"
    (out / "images").mkdir(parents=True)
    for name in ("train.json", "val.json", "class_list.txt", "images/p.png"):
        (out / name).symlink_to(precious)
    entity = Entity(1, ((1, 1), (30, 1), (30, 20), (1, 20)), "text", "other")
    page = Page("p.png", 60, 40, entities={1: entity})
    with pytest.raises(UserError, match="already"):
        export_dataset(out, [page], default_label_set(), lambda _page: image)
    export_dataset(out, [page], default_label_set(), lambda _page: image, overwrite=True)
    assert precious.read_bytes() == PRECIOUS


def _receipt(folder: Path) -> tuple[Path, Page]:
    import numpy as np

    from kie_desktop.domain.page import Entity

    image = folder / "p.png"
    image.write_bytes(encode_png(np.full((40, 60, 3), 255, np.uint8)))
    entity = Entity(1, ((1, 1), (30, 1), (30, 20), (1, 20)), "Name", "other")
    return image, Page("p.png", 60, 40, entities={1: entity})


def test_an_export_does_not_go_through_a_linked_folder(foreign: Path, precious: Path) -> None:
    from kie_desktop.formats.format import Target
    from kie_desktop.formats.paddleocr.export import export_dataset
    from kie_desktop.formats.registry import format_named

    image, page = _receipt(foreign)
    for name, subfolder in (("paddleocr", "images"), ("funsd", "annotations"), ("funsd", "images")):
        out = foreign / f"{name}-{subfolder}"
        out.mkdir()
        (out / subfolder).symlink_to(precious.parent)
        with pytest.raises(UserError, match="is a link"):
            if name == "paddleocr":
                export_dataset(out, [page], default_label_set(), lambda _page: image, overwrite=True)
            else:
                write = format_named(name).write
                assert write is not None
                write(Target(out, [page], default_label_set(), image_path=lambda _page: image))
    assert list(precious.parent.iterdir()) == [precious]


def test_results_take_the_place_of_links(foreign: Path, precious: Path, tmp_path: Path) -> None:
    import rule_pack

    from kie_desktop.cli.main import run_command

    image, _ = _receipt(foreign)
    (foreign / "lines.txt").write_text(
        'p.png\t[{"transcription": "Name", "points": [[1, 1], [30, 1], [30, 20], [1, 20]], "id": 1}]\n', "utf-8"
    )
    out = foreign / "results"
    out.mkdir()
    names = ["p.json", "p_result.jpg", "Label.json", "fields.csv", "records.csv", "documents.csv", "review.csv"]
    for name in [*names, "fields.xlsx"]:
        (out / name).symlink_to(precious)
    pack = rule_pack.write(tmp_path / "rule").folder
    wishes = ["--format", "json,csv,xlsx,paddleocr", "--draw", "--schema", "receipt", "--review-below", "0.9"]
    given = ["--label-file", foreign / "lines.txt", "--ocr", "none", "--model", pack, "--overwrite", "--jobs", "1"]
    assert run_command([*map(str, ["extract", image, "--out", out, *given]), *wishes]) == 0
    assert precious.read_bytes() == PRECIOUS and not any((out / name).is_symlink() for name in names)


def test_a_run_of_fields_is_not_written_through_links(foreign: Path, precious: Path) -> None:
    import numpy as np

    from kie_desktop.fields.prior import write_arrays

    (foreign / "fields.npz").symlink_to(precious)
    with pytest.raises(NotOrdinaryError):
        write_arrays(foreign / "fields.npz", {"x": np.zeros(3)})
    assert precious.read_bytes() == PRECIOUS
