"""`models download`: a published model fetched, checked, and made a pack in one go."""

from __future__ import annotations

import json
import shutil
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn, TextIO

from kie_desktop.cli.add_model import CLASS_LIST, Companions, check_paddle, make_pack, workspace
from kie_desktop.contract.catalogue import TOKENIZER_PART, Offer
from kie_desktop.domain.errors import UserError
from kie_desktop.formats.atomic import copy_file
from kie_desktop.formats.class_list import write_class_list
from kie_desktop.kie import tokenizer as tokenizers
from kie_desktop.runtime.download import check_room, fetch, megabytes
from kie_desktop.runtime.pack_store import (
    check_name,
    downloads_folder,
    free_place,
    install_weights,
    model_in,
    packs_folder,
    unpack,
)

ROOM_OF_PACK, ROOM_OF_WEIGHTS = 4, 3
"""Times the download: the archives, what is in them, and the pack while it is exported and while it is sealed."""
_EVERY_S = 0.25


@dataclass(slots=True)
class Teller:
    """Says how far the work is: lines of JSON on stdout for the window, a line that changes for a terminal."""

    attended: bool
    stdout: TextIO
    _latest: float = 0.0
    _text: str = ""

    def tell(self, text: str, done: int = 0, total: int = 0) -> None:
        """total: 0 where nobody knows."""
        now = time.monotonic()
        if text == self._text and done != total and now - self._latest < _EVERY_S:
            return
        begins = text != self._text
        self._latest, self._text = now, text
        if self.attended:
            print(json.dumps({"progress": {"text": text, "done": done, "total": total}}), file=self.stdout, flush=True)
        elif sys.stderr.isatty():
            how_far = f" {megabytes(done)} of {megabytes(total)}" if total else ""
            print(f"\r\x1b[K{text}{how_far}", end="\n" if done == total else "", file=sys.stderr, flush=True)
        elif begins:
            print(text, file=sys.stderr, flush=True)


def download_model(offer: Offer, name: str, teller: Teller) -> Path:
    """Fetch what a model consists of, and make it one of the user's packs, or weights for PaddleOCR; its folder.

    What has arrived stays until the pack is made, so that another try does not fetch it again. Raises UserError;
    there is then no new pack, nor a part of one.
    """
    check_name(name)
    if offer.tasks:
        place = free_place(name)
        check_paddle()
    check_room(downloads_folder(), (ROOM_OF_PACK if offer.tasks else ROOM_OF_WEIGHTS) * offer.size)
    files: dict[str, Path] = {}
    for number, (part, remote) in enumerate(offer.files.items(), 1):
        text = f"Downloading {remote.name} ({number} of {len(offer.files)})"
        teller.tell(text)
        files[part] = fetch(remote, downloads_folder(), lambda done, total, text=text: teller.tell(text, done, total))  # type: ignore[misc]
    try:
        made = _make_pack(offer, place, files, teller) if offer.tasks else _make_weights(name, files, teller)
    except UserError as fault:
        _give_up(offer, files, fault)
    for path in files.values():
        path.unlink(missing_ok=True)
    return made


def _make_pack(offer: Offer, place: Path, files: dict[str, Path], teller: Teller) -> Path:
    """One pack of the checkpoints of one task or two."""
    packs_folder().mkdir(parents=True, exist_ok=True)
    joined: Path | None = None
    with workspace(files[offer.tasks[0]].parent) as folder:
        for task in offer.tasks:
            teller.tell(f"Unpacking {files[task].name}")
            unpack(files[task], folder / task)
            model = model_in(folder / task)
            copy_file(files[TOKENIZER_PART], model / tokenizers.FILE_NAME)
            write_class_list(model / CLASS_LIST, offer.labels)
            teller.tell(f"Creating a model pack from {files[task].name} and comparing the results")
            out = place if task == offer.tasks[-1] else folder / f"{task}-pack"
            companions = Companions(join=joined, licence=offer.licence, description=offer.note)
            make_pack(model, task, out, companions)
            shutil.rmtree(folder / task)
            joined = out
    return place


def _make_weights(name: str, files: dict[str, Path], teller: Teller) -> Path:
    with workspace(next(iter(files.values())).parent) as folder:
        for part, path in files.items():
            teller.tell(f"Unpacking {path.name}")
            unpack(path, folder / part)
        return install_weights({part: folder / part for part in files}, name)


def _give_up(offer: Offer, files: dict[str, Path], fault: UserError) -> NoReturn:
    """Files that nothing vouches for go, as they may be what is wrong; the others wait for another try."""
    doubtful = [path for part, path in files.items() if not offer.files[part].sha256]
    for path in doubtful:
        path.unlink(missing_ok=True)
    raise UserError(
        f"{fault}. The downloaded file ({', '.join(path.name for path in doubtful)}) was deleted because no "
        "checksum is published to verify it; start the download again"
    ) from fault
