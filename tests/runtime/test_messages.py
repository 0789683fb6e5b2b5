"""Messages between window and engine."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kie_desktop.contract import field_messages as f
from kie_desktop.contract import messages as m
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import Role
from kie_desktop.domain.page import HUMAN, Entity, Link, Page

texts = st.text(max_size=20)
scores = st.none() | st.floats(0, 1)
polygons = st.lists(st.tuples(st.floats(0, 1e4), st.floats(0, 1e4)), min_size=1, max_size=6).map(tuple)
entities = st.builds(Entity, st.just(1), polygons, texts, texts, scores, scores, st.sampled_from([frozenset(), HUMAN]))
pages = st.builds(
    lambda image, entity, by_human: Page(image, 10, 20).with_entities(
        [entity, Entity(2, entity.points)], [Link(1, 2, 0.5, by_human)]
    ),
    texts,
    entities,
    st.booleans(),
)
objects = st.dictionaries(texts, texts | st.integers(), max_size=3)
documents = st.fixed_dictionaries({"document": objects, "given": objects})
examples = st.fixed_dictionaries({"document": objects, "answers": objects})
counts = st.tuples(st.integers(0), st.integers(0), st.integers(0))
wanted = st.fixed_dictionaries({"document": objects, "values": objects})
places = st.fixed_dictionaries({"document": texts, "field": texts, "found": texts, "places": st.just([])})
results = st.fixed_dictionaries({"values": st.lists(objects, max_size=2)})
outcomes = st.lists(st.tuples(texts, st.floats(0, 1), st.booleans()), max_size=3).map(tuple)
requests = (
    st.builds(
        m.Annotate,
        st.integers(0),
        texts,
        pages,
        st.integers(0, 9),
        st.frozensets(st.sampled_from(sorted(m.STEPS))),
        texts,
        texts,
        st.dictionaries(texts, st.sampled_from(Role)),
    )
    | st.builds(m.Recognise, st.integers(0), texts, polygons, st.integers(0, 9), texts)
    | st.builds(f.LearnFields, st.integers(0), texts, st.lists(examples, max_size=3).map(tuple), texts)
    | st.builds(f.ReadFields, st.integers(0), texts, st.lists(documents, max_size=3).map(tuple), texts)
    | st.builds(f.LocateValues, st.integers(0), texts, st.lists(wanted, max_size=3).map(tuple))
    | st.builds(m.Ping, st.integers(0))
    | st.just(m.Quit())
)
answers = (
    st.builds(m.Ready, texts, st.integers(1))
    | st.builds(m.Progress, st.integers(0), texts)
    | st.builds(m.AnnotateResult, st.integers(0), pages, st.dictionaries(texts, st.floats(0, 100)), st.integers(0, 3))
    | st.builds(m.RecogniseResult, st.integers(0), texts, st.floats(0, 1))
    | st.builds(f.FieldsLearned, st.integers(0), st.dictionaries(texts, counts, max_size=3), outcomes, texts, texts)
    | st.builds(f.FieldsRead, st.integers(0), st.lists(results, max_size=3).map(tuple))
    | st.builds(f.ValuesLocated, st.integers(0), st.lists(places, max_size=3).map(tuple))
    | st.builds(m.Pong, st.integers(0))
    | st.builds(m.Failed, st.none() | st.integers(0), texts)
)


@given(requests)
def test_requests_arrive_as_they_were_sent(request: m.Request) -> None:
    line = m.encode_request(request)
    assert line.endswith("\n") and line.count("\n") == 1 and line.isascii()
    assert m.decode_request(line) == request


@pytest.mark.parametrize("path", ["/scans/caf\udce9.jpg", "/caf\udce9/a.png"])
def test_names_of_files_that_are_no_text_arrive_as_they_are(path: str) -> None:
    places = rectangle((0, 0, 9, 9))
    asked = (m.Annotate(1, path, Page("a.png", 10, 20)), m.Recognise(2, path, places), m.Alternatives(3, path, places))
    for request in asked:
        assert m.decode_request(m.encode_request(request)) == request


def test_texts_of_answers_are_such_as_files_take() -> None:
    answer = m.decode_answer(m.encode_answer(m.RecogniseResult(1, "A\ud800B", 0.5)))
    assert answer == m.RecogniseResult(1, "A\ufffdB", 0.5)


@given(answers)
def test_answers_arrive_as_they_were_sent(answer: m.Answer) -> None:
    line = m.encode_answer(answer)
    assert line.endswith("\n") and line.count("\n") == 1 and line.isascii()
    assert m.decode_answer(line) == answer


@pytest.mark.parametrize("line", ["", "garbage", "[]", "7", '"x"', '{"op": "annotate"', "{}", '{"op": "fly", "id": 3}'])
def test_what_is_no_request_is_told_so(line: str) -> None:
    with pytest.raises(m.MessageError):
        m.decode_request(line)


@pytest.mark.parametrize("line", ["", "garbage", "{}", '{"event": "sing"}', '{"event": "done", "id": 1}'])
def test_what_is_no_answer_is_told_so(line: str) -> None:
    with pytest.raises(m.MessageError):
        m.decode_answer(line)


@pytest.mark.parametrize(
    "change",
    [{"steps": ["fly"]}, {"steps": 7}, {"page": {}}, {"page": None}, {"image": None, "page": 3}, {"roles": [1]}],
)
def test_damaged_request_keeps_its_number(change: dict[str, object]) -> None:
    line = m.encode_request(m.Annotate(9, "/a.png", Page("a.png", 10, 20)))
    with pytest.raises(m.MessageError) as fault:
        m.decode_request(json.dumps(json.loads(line) | change))
    assert fault.value.id == 9


@pytest.mark.parametrize(
    ("request_line", "change"),
    [
        (f.LearnFields(9, "", ({"document": {}, "answers": {}},), "a.npz"), {"examples": [{"document": {}}]}),
        (f.LearnFields(9, "", (), "a.npz"), {"examples": {"document": {}}}),
        (f.ReadFields(9, "", ({"document": {}},)), {"documents": [7]}),
        (f.ReadFields(9, "", ({"document": {}},)), {"documents": None}),
    ],
)
def test_damaged_requests_of_fields_keep_their_number(request_line: m.Request, change: dict[str, object]) -> None:
    line = m.encode_request(request_line)
    with pytest.raises(m.MessageError) as fault:
        m.decode_request(json.dumps(json.loads(line) | change))
    assert fault.value.id == 9
