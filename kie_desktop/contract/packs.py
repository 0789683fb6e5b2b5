"""Model packs: folders that can be used for inference, described and sealed by their `pack.toml`.

A pack holds ONNX networks (`ser.onnx`, or `re_encoder.onnx` with `re_head.onnx` and perhaps what stands
beside them, `kie.beside`, or all of them; or `sdmgr.onnx` with `sdmgr.json`), the tokenizer that all
but the last need, perhaps what was learned of named fields (`fields.npz` with `schema.toml`, which hold words of
people's pages), and a description: label set with roles, licence, sizes, measured scores, and the SHA-256 of every
file. A file that is missing or was changed makes the pack unusable, with a message that names the file.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import tempfile
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.label_set import Label, LabelSet, Role
from kie_desktop.domain.settings_files import MISFIT, load_json, load_toml
from kie_desktop.places import program_folder, user_folder
from kie_desktop.safe_files import is_file, is_folder, open_given, read_settings

DESCRIPTION = "pack.toml"
TOKENIZER = "sentencepiece.bpe.model"
NAME_RULE = """use a name without <>:"/|?*\\ that does not start with a dot, space or hyphen"""
SER = "ser.onnx"
RE_ENCODER = "re_encoder.onnx"
RE_HEAD = "re_head.onnx"
SDMGR, SDMGR_SETTINGS = "sdmgr.onnx", "sdmgr.json"
FIELDS, FIELDS_SCHEMA = "fields.npz", "schema.toml"
FIELDS_RUN = "fields.json"
"""What a run of `--task fields` says of itself, among it the pack that it stands beside."""
FILES_OF_TASK: Mapping[str, tuple[str, ...]] = {
    "ser": (SER,),
    "re": (RE_ENCODER, RE_HEAD),
    "sdmgr": (SDMGR, SDMGR_SETTINGS),
}

_FORMAT = 1
_FEWEST_TOKENS, _MOST_TOKENS = 8, 65_536
_MOST_LEAST_LINE = 0.1
_SAFE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
"""Of files in a pack, and of its version."""
_FORBIDDEN = '<>:"/|?*\\'
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
_LONGEST_NAME = 150
"""Bytes of a pack's name; its folder gets a few more characters while it is made."""


@dataclass(frozen=True, slots=True)
class PackInfo:
    """What a pack says of itself.

    name: what it calls itself, see `is_pack_name` and `ModelPack.name`. version: letters, digits, `.`, `_`, `-`.
    licence: of the weights, as SPDX writes it.
    tasks: `ser`, `re` or both, or `sdmgr`. label_set: in the order of the classes of `ser.onnx`.
    max_tokens: the longest window its networks were made for. sizes: of the networks, for reading.
    scores: what was measured where, e.g. {"forms_en": {"ser_hmean": 0.61}}.
    least_line: the lowest lines that its networks know, as a part of the page's height: pages with lower ones are shown
    to them without wide empty stripes (`runtime.small_print`). 0: pages are shown as they are.
    """

    name: str
    version: str
    licence: str
    tasks: tuple[str, ...]
    label_set: LabelSet
    description: str = ""
    max_tokens: int = 512
    sizes: Mapping[str, int] = field(default_factory=dict)
    scores: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    least_line: float = 0.0


@dataclass(frozen=True, slots=True)
class ModelPack:
    """A pack in a folder; `files` gives the SHA-256 of each of its files."""

    folder: Path
    info: PackInfo
    files: Mapping[str, str]

    @property
    def name(self) -> str:
        """What `find_pack` knows it by: where it can be named, the name of its folder; else what it calls itself."""
        home = self.folder.parent.resolve()
        return self.folder.name if any(home == root.resolve() for root in pack_folders()) else self.info.name

    @property
    def label_set(self) -> LabelSet:
        """Its labels with their roles."""
        return self.info.label_set

    def path(self, name: str) -> Path:
        """One of its files."""
        return self.folder / name

    def can(self, task: str) -> bool:
        """Whether it holds the networks of `ser`, `re` or `sdmgr`."""
        return task in self.info.tasks

    @property
    def names_fields(self) -> bool:
        """Whether it holds what was learned of named fields: words of the pages that taught it, too."""
        return FIELDS in self.files

    @property
    def proposes(self) -> tuple[str, ...]:
        """What pre-annotation gets of it: `ser` for labels, `re` for links. SDMGR's links are as it was taught.

        Raises UserError where SDMGR's settings cannot be read.
        """
        if not self.can("sdmgr"):
            return tuple(task for task in ("ser", "re") if self.can(task))
        path = self.path(SDMGR_SETTINGS)
        try:
            links = load_json(read_settings(path))["links"]
        except (OSError, ValueError, KeyError, TypeError) as fault:
            raise UserError(f"{path}: the file cannot be read ({fault}); copy the pack again") from fault
        return ("ser", "re") if links else ("ser",)


