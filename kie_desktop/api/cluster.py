"""Pages read by the machines of a Ray cluster (docs/scale.md, adr/0076).

One actor a core, each with its networks and one page at a time, so that nothing piles up there. A page whose process or
machine is lost goes to another one; only this process takes answers, so that no page has two results.
"""

from __future__ import annotations

import logging
import os
import queue
import signal
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from kie_desktop.api.errors import KieError
from kie_desktop.api.workers import PAGE_SECONDS, Answer, Readers, answer_of
from kie_desktop.contract import messages
from kie_desktop.contract.packs import find_pack
from kie_desktop.domain.errors import UserError
from kie_desktop.machine import usable_cores
from kie_desktop.places import is_frozen, wanted_device
from kie_desktop.version import __version__

log = logging.getLogger(__name__)

HERE = "local"
"""In place of an address: a cluster of this machine alone, which ends with this process."""
RUNNING = "auto"
"""In place of an address: the cluster that this machine belongs to."""
START_SECONDS = 180.0
"""So long no process of the cluster may be there before it is given up."""
_TRIES = 3
"""For a page whose process was lost; a page that kills every reader ends here."""
_DEATHS = 5
"""So many processes in a row that die before they answer mean that none will."""
_TICK_S = 0.2
_CONNECT_S = 5.0
_STORE_BYTES = 100_000_000
"""Of Ray's object store here: what is sent is a few kilobytes a page."""


class Cluster(Readers):
    """Reads pages with the processes of a cluster; leaving the context ends them."""

    def __init__(
        self, address: str, model: Path, jobs: int | None = None, start_seconds: float = START_SECONDS
    ) -> None:
        """address: `local`, `auto` or HOST:PORT. model: the folder of the model pack. jobs: None for one a core.

        Raises KieError where there is no Ray or no such cluster, and where none of it can read pages.
        """
        self._ray = _import_ray()
        self._model = _name_of(model)
        self._pack = _mark_of(self._model)
        self._start_seconds = start_seconds
        self._is_ours = _connect(self._ray, address, jobs)
        super().__init__(jobs or max(1, int(self._ray.cluster_resources().get("CPU", 1))))
        self._lock = threading.Lock()
        self._free: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._placed: list[Any] = []
        """Actors that have said who they are."""
        self._coming: dict[Any, Any] = {}
        """Greeting that is waited for -> its actor."""
        self._deaths = 0
        self._latest = time.monotonic()
        """When there was an actor at last."""

    def __enter__(self) -> Cluster:
        try:
            for _ in range(self._jobs):
                self._order()
            self._free.put(self._take())
        except BaseException:
            self._leave()
            raise
        return self

    def _leave(self) -> None:
        for actor in [*self._placed, *self._coming.values()]:
            self._ray.kill(actor)
        if self._is_ours:
            self._ray.shutdown()
            _let_ray_print(self._ray, True)

    def _ask(self, request: messages.Annotate) -> Answer:
        """The answer of an actor. Raises KieError where the cluster as a whole is of no use any more."""
        line = messages.encode_request(replace(request, model=self._model))
        for _ in range(_TRIES):
            actor = self._take()
            try:
                answer = self._answer(actor, line)
            except self._ray.exceptions.RayError as fault:
                log.info("%s: lost with its process (%s)", request.image, _first_line(fault))
                self._replace(actor)
                continue
            if answer is None:
                self._replace(actor)
                return KieError(f"{request.image}: reading took longer than {PAGE_SECONDS:g} seconds; scale it down")
            self._free.put(actor)
            return answer_of(messages.decode_answer(answer))
        return KieError(f"{request.image}: {_TRIES} processes that read this page ended; read it alone, with one job")

    def _answer(self, actor: Any, line: str) -> str | None:
        """None where it takes too long, or nobody waits for it any more."""
        asked = actor.answer.remote(line)
        deadline = time.monotonic() + PAGE_SECONDS
        while time.monotonic() < deadline and not self._ended.is_set():
            if self._ray.wait([asked], timeout=_TICK_S)[0]:
                answer: str = self._ray.get(asked)
                return answer
        return None

    def _take(self) -> Any:
        """An actor that has nothing to do. KieError where there is none for too long."""
        while True:
            try:
                return self._free.get(timeout=_TICK_S)
            except queue.Empty:
                with self._lock:
                    self._welcome()
                    is_hopeless = time.monotonic() > self._latest + self._start_seconds
                if self._ended.is_set():
                    raise KieError("reading was stopped") from None
                if is_hopeless:
                    raise KieError(
                        "no process of the Ray cluster is there to read pages; look at its machines and cores with "
                        "`ray status`, and read the rest with --resume"
                    ) from None

    def _welcome(self) -> None:
        """Take in the actors that have come up."""
        if self._placed:
            self._latest = time.monotonic()
        if not self._coming:
            return
        come, _ = self._ray.wait([*self._coming], num_returns=len(self._coming), timeout=0)
        for greeting in come:
            actor = self._coming.pop(greeting)
            try:
                said = self._ray.get(greeting)
            except self._ray.exceptions.RayError as fault:
                self._deaths += 1
                if self._deaths >= _DEATHS and not self._placed:
                    raise KieError(
                        f"no process of the Ray cluster can read pages ({_first_line(fault)}); install this version of "
                        "kie-desktop on all its machines"
                    ) from fault
                self._order()
                continue
            self._check(said)
            self._deaths = 0
            self._placed.append(actor)
            self._free.put(actor)

    def _check(self, said: Any) -> None:
        if said.version != __version__:
            raise KieError(
                f"{said.machine}, a machine of the Ray cluster, has kie-desktop {said.version}, but this one "
                f"{__version__}; install the same version on all"
            )
        if said.pack != self._pack:
            raise KieError(
                f"{said.machine}, a machine of the Ray cluster, does not have the model pack {self._model} as it is "
                "here; copy it there, or to a folder that all see"
            )

    def _replace(self, actor: Any) -> None:
        """Have another actor in place of one that is lost or hangs; it comes when the cluster has room."""
        with self._lock:
            self._placed.remove(actor)
            self._ray.kill(actor)
            if not self._ended.is_set():
                self._order()

    def _order(self) -> None:
        from kie_desktop.runtime.cluster_reader import ClusterReader

        on_gpu = {"num_gpus": 1} if wanted_device() == "gpu" else {}
        options = {"num_cpus": 1, "max_restarts": 0, "scheduling_strategy": "SPREAD", **on_gpu}
        actor = self._ray.remote(ClusterReader).options(**options).remote(wanted_device())
        self._coming[actor.greet.remote(self._model)] = actor


