"""The licences of everything that the program consists of, with their full texts.

An installed program has a list of what is bundled in it, which the build wrote (`build_scripts/freeze/licences.py`);
a checkout reads what its packages say of themselves.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from kie_desktop.contract.packs import installed_packs, read_pack
from kie_desktop.domain.errors import UserError
from kie_desktop.places import program_folder
from kie_desktop.version import __version__

ROOTS = (
    "PySide6-Essentials", "numpy", "onnxruntime", "rapidocr", "opencv-python-headless", "sentencepiece", "pillow",
    "pi-heif", "pypdfium2", "pyqtgraph", "PyYAML", "openpyxl", "python-dateutil", "price-parser", "python-stdnum",
    "simpleeval", "threadpoolctl", "zxing-cpp", "paddlepaddle", "paddlepaddle-gpu", "onnx", "paddleocr",
)  # fmt: skip
"""What the program needs, and what it uses where it is there; what these need is found."""
QT_NOTICE = """The window is made with Qt and Qt for Python (PySide6), which The Qt Company and others license under the
GNU Lesser General Public License, version 3, and which this program uses unchanged. Their libraries are separate
files in the program folder, so that you can replace them with modified versions. The texts of that licence and of the
GNU General Public License, which it refers to, follow.

"""
_TEXT_FILE = re.compile(r"(licen[cs]e|copying|notice|third.?party)[^/]*$|\.dist-info/licenses/", re.IGNORECASE)
_NO_TEXT = (".py", ".pyc", ".pyi", ".h", ".json")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


@dataclass(frozen=True, slots=True)
class Licence:
    """Of one part. licence: in a few words. files: its texts."""

    name: str
    version: str
    licence: str
    files: tuple[Path, ...]

    def text(self) -> str:
        """All of it; "" where the part came without."""
        notice = QT_NOTICE if _plain(self.name).startswith(("pyside6", "shiboken6")) else ""
        return notice + "\n\n".join(_read(path) for path in self.files)


def licences() -> list[Licence]:
    """Of the program itself, of what it is made of, and of the model packs that are there. Raises UserError."""
    listed = program_folder() / "licences" / "licences.json"
    own = Licence("KIE Desktop", __version__, "Apache-2.0", (program_folder() / "LICENSE",))
    return [own, *(_listed(listed) if listed.is_file() else _of_packages()), *_of_models()]


def _listed(path: Path) -> list[Licence]:
    try:
        rows = json.loads(path.read_text("utf-8"))
        return [
            Licence(row["name"], row["version"], row["licence"], tuple(path.parent / name for name in row["files"]))
            for row in rows
        ]
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise UserError(f"{path}: the file cannot be read ({fault}); reinstall the program") from fault


def _of_packages() -> list[Licence]:
    """Of Python, and of the installed packages that count; by name."""
    found = [of_package(metadata.distribution(name)) for name in _with_needed(ROOTS)]
    return [of_python(), *sorted(found, key=lambda row: row.name.casefold())]


def of_python() -> Licence:
    """Of the Python that runs this."""
    texts = (Path(sys.base_prefix) / "LICENSE.txt", Path(metadata.__file__).parents[2] / "LICENSE.txt")
    return Licence("Python", sys.version.split()[0], "PSF-2.0", tuple(path for path in texts if path.is_file())[:1])


def _with_needed(names: Iterable[str]) -> set[str]:
    """Packages and all that they need, as far as they are installed."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = _plain(waiting.pop())
        if name in found or not _is_installed(name):
            continue
        found.add(name)
        needed = (row for row in metadata.requires(name) or [] if "extra ==" not in row)
        waiting += [match[0] for row in needed if (match := _NAME.match(row))]
    return found


def of_package(package: metadata.Distribution) -> Licence:
    """Of an installed package; the build asks this of all that it bundles."""
    about = package.metadata
    licence = _named(about)
    names = (file for file in package.files or [] if _TEXT_FILE.search(file.as_posix()) and file.suffix not in _NO_TEXT)
    files = tuple(path for name in names if (path := Path(str(name.locate()))).is_file())
    return Licence(about["Name"], about["Version"], licence, files or _common_texts(licence))


def _named(about: metadata.PackageMetadata) -> str:
    """The licence as the package states it, in one line."""
    if "License-Expression" in about:
        return about["License-Expression"]
    named = [row.split(" :: ")[-1] for row in about.get_all("Classifier") or [] if row.startswith("License")]
    return ", ".join(named) or (about["License"].splitlines()[0][:60] if "License" in about else "")


def _common_texts(licence: str) -> tuple[Path, ...]:
    """The texts of a licence that a package names without bringing them along."""
    if "LGPL-3.0" in licence:
        texts = program_folder() / "build_scripts" / "freeze" / "licence_texts"
        return (texts / "LGPL-3.0.txt", texts / "GPL-3.0.txt")
    return (program_folder() / "LICENSE",) if "Apache" in licence else ()


def _of_models() -> Iterator[Licence]:
    """Of the packs on this machine: what they say of themselves, and the files that say more."""
    for folder in installed_packs():
        try:
            pack = read_pack(folder)
        except UserError:  # the model packs dialog tells what is wrong with it
            continue
        about = (path for path in sorted(folder.iterdir()) if path.is_file())
        files = tuple(path for path in about if _TEXT_FILE.search(path.name) or path.suffix == ".md")
        yield Licence(pack.name, pack.info.version, pack.info.licence, files)


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace")
    except OSError as fault:
        return f"{path}: {fault.strerror}"


def _is_installed(name: str) -> bool:
    try:
        metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return False
    return True


def _plain(name: str) -> str:
    """A package's name as packages are compared (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).casefold()
