"""What is told before a run starts."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import goldens
import pytest
from PIL import Image

from kie_desktop.contract.train_config import DataSource, TrainConfig
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.label_set import Role
from kie_desktop.domain.problems import Problem, Severity
from kie_desktop.networks.config import LayoutXLMConfig
from kie_desktop.training import estimate as estimates
from kie_desktop.training.estimate import Workload, count_parameters, estimate, forward_operations
from kie_desktop.training.preflight import Report, preflight

Row = dict[str, Any]


def entity(number: int, text: str, label: str, *linked: int) -> Row:
    x, y = 20 + 300 * (number % 2), 20 + 15 * number
    corners = [[x, y], [x + 100, y], [x + 100, y + 12], [x, y + 12]]
    pairs = [[number, other] for other in linked]
    return {"transcription": text, "label": label, "points": corners, "id": number, "linking": pairs}


FORM = [entity(1, "Name:", "question", 2), entity(2, "Ada", "answer", 1), entity(3, "Form 7", "header")]


def data(folder: Path, train: Sequence[Sequence[Row]], val: Sequence[Sequence[Row]] = (FORM,)) -> TrainConfig:
    """A data folder with a picture of its own for every page, and a small run on it."""
    folder.mkdir(exist_ok=True)
    for part, pages in (("train", train), ("val", val)):
        lines = []
        for number, rows in enumerate(pages):
            name = f"{part}_{number}.png"
            Image.new("RGB", (600, 800), (len(part), number, 0)).save(folder / name)
            lines.append(f"{name}\t{json.dumps(rows)}\n")
        (folder / f"{part}.json").write_text("".join(lines), encoding="utf-8")
    (folder / "class_list.txt").write_text("OTHER\nQUESTION\nANSWER\nHEADER\n", encoding="utf-8")
    return TrainConfig(
        task="ser",
        out=folder / "out",
        train=DataSource(folder, (folder / "train.json",)),
        val=DataSource(folder, (folder / "val.json",)),
        class_list=folder / "class_list.txt",
        init=str(goldens.FOLDER / "ser"),
        tokenizer=goldens.TOKENIZER,
        device="cpu",
        epochs=2,
    )


def errors(report: Report) -> list[Problem]:
    """What stops the run."""
    return [problem for problem in report.problems if problem.severity is Severity.ERROR]


def test_a_pack_need_not_tell_its_sizes(tmp_path: Path) -> None:
    folder = tmp_path / "pack"
    folder.mkdir()
    (folder / goldens.TOKENIZER.name).write_bytes(goldens.TOKENIZER.read_bytes())
    (folder / "pack.toml").write_text("[sizes]\nhidden_size = 48\n", encoding="utf-8")
    config = replace(data(tmp_path / "data", [FORM]), init="small", tokenizer=None)
    report = preflight(config, lambda _: (folder, ["other", "question", "answer", "header"]))
    assert not errors(report)
    assert report.estimate is None


def no_pack(name: str) -> Any:
    raise UserError(f"there is no model pack {name!r}")


def look(config: TrainConfig) -> Report:
    return preflight(config, no_pack)


def found(report: Report, code: str) -> str:
    """The messages and remedies of a kind of problem."""
    return " | ".join(f"{row.severity}: {row.message}; {row.fix}" for row in report.problems if row.code == code)


def test_a_good_folder_may_start(tmp_path: Path) -> None:
    report = look(data(tmp_path, [FORM, FORM]))
    assert not errors(report) and not report.problems
    assert (report.pages, report.val_pages, report.entities, report.links, report.num_classes) == (2, 1, 6, 2, 7)
    assert report.windows == 2 and report.long_pages == 0
    assert report.estimate is not None and report.estimate.seconds > 0
    assert "2 pages for training, 1 for validation" in report.lines()[0]
    assert "estimated" in report.lines()[1]


def test_labels_outside_the_class_list(tmp_path: Path) -> None:
    report = look(data(tmp_path, [[*FORM, entity(4, "12.00", "total")]]))
    assert errors(report)
    assert "error: entity 4 has the label 'total'" in found(report, "unknown-label")
    assert "change the label" in found(report, "unknown-label")
    relations = replace(data(tmp_path, [[*FORM, entity(4, "12.00", "total")]]), task="re")
    assert not errors(look(replace(relations, init=str(goldens.FOLDER / "re"))))


def test_rows_of_the_class_list(tmp_path: Path) -> None:
    config = data(tmp_path, [FORM])
    (tmp_path / "class_list.txt").write_text("OTHER\nQUESTION\n\nANSWER\nquestion\nHEADER\nSTAMP\n", encoding="utf-8")
    report = look(config)
    assert not errors(report)
    assert found(report, "class-list-blank") and found(report, "class-list-duplicate")
    assert "'stamp'" in found(report, "label-without-examples")
    assert report.num_classes == 9


def test_pages_without_text_and_without_partners(tmp_path: Path) -> None:
    blank = [entity(1, "  ", "question")]
    lonely = [entity(1, "Name:", "question"), entity(2, "Ada", "answer")]
    config = replace(data(tmp_path, [FORM, blank, lonely, []]), task="re", init=str(goldens.FOLDER / "re"))
    report = look(config)
    assert not errors(report)
    assert report.pages == 4
    assert len([row for row in report.problems if row.code == "no-text-on-page"]) == 2
    assert found(report, "no-links") or found(report, "key-without-value")


def test_nothing_to_learn(tmp_path: Path) -> None:
    report = look(data(tmp_path, [[entity(1, " \u3000", "question")]]))
    assert errors(report) and "run OCR" in found(report, "nothing-to-learn")
    keys = replace(data(tmp_path, [FORM[:1]]), task="re", init=str(goldens.FOLDER / "re"))
    assert "roles key and value" in found(look(keys), "nothing-to-link")


def test_roles_count_for_labels_of_ones_own(tmp_path: Path) -> None:
    own = [entity(1, "Total", "caption", 2), entity(2, "12.00", "amount", 1)]
    config = replace(data(tmp_path, [own], [own]), task="re", class_list=None, init=str(goldens.FOLDER / "re"))
    assert errors(look(config))
    report = look(replace(config, roles={"caption": Role.KEY, "amount": Role.VALUE}))
    assert not errors(report) and not found(report, "nothing-to-link")


def test_pages_that_are_learned_from_and_measured_on(tmp_path: Path) -> None:
    config = data(tmp_path, [FORM, FORM])
    (tmp_path / "val_0.png").write_bytes((tmp_path / "train_1.png").read_bytes())
    report = look(config)
    assert not errors(report) and "train_1.png" in found(report, "page-in-both")
    same = replace(config, val=config.train)
    assert len([row for row in look(same).problems if row.code == "page-in-both"]) == 2


def test_images_that_are_missing(tmp_path: Path) -> None:
    config = data(tmp_path, [FORM, FORM])
    (tmp_path / "train_1.png").unlink()
    report = look(config)
    assert not errors(report) and report.pages == 1
    assert found(report, "missing-image").startswith("warning") and "left out" in found(report, "missing-image")
    (tmp_path / "train_0.png").unlink()
    report = look(config)
    assert errors(report) and "none of its pages has an image" in found(report, "no-images")


def test_long_pages(tmp_path: Path) -> None:
    rows = [entity(number, f"line {number} of a long page", "answer") for number in range(3000)]
    report = look(data(tmp_path, [FORM, rows]))
    assert not errors(report) and report.long_pages == 1 and report.longest > 3000
    assert report.windows > 10 and "in several windows" in report.lines()[1]
    first = look(replace(data(tmp_path, [FORM, rows]), window="first"))
    assert first.windows == 2 and "on 1 page, only the first 512" in found(first, "cut-pages")


def test_what_the_run_starts_from(tmp_path: Path) -> None:
    config = data(tmp_path, [FORM])
    assert "no model pack 'nothing'" in found(look(replace(config, init="nothing")), "no-start")
    assert "no checkpoint" in found(look(replace(config, resume=tmp_path)), "no-start")
    assert "--tokenizer" in found(look(replace(config, tokenizer=None)), "no-tokenizer")
    lost = look(replace(config, init="nothing", tokenizer=None))
    assert not [row for row in lost.problems if row.code == "no-tokenizer"], "the missing pack would have brought it"
    assert found(look(replace(config, class_list=tmp_path / "none.txt")), "class-list")
    assert found(look(replace(config, val=None)), "no-val").startswith("warning")


def test_the_order_of_the_labels_is_no_difference(tmp_path: Path) -> None:
    config = data(tmp_path, [FORM])
    start = Path(shutil.copytree(goldens.FOLDER / "ser", tmp_path / "start"))
    (start / "class_list.txt").write_text("OTHER\nHEADER\nANSWER\nQUESTION\n", encoding="utf-8")
    assert not found(look(replace(config, init=str(start))), "new-classes")
    (start / "class_list.txt").write_text("OTHER\nQUESTION\nANSWER\nTOTAL\n", encoding="utf-8")
    assert "(question, answer, total)" in found(look(replace(config, init=str(start))), "new-classes")


def test_disk_and_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(estimates, "free_disk", lambda _folder: 1000)
    monkeypatch.setattr("kie_desktop.training.preflight.report.free_memory", lambda: 1000)
    report = look(data(tmp_path, [FORM]))
    assert errors(report)
    alone = look(replace(data(tmp_path, [FORM]), batch_size=1))
    assert found(alone, "memory").endswith("; close other programs")
    assert "free up space" in found(report, "disk-space") and "batch size below 8" in found(report, "memory")


def test_parameters_are_those_of_the_specification() -> None:
    assert count_parameters(LayoutXLMConfig(), "ser", 7) == 278_575_623
    assert count_parameters(LayoutXLMConfig(), "re", 7) == 281_820_418


def test_an_estimate_grows_with_the_work(tmp_path: Path) -> None:
    config, sizes = data(tmp_path, [FORM]), LayoutXLMConfig()
    small = estimate(config, sizes, 7, Workload(((300,),) * 10, 300), 1e11)
    double = estimate(config, sizes, 7, Workload(((300,),) * 20, 600), 1e11)
    assert double.seconds == pytest.approx(2 * small.seconds)
    assert double.memory == small.memory  # a batch is 8 windows in both
    twice = estimate(replace(config, distillation="udml"), sizes, 7, Workload(((300,),) * 10, 300), 1e11)
    assert twice.parameters == 2 * small.parameters
    assert forward_operations(sizes, 512) == pytest.approx(2 * 85e6 * 512, rel=0.25)  # two per weight and token


def test_free_room_is_asked_of_the_nearest_folder(tmp_path: Path) -> None:
    assert estimates.free_disk(tmp_path / "not" / "yet") == pytest.approx(estimates.free_disk(tmp_path), rel=0.05)
