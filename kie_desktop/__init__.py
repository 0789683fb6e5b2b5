"""KIE Desktop: key information extraction on document images, on this machine.

The names in `__all__` are the Python API (docs/python.md). Each is imported when it is first used, so that
`import kie_desktop` costs next to nothing and loads neither Qt nor a network.
"""

from __future__ import annotations

import importlib
import os
from typing import TYPE_CHECKING

from kie_desktop.version import __version__

if TYPE_CHECKING:
    from kie_desktop.api.document import Document
    from kie_desktop.api.errors import KieError
    from kie_desktop.api.evaluation import EvaluationResult, evaluate
    from kie_desktop.api.extraction import extract, extract_many
    from kie_desktop.api.field_evaluation import FieldsEvaluation
    from kie_desktop.api.field_training import FieldsTraining
    from kie_desktop.api.files import Written, read, write
    from kie_desktop.api.locating import LocateResult, locate
    from kie_desktop.api.pages import Pages
    from kie_desktop.api.training import TrainingResult, train
    from kie_desktop.domain.label_set import Label, LabelSet, Role
    from kie_desktop.domain.page import Entity, Link, Page
    from kie_desktop.domain.problems import Problem
    from kie_desktop.fields.records import Cell, Record
    from kie_desktop.fields.result import FieldState, FieldValue, Span

__all__ = [
    "Cell",
    "Document",
    "Entity",
    "EvaluationResult",
    "FieldState",
    "FieldValue",
    "FieldsEvaluation",
    "FieldsTraining",
    "KieError",
    "Label",
    "LabelSet",
    "Link",
    "LocateResult",
    "Page",
    "Pages",
    "Problem",
    "Record",
    "Role",
    "Span",
    "TrainingResult",
    "Written",
    "__version__",
    "evaluate",
    "extract",
    "extract_many",
    "locate",
    "read",
    "train",
    "write",
]

_MODULES = {
    "api.document": ("Document",),
    "api.errors": ("KieError",),
    "api.evaluation": ("EvaluationResult", "evaluate"),
    "api.extraction": ("extract", "extract_many"),
    "api.field_evaluation": ("FieldsEvaluation",),
    "api.field_training": ("FieldsTraining",),
    "api.files": ("Written", "read", "write"),
    "api.locating": ("LocateResult", "locate"),
    "api.pages": ("Pages",),
    "api.training": ("TrainingResult", "train"),
    "domain.label_set": ("Label", "LabelSet", "Role"),
    "domain.page": ("Entity", "Link", "Page"),
    "domain.problems": ("Problem",),
    "fields.result": ("FieldState", "FieldValue", "Span"),
    "fields.records": ("Cell", "Record"),
}
_MODULE_OF = {name: module for module, names in _MODULES.items() for name in names}

# From 1.29 on, ONNX Runtime tells its maker about every model that is loaded, unless this is set before it loads
# (its Privacy.md). Here, as every process of the program comes by here first, and its children inherit it.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"


def __getattr__(name: str) -> object:
    """Import a name of the API when it is first used (PEP 562)."""
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(importlib.import_module(f"{__name__}.{_MODULE_OF[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
