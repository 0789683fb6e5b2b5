"""What a model does wrong on pages whose lines are given: counted by kind, and drawn on the pages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from PIL import Image, ImageDraw

from build_scripts.samples.fonts import font
from build_scripts.starter.rule import key_value_links
from kie_desktop.domain.label_set import OTHER, default_label_set, is_background
from kie_desktop.domain.page import Entity, LinkKey, Page

KEY, VALUE, HEADER = "question", "answer", "header"
_LONG = 6
"""Words from which on a line counts as running text."""
_APART = 0.8
"""Lines of one key are nearer than so many of their heights."""
_TOP = 0.12
"""Share of the page that letterheads and fax lines stand in."""
_COLOURS = {KEY: "#1f6feb", VALUE: "#1a7f37", HEADER: "#8250df", OTHER: "#8c959f"}
_WRONG = "#cf222e"


def mistakes_of(page: Page, read: Page) -> Iterator[str]:
    """The kinds of what is wrong on one page, one for each entity and each link. read: what the program shows."""
    for entity in page.entities.values():
        label = _label(read.entities[entity.id])
        if label != _label(entity):
            yield f"label: {_kind_of_label(entity, label, page)}"
    gold, found = key_value_links(page, default_label_set()), key_value_links(read, default_label_set())
    heads: dict[int, set[int]] = defaultdict(set)
    for head, tail in gold:
        heads[tail].add(head)
    for link in gold - found:
        yield f"link missed: {_kind_of_missed(link, page, read, heads)}"
    for head, tail in found - gold:
        if _label(page.entities[head]) != KEY or _label(page.entities[tail]) != VALUE:
            kind = "of a line that is no key or no value"
        else:
            kind = "to another key than its own" if heads[tail] else "of a value without a key"
        yield f"link too many: {kind}"


def counted(pages: Iterable[tuple[Page, Page]]) -> Counter[str]:
    """How often each kind comes on pages and what was read of them, the commonest first."""
    kinds = Counter(kind for page, read in pages for kind in mistakes_of(page, read))
    return Counter(dict(kinds.most_common()))


def drawn(page: Page, read: Page, picture: Image.Image | None = None) -> Image.Image:
    """The page with the labels that were read, in colours; wrong ones filled, with the right label over them.

    Links that are right are grey, those that are missing red and broken, those too many red. picture: of the page.
    """
    image = (picture or Image.new("RGB", (page.width, page.height), "white")).convert("RGB")
    scale = 1400 / max(image.size)
    image = image.resize((round(image.width * scale), round(image.height * scale)))
    draw, small = ImageDraw.Draw(image, "RGBA"), font("inter", 11)
    factors = (image.width / page.width, image.height / page.height) * 2
    boxes = {
        key: tuple(edge * factor for edge, factor in zip(row.box, factors, strict=True))
        for key, row in page.entities.items()
    }
    for key, entity in page.entities.items():
        label, box = _label(read.entities[key]), boxes[key]
        draw.rectangle(box, outline=_COLOURS.get(label, "black"), width=1)
        if picture is None:
            draw.text((box[0], box[1]), entity.text, "black", font("lato", max((box[3] - box[1]) * 0.7, 6)))
        if label != _label(entity):
            draw.rectangle(box, fill=(207, 34, 46, 60))
            draw.text((box[0], box[1] - 11), _label(entity), _WRONG, small)
    gold, found = key_value_links(page, default_label_set()), key_value_links(read, default_label_set())
    for link in gold | found:
        ends = [((boxes[end][0] + boxes[end][2]) / 2, (boxes[end][1] + boxes[end][3]) / 2) for end in link]
        if link in gold & found:
            draw.line([*ends[0], *ends[1]], "#6e7781", 1)
        elif link in found:
            draw.line([*ends[0], *ends[1]], _WRONG, 2)
        else:
            _broken_line(draw, *ends)
    return image


def _label(entity: Entity) -> str:
    return OTHER if is_background(entity.label) else entity.label


def _kind_of_label(entity: Entity, read: str, page: Page) -> str:
    gold, words = _label(entity), len(entity.text.split())
    colon = entity.text.rstrip().endswith((":", "："))
    if gold in (OTHER, HEADER) and read in (KEY, VALUE) and entity.box[3] < _TOP * page.height:
        return "letterhead, title or fax line read as a field"
    if gold == OTHER and read in (KEY, VALUE):
        return "running text read as a field" if words >= _LONG else "short plain text read as a field"
    if {gold, read} == {KEY, HEADER} and colon:
        return f"{gold} with a colon read as {read}"
    if (gold, read) == (VALUE, KEY) and words >= _LONG:
        return "sentence under its key read as a key"
    return f"{gold} read as {read}"


def _kind_of_missed(link: LinkKey, page: Page, read: Page, heads: dict[int, set[int]]) -> str:
    head, tail = (page.entities[end] for end in link)
    if _label(read.entities[head.id]) != KEY or _label(read.entities[tail.id]) != VALUE:
        return "a label is wrong"
    others = [page.entities[other] for other in heads[tail.id] if other != head.id]
    if any(_stacked(head, other) for other in others):
        return "another line of its key"
    if others:
        return "one of several keys"
    return "the value stands above its key" if tail.box[3] <= head.box[1] + 1 else "the only key"


def _stacked(one: Entity, other: Entity) -> bool:
    """Whether two keys are lines of one text: right below each other."""
    upper, lower = sorted((one.box, other.box), key=lambda box: box[1])
    height = min(upper[3] - upper[1], lower[3] - lower[1])
    shared = min(upper[2], lower[2]) - max(upper[0], lower[0])
    return shared > 0 and -0.5 * height < lower[1] - upper[3] < _APART * height


def _broken_line(draw: ImageDraw.ImageDraw, start: tuple[float, float], end: tuple[float, float]) -> None:
    pieces = 9
    points = [
        tuple(one + (other - one) * number / pieces for one, other in zip(start, end, strict=True))
        for number in range(pieces + 1)
    ]
    for number in range(0, pieces, 2):
        draw.line([*points[number], *points[number + 1]], _WRONG, 2)
