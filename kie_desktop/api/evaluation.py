"""`evaluate`: precision, recall and hmean of a model on annotated pages."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, overload

from kie_desktop.api.errors import KieError
from kie_desktop.api.field_evaluation import FieldsEvaluation, evaluate_fields
from kie_desktop.api.fields_model import AnySchema
from kie_desktop.api.labelled_pages import labelled_pages, labelled_receipts
from kie_desktop.api.models import open_model
from kie_desktop.api.sdmgr import Companions, open_sdmgr, score
from kie_desktop.domain.label_set import LabelSet, Role
from kie_desktop.domain.problems import Problem
from kie_desktop.domain.score import Score
from kie_desktop.fields.model import SURE
from kie_desktop.kie.model import WindowedModel

if TYPE_CHECKING:
    from kie_desktop.training.evaluation import Evaluation
    from kie_desktop.training.mistakes import WrongEntity, WrongLink

AnyPath = str | os.PathLike[str]
EvaluationTask = Literal["ser", "re", "sdmgr"]
TASKS: tuple[EvaluationTask, ...] = ("ser", "re", "sdmgr")
FIELDS = "fields"
SHARES = ("precision", "recall", "hmean")


@dataclass(frozen=True)
class EvaluationResult:
    """What came out, as PaddleOCR counts; shares are 0 to 1. `to_dict()` is what `evaluate --json` prints.

    entity_f1: of SER, F1 of the lines, each with the label that most of its tokens vote for. links_predicted: of RE, F1
    of the links between keys and values of predicted labels; None where there is no SER to predict them. Both are what
    `extract` gives a user, where PaddleOCR counts tokens and gives RE the right labels.
    fps: pages a second, the network's time only. per_label: of SER and SDMGR, by name. best_key: of RE, the score of
    the links that people see, where each value keeps its best key. confusion: label -> label given -> entities.
    problems: what is wrong in the label file; not in the document.
    """

    task: str
    precision: float
    recall: float
    hmean: float
    fps: float
    pages: int
    per_label: Mapping[str, Score] = field(default_factory=dict)
    best_key: Score | None = None
    confusion: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    wrong_entities: Sequence[WrongEntity] = ()
    wrong_links: Sequence[WrongLink] = ()
    problems: Sequence[Problem] = ()
    entity_f1: float | None = None
    links_predicted: float | None = None

    @property
    def mistakes(self) -> Sequence[WrongEntity | WrongLink]:
        """What the model has wrong: links for RE, else entities."""
        return self.wrong_entities if self.best_key is None else self.wrong_links

    def to_dict(self) -> dict[str, Any]:
        """The document of the command line, ready for `json.dumps`."""
        document: dict[str, Any] = {
            "task": self.task,
            **{name: getattr(self, name) for name in SHARES},
            "fps": self.fps,
            "pages": self.pages,
            "per_label": {name: asdict(each) for name, each in self.per_label.items()},
        }
        own = {"entity_f1": self.entity_f1, "links_predicted": self.links_predicted}
        document |= {name: share for name, share in own.items() if share is not None}
        if self.best_key is not None:
            document["links_given"] = self.best_key.hmean
            document["best_key"] = {name: getattr(self.best_key, name) for name in SHARES}
            document["wrong_links"] = [asdict(row) for row in self.wrong_links]
        else:
            document["confusion"] = self.confusion
            document["wrong_entities"] = [asdict(row) for row in self.wrong_entities]
        return document


@overload
def evaluate(
    task: Literal["fields"],
    *,
    model: AnyPath,
    label_file: AnyPath,
    image_dir: AnyPath,
    values: AnyPath | None = None,
    schema: AnySchema | None = None,
    promise: float = SURE,
) -> FieldsEvaluation: ...


@overload
def evaluate(
    task: EvaluationTask,
    *,
    model: AnyPath,
    label_file: AnyPath | Sequence[AnyPath],
    image_dir: AnyPath,
    tokenizer: AnyPath | None = None,
    class_list: AnyPath | None = None,
    window: Literal["whole", "first"] = "whole",
    network_alone: bool = False,
    roles: Mapping[str, Role | str] | None = None,
    count: Sequence[str] = (),
    dictionary: AnyPath | None = None,
    compat: bool = False,
    ser_model: AnyPath | None = None,
) -> EvaluationResult: ...


def evaluate(
    task: EvaluationTask | Literal["fields"],
    *,
    model: AnyPath,
    label_file: AnyPath | Sequence[AnyPath],
    image_dir: AnyPath,
    tokenizer: AnyPath | None = None,
    class_list: AnyPath | None = None,
    window: Literal["whole", "first"] = "whole",
    network_alone: bool = False,
    roles: Mapping[str, Role | str] | None = None,
    count: Sequence[str] = (),
    dictionary: AnyPath | None = None,
    compat: bool = False,
    ser_model: AnyPath | None = None,
    values: AnyPath | None = None,
    schema: AnySchema | None = None,
    promise: float = SURE,
) -> EvaluationResult | FieldsEvaluation:
    """Score a model on annotated pages, as `kie-desktop evaluate` does.

    task: `ser` (labels), `re` (links, from the pages' own labels) or `sdmgr`. model: a pack's name or folder, or a
    checkpoint's folder, with its tokenizer and class_list where they do not lie in it. label_file: PaddleOCR's format,
    one or several; image_dir: the folder that its image paths are relative to. window: `first` scores the first 512
    tokens of a page only, as PaddleOCR does. network_alone: RE without what the places of keys and values add. roles:
    what RE sees of labels whose names do not say it. count: for SDMGR, the classes whose F1 is averaged (default:
    `*_value` classes, or all labels). dictionary, compat: for an SDMGR checkpoint of PaddleOCR's. ser_model: of RE,
    what predicts labels for `links_predicted` (default: the model itself, if it has SER).
    `fields` compares named values with a table: values (default: `values.csv` beside the label file, else the labels of
    its lines); schema: instead of the model's own; promise: the precision that accepting by score shall keep. It
    returns a `FieldsEvaluation`.
    Raises KieError for a model that there is not or that is for another task, and for pages that cannot be scored.
    """
    if task == FIELDS:
        chosen = _path(values)
        (only,) = _paths(label_file)
        return evaluate_fields(os.fspath(model), only, Path(image_dir), chosen, schema, promise)
    if task not in TASKS:
        raise KieError(f"unknown task {task!r}; choose one of {', '.join((*TASKS, FIELDS))}")
    name, labels, images = os.fspath(model), _paths(label_file), Path(image_dir)
    companions = Companions(_path(class_list), _path(dictionary), compat)
    if task == "sdmgr":
        graph_model = open_sdmgr(name, companions)
        pages, problems = labelled_receipts(labels, images, graph_model)
        return _result(score(graph_model, pages, images, count), problems)
    pages, problems = labelled_pages(labels, images)
    from kie_desktop.training.evaluation import evaluate_re, evaluate_ser, labeller_of

    network = open_model(name, task, _path(tokenizer), companions.class_list)
    if task == "ser":
        return _result(evaluate_ser(network, pages, window), problems)
    ser = network if ser_model is None else open_model(os.fspath(ser_model), "ser")
    labeller = labeller_of(ser) if ser.can("ser") else None
    if isinstance(network, WindowedModel):
        network.layout = None if network_alone else network.layout
        network.label_set = _with_roles(network.label_set, roles or {})
    return _result(evaluate_re(network, pages, window, labeller), problems, labeller is not None)


def _result(evaluation: Evaluation, problems: Sequence[Problem], predicts_labels: bool = True) -> EvaluationResult:
    return EvaluationResult(
        evaluation.task,
        evaluation.score.precision,
        evaluation.score.recall,
        evaluation.score.hmean,
        evaluation.fps,
        evaluation.pages,
        evaluation.per_label,
        evaluation.best_key,
        evaluation.confusion,
        evaluation.wrong_entities,
        evaluation.wrong_links,
        problems,
        evaluation.user_f1 if evaluation.task == "ser" else None,
        evaluation.user_f1 if evaluation.task == "re" and predicts_labels else None,
    )


def _with_roles(labels: LabelSet, roles: Mapping[str, Role | str]) -> LabelSet:
    for name, role in roles.items():
        if role not in {*Role}:
            raise KieError(f"{name}: unknown role {role!r}; choose one of {', '.join(Role)}")
        labels = labels.extended([name])
        labels = labels.with_label(replace(labels[name], role=Role(role)))
    return labels


def _paths(files: AnyPath | Sequence[AnyPath]) -> list[Path]:
    return [Path(files)] if isinstance(files, str | os.PathLike) else [Path(file) for file in files]


def _path(path: AnyPath | None) -> Path | None:
    return None if path is None else Path(path)
