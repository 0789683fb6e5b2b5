"""`kie-desktop models list|show|add|remove|verify|download`: the model packs on this machine, and published ones."""

from __future__ import annotations

import argparse
import contextlib
import json
import sys
from pathlib import Path
from typing import Any

from kie_desktop.api.export_request import NOT_STATED
from kie_desktop.attended import end_with_input
from kie_desktop.cli.add_model import add_model
from kie_desktop.cli.download_model import Teller, download_model
from kie_desktop.cli.model_arguments import add_checkpoint_arguments
from kie_desktop.cli.output import say
from kie_desktop.contract.catalogue import Offer, offer_named, offers
from kie_desktop.contract.packs import (
    FIELDS,
    FIELDS_SCHEMA,
    ModelPack,
    find_pack,
    installed_packs,
    read_pack,
    verify_pack,
)
from kie_desktop.domain.errors import UsageError, UserError
from kie_desktop.fields.schema_file import read_schema
from kie_desktop.runtime.download import megabytes
from kie_desktop.runtime.pack_store import remove


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Sub commands of `models`."""
    actions = ("list", "show", "add", "remove", "verify", "download")
    parser.add_argument("action", choices=actions, help="what to do")
    parser.add_argument(
        "pack",
        nargs="?",
        metavar="NAME_OR_PATH",
        help="the pack; for add also a checkpoint, a run of train --task fields or a .tar that holds a checkpoint; for "
        "download what list --available names",
    )
    parser.add_argument(
        "--available", action="store_true", help="list what can be downloaded; does not use the network"
    )
    parser.add_argument("--name", help="name for the added or downloaded pack")
    parser.add_argument(
        "--join", metavar="PACK", help="pack for the other task, to be combined with the added checkpoint"
    )
    parser.add_argument("--licence", default=NOT_STATED, help="licence of the added checkpoint (default: %(default)s)")
    add_checkpoint_arguments(parser)
    parser.add_argument(
        "--attended", action="store_true", help="print progress as JSON lines on stdout, and stop when stdin is closed"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(arguments: argparse.Namespace) -> int:
    """1 where a pack is damaged."""
    if arguments.action == "list":
        if arguments.pack is not None:
            raise UsageError("models list does not take a name; use models show NAME for one pack")
        return _list_available(arguments.json) if arguments.available else _list(arguments.json)
    if arguments.pack is None:
        raise UsageError(f"models {arguments.action} needs the name or folder of a pack")
    if arguments.attended:
        end_with_input()
    if arguments.action == "add":
        return _add(arguments)
    if arguments.action == "download":
        return _download(arguments)
    if arguments.action == "remove":
        return _remove(arguments)
    pack = read_pack(find_pack(arguments.pack))
    if arguments.action == "show":
        _show(pack, arguments.json)
        return 0
    return _verify(pack, arguments.json)


def _list(as_json: bool) -> int:
    """All packs that can be named, damaged ones with what is wrong with them."""
    rows = [_row(folder) for folder in installed_packs()]
    if as_json:
        print(json.dumps(rows, ensure_ascii=False))
    elif not rows:
        say("there are no model packs")
    else:
        for row in rows:
            say(f"{row['name']:<20} {row.get('error') or _summary(row)}")
    return 1 if any("error" in row for row in rows) else 0


def _list_available(as_json: bool) -> int:
    """What can be downloaded, with the addresses, for whoever fetches them on another machine."""
    if as_json:
        print(json.dumps([_offer_row(offer) for offer in offers()], ensure_ascii=False))
        return 0
    for offer in offers():
        say(f"{offer.name:<24} {offer.title}, {megabytes(offer.size)}, {offer.licence}")
        for file in offer.files.values():
            say(f"{'':<24} {file.addresses[0]}")
    return 0


def _offer_row(offer: Offer) -> dict[str, Any]:
    return {
        "name": offer.name,
        "title": offer.title,
        "note": offer.note,
        "licence": offer.licence,
        "tasks": list(offer.tasks),
        "labels": list(offer.labels),
        "bytes": offer.size,
        "files": [
            {"name": file.name, "addresses": list(file.addresses), "sha256": file.sha256}
            for file in offer.files.values()
        ],
    }


def _row(folder: Path) -> dict[str, Any]:
    try:
        pack = read_pack(folder)
        verify_pack(pack)
        return describe(pack)
    except UserError as fault:
        return {"name": folder.name, "folder": str(folder), "error": str(fault)}


def describe(pack: ModelPack) -> dict[str, Any]:
    """Everything that a pack says of itself, as JSON values."""
    info = pack.info
    return {
        "name": pack.name,
        "folder": str(pack.folder),
        "version": info.version,
        "licence": info.licence,
        "description": info.description,
        "tasks": list(info.tasks),
        "labels": [
            {"name": label.name, "role": str(label.role), "colour": label.colour, "hotkey": label.hotkey}
            for label in info.label_set
        ],
        "fields": list(read_schema(pack.path(FIELDS_SCHEMA)).names) if pack.names_fields else [],
        "max_tokens": info.max_tokens,
        "sizes": dict(info.sizes),
        "scores": {where: dict(scores) for where, scores in info.scores.items()},
        "files": dict(pack.files),
    }


def _summary(row: dict[str, Any]) -> str:
    labels = ", ".join(label["name"] for label in row["labels"])
    fields = f"  fields: {', '.join(row['fields'])}" if row["fields"] else ""
    tasks = " and ".join(row["tasks"]).upper()
    return f"{tasks}  {row['version']}  {row['licence']}  {labels}{fields}  ({row['folder']})"


def _show(pack: ModelPack, as_json: bool) -> None:
    row = describe(pack)
    if as_json:
        print(json.dumps(row, ensure_ascii=False))
        return
    for key in ("name", "version", "licence", "description", "folder"):
        say(f"{key:<12} {row[key]}")
    say(f"{'tasks':<12} {', '.join(row['tasks'])}")
    for label in row["labels"]:
        say(f"{'label':<12} {label['name']} (role {label['role']})")
    if row["fields"]:
        say(f"{'fields':<12} {', '.join(row['fields'])} (they hold words of the pages that taught them)")
    for name, size in row["sizes"].items():
        say(f"{'size':<12} {name} {size}")
    for where, scores in row["scores"].items():
        say(f"{'score':<12} on {where}: " + ", ".join(f"{what} {score:.4g}" for what, score in scores.items()))
    for name, digest in row["files"].items():
        say(f"{'file':<12} {name} sha256 {digest}")


def _add(arguments: argparse.Namespace) -> int:
    """Nothing but the new pack's description goes to stdout."""
    with contextlib.redirect_stdout(sys.stderr):
        pack = add_model(arguments)
        if pack.names_fields:
            say(f"{pack.path(FIELDS)}: holds words of the pages that taught its fields")
    if arguments.json:
        print(json.dumps(describe(pack), ensure_ascii=False))
    else:
        say(f"{pack.folder.name}: added for {' and '.join(pack.info.tasks).upper()}; it is in {pack.folder}")
    return 0


