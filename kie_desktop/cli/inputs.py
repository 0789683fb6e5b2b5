"""What the commands share: names of results, faults of single inputs and lines of log."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from kie_desktop.api.document import page_stem
from kie_desktop.api.inputs import PageInput
from kie_desktop.domain.errors import UserError


class Reporter:
    """Faults of single inputs: one line each on stderr; the rest goes on."""

    def __init__(self) -> None:
        self.errors: list[str] = []

    def error(self, fault: UserError | str) -> None:
        """Report a fault; the command will end with status 1."""
        self.errors.append(str(fault))
        print(f"error: {fault}", file=sys.stderr)

    @property
    def status(self) -> int:
        """Exit status: 1 after any fault."""
        return 1 if self.errors else 0


def note(text: str) -> None:
    """Say something on stderr, where it does not disturb `--json`."""
    print(text, file=sys.stderr)


class Stems:
    """What the result files of pages are called: each page unlike any other, whatever the case of letters."""

    def __init__(self, reserved: Iterable[str] = ()) -> None:
        """reserved: stems that no page may have, because the command writes files of those names."""
        self._taken = {stem.casefold() for stem in reserved}
        self._of_file: dict[str, str] = {}

    def of(self, source: PageInput) -> str:
        """The stem of a page: its file's, with a number behind it where other results have that already."""
        if source.name not in self._of_file:
            stem = self._free(source)
            if stem != source.path.stem:
                note(
                    f"{source.path}: the results of another input are called {source.path.stem}; "
                    f"these are called {stem}"
                )
            self._of_file[source.name] = stem
        return page_stem(self._of_file[source.name], source)

    def _free(self, source: PageInput) -> str:
        number = 1
        while True:
            stem = source.path.stem if number == 1 else f"{source.path.stem}_{number}"
            pages = (source._replace(frame=frame) for frame in range(source.frames))
            names = {page_stem(stem, page).casefold() for page in pages}
            if not names & self._taken:
                self._taken |= names
                return stem
            number += 1
