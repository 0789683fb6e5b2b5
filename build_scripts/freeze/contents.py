"""What goes into the frozen program and what stays out. Read by `kie-desktop.spec`; reasons: docs/packaging.md."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePath

from build_scripts.own_files import own_files
from kie_desktop.places import FROZEN_FOLDER

Entry = tuple[str, str, str]
"""Of PyInstaller's lists: place in the program, file on this machine (of a link: what it points to), kind."""

LICENCES, LICENCE_LIST = "licences", "licences.json"
"""The folder of the licences in the program's own, and the list of them there."""

UPDATES_ADDRESS = "KIE_UPDATES_ADDRESS"
"""Environment variable: where the program asks for new versions when the user wants to know."""

FOR_TRAINING = ("paddle", "onnx", "setuptools")
"""Modules that must not get into a light program. (Paddle asks for setuptools when it starts.)"""

UNUSED_MODULES = tuple(
    """
    tkinter idlelib lib2to3 turtledemo ensurepip pydoc_data readline curses
    IPython jupyter_rfb matplotlib pytest torch paddleocr OpenGL
    pyqtgraph.examples pyqtgraph.opengl pyqtgraph.flowchart pyqtgraph.console pyqtgraph.jupyter
    PySide6.QtNetwork PySide6.QtOpenGL PySide6.QtOpenGLWidgets PySide6.QtQml PySide6.QtQuick PySide6.QtSql
    PySide6.QtTest PySide6.QtXml
    PIL._avif PIL.AvifImagePlugin
    onnxruntime.quantization onnxruntime.tools onnxruntime.transformers
    """.split()
)

QT_PLUGINS = {
    "platforms": "qxcb|qwayland.*|qoffscreen|qwindows|qcocoa",
    "platforminputcontexts": "(compose|ibus)platforminputcontextplugin",
    "platformthemes": "qxdgdesktopportal",
    "xcbglintegrations": "qxcb-.*",
    "wayland-shell-integration": "xdg-shell",
    "wayland-decoration-client": ".*",
    "wayland-graphics-integration-client": "qt-plugin-wayland-egl",
    "imageformats": "qjpeg|qsvg|qico|qgif",
    "iconengines": "qsvgicon",
    "printsupport": ".*",
    "styles": ".*",
}
"""Qt's plugins, by folder, that the window uses. Pages are read by Pillow, not by Qt (adr/0003)."""

QT_TRANSLATIONS = "qtbase_(zh_CN|zh_TW).qm"
"""Qt's own buttons, in the languages that the window speaks."""

BUNDLED_FROM_SYSTEM = re.compile(
    r"""
      libpython | lib(ssl|crypto|ffi|sqlite3|bz2|lzma)\.so                             # of Python
    | libxcb-(cursor|icccm|image|keysyms|render-util|util|xkb)\. | libxkbcommon        # of Qt; many desktops lack some
    | libgomp\.                                                                        # of Paddle
    """,
    re.VERBOSE,
)
"""Libraries of the Linux that builds which go along. Others are as each desktop has them (the .deb depends on them).

Graphics drivers are made for the system's own libX11, libstdc++ and the like: bundling those breaks them.
"""

_QT_PLUGIN = re.compile(r"PySide6/(?:Qt/)?plugins/([^/]+)/(?:lib)?([^/.]+)\.")
_QT_TRANSLATION = re.compile(r"PySide6/(?:Qt/)?translations/(.+)")
_UNUSED_FILES = re.compile(
    r"""
      \.(pyi|h|hpp|hxx|cuh|a|lib|cmake|pxd|pyx|prl)$        # for those who compile against a package
    | (^|/)(tests?|testing/data|__pycache__)/
    | ^PySide6/(Qt/)?(qml|metatypes|resources|include|libexec)/
    | (Qt6|/Qt(?=\w+\.framework/))                           # nothing of ours asks for them; on macOS, frameworks
      (Quick|Qml|Designer|Network|Sql|Test|Pdf|Help|UiTools|VirtualKeyboard|EglFs)
    | ^rapidocr/models/(?!PP-OCRv6_)                        # finds lines that stand upside down: not used
    | ^cv2/data/                                            # finds faces
    | ^cv2/opencv_videoio_ffmpeg | ^PySide6/opengl32sw      # of Windows: for films, and for graphics in 3D
    | ^paddle/include/ | ^paddle/libs/libopenvino_intel_cpu_plugin   # an inference engine that nothing asks for
    """,
    re.VERBOSE,
)
_OF_SYSTEM = ("/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/")


