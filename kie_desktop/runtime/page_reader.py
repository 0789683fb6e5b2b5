"""Reads pages one at a time and keeps what the next one will need: the engine's work, and the Python API's."""

from __future__ import annotations

import tempfile
from functools import cache, cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from kie_desktop.contract import messages
from kie_desktop.contract.packs import DESCRIPTION, TOKENIZER, find_pack, load_pack
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.geometry import Polygon
from kie_desktop.domain.pdf_text import EXACT, PdfText
from kie_desktop.domain.text_suggestions import Reading
from kie_desktop.formats.images import Size, read_image, read_pdf_layer
from kie_desktop.formats.pdf_layer import PdfLayer
from kie_desktop.inference import usual_threads
from kie_desktop.ocr.create import create_engine
from kie_desktop.ocr.inside import read_better
from kie_desktop.ocr.lazy import LazyEngine
from kie_desktop.ocr.pdf_text import PageLayer, TextLayers
from kie_desktop.ocr.protocol import Image, OcrEngine
from kie_desktop.runtime.likely_texts import as_texts
from kie_desktop.runtime.pipeline import Pipeline
from kie_desktop.runtime.upright import annotate_upright, turned_image

if TYPE_CHECKING:  # ONNX Runtime: the engine says that it is there before it loads anything
    from kie_desktop.kie.tokenizer import Tokenizer
    from kie_desktop.ocr.marks.detector import MarkDetector
    from kie_desktop.ocr.rapid import RapidEngine
    from kie_desktop.runtime.open_pack import PackModel

LARGEST_KEPT_IMAGE = 50_000_000
"""Pixels. The last image is kept for the next request about it, unless it is larger (150 MB)."""
EMBEDDED = "embedded"
"""As `ocr_weights` of PaddleOCR: those that the embedded engine carries."""
MOST_READINGS = 48
"""Of one line; the right one is seldom behind the twentieth, but a word of it is right in others."""
UNLIKELY = 0.2
"""Where no reading of a line is likelier than this, several lines may stand there."""


