"""How many actions an annotated page costs, beginning with what a model proposes.

The pages are forms of `forms_en` (`KIE_DESKTOP_BENCH_DATA`: the folder that holds it). Their lines and
texts are given, labels and links are to be found: `build_scripts.benchmarks.annotator` says what an
action is and how a perfect annotator works. 15 pages fine-tune the starter by `kie-desktop train`, and
`export-model` makes the result a model pack, as the window does it (one in five of the pages validates);
the others are annotated three times: from nothing and without any model, with the starter, and with the
fine-tuned pack. Each model proposes at first, and in the window's engine where the annotator asks again.

`actions_per_page` has a hand at the mouse (`mouse_annotator`); `actions_per_page_keyboard` has none, takes
the starter only, and counts every key, each letter that is typed too (`keyboard_annotator`).

Beside them stands the formula for a page without a model, 2 actions an entity, 1 a link, and 1 to go on:
126 for the mean page of FUNSD with 49 entities and 27 links.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from build_scripts.benchmarks.harness import BenchResult, at_most, skipped
from kie_desktop.api.models import open_model
from kie_desktop.contract.messages import RE, SER
from kie_desktop.domain import edits
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.label_set import OTHER, default_label_set
from kie_desktop.domain.page import EntityPart, Page, ReviewState
from kie_desktop.domain.patch import apply
from kie_desktop.formats.paddleocr import export_dataset, pages_of, read_label_file
from kie_desktop.formats.split import split_pages
from kie_desktop.ocr.protocol import Image
from kie_desktop.places import own_command, program_folder
from kie_desktop.runtime.pipeline import Pipeline
from kie_desktop.store import ProjectFile, relative_to

DATA_VARIABLE = "KIE_DESKTOP_BENCH_DATA"
MEASURED_SHARE = 0.4
"""Of the 25 pages 10 are measured, 15 learned from."""
VALIDATION_SHARE = 0.2
"""What the window proposes."""
BAR = 25.0
KEYBOARD_BAR = 40.0
MEAN_PAGE = 126
"""The formula for FUNSD's mean page."""
STARTER = "starter"
Propose = Callable[[Page], Page]


def actions_per_page() -> BenchResult:
    """Mean actions a page with a model, the worse of the two; skipped where the pages are not there."""
    folder = data_folder()
    if not forms_are_there(folder):
        return skipped_without("actions_per_page", folder)
    learned, measured = split_forms(folder)
    with tempfile.TemporaryDirectory(prefix="kie-bench-") as work:
        models = {
            "nothing": None,
            "the starter": STARTER,
            "the fine-tuned model": _fine_tuned(folder, learned, Path(work)),
        }
        actions = {
            name: replayed(measured, _proposing(model), folder, Path(work) / f"{number}.kie", model)
            for number, (name, model) in enumerate(models.items())
        }
    means = {name: _mean(counts) for name, counts in actions.items()}
    formula = _formula(measured)
    said = "; ".join(f"from {name} {_in_words(counts)}" for name, counts in actions.items())
    text = (
        f"{said} actions a page on {len(measured)} pages after learning from {len(learned)};"
        f" formula without a model {formula:.0f} for these pages, {MEAN_PAGE} for the mean page of FUNSD"
    )
    value = max(mean for name, mean in means.items() if models[name])
    return at_most("actions_per_page", value, "actions", BAR, peer=text, ratio=formula / value)


def actions_per_page_keyboard() -> BenchResult:
    """Mean key presses a page with the starter and without a mouse; skipped where the pages are not there."""
    folder = data_folder()
    if not forms_are_there(folder):
        return skipped_without("actions_per_page_keyboard", folder)
    _, measured = split_forms(folder)
    with tempfile.TemporaryDirectory(prefix="kie-bench-") as work:
        counts = replayed(measured, _proposing(STARTER), folder, Path(work) / "0.kie", STARTER, keyboard=True)
    value, formula = _mean(counts), _formula(measured)
    text = f"from the starter {_in_words(counts)} key presses a page; formula without a model {formula:.0f}"
    return at_most("actions_per_page_keyboard", value, "presses", KEYBOARD_BAR, peer=text, ratio=formula / value)


def data_folder() -> Path:
    """Where the annotated forms lie, if they are on this machine."""
    named = os.environ.get(DATA_VARIABLE)
    return (Path(named) if named else program_folder().parent / "shared" / "data") / "forms_en"


def forms_are_there(folder: Path) -> bool:
    """Whether the annotated forms are on this machine."""
    return (folder / "label.json").is_file()


def skipped_without(name: str, folder: Path) -> BenchResult:
    """What a benchmark returns where the forms are not there."""
    return skipped(name, f"no annotated forms in {folder}; {DATA_VARIABLE} names the folder above")


