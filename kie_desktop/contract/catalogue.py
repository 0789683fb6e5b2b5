"""What can be downloaded: the models of `resources/models.toml`, and those that the user's own file of the name adds.

Plain values; nothing here contacts anybody.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.settings_files import load_toml
from kie_desktop.places import is_frozen, ocr_weights_folder, program_folder, user_folder
from kie_desktop.safe_files import read_settings

MANIFEST = "models.toml"
NETWORKS, OCR_PARTS, TOKENIZER_PART = ("ser", "re"), ("det", "rec"), "tokenizer"
"""The parts of a model: checkpoints of PaddleOCR with their tokenizer, or the two networks of its text recognition."""

_FORMAT = 1
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_PARTS = (set(OCR_PARTS), {"ser", TOKENIZER_PART}, {"re", TOKENIZER_PART}, {*NETWORKS, TOKENIZER_PART})


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file that somebody publishes. addresses: where, in the order in which they are tried.

    size: bytes; 0 where nobody says exactly, `about` then does roughly. sha256: lower case; "" where none is published.
    """

    name: str
    addresses: tuple[str, ...]
    about: int
    size: int = 0
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """A model that can be downloaded. files: by part. labels: of SER, as its class list has them, in their order."""

    name: str
    title: str
    note: str
    licence: str
    files: Mapping[str, RemoteFile]
    labels: tuple[str, ...] = ()

    @property
    def tasks(self) -> tuple[str, ...]:
        """`ser`, `re`, both, or neither: then it is for text recognition."""
        return tuple(task for task in NETWORKS if task in self.files)

    @property
    def size(self) -> int:
        """Bytes to download, at least roughly."""
        return sum(file.about for file in self.files.values())

    @property
    def place(self) -> Path:
        """The folder that it gets in the user's own, unless it is given another name; there once it is complete."""
        return (user_folder() / "models" if self.tasks else ocr_weights_folder()) / self.name


def offers() -> list[Offer]:
    """Every model that can be downloaded and run here; one of the user's own file replaces one of the same name.

    Raises UserError where a file is damaged.
    """
    found: dict[str, Offer] = {}
    for path in (program_folder() / "resources" / MANIFEST, user_folder() / MANIFEST):
        if path.is_file():
            found |= {offer.name: offer for offer in _read(path)}
    return [offer for offer in found.values() if offer.tasks or not is_frozen()]


def offer_named(name: str) -> Offer:
    """The model of a name. UserError names those that there are."""
    found = {offer.name: offer for offer in offers()}
    if name not in found:
        raise UserError(f"there is no model {name!r} to download; choose one of {', '.join(found)}")
    return found[name]


def offer_of_file(name: str) -> Offer | None:
    """The model that a downloaded file is a network of, by the file's name; the one with the fewest parts."""
    alike = [offer for offer in offers() for task in offer.tasks if offer.files[task].name == name]
    return min(alike, key=lambda offer: len(offer.files), default=None)


def _read(path: Path) -> list[Offer]:
    try:
        value = load_toml(read_settings(path))
        if value["format"] != _FORMAT:
            raise UserError(f"{path}: this list has a different format; update the program")
        files = {key: _file(row) for key, row in value["file"].items()}
        return [_offer(row, files) for row in value["model"]]
    except OSError as fault:
        raise UserError(f"{path}: the file cannot be read ({fault.strerror})") from fault
    except (KeyError, TypeError, ValueError, AttributeError) as fault:
        raise UserError(f"{path}: this list of models is damaged ({fault!r}); fix or delete it") from fault


def _file(row: Mapping[str, Any]) -> RemoteFile:
    size, sha256 = int(row.get("size", 0)), str(row.get("sha256", ""))
    file = RemoteFile(str(row["name"]), tuple(row["addresses"]), int(row.get("about", size)), size, sha256)
    if not _PLAIN.fullmatch(file.name):
        raise ValueError(f"{file.name!r} is not a plain name")
    if not file.addresses or not all(address.startswith(("https://", "http://")) for address in file.addresses):
        raise ValueError(f"{file.name} has no address, or one that is neither https nor http")
    if file.about <= 0 or (sha256 and not _SHA256.fullmatch(sha256)):
        raise ValueError(f"{file.name} has no size, or an invalid SHA-256")
    return file


def _offer(row: Mapping[str, Any], files: Mapping[str, RemoteFile]) -> Offer:
    parts = {part: files[key] for part, key in row["files"].items()}
    if set(parts) not in _PARTS or not _PLAIN.fullmatch(row["name"]):
        raise ValueError(f"{row['name']!r} is not a plain name, or its parts do not make a model")
    if "ser" in parts and not row.get("labels"):
        raise ValueError(f"{row['name']} has no labels")
    labels = tuple(str(label) for label in row.get("labels", ()))
    return Offer(str(row["name"]), str(row["title"]), str(row["note"]), str(row["licence"]), parts, labels)
