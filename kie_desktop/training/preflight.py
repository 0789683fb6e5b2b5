"""What is wrong with a run before it starts, and what it will need. Paddle is not loaded for this."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kie_desktop.domain.checks import check_page
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.label_set import LabelSet, is_background
from kie_desktop.domain.page import Page
from kie_desktop.domain.problems import Problem, Severity
from kie_desktop.domain.text import is_blank
from kie_desktop.formats.class_list import read_class_list
from kie_desktop.formats.image_checks import same_files
from kie_desktop.formats.paddleocr.check import check_label_file
from kie_desktop.formats.paddleocr.reader import locate_image
from kie_desktop.kie.classes import BioClasses
from kie_desktop.kie.encoding import EncodedPage, encode_page
from kie_desktop.kie.relations import candidates
from kie_desktop.kie.tokenizer import FILE_NAME, Tokenizer
from kie_desktop.kie.windows import MAX_TOKENS, cover
from kie_desktop.networks.config import LayoutXLMConfig
from kie_desktop.training import estimate as estimates
from kie_desktop.training.config import DataSource, TrainConfig
from kie_desktop.training.estimate import Estimate, Workload

FindPack = Callable[[str], tuple[Path, Sequence[str]]]
"""A pack by its name or folder: its folder and the names of its labels; raises UserError."""

_STOPPING = frozenset(
    [
        *("no-tab", "no-image", "bad-json", "not-a-list", "not-utf8", "not-an-entity", "no-place", "no-rows"),
        *("missing-image", "unreadable-image", "second-row", "no-label"),
        *("unknown-label", "misspelled-label", "label-is-o"),
    ]
)
"""Faults by which training would lose or misread something; it mends all others, so they are warnings here."""
_NOT_OURS = frozenset({"name-not-for-re", "image-kind"})
"""PaddleOCR stumbles over these; training here goes by roles, and reads every image kind."""
_MANY_PAIRS = 1_000_000
"""Candidate pairs of a page, from which on RE takes long on it."""


@dataclass(frozen=True, slots=True)
class Report:
    """What was found. windows: to learn from. long_pages: of more than 512 tokens. longest: tokens of a page.

    estimate: None where the network's sizes or the tokenizer are not known.
    """

    problems: tuple[Problem, ...]
    pages: int
    val_pages: int
    entities: int
    links: int
    windows: int
    long_pages: int
    longest: int
    num_classes: int
    estimate: Estimate | None

    @property
    def may_start(self) -> bool:
        """Whether nothing stops the run."""
        return all(problem.severity is not Severity.ERROR for problem in self.problems)

    def lines(self) -> list[str]:
        """What the run is like, for people."""
        rows = [f"{self.pages} pages to learn from, {self.val_pages} to measure on"]
        rows[0] += f"; {self.entities} entities, {self.links} links, {self.num_classes} classes"
        if self.long_pages:
            rows.append(f"{self.long_pages} pages have more than {MAX_TOKENS} tokens (the longest {self.longest})")
            rows[-1] += f" and are read in several windows, {self.windows} in all"
        if self.estimate is not None:
            needs = self.estimate
            rows.append(
                f"{needs.parameters / 1e6:.1f} million parameters; estimated: {estimates.in_words(needs.memory)} of "
                f"memory, {estimates.duration(needs.seconds)} on this processor, "
                f"{estimates.in_words(needs.disk)} of disk"
            )
        return rows


@dataclass(frozen=True, slots=True)
class _Start:
    """What the run's beginning brings. names: of its labels."""

    names: tuple[str, ...] | None = None
    tokenizer: Path | None = None
    sizes: LayoutXLMConfig | None = None


