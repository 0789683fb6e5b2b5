"""Small tables of figures as rich text, which can be read, selected and copied."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from kie_desktop.domain.score import Score
from kie_desktop.domain.tally import Tally
from kie_desktop.ui.language import tr


def head(words: str, align: str = "left", span: int = 1) -> str:
    """A heading; `words` is rich text."""
    return f"<th align='{align}' colspan='{span}' style='white-space: nowrap'>{words}</th>"


def name(words: str) -> str:
    """A cell that names its row; `words` is plain."""
    return f"<td style='white-space: nowrap'>{escape(words)}</td>"


def figure(words: str) -> str:
    """A cell with a figure."""
    return f"<td align='right'>{words}</td>"


def table(rows: Iterable[Iterable[str]]) -> str:
    """Cells as a table."""
    lines = "".join(f"<tr>{''.join(row)}</tr>" for row in rows)
    return f"<table cellspacing='0' cellpadding='4'>{lines}</table>"


def share(part: float | None) -> str:
    """0.931 as `93.1 %`; a dash for what is not known."""
    return "–" if part is None else f"{part:.1%}".replace("%", " %")


def score_table(tally: Tally) -> str:
    """Precision, recall and F1 of entities, by label and in all, and of links; the share of equal texts below."""
    rows = [[head(""), *(head(words, "right") for words in (tr("precision"), tr("recall"), tr("F1"), tr("count")))]]
    rows.append(_line(tr("all labels"), tally.entities))
    rows += [_line(label, score) for label, score in tally.labels.items()]
    rows.append(_line(tr("Links"), tally.relations))
    equal = tr("Same text: {}").format(share(tally.equal_texts))
    same, compared = tally.fields
    fields = f"<br>{tr('Same field value: {} of {} that both decided').format(same, compared)}" if compared else ""
    return f"{table(rows)}<p>{equal}{fields}</p>"


def _line(words: str, score: Score) -> list[str]:
    return [
        name(words),
        *(figure(share(part)) for part in (score.precision, score.recall, score.hmean)),
        figure(str(score.support)),
    ]