def _download(arguments: argparse.Namespace) -> int:
    """Fetch a model and install it; nothing is contacted by any other command."""
    offer = offer_named(arguments.pack)
    name = arguments.name or offer.name
    teller = Teller(arguments.attended, sys.stdout)
    with contextlib.redirect_stdout(sys.stderr):
        folder = download_model(offer, name, teller)
    what = f"for {' and '.join(offer.tasks).upper()}" if offer.tasks else "for text recognition with PaddleOCR"
    if arguments.json:
        print(json.dumps({"name": name, "folder": str(folder), "tasks": list(offer.tasks)}, ensure_ascii=False))
    else:
        say(f"{name}: downloaded {what}; it is in {folder}")
    return 0


def _remove(arguments: argparse.Namespace) -> int:
    folder = remove(arguments.pack)
    if arguments.json:
        print(json.dumps({"name": folder.name, "folder": str(folder), "removed": True}, ensure_ascii=False))
    else:
        say(f"{folder.name}: removed from {folder.parent}")
    return 0


def _verify(pack: ModelPack, as_json: bool) -> int:
    """Compare all files with the pack's description."""
    fault: str | None = None
    try:
        verify_pack(pack)
    except UserError as error:
        if not as_json:
            raise
        fault = str(error)
    if as_json:
        print(json.dumps({"name": pack.name, "folder": str(pack.folder), "ok": fault is None, "error": fault}))
    else:
        say(f"{pack.name}: all {len(pack.files)} files are intact")
    return 0 if fault is None else 1
