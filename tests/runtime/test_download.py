"""Downloads from a server on this machine that fails in every way a server can."""

from __future__ import annotations

import hashlib
import shutil
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

import pytest
from file_server import Behaviour, serving

from kie_desktop import locks
from kie_desktop.contract.catalogue import RemoteFile
from kie_desktop.domain.errors import UserError
from kie_desktop.runtime import connection, download

CONTENT = bytes(range(256)) * 4096
HALF = len(CONTENT) // 2
SHA256 = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as servers:
        yield servers


def remote(*addresses: str, sha256: str = "", size: int = 0) -> RemoteFile:
    return RemoteFile("model.tar", addresses, len(CONTENT), size, sha256)


def left(folder: Path) -> set[str]:
    """What lies there, but for the lock."""
    return {path.name for path in folder.iterdir() if not path.name.endswith(".lock")}


def fail(wanted: RemoteFile, folder: Path) -> str:
    """Download in vain; nothing has the file's name. Returns what the user is told."""
    with pytest.raises(UserError) as caught:
        download.fetch(wanted, folder)
    assert not (folder / "model.tar").exists()
    words = str(caught.value)
    assert "try again" in words and "download http" in words
    return words


@pytest.mark.parametrize("chunked", [False, True])
def test_a_file_arrives_with_progress_and_is_not_fetched_twice(tmp_path: Path, stack: ExitStack, chunked: bool) -> None:
    served = Behaviour(CONTENT, chunked=chunked)
    wanted = remote(stack.enter_context(serving(served)), sha256=SHA256, size=len(CONTENT))
    steps: list[tuple[int, int]] = []
    for _ in range(2):
        path = download.fetch(wanted, tmp_path, lambda done, total: steps.append((done, total)))
        assert path.read_bytes() == CONTENT and left(tmp_path) == {"model.tar"}
    assert len(served.requests) == 1
    assert steps[-1] == (len(CONTENT), len(CONTENT)) and steps == sorted(steps)
    assert {total for _, total in steps[:-1]} <= {0 if chunked else len(CONTENT)}


def test_a_dropped_connection_is_taken_up_where_it_broke(tmp_path: Path, stack: ExitStack) -> None:
    served = Behaviour(CONTENT, drops=[1000, 2000, 3000, 4000, 5000])
    path = download.fetch(remote(stack.enter_context(serving(served))), tmp_path)
    assert path.read_bytes() == CONTENT
    ranges = [request.get("Range") for request in served.requests]
    assert ranges == [None, "bytes=1000-", "bytes=3000-", "bytes=6000-", "bytes=10000-", "bytes=15000-"]
    assert {request["If-Range"] for request in served.requests[1:]} == {served.etag}


def test_a_stalled_connection_counts_as_broken(tmp_path: Path, stack: ExitStack) -> None:
    served = Behaviour(CONTENT, stalls=1)
    path = download.fetch(remote(stack.enter_context(serving(served))), tmp_path, timeout=1)
    assert path.read_bytes() == CONTENT
    assert [request.get("Range") for request in served.requests] == [None, f"bytes={HALF}-"]


TRICKLES = {
    "its file": Behaviour(CONTENT, pause_s=0.02),
    "its headers": Behaviour(CONTENT, pause_s=0.05, headers={"X-Long": "x" * 60_000}),
}


