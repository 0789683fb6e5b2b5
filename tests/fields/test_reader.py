from __future__ import annotations

import json

import pytest
from field_documents import document_of, shop_receipt

from build_scripts.templates.invoices import invoice
from build_scripts.templates.receipts import receipt
from kie_desktop.domain.page import Entity, Page
from kie_desktop.fields.document import Document, TextLine, TextPage, text_page
from kie_desktop.fields.learner import Answer, Example, learn_fields
from kie_desktop.fields.model import FieldsModel
from kie_desktop.fields.prior import field_like, template_prior
from kie_desktop.fields.reader import Given, decided, read_fields
from kie_desktop.fields.result import FieldState, FieldValue, Span
from kie_desktop.fields.schema import FieldSpec, FieldType, Option, Schema
from kie_desktop.fields.schema_file import template
from kie_desktop.fields.text_features import words_fingerprint
from kie_desktop.fields.values import same_value
from kie_desktop.places import program_folder

RECEIPT = template("receipt")
AMOUNTS = Schema(
    fields=(
        FieldSpec("net", FieldType.AMOUNT, synonyms=("Goods",)),
        FieldSpec("tax", FieldType.AMOUNT),
        FieldSpec("total", FieldType.AMOUNT),
    ),
    rules=("net + tax = total",),
)


@pytest.mark.parametrize(("name", "make"), [("receipt", receipt), ("invoice", invoice)])
def test_templates_read_documents_without_being_taught(name: str, make: object) -> None:
    """On generated documents that they were not taught on; real ones: build_scripts/fields_skill.py."""
    assert callable(make)
    model = FieldsModel.untaught(template(name))
    hits: list[bool] = []
    for index in range(12):
        document, values = make(999, index)
        found = read_fields(model, document)
        assert [value.name for value in found.values] == list(model.schema.names)
        for field in ("company", "date", "total"):
            if field in values:
                value = found[field].value
                hits.append(value is not None and same_value(value, values[field], model.schema[field]))
    assert sum(hits) / len(hits) > 0.75


def test_rankers_of_templates_are_small_and_know_their_fields() -> None:
    for name in ("receipt", "invoice"):
        assert (program_folder() / "resources" / "schemas" / f"{name}.npz").stat().st_size < 2_000_000
        prior = template_prior(name)
        assert prior is not None
        # a class or a word under another name is a feature that the ranker never saw: teach it again then
        assert prior.words == words_fingerprint()
        assert {field for fields in prior.names.values() for field in fields} == {
            spec.name for spec in template(name).ranked
        }


def test_a_field_of_the_same_meaning_under_another_name_inherits() -> None:
    assert field_like(FieldSpec("Vendor"), RECEIPT.fields) == "company"
    assert field_like(FieldSpec("Summe", FieldType.AMOUNT), RECEIPT.fields) == "total"
    assert field_like(FieldSpec("x", like="address"), RECEIPT.fields) == "address"
    assert field_like(FieldSpec("date"), RECEIPT.fields) == ""  # a text is not looked for among dates
    schema = Schema(fields=(FieldSpec("Vendor"), FieldSpec("Summe", FieldType.AMOUNT)), template="receipt")
    document = shop_receipt(4)[0]
    mine, theirs = (read_fields(FieldsModel.untaught(one), document) for one in (schema, RECEIPT))
    assert mine["Vendor"].value == theirs["company"].value
    assert mine["Summe"].value == theirs["total"].value == shop_receipt(4)[1]["sum"]


def test_a_value_is_what_the_contract_says() -> None:
    document = document_of(["Blue Door Bakery", "Date: 25/12/2018 10:35"], name="a.png")
    schema = Schema(fields=(FieldSpec("date", FieldType.DATE, required=True), FieldSpec("colour", required=True)))
    date, colour = read_fields(FieldsModel.untaught(schema), document).values
    row = date.to_dict()
    assert json.loads(json.dumps(row)) == row
    assert row.pop("score") == pytest.approx(date.score, abs=1e-4)
    assert row == {
        "name": "date",
        "type": "date",
        "key": "Date:",
        "value": "25/12/2018",
        "normalized": "2018-12-25",
        "state": date.state.value,
        "problems": [],
        "page": 0,
        "key_ids": [2],
        "value_ids": [2],
    }
    assert date.spans == (Span(2, 6, 16),)
    assert colour.value is None and colour.problems == ("a value is required, but none was found",)


