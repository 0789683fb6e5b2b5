"""What is wrong with an SDMGR run before it starts. Paddle is not loaded for this."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kie_desktop.contract.train_config import DataSource, TrainConfig
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.page import Page
from kie_desktop.domain.problems import Problem, Severity
from kie_desktop.formats import wildreceipt
from kie_desktop.kie.sdmgr import SdmgrClasses, SdmgrSettings, encode_graph_page
from kie_desktop.networks.sdmgr.sizes import SdmgrSizes
from kie_desktop.training import estimate as estimates
from kie_desktop.training.estimate import Estimate
from kie_desktop.training.preflight.pages import pages_in_both
from kie_desktop.training.preflight.report import (
    LEFT_OUT_FIX,
    Report,
    error,
    no_image,
    nothing_held_out,
    resources,
    warning,
)
from kie_desktop.training.sdmgr.estimate import estimate_sdmgr, work_of

_MANY = 1500
"""Boxes of a page, from which on its pairs take minutes."""


def preflight_sdmgr(config: TrainConfig) -> Report:
    """Look at files, classes, labels, characters. Whatever is wrong becomes a problem; nothing is raised for it."""
    problems: list[Problem] = []
    names = _rows(config, problems)
    train = _pages(config.train, names, problems)
    val = _pages(config.val, names, problems) if config.val is not None else []
    problems += pages_in_both(config)
    if config.val is None:
        problems.append(nothing_held_out())
    used = [*dict.fromkeys(entity.label for page in train for entity in page.entities.values())]
    classes = _classes(config, names or used, problems)
    if classes is not None:
        problems += [*_unknown_labels(train + val, classes), *_empty_classes(train, classes)]
        problems += _without_area(config, train, classes)
    if train and not any(page.entities for page in train):
        problems.append(error("", "nothing-to-learn", "no page has any entities", "run OCR on the pages first"))
    problems += [*_crowded(train), *_strange_characters(config, train)]
    learned = sum(bool(page.entities) for page in train)
    needs = _needs(config, train, val, classes) if learned and classes is not None else None
    if needs is not None:
        problems += resources(config, needs)
    return Report.of(
        problems,
        train,
        val,
        windows=learned,
        long_pages=0,
        longest=max((len(page.entities) for page in train), default=0),
        num_classes=0 if classes is None else len(classes),
        estimate=needs,
    )


def _needs(config: TrainConfig, train: list[Page], val: list[Page], classes: SdmgrClasses) -> Estimate | None:
    """What the run needs; None for sizes that make no network, of which the run itself says what is wrong."""
    characters = {sign for page in train for entity in page.entities.values() for sign in entity.text}
    try:
        sizes = SdmgrSizes.of(config.network, len(characters) + 1, len(classes))
    except UserError:
        return None
    scale = config.sdmgr.image_scale
    speed = estimates.processor_speed()
    return estimate_sdmgr(config, sizes, work_of(train, scale), work_of(val, scale), speed)


def _rows(config: TrainConfig, problems: list[Problem]) -> Sequence[str]:
    if config.class_list is None:
        return ()
    try:
        return wildreceipt.read_classes(config.class_list)
    except UserError as fault:
        problems.append(error(config.class_list.name, "class-list", str(fault)))
        return ()


def _pages(source: DataSource, names: Sequence[str], problems: list[Problem]) -> list[Page]:
    pages: list[Page] = []
    for path in source.label_files:
        try:
            reading = wildreceipt.read_pages(path, source.image_dir, names)
        except UserError as fault:
            problems.append(error(path.name, "label-file", str(fault)))
            continue
        lost = {"bad-json", "not-a-list", "no-rows", "second-row", "no-image"}
        left_out = {"missing-image", "unreadable-image"}
        for problem in reading.problems:
            severity = Severity.ERROR if problem.code in lost else Severity.WARNING
            fix = LEFT_OUT_FIX if problem.code in left_out else problem.fix
            problems.append(replace(problem, severity=severity, page=problem.page or path.name, fix=fix))
        if not reading.pages and any(problem.code in left_out for problem in reading.problems):
            problems.append(no_image(path.name, source.image_dir))
        pages += reading.pages
    return pages


def _classes(config: TrainConfig, rows: Sequence[str], problems: list[Problem]) -> SdmgrClasses | None:
    """The run's classes; None where they are not known yet, or are none."""
    if not rows or (config.class_list is None and (config.init or config.resume)):
        return None
    try:
        classes = SdmgrClasses(rows) if config.sdmgr.compat else SdmgrClasses.of_names(rows)
    except UserError as fault:
        problems.append(error("", "class-list", str(fault)))
        return None
    unknown = [name for name in config.sdmgr.counted if classes.id_of(name) is None]
    if unknown:
        text = f"{', '.join(unknown)}: there is no such class to count"
        problems.append(error("", "unknown-label", text, f"the classes are {', '.join(classes.names)}"))
    return classes


