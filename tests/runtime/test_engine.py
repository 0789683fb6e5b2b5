"""The engine as a real child process, spoken to through its pipes."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import receipts
import rule_pack
from PIL import Image
from processes import is_alive
from text_image import save

from kie_desktop.contract import field_messages as f
from kie_desktop.contract import messages as m
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.page import Entity, Page
from kie_desktop.fields.codec import value_to_json
from kie_desktop.fields.result import FieldState, FieldValue
from kie_desktop.fields.schema import FieldType
from kie_desktop.places import own_command
from kie_desktop.version import __version__
from tests.training.graph_pages import receipt

LINES = [(60, 50, "Name"), (620, 50, "Ada"), (60, 250, "City"), (620, 250, "Paris")]


class Child:
    """An engine and what it has said."""

    def __init__(self, *arguments: str) -> None:
        self.process = subprocess.Popen(
            own_command("--worker", "engine", *arguments),
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
        try:
            _, errors = self.process.communicate(timeout=60)
        finally:
            self.process.kill()
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
    assert isinstance(answer, m.AnnotateResult) and answer.id == 1
    texts = {number: entity.text for number, entity in answer.page.entities.items()}
    assert sorted(texts.values()) == ["Ada", "City", "Name", "Paris"]
    assert {(texts[head], texts[tail]) for head, tail in answer.page.links} == {("Name", "Ada"), ("City", "Paris")}
    assert set(answer.timing) == {"ocr_s", "codes_s", "marks_s", "ser_s", "re_s"}


def test_blank_page(child: Child, folder: Path, pack: Path) -> None:
    answer = child.ask(annotate(2, folder / "blank.png", pack))
    assert isinstance(answer, m.AnnotateResult) and not answer.page.entities


def test_one_polygon(child: Child, folder: Path) -> None:
    points = ((600.0, 40.0), (720.0, 40.0), (720.0, 95.0), (600.0, 95.0))
    answer = child.ask(m.Recognise(3, str(folder / "a.png"), points))
    assert isinstance(answer, m.RecogniseResult) and answer.text == "Ada" and answer.score > 0.9


def test_several_lines_in_one_polygon(child: Child, tmp_path: Path) -> None:
    """A box that a person draws around an address, or that a label file has for a paragraph."""
    lines = ["Delivery is free of charge for all", "orders above 50 pounds, and takes", "three days at most."]
    image = str(save(tmp_path / "address.png", [(60, 60 + 40 * row, text) for row, text in enumerate(lines)]))
    box = rectangle((50, 55, 560, 180))
    answer = child.ask(m.Recognise(31, image, box))
    assert isinstance(answer, m.RecogniseResult) and answer.text == " ".join(lines) and answer.score > 0.9
    answer = child.ask(m.Alternatives(32, image, box))
    assert isinstance(answer, m.AlternativesResult) and answer.readings[0].text == " ".join(lines)
    answer = child.ask(m.Recognise(33, image, rectangle((50, 55, 560, 100))))
    assert isinstance(answer, m.RecogniseResult) and answer.text == lines[0]
    answer = child.ask(m.Recognise(34, image, rectangle((50, 230, 560, 340))))
    assert isinstance(answer, m.RecogniseResult) and answer.text == ""


def test_sign_of_life(child: Child) -> None:
    assert child.ask(m.Ping(4)) == m.Pong(4)


@pytest.mark.parametrize(
    ("name", "model", "words"),
    [
        ("none.png", None, "none.png: the image is missing"),
        ("cut.png", None, "cut.png: the image is damaged or incomplete"),
        ("a.png", "no-such-pack", "no-such-pack: there is no model pack"),
    ],
)
def test_what_the_user_can_mend(
    child: Child, folder: Path, pack: Path, name: str, model: str | None, words: str
) -> None:
    answer = child.ask(annotate(5, folder / name, Path(model) if model else pack))
    assert isinstance(answer, m.Failed) and answer.id == 5 and words in answer.message


def receipt_without_labels(number: int) -> Page:
    page = receipt(number)
    return page.with_entities([replace(row, label="other", by_human=frozenset()) for row in page.entities.values()], [])


def test_sdmgr_labels_and_links_from_the_picture(child: Child, sdmgr_pack: Path) -> None:
    """It learned from `edge` values alone; the labels of what a person labelled stay."""
    for number in (0, 3):
        page, truth = receipt_without_labels(number), receipt(number)
        answer = child.ask(annotate(20, sdmgr_pack.parent / "data" / "image_files" / page.image, sdmgr_pack, page))
        assert isinstance(answer, m.AnnotateResult) and set(answer.timing) == {"ser_s", "re_s"}
        assert {row.id: row.label for row in answer.page.entities.values()} == {
            row.id: row.label for row in truth.entities.values()
        }
        assert answer.page.links.keys() == truth.links.keys()
        assert all(row.label_score and not row.by_human for row in answer.page.entities.values())
    labelled = truth.with_entities([replace(row, label="other") for row in truth.entities.values()], [])
    answer = child.ask(annotate(21, sdmgr_pack.parent / "data" / "image_files" / page.image, sdmgr_pack, labelled))
    assert isinstance(answer, m.AnnotateResult)
    assert {row.label for row in answer.page.entities.values()} == {"other"} and not answer.page.links


@pytest.mark.parametrize(
    ("size", "boxes", "text"),
    [((96, 96), 0, "Shop"), ((1, 1), 1, "Shop"), ((400, 500), 2000, "1.50"), ((96, 96), 3, "\u20ac\u4e2d\U0001f600"),
     ((5000, 4000), 2, "TOTAL"), ((4000, 1), 2, "TOTAL")],
    ids=["no-box", "tiny", "crowd", "strange", "huge", "stripe"],
)  # fmt: skip
def test_sdmgr_takes_any_page(
    child: Child, sdmgr_pack: Path, tmp_path: Path, size: tuple[int, int], boxes: int, text: str
) -> None:
    Image.new("RGB", size, "white").save(tmp_path / "a.png")
    corners = [(k % 40 * 10 % size[0], k // 40 * 9 % size[1]) for k in range(boxes)]
    rows = [Entity(k + 1, rectangle((x, y, x + 9, y + 8)), text) for k, (x, y) in enumerate(corners)]
    page = Page("a.png", *size).with_entities(rows, [])
    answer = child.ask(annotate(22, tmp_path / "a.png", sdmgr_pack, page, steps=frozenset({m.SER, m.RE})))
    assert isinstance(answer, m.AnnotateResult), answer
    assert len(answer.page.entities) == boxes
    assert all(0 < (row.label_score or 0) <= 1 for row in answer.page.entities.values())


def test_a_damaged_sdmgr_pack_is_named(child: Child, sdmgr_pack: Path, tmp_path: Path) -> None:
    broken = shutil.copytree(sdmgr_pack, tmp_path / "broken")
    (broken / "sdmgr.json").write_text("{}", "utf-8")
    page = receipt_without_labels(0)
    answer = child.ask(annotate(23, sdmgr_pack.parent / "data" / "image_files" / page.image, broken, page))
    assert isinstance(answer, m.Failed) and "sdmgr.json" in answer.message


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


SCHEMA = """
[[field]]
name = "company"
[[field]]
name = "date"
type = "date"
[[field]]
name = "total"
type = "amount"
"""


def values(answer: m.Answer) -> dict[str, str | None]:
    assert isinstance(answer, f.FieldsRead), answer
    (found,) = answer.documents
    return {value["name"]: value["value"] for value in found["values"]}


def test_fields_are_learned_and_read_and_survive_the_engine(child: Child, tmp_path: Path) -> None:
    model = tmp_path / "fields.npz"
    learned = child.ask(
        f.LearnFields(30, SCHEMA, tuple(receipts.example_of(number) for number in range(8)), str(model))
    )
    assert isinstance(learned, f.FieldsLearned) and learned.fields["date"][0] == 8
    assert {name for name, _, _ in learned.outcomes} == {"company", "date", "total"}
    assert [path.name for path in tmp_path.iterdir()] == ["fields.npz"]
    request = f.ReadFields(31, SCHEMA, ({"document": receipts.document_of(99)},), str(model))
    assert values(child.ask(request)) == receipts.values_of(99)
    other = Child()
    other.hear()
    assert values(other.ask(request)) == receipts.values_of(99)
    other.end()


def test_fields_of_a_template_need_no_learning(child: Child) -> None:
    schema = 'template = "receipt"\n' + SCHEMA
    answer = child.ask(f.ReadFields(32, schema, ({"document": receipts.document_of(5)},)))
    assert values(answer)["date"] == receipts.values_of(5)["date"]


def test_what_a_person_decided_is_given(child: Child) -> None:
    """A rule then chooses other values; the decided field itself is proposed as before."""
    schema = 'rules = ["net + tax = total"]\n' + "".join(
        f'[[field]]\nname = "{name}"\ntype = "amount"\n' for name in ("net", "tax", "total")
    )
    texts = ("net", "10.00", "tax", "2.00", "tax", "1.90", "total", "12.00", "total", "11.90")
    lines = []
    for place, text in enumerate(texts):
        left, top = 20 + 100 * (place % 2), 20 * (place // 2)
        lines.append([place + 1, text, [left, top, left + 70, top + 15], 0.9])
    document = {"name": "a", "pages": [{"width": 300, "height": 200, "lines": lines}]}
    total = FieldValue("total", FieldType.AMOUNT, "11.90", "11.90", None, FieldState.PERSON)
    decided = {"total": [value_to_json(total)]}
    free = values(child.ask(f.ReadFields(33, schema, ({"document": document},))))
    assert (free["tax"], free["total"]) == ("2.00", "12.00")
    bound = values(child.ask(f.ReadFields(34, schema, ({"document": document, "given": decided},))))
    assert (bound["tax"], bound["total"]) == ("1.90", "12.00")


@pytest.mark.parametrize(
    ("request_", "words"),
    [
        (f.ReadFields(35, "[[field", ()), "this is not TOML"),
        (f.ReadFields(35, SCHEMA, ({"document": {}},)), "KeyError"),
        (f.ReadFields(35, SCHEMA, ({"document": receipts.document_of(1)},), "/nowhere/a.npz"), "/nowhere/a.npz"),
        (f.LearnFields(35, SCHEMA, (receipts.example_of(1),), "/nowhere/a.npz"), "cannot be kept"),
    ],
)
def test_fields_that_cannot_be_read_are_told(child: Child, request_: m.Request, words: str) -> None:
    answer = child.ask(request_)
    assert isinstance(answer, m.Failed) and answer.id == 35 and words in answer.message


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="only Linux tells what a process has loaded")
def test_an_engine_for_fields_loads_no_network() -> None:
    """It does not wait for a model pack, and none need be there."""
    child = Child("1")
    child.hear()
    answer = child.ask(f.ReadFields(1, SCHEMA, ({"document": receipts.document_of(1)},)))
    loaded = Path(f"/proc/{child.process.pid}/maps").read_text()
    child.end()
    assert isinstance(answer, f.FieldsRead)
    assert "numpy" in loaded and "onnxruntime" not in loaded and "cv2" not in loaded


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
    while is_alive(engine):
        assert time.monotonic() < deadline, "the engine outlived its parent"
        time.sleep(0.1)
