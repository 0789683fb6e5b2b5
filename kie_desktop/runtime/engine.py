"""The engine: a child process that holds OCR, SER, RE and learned fields, and answers the window, line by line.

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
from functools import partial
from pathlib import Path
from typing import TextIO

from kie_desktop.attended import exit_within, read_lines
from kie_desktop.contract import field_messages, messages
from kie_desktop.domain.errors import UserError, is_out_of_memory
from kie_desktop.runtime.field_reader import FieldReader
from kie_desktop.runtime.page_reader import PageReader
from kie_desktop.version import __version__

logger = logging.getLogger(__name__)

_LEAVE_S = 10.0
"""How long the page that is being read may take after the window is gone."""


def serve(threads: int | None = None) -> int:
    """Be the engine until standard input closes; returns the exit status.

    threads: of ONNX Runtime, for each network; such an engine is one of several and loads nothing before it is asked.
    """
    # A Ctrl+C in the terminal goes to every process there; the window decides when the engine ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = _private_stdout()
    try:
        _run(_lines_of(sys.stdin.fileno()), answers, threads)
    except BrokenPipeError:
        # Nobody listens any more. Closing would try to flush into the broken pipe again.
        os._exit(0)
    return 0


_Question = (
    messages.Annotate | messages.Recognise | messages.Alternatives | field_messages.FieldsRequest | messages.Ping
)


class Engine:
    """Answers requests one at a time."""

    def __init__(self, answers: TextIO, reader: PageReader) -> None:
        self._answers = answers
        self.reader = reader
        self._fields = FieldReader(reader)

    def send(self, answer: messages.Answer) -> None:
        """Write one answer, now."""
        self._answers.write(messages.encode_answer(answer))
        self._answers.flush()

    def warm_up(self) -> None:
        """Load what the first request will most likely need. What fails here fails again there, with an answer."""
        for load in (lambda: self.reader.ocr(messages.DEFAULT_OCR), lambda: self.reader.model(messages.DEFAULT_MODEL)):
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
        except Exception as fault:  # one page must not take the engine along, whatever a library raises
            if is_out_of_memory(fault):
                self.reader.forget_image()
                self.send(messages.Failed(request_id, "not enough memory for this page; close other programs"))
                return True
            logger.exception("engine: request %s", request_id)
            self.send(messages.Failed(request_id, f"unexpected error, {type(fault).__name__}: {fault}"))
        return True

    def _answer(self, request: _Question) -> messages.Answer:
        if isinstance(request, messages.Ping):
            return messages.Pong(request.id)
        if isinstance(request, field_messages.LearnFields):
            return self._fields.learn(request, partial(self._tell_share, request.id))
        if isinstance(request, field_messages.ReadFields):
            return self._fields.read(request)
        if isinstance(request, field_messages.LocateValues):
            return self._fields.locate(request, partial(self._tell_share, request.id))
        return self._answer_of_page(request)

    def _answer_of_page(
        self, request: messages.Annotate | messages.Recognise | messages.Alternatives
    ) -> messages.Answer:
        if isinstance(request, messages.Alternatives):
            return self.reader.readings(request)
        self.send(messages.Progress(request.id, Path(request.image).name))
        if isinstance(request, messages.Recognise):
            return self.reader.recognise(request)
        return self.reader.annotate(request)

    def _tell_share(self, request_id: int, share: float) -> None:
        self.send(messages.Progress(request_id, f"{share:.0%}"))


def _run(lines: Iterable[str], answers: TextIO, threads: int | None) -> None:
    engine = Engine(answers, PageReader(threads))
    engine.send(messages.Ready(__version__, os.getpid()))
    if threads is None:
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
