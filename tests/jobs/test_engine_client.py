import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from event_loop import application, until

from kie_desktop.domain.page import Page
from kie_desktop.jobs.engine_client import EngineClient, EngineLimits

FAKE = [sys.executable, str(Path(__file__).with_name("fake_engine.py"))]
QUICK = EngineLimits(answer_ms=30_000, back_off_ms=(0, 10))


class Watched:
    """A client and everything that it said."""

    def __init__(self, *arguments: str, limits: EngineLimits = QUICK) -> None:
        self.client = EngineClient([*FAKE, *arguments], limits)
        self.done: dict[int, object] = {}
        self.failed: dict[int, str] = {}
        self.cancelled: list[int] = []
        self.died: list[str] = []
        self.client.done.connect(self.done.__setitem__)
        self.client.failed.connect(self.failed.__setitem__)
        self.client.cancelled.connect(self.cancelled.append)
        self.client.died.connect(self.died.append)

    def annotate(self, name: str) -> int:
        return self.client.annotate(Path("/pages") / name, Page(name, 100, 100))

    def wait_for(self, *requests: int) -> None:
        until(lambda: all(request in {*self.done, *self.failed, *self.cancelled} for request in requests))


@pytest.fixture
def make() -> Iterator[Callable[..., Watched]]:
    application()
    made: list[Watched] = []

    def build(*arguments: str, limits: EngineLimits = QUICK) -> Watched:
        made.append(Watched(*arguments, limits=limits))
        return made[-1]

    yield build
    for watched in made:
        watched.client.stop()


def test_answers_come_for_every_request(make: Callable[..., Watched]) -> None:
    engine = make()
    requests = [engine.annotate(f"{index}.png") for index in range(3)]
    again = engine.client.recognise(Path("/pages/0.png"), Page("0.png", 9, 9), ((0, 0), (9, 0), (9, 9)))
    engine.wait_for(*requests, again)
    assert [entity.text for entity in engine.done[requests[2]].page.entities.values()] == ["line 1", "line 2"]
    assert (engine.done[again].text, engine.done[again].score) == ("read again", 0.9)
    assert not engine.failed


def test_reading_one_entity_again_overtakes_waiting_pages(make: Callable[..., Watched]) -> None:
    engine = make()
    pages = [engine.annotate(f"{index}.png") for index in range(3)]
    again = engine.client.recognise(Path("/pages/0.png"), Page("0.png", 9, 9), ((0, 0), (9, 0), (9, 9)))
    engine.wait_for(*pages, again)
    assert list(engine.done).index(again) < list(engine.done).index(pages[2])


def test_a_death_fails_its_page_with_the_last_words_and_the_rest_goes_on(make: Callable[..., Watched]) -> None:
    engine = make()
    before, deadly, after = engine.annotate("a.png"), engine.annotate("dies.png"), engine.annotate("b.png")
    engine.wait_for(before, deadly, after)
    assert set(engine.done) == {before, after}
    assert "dies.png" in engine.failed[deadly]
    assert "Segmentation fault in libfake" in engine.failed[deadly]
    assert len(engine.died) == 1


def test_many_deaths_fail_one_page_each(make: Callable[..., Watched]) -> None:
    engine = make()
    requests = [engine.annotate("dies.png") for _ in range(5)] + [engine.annotate("a.png")]
    engine.wait_for(*requests)
    assert list(engine.failed) == requests[:5]
    assert list(engine.done) == requests[5:]


def test_a_failed_page_keeps_the_engine(make: Callable[..., Watched]) -> None:
    engine = make()
    failing, good = engine.annotate("fails.png"), engine.annotate("a.png")
    engine.wait_for(failing, good)
    assert engine.failed == {failing: "fails.png: it is not an image"}
    assert good in engine.done
    assert not engine.died


def test_lines_that_are_no_messages_are_passed_over(make: Callable[..., Watched]) -> None:
    engine = make()
    request = engine.annotate("garbage.png")
    engine.wait_for(request)
    assert request in engine.done