def test_values_of_several_lines_keep_them() -> None:
    document = shop_receipt(2)[0]
    schema = Schema(fields=(FieldSpec("where", FieldType.LINES),))
    taught = [
        Example(
            shop_receipt(n)[0],
            {"where": [Answer(" ".join(line.text for line in shop_receipt(n)[0].pages[0].lines[:2]))]},
        )
        for n in range(4, 12)
    ]
    value = read_fields(learn_fields(schema, taught), document)["where"]
    assert value.value == "Corner Books\n5 Harbour Road" and value.value_ids == (1, 2)


def test_rules_prove_values_and_show_broken_ones() -> None:
    rows = [(("Goods", 0.0), ("10.00", 500.0)), (("Tax", 0.0), ("0.60", 500.0)), (("Total", 0.0), ("10.60", 500.0))]
    found = read_fields(FieldsModel.untaught(AMOUNTS), document_of(rows))
    assert [value.value for value in found.values] == ["10.00", "0.60", "10.60"]
    assert all(value.state is FieldState.PROVED for value in found.values)
    rows[2] = (("Total", 0.0), ("70.60", 500.0))
    found = read_fields(FieldsModel.untaught(AMOUNTS), document_of(rows))
    assert all(value.state is FieldState.LOOK for value in found.values)
    assert all("net + tax = total" in " ".join(value.problems) for value in found.values)


def test_a_field_that_nothing_is_known_of_is_not_what_stands_most_often() -> None:
    schema = Schema(fields=(FieldSpec("remark"), FieldSpec("total", FieldType.AMOUNT, synonyms=("Sum",))))
    rows = [(("Bread", 0.0), ("1.60", 300.0), ("*S", 500.0))] * 8 + [(("Sum", 0.0), ("12.80", 300.0))]
    found = read_fields(FieldsModel.untaught(schema), document_of(rows))
    remark = found["remark"]
    assert (remark.value, remark.state, remark.score) == (None, FieldState.LOOK, None)
    assert found.others["remark"], "there is nothing to choose by number"
    assert found["total"].value == "12.80"


def test_a_choice_that_nobody_taught_is_not_surely_missing() -> None:
    options = (Option("cash", ("CASH", "tunai")), Option("card", ("VISA",)))
    schema = Schema(fields=(FieldSpec("paid by", FieldType.CHOICE, options=options),))
    found = read_fields(FieldsModel.untaught(schema), document_of([(("Cash", 0.0), ("21.20", 300.0))]))
    assert (found["paid by"].value, found["paid by"].state) == (None, FieldState.LOOK)
    assert [other.normalized for other in found.others["paid by"]] == ["cash"]


def test_rules_that_cannot_be_computed_are_said_once() -> None:
    schema = Schema(fields=AMOUNTS.fields, rules=("net / 0 = tax", "gross = net", "net +"))
    rows = [(("Goods", 0.0), ("10.00", 500.0)), (("Tax", 0.0), ("0.60", 500.0))]
    found = read_fields(FieldsModel.untaught(schema), document_of(rows))
    assert len(found.problems) == 3
    assert "divides by zero" in found.problems[0] and "gross" in found.problems[1]
    assert found["net"].value == "10.00"


def test_check_digits_choose_among_likely_values() -> None:
    schema = Schema(fields=(FieldSpec("account", FieldType.CODE, checksum="iban", synonyms=("IBAN",)),))
    document = document_of(["IBAN: GB82 WEST 1234 5698 7654 33", "IBAN: GB82 WEST 1234 5698 7654 32"])
    value = read_fields(FieldsModel.untaught(schema), document)["account"]
    assert (value.normalized, value.state) == ("GB82WEST12345698765432", FieldState.PROVED)
    value = read_fields(FieldsModel.untaught(schema), document_of(["IBAN: GB82 WEST 1234 5698 7654 33"]))["account"]
    assert value.state is FieldState.LOOK and "check digits" in value.problems[0]


