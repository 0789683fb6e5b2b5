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

from kie_desktop.places import program_folder, user_folder

LONGEST_TEXT = 12
"""Words; of longer texts their beginning is enough to be found."""
_PATH = re.compile(
    r"""(?<![\w<>/\\~.:])(?:/(?=[^\s/])|[A-Za-z]:[\\/]|\\\\|~[\\/])   # where a path begins, on either system
        [^\n'"“”:;,()\[\]]*""",
    re.VERBOSE,
)
_QUOTED = re.compile(r"'[^'\n]*'|\"[^\"\n]*\"|“[^”\n]*”")
_FILE = re.compile(
    r"[^\s'\"“”:;,()<>/\\]+\.(png|jpe?g|jfif|bmp|tiff?|webp|gif|p[gpb]m|pdf|kie|json|txt|csv|xlsx)\b", re.I
)
_OF_TRACE = re.compile(r'^\s+File "([^"]+)", line|^    ')
_PUNCTUATION = " \t.,:;!?()[]{}<>'\"“”…"


class Scrubber:
    """names: of files and projects. texts: what pages say, one text after another."""

    def __init__(self, names: Iterable[str] = (), texts: Iterable[str] = ()) -> None:
        self._phrases = {phrase for text in (*names, *texts) if (phrase := _phrase(text))}
        self._longest = max((len(phrase.split()) for phrase in self._phrases), default=0)
        self._places = [(re.compile(re.escape(str(folder))), word) for folder, word in _places()]
        people = {getpass.getuser(): "<user>", Path.home().name: "<user>", platform.node(): "<computer>"}
        self._people = [
            (re.compile(rf"(?<!\w){re.escape(name)}(?!\w)"), word) for name, word in people.items() if len(name) > 2
        ]

    def scrub(self, text: str) -> str:
        """A text of any number of lines without what is personal."""
        return "\n".join(self._line(line) for line in text.split("\n"))

    def _line(self, line: str) -> str:
        for place, word in self._places:
            line = place.sub(word, line)
        if not _OF_TRACE.match(line):
            line = _QUOTED.sub("'…'", line)
        line = _PATH.sub(_without_names, line)
        line = _FILE.sub(lambda found: f"<file>.{found[1]}", line) if "<program>" not in line else line
        for name, word in self._people:
            line = name.sub(word, line)
        return self._without_phrases(line) if self._phrases else line

    def _without_phrases(self, line: str) -> str:
        words, place, kept = line.split(" "), 0, list[str]()
        while place < len(words):
            length = self._known_at(words, place)
            kept.append("<text>" if length else words[place])
            place += length or 1
        return " ".join(kept)

    def _known_at(self, words: list[str], place: int) -> int:
        """How many words from here on are a name or a text of a page; 0 for none."""
        for length in range(min(self._longest, len(words) - place), 0, -1):
            if _phrase(" ".join(words[place : place + length])) in self._phrases:
                return length
        return 0


def _places() -> list[tuple[Path, str]]:
    """Folders that are named for what they are; those that lie in others first."""
    places = {Path.home(): "~", user_folder(): "~/<kie-desktop>", Path(sys.base_prefix): "<python>"}
    places |= {Path(sys.prefix): "<python>", program_folder(): "<program>"}
    return sorted(places.items(), key=lambda place: -len(str(place[0])))


def _without_names(path: re.Match[str]) -> str:
    """Of a path: what kind of file it is."""
    suffix = re.search(r"\.\w{1,5}(?=\s|$)", path[0])
    end = " " if path[0].endswith(" ") else ""
    return f"<path>{suffix[0] if suffix else ''}{end}"


def _phrase(text: str) -> str:
    """A text as it is compared: its first words without what stands around them; "" for too little to tell."""
    words = [word for part in text.split()[:LONGEST_TEXT] if (word := part.strip(_PUNCTUATION).casefold())]
    phrase = " ".join(words)
    return phrase if len(phrase) > 2 else ""