def load_pack(name_or_path: str | Path) -> ModelPack:
    """Find a pack, read its description and check every file of it.

    Raises UserError where there is no such pack or it is damaged.
    """
    pack = read_pack(find_pack(name_or_path))
    verify_pack(pack)
    return pack


def find_pack(name_or_path: str | Path) -> Path:
    """The folder of a pack: a path to it, or a name looked up in `pack_folders`."""
    text = str(name_or_path)
    given = Path(text)
    if is_file(given / DESCRIPTION):
        return given
    if is_pack_name(text):
        for root in pack_folders():
            if is_file(root / text / DESCRIPTION):
                return root / text
        for folder in installed_packs():
            if _composed(folder.name) == _composed(text):
                return folder
    if is_folder(given):
        raise UserError(f"{given}: this is not a model pack, because it has no {DESCRIPTION}")
    raise UserError(
        f"{text}: there is no model pack and no checkpoint there; check the path, or run 'kie-desktop models list' to "
        "see all packs"
    )


def is_pack_name(text: str) -> bool:
    """Whether a model pack can have a name: one that every file system takes for a folder, in any script."""
    return (
        0 < len(text.encode("utf-8", "replace")) <= _LONGEST_NAME
        and text == text.strip(" .")
        and not text.startswith("-")
        and text.isprintable()
        and not {*text} & {*_FORBIDDEN}
        and not _DEVICES.fullmatch(text)
    )


def _composed(name: str) -> str:
    """A name in one spelling: macOS may write an accent as a character of its own."""
    return unicodedata.normalize("NFC", name)


def pack_folders() -> list[Path]:
    """Where packs lie: those in the box first, then the user's own. They need not exist."""
    return [program_folder() / "models", user_folder() / "models"]


def installed_packs() -> Iterator[Path]:
    """The folders of all packs that can be named; of two with one name only the first."""
    seen: set[str] = set()
    for root in pack_folders():
        for folder in sorted(root.iterdir()) if root.is_dir() else ():
            if (folder / DESCRIPTION).is_file() and folder.name not in seen:
                seen.add(folder.name)
                yield folder


def read_pack(folder: Path) -> ModelPack:
    """Read a pack's description without looking at its other files. UserError where it is wrong."""
    path = folder / DESCRIPTION
    try:
        value = load_toml(read_settings(path))
    except OSError as fault:
        raise UserError(f"{path}: the file cannot be read ({fault.strerror})") from fault
    except ValueError as fault:
        raise UserError(f"{path}: the file is damaged ({fault}); copy the pack again") from fault
    if value.get("format") != _FORMAT:
        raise UserError(f"{path}: this pack has a different format; update the program")
    try:
        pack = ModelPack(folder, _info_of(value), {str(row["name"]): str(row["sha256"]) for row in value["files"]})
    except KeyError as fault:
        raise UserError(f"{path}: the file is incomplete (it has no {fault.args[0]!r}); copy the pack again") from fault
    except MISFIT as fault:
        raise UserError(f"{path}: the file is damaged ({fault}); copy the pack again") from fault
    unsafe = next((name for name in pack.files if not _SAFE_NAME.fullmatch(name)), None)
    if not is_pack_name(pack.info.name):
        unsafe = pack.info.name
    if unsafe is not None:
        raise UserError(f"{path}: {unsafe!r} is not a plain name; do not use this pack")
    _check_complete(pack)
    return pack


def verify_pack(pack: ModelPack) -> None:
    """Compare every file with its SHA-256. UserError names the first that is missing or changed."""
    for name, digest in pack.files.items():
        path = pack.path(name)
        try:
            found = _sha256(path)
        except OSError as fault:
            raise UserError(f"{path}: the file cannot be read ({fault.strerror}); copy the pack again") from fault
        if found != digest:
            raise UserError(f"{path}: the file does not match the pack's checksum; copy the pack again")


