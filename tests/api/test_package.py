"""What `import kie_desktop` costs, offers and does without."""

from __future__ import annotations

import subprocess
import sys
import typing
from pathlib import Path

import pytest

import kie_desktop as kie
from kie_desktop.domain.errors import UserError
from kie_desktop.places import program_folder

MOST_MS = 50.0
TRIES = 5
QT = ("PySide6", "shiboken6", "pyqtgraph")


def python(code: str, *arguments: str) -> str:
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_importing_it_is_instant_and_loads_nothing() -> None:
    """The best of some tries: a busy machine must not fail it."""
    code = (
        "import sys, time; before = {*sys.modules}; start = time.perf_counter(); import kie_desktop;"
        "print((time.perf_counter() - start) * 1000);"
        "print(*sorted(m for m in {*sys.modules} - before if m.partition('.')[0] not in sys.stdlib_module_names))"
    )
    runs = [python(code).splitlines() for _ in range(TRIES)]
    assert min(float(took) for took, _ in runs) < MOST_MS
    loaded = {name for name in runs[0][1].split() if not name.startswith("__editable__")}
    assert loaded == {"kie_desktop", "kie_desktop.version"}


def test_everything_offered_is_there_and_documented() -> None:
    for name in kie.__all__:
        value = getattr(kie, name)
        assert name == "__version__" or (value.__doc__ or "").strip(), name
    assert {*kie.__all__} <= {*dir(kie)}
    assert (Path(kie.__file__).parent / "py.typed").exists()
    with pytest.raises(AttributeError, match="no attribute 'extrcat'"):
        kie.extrcat  # noqa: B018


def test_what_a_type_checker_sees_is_what_is_imported() -> None:
    """The imports under TYPE_CHECKING and the table of `__getattr__` name the same."""
    namespace: dict[str, object] = {}
    lines = (program_folder() / "kie_desktop" / "__init__.py").read_text("utf-8").splitlines()
    seen = "\n".join(line.strip() for line in lines if line.startswith("    from kie_desktop."))
    exec(seen, namespace)
    names = {*kie.__all__} - {"__version__"}
    assert names == namespace.keys() - {"__builtins__"}
    assert all(namespace[name] is getattr(kie, name) for name in names)


def test_functions_are_typed_in_full() -> None:
    for name in ("extract", "extract_many", "read", "write", "train", "evaluate"):
        function = getattr(kie, name)
        arguments = function.__code__.co_argcount + function.__code__.co_kwonlyargcount
        assert len(function.__annotations__) == arguments + 1, name


def test_its_error_is_the_command_lines() -> None:
    assert kie.KieError is UserError
    assert typing.get_type_hints(kie.Document)["errors"] == tuple[str, ...]


def test_there_is_no_qt_behind_it(form: Path, pack: str, tmp_path: Path) -> None:
    """With PySide6 and pyqtgraph blocked: reading, drawing, label files, and the modules of training and evaluation."""
    code = f"""
import sys
class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.partition('.')[0] in {QT!r}:
            raise ImportError(f'{{name}} is blocked')
sys.meta_path.insert(0, Blocked())
import kie_desktop as kie
form, pack, folder = sys.argv[1:]
doc = kie.extract(form, model=pack)
doc.draw(folder)
kie.write(doc.pages, folder + '/funsd', format='funsd')
print(len(kie.read(folder + '/funsd')), [field.value for field in doc.fields])
for name in kie.__all__:
    getattr(kie, name)
print([name for name in {QT!r} if name in sys.modules])
"""
    assert python(code, str(form), pack, str(tmp_path)).splitlines() == ["1 ['Ada', 'Paris']", "[]"]