def wanted(entries: Iterable[Entry], system: str = sys.platform) -> list[Entry]:
    """Of all files that PyInstaller found, those that are used, and the links that lead to one of them.

    Its lists of libraries and of other files have to come together: a link stands in the one, and what it leads to in
    the other. On macOS it leads to a folder or over another link, as in the framework that each library of Qt is there.
    Links in the top folder are left out on Linux: a library that is found by one of them looks for others from there
    and not from its own place, which Paddle's does not survive. They are found by their own search paths. system: as
    `sys.platform` has it.
    """
    kept = [entry for entry in entries if not (_is_unused(entry) or (system == "linux" and _is_short_way(entry)))]
    links = {PurePath(place): target for place, target, kind in kept if kind == "SYMLINK"}
    there = {PurePath(place) for place, _, kind in kept if kind != "SYMLINK"}
    there |= {folder for place in there for folder in place.parents}
    return [entry for entry in kept if entry[2] != "SYMLINK" or _end_of(PurePath(entry[0]), links) in there]


def is_library(entry: Entry) -> bool:
    """Whether PyInstaller has an entry in its list of libraries, and not in that of other files."""
    return entry[2] in {"BINARY", "EXTENSION"}


def is_of_system(source: str) -> bool:
    """Whether the file is a library of this Linux and not of a Python package."""
    return source.startswith(_OF_SYSTEM)


def _is_short_way(entry: Entry) -> bool:
    """Whether an entry is a link in the top folder."""
    return entry[2] == "SYMLINK" and len(PurePath(entry[0]).parts) == 1


def _end_of(place: PurePath, links: Mapping[PurePath, str]) -> PurePath | None:
    """The place that a path ends at when every link in it is followed; None where that does not end."""
    ahead = list(place.parts)
    behind, followed = PurePath(), 0
    while ahead:
        part = ahead.pop(0)
        behind = behind.parent if part == ".." else behind / part
        if behind in links:
            followed += 1
            if followed > len(links):
                return None
            ahead[:0] = PurePath(links[behind]).parts
            behind = behind.parent
    return behind


def _is_unused(entry: Entry) -> bool:
    place, source, _ = entry
    if is_of_system(source):
        return not BUNDLED_FROM_SYSTEM.match(PurePath(place).name)
    return is_unused(PurePath(place).as_posix())


def is_unused(place: str) -> bool:
    """Whether nothing loads the file that would lie at this place of the program."""
    if plugin := _QT_PLUGIN.search(place):
        return not re.fullmatch(QT_PLUGINS.get(plugin[1], "(?!)"), plugin[2])
    if translation := _QT_TRANSLATION.search(place):
        return not re.fullmatch(QT_TRANSLATIONS, translation[1])
    return not place.startswith(FROZEN_FOLDER + "/") and bool(_UNUSED_FILES.search(place))


def updates_file(root: Path, work: Path) -> Path:
    """`resources/updates.toml` of a program that can ask for new versions: with the address of UPDATES_ADDRESS.

    The checkout's own file, which names none, where the variable is not set. Else one in `work`.
    """
    file = root / "resources" / "updates.toml"
    address = os.environ.get(UPDATES_ADDRESS)
    if not address:
        return file
    text = file.read_text("utf-8")
    if 'address = ""' not in text:
        raise ValueError(f"{file}: there is no line for an address")
    written = work / file.name
    written.write_text(text.replace('address = ""', f'address = "{address}"'), "utf-8")
    return written


def program_files(root: Path, updates: Path) -> Iterator[tuple[str, str]]:
    """(file, folder in the program) of what a checkout gives.

    updates: the file that is to be `updates.toml`.
    """
    for file in own_files(root):
        source = updates if file.name == updates.name else root / file
        yield str(source), str(PurePath(FROZEN_FOLDER) / file.parent)
