"""Opening an address: http and https only, and never for ever, however slowly a server answers."""

from __future__ import annotations

import contextlib
import http.client
import math
import socket
import threading
import urllib.error
import urllib.request
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

SCHEMES = ("https", "http")


class TooSlowError(OSError):
    """The server sent less than a connection that is alive does; the connection was closed."""


class Watch:
    """While entered, connections that bring less than `least` bytes in a span are closed. Says so at the end.

    A server that sends a byte now and then keeps every other limit, as those begin anew with each byte, in headers
    and in the midst of a line too. So another thread looks, and closes what is open.
    """

    def __init__(self, span_s: float, least: float = math.inf) -> None:
        """least: infinite for all in one span."""
        self._span_s = span_s
        self._least = least
        self._received = 0
        self._is_over = threading.Event()
        self._is_slow = False
        self._lock = threading.Lock()
        self._connections: list[socket.socket] = []
        self._thread = threading.Thread(target=self._look, name="connection watch", daemon=True)

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(self, kind: object, fault: BaseException | None, _trace: object) -> None:
        """Raises TooSlowError in place of what closing a connection caused."""
        self._is_over.set()
        self._thread.join()
        for connection in self._connections:
            connection.close()
        if self._is_slow and (fault is None or isinstance(fault, Exception)):
            raise TooSlowError(f"it sends too slowly: less than {self._words()}") from fault

    def count(self, size: int) -> None:
        """More bytes have come."""
        self._received += size

    def add(self, connection: socket.socket) -> None:
        """Watch another connection, whatever is put around it later."""
        with self._lock:
            self._connections.append(connection.dup())
            is_late = self._is_slow
        if is_late:
            self._close()

    def _look(self) -> None:
        before = 0
        while not self._is_over.wait(self._span_s):
            now = self._received
            if now - before < self._least:
                self._close()
                return
            before = now

    def _close(self) -> None:
        with self._lock:
            self._is_slow = True
            for connection in self._connections:
                with contextlib.suppress(OSError):  # the server has closed it already
                    connection.shutdown(socket.SHUT_RDWR)

    def _words(self) -> str:
        if math.isinf(self._least):
            return f"all of it in {self._span_s:g} s"
        return f"{round(self._least):,} bytes in {self._span_s:g} s"


def open_address(address: str, headers: Mapping[str, str], timeout: float, watch: Watch) -> http.client.HTTPResponse:
    """Ask for what is at an address; a watched connection. Proxies are those of the environment.

    Raises ValueError for what is no address of http or https, urllib.error.HTTPError, OSError and
    http.client.HTTPException.
    """
    if urlsplit(address).scheme not in SCHEMES:
        raise ValueError(f"{address!r} does not start with https or http")
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        _Http(watch),
        _Https(watch),
        urllib.request.HTTPDefaultErrorHandler(),
        _Redirects(),
        urllib.request.HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    response: http.client.HTTPResponse = opener.open(
        urllib.request.Request(address, headers=dict(headers)), timeout=timeout
    )
    return response


class _Http(urllib.request.HTTPHandler):
    def __init__(self, watch: Watch) -> None:
        super().__init__()
        self._watch = watch

    def http_open(self, request: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(_connection(http.client.HTTPConnection, self._watch), request)


class _Https(urllib.request.HTTPSHandler):
    def __init__(self, watch: Watch) -> None:
        super().__init__()
        self._watch = watch

    def https_open(self, request: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(_connection(http.client.HTTPSConnection, self._watch), request)


def _connection(kind: type[http.client.HTTPConnection], watch: Watch) -> Any:
    """What makes a connection of a kind, which is watched from before its TLS begins."""

    def make(*arguments: Any, **options: Any) -> http.client.HTTPConnection:
        made = kind(*arguments, **options)
        ordinary = made._create_connection  # type: ignore[attr-defined]

        def connect(*arguments: Any, **options: Any) -> socket.socket:
            connection: socket.socket = ordinary(*arguments, **options)
            watch.add(connection)
            return connection

        made._create_connection = connect  # type: ignore[attr-defined]
        return made

    return make


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows a server elsewhere, but only to http and https, and never from https to what anybody can change."""

    def redirect_request(
        self, request: urllib.request.Request, fp: Any, code: int, message: str, headers: Any, address: str
    ) -> urllib.request.Request | None:
        scheme = urlsplit(address).scheme
        if scheme not in SCHEMES or (request.type == "https" and scheme != "https"):
            wanted = "https" if request.type == "https" else "https or http"
            raise urllib.error.HTTPError(
                request.full_url, code, f"redirects to an address without {wanted}", headers, fp
            )
        return super().redirect_request(request, fp, code, message, headers, address)
