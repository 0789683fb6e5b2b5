"""How well one or two models do: figures in all and per label, and which labels were taken for which."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from PySide6.QtWidgets import QTextBrowser, QWidget

from kie_desktop.session import FIGURES, EvaluationResult, Figures, figure_of, figure_words
from kie_desktop.ui.language import count, tr, translatable
from kie_desktop.ui.panels.tables import head, table
from kie_desktop.ui.theme import Theme

MEASURES = ("precision", "recall", "hmean")
MEAN = translatable(
    "The mean is calculated over the labels that end in _value, if there are any, and otherwise over all "
    "labels except the background. For the wildreceipt labels, it is the value that PaddleOCR reports."
)


def _right(result: EvaluationResult) -> str:
    """What a user gets, in a sentence for each model; "" where it was not measured."""
    models = [result.new, *([result.old] if result.old else [])]
    if result.task not in FIGURES or not all(FIGURES[result.task] in model.score for model in models):
        return ""
    rows = [f"{figure_words(result.task, figure_of(model.score))} ({escape(model.model)})" for model in models]
    said = ", ".join(rows)
    return f"<p><b>{said[:1].upper()}{said[1:]}</b></p>"


class EvaluationView(QTextBrowser):
    """Tables that can be read, selected and copied; of two models each figure stands beside the other's."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._result: EvaluationResult | None = None
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.document().setDocumentMargin(10)
        self.setAccessibleName(tr("Result of the run"))
        theme.changed.connect(self._fill)

    def show_result(self, result: EvaluationResult | None) -> None:
        """Show another result."""
        self._result = result
        self._fill()

    def _fill(self) -> None:
        result = self._result
        if result is None:
            self.setHtml("")
            return
        parts = [self._figures(result)]
        for figures in (result.new, result.old):
            if figures is not None and figures.confusion:
                parts.append(self._confusion(figures))
        self.setHtml("<br>".join(parts))

    def _figures(self, result: EvaluationResult) -> str:
        """A row for all, for what the user sees of the links, and for each label."""
        new, old = result.new, result.old
        models = [new, *([old] if old else [])]
        top = [head(""), *(head(escape(model.model), span=3) for model in models), head("")]
        support = tr("Entities") if new.per_label else ""
        names = [head(""), *(head(name) for _ in models for name in MEASURES), head(support, "right")]
        is_mean = result.task == "sdmgr"
        rows = [self._row(tr("mean") if is_mean else tr("all"), [model.score for model in models])]
        if new.best_key is not None:
            rows.append(self._row(tr("as pre-annotated"), [model.best_key for model in models]))
        labels = [*new.per_label, *([name for name in old.per_label if name not in new.per_label] if old else [])]
        rows += [self._row(escape(name), [model.per_label.get(name) for model in models]) for name in labels]
        pages = count(result.pages, tr("page"), tr("pages"))
        words = tr("{task} on {pages}; {speed:.1f} pages per second").format(
            task=result.task.upper(), pages=pages, speed=new.fps
        )
        about = f"<p>{tr(MEAN)}</p>" if is_mean else ""
        return f"<p>{words}</p>{_right(result)}{table([top, names, *rows])}{about}"

    def _row(self, name: str, scores: Iterable[object]) -> list[str]:
        """One line of figures; of two models the better hmean is bold."""
        known = [score if isinstance(score, dict) else None for score in scores]
        best = max((score["hmean"] for score in known if score), default=0.0)
        cells = [f"<td>{name}</td>"]
        for score in known:
            for measure in MEASURES:
                words = f"{score[measure]:.1%}" if score else "–"
                is_best = len(known) > 1 and score is not None and measure == "hmean" and score["hmean"] == best
                cells.append(f"<td align='right'>{f'<b>{words}</b>' if is_best else words}</td>")
        support = next((int(score["support"]) for score in known if score and "support" in score), None)
        return [*cells, f"<td align='right'>{'' if support is None else support}</td>"]

    def _confusion(self, figures: Figures) -> str:
        """Rows: what the entities are; columns: what they were taken for. Mistakes stand out by weight and colour."""
        confusion = figures.confusion
        error, muted = self._theme.colour("error").name(), self._theme.colour("muted").name()
        heads = [head(tr("actual / predicted")), *(head(escape(guess), "right") for guess in confusion)]
        rows = []
        for label, row in confusion.items():
            cells = [f"<td>{escape(label)}</td>"]
            for guess, number in row.items():
                words = str(number) if number else f"<span style='color:{muted}'>0</span>"
                if number and guess != label:
                    words = f"<b style='color:{error}'>{number}</b>"
                cells.append(f"<td align='right'>{words}</td>")
            rows.append(cells)
        title = tr("Confusion matrix of {} (entities)").format(escape(figures.model))
        return f"<p>{title}</p>{table([heads, *rows])}"
