"""The sample pages that come with the program, as a project that one may change."""

from __future__ import annotations

import shutil
from pathlib import Path

from kie_desktop.domain.errors import UserError
from kie_desktop.places import program_folder, user_folder


def writable_samples() -> Path:
    """A folder with a copy of the sample pages; what was done to pages in it before stays.

    Raises UserError where the copy cannot be written.
    """
    source = program_folder() / "resources" / "samples"
    target = user_folder() / "samples"
    try:
        target.mkdir(parents=True, exist_ok=True)
        for path in sorted(source.iterdir()):
            if path.is_file() and not (target / path.name).exists():
                shutil.copyfile(path, target / path.name)
    except OSError as error:
        raise UserError(f"{target}: the sample pages cannot be copied there ({error.strerror})") from error
    return target
