"""Values whose text a person gave otherwise than it was read."""

from __future__ import annotations

from collections import Counter

from kie_desktop.domain.page import Choice, EntityPart, Page
from kie_desktop.fields.values import bare
from kie_desktop.jobs.background import Report
from kie_desktop.store import ProjectFile


def count_corrected(project: ProjectFile, report: Report) -> Counter[str]:
    """By field, how many decided values have a text that is not what was read; runs in a thread. UserError."""
    found: Counter[str] = Counter()
    rows = project.choices()
    for number, (page_id, choices) in enumerate(rows.items()):
        page = project.page(page_id)
        report.progress(number, len(rows), page.image)
        found.update(choice.field for choice in choices if is_corrected(choice, page))
    return found


def is_corrected(choice: Choice, page: Page) -> bool:
    """Whether a decided value was typed: it stands nowhere, or its line was read otherwise."""
    lines = [page.entities[line] for line in choice.entity_ids if line in page.entities]
    if choice.absent or not (lines or choice.text):
        return False
    if not lines:
        return True
    if choice.span is None and any(EntityPart.TEXT in line.by_human for line in lines):
        return True
    read = lines[0].text[slice(*choice.span)] if choice.span else "".join(line.text for line in lines)
    return bool(choice.text) and bare(choice.text) != bare(read)
