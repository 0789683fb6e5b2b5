"""Schemas as TOML: `schema.toml` of data folders and packs, and the templates in the program's resources."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.settings_files import load_toml
from kie_desktop.domain.text import listed
from kie_desktop.fields.codes import is_checksum
from kie_desktop.fields.schema import DateOrder, DecimalSign, FieldSpec, FieldType, Option, Schema
from kie_desktop.places import program_folder
from kie_desktop.safe_files import is_file, is_folder, read_settings

T = TypeVar("T", bound=StrEnum)
SCHEMA_FILE = "schema.toml"
PROJECT_SETTING = "schema"
"""Setting of a project file: the schema as the text of a `schema.toml`."""
TEMPLATES = ("form", "receipt", "invoice")
"""Names of the start templates."""
_MOST_FIELDS = _MOST_RULES = 1_000
_HEAD = ("name", "template", "date_order", "decimal", "currency", "rules", "field")
_FIELD = (
    "name",
    "type",
    "repeated",
    "required",
    "synonyms",
    "options",
    "several",
    "checksum",
    "columns",
    "like",
)


def template(name: str) -> Schema:
    """One of `TEMPLATES`; UserError for another name."""
    if name not in TEMPLATES:
        raise UserError(f"schema {name}: there is no template with this name; choose one of {listed(TEMPLATES)}")
    return read_schema(program_folder() / "resources" / "schemas" / f"{name}.toml")


def find_schema(name: str) -> Schema:
    """A schema as the command line names it: a template, else a TOML file, else a folder that holds `schema.toml`.

    UserError also for words that would have no effect: of a template that is not there, or of a field that it lacks.
    """
    if name in TEMPLATES:
        return template(name)
    path = Path(name)
    if is_folder(path):
        path = path / SCHEMA_FILE
    if not is_file(path):
        raise UserError(
            f"{name}: schema not found; specify a {SCHEMA_FILE} file or one of the templates {listed(TEMPLATES)}"
        )
    schema = read_schema(path)
    _check_words(schema, str(path))
    return schema


def _check_words(schema: Schema, source: str) -> None:
    if schema.currency and not re.fullmatch(r"[A-Za-z]{3}", schema.currency):
        raise UserError(f"{source}: currency {schema.currency!r} must have three letters, such as EUR")
    if not schema.template:
        return
    if schema.template not in TEMPLATES:
        raise UserError(f"{source}: unknown template {schema.template!r}; choose one of {listed(TEMPLATES)}")
    known = template(schema.template).names
    for spec in schema.fields:
        if spec.like and spec.like not in known:
            raise UserError(
                f"{source}, field {spec.name!r}: the template {schema.template} has no field {spec.like!r} that it can "
                f"be like; choose one of {listed(known, len(known))}"
            )


def read_schema(path: Path) -> Schema:
    """Read a schema file; UserError names the file, the field and what is wrong with it."""
    try:
        text = read_settings(path)
    except OSError as fault:
        raise UserError(f"{path}: the file cannot be read ({fault.strerror or fault})") from fault
    except UnicodeDecodeError as fault:
        raise UserError(f"{path}: this is not UTF-8 text; save it as UTF-8") from fault
    return parse_schema(text, str(path))


def parse_schema(text: str, source: str = SCHEMA_FILE) -> Schema:
    """A schema from the text of its file. source: what errors call it."""
    try:
        value = load_toml(text)
    except ValueError as fault:
        raise UserError(f"{source}: this is not TOML ({fault})") from fault
    _no_others(value, _HEAD, source)
    rows = value.get("field", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise UserError(f"{source}: each field needs its own section, which starts with [[field]]")
    if len(rows) > _MOST_FIELDS:
        raise UserError(f"{source}: it has {len(rows)} fields; at most {_MOST_FIELDS} are possible")
    rules = _texts(value, "rules", source)
    if len(rules) > _MOST_RULES:
        raise UserError(f"{source}: it has {len(rules)} rules; at most {_MOST_RULES} are possible")
    fields = tuple(_field(row, number, source) for number, row in enumerate(rows, 1))
    names = [spec.name.casefold() for spec in fields]
    twice = sorted({spec.name for spec in fields if names.count(spec.name.casefold()) > 1})
    if twice:
        raise UserError(f"{source}: two fields have the name {twice[0]!r}; rename one of them")
    return Schema(
        name=_text(value, "name", source),
        fields=fields,
        rules=rules,
        template=_text(value, "template", source),
        date_order=_member(DateOrder, value, "date_order", DateOrder.AUTO, source),
        decimal=_member(DecimalSign, value, "decimal", DecimalSign.AUTO, source),
        currency=_text(value, "currency", source),
    )


def schema_text(schema: Schema) -> str:
    """A schema as TOML in one stable form: equal schemas give equal texts, and `parse_schema` gives it back."""
    return "\n".join(_lines(schema)) + "\n"


def _lines(schema: Schema) -> Iterator[str]:
    head: dict[str, object] = {
        "name": schema.name,
        "template": schema.template,
        "date_order": "" if schema.date_order is DateOrder.AUTO else schema.date_order.value,
        "decimal": "" if schema.decimal is DecimalSign.AUTO else schema.decimal.value,
        "currency": schema.currency,
    }
    yield from (f"{key} = {_quoted(str(value))}" for key, value in head.items() if value)
    if schema.rules:
        yield "rules = ["
        yield from (f"  {_quoted(rule)}," for rule in schema.rules)
        yield "]"
    for spec in schema.fields:
        yield ""
        yield "[[field]]"
        yield f"name = {_quoted(spec.name)}"
        yield f"type = {_quoted(spec.type.value)}"
        yield from (f"{key} = true" for key in ("repeated", "required", "several") if getattr(spec, key))
        yield from (f"{key} = {_quoted(getattr(spec, key))}" for key in ("checksum", "like") if getattr(spec, key))
        for key in ("synonyms", "columns"):
            if getattr(spec, key):
                yield f"{key} = [{', '.join(_quoted(text) for text in getattr(spec, key))}]"
        if spec.options:
            yield "options = ["
            yield from (f"  {_option_text(option)}," for option in spec.options)
            yield "]"


def _option_text(option: Option) -> str:
    if not option.words:
        return _quoted(option.value)
    return f"{{ value = {_quoted(option.value)}, words = [{', '.join(_quoted(word) for word in option.words)}] }}"


def _quoted(text: str) -> str:
    """A TOML basic string: JSON's escapes are TOML's, but for DEL."""
    clean = text.encode("utf-8", "replace").decode("utf-8")
    return json.dumps(clean, ensure_ascii=False).replace("\x7f", "\\u007f")


def _field(row: Mapping[str, Any], number: int, source: str) -> FieldSpec:
    where = f"{source}, field {number}"
    name = " ".join(_text(row, "name", where).split())
    if not name:
        raise UserError(f'{where}: it has no name; add name = "..." under [[field]]')
    where = f"{source}, field {name!r}"
    _no_others(row, _FIELD, where)
    checksum = _text(row, "checksum", where)
    if checksum and not is_checksum(checksum):
        raise UserError(f"{where}: unknown checksum {checksum!r}; use iban, vat, luhn, ean or a python-stdnum module")
    kind = _member(FieldType, row, "type", FieldType.TEXT, where)
    options = tuple(_option(option, where) for option in _list(row, "options", where))
    if kind is FieldType.CHOICE and not options:
        raise UserError(f'{where}: a choice needs options; add options = ["...", "..."]')
    return FieldSpec(
        name=name,
        type=kind,
        repeated=_flag(row, "repeated", where),
        required=_flag(row, "required", where),
        synonyms=_texts(row, "synonyms", where),
        options=options,
        several=_flag(row, "several", where),
        checksum=checksum,
        columns=_texts(row, "columns", where),
        like=_text(row, "like", where),
    )


def _option(value: object, where: str) -> Option:
    if isinstance(value, str):
        return Option(value)
    if isinstance(value, dict) and isinstance(value.get("value"), str):
        return Option(value["value"], _texts(value, "words", where))
    raise UserError(f'{where}: an option must be a text or {{ value = "...", words = ["..."] }}')


def _no_others(row: Mapping[str, Any], known: tuple[str, ...], where: str) -> None:
    others = sorted(set(row) - set(known))
    if others:
        raise UserError(f"{where}: unknown key {listed(others)}; possible keys are {listed(known, len(known))}")


def _text(row: Mapping[str, Any], key: str, where: str) -> str:
    value = row.get(key, "")
    if not isinstance(value, str):
        raise UserError(f"{where}: {key} must be a text in quotes")
    return value


def _flag(row: Mapping[str, Any], key: str, where: str) -> bool:
    value = row.get(key, False)
    if not isinstance(value, bool):
        raise UserError(f"{where}: {key} must be true or false")
    return value


def _list(row: Mapping[str, Any], key: str, where: str) -> list[Any]:
    value = row.get(key, [])
    if not isinstance(value, list):
        raise UserError(f"{where}: {key} must be a list in square brackets")
    return value


def _texts(row: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
    values = _list(row, key, where)
    if not all(isinstance(value, str) for value in values):
        raise UserError(f"{where}: {key} must be a list of texts in quotes")
    return tuple(re.sub(r"\s+", " ", value).strip() for value in values)


def _member(kind: type[T], row: Mapping[str, Any], key: str, default: T, where: str) -> T:
    value = row.get(key, default)
    try:
        return kind(value)
    except ValueError as fault:
        known = listed([str(member) for member in kind], 20)
        raise UserError(f"{where}: unknown {key.replace('_', ' ')} {value!r}; choose one of {known}") from fault
