"""What SER and RE say about pages whose fields are learned or read: computed once for a page and a model."""

from __future__ import annotations

import hashlib
import json
import logging
import time
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kie_desktop.contract.messages import RE, SER
from kie_desktop.contract.packs import DESCRIPTION, find_pack
from kie_desktop.domain.errors import UserError

if TYPE_CHECKING:  # numpy: the engine says that it is there before it loads anything
    from kie_desktop.domain.page import Page
    from kie_desktop.fields.document import Document, TextPage
    from kie_desktop.fields.prepared import Ground
    from kie_desktop.runtime.page_reader import PageReader

logger = logging.getLogger(__name__)

Json = dict[str, Any]
_KEPT = 3_000
"""Pages; a page of a hundred lines takes 20 kB."""


class NetworkOutputs:
    """Asks the networks of `network` of a page (`fields.codec.page_to_json`), and keeps what they say."""

    def __init__(self, reader: PageReader) -> None:
        self._reader = reader
        self._known: OrderedDict[str, TextPage] = OrderedDict()
        self._failed: set[str] = set()

    def evident(
        self, document: Document, pages: Sequence[Json], ground: Ground, seconds: float | None = None
    ) -> Document:
        """A document with what the networks say of its lines, where that may change what is proposed.

        seconds: pages that are not known yet are left without, once so much time has passed; None for no limit. A model
        that cannot be used is told in the log and does without: fields are found by the learner alone then.
        """
        end = None if seconds is None else time.monotonic() + seconds
        found = []
        for page, value in zip(document.pages, pages, strict=True):
            found.append(self._page(page, value, ground, end) or page)
        return replace(document, pages=tuple(found))

    def _page(self, page: TextPage, value: Json, ground: Ground, end: float | None) -> TextPage | None:
        name = str(value.get("network", ""))
        if not name or not page.lines or name in self._failed:
            return None
        try:
            return self._said(page, value, name, ground, end)
        except UserError as fault:
            logger.warning("fields: %s", fault)
            self._failed.add(name)
            return None

    def _said(self, page: TextPage, value: Json, name: str, ground: Ground, end: float | None) -> TextPage | None:
        from kie_desktop.fields.document import evident_page
        from kie_desktop.runtime.pipeline import Pipeline

        key = _key(value, name)
        if key in self._known:
            self._known.move_to_end(key)
            return self._known[key]
        if end is not None and time.monotonic() > end:
            return None
        model = self._reader.model(name)
        classes = model.label_set.names
        if not ground.wants_evidence(classes):
            return None
        lines = _page_of(value)
        done = Pipeline(None, model).annotate(
            lambda: self._reader.image(str(value.get("image", "")), int(value.get("frame", 0)), lines.size),
            lines,
            {SER, RE},
        )
        said = evident_page(done.page, classes)
        by_line = {line.id: line.labels for line in said.lines}
        own = tuple(replace(line, labels=by_line[line.id]) for line in page.lines)
        result = replace(page, lines=own, links=said.links, classes=said.classes)
        self._known[key] = result
        while len(self._known) > _KEPT:
            self._known.popitem(last=False)
        return result


def _key(value: Mapping[str, Any], name: str) -> str:
    """Names a version of a page and of a model: a pack that was exported anew is another one."""
    folder = find_pack(name)
    shown = (str(folder), (folder / DESCRIPTION).stat().st_mtime_ns, value["width"], value["height"], value["lines"])
    return hashlib.sha256(json.dumps(shown, ensure_ascii=True).encode()).hexdigest()


def _page_of(value: Json) -> Page:
    """The lines of a page as entities without labels."""
    from kie_desktop.domain.geometry import polygon, rectangle
    from kie_desktop.domain.label_set import OTHER
    from kie_desktop.domain.page import Entity, Page

    points = value.get("points") or [None] * len(value["lines"])
    entities = [
        Entity(int(number), polygon(own) if own else rectangle((x1, y1, x2, y2)), str(text), OTHER)
        for (number, text, (x1, y1, x2, y2), _), own in zip(value["lines"], points, strict=True)
    ]
    return Page("", round(float(value["width"])), round(float(value["height"]))).with_entities(entities, [])