class PageReader:
    """Holds one OCR engine, one model and one image, not more. Not safe to share between threads."""

    def __init__(self, threads: int | None = None) -> None:
        """threads: of ONNX Runtime, for each network, at least 1; None: by the cores."""
        self._threads = threads or usual_threads()
        self._ocr: tuple[tuple[str, str], OcrEngine] | None = None
        self._recogniser: RapidEngine | None = None
        self._weights: tempfile.TemporaryDirectory[str] | None = None
        self._model: tuple[object, PackModel] | None = None
        self._image: tuple[object, Image] | None = None
        self._layer: tuple[object, PdfLayer | None] | None = None
        self._layers = TextLayers()

    def annotate(self, request: messages.Annotate) -> messages.AnnotateResult:
        """What the models propose for a page. Raises UserError."""
        reads = messages.REREAD in request.steps or (messages.OCR in request.steps and not request.page.lines)
        labels = {messages.SER, messages.RE} & request.steps
        page, size = request.page, request.page.size
        reads = reads and (request.ocr != messages.NO_OCR or request.pdf_text is PdfText.TEXT)
        pipeline = Pipeline(
            self._engine(request.ocr, request.ocr_weights) if reads else None,
            self.model(request.model) if labels else None,
            marks=self.marks if reads else None,
        )

        def image() -> Image:
            pixels = self.image(request.image, request.frame, size)
            _check_size(request, pixels)
            return pixels

        layer = self._text_layer(request.image, request.frame, size, request.pdf_text) if reads else None
        annotate = partial(annotate_upright, pipeline) if request.upright else pipeline.annotate
        done = annotate(image, page, request.steps, request.roles, layer)
        return messages.AnnotateResult(request.id, done.page, done.timing, done.quarter_turns, done.notes)

    def recognise(self, request: messages.Recognise) -> messages.RecogniseResult:
        """The text in a polygon. Raises UserError."""
        path, frame, points = request.image, request.frame, request.points
        engine = LazyEngine(request.ocr, lambda: self.ocr(request.ocr))

        @cache
        def image() -> Image:
            return self.image(path, frame, request.size)

        layer = self._text_layer(path, frame, request.size, request.pdf_text)
        if layer is not None and (text := layer.text_in(points, image, engine)):
            return messages.RecogniseResult(request.id, text, EXACT)
        text, score = read_better(image(), points, engine.read, engine.recognise(image(), points))
        return messages.RecogniseResult(request.id, text, score)

    def readings(self, request: messages.Alternatives) -> messages.AlternativesResult:
        """What may stand in a polygon, of several lines too, the likeliest text first. Raises UserError."""
        path, frame, size = request.image, request.frame, request.size
        found = [Reading(*row) for row in self.alternatives(path, frame, 0, request.points, "", size)]
        ordered = as_texts(found, self._tokenizer.log_chance)
        likeliest = max((reading.chance for reading in found), default=0.0)
        if likeliest < UNLIKELY and self._recogniser is not None:
            engine, image = self._recogniser, self.image(path, frame, size)
            known = engine.recognise(image, request.points)
            better = read_better(image, request.points, engine.read, known)
            if better != known:
                ordered = [Reading(better[0], likeliest), *ordered]
        return messages.AlternativesResult(request.id, tuple(ordered))

    def alternatives(
        self,
        path: str,
        frame: int,
        quarter_turns: int,
        points: Polygon,
        among: str,
        size: Size | None = None,
        most: int = MOST_READINGS,
    ) -> list[tuple[str, float]]:
        """What may stand in a polygon of an image, best first, as the embedded recogniser sees it. Raises UserError.

        points: on the image after it was turned by `quarter_turns` clockwise. among: the only signs that may stand
        there. size: as in `image`. Whatever engine read the page: other engines do not say what else they saw.
        """
        image = self.image(path, frame, size)
        if quarter_turns:
            image = turned_image(image, quarter_turns)
        if self._recogniser is None:
            from kie_desktop.ocr.rapid import RapidEngine

            self._recogniser = RapidEngine(threads=self._threads)
        return [(one.text, one.chance) for one in self._recogniser.alternatives(image, points, most, among)]

    def ocr(self, name: str, weights: str = "") -> OcrEngine:
        """The OCR engine of a name, loaded if another one was. weights: see `Annotate.ocr_weights`."""
        if self._ocr is None or self._ocr[0] != (name, weights):
            self._ocr = None
            self._ocr = ((name, weights), self._create(name, weights))
        return self._ocr[1]

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        """Knows the words of many languages; that of the starter, which is always there."""
        from kie_desktop.kie.tokenizer import Tokenizer

        return Tokenizer.from_file(find_pack(messages.DEFAULT_MODEL) / TOKENIZER)

    @cached_property
    def marks(self) -> MarkDetector:
        """What finds check boxes, loaded when a page is first read."""
        from kie_desktop.ocr.marks.detector import MarkDetector

        return MarkDetector(threads=self._threads)

    def model(self, name: str) -> PackModel:
        """The model of a pack, loaded again when the pack was exported anew."""
        from kie_desktop.runtime.open_pack import model_of_pack

        folder = find_pack(name)
        key = (folder, (folder / DESCRIPTION).stat().st_mtime_ns)
        if self._model is None or self._model[0] != key:
            self._model = None
            self._model = (key, model_of_pack(load_pack(folder), self._threads))
        return self._model[1]

    def image(self, path: str, frame: int, size: Size | None = None) -> Image:
        """The pixels of an image; the last one is kept, as long as its file stays as it is.

        size: that the page was given; the page of a PDF has it then.
        """
        file = Path(path)
        key = (_state_of(file), frame, size)
        if self._image is not None and self._image[0] == key:
            return self._image[1]
        self.forget_image()
        image = read_image(file, frame, size)
        if image.shape[0] * image.shape[1] <= LARGEST_KEPT_IMAGE:
            self._image = (key, image)
        return image

    def forget_image(self) -> None:
        """Give the memory of the last image back."""
        self._image = None

    def _engine(self, name: str, weights: str) -> OcrEngine | None:
        """The OCR engine of a name, which is loaded when it is needed; None for none."""
        return None if name == messages.NO_OCR else LazyEngine(name, lambda: self.ocr(name, weights))

    def _text_layer(self, path: str, frame: int, size: Size | None, mode: PdfText) -> PageLayer | None:
        """The text layer of a page; None where it is of no PDF, or not wanted. Raises UserError."""
        if mode is PdfText.OCR:
            return None
        file = Path(path)
        state = _state_of(file)
        key = (state, frame, size)
        if self._layer is None or self._layer[0] != key:
            self._layer = None
            self._layer = (key, read_pdf_layer(file, frame, size))
        found = self._layer[1]
        return None if found is None else PageLayer(found, mode, self._layers, state)

    def _create(self, name: str, weights: str) -> OcrEngine:
        if not weights:
            return create_engine(name, self._threads)
        from kie_desktop.ocr.paddle import PaddleEngine
        from kie_desktop.ocr.paddle_weights import write_embedded_weights

        if weights != EMBEDDED:
            return PaddleEngine(Path(weights))
        if self._weights is None:
            self._weights = tempfile.TemporaryDirectory(prefix="kie-ocr-")
            write_embedded_weights(Path(self._weights.name))
        return PaddleEngine(Path(self._weights.name))


def _state_of(file: Path) -> tuple[Path, int | None]:
    """Names a file as it is now."""
    return file, file.stat().st_mtime_ns if file.exists() else None


def _check_size(request: messages.Annotate, pixels: Image) -> None:
    """Raises UserError where an image is not the one that the page was made of: all would lie in the wrong places."""
    height, width = pixels.shape[:2]
    page = request.page
    if (width, height) != (page.width, page.height):
        size, was = f"{width} x {height}", f"{page.width} x {page.height}"
        raise UserError(
            f"{request.image}: the image is now {size} pixels but was {was} when it was annotated; fit the annotations "
            "to it"
        )
