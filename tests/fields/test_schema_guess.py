from __future__ import annotations

import pytest

from kie_desktop.domain.errors import UserError
from kie_desktop.fields.schema import FieldType
from kie_desktop.fields.schema_guess import names_in, schema_of_columns, type_of_values


@pytest.mark.parametrize(
    "text",
    ["Date\nInv. No.\nTotal", "Date\tInv. No.\tTotal", "Date; Inv. No.; Total", "- Date\n- Inv. No.\n\n3. Total:",
     "Date\tInv. No.\tTotal\n01/02/2020\t7\t3.00"],
)  # fmt: skip
def test_names_of_a_pasted_list_or_head(text: str) -> None:
    assert names_in(text) == ["Date", "Inv. No.", "Total"]


def test_an_empty_list_is_an_error() -> None:
    with pytest.raises(UserError, match="has no field names"):
        names_in(" \n ")


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        (["25/12/2018", "", "3 May 2020"], FieldType.DATE),
        (["12.50", "RM 3.00", "1,234.50"], FieldType.AMOUNT),
        (["3", "14", "7"], FieldType.NUMBER),
        (["000123", "000124"], FieldType.CODE),
        (["5012345", "5012346"], FieldType.CODE),
        (["INV-001", "INV-002"], FieldType.CODE),
        (["GB82 WEST 1234 5698 7654 32", "DE89 3704 0044 0532 0130 00"], FieldType.CODE),
        (["12 Long Street, Quarter, 12345 Far Off Town", "7 High Road, The Village, 54321 Near Town"], FieldType.LINES),
        (["Miller & Sons", "Smith"], FieldType.TEXT),
        (["17:17", "5:11PM", "09:39:12 am"], FieldType.TEXT),
        (["9.93\n9.93", "$12.00", "48,000", "Total 7"], FieldType.AMOUNT),
        (["", ""], FieldType.TEXT),
    ],
)  # fmt: skip
def test_types_of_columns(values: list[str], kind: FieldType) -> None:
    assert type_of_values(values) is kind


def test_columns_that_a_template_knows_take_its_ranker() -> None:
    schema = schema_of_columns(["Vendor", "Receipt Date", "Grand total", "Colour"])
    assert schema.template == "receipt"
    assert [(one.name, one.type, one.like) for one in schema.fields] == [
        ("Vendor", FieldType.TEXT, "company"),
        ("Receipt Date", FieldType.DATE, "date"),
        ("Grand total", FieldType.AMOUNT, "total"),
        ("Colour", FieldType.TEXT, ""),
    ]


def test_values_overrule_what_a_name_suggests() -> None:
    schema = schema_of_columns(["Total", "Date"], {"Total": ["many", "few"], "Date": ["01/02/2020"]})
    assert [one.type for one in schema.fields] == [FieldType.TEXT, FieldType.DATE]


def test_codes_in_groups_and_words_for_options_are_what_their_names_say() -> None:
    columns = {
        "IBAN": ["DE02 1203 0000 0000 2020 51", "NL91 ABNA 0417 1643 00"],
        "order number": ["12 / 345", "13 / 346"],
        "currency": ["€", "USD"],
        "tax id": ["see letter", "unknown yet"],
        "total": ["1.50", "2.50"],
    }
    schema = schema_of_columns(list(columns), columns)
    kinds = {spec.name: (spec.type, spec.checksum) for spec in schema.fields}
    assert kinds["IBAN"] == (FieldType.CODE, "iban") and kinds["order number"] == (FieldType.CODE, "")
    assert kinds["currency"] == (FieldType.CHOICE, "") and schema["currency"].options
    assert kinds["tax id"] == (FieldType.TEXT, "")


def test_columns_that_no_template_knows() -> None:
    assert schema_of_columns(["Colour", "Weight"]).template == ""


def test_common_names_of_fields_are_known() -> None:
    names = ("shop name", "Händler", "Inv. No.", "Betrag", "发票号码", "店铺", "Store_name_value", "Total_value")
    likes = ("company", "company", "number", "total", "number", "company", "company", "total")
    for name, like in zip(names, likes, strict=True):
        schema = schema_of_columns([name, "time", "change"])
        assert (schema.template, schema[name].like) == ("receipt", like), name


@pytest.mark.parametrize(
    ("names", "template"),
    [
        (("Invoice No", "Invoice date", "Total"), "invoice"),
        (("Rechnungsnummer", "Datum", "Betrag"), "invoice"),
        (("Belegnummer", "Datum", "Betrag"), "receipt"),
        (("company", "date", "number", "total"), "receipt"),
        (("shop name", "Datum", "Summe", "Rechnungsnr.", "remark", "change"), "receipt"),
        (("remark", "date"), ""),
    ],
)
def test_a_list_gets_the_template_that_its_names_speak_of(names: tuple[str, ...], template: str) -> None:
    assert schema_of_columns(names).template == template
