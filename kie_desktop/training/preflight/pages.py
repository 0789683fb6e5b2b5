"""The pages of a run: what in them cannot be learned, or will not mean what it seems to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from kie_desktop.contract.train_config import DataSource, TrainConfig
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.label_set import LabelSet, is_background
from kie_desktop.domain.page import Page
from kie_desktop.domain.problems import Problem, Severity
from kie_desktop.domain.text import counted, is_blank, listed
from kie_desktop.formats.class_list import read_class_list
from kie_desktop.formats.image_checks import same_files
from kie_desktop.formats.image_lookup import ImageLookup
from kie_desktop.formats.paddleocr.check import check_label_file
from kie_desktop.formats.paddleocr.lines import image_of
from kie_desktop.formats.sources import BOM, read_source
from kie_desktop.kie.encoding import EncodedPage, encode_page
from kie_desktop.kie.relations import candidates
from kie_desktop.kie.tokenizer import Tokenizer
from kie_desktop.kie.windows import MAX_TOKENS
from kie_desktop.training.preflight.report import LEFT_OUT_FIX, error, no_image, warning
from kie_desktop.training.preflight.starting_weights import Beginning

_STOPPING = frozenset(
    [
        *("no-tab", "no-image", "bad-json", "not-a-list", "not-utf8", "not-an-entity", "no-place", "no-rows"),
        *("second-row", "no-label"),
        *("unknown-label", "misspelled-label", "label-is-o"),
    ]
)
"""Faults by which training would lose or misread something; it mends all others, so they are warnings here."""
_LEFT_OUT = frozenset({"missing-image", "unreadable-image"})
"""One picture less among fifty is no reason to refuse the other pages."""
_NOT_OURS = frozenset({"name-not-for-re", "image-kind"})
"""PaddleOCR stumbles over these; training here goes by roles, and reads every image kind."""
_MANY_PAIRS = 1_000_000
"""Candidate pairs of a page, from which on RE takes long on it."""


def pages_of(source: DataSource, problems: list[Problem]) -> list[Page]:
    """All pages of the label files; what `check` finds in their form and images becomes a problem."""
    pages: list[Page] = []
    for path in source.label_files:
        try:
            check = check_label_file(path, source.image_dir, task="ser", decode=False)
        except UserError as fault:
            problems.append(error(path.name, "label-file", str(fault)))
            continue
        problems += [as_here(problem, path) for problem in check.problems if problem.code not in _NOT_OURS]
        found = [row.page for row in check.rows if row.has_image]
        if check.rows and not found:
            problems.append(no_image(path.name, source.image_dir))
        pages += found
    return pages


def as_here(problem: Problem, path: Path) -> Problem:
    """Severity as training here has it; what can be mended by `check --fix` says so."""
    severity = Severity.ERROR if problem.code in _STOPPING else Severity.WARNING
    fix = LEFT_OUT_FIX if problem.code in _LEFT_OUT else problem.fix
    if severity is Severity.ERROR and not fix:
        fix = f"fix or remove the line: kie-desktop check {path} --fix COPY"
    return replace(problem, severity=severity, page=problem.page or path.name, fix=fix)


def labels_of(config: TrainConfig, start: Beginning, pages: Iterable[Page], problems: list[Problem]) -> LabelSet:
    """The run's labels with their roles, as training will have them."""
    names: Sequence[str] = ()
    if config.class_list is not None:
        try:
            names, found = read_class_list(config.class_list)
            problems += [replace(problem, severity=Severity.WARNING) for problem in found]
        except UserError as fault:
            problems.append(error(config.class_list.name, "class-list", str(fault)))
    elif start.names is not None:
        names = start.names
    elif config.task == "ser":
        problems.append(error("", "class-list", "there is no class list", "specify the class_list.txt of the data"))
    labels = LabelSet.of_names([name.lower() if name.isupper() else name for name in names])
    if config.class_list is not None and start.names is not None and config.task == "ser":
        mine, theirs = ([row.casefold() for row in rows if not is_background(row)] for rows in (names, start.names))
        if {*mine} != {*theirs}:  # their order does not matter, as each label is looked up by its name
            text = f"the starting model has different labels ({', '.join(theirs)})"
            fix = "this is fine: labels with the same name are kept, and the others are learned"
            problems.append(warning(config.class_list.name, "new-classes", text, fix))
    if config.task == "re":
        labels = labels.extended(entity.label for page in pages for entity in page.entities.values())
    for name, role in config.roles.items():
        if name in labels:
            labels = labels.with_label(replace(labels[name], role=role))
    return labels