def test_cancel_ends_a_hanging_page_and_drops_a_waiting_one(make: Callable[..., Watched]) -> None:
    engine = make()
    hanging, waiting, last = engine.annotate("hangs.png"), engine.annotate("a.png"), engine.annotate("b.png")
    until(lambda: engine.client.is_ready)
    engine.client.cancel(waiting)
    engine.client.cancel(hanging)
    engine.wait_for(last)
    assert engine.cancelled == [waiting, hanging]
    assert list(engine.done) == [last]
    assert not engine.failed
    assert not engine.died


def test_no_answer_counts_as_a_hang(make: Callable[..., Watched]) -> None:
    engine = make(limits=EngineLimits(answer_ms=1_000, back_off_ms=(0,)))
    engine.client.failed.connect(lambda *_: setattr(engine.client, "_limits", QUICK))  # the next one has time
    hanging, good = engine.annotate("hangs.png"), engine.annotate("a.png")
    engine.wait_for(hanging, good)
    assert "it hung" in engine.failed[hanging]
    assert good in engine.done


def test_an_engine_that_never_gets_ready_fails_everything_and_may_be_tried_again(make: Callable[..., Watched]) -> None:
    engine = make("stillborn")
    requests = [engine.annotate("a.png"), engine.annotate("b.png")]
    engine.wait_for(*requests)
    assert "no module named paddle" in engine.failed[requests[0]]
    assert len(engine.died) == 3
    engine.wait_for(engine.annotate("c.png"))
    assert len(engine.failed) == 3


def test_a_program_that_is_not_there() -> None:
    application()
    client = EngineClient(["/nowhere/engine"], QUICK)
    failed: list[str] = []
    client.failed.connect(lambda _, text: failed.append(text))
    client.annotate(Path("/pages/a.png"), Page("a.png", 9, 9))
    until(lambda: bool(failed))
    assert "did not start" in failed[0]
    client.stop()


@pytest.mark.parametrize("argument", ["", "stubborn"])
def test_stop_ends_the_child_within_seconds(make: Callable[..., Watched], argument: str) -> None:
    engine = make(argument)
    request = engine.annotate("a.png")
    engine.wait_for(request)
    start = time.monotonic()
    engine.client.stop()
    assert time.monotonic() - start < 30  # the child would take a minute
    assert not engine.client.is_ready
    assert not engine.died


def test_stop_does_not_wait_for_a_page(make: Callable[..., Watched]) -> None:
    engine = make()
    hanging = engine.annotate("hangs.png")
    until(lambda: engine.client.is_ready)
    start = time.monotonic()
    engine.client.stop()
    assert time.monotonic() - start < 30  # the child would take a minute
    assert engine.cancelled == [hanging]


def test_fields_wait_until_no_page_does(make: Callable[..., Watched], tmp_path: Path) -> None:
    engine = make()
    document = {"document": {"name": "a.pdf", "pages": []}, "given": {}}
    example = {"document": document["document"], "answers": {"total": []}}
    told: list[int] = []
    engine.client.done.connect(lambda request, _: told.append(request))
    read = engine.client.read_fields('[[field]]\nname = "total"', [document])
    learn = engine.client.learn_fields("", [example], tmp_path / "model.npz")
    page = engine.annotate("0.png")
    engine.wait_for(read, learn, page)
    assert told == [page, read, learn]
    assert engine.done[learn].fields == {"total": (1, 1, 1)} and (tmp_path / "model.npz").is_file()
    assert [value["name"] for value in engine.done[read].documents[0]["values"]] == ["total"]


def test_an_engine_that_dies_over_fields_names_the_document(make: Callable[..., Watched]) -> None:
    engine = make()
    read = engine.client.read_fields("[[field", [{"document": {"name": "a.pdf", "pages": []}}])
    engine.wait_for(read)
    assert engine.failed[read].startswith("fields of a.pdf: the engine stopped")
    page = engine.annotate("0.png")
    engine.wait_for(page)
    assert page in engine.done