def preflight(config: TrainConfig, find_pack: FindPack) -> Report:
    """Look at everything that a run needs. Whatever is wrong becomes a problem; nothing is raised for it."""
    problems: list[Problem] = []
    start = _start(config, find_pack, problems)
    train = _pages(config.train, problems)
    val = _pages(config.val, problems) if config.val is not None else []
    labels = _labels(config, start, train + val, problems)
    problems += _shared(config)
    if config.val is None:
        text = "there are no pages to measure on: the run cannot tell which of its checkpoints is the best"
        problems.append(_warning("", "no-val", text, "set some pages aside"))
    classes = BioClasses.of_label_set(labels)
    problems += [*_label_counts(train, val, labels), *_unknown_labels(config, train + val, labels)]
    if config.task == "re":
        problems += [_ours(row, Path(page.image)) for page in train + val for row in check_page(page, labels, "re")]
    tokenizer = _tokenizer(config, start, problems)
    lengths, val_lengths = _lengths(train, tokenizer), _lengths(val, tokenizer)
    problems += _texts(config, train, lengths, labels, tokenizer)
    whole = config.window == "whole"
    windows = [
        window.stop - window.start
        for length in lengths
        for window in cover(length if whole else min(length, MAX_TOKENS))
    ]
    needs: Estimate | None = None
    sizes = start.sizes or (_fresh_sizes(config, tokenizer) if tokenizer and not config.init else None)
    if sizes is not None and windows:
        work = Workload(tuple(windows), sum(val_lengths))
        needs = estimates.estimate(config, sizes, classes.num_classes, work, estimates.processor_speed())
        problems += _resources(config, needs)
    return Report(
        tuple(sorted(_once(problems), key=lambda problem: problem.severity is not Severity.ERROR)),
        len(train),
        len(val),
        sum(len(page.entities) for page in train),
        sum(len(page.links) for page in train),
        len(windows),
        sum(length > MAX_TOKENS for length in lengths),
        max(lengths, default=0),
        classes.num_classes,
        needs,
    )


def _start(config: TrainConfig, find_pack: FindPack, problems: list[Problem]) -> _Start:
    """Labels, tokenizer and sizes of the checkpoint or pack that the run begins with."""
    given = config.resume or (Path(config.init) if config.init else None)
    if given is None:
        return _Start()
    try:
        inside = given / ("best_accuracy" if config.resume is None else "latest")
        place = next((row for row in (given, inside) if (row / "model_state.pdparams").exists()), None)
        if place is None and config.resume is None:
            folder, labels = find_pack(str(config.init))
            told = _sizes(tomllib.loads((folder / "pack.toml").read_text("utf-8")).get("sizes", {}))
            sizes = LayoutXLMConfig(**told) if told.keys() >= _ALL_SIZES else None
            return _Start(tuple(labels), folder / FILE_NAME, sizes)
        if place is None:
            raise UserError(f"{given}: there is no checkpoint in it to go on from; name a run's 'latest' folder")
        files = {name: next((row / name for row in (place, given) if (row / name).exists()), None) for name in _FILES}
        settings = files["config.json"] or files["model_config.json"]
        names = read_class_list(files["class_list.txt"])[0] if files["class_list.txt"] else None
        sizes = LayoutXLMConfig.from_json(json.loads(settings.read_text("utf-8"))) if settings else None
        return _Start(tuple(names) if names else None, files[FILE_NAME], sizes)
    except (UserError, OSError, ValueError, TypeError) as fault:
        problems.append(_error("", "no-start", str(fault)))
        return _Start()


_FILES = ("config.json", "model_config.json", "class_list.txt", FILE_NAME)


_ALL_SIZES = {"vocab_size", "hidden_size", "coordinate_size", "num_hidden_layers", "intermediate_size"}
"""A pack that leaves one of them out can be started from; only what the run needs cannot be estimated then."""


def _sizes(table: Mapping[str, Any]) -> dict[str, int]:
    """Sizes that a pack tells; other numbers of it are passed over."""
    known = LayoutXLMConfig.__dataclass_fields__
    return {name: int(value) for name, value in table.items() if name in known and int(value) == value}


def _fresh_sizes(config: TrainConfig, tokenizer: Tokenizer) -> LayoutXLMConfig | None:
    try:
        return LayoutXLMConfig(**{"vocab_size": tokenizer.vocab_size, **config.network})  # type: ignore[arg-type]
    except (TypeError, UserError):  # the run itself says what is wrong with them
        return None


