"""A change of the schema as a step of the history, with what it does to people's choices on all pages."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from kie_desktop.domain.choices import remove_field, rename_field
from kie_desktop.domain.history import PageId
from kie_desktop.domain.page import Page
from kie_desktop.domain.patch import Patch, apply
from kie_desktop.fields.schema import Schema
from kie_desktop.fields.schema_file import PROJECT_SETTING, parse_schema, schema_text
from kie_desktop.language import tr
from kie_desktop.session.editor import Editor
from kie_desktop.session.fields.documents import ACCEPTED, accepted_fields
from kie_desktop.session.project.bulk_edits import BulkEdit


def schema_of_setting(value: object) -> Schema | None:
    """The schema that a project keeps; None where it has none. UserError where it cannot be read."""
    return parse_schema(value, "the project's schema") if isinstance(value, str) and value else None


@dataclass(frozen=True, slots=True)
class _Moved:
    """What becomes of choices. renamed: field -> the one that gets its choices. removed: fields whose choices go."""

    renamed: Mapping[str, str]
    removed: Collection[str]
    schema: Schema | None

    def of_page(self, page: Page) -> Patch:
        """What is done to one page. A field that others are merged into keeps its own value."""
        patch = Patch()
        there = {choice.field for choice in page.choices}
        for old, new in self.renamed.items():
            is_list = self.schema is not None and new in self.schema and self.schema[new].repeated
            if old in there and new in there and not is_list and new not in self.renamed:
                patch = patch.then(remove_field(apply(page, patch), old))
        for name in self.removed:
            patch = patch.then(remove_field(apply(page, patch), name))
        return patch.then(rename_field(apply(page, patch), dict(self.renamed)))


def schema_edit(
    editor: Editor, schema: Schema | None, renamed: Mapping[str, str], removed: Collection[str]
) -> BulkEdit | None:
    """What gives a project another schema; None where nothing changes.

    UserError where the schema cannot be kept: a field has no name, or two have the same.
    """
    file = editor.file
    before = editor.recall(PROJECT_SETTING)
    after = None
    if schema is not None:
        after = schema_text(schema)
        parse_schema(after, tr("The list of fields"))
    touched = {old for old, new in renamed.items() if old != new} | set(removed)
    if file is None or (before == after and not touched):
        return None
    pages: list[PageId] = []
    if touched:
        pages = [
            page_id for page_id, choices in file.choices().items() if any(choice.field in touched for choice in choices)
        ]
    settings: dict[str, tuple[object, object]] = {PROJECT_SETTING: (before, after)}
    if accepted := editor.recall(ACCEPTED):
        fields = accepted_fields(accepted)
        settings[ACCEPTED] = (
            accepted,
            {key: sorted({renamed.get(name, name) for name in names}) for key, names in fields.items()},
        )
    moved = _Moved({old: new for old, new in renamed.items() if old != new}, removed, schema)
    return BulkEdit(
        tr("Change fields"),
        pages,
        lambda page_id: moved.of_page(editor.page_of(page_id)),
        settings=settings,
    )