def _import_ray() -> Any:
    try:
        import ray
    except ImportError as fault:
        if is_frozen():
            raise KieError("this program cannot use Ray; install kie-desktop[cluster] with pip for that") from fault
        raise KieError("Ray is not installed; install it with: pip install 'kie-desktop[cluster]'") from fault
    return ray


def _connect(ray: Any, address: str, jobs: int | None) -> bool:
    """Be part of a cluster; whether this process was not before. KieError where there is none."""
    if ray.is_initialized():
        return False
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # the program opens no connection that nobody asked for
    how: dict[str, Any] = {"address": address, "logging_level": logging.ERROR, "log_to_driver": False}
    if address == HERE:
        cores = jobs or usable_cores()
        how |= {"num_cpus": cores, "include_dashboard": False, "object_store_memory": _STORE_BYTES}
    elif address != RUNNING:
        _check_address(address)
    _let_ray_print(ray, False)
    try:
        with _own_signals():
            ray.init(**how)
    except (ConnectionError, RuntimeError, ValueError) as fault:
        raise KieError(f"there is no Ray cluster at {address} ({_first_line(fault)}); see `ray status`") from fault
    return True


def _let_ray_print(ray: Any, prints: bool) -> None:
    """Ray tells of lost machines on stdout, where nothing but results may be, and has no setting for it."""
    ray._private.worker._worker_logs_enabled = prints


def _check_address(address: str) -> None:
    """Ray itself would wait for a minute, and end this process."""
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal() or "/" in host:
        raise KieError(f"--ray {address}: give {HERE}, {RUNNING}, or HOST:PORT as `ray start --head` printed it")
    try:
        socket.create_connection((host.strip("[]"), int(port)), _CONNECT_S).close()
    except (OSError, OverflowError) as fault:
        raise KieError(f"nobody answers at {address} ({fault}); start Ray there: ray start --head") from fault


@contextmanager
def _own_signals() -> Iterator[None]:
    """Ray takes SIGTERM for itself; whoever asks a command to stop wants its tables written."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.getsignal(signal.SIGTERM)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _name_of(model: Path) -> str:
    """How every machine finds a pack: by its name where it is one of the program's or the user's, else by its path."""
    try:
        return model.name if find_pack(model.name).samefile(model) else str(model.absolute())
    except UserError:
        return str(model.absolute())


def _mark_of(model: str) -> str:
    from kie_desktop.runtime.cluster_reader import pack_mark

    return pack_mark(model)


def _first_line(fault: Exception) -> str:
    return next((line for line in str(fault).splitlines() if line.strip()), type(fault).__name__)
