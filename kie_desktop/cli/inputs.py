"""What the commands share: names of results, faults of single inputs and lines of log."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kie_desktop.api.document import file_stem, page_stem
from kie_desktop.api.inputs import PageInput
from kie_desktop.cli.output import error, note
from kie_desktop.domain.errors import UserError


class Reporter:
    """Faults of single inputs: one line each on stderr; the rest goes on."""

    def __init__(self) -> None:
        self.errors: list[str] = []

    def error(self, fault: UserError | str) -> None:
        """Report a fault; the command will end with status 1."""
        self.errors.append(str(fault))
        error(fault)

    @property
    def status(self) -> int:
        """Exit status: 1 after any fault."""
        return 1 if self.errors else 0


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
            usual = file_stem(source.path)
            if stem != usual:
                note(
                    f"{source.path}: {usual} already holds the results of another input; these results are "
                    f"saved as {stem}"
                )
            self._of_file[source.name] = stem
        return page_stem(self._of_file[source.name], source)

    def of_image(self, image: str) -> str:
        """The stem of a page of a label file, by its image's name."""
        return self.of(PageInput(Path(f"{Path(image).stem}.png"), image, 0, 1, 0, 0))

    def _free(self, source: PageInput) -> str:
        number = 1
        while True:
            stem = file_stem(source.path) + (f"_{number}" if number > 1 else "")
            pages = (source._replace(frame=frame) for frame in range(source.frames))
            names = {page_stem(stem, page).casefold() for page in pages}
            if not names & self._taken:
                self._taken |= names
                return stem
            number += 1
