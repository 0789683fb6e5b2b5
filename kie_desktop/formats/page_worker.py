"""The process that reads pages: requests as JSON lines in, answers out, within limits; its end when its input ends.

An answer is the length of its header (8 bytes, big endian), the header in JSON, and where that has a `shape`, so many
bytes of pixels.
"""

from __future__ import annotations

import json
import os
import queue
import sys
import threading
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kie_desktop.attended import read_lines
from kie_desktop.domain.errors import UserError
from kie_desktop.formats import decoders

MEMORY_BYTES = 6 << 30
"""Of address space, where the system knows such a limit (Linux): what the largest page takes in its worst form."""
PDF_MEMORY_BYTES = 3 << 30
"""The same for PDFs, whose pages are smaller. A few forms that draw each other many times over take whatever there is,
and most of the time goes into giving it to them."""


def serve() -> int:
    """Answer until the input ends."""
    answers = os.dup(1)
    os.dup2(2, 1)  # what libraries print
    lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
    threading.Thread(target=_read_requests, args=(lines,), name="requests", daemon=True).start()
    while (line := lines.get()) is not None:
        header, pixels = _answer(json.loads(line))
        text = json.dumps(header).encode()
        try:
            for part in (len(text).to_bytes(8, "big"), text, pixels):
                _write(answers, memoryview(part).cast("B"))
        except OSError:  # nobody is there any more
            return 0
    return 0


def _read_requests(lines: queue.SimpleQueue[str | None]) -> None:
    """At the end of the input nobody waits for an answer: the page that is being read may never be done."""
    for line in read_lines(0):
        lines.put(line)
    os._exit(0)


def _answer(request: Mapping[str, Any]) -> tuple[dict[str, Any], Any]:
    path = Path(request["path"])
    try:
        if not path.is_absolute() and request["folder"]:
            os.chdir(request["folder"])
        _limit_memory(PDF_MEMORY_BYTES if decoders.is_pdf(path) else MEMORY_BYTES)
        found = _result(request["op"], path, int(request["frame"]), request["size"])
    except UserError as fault:
        return {"error": str(fault)}, b""
    except MemoryError:
        return {"error": f"{path}: not enough memory for this page; scale it down or close other programs"}, b""
    except OSError as fault:  # the folder that paths are relative to
        return {"error": f"{path}: the file cannot be read ({fault.strerror})"}, b""
    if isinstance(found, np.ndarray):
        return {"shape": found.shape}, np.ascontiguousarray(found)
    return {"values": found}, b""


def _result(op: str, path: Path, frame: int, size: Sequence[int]) -> NDArray[np.uint8] | Sequence[int]:
    """size: empty, or width and height of the page where it was given them before; of a thumbnail its longer side."""
    given = (int(size[0]), int(size[1])) if len(size) == 2 else None
    if op == "info":
        return decoders.info(path, frame, given)
    if op in ("count", "frames"):
        return [decoders.count(path)] if op == "count" else decoders.page_frames(path)
    if op == "upright":
        return [decoders.quarters_to_upright(path)]
    if op == "plain":
        return [int(decoders.plain(path))]
    if op == "layer":
        return np.frombuffer(decoders.layer(path, frame, given), np.uint8)
    return decoders.thumbnail(path, frame, size[0]) if op == "thumbnail" else decoders.pixels(path, frame, given)


def _write(descriptor: int, data: memoryview) -> None:
    while data:
        data = data[os.write(descriptor, data) :]


def _limit_memory(most: int) -> None:
    """Bytes of address space for the next page, as far as this process was given them."""
    if sys.platform != "linux":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (min(most, _given_memory()), hard))


@cache
def _given_memory() -> int:
    """Bytes of address space that this process had when it was first asked."""
    import resource

    limits = [limit for limit in resource.getrlimit(resource.RLIMIT_AS) if limit != resource.RLIM_INFINITY]
    return min(limits, default=MEMORY_BYTES)
