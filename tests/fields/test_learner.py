from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from field_documents import document_of, shop_receipt

from kie_desktop.domain.errors import UserError
from kie_desktop.fields.archive import read_model, write_model
from kie_desktop.fields.document import Document
from kie_desktop.fields.learner import Answer, Example, example_of, learn_fields, writing_of
from kie_desktop.fields.model import FieldsModel
from kie_desktop.fields.reader import read_fields
from kie_desktop.fields.result import FieldState, Span
from kie_desktop.fields.schema import DateOrder, FieldSpec, FieldType, Schema
from kie_desktop.fields.values import same_value
from kie_desktop.runtime.trial import try_fields

SHOP = Schema(
    fields=(
        FieldSpec("shop"),
        FieldSpec("street", FieldType.LINES),
        FieldSpec("day", FieldType.DATE),
        FieldSpec("sum", FieldType.AMOUNT),
    )
)


def examples(numbers: Sequence[int]) -> list[Example]:
    return [example_of(*shop_receipt(number)) for number in numbers]


def exact(model: FieldsModel, documents: Sequence[tuple[Document, Mapping[str, str]]]) -> dict[str, float]:
    hits: dict[str, list[bool]] = {}
    for document, values in documents:
        found = read_fields(model, document)
        for name, text in values.items():
            value = found[name].value
            hits.setdefault(name, []).append(value is not None and same_value(value, text, model.schema[name]))
    return {name: float(np.mean(row)) for name, row in hits.items()}


@pytest.fixture(scope="module")
def model() -> FieldsModel:
    return learn_fields(SHOP, examples(range(10)))


def test_ten_receipts_teach_their_fields_by_values_alone(model: FieldsModel) -> None:
    shares = exact(model, [shop_receipt(number) for number in range(30, 60)])
    assert shares["day"] == shares["sum"] == 1.0
    assert min(shares.values()) >= 0.9


def test_each_field_says_how_good_it_is_on_documents_held_out(model: FieldsModel) -> None:
    assert all(field.taught == 10 and field.tried == 10 for field in model.fields.values())
    assert model.fields["sum"].exact is not None and model.fields["sum"].exact >= 0.9
    assert model.promise(0.95).share > 0.5


def test_the_same_examples_give_the_same_model(model: FieldsModel, tmp_path: Path) -> None:
    write_model(tmp_path / "a.npz", model)
    write_model(tmp_path / "b.npz", learn_fields(SHOP, examples(range(10))))
    assert (tmp_path / "a.npz").read_bytes() == (tmp_path / "b.npz").read_bytes()


def test_a_model_comes_back_from_its_file(model: FieldsModel, tmp_path: Path) -> None:
    write_model(tmp_path / "fields.npz", replace(model, pack=("starter", "abc")))
    back = read_model(tmp_path / "fields.npz")
    assert back.schema == model.schema and back.pack == ("starter", "abc") and back.writing == model.writing
    assert back.outcomes == model.outcomes
    for number in (40, 41):
        one, other = (read_fields(each, shop_receipt(number)[0]) for each in (model, back))
        assert [value.value for value in one.values] == [value.value for value in other.values]
        assert [value.score for value in one.values] == pytest.approx([value.score for value in other.values], abs=1e-2)


def test_files_that_are_no_model(tmp_path: Path) -> None:
    path = tmp_path / "fields.npz"
    with pytest.raises(UserError, match=r"fields\.npz"):
        read_model(path)
    for data in (b"PK no zip", b"\x93 bytes of no kind", b""):
        path.write_bytes(data)
        with pytest.raises(UserError, match=r"cannot be read as fields\.npz .*train again"):
            read_model(path)
    np.savez(path, other=np.zeros(3))
    with pytest.raises(UserError, match="not a fields"):
        read_model(path)
    np.savez(path, format=np.array(99))
    with pytest.raises(UserError, match="newer version"):
        read_model(path)
    np.savez(path, format=np.array(1), schema=np.array([object()], dtype=object))
    with pytest.raises(UserError, match="cannot be read"):
        read_model(path)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("slopes", np.array(["x"])),
        ("slopes", np.array([1.0])),
        ("like", np.array([1, 2])),
        ("fields", np.array(5)),
        ("tried", np.array([2**62])),
        ("0/dense", np.zeros((3, 3, 3), np.float32)),
        ("0/texts", np.zeros((0, 5), np.float32)),
        ("writing", np.array(["auto"])),
    ],
)
def test_numbers_that_do_not_fit_are_refused_before_anything_is_read(
    model: FieldsModel, tmp_path: Path, name: str, value: np.ndarray
) -> None:
    path = tmp_path / "fields.npz"
    write_model(path, model)
    with np.load(path) as arrays:
        np.savez(path, **{**arrays, name: value})
    with pytest.raises(UserError, match="train again"):
        try_fields(read_model(path), str(path))


