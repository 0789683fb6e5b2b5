"""One published file to this machine: several mirrors, resumed where it can be trusted, checked before it counts.

Two files beside the final one while it arrives: `NAME.part`, and `NAME.part.json`, which says of which
edition of the file the bytes are. What was received goes on to be used only where it is certain to fit the
rest: the file's SHA-256 is known, or the same server still has the same edition (strong ETag or Last-Modified,
RFC 9110). Proxies are those of the environment (HTTPS_PROXY, NO_PROXY).
"""

from __future__ import annotations

import hashlib
import http.client
import json
import re
import shutil
import time
import urllib.error
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import urlsplit

from kie_desktop import locks
from kie_desktop.contract.catalogue import RemoteFile
from kie_desktop.domain.errors import UserError
from kie_desktop.formats.atomic import write_error
from kie_desktop.runtime.connection import TooSlowError, Watch, open_address
from kie_desktop.version import __version__

Progress = Callable[[int, int], None]
"""Bytes that are there, bytes in all (0 for no idea)."""

TIMEOUT_S = 30.0
"""Without a single byte for so long, a connection counts as dead."""
TRIES = 3
"""Attempts at a mirror in a row that bring nothing new, or too little for their time."""
MOST_TRIES = 500
"""Attempts at a mirror in all."""
SLOWEST = 1000.0
"""Bytes a second; slower counts as dead. A modem of 1998 had seven times as many."""
_SPANS = 2
"""In so many times the timeout the pace is measured, and short documents must have come."""
_NEAR = (0.7, 1.5)
"""How far the size of a file may be from what its publisher's pages say of it."""
_BLOCK = 1 << 18
_TEMPORARY = frozenset({408, 425, 429, 500, 502, 503, 504})
_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+|\*)")


class _Refused(Exception):  # noqa: N818  (a mirror is no use; the next one may be)
    """Asking this mirror again would not help."""


class _Broken(Exception):  # noqa: N818  (asking again may help)
    """The connection failed."""


def fetch(remote: RemoteFile, folder: Path, progress: Progress | None = None, timeout: float = TIMEOUT_S) -> Path:
    """The file, complete and checked, in `folder`; what is there already is not fetched again.

    Raises UserError, which says what to do, where no mirror gives it, the disk is full, or another process
    fetches it right now. Nothing incomplete ever has the file's own name.
    """
    place = folder / remote.name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = locks.hold(folder / f".{remote.name}.lock")
    except OSError as fault:
        raise write_error(folder, fault) from fault
    if lock is None:
        raise UserError(f"{remote.name}: another window or command is downloading this; wait until it has finished")
    with lock:
        tell = progress or _tell_nobody
        if place.is_file() and _is_right(place, remote):
            tell(place.stat().st_size, place.stat().st_size)
            return place
        part = _Part(folder / f"{remote.name}.part")
        faults: list[str] = []
        for address in remote.addresses:
            failed = _ask(address, remote, part, tell, timeout)
            if not failed:
                return part.finish(place)
            faults.append(failed)
        raise UserError(_advice(remote, part, faults))


def read_document(address: str, limit: int, timeout: float = TIMEOUT_S) -> bytes:
    """A short document that a server has. Raises UserError, also where it has more than `limit` bytes."""
    try:
        with Watch(_SPANS * timeout) as watch, _open(address, 0, None, timeout, watch) as response:
            data = response.read(limit + 1)
    except TooSlowError as fault:
        raise UserError(f"{urlsplit(address).hostname}: {fault}; try again later") from fault
    except (_Refused, _Broken) as fault:
        raise UserError(f"{urlsplit(address).hostname}: {fault}; check the connection and the proxy") from fault
    except (OSError, http.client.HTTPException) as fault:
        raise UserError(
            f"{urlsplit(address).hostname}: the connection was interrupted ({_words(fault)}); try again"
        ) from fault
    except ValueError as fault:
        raise UserError(f"{address}: this is not a web address; correct it in the settings") from fault
    if len(data) > limit:
        raise UserError(f"{urlsplit(address).hostname}: the answer is larger than expected; check the address")
    return data


def _tell_nobody(_done: int, _total: int) -> None:
    """Progress that nobody wants to see."""


