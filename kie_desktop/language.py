"""The words of the window in the language that the user chose; every room that has Qt may import it.

Texts stand in the code in English and are translated where they are made into something to read.
What goes into the log, to the command line or into a file stays English. The rooms without Qt know
no other language: what they say (UserError, problems) is recognised and reworded here (adr/0017).
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache, lru_cache

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from kie_desktop.places import program_folder

CONTEXT = "KIEDesktop"

_GAP = re.compile(r"(?<!\{)\{(\w+)\}(?!\})")
_COUNTED = re.compile(r"([\d,.]+) (\w+)")

SYSTEM = "system"
LANGUAGES = {"en": "English", "zh_CN": "简体中文"}
"""What the program speaks; a language is called by its own name in every language."""


MESSAGES = program_folder() / "resources" / "translations" / "messages.json"
"""A list of templates, which `build_scripts/dev.py translate` gathers."""


def tr(text: str) -> str:
    """A text of the window in its language; placeholders (`{}`, `{name}`) are filled in by the caller."""
    return QCoreApplication.translate(CONTEXT, text)


def tr_message(message: object) -> str:
    """What a room without Qt says (a UserError, the text of a problem) in the language of the window.

    Such a message is a template of `resources/translations/messages.json` with values filled in. Values may be
    messages again, as in `page.png: the image is missing`. What is not recognised stays as it is.
    """
    return _reworded(str(message))


def translatable(text: str) -> str:
    """Names a text in a table as one to translate; whoever shows it calls `tr`."""
    return text


def count(number: int, one: str, many: str) -> str:
    """`1 link`, `2 links`, of translated words; `1 个链接` where a language counts so."""
    return f"{number} {one if number == 1 else many}"


def translation_file(language: str) -> str:
    """The path of the compiled texts of a language."""
    return str(program_folder() / "resources" / "translations" / f"kie_desktop_{language}.qm")


@dataclass(frozen=True)
class _Template:
    """A message with named gaps: `{path}: there is no page {number}`."""

    text: str
    names: tuple[str, ...]
    between: tuple[str, ...]
    """The fixed parts: before the first gap, between gaps, behind the last."""

    def values(self, message: str) -> dict[str, str] | None:
        """What stands in the gaps of a message; None where it is another message."""
        first, *inner, last = self.between if self.names else (*self.between, "")
        if not self.names:
            return {} if message == first else None
        if not (message.startswith(first) and message.endswith(last)):
            return None
        found, start, stop = [], len(first), len(message) - len(last)
        for part in inner:
            place = message.find(part, start, stop)
            if place < 0:
                return None
            found.append(message[start:place])
            start = place + len(part)
        return dict(zip(self.names, (*found, message[start:stop]), strict=True)) if start <= stop else None


@cache
def _templates() -> list[_Template]:
    """Those with the most fixed text first, as they say best what a message is."""
    found = []
    for text in json.loads(MESSAGES.read_text("utf-8")):
        parts = [part.replace("{{", "{").replace("}}", "}") for part in _GAP.split(text)]
        found.append(_Template(text, tuple(parts[1::2]), tuple(parts[::2])))
    return sorted(found, key=lambda template: -sum(map(len, template.between)))


@lru_cache(maxsize=4096)
def _reworded(message: str) -> str:
    for template in _templates():
        if (values := template.values(message)) is not None:
            return tr(template.text).format(**{name: _reworded(value) for name, value in values.items()})
    if "\n" in message:
        return "\n".join(map(_reworded, message.split("\n")))
    if (number := _COUNTED.fullmatch(message)) is not None:
        return f"{number[1]} {tr(number[2])}"
    for joint in (": ", "; "):
        head, found, tail = message.partition(joint)
        if found:
            return f"{_reworded(head)}{joint}{_reworded(tail)}"
    return tr(message)


class Translator:
    """Gives the program one language at a time: its own texts and those of Qt's dialogs."""

    def __init__(self, application: QCoreApplication) -> None:
        self._application = application
        self._installed: list[QTranslator] = []
        self.language = "en"
        """What is spoken now: a key of `LANGUAGES`."""

    def speak(self, choice: str) -> None:
        """Speak a language of `LANGUAGES`, or `system`: that of the system where we have it, else English."""
        for translator in self._installed:
            self._application.removeTranslator(translator)
        self._installed = []
        _reworded.cache_clear()
        self.language = language = language_of_system() if choice == SYSTEM else choice
        QLocale.setDefault(QLocale(language) if choice != SYSTEM else QLocale.system())
        if language == "en":
            return
        qt_texts = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for file in (f"{qt_texts}/qtbase_{language}.qm", translation_file(language)):
            translator = QTranslator(self._application)
            if translator.load(file):
                self._application.installTranslator(translator)
                self._installed.append(translator)


def language_of_system() -> str:
    """The language of `LANGUAGES` that the system's user reads."""
    chinese = QLocale.system().language() == QLocale.Language.Chinese
    simplified = QLocale.system().script() != QLocale.Script.TraditionalChineseScript
    return "zh_CN" if chinese and simplified else "en"
