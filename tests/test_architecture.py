"""What import-linter (pyproject.toml) cannot say about the rooms of docs/architecture.md."""

from __future__ import annotations

import subprocess
import sys
from graphlib import TopologicalSorter

import grimp
import pytest

from kie_desktop.places import program_folder

PLAIN = ("contract", "domain", "machine", "places", "safe_files")
"""What `contract` may import beside the standard library."""
HEAVY = ("paddle", "paddleocr", "onnx", "onnxruntime", "cv2", "rapidocr")


@pytest.fixture(scope="module")
def imports() -> grimp.ImportGraph:
    return grimp.build_graph("kie_desktop", include_external_packages=True)


def test_no_module_imports_itself_by_way_of_others() -> None:
    """Imports inside functions and under TYPE_CHECKING count, too."""
    graph = grimp.build_graph("kie_desktop")
    imported = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    assert len(imported) > 400
    TopologicalSorter(imported).prepare()  # names the circle where there is one


def test_domain_needs_numpy_only(imports: grimp.ImportGraph) -> None:
    modules = {"kie_desktop.domain"} | imports.find_descendants("kie_desktop.domain")
    imported = {name for module in modules for name in imports.find_modules_directly_imported_by(module)}
    ours = {name for name in imported if name.startswith("kie_desktop.domain")}
    assert imported - ours <= {"numpy", *sys.stdlib_module_names}


def test_what_processes_share_is_plain(imports: grimp.ImportGraph) -> None:
    modules = imports.find_descendants("kie_desktop.contract")
    imported = {name for module in modules for name in imports.find_modules_directly_imported_by(module)}
    ours = {name for name in imported if name.startswith(tuple(f"kie_desktop.{room}" for room in PLAIN))}
    assert modules
    assert imported - ours <= {*sys.stdlib_module_names}


@pytest.mark.parametrize("module", ["kie_desktop.app", "kie_desktop.cli.main"])
def test_start_loads_nothing_heavy(module: str) -> None:
    """Static contracts miss what a package's `__init__` drags in; a real start does not."""
    code = f"import sys, {module}; print(*sorted({set(HEAVY)!r} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_one_module_starts_processes(imports: grimp.ImportGraph) -> None:
    """docs/adr/0032; Qt has a class of its own for it."""
    assert imports.find_modules_that_directly_import("subprocess") == {"kie_desktop.processes"}
    sources = (program_folder() / "kie_desktop").rglob("*.py")
    assert [path for path in sources if "QProcess" in path.read_text("utf-8")] == []


def test_the_opencv_that_breaks_qt_is_not_pinned() -> None:
    """docs/adr/0005: its Qt plugins take precedence over PySide6's on Linux."""
    pins = (program_folder() / "build_scripts" / "constraints.txt").read_text("utf-8").casefold()
    assert "opencv-python-headless==" in pins
    assert "opencv-python==" not in pins
