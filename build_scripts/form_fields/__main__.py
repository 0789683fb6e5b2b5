"""Measure fields end to end: `python -m build_scripts.form_fields [--given lines labels links] [--generated 100]`.

On the real forms of `../shared/data/forms_en` (for measuring only) or on generated pages that are drawn. What OCR reads
is kept in `build/form_fields`, so that a second run takes seconds.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable

import numpy as np

from build_scripts.form_fields.pages import STAGES, CachedOcr, Sample, generated_samples, read_page, real_samples
from build_scripts.form_fields.scoring import Outcome
from build_scripts.starter.calibration import expected_calibration_error
from build_scripts.starter.recipe import HELD_OUT
from kie_desktop.contract.packs import load_pack
from kie_desktop.ocr.create import create_engine
from kie_desktop.runtime.onnx_runner import OnnxModel
from kie_desktop.runtime.pipeline import Pipeline

MEASURED_FROM = HELD_OUT + 200_000


def measure(samples: Iterable[Sample], pipeline: Pipeline, given: Iterable[str] = (), show: bool = False) -> Outcome:
    """Read the pages and count. show: print every field that was not found."""
    outcome = Outcome()
    for sample in samples:
        page = read_page(sample, pipeline, {*given})
        missed = outcome.add(page, sample.page, pipeline.model.label_set)  # type: ignore[union-attr]
        for why, key, value in missed if show else ():
            print(f"{sample.name}: {why}: {key!r} -> {value!r}")
    return outcome


def summary(outcome: Outcome) -> dict[str, object]:
    """The figures of a run, ready for `json.dumps`."""

    def rounded(value: float) -> float:
        return round(float(value), 4)

    def error(answers: list[tuple[float, bool]]) -> float:
        columns = np.array(answers, np.float64).reshape(-1, 2)
        return rounded(expected_calibration_error((columns[:, 0], columns[:, 1] > 0)))

    score, links = outcome.score, outcome.link_score
    return {
        "field_f1": rounded(score.hmean),
        "precision": rounded(score.precision),
        "recall": rounded(score.recall),
        "fields": [outcome.hits, outcome.given, outcome.true],
        "field_ece": error(outcome.answers),
        "link_f1": rounded(links.hmean),
        "link_ece": error(outcome.links),
        "found": {kind: f"{hits} of {count}" for kind, (hits, count) in sorted(outcome.found.items())},
        "errors": dict(outcome.errors.most_common()),
        "lines": dict(outcome.lines),
    }


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", default="starter")
    parser.add_argument("--given", nargs="*", default=[], choices=STAGES, help="stages that the annotations replace")
    parser.add_argument("--all", action="store_true", help="every stage in turn replaced, and none")
    parser.add_argument("--generated", type=int, metavar="COUNT", help="drawn generated pages in place of real ones")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="print each field that was not found")
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    pack = load_pack(chosen.model)
    pipeline = Pipeline(CachedOcr(lambda: create_engine("rapid")), OnnxModel(pack))
    samples = [*generated_samples(chosen.seed, MEASURED_FROM, chosen.generated)] if chosen.generated else real_samples()
    if not samples:
        print("the real forms to measure on are not here; skipped")
        return 0
    for given in [(), *((stage,) for stage in STAGES)] if chosen.all else [tuple(chosen.given)]:
        figures = summary(measure(samples, pipeline, given, chosen.show))
        print(f"given {', '.join(given) or 'the picture alone'}:")
        print(json.dumps(figures, indent=None if chosen.json else 1))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