def write_pack(folder: Path, info: PackInfo, files: Mapping[str, Path]) -> ModelPack:
    """Make a pack in a new folder from files, which are copied under the names given, and seal it.

    The folder appears complete or not at all. Raises UserError where it exists already and holds
    something, where a name is not plain or a file is missing for one of the tasks.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UserError(f"{folder}: the folder already exists; choose another one for the model pack")
    if not is_pack_name(info.name):
        raise UserError(f"{info.name!r} cannot be used as the name of a model pack; {NAME_RULE}")
    for name in files:
        if not _SAFE_NAME.fullmatch(name):
            raise UserError(
                f"{name!r} cannot be used as a file name in a model pack; use letters, digits, '.', '_' and '-'"
            )
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{folder.name}-", dir=folder.parent) as temporary:
        made = Path(temporary) / "pack"
        made.mkdir()
        for name, source in files.items():
            shutil.copyfile(source, made / name)
        pack = ModelPack(made, info, {name: _sha256(made / name) for name in files})
        _check_complete(pack)
        (made / DESCRIPTION).write_text(_toml_of(pack), "utf-8")
        if folder.exists():
            folder.rmdir()
        made.rename(folder)
    return ModelPack(folder, info, pack.files)


def _check_complete(pack: ModelPack) -> None:
    unknown = set(pack.info.tasks) - set(FILES_OF_TASK)
    if unknown or not pack.info.tasks:
        raise UserError(f"{pack.folder}: a model pack is for ser, re or both, or for sdmgr, not {sorted(unknown)}")
    tokenizer = [] if pack.info.tasks == ("sdmgr",) else [TOKENIZER]
    wanted = [*tokenizer, *(name for task in pack.info.tasks for name in FILES_OF_TASK[task])]
    wanted += [FIELDS, FIELDS_SCHEMA] if {FIELDS, FIELDS_SCHEMA} & {*pack.files} else []
    missing = [name for name in wanted if name not in pack.files]
    if missing:
        raise UserError(f"{pack.folder}: {', '.join(missing)} is missing from the model pack; copy or export it again")


def _info_of(value: Mapping[str, Any]) -> PackInfo:
    labels = [
        Label(str(row["name"]), str(row["colour"]), Role(row["role"]), str(row.get("hotkey", "")))
        for row in value["labels"]
    ]
    return PackInfo(
        str(value["name"]),
        str(value["version"]),
        str(value["licence"]),
        tuple(str(task) for task in value["tasks"]),
        LabelSet(labels),
        str(value.get("description", "")),
        _max_tokens(value["max_tokens"]),
        {str(key): int(size) for key, size in value.get("sizes", {}).items()},
        {
            str(where): {str(what): float(score) for what, score in scores.items()}
            for where, scores in value.get("scores", {}).items()
        },
        _least_line(value.get("least_line", 0.0)),
    )


def _max_tokens(value: Any) -> int:
    if type(value) is not int or not _FEWEST_TOKENS <= value <= _MOST_TOKENS:
        raise ValueError(f"max_tokens = {value!r}, which is not between {_FEWEST_TOKENS} and {_MOST_TOKENS}")
    return value


def _least_line(value: Any) -> float:
    if type(value) not in (int, float) or not 0 <= value <= _MOST_LEAST_LINE:
        raise ValueError(f"least_line = {value!r}, which is not between 0 and {_MOST_LEAST_LINE}")
    return float(value)


def _toml_of(pack: ModelPack) -> str:
    info = pack.info
    lines = [
        f"format = {_FORMAT}",
        f"name = {_quoted(info.name)}",
        f"version = {_quoted(info.version)}",
        f"licence = {_quoted(info.licence)}",
        f"description = {_quoted(info.description)}",
        f"tasks = [{', '.join(_quoted(task) for task in info.tasks)}]",
        f"max_tokens = {info.max_tokens}",
    ]
    if info.least_line:
        lines.append(f"least_line = {info.least_line}")
    for label in info.label_set:
        lines += ["", "[[labels]]", f"name = {_quoted(label.name)}", f"role = {_quoted(label.role)}"]
        lines += [f"colour = {_quoted(label.colour)}", f"hotkey = {_quoted(label.hotkey)}"]
    if info.sizes:
        lines += ["", "[sizes]", *(f"{_quoted(key)} = {size}" for key, size in info.sizes.items())]
    for where, scores in info.scores.items():
        lines += ["", f"[scores.{_quoted(where)}]"]
        lines += [f"{_quoted(what)} = {float(score)}" for what, score in scores.items()]
    for name, digest in pack.files.items():
        lines += ["", "[[files]]", f"name = {_quoted(name)}", f"sha256 = {_quoted(digest)}"]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A TOML basic string: JSON's quoting, which leaves only DEL to be escaped."""
    return json.dumps(str(text), ensure_ascii=False).replace("\x7f", "\\u007f")


def _sha256(path: Path) -> str:
    with open_given(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
