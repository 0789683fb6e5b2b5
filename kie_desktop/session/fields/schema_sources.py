"""Where the schema of a project comes from: templates, pasted names, the head of a table."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from kie_desktop.domain.errors import UserError
from kie_desktop.fields.schema import Schema


def start_template(name: str) -> Schema:
    """One of the start templates. UserError for another name."""
    from kie_desktop.fields.schema_file import template

    return template(name)


def schema_of_text(text: str) -> Schema:
    """A schema of a pasted list of names: one a line, or a spreadsheet's head. UserError where it names none."""
    from kie_desktop.fields.schema_guess import names_in, schema_of_columns

    return schema_of_columns(names_in(text))


def schema_of_names(names: Sequence[str], template: str) -> Schema:
    """What is known of fields by their names, from a template; from the one that knows most where "" is given."""
    from kie_desktop.fields import schema_guess

    return schema_guess.schema_of_names(names, template)


def schema_of_table(path: Path) -> Schema:
    """A schema of the columns of a table (CSV or XLSX), its types guessed from what stands in them. UserError."""
    from kie_desktop.fields.schema_guess import schema_of_columns
    from kie_desktop.fields.values_table import FILE_COLUMNS, head_row
    from kie_desktop.formats.value_table import read_cells

    rows = [[cell.strip() for cell in row] for row in read_cells(path)]
    rows = [row for row in rows if any(row)] or [[]]
    head, *rows = rows[head_row(rows) or 0 :]
    columns = {
        name: [row[place] for row in rows if place < len(row) and row[place]]
        for place, name in enumerate(head)
        if name and name.casefold() not in FILE_COLUMNS
    }
    if not columns:
        raise UserError(f"{path}: no column has a name; write the names of the fields into the first row")
    return schema_of_columns([*columns], columns)


def rule_faults(schema: Schema) -> list[str]:
    """What is wrong with the rules of a schema that is being edited, in words."""
    if not schema.rules:
        return []
    from kie_desktop.fields.rules import check_rules

    return check_rules(schema)


def rules_naming(rules: Iterable[str], fields: Collection[str]) -> list[str]:
    """The rules that name one of some fields, or a column of it; one that cannot be read names none."""
    from kie_desktop.fields.rules import names_field

    return [rule for rule in rules if any(names_field(rule, name) for name in fields)]


def renamed_rules(rules: Iterable[str], names: Mapping[str, str]) -> tuple[str, ...]:
    """Rules over fields that have other names now. names: new name by old one."""
    if not names:
        return tuple(rules)
    from kie_desktop.fields.rules import rename_in_rule

    return tuple(rename_in_rule(rule, names) for rule in rules)
