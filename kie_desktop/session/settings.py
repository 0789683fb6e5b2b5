"""What the program remembers about its user: a typed table that a dialog can be built from."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

from kie_desktop.domain.page import UNSURE_BELOW
from kie_desktop.domain.pdf_text import PdfText
from kie_desktop.language import LANGUAGES, SYSTEM
from kie_desktop.ocr.protocol import engine_names
from kie_desktop.places import user_folder
from kie_desktop.safe_files import is_file

RECENT_LIMIT = 12
EACH_PAGE = "page"
"""Choice of `new_documents`."""
_ENGINES = {"rapid": "Built in (RapidOCR)", "paddle": "PaddleOCR"}


@dataclass(frozen=True, slots=True)
class Setting:
    """One row of the table.

    default: also tells the type (bool, int, float or str). label, help: for the dialog.
    section: the dialog's heading. choices: allowed values with their labels; empty for any.
    low, high: bounds of a number.
    """

    name: str
    default: bool | int | float | str
    label: str
    section: str
    help: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    low: float | None = None
    high: float | None = None

    @property
    def kind(self) -> type:
        """bool, int, float or str."""
        return type(self.default)

    def accepted(self, value: Any) -> Any:
        """The value in the setting's type and bounds; the default where it makes no sense."""
        kind = type(self.default)
        if kind is bool and isinstance(value, str):  # INI files know text only
            value = value.casefold() in ("true", "1", "yes")
        try:
            value = kind(value)
        except (TypeError, ValueError, OverflowError):
            return self.default
        if kind is float and not math.isfinite(value):
            return self.default
        if self.choices and value not in [choice for choice, _ in self.choices]:
            return self.default
        if self.low is not None:
            value = max(value, kind(self.low))
        if self.high is not None:
            value = min(value, kind(self.high))
        return value


TABLE: tuple[Setting, ...] = (
    Setting(
        "theme",
        "system",
        "Appearance",
        "Window",
        choices=(("system", "System default"), ("light", "Light"), ("dark", "Dark")),
    ),
    Setting("language", SYSTEM, "Language", "Window", choices=((SYSTEM, "System default"), *LANGUAGES.items())),
    Setting(
        "update_address",
        "",
        "Address for update checks",
        "Window",
        help="Used only by Help > Check for updates. Leave empty for the default address.",
    ),
    Setting("show_links", True, "Show links", "Page"),
    Setting("show_labels", True, "Show entities and their labels", "Page"),
    Setting(
        "show_letters",
        False,
        "Show letters at entities for selecting them by typing",
        "Page",
        help="Reach any entity with one or two keys, without the mouse.",
    ),
    Setting("show_legend", False, "Show the legend: labels with their counts, which you can hide", "Page"),
    Setting(
        "patterns",
        False,
        "Hatch entities by role",
        "Page",
        help="Tells headers, keys and values apart without colours: horizontal, rising and falling lines.",
    ),
    Setting("snap", True, "Snap edges to neighbouring entities", "Page", help="Hold Alt to prevent this."),
    Setting(
        "lock_shapes",
        False,
        "Lock shapes to prevent entities from moving",
        "Page",
        help="You can still edit labels, links and text.",
    ),
    Setting("thumbnail_size", 96, "Thumbnails (pixels)", "Page", low=48, high=256),
    Setting(
        "model",
        "starter",
        "Model pack of new projects",
        "Models",
        help="Labels and links text in pre-annotation. That of the open project is chosen beside Pre-annotate.",
    ),
    Setting(
        "ocr",
        "rapid",
        "Text recognition",
        "Models",
        choices=(*((name, _ENGINES[name]) for name in engine_names()), ("none", "None")),
    ),
    Setting(
        "device",
        "auto",
        "Networks run on",
        "Models",
        help="A GPU needs another build of ONNX Runtime. Takes effect when the program starts again.",
        choices=(("auto", "Best available"), ("cpu", "CPU"), ("gpu", "GPU")),
    ),
    Setting(
        "pdf_text",
        PdfText.AUTO.value,
        "Text of PDFs",
        "Models",
        help="Text that a PDF holds is exact and read at once. Automatic compares a little of it with the page first, "
        "and recognises what it does not hold.",
        choices=(
            (PdfText.AUTO.value, "Automatic"),
            (PdfText.TEXT.value, "As in the file"),
            (PdfText.OCR.value, "Recognise from the page"),
        ),
    ),
    Setting(
        "training_python",
        "",
        "Python for training",
        "Models",
        help="A Python with a GPU build of Paddle; leave empty for the built-in one.",
    ),
    Setting(
        "gpu_index",
        "",
        "Address of Paddle's GPU builds",
        "Models",
        help="A mirror for creating training environments; {build} stands for cu126 and so on. Leave empty "
        "for Paddle's own address.",
    ),
    Setting(
        "read_shapes",
        True,
        "Read the text of an entity again after it is drawn or reshaped",
        "Models",
        help="Text that you typed is never replaced.",
    ),
    Setting("read_at_opening", True, "Read the text of a folder when you open it for the first time", "Work"),
    Setting("next_after_review", True, "Go to the next page after marking one as reviewed", "Work"),
    Setting(
        "advance",
        False,
        "Go to the next entity after labelling or accepting one",
        "Work",
        help="You can then label a whole page with label shortcuts alone.",
    ),
    Setting(
        "suggest_links",
        True,
        "Suggest the nearest value for the selected key",
        "Work",
        help="Shown as a dashed arrow on the page; press one key to accept it.",
    ),
    Setting(
        "suggest_labels",
        True,
        "Suggest the label that you just used for similar entities",
        "Work",
        help="Shown as dashed outlines with the label name; press one key to accept them.",
    ),
    Setting(
        "suggest_texts",
        True,
        "Suggest the correction that you just made for other lines of the page",
        "Work",
        help="Shown as dashed outlines with the new text; press one key to accept them.",
    ),
    Setting(
        "unsure_below",
        UNSURE_BELOW,
        "Score below which a text, label or link is unsure",
        "Work",
        help="Unsure items are dashed on the page and counted in the page list; shortcuts take you from one "
        "to the next.",
        low=0.0,
        high=1.0,
    ),
    Setting("accept_score", 0.9, "Minimum score for “Accept all above a score”", "Work", low=0.0, high=1.0),
    Setting(
        "new_documents",
        "file",
        "A PDF or TIFF of several pages is",
        "Work",
        help="For files that you add from now on. Page > Documents changes it for pages that are there already.",
        choices=(("file", "One document"), (EACH_PAGE, "A document for each page")),
    ),
    Setting("val_ratio", 0.2, "Share of pages for validation", "Export", low=0.0, high=0.9),
    Setting("split_seed", 0, "Split seed", "Export", low=0, high=2**31 - 1),
)