def check_room(folder: Path, needed: int) -> None:
    """Raises UserError where the disk of a folder has less room than `needed` bytes."""
    there = next(path for path in (folder, *folder.parents) if path.exists())
    free = shutil.disk_usage(there).free
    if free < needed:
        raise UserError(
            f"{folder}: {megabytes(needed)} needed, {megabytes(free)} free; free up some space, or set "
            "KIE_DESKTOP_HOME to a folder on another disk"
        )


def megabytes(size: int) -> str:
    """`1,114 MB`."""
    return f"{max(1, round(size / 1e6)):,} MB"


@dataclass(slots=True)
class _Edition:
    """Of which file the bytes of a part are. validator: what its server calls this edition; total: 0 for unknown."""

    address: str = ""
    validator: str = ""
    total: int = 0


class _Part:
    """What has arrived of a file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._about = path.with_name(path.name + ".json")
        self.edition = self._read()

    @property
    def size(self) -> int:
        return self.path.stat().st_size if self.path.is_file() else 0

    def usable(self, address: str, remote: RemoteFile) -> int:
        """How many bytes a download from an address can go on after."""
        same = self.edition.address == address and bool(self.edition.validator)
        return self.size if same or remote.sha256 else 0

    def begin(self, edition: _Edition, offset: int) -> None:
        """From here on, what is written belongs to this edition, and so do the `offset` bytes that are there."""
        if not offset:
            self.path.unlink(missing_ok=True)
        self.edition = edition
        self._about.write_text(json.dumps(asdict(edition)), "utf-8")

    def drop(self) -> None:
        """Forget all of it."""
        self.path.unlink(missing_ok=True)
        self._about.unlink(missing_ok=True)
        self.edition = _Edition()

    def finish(self, place: Path) -> Path:
        """Give the file its own name."""
        try:
            self.path.replace(place)
            self._about.unlink(missing_ok=True)
        except OSError as fault:
            raise write_error(place, fault) from fault
        return place

    def _read(self) -> _Edition:
        try:
            return _Edition(**json.loads(self._about.read_text("utf-8")))
        except (OSError, ValueError, TypeError):  # none yet, or not ours: begin anew
            return _Edition()


def _ask(address: str, remote: RemoteFile, part: _Part, progress: Progress, timeout: float) -> str:
    """Fetch from one mirror, again and again as long as that brings more; returns why it failed, "" for success."""
    furthest, tries, reason = part.usable(address, remote), TRIES, ""
    for _ in range(MOST_TRIES):
        if not tries:
            break
        begun = part.usable(address, remote)
        started = time.monotonic()
        try:
            _receive(address, remote, part, progress, timeout)
            if _is_right(part.path, remote):
                return ""
            part.drop()
            reason = "sent a file whose SHA-256 does not match the published one"
            tries = tries - 1 if begun else 0  # what was there before may be to blame, not the mirror
        except _Refused as fault:
            return f"{urlsplit(address).hostname}: {fault}"
        except _Broken as fault:
            reason = str(fault)
            is_alive = part.size - furthest > SLOWEST * (time.monotonic() - started - timeout)
            tries = TRIES if part.size > furthest and is_alive else tries - 1
            furthest = max(furthest, part.size)
        except OSError as fault:  # of the disk: those of the network are broken connections
            raise write_error(part.path, fault) from fault
    return f"{urlsplit(address).hostname}: {reason}"


def _receive(address: str, remote: RemoteFile, part: _Part, progress: Progress, timeout: float) -> None:
    """Add to the part until the file is complete. Raises _Refused, _Broken, and OSError of the disk."""
    span = _SPANS * timeout
    try:
        with Watch(span, SLOWEST * span) as watch:
            _receive_watched(address, remote, part, progress, timeout, watch)
    except TooSlowError as fault:
        raise _Broken(str(fault)) from fault


def _receive_watched(
    address: str, remote: RemoteFile, part: _Part, progress: Progress, timeout: float, watch: Watch
) -> None:
    offset = part.usable(address, remote)
    with _open(address, offset, part, timeout, watch) as response:
        if response.headers.get_content_type() in ("text/html", "application/xhtml+xml"):
            raise _Refused("sent a web page instead of the file (possibly from a login page or a proxy)")
        if response.headers.get("Content-Encoding", "identity") != "identity":
            raise _Refused("sent the file in a different encoding than requested")
        edition, offset = _edition(response, address, offset, part)
        if edition.total:
            _check_size(edition.total, remote, "announces")
            check_room(part.path.parent, edition.total - offset)
        part.begin(edition, offset)
        with part.path.open("ab") as file:
            while block := _block(response):
                watch.count(len(block))
                file.write(block)
                offset += len(block)
                if offset > (remote.size or remote.about * _NEAR[1]):
                    break
                progress(offset, edition.total)
    if edition.total and offset < edition.total:
        raise _Broken(f"the connection was closed after {megabytes(offset)} of {megabytes(edition.total)}")
    try:
        _check_size(offset, remote, "sent")
    except _Refused:
        part.drop()
        raise


def _open(address: str, offset: int, part: _Part | None, timeout: float, watch: Watch) -> http.client.HTTPResponse:
    headers = {"User-Agent": f"KIE-Desktop/{__version__}", "Accept-Encoding": "identity"}
    if part is not None and offset:
        headers["Range"] = f"bytes={offset}-"
        if part.edition.address == address and part.edition.validator:
            headers["If-Range"] = part.edition.validator
    try:
        return open_address(address, headers, timeout, watch)
    except urllib.error.HTTPError as fault:
        fault.close()
        if part is not None and fault.code == http.client.REQUESTED_RANGE_NOT_SATISFIABLE:
            part.drop()
            raise _Broken("has a different version of the file than the one downloaded so far") from fault
        kind = _Broken if fault.code in _TEMPORARY else _Refused
        raise kind(f"answered {fault.code} {fault.reason}") from fault
    except (OSError, http.client.HTTPException) as fault:
        raise _Broken(f"cannot be reached ({_words(getattr(fault, 'reason', fault))})") from fault


def _edition(response: http.client.HTTPResponse, address: str, offset: int, part: _Part) -> tuple[_Edition, int]:
    """What the server sends, and after how many bytes of the part it goes on."""
    validator = response.headers.get("ETag") or ""
    if not validator or validator.startswith("W/"):
        validator = response.headers.get("Last-Modified") or ""
    if response.status != http.client.PARTIAL_CONTENT:
        length = response.headers.get("Content-Length") or ""
        return _Edition(address, validator, int(length) if length.isdecimal() else 0), 0
    found = _RANGE.fullmatch(response.headers.get("Content-Range") or "")
    total = int(found[2]) if found and found[2] != "*" else 0
    known = part.edition
    is_other = bool(known.address == address and known.validator and validator and known.validator != validator)
    if found is None or int(found[1]) != offset or is_other or (known.total and total and known.total != total):
        part.drop()
        raise _Broken("continued with a different version or part of the file")
    return _Edition(address, validator or known.validator, total or known.total), offset


def _block(response: http.client.HTTPResponse) -> bytes:
    try:
        return response.read1(_BLOCK)
    except (OSError, http.client.HTTPException) as fault:
        raise _Broken(f"the connection was interrupted ({_words(fault)})") from fault


def _words(reason: object) -> str:
    """Why a connection failed, without its number."""
    return getattr(reason, "strerror", None) or str(reason) or type(reason).__name__


def _check_size(size: int, remote: RemoteFile, what: str) -> None:
    """Raises _Refused for a size that the file cannot have."""
    least, most = (remote.size, remote.size) if remote.size else (remote.about * _NEAR[0], remote.about * _NEAR[1])
    if not least <= size <= most:
        raise _Refused(f"{what} {size:,} bytes, but the file has {'' if remote.size else 'about '}{remote.about:,}")


def _is_right(path: Path, remote: RemoteFile) -> bool:
    """Whether a file is the published one, as far as anybody publishes what that is."""
    if not remote.sha256:
        return True
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == remote.sha256


def _advice(remote: RemoteFile, part: _Part, faults: list[str]) -> str:
    kept = part.usable(part.edition.address, remote)
    again = (
        f"the download will continue after {megabytes(kept)}" if kept else "the download will start from the beginning"
    )
    return (
        f"{remote.name}: the download failed ({'; '.join(faults)}). Check the connection and the proxy "
        f"(HTTPS_PROXY) and try again, {again}; or download {remote.addresses[0]} on another computer and add "
        "that file"
    )
