"""What `evaluate --json` found, for looking at: figures of one or two models, and every mistake with its place."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from kie_desktop.contract.events import USER_FIGURES
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.history import PageId
from kie_desktop.domain.label_set import OTHER
from kie_desktop.domain.settings_files import MISFIT, load_json
from kie_desktop.formats.atomic import write_text
from kie_desktop.safe_files import read_file

EVALUATION, PAGES = "evaluation.json", "pages.json"
"""What a run keeps in its folder, and what lies beside its exported pages: path in the label file -> page id."""
MEASURES = ("precision", "recall", "hmean")
Score = Mapping[str, float]
"""`MEASURES`, 0 to 1, and those of `USER_FIGURES` where it was measured; of a label also `support`, its entities."""


def figure_of(score: Score) -> float:
    """What a user gets, as F1; PaddleOCR's hmean where that was not measured (SDMGR)."""
    return next((score[name] for name in USER_FIGURES if name in score), score["hmean"])


class MistakeKind(StrEnum):
    """An entity with another label; a link that was not found; a link that is none."""

    LABEL = "label"
    MISSING = "missing"
    EXTRA = "extra"


class Whose(StrEnum):
    """Which of two models makes a mistake: NEW is the one that is evaluated, OLD the one it is compared with."""

    BOTH = "both"
    NEW = "new"
    OLD = "old"


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing that a model gets wrong. page: its path in the label file; page_id: None where it is not known.

    entities: the entity, or head and tail of the link. texts: theirs. label, predicted: of an entity (`with_names`).
    score: of what the model said, 0 to 1; None for what it did not say.
    """

    page: str
    page_id: PageId | None
    kind: MistakeKind
    entities: tuple[int, ...]
    texts: tuple[str, ...]
    label: str = ""
    predicted: str = ""
    score: float | None = None
    whose: Whose = Whose.NEW


@dataclass(frozen=True, slots=True)
class Figures:
    """How well one model does. per_label, confusion: of SER and SDMGR; the latter is label -> label given -> entities.

    best_key: of RE, of the links that a user sees, where each value keeps its best key. fps: pages a second.
    """

    model: str
    score: Score
    fps: float
    per_label: Mapping[str, Score]
    confusion: Mapping[str, Mapping[str, int]]
    best_key: Score | None = None


@dataclass(frozen=True, slots=True)
class EvaluationResult:
    """new: the model that was evaluated. old: what it was compared with. mistakes: page by page."""

    task: str
    pages: int
    new: Figures
    old: Figures | None
    mistakes: tuple[Mistake, ...]


def keep_evaluation(folder: Path, printed: str, models: tuple[str, str]) -> dict[str, Score]:
    """Keep what `evaluate` printed in a run's folder; the scores of `new` and, where it was compared, `old`.

    models: their names for people, new and old. Raises UserError.
    """
    try:
        document = json.loads(printed)
        scores = {"new": score_of(document)}
        if "compared" in document:
            scores["old"] = score_of(document["compared"])
    except (ValueError, KeyError, TypeError) as error:
        raise UserError(f"the evaluation result cannot be read ({error}): {printed[:200]}") from error
    text = json.dumps({"models": models, **document}, indent=1, ensure_ascii=False) + "\n"
    write_text(folder / EVALUATION, text, follow_links=False)
    return scores


def read_evaluation(folder: Path, label_file: Path) -> EvaluationResult:
    """What was kept of a run. label_file: of the pages it was measured on. Raises UserError."""
    path = folder / EVALUATION
    try:
        document = load_json(read_file(path))
        places = _Places(label_file)
        compared = document.get("compared")
        names = document["models"]
        return EvaluationResult(
            document["task"],
            document["pages"],
            _figures(names[0], document),
            None if compared is None else _figures(names[1], compared),
            tuple(_mistakes(document, compared, places)),
        )
    except (OSError, *MISFIT) as error:
        raise UserError(f"{path}: this evaluation cannot be read ({error}); run it again") from error


class _Places:
    """The pages of a label file: their order, their ids in the project, and the texts of their entities."""

    def __init__(self, label_file: Path) -> None:
        from kie_desktop.formats.paddleocr import read_label_file

        known = label_file.parent / PAGES
        self._ids: dict[str, PageId] = dict(load_json(read_file(known))) if known.is_file() else {}
        rows = read_label_file(label_file).rows
        self.order = {row.image: number for number, row in enumerate(rows)}
        self._texts = {row.image: {entity.id: entity.text for entity in row.entities} for row in rows}

    def page_id(self, image: str) -> PageId | None:
        return self._ids.get(image)

    def texts(self, image: str, entities: Iterable[int]) -> tuple[str, ...]:
        known = self._texts.get(image, {})
        return tuple(known.get(entity, "") for entity in entities)


def _mistakes(document: dict[str, Any], compared: dict[str, Any] | None, places: _Places) -> list[Mistake]:
    rows = document["wrong_links" if document["task"] == "re" else "wrong_entities"]
    only_new = [] if compared is None else [_place(row) for row in compared["only_this_wrong"]]
    found = [
        _mistake(row, Whose.NEW if compared is None or _place(row) in only_new else Whose.BOTH, places) for row in rows
    ]
    if compared is not None:
        found += [_mistake(row, Whose.OLD, places) for row in compared["only_other_wrong"]]
    return sorted(found, key=lambda mistake: (places.order.get(mistake.page, -1), mistake.entities))


def _place(row: Mapping[str, Any]) -> tuple[Any, ...]:
    return row["page"], row.get("entity"), row.get("head"), row.get("tail")


def _mistake(row: Mapping[str, Any], whose: Whose, places: _Places) -> Mistake:
    page = row["page"]
    is_label = "entity" in row
    entities = (row["entity"],) if is_label else (row["head"], row["tail"])
    return Mistake(
        page,
        places.page_id(page),
        MistakeKind.LABEL if is_label else MistakeKind(row["kind"]),
        entities,
        places.texts(page, entities),
        row.get("label", ""),
        row.get("predicted", ""),
        row["score"],
        whose,
    )


def _figures(model: str, document: Mapping[str, Any]) -> Figures:
    return Figures(
        model,
        score_of(document),
        float(document["fps"]),
        document["per_label"],
        document.get("confusion", {}),
        document.get("best_key"),
    )


def with_names(result: EvaluationResult, names: Iterable[str]) -> EvaluationResult:
    """The result with labels as a person wrote them in place of upper case; those that are not among `names` stay."""
    written = {name.upper(): name for name in names} | {OTHER.upper(): OTHER}

    def named(figures: Figures) -> Figures:
        per_label = {written.get(name, name): score for name, score in figures.per_label.items()}
        confusion = {
            written.get(name, name): {written.get(guess, guess): number for guess, number in row.items()}
            for name, row in figures.confusion.items()
        }
        return replace(figures, per_label=per_label, confusion=confusion)

    mistakes = tuple(
        replace(row, label=written.get(row.label, row.label), predicted=written.get(row.predicted, row.predicted))
        for row in result.mistakes
    )
    old = named(result.old) if result.old else None
    return replace(result, new=named(result.new), old=old, mistakes=mistakes)


def score_of(metrics: Mapping[str, Any]) -> Score:
    """The measures among other things. Raises KeyError where one of PaddleOCR's is missing."""
    known = (*MEASURES, *(name for name in USER_FIGURES if name in metrics))
    return {name: float(metrics[name]) for name in known}