def _tokenizer(config: TrainConfig, start: _Start, problems: list[Problem]) -> Tokenizer | None:
    path = config.tokenizer or start.tokenizer
    if path is None:
        text = f"there is no {FILE_NAME}: neither the run nor what it starts from brings one"
        problems.append(_error("", "no-tokenizer", text, "name it with --tokenizer, or put it beside the weights"))
        return None
    try:
        return Tokenizer.from_file(path)
    except UserError as fault:
        problems.append(_error("", "no-tokenizer", str(fault)))
        return None


def _pages(source: DataSource, problems: list[Problem]) -> list[Page]:
    """All pages of the label files; what `check` finds in their form and images becomes a problem."""
    pages: list[Page] = []
    for path in source.label_files:
        try:
            check = check_label_file(path, source.image_dir, task="ser", decode=False)
        except UserError as fault:
            problems.append(_error(path.name, "label-file", str(fault)))
            continue
        problems += [_ours(problem, path) for problem in check.problems if problem.code not in _NOT_OURS]
        pages += [row.page for row in check.rows if row.has_image]
    return pages


def _ours(problem: Problem, path: Path) -> Problem:
    """Severity as training here has it; what can be mended by `check --fix` says so."""
    severity = Severity.ERROR if problem.code in _STOPPING else Severity.WARNING
    fix = problem.fix
    if severity is Severity.ERROR and not fix:
        fix = f"mend the line, or leave it out: kie-desktop check {path} --fix COPY"
    return replace(problem, severity=severity, page=problem.page or path.name, fix=fix)


def _labels(config: TrainConfig, start: _Start, pages: Iterable[Page], problems: list[Problem]) -> LabelSet:
    """The run's labels with their roles, as training will have them."""
    names: Sequence[str] = ()
    if config.class_list is not None:
        try:
            names, found = read_class_list(config.class_list)
            problems += [replace(problem, severity=Severity.WARNING) for problem in found]
        except UserError as fault:
            problems.append(_error(config.class_list.name, "class-list", str(fault)))
    elif start.names is not None:
        names = start.names
    elif config.task == "ser":
        problems.append(_error("", "class-list", "there is no class list", "name the data's class_list.txt"))
    labels = LabelSet.of_names([name.lower() if name.isupper() else name for name in names])
    if config.class_list is not None and start.names is not None and config.task == "ser":
        mine, theirs = ([row.casefold() for row in rows if not is_background(row)] for rows in (names, start.names))
        if mine != theirs:
            text = f"the classes are not those of the network to start from ({', '.join(theirs)})"
            fix = "labels of the same name are kept, the others are learned from nothing; give them enough pages"
            problems.append(_warning(config.class_list.name, "new-classes", text, fix))
    if config.task == "re":
        labels = labels.extended(entity.label for page in pages for entity in page.entities.values())
    for name, role in config.roles.items():
        if name in labels:
            labels = labels.with_label(replace(labels[name], role=role))
    return labels


def _unknown_labels(config: TrainConfig, pages: Iterable[Page], labels: LabelSet) -> Iterator[Problem]:
    if config.task == "re":
        return
    for page in pages:
        for entity in page.entities.values():
            if entity.label not in labels and not is_background(entity.label):
                text = f"entity {entity.id} has the label {entity.label!r}, which is not in the class list"
                fix = f"add it there ({', '.join(labels.names)}) or relabel the entity"
                yield Problem(page.image, "unknown-label", Severity.ERROR, text, entity.id, fix)


def _label_counts(train: Iterable[Page], val: Sequence[Page], labels: LabelSet) -> Iterator[Problem]:
    """Labels that nothing is learned about."""
    counts = [
        Counter(entity.label.casefold() for page in rows for entity in page.entities.values()) for rows in (train, val)
    ]
    for label in labels:
        if not is_background(label.name) and not counts[0][label.name.casefold()]:
            text = f"no page to learn from has an entity {label.name!r}"
            if counts[1][label.name.casefold()]:
                text += f", and the pages to measure on have {counts[1][label.name.casefold()]}"
            yield _warning("", "label-without-examples", text, "annotate some, or take it out of the class list")


