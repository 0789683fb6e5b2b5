"""Pages that know their label set and where their images lie."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Self, SupportsIndex, overload

from kie_desktop.api.errors import KieError
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.page import Page
from kie_desktop.domain.problems import Problem


class Pages(list[Page]):
    """A list of pages, as `read` gives it and `Document.pages` is one.

    A slice of it and the sum of two are `Pages` as well, and so is `sum(list_of_pages, kie.Pages())`. Entities stand in
    pixels of their page's image.

    label_set: the labels, their order and their roles. format: name of the format that was read, "" for none.
    problems: what was found wrong in the source; what could be mended was. found: pages that the source names, with
    those that could not be read. damaged: lines, files or records of the source that gave no page.
    """

    def __init__(
        self,
        pages: Iterable[Page] = (),
        label_set: LabelSet | None = None,
        images: Mapping[str, Path] | None = None,
        *,
        format: str = "",
        problems: Iterable[Problem] = (),
        found: int | None = None,
        damaged: int = 0,
    ) -> None:
        """label_set: None takes the labels of the pages. images: `Page.image` -> where the file lies."""
        super().__init__(pages)
        names = (entity.label for page in self for entity in page.entities.values())
        self.label_set = LabelSet(()).extended(dict.fromkeys(names)) if label_set is None else label_set
        self.images = dict(images or {})
        self.format = format
        self.problems = tuple(problems)
        self.found = len(self) if found is None else found
        self.damaged = damaged

    def image_path(self, page: Page) -> Path | None:
        """Where the image of one of the pages lies; None where that is not known."""
        return self.images.get(page.image)

    def extend(self, other: Iterable[Page]) -> None:
        """Add other pages with what they know. Raises KieError where two images of one name are different files."""
        more = other if isinstance(other, Pages) else Pages(other)
        for name in self.images.keys() & more.images.keys():
            if self.images[name].absolute() != more.images[name].absolute():
                raise KieError(f"{name}: two images in different folders have this name; rename one of them")
        self.format = more.format if not self or self.format == more.format else ""
        super().extend(more)
        for label in more.label_set:
            if label.name not in self.label_set:
                self.label_set = self.label_set.with_label(label)
        self.images |= more.images
        self.problems += more.problems
        self.found += more.found
        self.damaged += more.damaged

    def __add__(self, other: Iterable[Page]) -> Pages:  # type: ignore[override]  # of pages only
        result = Pages((), self.label_set)
        result.extend(self)
        result.extend(other)
        return result

    def __iadd__(self, other: Iterable[Page]) -> Self:  # type: ignore[override]  # as `__add__`
        self.extend(other)
        return self

    @overload
    def __getitem__(self, index: SupportsIndex) -> Page: ...

    @overload
    def __getitem__(self, index: slice) -> Pages: ...

    def __getitem__(self, index: SupportsIndex | slice) -> Page | Pages:
        if isinstance(index, slice):
            return Pages(super().__getitem__(index), self.label_set, self.images, format=self.format)
        return super().__getitem__(index)