def unknown_labels(config: TrainConfig, pages: Iterable[Page], labels: LabelSet) -> Iterator[Problem]:
    """Entities that SER has no class for."""
    if config.task == "re":
        return
    for page in pages:
        for entity in page.entities.values():
            if entity.label not in labels and not is_background(entity.label):
                text = f"entity {entity.id} has the label {entity.label!r}, which is not in the class list"
                fix = f"add it there ({', '.join(labels.names)}) or change the label"
                yield Problem(page.image, "unknown-label", Severity.ERROR, text, entity.id, fix)


def labels_without_examples(train: Iterable[Page], val: Sequence[Page], labels: LabelSet) -> Iterator[Problem]:
    """Labels that nothing is learned about."""
    learned, measured = (
        Counter(entity.label.casefold() for page in rows for entity in page.entities.values()) for rows in (train, val)
    )
    for label in labels:
        if not is_background(label.name) and not learned[label.name.casefold()]:
            text = f"no training page has the label {label.name!r}"
            if measured[label.name.casefold()]:
                text += ", but held-out pages do"
            yield warning("", "label-without-examples", text, "label some entities with it, or remove the label")


def lengths_of(pages: Iterable[Page], tokenizer: Tokenizer | None) -> list[int]:
    """Tokens of each page; none where the tokenizer is missing."""
    if tokenizer is None:
        return []
    return [len(_encoded(page, tokenizer).input_ids) for page in pages]


def text_problems(
    config: TrainConfig,
    pages: Sequence[Page],
    lengths: Sequence[int],
    labels: LabelSet,
    tokenizer: Tokenizer | None,
) -> Iterator[Problem]:
    """What is on the pages to learn from, as a whole."""
    if not pages:
        return
    if all(is_blank(entity.text) for page in pages for entity in page.entities.values()):
        yield error("", "nothing-to-learn", "no page has any text", "run OCR on the pages first")
        return
    long = [page for page, length in zip(pages, lengths, strict=False) if length > MAX_TOKENS]
    if long and config.window == "first":
        text = (
            f"on {counted(len(long), 'page')}, only the first {MAX_TOKENS} tokens are used for training; the "
            "rest is ignored"
        )
        yield warning(long[0].image, "cut-pages", text, "train on whole pages")
    if config.task != "re" or tokenizer is None:
        return
    found = False
    for page in pages:
        roles = {entity.id: labels.role_of(entity.label) for entity in page.entities.values()}
        pairs = candidates(_encoded(page, tokenizer), roles)
        found = found or bool(pairs)
        count = len(pairs.key_ids) * len(pairs.value_ids)
        if count > _MANY_PAIRS:
            keys, values = len(pairs.key_ids), len(pairs.value_ids)
            text = f"{keys} keys and {values} values can be linked in {count} ways, so this page takes a long time"
            yield warning(
                page.image,
                "many-pairs",
                text,
                "split the page, or label entities that are neither keys nor values as `other`",
            )
    if not found:
        roles_text = listed([f"{label.name} is {label.role}" for label in labels])
        fix = (
            f"assign the roles key and value to labels ({roles_text}): Labels > Edit labels, or for example "
            "-o 'KIEDesktop.roles={Total: key}'"
        )
        yield error("", "nothing-to-link", "no page has both a key and a value", fix)


def pages_in_both(config: TrainConfig) -> Iterator[Problem]:
    """Pages that are both learned from and measured on: their figures mean nothing."""
    if config.val is None:
        return
    train, val = ({*_images(source)} for source in (config.train, config.val))
    first = same_files(sorted(train) + sorted(val))
    learned = {first[path]: path for path in sorted(train, reverse=True) if path in first}
    for path in sorted(val):
        same = path if path in train else learned.get(first.get(path, path))
        if same is not None:
            text = f"this page is held out, but also used for training ({same.name}), so the result will look too good"
            yield warning(path.name, "page-in-both", text, "remove one of them")


def _images(source: DataSource) -> Iterator[Path]:
    """Every image of a source that is there, by its real path."""
    lookup = ImageLookup(source.image_dir)
    for path in source.label_files:
        try:
            lines = read_source(path).removeprefix(BOM).decode("utf-8", "replace").split("\n")
        except UserError:  # `check` has said so
            continue
        for line in lines:
            image = image_of(line)
            found = lookup.find(image) if image else None
            if found is not None:
                yield found.resolve()


def _encoded(page: Page, tokenizer: Tokenizer) -> EncodedPage:
    return encode_page(page.entities.values(), page.width, page.height, tokenizer)