def test_what_a_person_decided_stays() -> None:
    model = FieldsModel.untaught(AMOUNTS)
    given = Given({"total": [decided(AMOUNTS["total"], "11,00", model)], "tax": [decided(AMOUNTS["tax"], "", model)]})
    found = read_fields(model, document_of([(("Goods", 0.0), ("10.00", 500.0))]), given)
    assert (found["total"].value, found["total"].normalized, found["total"].score) == ("11,00", "11.00", None)
    assert [found[name].state for name in ("total", "tax")] == [FieldState.PERSON, FieldState.ABSENT]


def test_marks_and_rows_come_from_elsewhere() -> None:
    schema = Schema(fields=(FieldSpec("paid", FieldType.MARK), FieldSpec("items", FieldType.ROWS, columns=("price",))))
    found = read_fields(FieldsModel.untaught(schema), document_of(["Paid"]))
    assert [value.value for value in found.values] == [None, None]
    ticked = FieldValue("paid", FieldType.MARK, "Paid", "true", 0.9)
    assert read_fields(FieldsModel.untaught(schema), document_of(["Paid"]), Given({"paid": [ticked]}))["paid"] is ticked


def test_badly_read_lines_are_less_sure() -> None:
    document = document_of([(("Total", 0.0), ("10.60", 500.0))])
    page = document.pages[0]
    worn = TextPage(page.width, page.height, tuple(TextLine(one.id, one.text, one.box, 0.4) for one in page.lines))
    schema = Schema(fields=(FieldSpec("total", FieldType.AMOUNT),))
    clear, unclear = (
        read_fields(FieldsModel.untaught(schema), one)["total"].score or 0 for one in (document, Document("a", (worn,)))
    )
    assert unclear < clear


def test_networks_are_heard() -> None:
    """SER names the line, RE links it to the field's key: without them nothing says which name is meant."""
    lines = ("Ada", "Grace", "Holder", "Guest")
    entities = [
        Entity(n + 1, ((0, 40 * n), (90, 40 * n), (90, 40 * n + 20), (0, 40 * n + 20)), text)
        for n, text in enumerate(lines)
    ]
    page = Page("a.png", 200, 200).with_entities(entities, [])
    schema = Schema(fields=(FieldSpec("holder"),))
    linked = Document("a", (text_page(page, links={(3, 2): 0.95}),))
    labelled = Document("a", (text_page(page, labels={1: {"holder": 0.97}}),))
    model = FieldsModel.untaught(schema)
    assert read_fields(model, linked)["holder"].value == "Grace"
    assert read_fields(model, linked)["holder"].key_ids == (3,)
    assert read_fields(model, labelled)["holder"].value == "Ada"


def test_a_key_is_a_line_of_the_page_of_its_value() -> None:
    """Ids of lines are counted on each page from 1."""
    first, second = (
        Page("a.pdf", 200, 200, frame).with_entities(
            [Entity(n, ((0, 40 * n), (90, 40 * n), (90, 40 * n + 20), (0, 40 * n + 20)), text) for n, text in rows], []
        )
        for frame, rows in enumerate((((1, "Kind regards"), (2, "Thanks")), ((1, "Holder"), (2, "Grace"))))
    )
    document = Document("a.pdf", (text_page(first), text_page(second, links={(1, 2): 0.95})))
    value = read_fields(FieldsModel.untaught(Schema(fields=(FieldSpec("holder"),))), document)["holder"]
    assert (value.value, value.page, value.key_ids, value.key) == ("Grace", 1, (1,), "Holder")


def test_other_candidates_are_kept_for_the_keys_1_to_9() -> None:
    found = read_fields(FieldsModel.untaught(RECEIPT), shop_receipt(6)[0])
    others = found.others["total"]
    assert 1 < len(others) <= 9
    assert others[0].normalized == shop_receipt(6)[1]["sum"]
    assert sum(one.chance for one in others) <= 1.001


def test_documents_without_text_have_all_fields_without_values() -> None:
    for document in (Document("a", ()), Document("a", (TextPage(10, 10, ()),)), document_of(["", " "])):
        found = read_fields(FieldsModel.untaught(RECEIPT), document)
        assert [value.value for value in found.values] == [None] * len(RECEIPT.fields)


def test_fields_are_looked_for_on_all_pages() -> None:
    document = document_of(["Blue Door Bakery", "1 Harbour Road"], [(("Total", 0.0), ("10.60", 500.0))])
    found = read_fields(FieldsModel.untaught(RECEIPT), document)
    assert (found["total"].value, found["total"].page) == ("10.60", 1)
