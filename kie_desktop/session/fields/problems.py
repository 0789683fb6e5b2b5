"""What is wrong with the fields of documents: rules that do not hold, values that are none of their type, gaps."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from kie_desktop.domain.history import PageId
from kie_desktop.domain.problems import NOTHING_TO_LINK, UNLABELLED, Problem, Severity
from kie_desktop.fields.result import FieldState, FieldValue
from kie_desktop.fields.schema import Schema
from kie_desktop.language import tr
from kie_desktop.session.fields.document_list import DocumentList
from kie_desktop.session.fields.documents import ProjectDocument
from kie_desktop.session.fields.proposals import Proposals
from kie_desktop.session.fields.survey import FieldSurvey

RULE, VALUE, MISSING, FAULTY = "field-rule", "field-value", "field-missing", "rule-faulty"
_TRUSTED = (FieldState.PERSON, FieldState.SURE, FieldState.PROVED)
"""What is in doubt needs a look, and is no problem yet."""


@dataclass(frozen=True, slots=True)
class _Case:
    """A document to be judged. pages: names of its pages."""

    pages: tuple[str, ...]
    values: tuple[FieldValue, ...]
    is_reviewed: bool


class FieldProblems:
    """Judges what people decided, and what is proposed as sure or proved, as far as documents have been read."""

    def __init__(
        self, documents: DocumentList, proposals: Proposals, survey: FieldSurvey, has_labels: Callable[[], bool]
    ) -> None:
        """has_labels(): whether any line of the project has a label."""
        self._documents, self._proposals, self._survey = documents, proposals, survey
        self._has_labels = has_labels

    def finder(self, page_ids: Iterable[PageId]) -> Callable[[], list[Problem]]:
        """What finds the problems of the documents of these pages; it may run in a thread."""
        schema = self._proposals.schema
        if schema is None:
            return list
        found = {document.key: document for page in page_ids if (document := self._documents.of_page(page))}
        return partial(_problems, schema, [self._case(document) for document in found.values()])

    def of_page(self, page_id: PageId) -> list[Problem]:
        """The problems that stand on one page."""
        schema, document = self._proposals.schema, self._documents.of_page(page_id)
        if schema is None or document is None:
            return []
        name = document.rows[document.pages.index(page_id)].name
        return [problem for problem in _judged(_sound(schema), self._case(document)) if problem.page == name]

    def pages_with(self, page_id: PageId) -> Sequence[PageId]:
        """The pages whose problems may be others when this one is edited."""
        document = self._documents.of_page(page_id)
        return document.pages if document is not None else (page_id,)

    def beside_the_point(self) -> Collection[str]:
        """What is said of labels and links, in a project that has fields and where nobody uses labels."""
        is_of_fields = self._proposals.schema is not None and not self._has_labels()
        return (UNLABELLED, NOTHING_TO_LINK) if is_of_fields else ()

    def _case(self, document: ProjectDocument) -> _Case:
        names = tuple(row.name for row in document.rows)
        return _Case(names, self._survey.values(document), document.is_reviewed)


def _problems(schema: Schema, cases: Sequence[_Case]) -> list[Problem]:
    from kie_desktop.fields.rules import check_rules

    faults = [Problem("", FAULTY, Severity.WARNING, text) for text in check_rules(schema)]
    sound = _sound(schema)
    return faults + [problem for case in cases for problem in _judged(sound, case)]


def _sound(schema: Schema) -> Schema:
    """The schema without rules that nobody could compute."""
    from kie_desktop.fields.rules import check_rules

    return replace(
        schema, rules=tuple(rule for rule in schema.rules if not check_rules(replace(schema, rules=(rule,))))
    )


def _judged(schema: Schema, case: _Case) -> list[Problem]:
    known = [value for value in case.values if value.state in _TRUSTED and value.value]
    found = [_at(case, value, VALUE, value_fault) for value in known if (value_fault := _fault(schema, value))]
    found += _rule_problems(schema, case, known)
    if case.is_reviewed:
        there = {value.name for value in case.values if value.value}
        found += [
            Problem(case.pages[0], MISSING, Severity.WARNING, tr("{} is required and not there").format(spec.name))
            for spec in schema.fields
            if spec.required and spec.name not in there
        ]
    return found


def _fault(schema: Schema, value: FieldValue) -> str:
    """Why a value is none of its type, in words; "" where it is one."""
    from kie_desktop.fields.values import Writing, meaning

    if value.problems:
        return f"{value.name}: {value.problems[0]}"
    if value.normalized is not None or value.value is None:
        return ""
    problem = meaning(value.value, schema[value.name or ""], Writing.of(schema)).problem
    return f"{value.name}: {problem}" if problem else ""


def _rule_problems(schema: Schema, case: _Case, known: Sequence[FieldValue]) -> list[Problem]:
    if not schema.rules:
        return []
    from kie_desktop.fields.rules import evaluate_rules

    values: dict[str, list[str]] = {}
    for value in known:
        if value.normalized is not None:
            values.setdefault(value.name or "", []).append(value.normalized)
    found = []
    for one in evaluate_rules(schema, values):
        if one.problem and (one.holds is False or all(name in values for name in one.fields)):
            at = next((value for value in known if value.name in one.fields), None)
            found.append(_at(case, at, RULE, one.problem))
    return found


def _at(case: _Case, value: FieldValue | None, code: str, message: str) -> Problem:
    """A problem where a value stands, else on the first page of its document."""
    page = value.page if value is not None and value.page is not None and value.page < len(case.pages) else 0
    entity = value.value_ids[0] if value is not None and value.value_ids else None
    return Problem(case.pages[page], code, Severity.WARNING, message, entity)
