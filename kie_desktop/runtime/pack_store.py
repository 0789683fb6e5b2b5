"""The user's own model packs: put in, taken out; and archives as PaddleOCR publishes models, opened safely."""

from __future__ import annotations

import gzip
import lzma
import re
import shutil
import tarfile
import tempfile
import unicodedata
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Self

from kie_desktop.contract.packs import (
    DESCRIPTION,
    FIELDS,
    FIELDS_SCHEMA,
    NAME_RULE,
    ModelPack,
    find_pack,
    installed_packs,
    is_pack_name,
    load_pack,
    write_pack,
)
from kie_desktop.domain.errors import UserError
from kie_desktop.formats.atomic import write_error
from kie_desktop.ocr.paddle_weights import is_weights_folder
from kie_desktop.places import ocr_weights_folder, user_folder
from kie_desktop.runtime.trial import try_pack
from kie_desktop.safe_files import check_given

MOST_BYTES, MOST_FILES = 16 << 30, 1000
"""What an archive may hold: more than any published model by far, and less than fills a disk unnoticed."""
MOST_HEADER_BYTES = 1 << 20
"""Names and notes in an archive are read into memory before anything can be asked about them."""
_LONGEST = 50
"""Characters of a name that is made of a file's."""
_WEIGHTS = "model_state.pdparams"
_UNPLAIN = re.compile(r"[^\w.-]+")


def packs_folder() -> Path:
    """Where the user's own packs lie; need not exist."""
    return user_folder() / "models"


def downloads_folder() -> Path:
    """Where downloads arrive, and packs are made of them; need not exist."""
    return user_folder() / "downloads"


def check_name(name: str) -> None:
    """Raises UserError where no model pack can have a name."""
    if not is_pack_name(name):
        raise UserError(f"{name!r} cannot be used as the name of a model pack; {NAME_RULE}")


def free_place(name: str) -> Path:
    """The folder that a new pack of this name gets.

    UserError where there is a pack of the name already, or none can have it.
    """
    check_name(name)
    if any(folder.name == name for folder in installed_packs()) or (packs_folder() / name).exists():
        raise UserError(f"a model pack named {name!r} already exists; choose another name with --name")
    return packs_folder() / name


def plain_name(text: str) -> str:
    """A name that a pack can have, made of a file's or folder's name."""
    name = _UNPLAIN.sub("-", unicodedata.normalize("NFC", text)).strip("-._")[:_LONGEST].rstrip("-._")
    return name if name and is_pack_name(name) else "model"


def install(folder: Path, name: str | None = None) -> ModelPack:
    """Copy a pack from anywhere to the user's own, under its own name or another; every file is checked.

    Raises UserError where it is damaged, or the name is taken.
    """
    pack = load_pack(folder)
    place = free_place(name or pack.name)
    try:
        return write_pack(place, pack.info, {file: pack.path(file) for file in pack.files})
    except OSError as fault:
        raise write_error(place, fault) from fault


def add_fields(pack: ModelPack, run: Path, name: str, licence: str | None = None) -> ModelPack:
    """Put a pack together with what a run of `--task fields` learned into the user's own, under a new name.

    licence: None takes that of the pack. Raises UserError where the run is damaged or the name is taken.
    """
    place = free_place(name)
    files = {file: pack.path(file) for file in pack.files} | {file: run / file for file in (FIELDS, FIELDS_SCHEMA)}
    words = "; ".join(filter(None, (pack.info.description, "fields learned from a person's pages")))
    info = replace(pack.info, name=name, licence=licence or pack.info.licence, description=words)
    try:
        packs_folder().mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{name}-", dir=packs_folder()) as temporary:
            made = write_pack(Path(temporary) / "pack", info, files)
            try_pack(made)
            made.folder.rename(place)
    except OSError as fault:
        raise write_error(place, fault) from fault
    return replace(made, folder=place)


def remove(name: str) -> Path:
    """Delete one of the user's own packs, or downloaded weights of PaddleOCR; returns where it lay.

    Raises UserError where it is neither.
    """
    if is_pack_name(name) and is_weights_folder(ocr_weights_folder() / name):
        return _deleted(ocr_weights_folder() / name)
    folder = find_pack(name)
    if folder.parent.resolve() != packs_folder().resolve():
        raise UserError(f"{folder}: this model pack was not added by you; only added packs can be removed")
    try:
        if folder.is_symlink():  # what it leads to is the user's
            folder.unlink()
            return folder
        # Its description goes first: from then on it is no pack, whatever happens to the rest.
        (folder / DESCRIPTION).unlink()
    except OSError as fault:
        raise write_error(folder, fault) from fault
    return _deleted(folder)


