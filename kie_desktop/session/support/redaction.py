"""What is personal taken out of logs: paths, names of files and people, and what stands on pages.

Rather too much than too little: of a path outside the program only its kind of file stays, of quoted words nothing.
"""

from __future__ import annotations

import getpass
import platform
import re
import sys
from collections.abc import Iterable
from pathlib import Path

from kie_desktop.places import home_folder, program_folder, user_folder

LONGEST_TEXT = 12
"""Words; of longer texts their beginning is enough to be found."""
_DOCUMENTS = r"(?:png|jpe?g|jfif|bmp|tiff?|webp|gif|p[gpb]m|pdf|kie|json|txt|csv|xlsx)"
_KIND = rf"\.(?:{_DOCUMENTS}|log|ya?ml|toml|xml|onnx|pdi?params|pdmodel|pdopt|zip|py|so|dll|exe)\b"
_QUOTE = r"(?:[\"“”]|'(?!\w)|(?<!\w)')"
_OWN_PATH = re.compile(r"~[\\/]<kie-desktop>[^\s'\"“”:;,()]*")
_PATH = re.compile(
    rf"""(?<![\w<>/\\~.])(?:file:/+|/(?=[^\s/])|[A-Z]:[\\/]|\\\\|~[\\/])   # where a path begins, on any system
        .*?(?:{_KIND}(?:[ ]\(page[ ]\d+\))?(?=:)|(?=;|{_QUOTE})|$)   # a name may hold all else, also colons and commas
    """,
    re.VERBOSE | re.IGNORECASE,
)
_QUOTED = re.compile(r"(?:(?<!\w)|(?<=\bb))'[^\n]*?'(?!\w)|\"[^\"\n]*\"|“[^”\n]*”")
_FILE = re.compile(
    rf"""(?:
        (?<![^\s'"“”;(])(?:\.\.?[/\\])*(?=[^\s/\\]*[^\W\d])[^\s'"“”;<>/\\]+[/\\][^'"“”;]*?   # with its folders
        | (?<![^\s'"“”:;,()<>/\\])[^\s'"“”:;,()<>/\\]+
    )\.({_DOCUMENTS})\b""",
    re.VERBOSE | re.IGNORECASE,
)
_FRAME = re.compile(r'\s+File "([^"]+)", line')
_OURS = ("<program>", "<python>")
_BETWEEN = re.compile(r"[\s/\\]+")
_END_OF_NAME = re.compile(rf"(?:{_KIND})?[:;,]?$", re.IGNORECASE)
_PUNCTUATION = " \t.,:;!?()[]{}<>'\"“”…"


class Redactor:
    """names: of files and projects. texts: what pages say, one text after another."""

    def __init__(self, names: Iterable[str] = (), texts: Iterable[str] = ()) -> None:
        self._phrases = {phrase for text in (*names, *texts) if (phrase := _phrase(text))}
        self._longest = max((len(phrase.split()) for phrase in self._phrases), default=0)
        self._places = [(re.compile(rf"{re.escape(str(folder))}(?!\w)"), word) for folder, word in _places()]
        people = {_user_name(): "<user>", home_folder().name: "<user>", platform.node(): "<computer>"}
        self._people = [
            (re.compile(rf"(?<!\w){re.escape(name)}(?!\w)"), word) for name, word in people.items() if len(name) > 2
        ]

    def redact(self, text: str) -> str:
        """A text of any number of lines without what is personal."""
        lines, is_our_code = list[str](), False
        for line in text.split("\n"):
            placed = self._with_places(line)
            frame = _FRAME.match(placed)
            is_ours = frame is not None and frame[1].startswith(_OURS)
            lines.append(placed if is_ours or (is_our_code and line.startswith("    ")) else self._line(placed))
            is_our_code = is_ours
        return "\n".join(lines)

    def _with_places(self, line: str) -> str:
        for place, word in self._places:
            line = place.sub(word, line)
        return line

    def _line(self, line: str) -> str:
        if not _FRAME.match(line):
            line = _QUOTED.sub("'…'", line)
        line = self._without_phrases(line) if self._phrases else line
        line = _PATH.sub(_without_names, _OWN_PATH.sub("<path>", line))
        line = _FILE.sub(lambda found: f"<file>.{found[1]}", line) if "<program>" not in line else line
        for name, word in self._people:
            line = name.sub(word, line)
        return line

    def _without_phrases(self, line: str) -> str:
        words, gaps = _BETWEEN.split(line), [*_BETWEEN.findall(line), ""]
        place, kept = 0, list[str]()
        while place < len(words):
            length = self._known_at(words, place)
            last = words[place + max(length, 1) - 1]
            end = _END_OF_NAME.search(last)
            kept += [f"<text>{end[0] if end else ''}" if length else last, gaps[place + max(length, 1) - 1]]
            place += max(length, 1)
        return "".join(kept)

    def _known_at(self, words: list[str], place: int) -> int:
        """How many words from here on are a name or a text of a page; 0 for none."""
        if not words[place].strip(_PUNCTUATION):
            return 0
        for length in range(min(self._longest, len(words) - place), 0, -1):
            if _phrase(" ".join(words[place : place + length])) in self._phrases:
                return length
        return 0


def _places() -> list[tuple[Path, str]]:
    """Folders that are named for what they are; those that lie in others first."""
    places = {home_folder(): "~", user_folder(): "~/<kie-desktop>", Path(sys.base_prefix): "<python>"}
    places |= {Path(sys.prefix): "<python>", program_folder(): "<program>"}
    named = [place for place in places.items() if place[0].name]  # the top of the disk is no place
    return sorted(named, key=lambda place: -len(str(place[0])))


def _user_name() -> str:
    """What the system calls the user; "" where it knows none (a container)."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # the latter since Python 3.13
        return ""


def _without_names(path: re.Match[str]) -> str:
    """Of a path: what kind of file it is."""
    kinds = [found[0] for found in re.finditer(_KIND, path[0], re.IGNORECASE)]
    return f"<path>{kinds[-1] if kinds else ''}"


def _phrase(text: str) -> str:
    """A text as it is compared: its first words without what stands around them; "" for too little to tell."""
    words = [
        word for part in _BETWEEN.split(text.strip())[:LONGEST_TEXT] if (word := part.strip(_PUNCTUATION).casefold())
    ]
    phrase = " ".join(words)
    return phrase if len(phrase) > 2 else ""