def _count_labels(pages: Iterable[Page]) -> Counter[str]:
    return Counter(entity.label.casefold() for page in pages for entity in page.entities.values())


def _lengths(pages: Iterable[Page], tokenizer: Tokenizer | None) -> list[int]:
    """Tokens of each page; none where the tokenizer is missing."""
    if tokenizer is None:
        return []
    return [len(_encoded(page, tokenizer).input_ids) for page in pages]


def _encoded(page: Page, tokenizer: Tokenizer) -> EncodedPage:
    return encode_page(page.entities.values(), page.width, page.height, tokenizer)


def _texts(
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
        yield _error("", "nothing-to-learn", "no page has any text", "run OCR on the pages first")
        return
    long = [page for page, length in zip(pages, lengths, strict=False) if length > MAX_TOKENS]
    if long and config.window == "first":
        text = f"{len(long)} pages have more than {MAX_TOKENS} tokens, and what is behind is not learned"
        yield _warning(long[0].image, "cut-pages", text, "train whole pages")
    if config.task != "re" or tokenizer is None:
        return
    found = False
    for page in pages:
        roles = {entity.id: labels.role_of(entity.label) for entity in page.entities.values()}
        pairs = candidates(_encoded(page, tokenizer), roles)
        found = found or bool(pairs)
        count = len(pairs.key_ids) * len(pairs.value_ids)
        if count > _MANY_PAIRS:
            text = f"{len(pairs.key_ids)} keys and {len(pairs.value_ids)} values make {count} pairs; this takes long"
            yield _warning(page.image, "many-pairs", text, "split the page, or label what is no key or value `other`")
    if not found:
        roles_text = ", ".join(f"{label.name} is {label.role}" for label in labels)
        fix = f"give labels the roles key and value ({roles_text}), as in -o 'KIEDesktop.roles={{Total: key}}'"
        yield _error("", "nothing-to-link", "no page has both a key and a value", fix)


def _shared(config: TrainConfig) -> Iterator[Problem]:
    """Pages that are both learned from and measured on: their figures mean nothing."""
    if config.val is None:
        return
    train, val = ({*_images(source)} for source in (config.train, config.val))
    first = same_files(sorted(train) + sorted(val))
    learned = {first[path]: path for path in sorted(train, reverse=True) if path in first}
    for path in sorted(val):
        same = path if path in train else learned.get(first.get(path, path))
        if same is not None:
            text = f"the page is measured on and learned from as well ({same.name}); its figures will be too good"
            yield _warning(path.name, "page-in-both", text, "take it out of one of the two label files")


def _images(source: DataSource) -> Iterator[Path]:
    """Every image of a source that is there, by its real path."""
    for path in source.label_files:
        try:
            lines = path.read_text("utf-8-sig", errors="replace").splitlines()
        except OSError:  # `check` has said so
            continue
        for line in lines:
            image = locate_image(line.partition("\t")[0], source.image_dir) if "\t" in line else None
            if image is not None:
                yield image.resolve()


def _resources(config: TrainConfig, needs: Estimate) -> Iterator[Problem]:
    free = estimates.free_disk(config.out)
    if free < needs.disk:
        text = f"{config.out}: the checkpoints need about {estimates.in_words(needs.disk)}"
        text += f", and {estimates.in_words(free)} are free"
        yield _error("", "disk-space", text, "free space, or train into a folder on another disk")
    memory = estimates.free_memory()
    if config.device == "cpu" and memory is not None and memory < needs.memory:
        text = f"training needs about {estimates.in_words(needs.memory)} of memory"
        text += f", and {estimates.in_words(memory)} are free"
        yield _warning("", "memory", text, f"use a batch size below {config.batch_size}, or close other programs")


def _once(problems: Iterable[Problem]) -> list[Problem]:
    return list(dict.fromkeys(problems))


def _error(page: str, code: str, message: str, fix: str = "") -> Problem:
    return Problem(page, code, Severity.ERROR, message, fix=fix)


def _warning(page: str, code: str, message: str, fix: str = "") -> Problem:
    return Problem(page, code, Severity.WARNING, message, fix=fix)
