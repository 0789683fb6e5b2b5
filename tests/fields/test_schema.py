from __future__ import annotations

import re
from pathlib import Path

import pytest

from kie_desktop.domain.errors import UserError
from kie_desktop.fields.rules import check_rules
from kie_desktop.fields.schema import DateOrder, DecimalSign, FieldSpec, FieldType, Option, Schema, unique_names
from kie_desktop.fields.schema_file import TEMPLATES, find_schema, parse_schema, read_schema, schema_text, template

FULL = Schema(
    "Rent",
    (
        FieldSpec("tenant", required=True, synonyms=("name", 'the "tenant"')),
        FieldSpec("paid", FieldType.DATE),
        FieldSpec("rent", FieldType.AMOUNT, repeated=True),
        FieldSpec("account", FieldType.CODE, checksum="iban"),
        FieldSpec("kind", FieldType.CHOICE, options=(Option("flat"), Option("house", ("villa",))), several=True),
        FieldSpec("costs", FieldType.ROWS, columns=("what", "price")),
        FieldSpec("owner", like="company"),
    ),
    ("sum(rent) > 0", "[paid] >= paid"),
    "invoice",
    DateOrder.DMY,
    DecimalSign.COMMA,
    "EUR",
)


def test_a_schema_comes_back_from_its_text_and_the_text_is_stable() -> None:
    text = schema_text(FULL)
    assert parse_schema(text) == FULL
    assert schema_text(parse_schema(text)) == text


def test_texts_with_control_characters_come_back() -> None:
    schema = Schema(fields=(FieldSpec("a", synonyms=('tab\\ "q" ü', "del\x7fete")),))
    assert parse_schema(schema_text(schema)) == schema


@pytest.mark.parametrize("name", TEMPLATES)
def test_templates_are_whole(name: str) -> None:
    schema = template(name)
    assert schema.fields and check_rules(schema) == []
    assert parse_schema(schema_text(schema)) == schema


def test_a_schema_is_found_by_template_file_and_folder(tmp_path: Path) -> None:
    (tmp_path / "schema.toml").write_text(schema_text(FULL), "utf-8")
    assert find_schema("receipt") == template("receipt")
    assert find_schema(str(tmp_path)) == find_schema(str(tmp_path / "schema.toml")) == FULL
    with pytest.raises(UserError, match="schema not found"):
        find_schema(str(tmp_path / "other.toml"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name = ", "this is not TOML"),
        ('[[field]]\nname = "a"\ntype = "colour"', r"field 'a'.*unknown type 'colour'.*choose one of text"),
        ('[[field]]\ntype = "text"', "field 1: it has no name"),
        ('[[field]]\nname = "a"\n[[field]]\nname = "A"', "two fields have the name"),
        ('[[field]]\nname = "a"\ncolour = "red"', r"field 'a': unknown key colour"),
        ('[[field]]\nname = "a"\nrequired = "yes"', "required must be true or false"),
        ('[[field]]\nname = "a"\nsynonyms = "b"', "synonyms must be a list"),
        ('[[field]]\nname = "a"\nsynonyms = [1]', "synonyms must be a list of texts"),
        ('[[field]]\nname = "a"\ntype = "choice"', "a choice needs options"),
        ('[[field]]\nname = "a"\ntype = "choice"\noptions = [3]', "an option must be a text"),
        ('[[field]]\nname = "a"\ntype = "code"\nchecksum = "os"', "unknown checksum 'os'"),
        ('field = "a"', r"starts with \[\[field\]\]"),
        ('date_order = "xyz"', "unknown date order 'xyz'"),
        ("name = 3", "name must be a text"),
    ],
)
def test_what_is_wrong_is_said_with_file_and_field(text: str, message: str) -> None:
    with pytest.raises(UserError, match=message) as raised:
        parse_schema(text, "my/schema.toml")
    assert str(raised.value).startswith("my/schema.toml")


def test_files_that_are_no_schema(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be read"):
        read_schema(tmp_path / "no.toml")
    (tmp_path / "binary.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UserError, match="UTF-8"):
        read_schema(tmp_path / "binary.toml")


def test_names_become_unique() -> None:
    assert unique_names(["Total", " total ", "", "Date", "TOTAL"]) == ["Total", "total 2", "Date", "TOTAL 3"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('template = "recipt"', "unknown template 'recipt'; choose one of form, receipt, invoice"),
        ('currency = "Euro dollar"', "currency 'Euro dollar' must have three letters, such as EUR"),
        ('template = "invoice"\n[[field]]\nname = "a"\nlike = "tip"', "field 'a': the template invoice has no field"),
    ],
)
def test_words_without_effect_are_refused_where_people_name_a_schema(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "s.toml"
    path.write_text(f"{text}\n[[field]]\nname = 'date'\n", "utf-8")
    with pytest.raises(UserError, match=re.escape(message)):
        find_schema(str(path))
    assert read_schema(path)["date"]  # packs and projects of newer programs may know more
