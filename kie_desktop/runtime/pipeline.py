"""OCR, SER and RE over one page: what pre-annotation proposes."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kie_desktop.contract.messages import ALL_STEPS, OCR, RE, REREAD, SER
from kie_desktop.domain.geometry import bounding_box, center, contains, rectangle
from kie_desktop.domain.label_set import LabelSet, Role
from kie_desktop.domain.page import Entity, EntityPart, Link, Page
from kie_desktop.domain.pdf_text import EXACT
from kie_desktop.kie.decoding import Labelled
from kie_desktop.kie.encoding import EncodedPage, encode_page
from kie_desktop.kie.joint_labels import ScoreLinks, joint_labels
from kie_desktop.kie.linking import find_links, with_labels
from kie_desktop.kie.model import Model
from kie_desktop.kie.relations import candidates
from kie_desktop.kie.sdmgr import SdmgrModel
from kie_desktop.kie.sdmgr.model import GraphLogits, decode_edges, decode_labels
from kie_desktop.ocr.found import FoundCode, FoundMark, outside
from kie_desktop.ocr.marks.lines import likely_marks, without_marks
from kie_desktop.ocr.orientation import quarters_to_upright
from kie_desktop.ocr.pdf_text import PageLayer
from kie_desktop.ocr.protocol import Image, OcrEngine, OcrLine
from kie_desktop.runtime.lines import with_lines
from kie_desktop.runtime.marks import with_found, with_ticked_links
from kie_desktop.runtime.page_notes import note_on_nothing, note_on_parts
from kie_desktop.runtime.small_print import as_shown

if TYPE_CHECKING:  # OpenCV: an engine that only knows fields loads none
    from kie_desktop.ocr.marks.detector import MarkDetector

ReadImage = Callable[[], Image]
"""Gives the page's pixels; only called where they are needed, as it may decode them at each call."""


@dataclass(frozen=True, slots=True)
class PipelineResult:
    """page: with the proposed entities and links, for `edits.pre_annotate`. timing: seconds, for each step done.

    quarter_turns: by how many quarters of a circle, clockwise, the page must be turned to be upright; 0 to 3.
    notes: for people: what of a text layer was left out, that the page was read in parts, why nothing was found.
    """

    page: Page
    timing: Mapping[str, float]
    quarter_turns: int = 0
    notes: tuple[str, ...] = ()


class _Read(NamedTuple):
    lines: list[OcrLine]
    marks: list[FoundMark]
    codes: list[FoundCode]
    quarter_turns: int
    notes: tuple[str, ...]


def _apart(lines: list[OcrLine], marks: Sequence[FoundMark], codes: Sequence[FoundCode]) -> list[OcrLine]:
    """Lines without the marks and codes in them."""
    return without_marks(outside(lines, codes), [bounding_box(mark.points) for mark in marks])


