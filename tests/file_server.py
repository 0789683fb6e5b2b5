"""A web server on this machine that serves one file, well or badly, as a test wants it."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

STALL_S = 300
"""Longer than any test waits."""
TOLD_S = 0.3
"""Longer than the program says nothing of bytes that arrive."""


@dataclass
class Behaviour:
    """How the file is served, request by request.

    status: instead of the file. drops: after how many bytes each of the first requests breaks off. stalls: so many
    requests send half and then nothing. ranges: whether Range is understood. validator: the ETag, None for the
    content's own, "" for none. honest_length: else one byte too many is announced. chunked: no length is announced.
    goes_on: once it is set, stalled requests send the rest. pause_s: between single bytes, of headers as of the file.
    headers: that are sent besides.
    """

    content: bytes
    status: int = 200
    content_type: str = "application/x-tar"
    drops: list[int] = field(default_factory=list)
    stalls: int = 0
    ranges: bool = True
    validator: str | None = None
    honest_length: bool = True
    chunked: bool = False
    redirect: str = ""
    pause_s: float = 0
    headers: dict[str, str] = field(default_factory=dict)
    requests: list[dict[str, str]] = field(default_factory=list)
    goes_on: threading.Event = field(default_factory=threading.Event)

    @property
    def etag(self) -> str:
        own = f'"{hashlib.md5(self.content).hexdigest()}"'
        return own if self.validator is None else self.validator


@contextmanager
def serving(behaviour: Behaviour) -> Iterator[str]:
    """Serve until left; gives the address of the file."""
    server = _Server(("127.0.0.1", 0), _handler(behaviour))
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/model.tar"
    finally:
        behaviour.goes_on.set()
        server.shutdown()
        thread.join()
        server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = False  # closing waits for them: no test leaves a thread to the next one

    def handle_error(self, *_: object) -> None:
        """A client that left early is none."""


def _handler(behaviour: Behaviour) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 30  # for a client that takes nothing

        def do_GET(self) -> None:
            behaviour.requests.append({"path": self.path, **self.headers})
            self.close_connection = True
            if behaviour.pause_s:
                self._trickle()
                return
            if behaviour.redirect:
                self.send_response(302)
                self.send_header("Location", behaviour.redirect)
                self.send_header("Content-Length", "0")
                self.end_headers()
            elif behaviour.status != 200:
                self.send_error(behaviour.status)
            else:
                self._send(self._offset())

        def _trickle(self) -> None:
            """All that a client waits for, byte by byte."""
            head = "".join(f"{name}: {value}\r\n" for name, value in behaviour.headers.items())
            length = f"Content-Length: {len(behaviour.content)}\r\n"
            for byte in f"HTTP/1.1 200 OK\r\n{length}{head}\r\n".encode() + behaviour.content:
                self.wfile.write(bytes([byte]))
                if behaviour.goes_on.wait(behaviour.pause_s):
                    return

        def _offset(self) -> int | None:
            """Where the client wants to go on; None for a range beyond the end."""
            wanted = self.headers.get("Range", "")
            if not (behaviour.ranges and wanted) or self.headers.get("If-Range", behaviour.etag) != behaviour.etag:
                return 0
            offset = int(wanted.removeprefix("bytes=").removesuffix("-"))
            return offset if offset < len(behaviour.content) else None

        def _send(self, offset: int | None) -> None:
            if offset is None:
                self.send_error(416)
                return
            body = behaviour.content[offset:]
            self.send_response(206 if offset else 200)
            self.send_header("Content-Type", behaviour.content_type)
            if behaviour.etag:
                self.send_header("ETag", behaviour.etag)
            if offset:
                whole = len(behaviour.content)
                self.send_header("Content-Range", f"bytes {offset}-{whole - 1}/{whole}")
            if behaviour.chunked:
                self.send_header("Transfer-Encoding", "chunked")
                body = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
            else:
                self.send_header("Content-Length", str(len(body) + (not behaviour.honest_length)))
            self.end_headers()
            if behaviour.stalls:
                behaviour.stalls -= 1
                self.wfile.write(body[: len(body) // 4])
                time.sleep(TOLD_S)
                self.wfile.write(body[len(body) // 4 : len(body) // 2])
                behaviour.goes_on.wait(STALL_S)
                self.wfile.write(body[len(body) // 2 :])
            elif behaviour.drops:
                self.wfile.write(body[: behaviour.drops.pop(0)])
            else:
                self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing on stderr."""

    return Handler
