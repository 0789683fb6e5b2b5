"""Makes the wheel the whole program: beside the package's own modules it holds the checkout that they look in.

Named as a command of setuptools in pyproject.toml, so that `pip install`, `pipx` and `python -m build` all do this.
"""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path

from setuptools.command.build_py import build_py

ROOT = Path(__file__).resolve().parents[1]
INSIDE = "kie_desktop/_program"
"""`places.program_folder` of an installed wheel."""


def _own_files() -> list[Path]:
    spec = importlib.util.spec_from_file_location("own_files", ROOT / "build_scripts" / "own_files.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)  # by its path: pip builds with an import path of its own
    spec.loader.exec_module(module)
    return [*module.own_files(ROOT)]


class BuildWholeProgram(build_py):
    """`build_py`, and the program's folder. An editable installation looks into the checkout instead."""

    def run(self) -> None:
        """Build the modules, then copy the rest of the program."""
        super().run()
        if not self.editable_mode:
            shutil.rmtree(
                Path(self.build_lib) / INSIDE, ignore_errors=True
            )  # of an earlier build, whose files may be gone
            for file, place in self._places().items():
                place.parent.mkdir(parents=True, exist_ok=True)
                self.copy_file(str(ROOT / file), str(place))

    def get_outputs(self, include_bytecode: bool = True) -> list[str]:
        """All files of the wheel, for those that list or remove them."""
        more = [] if self.editable_mode else [str(place) for place in self._places().values()]
        return [*super().get_outputs(include_bytecode), *more]

    def _places(self) -> dict[Path, Path]:
        return {file: Path(self.build_lib) / INSIDE / file for file in _own_files()}
