"""Named fields: learning the template `receipt` from ten and two hundred receipts, and reading one page's fields.

Processor time of this process over all its cores: what one core needs at most, also where others are busy.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from build_scripts.benchmarks.harness import BenchResult, at_most
from build_scripts.templates.receipts import receipt
from kie_desktop.fields.learner import Example, example_of, learn_fields
from kie_desktop.fields.reader import read_fields as read_page
from kie_desktop.fields.schema_file import template

TAUGHT, READ, ROUNDS = 10, 20, 3
MANY = 200
LEARN_BAR_S, LEARN_MANY_BAR_S, READ_BAR_MS = 2.0, 10.0, 20.0
_SEED = 7


def learn_fields_10() -> BenchResult:
    """Seconds to learn 14 fields from ten receipts, with cross-validation, given their lines."""
    schema, examples = template("receipt"), _examples(TAUGHT)
    learn_fields(schema, examples[:2])  # loads the template's ranker and the libraries of value types
    seconds = []
    for _ in range(ROUNDS):
        start = time.process_time()
        learn_fields(schema, examples)
        seconds.append(time.process_time() - start)
    return at_most("learn_fields_10", median(seconds), "s", LEARN_BAR_S)


def learn_fields_200() -> BenchResult:
    """Seconds to learn them from two hundred, with cross-validation, given lines and what SER and RE say of them."""
    schema, examples = template("receipt"), [_evident(example) for example in _examples(MANY)]
    learn_fields(schema, examples[:2])
    start = time.process_time()
    learn_fields(schema, examples)
    return at_most("learn_fields_200", time.process_time() - start, "s", LEARN_MANY_BAR_S)


def _evident(example: Example) -> Example:
    """With labels of each line and links from each to the next, as a pack's networks give them."""
    pages = []
    for page in example.document.pages:
        lines = tuple(
            replace(line, labels={("question", "answer")[number % 2]: 0.9}) for number, line in enumerate(page.lines)
        )
        links = {(one.id, other.id): 0.8 for one, other in pairwise(page.lines)}
        pages.append(
            replace(page, lines=lines, links=links, classes=frozenset(("question", "answer", "header", "other")))
        )
    return replace(example, document=replace(example.document, pages=tuple(pages)))


def read_fields() -> BenchResult:
    """Milliseconds to read 14 fields of a receipt, median of twenty, given its lines."""
    examples = _examples(TAUGHT + READ)
    model = learn_fields(template("receipt"), examples[:TAUGHT])
    read_page(model, examples[0].document)
    times = []
    for example in examples[TAUGHT:]:
        start = time.process_time()
        read_page(model, example.document)
        times.append(1000 * (time.process_time() - start))
    return at_most("read_fields", median(times), "ms", READ_BAR_MS)


def _examples(count: int) -> Sequence[Example]:
    """Made-up receipts of shops of many countries with their values."""
    return [example_of(*receipt(_SEED, number)) for number in range(count)]
