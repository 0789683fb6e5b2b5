"""How many keys it takes to check the four fields of a receipt, once ten of them are reviewed.

The receipts are those of `receipts_more` (`KIE_DESKTOP_BENCH_DATA`: the folder that holds it), their lines given. The
fields are company, date, address and total of the template `receipt`. A perfect annotator works in the real window
with the keyboard alone: Enter accepts what is right and goes on, the number of a candidate takes that one, 0 says that
the field is not there, and what is no candidate is typed, where every letter counts. A wrong value that does not ask
for a look costs the arrow keys to its row, too. The last Enter marks the receipt reviewed and shows the next one.

Ten receipts teach; twenty more are measured, each of which teaches as well.
"""

from __future__ import annotations

import json
import os
import random
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from PIL import Image

from build_scripts.benchmarks.annotating import DATA_VARIABLE, data_folder
from build_scripts.benchmarks.harness import BenchResult, at_most, skipped
from kie_desktop.domain.geometry import polygon
from kie_desktop.domain.label_set import OTHER, default_label_set
from kie_desktop.domain.page import Entity, Page, ReviewState
from kie_desktop.fields.result import FieldState
from kie_desktop.fields.schema import Schema
from kie_desktop.fields.schema_file import template
from kie_desktop.fields.values import same_value
from kie_desktop.store import ProjectFile, relative_to

if TYPE_CHECKING:
    from kie_desktop.ui.item_models.field_values import FieldRow
    from kie_desktop.ui.main_window import MainWindow

NAME = "keys_per_receipt"
FIELDS = ("company", "date", "address", "total")
TAUGHT, MEASURED = 10, 20
BAR = 8.0
_SEED = 0


@dataclass(frozen=True)
class Receipt:
    """A page, and the values that are right."""

    page: Page
    values: Mapping[str, str]


def keys_per_receipt() -> BenchResult:
    """Median key presses a receipt; skipped where the receipts are not there."""
    folder = data_folder().with_name("receipts_more")
    names = sorted(path.stem for path in folder.glob("*.json"))
    if len(names) < TAUGHT + MEASURED:
        return skipped(NAME, f"no receipts in {folder}; {DATA_VARIABLE} names the folder above")
    random.Random(_SEED).shuffle(names)
    receipts = [_receipt(folder, name) for name in names[: TAUGHT + MEASURED]]
    with tempfile.TemporaryDirectory(prefix="kie-bench-") as work:
        counts = _checked(receipts, folder, Path(work) / "p.kie")
    measured = counts[TAUGHT:]
    words = (
        f"receipt by receipt {' '.join(map(str, measured))}; the first {TAUGHT}: {' '.join(map(str, counts[:TAUGHT]))}"
    )
    return at_most(NAME, median(measured), "presses", BAR, peer=words)


def schema() -> Schema:
    """The four fields that the receipts have values of, as the template has them."""
    receipt = template("receipt")
    return replace(receipt, fields=tuple(replace(receipt[name], required=False) for name in FIELDS), rules=())


def _receipt(folder: Path, name: str) -> Receipt:
    entities = []
    for number, row in enumerate((folder / f"{name}.csv").read_text("utf-8", "replace").splitlines(), 1):
        parts = row.split(",", 8)
        if len(parts) == 9:
            corners = [float(part) for part in parts[:8]]
            points = polygon(zip(corners[::2], corners[1::2], strict=True))
            entities.append(Entity(number, points, parts[8], OTHER, None, 1.0))
    with Image.open(folder / f"{name}.jpg") as image:
        width, height = image.size
    page = Page(f"{name}.jpg", width, height, state=ReviewState.PRE_ANNOTATED).with_entities(entities, [])
    return Receipt(page, json.loads((folder / f"{name}.json").read_text("utf-8")))


def _checked(receipts: Sequence[Receipt], images: Path, project: Path) -> list[int]:
    """Check receipts in the real window, without a screen; presses for each."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from build_scripts.benchmarks.annotator import wait
    from kie_desktop.session import Session, Settings
    from kie_desktop.session.fields.learning import LearningState
    from kie_desktop.ui.main_window import MainWindow
    from kie_desktop.ui.theme import Theme

    with ProjectFile.create(project, default_label_set()) as file:
        file.add_pages(
            replace(one.page, image=relative_to(project.parent, images / one.page.image)) for one in receipts
        )
    application = QApplication.instance() or QApplication(["bench"])
    assert isinstance(application, QApplication)
    session = Session(Settings(project.with_suffix(".ini")))
    window = MainWindow(session, Theme(application, "light"))
    window.resize(1600, 1200)
    window.show()
    try:
        session.project.open_path(project)
        wait(lambda: not session.jobs.states, "the project")
        fields, counts = session.fields, []
        fields.set_schema(schema())
        wait(lambda: fields.schema is not None, "the fields")
        ids = {Path(summary.image).name: summary.id for summary in session.summaries}
        window.action_table["show-fields"].trigger()
        for one in receipts:
            session.pages.show_page(ids[one.page.image])
            wait(lambda: fields.is_read() and fields.state is LearningState.IDLE, "the fields of the page")
            window.panels.fields.begin()
            counts.append(_check(window, one))
            if session.pages.page_of(ids[one.page.image]).state is not ReviewState.REVIEWED:
                raise RuntimeError(f"{one.page.image}: it is not reviewed after checking it")
    finally:
        window.close()
    return counts


def _check(window: MainWindow, one: Receipt) -> int:
    """Make the fields of the receipt that shows right, and mark it reviewed; returns the presses."""
    panel, presses = window.panels.fields, 0
    while not panel.is_settled:
        row = panel.row
        assert row is not None
        presses += _settle(window, row, one)
    for place, row in enumerate(panel.model.rows):
        if not _is_right(row, one):
            steps = place - panel.view.currentIndex().row()
            presses += abs(steps) + _press(window, "Down" if steps > 0 else "Up", abs(steps))
            presses += _settle(window, panel.model.rows[place], one)
    wrong = [row.name for row in panel.model.rows if not _is_right(row, one)]
    if wrong:
        raise RuntimeError(f"{one.page.image}: {wrong} are not right after checking them")
    _press(window, "Return")
    return presses + 1


def _settle(window: MainWindow, row: FieldRow, one: Receipt) -> int:
    """Make the current field right; returns the presses."""
    gold, spec = one.values.get(row.name, ""), schema()[row.name]
    if _is_right(row, one):
        _press(window, "Return")
        return 1
    if not gold:
        _press(window, "0")
        return 1
    others = window.session.fields.alternatives(row.name)[:9]
    number = next((place for place, other in enumerate(others, 1) if same_value(other.value, gold, spec)), None)
    if number is not None:
        _press(window, str(number))
        return 1
    window.session.fields.decisions.set_text(row.name, gold)  # typed, as the tests of the window do it letter by letter
    window.panels.fields.go_on()
    return len(gold) + 2


def _is_right(row: FieldRow, one: Receipt) -> bool:
    gold, value = one.values.get(row.name, ""), row.value
    if not gold:
        return value.value is None
    if value.state is FieldState.PERSON and value.value == gold:
        return True
    return value.value is not None and same_value(value.value, gold, schema()[row.name])


def _press(window: MainWindow, keys: str, times: int = 1) -> int:
    from build_scripts.benchmarks.keyboard_annotator import press_key

    for _ in range(times):
        press_key(window, keys)
    return 0
