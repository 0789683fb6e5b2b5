"""All that is asked of mutmut, whose own commands neither sample nor stop by the clock."""

from __future__ import annotations

import contextlib
import io
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Collection, Sequence
from pathlib import Path

from mutmut.__main__ import create_mutants
from mutmut.mutation.data import SourceFileMutationData
from mutmut.mutation.diff_apply import get_diff_for_mutant
from mutmut.stats import status_by_exit_code
from mutmut.utils.file_utils import copy_also_copy_files, copy_src_dir

from build_scripts.mutants.report import FileResult

FOLDER = Path("mutants")
"""In the current folder, the checkout; mutmut has no other place for it."""
_SKIPPED = 34


def make_mutants(files: Sequence[Path], workers: int) -> dict[Path, list[str]]:
    """Write a copy of the program with all mutants of all rooms, anew; returns the names of those of `files`."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir()
    with contextlib.redirect_stdout(io.StringIO()):
        copy_src_dir()
        copy_also_copy_files()
        create_mutants(workers)
    return {path: [*_data(path).exit_code_by_key] for path in files}


def skip_all_but(names: Collection[str]) -> None:
    """Have mutmut pass over all other mutants, which count as skipped."""
    for meta in FOLDER.rglob("*.py.meta"):
        data = _data(meta.relative_to(FOLDER).with_suffix(""))
        data.exit_code_by_key = {name: None if name in names else _SKIPPED for name in data.exit_code_by_key}
        data.save()


def check(workers: int, seconds: float | None) -> bool:
    """Run the tests against every mutant that is not skipped; False where mutmut could not begin.

    It ends after that many seconds, or when the user interrupts it; what was checked by then is kept.
    """
    command = [str(Path(sys.executable).with_name("mutmut")), "run", "--max-children", str(workers)]
    process = subprocess.Popen(command, stdout=sys.stderr)  # its progress; stdout is for the report
    deadline = None if seconds is None else time.monotonic() + seconds
    stopped = False
    while True:
        try:
            code = process.wait(None if deadline is None or stopped else max(0.0, deadline - time.monotonic()))
            return stopped or code == 0
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGINT)
        except KeyboardInterrupt:  # the terminal has sent it to mutmut as well
            pass
        stopped = True


def result_of(path: Path) -> FileResult:
    """What became of the mutants of a file."""
    codes = _data(path).exit_code_by_key
    verdicts = {name: status_by_exit_code[code] for name, code in codes.items() if code not in {None, _SKIPPED}}
    return FileResult(path, len(codes), verdicts)


def diff_of(path: Path, name: str) -> str:
    """A mutant as a unified diff of its function."""
    return str(get_diff_for_mutant(name, path=path))


def _data(path: Path) -> SourceFileMutationData:
    data = SourceFileMutationData(path=path)
    data.load()
    return data