@pytest.mark.timeout(60)
@pytest.mark.parametrize("kind", TRICKLES)
def test_a_server_that_trickles_is_given_up(
    tmp_path: Path, stack: ExitStack, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each byte is in time; the whole would take for ever."""
    monkeypatch.setattr(download, "TIMEOUT_S", 0.5)
    address = stack.enter_context(serving(TRICKLES[kind]))
    with pytest.raises(UserError, match="sends too slowly"):
        download.fetch(remote(address), tmp_path, timeout=0.5)
    with pytest.raises(UserError, match="sends too slowly: less than all of it in 1 s"):
        download.read_document(address, 2 * len(CONTENT), timeout=0.5)


def test_a_slow_server_is_waited_for(tmp_path: Path, stack: ExitStack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download, "SLOWEST", 1.0)
    small = bytes(300)
    wanted = RemoteFile("model.tar", (stack.enter_context(serving(Behaviour(small, pause_s=0.01))),), 300, 0, "")
    assert download.fetch(wanted, tmp_path, timeout=1).read_bytes() == small


@pytest.mark.parametrize("target", ["ftp://127.0.0.1/model.tar", "file:///etc/hostname", "data:,x"])
def test_nothing_but_http_and_https_is_opened(tmp_path: Path, stack: ExitStack, target: str) -> None:
    served = Behaviour(CONTENT, redirect=target)
    words = fail(remote(stack.enter_context(serving(served))), tmp_path)
    assert "redirects to an address without https or http" in words or "is not allowed" in words  # (urllib's own)
    with pytest.raises(UserError, match="this is not a web address"):
        download.read_document(target, 100)


class Case(NamedTuple):
    """How a server fails, what is said of it, and how much may be kept to go on after."""

    served: Behaviour
    words: str
    kept: int = 0
    sha256: str = ""


FAILURES = {
    "not found": Case(Behaviour(CONTENT, status=404), "answered 404"),
    "out of order": Case(Behaviour(CONTENT, status=500), "answered 500"),
    "a web page": Case(Behaviour(CONTENT, content_type="text/html"), "a web page instead"),
    "another size": Case(Behaviour(CONTENT[:1000]), "announces 1,000 bytes"),
    "another size without a length": Case(Behaviour(CONTENT[:1000], chunked=True), "sent 1,000 bytes"),
    "nothing": Case(Behaviour(b"", chunked=True), "sent 0 bytes"),
    "no end": Case(Behaviour(CONTENT * 2, chunked=True), "bytes, but the file has about"),
    "a wrong hash": Case(Behaviour(CONTENT[::-1]), "SHA-256 does not match", sha256=SHA256),
    "a length that lies": Case(Behaviour(CONTENT, honest_length=False), "version"),
    "drops that never end": Case(Behaviour(CONTENT, drops=[HALF, 0, 0, 0]), "the connection was closed", kept=HALF),
    "drops of an unknown version": Case(
        Behaviour(CONTENT, drops=[HALF] * 4, validator=""), "the connection was closed"
    ),
    "drops, and no ranges": Case(
        Behaviour(CONTENT, drops=[HALF] * 4, ranges=False), "connection was closed", kept=HALF
    ),
}


@pytest.mark.parametrize("case", FAILURES.values(), ids=FAILURES)
def test_failures_leave_no_half_file_and_say_what_to_do(case: Case, tmp_path: Path, stack: ExitStack) -> None:
    wanted = remote(stack.enter_context(serving(case.served)), sha256=case.sha256)
    words = fail(wanted, tmp_path)
    assert case.words in words
    part = download._Part(tmp_path / "model.tar.part")
    assert part.usable(wanted.addresses[0], wanted) == case.kept
    assert ("will continue after" if case.kept else "will start from the beginning") in words


def test_nobody_there(tmp_path: Path) -> None:
    assert "cannot be reached" in fail(remote("http://127.0.0.1:9/model.tar"), tmp_path)
    assert left(tmp_path) == set()


def test_the_next_mirror_is_asked_and_goes_on_only_where_a_hash_vouches_for_it(
    tmp_path: Path, stack: ExitStack
) -> None:
    for name, sha256 in (("known", SHA256), ("unknown", "")):
        bad = Behaviour(CONTENT, drops=[HALF, 0, 0, 0, 0, 0])
        good = Behaviour(CONTENT)
        wanted = remote(stack.enter_context(serving(bad)), stack.enter_context(serving(good)), sha256=sha256)
        assert download.fetch(wanted, tmp_path / name).read_bytes() == CONTENT
        assert [request.get("Range") for request in good.requests] == [f"bytes={HALF}-" if sha256 else None]


@pytest.mark.parametrize("sha256", [SHA256, ""], ids=["hash", "no hash"])
def test_a_file_that_changed_in_between_is_fetched_anew(tmp_path: Path, stack: ExitStack, sha256: str) -> None:
    served = Behaviour(CONTENT[::-1], drops=[HALF, 0, 0, 0])
    wanted = remote(stack.enter_context(serving(served)), sha256=sha256)
    fail(wanted, tmp_path)
    served.content, served.drops = CONTENT, []
    assert download.fetch(wanted, tmp_path).read_bytes() == CONTENT
    assert left(tmp_path) == {"model.tar"}


def test_a_damaged_file_is_fetched_again(tmp_path: Path, stack: ExitStack) -> None:
    (tmp_path / "model.tar").write_bytes(b"damaged")
    wanted = remote(stack.enter_context(serving(Behaviour(CONTENT))), sha256=SHA256)
    assert download.fetch(wanted, tmp_path).read_bytes() == CONTENT


def test_two_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locks, "_HOLD_WITHIN_S", 0)
    with locks.hold(tmp_path / ".model.tar.lock"), pytest.raises(UserError, match="another window"):  # type: ignore[union-attr]
        download.fetch(remote("http://127.0.0.1:9/model.tar"), tmp_path)


def test_a_full_disk(tmp_path: Path, stack: ExitStack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10, 10, 0))
    with pytest.raises(UserError, match="free up some space"):
        download.fetch(remote(stack.enter_context(serving(Behaviour(CONTENT)))), tmp_path)
    assert left(tmp_path) == set()


def test_the_proxy_of_the_environment_is_asked(
    tmp_path: Path, stack: ExitStack, monkeypatch: pytest.MonkeyPatch
) -> None:
    proxy = Behaviour(CONTENT)
    address = stack.enter_context(serving(proxy))
    monkeypatch.setenv("http_proxy", address.removesuffix("/model.tar"))
    monkeypatch.setenv("no_proxy", "")
    assert download.fetch(remote("http://models.invalid/model.tar"), tmp_path).read_bytes() == CONTENT
    assert proxy.requests[0]["path"] == "http://models.invalid/model.tar"


def test_a_redirect_is_followed(tmp_path: Path, stack: ExitStack) -> None:
    there = stack.enter_context(serving(Behaviour(CONTENT)))
    here = stack.enter_context(serving(Behaviour(b"", redirect=there)))
    assert download.fetch(remote(here), tmp_path).read_bytes() == CONTENT


def test_a_redirect_away_from_https_is_not() -> None:
    request = urllib.request.Request("https://models.invalid/model.tar")
    with pytest.raises(urllib.error.HTTPError, match="without https"):
        connection._Redirects().redirect_request(
            request, None, 302, "DetectedDevices", {}, "http://models.invalid/model.tar"
        )