class Pipeline:
    """An OCR engine and a model; either may be missing, and then its steps are left out."""

    def __init__(
        self,
        ocr: OcrEngine | None,
        model: Model | SdmgrModel | None,
        as_given: bool = False,
        marks: MarkDetector | None = None,
    ) -> None:
        """as_given: SER and RE read the lines as the page has them, not in PaddleOCR's order `tb-yx`.

        marks: finds check boxes where OCR reads a page; without, neither they nor codes are looked for.
        """
        self.ocr = ocr
        self.marks = marks
        self.model = model
        self._as_given = as_given

    def annotate(
        self,
        read_image: ReadImage,
        page: Page,
        steps: Collection[str] = ALL_STEPS,
        roles: Mapping[str, Role] | None = None,
        layer: PageLayer | None = None,
    ) -> PipelineResult:
        """What the models propose for a page.

        OCR runs where the page has no lines, or in any case with the step `reread`. SER proposes a label for every
        entity that no person labelled, RE links from keys to values; together they may choose other labels than SER
        alone (`kie.joint_labels`). SDMGR does both, and looks at the image. roles: those of the project's labels, where
        they differ from the model's. layer: the text layer of a PDF page, which is read in place of OCR as far as it
        can be believed.
        """
        timing: dict[str, float] = {}
        quarter_turns = 0
        notes: tuple[str, ...] = ()
        if (self.ocr is not None or layer is not None) and (REREAD in steps or (OCR in steps and not page.lines)):
            read = self._read(cache(read_image), layer, timing)
            quarter_turns, notes = read.quarter_turns, read.notes
            page = with_found(with_lines(page, read.lines), read.marks, read.codes, page)
        if self.model is None or not {SER, RE} & {*steps}:
            return PipelineResult(page, timing, quarter_turns, notes)
        if isinstance(self.model, SdmgrModel):
            return PipelineResult(
                _by_graph(page, self.model, read_image, steps, roles or {}, timing), timing, quarter_turns, notes
            )
        least_line = 0.0 if self._as_given else self.model.least_line
        shown = as_shown(page.entities.values(), page.width, page.height, least_line)
        encoded = encode_page(*shown, self.model.tokenizer, self._as_given)
        score_links = self.model.link_scorer(encoded) if RE in steps and self.model.can(RE) else None
        if SER in steps and self.model.can(SER):
            with _timed(timing, "ser_s"):
                page = _labelled(page, encoded, self.model, roles or {}, score_links)
        if score_links is not None:
            with _timed(timing, "re_s"):
                page = _linked(page, encoded, self.model, roles or {}, score_links)
                page = _ticked(page, self.model.label_set, roles or {})
        return PipelineResult(page, timing, quarter_turns, notes)

    def _read(self, read_image: ReadImage, layer: PageLayer | None, timing: dict[str, float]) -> _Read:
        """What stands on a page, by its text layer as far as that goes, else by OCR."""
        notes = () if layer is None else layer.layer.notes
        form = [] if layer is None else [FoundMark(mark.points, mark.checked, EXACT) for mark in layer.layer.marks]
        if layer is not None:
            with _timed(timing, "text_s"):
                found = layer.read(read_image, self.ocr)
            if found is not None:
                if found.by_ocr:
                    timing["ocr_s"] = timing.pop("text_s")
                marks, codes = form, list[FoundCode]()
                if found.by_ocr or layer.layer.has_boxes:
                    marks, codes = self._look(form, read_image, found.lines, timing)
                return _Read(_apart(found.lines, marks, codes), marks, codes, found.quarter_turns, notes)
        if self.ocr is None:
            return _Read(
                [],
                form,
                [],
                0,
                notes if form else (*notes, "no text was found: the page has no text layer, and OCR is off"),
            )
        image = read_image()
        with _timed(timing, "ocr_s"):
            lines = self.ocr.read(image)
        notes += note_on_parts(self.ocr.tiles)
        marks, codes = self._look(form, read_image, lines, timing)
        lines = _apart(lines, marks, codes)
        if not (lines or marks or codes):
            notes += (note_on_nothing(image),)
        return _Read(lines, marks, codes, quarters_to_upright(image, lines, self.ocr.recognise), notes)

    def _look(
        self, form: list[FoundMark], read_image: ReadImage, lines: Sequence[OcrLine], timing: dict[str, float]
    ) -> tuple[list[FoundMark], list[FoundCode]]:
        """The marks and codes of a page: those of a form, whose state is certain, and others that are seen.

        None of the latter is a part of a code or a letter of a line.
        """
        if self.marks is None:
            return form, []
        from kie_desktop.ocr.codes import find_codes  # OpenCV, which reading fields does without

        image = read_image()
        with _timed(timing, "codes_s"):
            codes = find_codes(image)
        with _timed(timing, "marks_s"):
            seen = likely_marks(outside(self.marks.find(image), codes), lines)
        known = [bounding_box(mark.points) for mark in form]
        new = [mark for mark in seen if not any(contains(rectangle(box), center(mark.points)) for box in known)]
        return form + new, codes


