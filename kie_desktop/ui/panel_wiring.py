"""What panels ask for is done by commands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from kie_desktop.ui.commands.table import Commands

if TYPE_CHECKING:
    from kie_desktop.ui.panels.changes import ChangesPanel
    from kie_desktop.ui.panels.comparison import ComparisonPanel
    from kie_desktop.ui.panels.fields import FieldsPanel
    from kie_desktop.ui.panels.inspector import Inspector
    from kie_desktop.ui.panels.page_list import PageListPanel
    from kie_desktop.ui.panels.problems import ProblemsPanel
    from kie_desktop.ui.panels.runs import RunsPanel
    from kie_desktop.ui.panels.search import SearchPanel
    from kie_desktop.ui.panels.statistics import StatisticsPanel


def connect_panel(name: str, panel: object, commands: Commands) -> None:
    """Connect a panel that was just made (`Panels.made`)."""
    if name in _CONNECT:
        _CONNECT[name](panel, commands)


def _connect_pages(panel: PageListPanel, commands: Commands) -> None:
    panel.page_chosen.connect(commands.page.show_page)
    panel.remove.connect(commands.page.delete_pressed)
    panel.menu_wanted.connect(commands.page.show_menu)


def _connect_problems(panel: ProblemsPanel, commands: Commands) -> None:
    panel.chosen.connect(commands.page.show_problem)


def _connect_fields(panel: FieldsPanel, commands: Commands) -> None:
    fields = commands.fields
    panel.view.action_of = fields.action_of
    panel.view.candidate.connect(fields.choose_candidate)
    panel.view.entered.connect(fields.go_on)
    panel.view.focused.connect(fields.take_tool)
    panel.hidden.connect(fields.put_tool_back)
    panel.pointed.connect(fields.mark_place)
    panel.chosen.connect(fields.show_place)
    panel.accept.connect(fields.accept_field)
    panel.edit_schema.connect(fields.edit_schema)
    panel.read_text.connect(commands.page.annotate_document)
    panel.document_chosen.connect(fields.show_document)
    panel.open_fields.pointed.connect(fields.mark_lines)
    panel.open_fields.chosen.connect(fields.show_lines)
    panel.start.template.connect(fields.use_template)
    panel.start.own_list.connect(fields.make_schema)
    panel.start.table.connect(commands.file.import_values)


def _connect_inspector(panel: Inspector, commands: Commands) -> None:
    panel.several.offer(commands.actions)


def _connect_search(panel: SearchPanel, commands: Commands) -> None:
    panel.chosen.connect(commands.review.show_hit)
    panel.value_chosen.connect(commands.fields.show_value)


def _connect_changes(panel: ChangesPanel, commands: Commands) -> None:
    panel.chosen.connect(commands.review.show_difference)


def _connect_runs(panel: RunsPanel, commands: Commands) -> None:
    panel.train.connect(commands.training.train)
    panel.evaluate.connect(commands.training.evaluate)
    panel.go_on.connect(commands.training.go_on)
    panel.mistake_chosen.connect(commands.training.show_mistake)


def _connect_statistics(panel: StatisticsPanel, commands: Commands) -> None:
    panel.page_chosen.connect(commands.page.show_page)
    panel.save.connect(commands.review.save_statistics)


def _connect_readers(panel: ComparisonPanel, commands: Commands) -> None:
    panel.chosen.connect(commands.review.show_difference)
    panel.compare.connect(commands.review.compare_reader)


_CONNECT: Mapping[str, Callable[[Any, Commands], None]] = {
    "Pages": _connect_pages,
    "Fields": _connect_fields,
    "Inspector": _connect_inspector,
    "Problems": _connect_problems,
    "Search": _connect_search,
    "Changes": _connect_changes,
    "Runs": _connect_runs,
    "Statistics": _connect_statistics,
    "Readers": _connect_readers,
}
"""Name of a panel -> what connects it. Panels without wishes are not there."""