def _unknown_labels(pages: Sequence[Page], classes: SdmgrClasses) -> Iterator[Problem]:
    for page in pages:
        for entity in page.entities.values():
            if classes.id_of(entity.label) is None:
                text = f"entity {entity.id} has the label {entity.label!r}, which is not in the class list"
                yield Problem(
                    page.image, "unknown-label", Severity.ERROR, text, entity.id, "add it there or change the label"
                )


def _empty_classes(pages: Sequence[Page], classes: SdmgrClasses) -> Iterator[Problem]:
    found = Counter(classes.id_of(entity.label) for page in pages for entity in page.entities.values())
    for index, name in enumerate(classes.names):
        if index and not found[index]:
            text = f"no training page has the label {name!r}"
            yield warning("", "label-without-examples", text, "label some entities with it, or remove the label")


def _crowded(pages: Sequence[Page]) -> Iterator[Problem]:
    for page in pages:
        if len(page.entities) > _MANY:
            text = (
                f"it has {len(page.entities)} entities, and each is compared with every other, so this "
                "page takes a long time"
            )
            yield warning(page.image, "many-pairs", text, "split the page")


def _without_area(config: TrainConfig, pages: Sequence[Page], classes: SdmgrClasses) -> Iterator[Problem]:
    """Entities of whose place on the picture the network sees nothing."""
    scale, compat = config.sdmgr.image_scale, config.sdmgr.compat
    settings = SdmgrSettings(classes.names, (), scale, clip_to_original=compat)
    for page in pages:
        entities = [*page.entities.values()]
        graph = encode_graph_page(entities, page.width, page.height, settings)
        for entity, box, corner in zip(entities, graph.boxes, graph.corners, strict=True):
            if (box[2:] > box[:2]).all():
                continue
            text = f"entity {entity.id} has no area, so its picture is ignored and only its text is learned"
            fix = "draw it around its text, or remove it"
            if (corner[2:] > corner[:2]).all():
                text = (
                    f"entity {entity.id} has no area once the image is resized, so its picture is ignored and only its "
                    "text is learned"
                )
                fix = "train without --compat" if compat else "check that it lies on the image"
            yield Problem(page.image, "no-area", Severity.WARNING, text, entity.id, fix)


def _strange_characters(config: TrainConfig, pages: Sequence[Page]) -> Iterator[Problem]:
    if config.sdmgr.dictionary is None:
        return
    try:
        known = {*wildreceipt.read_dictionary(config.sdmgr.dictionary)}
    except UserError as fault:
        yield error(config.sdmgr.dictionary.name, "dictionary", str(fault))
        return
    signs = Counter(
        sign for page in pages for entity in page.entities.values() for sign in entity.text if not sign.isspace()
    )
    strange = Counter({sign: count for sign, count in signs.items() if sign not in known})
    if strange:
        some = " ".join(sign for sign, _ in strange.most_common(20))
        text = f"{strange.total()} of {signs.total()} characters are not in the dictionary and will be ignored: {some}"
        yield warning(
            config.sdmgr.dictionary.name, "strange-characters", text, "add them, or train without the dictionary"
        )
