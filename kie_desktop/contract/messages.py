"""What window and engine say to each other: one JSON object a line, UTF-8.

Imports the standard library and `domain` only, so that the window may use it too.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kie_desktop.contract.field_messages import (
    FieldsAnswer,
    FieldsLearned,
    FieldsRead,
    FieldsRequest,
    LearnFields,
    LocateValues,
    ReadFields,
    ValuesLocated,
    fields_answer_from_json,
    fields_answer_to_json,
    fields_request_from_json,
    fields_request_to_json,
)
from kie_desktop.domain.codec import page_from_json, page_to_json
from kie_desktop.domain.geometry import Polygon, polygon
from kie_desktop.domain.label_set import Role
from kie_desktop.domain.page import Page
from kie_desktop.domain.pdf_text import PdfText
from kie_desktop.domain.text import encodable_json
from kie_desktop.domain.text_suggestions import Reading

OCR = "ocr"
"""Read the image where the page has no entities yet."""
REREAD = "reread"
"""Read the image in any case; what a person set stays."""
SER = "ser"
"""Propose a label for every entity."""
RE = "re"
"""Propose links from keys to values."""
STEPS = frozenset({OCR, REREAD, SER, RE})
ALL_STEPS = frozenset({OCR, SER, RE})
"""The usual pre-annotation."""

DEFAULT_MODEL = "starter"
DEFAULT_OCR = "rapid"
NO_OCR = "none"
"""In place of an OCR engine: pages keep the lines that they have."""

Json = dict[str, Any]


class MessageError(ValueError):
    """A line that is no message; `id` is the request's number where it could still be read."""

    def __init__(self, text: str, request_id: int | None = None) -> None:
        super().__init__(text)
        self.id = request_id


@dataclass(frozen=True, slots=True)
class Annotate:
    """Propose entities, labels and links for a page.

    image: absolute path of the picture. roles: what RE sees of the project's labels; labels that
    are not in it have the role that the model pack gives them. upright: a page that is found lying on its side or head
    is turned and read once more; the answer stands on the image as it is. ocr_weights: for PaddleOCR, a folder with
    `det` and `rec`, or `embedded` for those of the embedded engine; "" for the downloaded ones. pdf_text: where the
    text of a PDF page comes from.
    """

    id: int
    image: str
    page: Page
    frame: int = 0
    steps: frozenset[str] = ALL_STEPS
    model: str = DEFAULT_MODEL
    ocr: str = DEFAULT_OCR
    roles: Mapping[str, Role] = field(default_factory=dict)
    upright: bool = False
    ocr_weights: str = ""
    pdf_text: PdfText = PdfText.AUTO


@dataclass(frozen=True, slots=True)
class Recognise:
    """Read the text inside one polygon (pixels of the upright image) again. size: width and height of the page."""

    id: int
    image: str
    points: Polygon
    frame: int = 0
    ocr: str = DEFAULT_OCR
    size: tuple[int, int] | None = None
    pdf_text: PdfText = PdfText.AUTO


@dataclass(frozen=True, slots=True)
class Alternatives:
    """Tell what may stand inside one polygon (pixels of the upright image), as the embedded recogniser sees it.

    size: width and height of the page.
    """

    id: int
    image: str
    points: Polygon
    frame: int = 0
    size: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Ping:
    """Ask for a sign of life; answered by `Pong`."""

    id: int


@dataclass(frozen=True, slots=True)
class Quit:
    """Ask the engine to end."""


Request = Annotate | Recognise | Alternatives | FieldsRequest | Ping | Quit


@dataclass(frozen=True, slots=True)
class Ready:
    """The engine listens. version: of the program; the window restarts an engine of another version."""

    version: str
    pid: int


@dataclass(frozen=True, slots=True)
class Progress:
    """What a request is at, in words."""

    id: int
    text: str


