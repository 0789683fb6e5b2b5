"""How many actions an annotated page costs, beginning with what a model proposes.

The pages are forms of `forms_en` (`KIE_DESKTOP_BENCH_DATA`: the folder that holds it). Their lines and
texts are given, labels and links are to be found: `kie_desktop.benchmarks.annotator` says what an
action is and how a perfect annotator works. 15 pages fine-tune the starter by `kie-desktop train`, as
the window does it (one in five of them validates); the others are annotated three times: from
nothing, from the starter's proposal, and from that of the fine-tuned model.

Beside them stands the formula for a page without a model, 2 actions an entity, 1 a link, and 1 to go on:
126 for the mean page of FUNSD with 49 entities and 27 links.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from kie_desktop.benchmarks.harness import BenchResult, at_most, skipped
from kie_desktop.cli.open_model import open_model
from kie_desktop.domain import edits
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.label_set import OTHER, default_label_set
from kie_desktop.domain.page import Field, Page, ReviewState
from kie_desktop.domain.patch import apply
from kie_desktop.formats.paddleocr import export_dataset, pages_of, read_label_file
from kie_desktop.formats.split import split_pages
from kie_desktop.kie.model import Model
from kie_desktop.ocr.engine import Image
from kie_desktop.places import own_command, program_folder
from kie_desktop.runtime.messages import RE, SER
from kie_desktop.runtime.pipeline import Pipeline
from kie_desktop.store import ProjectFile, relative_to

DATA_VARIABLE = "KIE_DESKTOP_BENCH_DATA"
MEASURED_SHARE = 0.4
"""Of the 25 pages 10 are measured, 15 learned from."""
VALIDATION_SHARE = 0.2
"""What the window proposes."""
BAR = 25.0
MEAN_PAGE = 126
"""The formula for FUNSD's mean page."""
Propose = Callable[[Page], Page]


def actions_per_page() -> BenchResult:
    """Mean actions a page, beginning with what a fine-tuned model proposes; skipped where the pages are not there."""
    folder = data_folder()
    if not (folder / "label.json").is_file():
        return skipped("actions_per_page", f"no annotated forms in {folder}; {DATA_VARIABLE} names the folder above")
    pages, _ = pages_of(read_label_file(folder / "label.json"), folder)
    learned, measured = split_pages(pages, MEASURED_SHARE, seed=0)
    with tempfile.TemporaryDirectory(prefix="kie-bench-") as work:
        tuned = _fine_tuned(folder, learned, Path(work))
        starts: dict[str, Propose] = {
            "nothing": lambda page: page,
            "the starter": _proposing(open_model("starter", SER)),
            "the fine-tuned model": _proposing(*(open_model(str(tuned[task]), task) for task in (SER, RE))),
        }
        actions = {
            name: replayed(measured, propose, folder, Path(work) / f"{number}.kie")
            for number, (name, propose) in enumerate(starts.items())
        }
    means = {name: _mean(counts) for name, counts in actions.items()}
    formula = sum(2 * len(page.entities) + len(page.links) + 1 for page in measured) / len(measured)
    said = "; ".join(f"from {name} {sum(mean.values()):.1f} ({_in_words(mean)})" for name, mean in means.items())
    text = (
        f"{said} actions a page on {len(measured)} pages after learning from {len(learned)};"
        f" formula without a model {formula:.0f} for these pages, {MEAN_PAGE} for the mean page of FUNSD"
    )
    value = sum(means["the fine-tuned model"].values())
    return at_most("actions_per_page", value, "actions", BAR, peer=text, ratio=formula / value)


def data_folder() -> Path:
    """Where the annotated forms lie, if they are on this machine."""
    named = os.environ.get(DATA_VARIABLE)
    return (Path(named) if named else program_folder().parent / "shared" / "data") / "forms_en"


def replayed(gold: Sequence[Page], propose: Propose, images: Path, project: Path) -> list[Counter[str]]:
    """Annotate pages in the real window, without a screen; actions for each page, by what they were for.

    propose: the page that the annotator begins with, from one with nothing but lines and texts.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from kie_desktop.benchmarks.annotator import Annotator, wait
    from kie_desktop.session import Session, Settings
    from kie_desktop.ui.main_window import MainWindow
    from kie_desktop.ui.theme import Theme

    file = ProjectFile.create(project, default_label_set())
    file.add_pages(
        replace(propose(bare(page)), image=relative_to(project.parent, images / page.image)) for page in gold
    )
    file.close()
    application = QApplication.instance() or QApplication(["bench"])
    assert isinstance(application, QApplication)
    session = Session(Settings(project.with_suffix(".ini")))
    window = MainWindow(session, Theme(application, "light"))
    window.resize(1600, 1200)
    window.show()
    try:
        session.open_path(project)
        wait(lambda: not session.jobs, "the project")
        annotator, counts = Annotator(window), []
        ids = {Path(summary.image).name: summary.id for summary in session.summaries}
        for page in gold:
            session.show_page(ids[Path(page.image).name])
            wait(lambda: window.canvas.is_settled, "the page")
            counts.append(annotator.annotate(page))
    finally:
        window.close()
    return counts


def _mean(pages: Sequence[Counter[str]]) -> dict[str, float]:
    return {part: sum(counts[part] for counts in pages) / len(pages) for part in pages[0]}


def _in_words(parts: Mapping[str, float]) -> str:
    return ", ".join(f"{part} {mean:.1f}" for part, mean in parts.items())


def bare(page: Page) -> Page:
    """A page of lines and texts, with labels and links still to be found."""
    known = frozenset({Field.POINTS, Field.TEXT})
    entities = [replace(entity, label=OTHER, label_score=None, by_human=known) for entity in page.entities.values()]
    return replace(page, state=ReviewState.NEW).with_entities(entities, [])


def _proposing(*models: Model) -> Propose:
    """Pre-annotation by one model that can do both, or by one for SER and one for RE."""
    pipelines = [Pipeline(None, model) for model in models]
    roles = {label.name: label.role for label in default_label_set()}

    def propose(page: Page) -> Page:
        proposed = page
        for pipeline in pipelines:
            proposed = pipeline.annotate(_no_image, proposed, (SER, RE), roles).page
        return apply(page, edits.pre_annotate(page, proposed))

    return propose


def _no_image() -> Image:
    raise AssertionError("nothing is read from the image: the lines are known")


def _fine_tuned(images: Path, pages: Sequence[Page], work: Path) -> dict[str, Path]:
    """The starter after learning from pages: a checkpoint each for SER and RE. UserError where a run fails."""
    data = work / "data"
    export_dataset(data, pages, default_label_set(), lambda page: images / page.image, val_ratio=VALIDATION_SHARE)
    runs = {task: work / task for task in (SER, RE)}
    for task, out in runs.items():
        command = own_command("train", "--task", task, "--data", str(data), "--out", str(out), "--init", "starter")
        child = subprocess.run(command, capture_output=True, text=True, check=False)
        if child.returncode:
            raise UserError(f"fine-tuning {task.upper()} failed: {child.stderr.strip()[-500:]}")
    return runs
