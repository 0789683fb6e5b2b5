"""The engine: a child process that holds OCR, SER and RE and answers the window, line by line.

Nothing but messages reaches the pipe that was its standard output; what libraries print goes to
standard error. No request ends the engine: what the user can mend and what nobody foresaw alike
become a `Failed` answer. It ends when it is asked to, or when its standard input closes, which is
also what happens when the window dies.
"""

from __future__ import annotations

import logging
import os
import queue
import signal
import sys
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from kie_desktop.contract import messages
from kie_desktop.contract.packs import DESCRIPTION, find_pack, load_pack
from kie_desktop.domain.errors import UserError
from kie_desktop.formats.images import read_image
from kie_desktop.kie.model import Model
from kie_desktop.kie.sdmgr import SdmgrModel
from kie_desktop.ocr.create import create_engine
from kie_desktop.ocr.protocol import Image, OcrEngine
from kie_desktop.processes import exit_within, read_lines
from kie_desktop.runtime.pipeline import Pipeline
from kie_desktop.version import __version__

logger = logging.getLogger(__name__)

LARGEST_KEPT_IMAGE = 50_000_000
"""Pixels. The last image is kept for the next request about it, unless it is larger (150 MB)."""
_LEAVE_S = 10.0
"""How long the page that is being read may take after the window is gone."""


def serve() -> int:
    """Be the engine until standard input closes; returns the exit status."""
    # A Ctrl+C in the terminal goes to every process there; the window decides when the engine ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = _private_stdout()
    try:
        _run(_lines_of(sys.stdin.fileno()), answers)
    except BrokenPipeError:
        # Nobody listens any more. Closing would try to flush into the broken pipe again.
        os._exit(0)
    return 0


class Engine:
    """Answers requests one at a time. Holds one OCR engine, one model and one image, not more."""

    def __init__(self, answers: TextIO) -> None:
        self._answers = answers
        self._ocr: OcrEngine | None = None
        self._model: tuple[object, Model | SdmgrModel] | None = None
        self._image: tuple[object, Image] | None = None

    def send(self, answer: messages.Answer) -> None:
        """Write one answer, now."""
        self._answers.write(messages.encode_answer(answer))
        self._answers.flush()

    def warm_up(self) -> None:
        """Load what the first request will most likely need. What fails here fails again there, with an answer."""
        for load in (lambda: self.ocr(messages.DEFAULT_OCR), lambda: self.model(messages.DEFAULT_MODEL)):
            try:
                load()
            except UserError as fault:
                logger.warning("engine: %s", fault)

    def handle(self, line: str) -> bool:
        """Answer one line; False where it asks the engine to end."""
        request_id: int | None = None
        try:
            request = messages.decode_request(line)
            if isinstance(request, messages.Quit):
                return False
            request_id = request.id
            self.send(self._answer(request))
        except BrokenPipeError:
            raise
        except messages.MessageError as fault:
            self.send(messages.Failed(fault.id, str(fault)))
        except UserError as fault:
            self.send(messages.Failed(request_id, str(fault)))
        except MemoryError:
            self._image = None
            self.send(messages.Failed(request_id, "not enough memory for this page; close other programs"))
        except Exception as fault:  # one page must not take the engine along, whatever a library raises
            logger.exception("engine: request %s", request_id)
            self.send(messages.Failed(request_id, f"unexpected fault, {type(fault).__name__}: {fault}"))
        return True

    def _answer(self, request: messages.Annotate | messages.Recognise | messages.Ping) -> messages.Answer:
        if isinstance(request, messages.Ping):
            return messages.Pong(request.id)
        self.send(messages.Progress(request.id, Path(request.image).name))
        if isinstance(request, messages.Recognise):
            image = self.image(request.image, request.frame)
            text, score = self.ocr(request.ocr).recognise(image, request.points)
            return messages.RecogniseResult(request.id, text, score)
        reads = messages.REREAD in request.steps or (messages.OCR in request.steps and not request.page.entities)
        labels = {messages.SER, messages.RE} & request.steps
        pipeline = Pipeline(
            self.ocr(request.ocr) if reads else None,
            self.model(request.model) if labels else None,
        )
        done = pipeline.annotate(
            lambda: self.image(request.image, request.frame), request.page, request.steps, request.roles
        )
        return messages.AnnotateResult(request.id, done.page, done.timing, done.quarter_turns)

    def ocr(self, name: str) -> OcrEngine:
        """The OCR engine of a name, loaded if another one was."""
        if self._ocr is None or self._ocr.name != name:
            self._ocr = None
            self._ocr = create_engine(name)
        return self._ocr

    def model(self, name: str) -> Model | SdmgrModel:
        """The model of a pack, loaded again when the pack was exported anew."""
        from kie_desktop.runtime.open_pack import model_of_pack

        folder = find_pack(name)
        key = (folder, (folder / DESCRIPTION).stat().st_mtime_ns)
        if self._model is None or self._model[0] != key:
            self._model = None
            self._model = (key, model_of_pack(load_pack(folder)))
        return self._model[1]

    def image(self, path: str, frame: int) -> Image:
        """The pixels of an image; the last one is kept, as long as its file stays as it is."""
        file = Path(path)
        key = (file, frame, file.stat().st_mtime_ns if file.exists() else None)
        if self._image is not None and self._image[0] == key:
            return self._image[1]
        self._image = None
        image = read_image(file, frame)
        if image.shape[0] * image.shape[1] <= LARGEST_KEPT_IMAGE:
            self._image = (key, image)
        return image


def _run(lines: Iterable[str], answers: TextIO) -> None:
    engine = Engine(answers)
    engine.send(messages.Ready(__version__, os.getpid()))
    engine.warm_up()
    for line in lines:
        if not engine.handle(line):
            return


def _private_stdout() -> TextIO:
    """The real standard output, for messages only; what anyone prints from now on goes to standard error."""
    private = os.dup(1)
    os.dup2(2, 1)
    return os.fdopen(private, "w", encoding="utf-8", newline="\n")


def _lines_of(descriptor: int) -> Iterable[str]:
    """Lines as they come, read by a thread, so that the writer at the other end never blocks on a full pipe.

    At their end, what is under way has a few seconds: nobody waits for its answer any more.
    """
    lines: queue.Queue[str | None] = queue.Queue()

    def read() -> None:
        for line in read_lines(descriptor):
            lines.put(line)
        lines.put(None)
        exit_within(_LEAVE_S)

    threading.Thread(target=read, name="engine input", daemon=True).start()
    while (line := lines.get()) is not None:
        if line.strip():
            yield line