@dataclass(frozen=True, slots=True)
class AnnotateResult:
    """A page with what the models propose, for `edits.pre_annotate`.

    timing: seconds, `text_s` (of a PDF), `ocr_s`, `codes_s`, `marks_s`, `ser_s`, `re_s`.
    quarter_turns: by how many quarters of a circle, clockwise, the page must be turned to be upright; 0 to 3.
    notes: for people: what of a text layer was left out, that the page was read in parts, why nothing was found.
    """

    id: int
    page: Page
    timing: Mapping[str, float] = field(default_factory=dict)
    quarter_turns: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RecogniseResult:
    """The text in one polygon and its score, 0 to 1."""

    id: int
    text: str
    score: float


@dataclass(frozen=True, slots=True)
class AlternativesResult:
    """What may stand in one polygon, best first, with the chance of each text, 0 to 1."""

    id: int
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Pong:
    """The sign of life."""

    id: int


@dataclass(frozen=True, slots=True)
class Failed:
    """A request that could not be done; message: for the user. id is None for a line that is no request."""

    id: int | None
    message: str


Answer = (
    Ready
    | Progress
    | AnnotateResult
    | RecogniseResult
    | AlternativesResult
    | FieldsLearned
    | FieldsRead
    | ValuesLocated
    | Pong
    | Failed
)


def encode_request(request: Request) -> str:
    """One line, newline included."""
    match request:
        case Annotate():
            value: Json = {
                "id": request.id,
                "op": "annotate",
                "image": request.image,
                "frame": request.frame,
                "page": page_to_json(request.page),
                "steps": sorted(request.steps),
                "model": request.model,
                "ocr": request.ocr,
                "roles": {name: str(role) for name, role in request.roles.items()},
                "upright": request.upright,
                "ocr_weights": request.ocr_weights,
                "pdf_text": str(request.pdf_text),
            }
        case Recognise():
            value = {
                "id": request.id,
                "op": "recognise",
                "image": request.image,
                "frame": request.frame,
                "points": [[x, y] for x, y in request.points],
                "ocr": request.ocr,
                "size": request.size,
                "pdf_text": str(request.pdf_text),
            }
        case Alternatives():
            value = {
                "id": request.id,
                "op": "alternatives",
                "image": request.image,
                "frame": request.frame,
                "size": request.size,
                "points": [[x, y] for x, y in request.points],
            }
        case LearnFields() | ReadFields() | LocateValues():
            value = fields_request_to_json(request)
        case Ping():
            value = {"id": request.id, "op": "ping"}
        case Quit():
            value = {"op": "quit"}
    return _line(value)


def decode_request(line: str) -> Request:
    """The inverse of `encode_request`; raises MessageError."""
    value = _object(line)
    request_id = _id_of(value)
    try:
        match value["op"]:
            case "annotate":
                steps = frozenset(str(step) for step in value["steps"])
                if not steps <= STEPS:
                    raise MessageError(f"unknown steps {sorted(steps - STEPS)}", request_id)
                return Annotate(
                    int(value["id"]),
                    str(value["image"]),
                    page_from_json(value["page"]),
                    int(value.get("frame", 0)),
                    steps,
                    str(value.get("model", DEFAULT_MODEL)),
                    str(value.get("ocr", DEFAULT_OCR)),
                    {str(name): Role(role) for name, role in value.get("roles", {}).items()},
                    bool(value.get("upright", False)),
                    str(value.get("ocr_weights", "")),
                    PdfText(value.get("pdf_text", PdfText.AUTO)),
                )
            case "recognise":
                return Recognise(
                    int(value["id"]),
                    str(value["image"]),
                    polygon(value["points"]),
                    int(value.get("frame", 0)),
                    str(value.get("ocr", DEFAULT_OCR)),
                    _size(value.get("size")),
                    PdfText(value.get("pdf_text", PdfText.AUTO)),
                )
            case "alternatives":
                return Alternatives(
                    int(value["id"]),
                    str(value["image"]),
                    polygon(value["points"]),
                    int(value.get("frame", 0)),
                    _size(value.get("size")),
                )
            case "learn_fields" | "read_fields" | "locate_values":
                return fields_request_from_json(value)
            case "ping":
                return Ping(int(value["id"]))
            case "quit":
                return Quit()
            case unknown:
                raise MessageError(f"unknown request {unknown!r}", request_id)
    except (KeyError, TypeError, IndexError, AttributeError) as error:
        raise MessageError(f"incomplete request: {error!r}", request_id) from error
    except MessageError:
        raise
    except ValueError as error:
        raise MessageError(f"malformed request: {error}", request_id) from error


