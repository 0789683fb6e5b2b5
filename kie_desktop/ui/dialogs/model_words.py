"""A model pack in words: in the list, and fact by fact."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kie_desktop.session import PackRow, PackState
from kie_desktop.ui.language import tr, translatable
from kie_desktop.ui.words import size

TASKS = {
    ("ser", "re"): translatable("labels and links"),
    ("ser",): translatable("labels only"),
    ("re",): translatable("links only"),
    ("sdmgr",): translatable("SDMGR, also uses the image"),
}
STARTER = translatable("Keys, values and headers of forms; learned from generated pages only")
"""What the pack that comes with the program says of itself."""
STATES = {
    PackState.BOX: translatable("included with the program"),
    PackState.OWN: translatable("added"),
    PackState.DAMAGED: translatable("damaged"),
}
HMEANS = {"SER": ("ser_hmean", "ser"), "RE": ("re_hmean", "re"), "SDMGR": ("sdmgr_hmean",)}
"""What the hmean of a task is called in packs made by export-model, and in the starter."""


def title_of(row: PackRow) -> str:
    """The published title, or the pack's name."""
    return tr(row.offer.title) if row.offer is not None else row.name


def summary_of(row: PackRow, is_used: bool) -> str:
    """One line for the list."""
    if row.state is PackState.OFFERED:
        return tr("{tasks}, {size}").format(tasks=_tasks(row), size=size(row.size))
    state = tr("in use") if is_used else tr(STATES[row.state])
    if row.state is PackState.DAMAGED:
        return state
    return tr("{tasks}, {size}, {state}").format(tasks=_tasks(row), size=size(row.size), state=state)


def facts_of(row: PackRow) -> list[tuple[str, str]]:
    """Names and values, as far as they are known."""
    info, offer = row.info, row.offer
    facts = [(tr("For"), "" if row.state is PackState.DAMAGED else _tasks(row))]
    if info is not None:
        facts += [
            (tr("Version"), info.version),
            (tr("Labels"), ", ".join(label.name for label in info.label_set)),
            (tr("Evaluation"), _measured(info.scores)),
        ]
    elif offer is not None:
        facts.append((tr("Labels"), ", ".join(offer.labels).lower()))
    licence = info.licence if info is not None else offer.licence if offer is not None else ""
    facts += [(tr("Licence"), licence), (tr("Size"), _size(row))]
    facts.append((tr("Folder"), _breakable(row.folder) if row.folder is not None else ""))
    if row.state is PackState.OFFERED and offer is not None:
        facts.append((tr("Verified by"), _check(row)))
        facts.append((tr("From"), "\n".join(_breakable(file.addresses[0]) for file in offer.files.values())))
    return [(words, value) for words, value in facts if value]


def _tasks(row: PackRow) -> str:
    tasks = row.info.tasks if row.info is not None else row.offer.tasks if row.offer is not None else ()
    return tr(TASKS[tasks]) if tasks in TASKS else tr("text recognition")


def _size(row: PackRow) -> str:
    if row.state is not PackState.OFFERED:
        return size(row.size)
    return tr("{} to download; installation temporarily needs four times as much disk space").format(size(row.size))


def _check(row: PackRow) -> str:
    assert row.offer is not None
    if all(file.sha256 for file in row.offer.files.values()):
        return tr("its published SHA-256")
    if not row.offer.tasks:
        return tr("its size (no SHA-256 is published)")
    return tr("its size, and a comparison of the pack's results with the original model (no SHA-256 is published)")


def _measured(scores: Mapping[str, Mapping[str, float]]) -> str:
    """A line for each place where it was measured."""
    lines = []
    for where, found in scores.items():
        shares = [
            f"{task} {share:.1%}"
            for task, keys in HMEANS.items()
            for share in [next((found[key] for key in keys if key in found), None)]
            if share is not None
        ]
        if shares:
            lines.append(tr("{where}: hmean {shares}").format(where=where, shares=", ".join(shares)))
    return "\n".join(lines)


def _breakable(path: Path | str) -> str:
    """Long paths may be broken after each of their parts."""
    return str(path).replace("/", "/\u200b").replace("\\", "\\\u200b")