def _labelled(
    page: Page, encoded: EncodedPage, model: Model, own: Mapping[str, Role], score_links: ScoreLinks | None
) -> Page:
    """The page with SER's labels, except where a person set one. score_links: of the RE that has a say in them."""
    by_person = [entity for entity in page.entities.values() if EntityPart.LABEL in entity.by_human]
    decided = _roles(by_person, model.label_set, own)
    logits, weights = model.ser_logits(encoded), model.linking.labels
    looks = model.looks(encoded)
    return _with_labels(page, joint_labels(logits, encoded, model.label_set, weights, score_links, decided, looks))


def _with_labels(page: Page, labels: Mapping[int, Labelled]) -> Page:
    """The page with proposed labels, except where a person set one."""
    entities = [
        entity
        if EntityPart.LABEL in entity.by_human or entity.id not in labels
        else replace(entity, label=labels[entity.id].label, label_score=labels[entity.id].score)
        for entity in page.entities.values()
    ]
    return page.with_entities(entities, list(page.links.values()))


def _linked(page: Page, encoded: EncodedPage, model: Model, roles: Mapping[str, Role], score_links: ScoreLinks) -> Page:
    """The page with RE's links in place of all that no person drew."""
    pairs = candidates(encoded, _roles(page.entities.values(), model.label_set, roles))
    return _with_links(page, find_links(score_links(pairs), pairs, page.entities, model.linking, page.rejected))


def _ticked(page: Page, label_set: LabelSet, own: Mapping[str, Role]) -> Page:
    """The page whose links follow its marks."""
    values = [label.name for label in label_set if label.role is Role.VALUE]
    if not values or len(page.lines) == len(page.entities):
        return page
    return with_ticked_links(page, _roles(page.entities.values(), label_set, own), values[0])


def _with_links(page: Page, found: Iterable[Link]) -> Page:
    """The page with proposed links in place of all that no person drew."""
    drawn = [link for link in page.links.values() if link.by_human]
    taken = {link.key for link in drawn}
    links: list[Link] = [*drawn, *(link for link in found if link.key not in taken)]
    return page.with_entities(list(page.entities.values()), links)


def _by_graph(
    page: Page,
    model: SdmgrModel,
    read_image: ReadImage,
    steps: Collection[str],
    roles: Mapping[str, Role],
    timing: dict[str, float],
) -> Page:
    """The page with SDMGR's labels and links, both of one look at it."""
    lines = page.only_lines()
    if not lines.entities or not (SER in steps or model.can(RE)):
        return page
    image = read_image()
    with _timed(timing, "ser_s"):
        answer: GraphLogits = model.ask(lines, image)
        if SER in steps:
            page = _with_labels(page, decode_labels(answer.nodes, [*lines.entities], model.classes))
    if RE in steps and model.can(RE):
        with _timed(timing, "re_s"):
            entities = [page.entities[entity_id] for entity_id in lines.entities]
            known = _roles(entities, model.label_set, roles)
            found = decode_edges(answer.edges, entities, known, page.rejected)
            page = _with_links(page, [with_labels(link, page.entities) for link in found])
    return page


def _roles(entities: Collection[Entity], label_set: LabelSet, own: Mapping[str, Role]) -> dict[int, Role]:
    """The role of every entity: the project's, else the model's, else the usual one of the label's name."""
    known = label_set.extended({entity.label for entity in entities})
    by_name = {name.casefold(): role for name, role in own.items()}
    return {entity.id: by_name.get(entity.label.casefold(), known.role_of(entity.label)) for entity in entities}


@contextmanager
def _timed(timing: dict[str, float], name: str) -> Iterator[None]:
    start = time.perf_counter()
    yield
    timing[name] = round(timing.get(name, 0.0) + time.perf_counter() - start, 4)
