"""Whole pages: which blocks stand on which kind of page, and in what order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

from build_scripts.starter.pages import captioned, cards, fields, margins, papers, survey, tables, texts
from build_scripts.starter.pages.damage import to_page
from build_scripts.starter.pages.pools import pool_of
from build_scripts.starter.pages.sheet import HEIGHT, WIDTH, Sheet
from kie_desktop.domain.page import Page

Block = Callable[[Sheet, float, float, float], float]

LANGUAGES = {"en": 58, "de": 14, "zh": 9, "fr": 4, "es": 4, "it": 4, "pt": 4, "ja": 3}
"""Percent of the pages in each language."""
_PAPERS = 0.05
"""Share of the pages that are receipts and invoices as `build_scripts.templates` has them."""
_QUESTIONNAIRES = 0.93
"""Share of the pages in other languages than English that are annotated as questionnaires (`survey.py`)."""
_BILINGUAL = 0.1
"""Share of these that say everything in English as well."""

_BODY: dict[Block, float] = {
    fields.beside: 30, fields.above: 16, fields.repeated: 5, fields.grid: 6, fields.named_list: 6, fields.essay: 6,
    tables.table: 10, tables.totals: 2, survey.lines_to_fill: 5, survey.captioned_boxes: 5,
    captioned.captioned_fields: 22, captioned.branches: 9, captioned.checklist: 12, captioned.choices: 6,
    captioned.circled: 3, captioned.prompts: 9, captioned.sentence_with_gap: 2,
    texts.section: 16, texts.paragraph: 11, texts.scattered: 10, texts.listing: 5, texts.disclaimer: 5,
    texts.letter_body: 2, texts.rules: 3, captioned.schedule: 5, texts.signed: 4, texts.headed_text: 5,
}  # fmt: skip
_SURVEY: dict[Block, float] = {
    survey.lines_to_fill: 24, survey.captioned_boxes: 16, survey.tick_list: 20, survey.closed_questions: 8,
    survey.guided: 10, survey.declaration: 8, survey.part: 12, survey.entries: 4,
    fields.beside: 10, fields.above: 4, fields.grid: 6,
    fields.repeated: 4, fields.named_list: 2, fields.essay: 3, tables.table: 10, captioned.captioned_fields: 9,
    captioned.prompts: 5, captioned.sentence_with_gap: 1, texts.paragraph: 12, texts.scattered: 5,
    texts.disclaimer: 5, texts.letter_body: 2,
}  # fmt: skip
_UNSEEN: dict[Block, float] = {
    captioned.questionnaire: 60, survey.sum_rows: 60, cards.card: 15, cards.statement: 15,
}  # fmt: skip
"""Blocks that no page to learn from holds: choices are made on pages that they fill to a third."""
_KINDS: dict[str, float] = {
    "form": 57, "memo": 9, "fax": 7, "invoice": 7, "report": 7, "letter": 6, "receipt": 4,
}  # fmt: skip
_SURVEY_KINDS: dict[str, float] = {"form": 82, "memo": 2, "invoice": 5, "report": 3, "letter": 4, "receipt": 4}
_STARTS: dict[str, tuple[Block, ...]] = {
    "form": (texts.heading,),
    "memo": (texts.heading, fields.memo),
    "fax": (texts.letterhead, texts.heading, fields.fax),
    "invoice": (texts.letterhead, texts.heading, fields.beside, tables.table, tables.totals),
    "report": (texts.heading, fields.beside, tables.table, tables.table),
    "letter": (texts.letterhead, fields.memo, texts.letter_body, texts.disclaimer),
    "receipt": (cards.receipt,),
}
_NARROW = ("receipt",)
"""Kinds that leave most of the sheet white."""


def generate(seed: int, start: int, count: int, unseen: bool = False) -> Iterator[Page]:
    """Pages `start` to `start + count` of the endless row that belongs to a seed.

    unseen: with blocks in them that no other page holds.
    """
    for index in range(start, start + count):
        yield make_page(seed, index, unseen)


def make_page(seed: int, index: int, unseen: bool = False) -> Page:
    """One page; the same numbers always give the same page."""
    rng = Random(f"{seed}/{index}")
    if rng.random() < _PAPERS:
        sheet, language = papers.paper(rng)
        return to_page(sheet, f"generated/{language}/{seed}-{index}.png")
    language = rng.choices([*LANGUAGES], [*LANGUAGES.values()])[0]
    as_survey = language != "en" and rng.random() < _QUESTIONNAIRES
    second = pool_of("en") if as_survey and rng.random() < _BILINGUAL else None
    sheet = Sheet(rng, pool_of(language).about(rng), as_survey, second)
    kinds = _SURVEY_KINDS if sheet.survey else _KINDS
    kind = rng.choices([*kinds], [*kinds.values()])[0]
    _compose(sheet, kind, unseen)
    if sheet.survey:
        survey.as_questionnaire(sheet)
    margins.margins(sheet)
    return to_page(sheet, f"generated/{language}/{seed}-{index}.png")


def language_of(page: Page) -> str:
    """The language of a page that `make_page` made."""
    return page.image.split("/")[1]


def _compose(sheet: Sheet, kind: str, unseen: bool) -> None:
    """Stack blocks down the page until it is as full as this page should be."""
    rng = sheet.rng
    left, right = rng.uniform(25, 110), WIDTH - rng.uniform(30, 110)
    y = rng.uniform(20, 110)
    if kind in _NARROW:
        left = rng.uniform(100, 250)
        right = left + rng.uniform(240, 360)
    if rng.random() < 0.3:
        y += rng.uniform(0, 130)
    if kind == "form" and rng.random() < 0.22:
        y = texts.letterhead(sheet, left, right, y)
    for block in _STARTS[kind]:
        if block is not texts.heading or rng.random() < 0.9:
            y = block(sheet, left, right, y)
    # Every form has its habits: some blocks come again and again on one page, others never.
    blocks = {**(_SURVEY if sheet.survey else _BODY), **(_UNSEEN if unseen else {})}
    weights = {block: weight * rng.expovariate(1.0) for block, weight in blocks.items()}
    # A page holds some 20 to 100 lines; a short form leaves the rest of the sheet white.
    lengths = (
        ((26, 40, 60, 90, 140), (22, 26, 26, 18, 8)) if sheet.survey else ((22, 32, 45, 60, 90), (25, 30, 25, 13, 7))
    )
    most = rng.choices(*lengths)[0]
    last = HEIGHT - rng.uniform(40, 120)
    while kind not in _NARROW and y < last - 40 and len(sheet.lines) < most:
        y = _next_block(sheet, weights, left, right, y)
    if rng.random() < 0.35 and y < HEIGHT - 70:
        ending = survey.declaration if sheet.survey and rng.random() < 0.6 else fields.signatures
        ending(sheet, left, right, y)
    if sheet.survey and kind == "form" and rng.random() < 0.06:
        survey.row_numbers(sheet, left)
    if not sheet.survey and rng.random() < 0.3:
        texts.remarks(sheet)
    if kind not in _NARROW and rng.random() < 0.7:
        _spread(sheet, last)
    _drop_below_page(sheet)


def _next_block(sheet: Sheet, weights: dict[Block, float], left: float, right: float, y: float) -> float:
    """One block across the page, or two blocks side by side; `weights` say how likely each block is."""
    rng, blocks, chances = sheet.rng, [*weights], [*weights.values()]
    y += rng.choice((0.0, sheet.style.pitch * rng.uniform(0, 1), sheet.style.pitch * rng.uniform(0, 2)))
    if rng.random() < 0.18:
        middle = left + (right - left) * rng.uniform(0.4, 0.6)
        first, second = rng.choices(blocks, chances, k=2)
        return max(first(sheet, left, middle - 12, y), second(sheet, middle + 5, right, y))
    if rng.random() < 0.15:
        left += rng.uniform(0, 80)
    return rng.choices(blocks, chances)[0](sheet, left, right, y)


def _spread(sheet: Sheet, last: float) -> None:
    """Move the lines apart until the page is about full: most forms use the whole sheet, however little they ask.

    Lines of one text stay together, and a value stays beside its key.
    """
    first = min(line.box[1] for line in sheet.lines)
    low = max(line.box[3] for line in sheet.lines)
    factor = min((last * sheet.rng.uniform(0.7, 1.0) - first) / max(low - first, 1.0), 1.6)
    if factor <= 1.0:
        return
    tops: dict[int, float] = {}
    for line in sheet.lines:
        if line.block is not None:
            tops.setdefault(line.block, line.box[1])
    anchors = [tops.get(line.block, line.box[1]) if line.block is not None else line.box[1] for line in sheet.lines]
    for head, tail in sheet.links:
        beside = sheet.lines[tail].box[0] > sheet.lines[head].box[2] - 5
        if beside and abs(anchors[tail] - anchors[head]) < 2.2 * sheet.style.size:
            anchors[tail] = anchors[head]
    for line, anchor in zip(sheet.lines, anchors, strict=True):
        x1, y1, x2, y2 = line.box
        shift = (anchor - first) * (factor - 1.0)
        line.box = (x1, y1 + shift, x2, y2 + shift)


def _drop_below_page(sheet: Sheet) -> None:
    """Take away what no longer fits on the sheet, with its links."""
    keep = [index for index, line in enumerate(sheet.lines) if line.box[3] < HEIGHT and line.box[0] < WIDTH - 5]
    place = {old: new for new, old in enumerate(keep)}
    sheet.lines = [sheet.lines[index] for index in keep]
    sheet.of_parts = {place[index] for index in sheet.of_parts if index in place}
    sheet.links = [(place[head], place[tail]) for head, tail in sheet.links if head in place and tail in place]
