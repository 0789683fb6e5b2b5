"""Pages read by the machines of a Ray cluster: two nodes here, one of which is killed."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from many_pages import make_many
from text_image import save

import kie_desktop as kie
from kie_desktop.api import cluster
from kie_desktop.cli.main import run_command
from kie_desktop.places import own_command, own_environment

needs_ray = pytest.mark.skipif(
    find_spec("ray") is None, reason="needs Ray, which is large: run `dev.py cluster`, which installs it"
)
pytestmark = pytest.mark.timeout(600)
_STORE = 80_000_000


@pytest.fixture(scope="module")
def machines() -> Iterator[Any]:
    """A cluster of one node with one core; tests add others and remove them."""
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    from ray.cluster_utils import Cluster

    head = {"num_cpus": 1, "object_store_memory": _STORE, "include_dashboard": False}
    made = Cluster(initialize_head=True, head_node_args=head)
    yield made
    made.shutdown()


def make_pages(folder: Path, count: int) -> Path:
    """Small pictures, each with a text of its own."""
    folder.mkdir()
    for number in range(count):
        save(folder / f"{number:03}.png", [(20, 20, f"No {number}")], (240, 80))
    return folder


def lines_of(document: kie.Document | kie.KieError) -> str:
    assert isinstance(document, kie.Document), document
    return " ".join(entity.text for page in document.pages for entity in page.entities.values())


def wait_until_all_cores_read() -> None:
    """Until every core of the cluster has an actor that reads."""
    import ray

    until(lambda: ray.available_resources().get("CPU", 0) == 0)


def until(condition: Callable[[], bool], seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.1)


@needs_ray
def test_a_machine_that_is_killed_costs_nothing(machines: Any, pack: str, tmp_path: Path) -> None:
    """Real reading, real pictures; the second machine comes, reads, and goes away in the middle."""
    import ray

    folder = make_pages(tmp_path / "in", 60)
    alone = {path.name: lines_of(document) for path, document in kie.extract_many([folder], model=pack)}
    found: list[tuple[str, str]] = []
    second = None
    for path, document in kie.extract_many([folder], model=pack, ray=machines.address, jobs=2):
        found.append((path.name, lines_of(document)))
        if len(found) == 2:
            assert ray.cluster_resources()["CPU"] == 1
            second = machines.add_node(num_cpus=1, object_store_memory=_STORE)
            until(lambda: ray.cluster_resources()["CPU"] == 2)
            wait_until_all_cores_read()
        if len(found) == 20:
            machines.remove_node(second, allow_graceful=False)
    assert ray.is_initialized() is False, "it was left as it was found"
    assert [name for name, _ in found] == sorted(alone), "each once, in their order"
    assert dict(found) == alone


@needs_ray
def test_the_command_line_stops_and_goes_on(machines: Any, pack: str, tmp_path: Path) -> None:
    """SIGTERM in the middle: what is done is written and kept, and --resume reads the rest, each page once."""
    folder, out = make_pages(tmp_path / "in", 30), tmp_path / "out"
    extract = ("extract", str(folder), "--out", str(out), "--model", pack, "--ray", machines.address)
    command = own_command(*extract, "--format", "json,csv")
    process = subprocess.Popen(
        command, env=own_environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    for _ in range(5):
        process.stdout.readline()
    process.send_signal(signal.SIGTERM)
    _, said = process.communicate(timeout=120)
    assert process.returncode == 143, said
    assert "--resume" in said and "Traceback" not in said
    done = {path.name: path.stat().st_mtime_ns for path in out.glob("*.json")}
    assert 5 <= len(done) < 30
    resumed = subprocess.run(
        own_command(*extract, "--format", "json,csv", "--resume"),
        env=own_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert resumed.returncode == 0, resumed.stderr
    assert not resumed.stderr, "Ray says nothing of its own"
    assert len(resumed.stdout.splitlines()) == 30
    texts = [json.loads(path.read_text("utf-8"))["entities"][0]["text"] for path in sorted(out.glob("*.json"))]
    assert len(texts) == 30 and len(set(texts)) == 30


@needs_ray
def test_500_pages_of_which_a_machine_takes_some_along(machines: Any, tmp_path: Path) -> None:
    """It is killed at page 300: nobody need call --resume, and each page is there once."""
    second = machines.add_node(num_cpus=1, object_store_memory=_STORE)
    out = tmp_path / "out"
    command = own_command("extract", *make_many(tmp_path, 500), "--out", str(out), "--ray", machines.address)
    with subprocess.Popen(
        command, env=own_environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout is not None
            first = [process.stdout.readline() for _ in range(300)]
            machines.remove_node(second, allow_graceful=False)
            rest, faults = process.communicate(timeout=300)
        finally:
            process.kill()
    assert process.returncode == 0 and not faults, faults
    assert [line.split(":")[0] for line in (*first, *rest.splitlines())] == [f"{n:03}.png" for n in range(500)]
    texts = [json.loads(path.read_text("utf-8"))["entities"][0]["text"] for path in sorted(out.glob("*.json"))]
    assert texts == [f"No {number}" for number in range(500)]


@needs_ray
def test_a_pack_that_another_machine_does_not_have_is_said(
    machines: Any, pack: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_pages(tmp_path / "in", 1)
    monkeypatch.setattr(cluster, "_mark_of", lambda _: "of another pack")
    with pytest.raises(kie.KieError, match="does not have the model pack"):
        next(kie.extract_many([folder], model=pack, ray=machines.address))


@needs_ray
def test_a_cluster_of_this_machine_alone(pack: str, form: Path) -> None:
    ((_, document),) = kie.extract_many([form], model=pack, ray="local", jobs=1)
    assert isinstance(document, kie.Document)
    assert [field.value for field in document.fields] == ["Ada", "Paris"]


@needs_ray
def test_nobody_at_the_address(pack: str, form: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        start = time.monotonic()
        with pytest.raises(kie.KieError, match=f"nobody answers at 127.0.0.1:{port}"):
            next(iter(kie.extract_many([form], model=pack, ray=f"127.0.0.1:{port}")))
    assert time.monotonic() - start < 60


@needs_ray
@pytest.mark.parametrize("address", ["ray://head:10001", "head", ":6379", "head:port"])
def test_what_is_no_address(address: str, pack: str, form: Path) -> None:
    with pytest.raises(kie.KieError, match="HOST:PORT"):
        next(iter(kie.extract_many([form], model=pack, ray=address)))


def test_without_ray_the_way_to_it_is_said(
    pack: str, form: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    command = ["extract", str(form), "--out", str(tmp_path / "out"), "--model", pack, "--ray", "auto"]
    assert run_command(command) == 1
    said = capsys.readouterr().err
    assert said == "error: Ray is not installed; install it with: pip install 'kie-desktop[cluster]'\n"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    with pytest.raises(kie.KieError, match="this program cannot use Ray"):
        next(iter(kie.extract_many([form], model=pack, ray="auto")))


def test_an_empty_address_is_wrong_usage(form: Path, tmp_path: Path) -> None:
    assert run_command(["extract", str(form), "--out", str(tmp_path / "out"), "--ray", " "]) == 2