def test_one_document_teaches_and_nothing_is_calibrated() -> None:
    model = learn_fields(SHOP, examples([3]))
    assert model.outcomes == () and model.fields["sum"].taught == 1
    assert read_fields(model, shop_receipt(3)[0])["sum"].value == shop_receipt(3)[1]["sum"]


def test_values_that_stand_on_no_page_teach_nothing() -> None:
    document, values = shop_receipt(1)
    odd = Example(
        document, {"sum": [Answer("98765.43")], "day": [Answer("x" * 10_000)], "shop": [Answer(values["shop"])]}
    )
    model = learn_fields(SHOP, [odd, *examples([2, 4])])
    assert model.fields["sum"].taught == 2 and model.fields["day"].taught == 2 and model.fields["shop"].taught == 3


def test_no_examples_at_all() -> None:
    model = learn_fields(SHOP, [])
    assert model.fields == {}
    assert learn_fields(SHOP, [Example(document_of([]), {"sum": [Answer("1.00")]})]).fields["sum"].weights is None


def test_a_field_that_is_said_to_be_absent_is_not_found() -> None:
    taught = [Example(shop_receipt(number)[0], {"sum": []}) for number in range(6)]
    found = read_fields(learn_fields(SHOP, taught), shop_receipt(9)[0])["sum"]
    assert (found.value, found.state) == (None, FieldState.SURE)


def test_a_place_that_a_person_chose_is_learned_and_not_its_text() -> None:
    """The same number stands as cash and as change: who chose the change means the change."""
    pages = [
        document_of([f"Shop {n}", (("Cash", 0.0), (f"{n}.00", 500.0)), (("Change", 0.0), (f"{n}.00", 500.0))])
        for n in range(9)
    ]
    taught = [Example(page, {"sum": [Answer(f"{n}.00", 0, (Span(5, 0, 4),))]}) for n, page in enumerate(pages)]
    model = learn_fields(SHOP, taught[:6])
    assert read_fields(model, pages[8])["sum"].value_ids == (5,)


def test_a_repeated_field_has_all_its_values() -> None:
    schema = Schema(fields=(FieldSpec("price", FieldType.AMOUNT, repeated=True),))
    pages = [
        document_of(
            [((f"Item {k}", 0.0), (f"{n + k}.50", 400.0)) for k in range(n % 3 + 1)]
            + [(("Total", 0.0), (f"{n * 100 + 7}.00", 400.0))]
        )
        for n in range(12)
    ]
    taught = [
        Example(page, {"price": [Answer(f"{n + k}.50") for k in range(n % 3 + 1)]}) for n, page in enumerate(pages)
    ]
    model = learn_fields(schema, taught[:9])
    for n in (9, 10, 11):
        found = sorted(value.value or "" for value in read_fields(model, pages[n]).values)
        assert found == sorted(f"{n + k}.50" for k in range(n % 3 + 1))


def test_dates_are_read_in_the_order_that_the_documents_show() -> None:
    documents = [document_of(["02/13/2020"]), document_of(["02/03/2020"])]
    assert writing_of(SHOP, documents).date_order is DateOrder.MDY
    assert writing_of(replace(SHOP, date_order=DateOrder.DMY), documents).date_order is DateOrder.DMY