class Settings(QObject):
    """The user's settings; kept at once, in an INI file."""

    changed = Signal(str)

    def __init__(self, path: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = path or user_folder() / "settings.ini"
        self.table = TABLE
        self._rows = {row.name: row for row in TABLE}
        self._store = QSettings(str(self.path), QSettings.Format.IniFormat)

    def __getitem__(self, name: str) -> Any:
        row = self._rows[name]
        return row.accepted(self._store.value(f"settings/{name}", row.default))

    def __setitem__(self, name: str, value: bool | int | float | str) -> None:
        accepted = self._rows[name].accepted(value)
        if accepted != self[name]:
            self._store.setValue(f"settings/{name}", accepted)
            self.changed.emit(name)

    def reset(self) -> None:
        """Back to the defaults."""
        for row in self.table:
            self[row.name] = row.default

    def blob(self, name: str) -> QByteArray:
        """Bytes that a widget asked to keep (its geometry); empty where there are none."""
        value = self._store.value(f"window/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_blob(self, name: str, value: QByteArray) -> None:
        """Keep a widget's bytes."""
        self._store.setValue(f"window/{name}", value)

    def was_told(self, name: str) -> bool:
        """Whether the user has seen something that shows by itself once only."""
        return bool(self._store.value(f"told/{name}", False, bool))

    def set_told(self, name: str) -> None:
        """The user has seen it."""
        self._store.setValue(f"told/{name}", True)

    def shortcut(self, action: str, default: str) -> str:
        """The keys of an action, in Qt's portable writing; "" for none."""
        return str(self._store.value(f"shortcuts/{action}", default))

    def set_shortcut(self, action: str, keys: str | None) -> None:
        """Give an action other keys; None: its own again."""
        if keys is None:
            self._store.remove(f"shortcuts/{action}")
        else:
            self._store.setValue(f"shortcuts/{action}", keys)
        self.changed.emit("shortcuts")

    def reset_shortcuts(self) -> None:
        """Give every action its own keys again."""
        self._store.remove("shortcuts")
        self.changed.emit("shortcuts")

    @property
    def recent(self) -> list[Path]:
        """Project files opened lately, the latest first; those that are gone are left out."""
        names = [str(self._store.value(f"recent/{index}", "")) for index in range(RECENT_LIMIT)]
        paths = [Path(name) for name in names[: self._recent_count] if name]
        return [path for path in paths if is_file(path)]

    @property
    def _recent_count(self) -> int:
        """How many the file says, whatever that is: somebody may have edited it."""
        text = str(self._store.value("recent/count", 0))
        return min(int(text), RECENT_LIMIT) if re.fullmatch(r"[0-9]{1,9}", text) else 0

    def add_recent(self, project: Path) -> None:
        """Put a project file at the head of the recent ones."""
        paths = [project, *(path for path in self.recent if path != project)][:RECENT_LIMIT]
        for index, path in enumerate(paths):
            self._store.setValue(f"recent/{index}", str(path))
        self._store.setValue("recent/count", len(paths))
        self.changed.emit("recent")

    def save(self) -> None:
        """Write to disk now (Qt does it by itself within seconds)."""
        self._store.sync()
