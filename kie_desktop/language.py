"""The words of the window in the language that the user chose; every room that has Qt may import it.

Texts stand in the code in English and are translated where they are made into something to read.
What goes into the log, to the command line or into a file stays English, and so do the messages
of UserError from the rooms without Qt (adr/0017).
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from kie_desktop.places import program_folder

CONTEXT = "KIEDesktop"

SYSTEM = "system"
LANGUAGES = {"en": "English", "zh_CN": "简体中文"}
"""What the program speaks; a language is called by its own name in every language."""


def tr(text: str) -> str:
    """A text of the window in its language; placeholders (`{}`, `{name}`) are filled in by the caller."""
    return QCoreApplication.translate(CONTEXT, text)


def mark(text: str) -> str:
    """Names a text in a table as one to translate; whoever shows it calls `tr`."""
    return text


def count(number: int, one: str, many: str) -> str:
    """`1 link`, `2 links`, of translated words; `1 个链接` where a language counts so."""
    return f"{number} {one if number == 1 else many}"


def translation_file(language: str) -> str:
    """The path of the compiled texts of a language."""
    return str(program_folder() / "resources" / "translations" / f"kie_desktop_{language}.qm")


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
