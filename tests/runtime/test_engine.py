"""The engine as a real child process, spoken to through its pipes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import rule_pack
from text_image import save

from kie_desktop import __version__
from kie_desktop.domain.page import Page
from kie_desktop.places import own_command
from kie_desktop.runtime import messages as m

LINES = [(60, 50, "Name"), (620, 50, "Ada"), (60, 250, "City"), (620, 250, "Paris")]


class Child:
    """An engine and what it has said."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            own_command("--worker", "engine"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def say(self, line: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(line)
        self.process.stdin.flush()

    def hear(self) -> m.Answer:
        assert self.process.stdout is not None
        return m.decode_answer(self.process.stdout.readline())

    def ask(self, request: m.Request) -> m.Answer:
        """The answer that is not progress."""
        self.say(m.encode_request(request))
        while isinstance(answer := self.hear(), m.Progress):
            assert answer.id == request.id
        return answer

    def end(self) -> str:
        """Close its input; what it wrote to standard error."""
        _, errors = self.process.communicate(timeout=60)
        return errors


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    save(folder / "a.png", LINES)
    save(folder / "blank.png", [])
    (folder / "cut.png").write_bytes((folder / "a.png").read_bytes()[:900])
    return folder


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return rule_pack.write(tmp_path_factory.mktemp("packs") / "rule").folder


@pytest.fixture(scope="module")
def child() -> Iterator[Child]:
    """One engine for all tests that leave it alive: its start takes two seconds."""
    child = Child()
    ready = child.hear()
    assert ready == m.Ready(__version__, child.process.pid)
    yield child
    child.end()
    assert child.process.returncode == 0


def annotate(number: int, image: Path, pack: Path, page: Page | None = None, **more: object) -> m.Annotate:
    return m.Annotate(number, str(image), page or Page(image.name, 800, 400), model=str(pack), **more)  # type: ignore[arg-type]


def test_page_is_read_labelled_and_linked(child: Child, folder: Path, pack: Path) -> None:
    answer = child.ask(annotate(1, folder / "a.png", pack))
    assert isinstance(answer, m.Annotated) and answer.id == 1
    texts = {number: entity.text for number, entity in answer.page.entities.items()}
    assert sorted(texts.values()) == ["Ada", "City", "Name", "Paris"]
    assert {(texts[head], texts[tail]) for head, tail in answer.page.links} == {("Name", "Ada"), ("City", "Paris")}
    assert set(answer.timing) == {"ocr_s", "ser_s", "re_s"}


def test_blank_page(child: Child, folder: Path, pack: Path) -> None:
    answer = child.ask(annotate(2, folder / "blank.png", pack))
    assert isinstance(answer, m.Annotated) and not answer.page.entities


def test_one_polygon(child: Child, folder: Path) -> None:
    points = ((600.0, 40.0), (720.0, 40.0), (720.0, 95.0), (600.0, 95.0))
    answer = child.ask(m.Recognise(3, str(folder / "a.png"), points))
    assert isinstance(answer, m.Recognised) and answer.text == "Ada" and answer.score > 0.9


def test_sign_of_life(child: Child) -> None:
    assert child.ask(m.Ping(4)) == m.Pong(4)


@pytest.mark.parametrize(
    ("name", "model", "words"),
    [
        ("none.png", None, "none.png: the image is missing"),
        ("cut.png", None, "cut.png: the image is damaged or cut short"),
        ("a.png", "no-such-pack", "there is no model pack 'no-such-pack'"),
    ],
)
def test_what_the_user_can_mend(
    child: Child, folder: Path, pack: Path, name: str, model: str | None, words: str
) -> None:
    answer = child.ask(annotate(5, folder / name, Path(model) if model else pack))
    assert isinstance(answer, m.Failed) and answer.id == 5 and words in answer.message


def test_unknown_ocr_engine(child: Child, folder: Path, pack: Path) -> None:
    answer = child.ask(annotate(6, folder / "a.png", pack, ocr="crystal-ball"))
    assert isinstance(answer, m.Failed) and "crystal-ball" in answer.message


@pytest.mark.parametrize("line", ["garbage\n", "{}\n", "\ufffd\n", '{"op": "annotate", "id": 7}\n', "[" * 5000 + "\n"])
def test_garbage_is_answered_and_survived(child: Child, line: str) -> None:
    child.say(line)
    assert isinstance(child.hear(), m.Failed)
    assert child.ask(m.Ping(8)) == m.Pong(8)


def test_request_that_makes_no_sense_is_survived(child: Child, folder: Path, pack: Path) -> None:
    """A page of no size cannot be encoded; no library is asked to be graceful about it."""
    page = Page("a.png", 0, 0)
    answer = child.ask(annotate(9, folder / "a.png", pack, page))
    assert isinstance(answer, m.Failed) and answer.id == 9
    assert child.ask(m.Ping(10)) == m.Pong(10)


def test_quit_ends_it() -> None:
    child = Child()
    child.hear()
    child.say(m.encode_request(m.Quit()))
    child.process.wait(timeout=60)
    assert "Fatal" not in child.end()
    assert child.process.returncode == 0


def test_ctrl_c_in_the_terminal_is_left_to_the_window() -> None:
    child = Child()
    child.hear()
    child.process.send_signal(signal.SIGINT)
    assert child.ask(m.Ping(1)) == m.Pong(1)
    child.end()


def test_it_ends_when_its_parent_is_killed(tmp_path: Path) -> None:
    """The parent starts an engine, says its process number and is killed."""
    script = tmp_path / "parent.py"
    script.write_text(
        "import subprocess, time\n"
        f"command = {own_command('--worker', 'engine')!r}\n"
        "child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)\n"
        "child.stdout.readline()\n"
        "print(child.pid, flush=True)\n"
        "time.sleep(600)\n",
        "utf-8",
    )
    parent = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    engine = int(parent.stdout.readline())
    parent.kill()
    parent.communicate()
    deadline = time.monotonic() + 60
    while _alive(engine):
        assert time.monotonic() < deadline, "the engine outlived its parent"
        time.sleep(0.1)


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{process}/stat")
    # An orphan whose new parent does not collect it stays behind as a zombie.
    return not (status.exists() and status.read_text().rpartition(")")[2].split()[0] == "Z")