def split_forms(folder: Path) -> tuple[list[Page], list[Page]]:
    """Pages to learn from, and pages to measure."""
    pages, _ = pages_of(read_label_file(folder / "label.json"), folder)
    return split_pages(pages, MEASURED_SHARE, seed=0)


def _formula(pages: Sequence[Page]) -> float:
    """Actions a page without a model."""
    return sum(2 * len(page.entities) + len(page.links) + 1 for page in pages) / len(pages)


def replayed(
    gold: Sequence[Page],
    propose: Propose,
    images: Path,
    project: Path,
    model: str | None = None,
    *,
    keyboard: bool = False,
) -> list[Counter[str]]:
    """Annotate pages in the real window, without a screen; actions for each page, by what they were for.

    propose: the page that the annotator begins with, from one with nothing but lines and texts.
    model: the pack that proposes links again; None for an annotator who has none. keyboard: who has no mouse either.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from build_scripts.benchmarks.annotator import wait
    from build_scripts.benchmarks.keyboard_annotator import KeyboardAnnotator
    from build_scripts.benchmarks.mouse_annotator import MouseAnnotator
    from kie_desktop.session import Session, Settings
    from kie_desktop.ui.main_window import MainWindow
    from kie_desktop.ui.theme import Theme

    with ProjectFile.create(project, default_label_set()) as file:
        file.add_pages(
            replace(propose(bare(page)), image=relative_to(project.parent, images / page.image)) for page in gold
        )
    application = QApplication.instance() or QApplication(["bench"])
    assert isinstance(application, QApplication)
    session = Session(Settings(project.with_suffix(".ini")))
    session.settings["model"] = model or STARTER
    window = MainWindow(session, Theme(application, "light"))
    window.resize(1600, 1200)
    window.show()
    try:
        session.project.open_path(project)
        wait(lambda: not session.jobs.states, "the project")
        kind = KeyboardAnnotator if keyboard else MouseAnnotator
        annotator, counts = kind(window, proposes=model is not None), []
        ids = {Path(summary.image).name: summary.id for summary in session.summaries}
        for page in gold:
            session.pages.show_page(ids[Path(page.image).name])
            wait(lambda: window.canvas.is_settled, "the page")
            counts.append(annotator.annotate(page))
    finally:
        window.close()
    return counts


def _mean(pages: Sequence[Counter[str]]) -> float:
    return sum(counts.total() for counts in pages) / len(pages)


def _in_words(pages: Sequence[Counter[str]]) -> str:
    """The mean, what it is made of, and every page."""
    parts = ", ".join(f"{part} {sum(counts[part] for counts in pages) / len(pages):.1f}" for part in pages[0])
    return f"{_mean(pages):.1f} ({parts}; page by page {' '.join(str(counts.total()) for counts in pages)})"


def bare(page: Page) -> Page:
    """A page of lines and texts, with labels and links still to be found."""
    known = frozenset({EntityPart.POINTS, EntityPart.TEXT})
    entities = [replace(entity, label=OTHER, label_score=None, by_human=known) for entity in page.entities.values()]
    return replace(page, state=ReviewState.NEW).with_entities(entities, [])


def _proposing(model: str | None) -> Propose:
    """Pre-annotation by a model pack; without one pages are left as they are."""
    pipeline = Pipeline(None, open_model(model, SER) if model else None)
    roles = {label.name: label.role for label in default_label_set()}

    def propose(page: Page) -> Page:
        proposed = pipeline.annotate(_no_image, page, (SER, RE), roles).page
        return apply(page, edits.pre_annotate(page, proposed))

    return propose


def _no_image() -> Image:
    raise AssertionError("nothing is read from the image: the lines are known")


def _fine_tuned(images: Path, pages: Sequence[Page], work: Path) -> str:
    """The starter after learning from pages: the folder of a pack with the new SER and RE. Raises UserError."""
    data, pack = work / "data", STARTER
    export_dataset(data, pages, default_label_set(), lambda page: images / page.image, val_ratio=VALIDATION_SHARE)
    for task in (SER, RE):
        run, joined = str(work / task), str(work / f"{task}-pack")
        _run("train", "--task", task, "--data", str(data), "--out", run, "--init", STARTER)
        _run("export-model", "--checkpoint", run, "--task", task, "--out", joined, "--join", pack)
        pack = joined
    return pack


def _run(*arguments: str) -> None:
    child = subprocess.run(own_command(*arguments), capture_output=True, text=True, check=False)
    if child.returncode:
        raise UserError(f"kie-desktop {' '.join(arguments)}: {child.stderr.strip()[-500:]}")
