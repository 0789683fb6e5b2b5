"""Pictures of pages, decoded in threads beside the window's."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.history import PageId
from kie_desktop.domain.page import Picture
from kie_desktop.formats.page_process import interruptible

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_IMAGE_BYTES = 256 << 20
_THUMBNAILS = 2_000
_WAITING = 60
"""Thumbnails asked for and not yet read; older ones are dropped, the list asks again if it shows them."""
_URGENT = 1 << 30


@dataclass(frozen=True, slots=True)
class _Wanted:
    """One picture of a page. most: pixels of the longer side of a thumbnail; 0 for the whole image."""

    page_id: PageId
    path: Path
    picture: Picture
    most: int = 0


@dataclass(frozen=True, slots=True)
class _Loaded:
    wanted: _Wanted
    generation: int
    pixels: NDArray[np.uint8] | None
    error: str = ""


class PageImages(QObject):
    """Loads what is asked for, the latest first, and drops what nobody waits for any more.

    Pixels are H x W x 3 uint8 RGB, upright.
    image_ready(page id, pixels), image_failed(page id, text): for the page shown last only.
    thumbnail_ready(page id, pixels), thumbnail_failed(page id, text).
    """

    image_ready = Signal(int, object)
    image_failed = Signal(int, str)
    thumbnail_ready = Signal(int, object)
    thumbnail_failed = Signal(int, str)
    _loaded = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(2)
        self._generation = 0
        self._order = 0
        self._shown: _Wanted | None = None
        self._waiting: OrderedDict[_Wanted, None] = OrderedDict()
        self._images: OrderedDict[_Wanted, NDArray[np.uint8]] = OrderedDict()
        self._thumbnails: OrderedDict[_Wanted, NDArray[np.uint8] | None] = OrderedDict()
        self._loaded.connect(self._receive)

    @property
    def is_idle(self) -> bool:
        """Whether everything that was asked for is there, or has failed."""
        return not self._waiting

    def show(self, page_id: PageId, path: Path, picture: Picture) -> None:
        """Get the image of the page that is shown now; the answer to an earlier call is dropped."""
        wanted = _Wanted(page_id, path, picture)
        self._shown = wanted
        pixels = self._images.get(wanted)
        if pixels is not None:
            self._images.move_to_end(wanted)
            self.image_ready.emit(page_id, pixels)
        elif wanted not in self._waiting:
            self._start(wanted, 2 * _URGENT - 1)

    def prefetch(self, page_id: PageId, path: Path, picture: Picture) -> None:
        """Have an image at hand that will probably be shown next."""
        wanted = _Wanted(page_id, path, picture)
        if wanted not in self._images and wanted not in self._waiting:
            self._start(wanted, _URGENT)

    def thumbnail(self, page_id: PageId, path: Path, picture: Picture, most: int) -> NDArray[np.uint8] | None:
        """A small picture, `most` pixels at its longest side; None until `thumbnail_ready` says it is there."""
        wanted = _Wanted(page_id, path, picture, most)
        if wanted in self._thumbnails:
            self._thumbnails.move_to_end(wanted)
            return self._thumbnails[wanted]
        if wanted not in self._waiting:
            self._order += 1
            self._start(wanted, self._order)
            self._drop_oldest()
        return None

    def forget(self, page_id: PageId) -> None:
        """Forget the pictures of a page whose file has changed."""
        for kept in (self._images, self._thumbnails):
            for wanted in [wanted for wanted in kept if wanted.page_id == page_id]:
                del kept[wanted]

    def clear(self) -> None:
        """Forget everything (another project is shown)."""
        self._generation += 1
        self._pool.clear()
        self._shown = None
        self._waiting.clear()
        self._images.clear()
        self._thumbnails.clear()

    def close(self) -> None:
        """Forget everything and wait for the threads to end."""
        self.clear()
        self._pool.waitForDone()

    def _start(self, wanted: _Wanted, priority: int) -> None:
        self._waiting[wanted] = None
        generation = self._generation

        def load() -> None:
            if wanted in self._waiting and generation == self._generation:
                with interruptible(lambda: generation != self._generation):
                    self._loaded.emit(_load(wanted, generation))

        self._pool.start(_Call(load), priority)

    def _drop_oldest(self) -> None:
        thumbnails = [wanted for wanted in self._waiting if wanted.most]
        for wanted in thumbnails[:-_WAITING]:
            del self._waiting[wanted]

    def _receive(self, loaded: _Loaded) -> None:
        wanted = loaded.wanted
        if loaded.generation != self._generation:
            return
        self._waiting.pop(wanted, None)
        if wanted.most:
            self._receive_thumbnail(loaded)
            return
        if loaded.pixels is not None:
            self._images[wanted] = loaded.pixels
            while len(self._images) > 1 and sum(image.nbytes for image in self._images.values()) > _IMAGE_BYTES:
                self._images.popitem(last=False)
        if wanted == self._shown:
            if loaded.pixels is not None:
                self.image_ready.emit(wanted.page_id, loaded.pixels)
            else:
                self.image_failed.emit(wanted.page_id, loaded.error)

    def _receive_thumbnail(self, loaded: _Loaded) -> None:
        self._thumbnails[loaded.wanted] = loaded.pixels
        while len(self._thumbnails) > _THUMBNAILS:
            self._thumbnails.popitem(last=False)
        if loaded.pixels is not None:
            self.thumbnail_ready.emit(loaded.wanted.page_id, loaded.pixels)
        else:
            self.thumbnail_failed.emit(loaded.wanted.page_id, loaded.error)


class _Call(QRunnable):
    def __init__(self, function: Callable[[], None]) -> None:
        super().__init__()
        self._function = function

    def run(self) -> None:
        self._function()


def _load(wanted: _Wanted, generation: int) -> _Loaded:
    from kie_desktop.formats.images import read_image, read_thumbnail  # numpy: not before a picture is needed

    try:
        if wanted.most:
            pixels = read_thumbnail(wanted.path, wanted.picture.frame, wanted.most)
        else:
            pixels = read_image(wanted.path, wanted.picture.frame, wanted.picture.size)
    except UserError as error:
        return _Loaded(wanted, generation, None, str(error))
    return _Loaded(wanted, generation, pixels)