def _deleted(folder: Path) -> Path:
    try:
        shutil.rmtree(folder)
    except OSError as fault:
        raise write_error(folder, fault) from fault
    return folder


def install_weights(parts: Mapping[str, Path], name: str) -> Path:
    """Put PaddleOCR's networks, unpacked folders by `det` and `rec`, where its engine finds them.

    The folder appears complete or not at all. Raises UserError where one of them is no such network, or the
    name is taken.
    """
    place = ocr_weights_folder() / name
    if place.exists():
        raise UserError(f"{place}: the pack already exists; run 'kie-desktop models remove {name}' first")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{name}-", dir=place.parent) as temporary:
            made = Path(temporary) / "weights"
            for part, unpacked in parts.items():
                described = min(unpacked.rglob("inference.yml"), default=None)
                if described is None:
                    raise UserError(f"{name}: the archive of its {part} has no inference.yml; download it again")
                shutil.copytree(described.parent, made / part)
            made.rename(place)
    except OSError as fault:
        raise write_error(place, fault) from fault
    return place


def model_in(folder: Path) -> Path:
    """The pack or checkpoint in a folder, or in a folder of it. UserError where there is none."""
    for wanted in (DESCRIPTION, _WEIGHTS):
        found = sorted(folder.rglob(wanted), key=lambda path: (len(path.parts), path))
        if found:
            return found[0].parent
    if any(folder.rglob("inference.*")):
        raise UserError(
            f"{folder}: this model is exported for inference and has no readable weights; use the archive for "
            "training (its name ends in _pretrained), or export a checkpoint with export-model"
        )
    raise UserError(f"{folder}: this is neither a model pack ({DESCRIPTION}) nor a checkpoint ({_WEIGHTS})")


def unpack(archive: Path, folder: Path) -> None:
    """Put the files of a `.tar` (also compressed) into a folder, plain files in folders below it only.

    Raises UserError, having written nothing outside, for links, devices, paths that lead elsewhere, and
    archives that are damaged or hold too much.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        check_given(archive)
        with tarfile.open(archive, tarinfo=_Member) as tar:
            for member, path in _files(tar, archive, shutil.disk_usage(folder).free):
                target = folder / path
                target.parent.mkdir(parents=True, exist_ok=True)
                source = tar.extractfile(member)
                if source is None:
                    raise UserError(f"{archive}: {member.name} cannot be read; download the archive again")
                with source, target.open("xb") as file:
                    shutil.copyfileobj(source, file)
    except (tarfile.TarError, EOFError, zlib.error, lzma.LZMAError, gzip.BadGzipFile) as fault:
        raise UserError(f"{archive}: the archive is damaged or not a .tar file ({fault}); download it again") from fault
    except OSError as fault:
        raise write_error(folder if archive.exists() else archive, fault) from fault


class _Member(tarfile.TarInfo):
    """A member whose name and notes are of a sane length.

    Looked at where tarfile begins to read what follows a header, which it lets be overridden; Python 3.13 does not come
    by `frombuf` any more.
    """

    def _proc_member(self, archive: tarfile.TarFile) -> Self:
        if self.size > MOST_HEADER_BYTES and not (self.isfile() or self.isdir()):
            raise tarfile.ReadError(f"a header of {self.size:,} bytes")
        read: Self = super()._proc_member(archive)  # type: ignore[misc]
        return read


def _files(tar: tarfile.TarFile, archive: Path, room: int) -> Iterator[tuple[tarfile.TarInfo, PurePosixPath]]:
    """The plain files of an archive, each checked before it is read."""
    size = 0
    for number, member in enumerate(tar):
        path = PurePosixPath(member.name.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or ":" in member.name or not (member.isfile() or member.isdir()):
            raise UserError(
                f"{archive}: {member.name!r} points outside the archive or is not a regular file; "
                "do not use this archive"
            )
        size += member.size
        if size > min(MOST_BYTES, room) or number >= MOST_FILES:
            raise UserError(
                f"{archive}: its contents are larger than a model or than the free disk space; it was not opened"
            )
        if member.isfile():
            yield member, path