def encode_answer(answer: Answer) -> str:
    """One line, newline included."""
    match answer:
        case Ready():
            value: Json = {"event": "ready", "version": answer.version, "pid": answer.pid}
        case Progress():
            value = {"id": answer.id, "event": "progress", "text": answer.text}
        case AnnotateResult():
            page = page_to_json(answer.page)
            timing = dict(answer.timing)
            value = {
                "id": answer.id,
                "event": "done",
                "page": page,
                "timing": timing,
                "quarter_turns": answer.quarter_turns,
                "notes": answer.notes,
            }
        case RecogniseResult():
            value = {"id": answer.id, "event": "done", "text": answer.text, "score": answer.score}
        case AlternativesResult():
            value = {"id": answer.id, "event": "done", "readings": [[text, chance] for text, chance in answer.readings]}
        case FieldsLearned() | FieldsRead() | ValuesLocated():
            value = fields_answer_to_json(answer)
        case Pong():
            value = {"id": answer.id, "event": "pong"}
        case Failed():
            value = {"id": answer.id, "event": "failed", "message": answer.message}
    return _line(value)


def decode_answer(line: str) -> Answer:
    """The inverse of `encode_answer`; raises MessageError.

    Lone surrogates, which no file takes, become U+FFFD; in requests they stay, as names of files may have them.
    """
    value = _object(line)
    if "\\ud" in line:
        value = encodable_json(value)
    try:
        match value["event"]:
            case "ready":
                return Ready(str(value["version"]), int(value["pid"]))
            case "progress":
                return Progress(int(value["id"]), str(value["text"]))
            case "done":
                return _result(value)
            case "pong":
                return Pong(int(value["id"]))
            case "failed":
                return Failed(_id_of(value), str(value["message"]))
            case unknown:
                raise MessageError(f"unknown answer {unknown!r}", _id_of(value))
    except (KeyError, TypeError, IndexError, AttributeError) as error:
        raise MessageError(f"incomplete answer: {error!r}", _id_of(value)) from error


def _result(value: Json) -> AnnotateResult | RecogniseResult | AlternativesResult | FieldsAnswer:
    """What came of a request, known by what it holds."""
    request_id = int(value["id"])
    if "page" in value:
        page, quarter_turns = page_from_json(value["page"]), int(value.get("quarter_turns", 0))
        notes = tuple(map(str, value.get("notes", ())))
        return AnnotateResult(request_id, page, value["timing"], quarter_turns, notes)
    if "text" in value:
        return RecogniseResult(request_id, str(value["text"]), float(value["score"]))
    if "readings" in value:
        readings = tuple(Reading(str(text), float(chance)) for text, chance in value["readings"])
        return AlternativesResult(request_id, readings)
    return fields_answer_from_json(value)


def _size(value: Any) -> tuple[int, int] | None:
    if value is None:
        return None
    width, height = value
    return int(width), int(height)


def _line(value: Json) -> str:
    # ASCII only: no code page of a pipe can spoil it, and no text holds a line break of its own.
    return json.dumps(value, ensure_ascii=True, separators=(",", ":")) + "\n"


def _object(line: str) -> Json:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise MessageError(f"not JSON: {error}") from error
    if not isinstance(value, dict):
        raise MessageError("not a JSON object")
    return value


def _id_of(value: Json) -> int | None:
    request_id = value.get("id")
    return request_id if isinstance(request_id, int) else None
