"""What makes this a project that others can join: workflows, forms and hooks name what exists."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.specifiers import SpecifierSet

from kie_desktop.places import program_folder

ROOT = program_folder()
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
FORMS = sorted(path for path in (ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


@pytest.fixture(scope="module")
def commands() -> set[str]:
    """The commands that dev.py has."""
    command = [sys.executable, "-S", str(ROOT / "build_scripts" / "dev.py"), "--help"]
    usage = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = re.search(r"\{([a-z,]+)\}", usage)
    assert found
    return set(found[1].split(","))


def test_there_are_workflows_and_forms() -> None:
    assert {path.stem for path in WORKFLOWS} == {"ci", "installers"}
    assert {path.stem for path in FORMS} == {"bug", "feature"}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_workflows_run_what_exists(path: Path, commands: set[str]) -> None:
    workflow = read(path)
    assert workflow[True]  # `on`, which YAML takes for a truth value
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    assert all(("uses" in step) != ("run" in step) for step in steps)
    assert all(re.fullmatch(r"[\w-]+/[\w-]+@v\d+", step["uses"]) for step in steps if "uses" in step)
    scripts = "\n".join(step.get("run", "") for step in steps)
    named = re.findall(r"\bbuild_scripts/dev\.py (\w+)", scripts)
    assert named and set(named) <= commands
    files = re.findall(r"(?<![\w./])(?:build_scripts|resources|\.ci)/[\w./-]+", scripts)
    assert [name for name in files if not (ROOT / name).exists()] == []
    for module, names in re.findall(r"from (build_scripts[\w.]*) import ([\w, ]+)", scripts):
        subprocess.run([sys.executable, "-c", f"from {module} import {names}"], cwd=ROOT, check=True)


def test_ci_runs_on_every_system_and_python_that_the_program_supports() -> None:
    workflow = read(ROOT / ".github" / "workflows" / "ci.yml")
    matrix = workflow["jobs"]["check"]["strategy"]["matrix"]
    assert {system.partition("-")[0] for system in matrix["system"]} == {"ubuntu", "windows", "macos"}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    bounds = re.fullmatch(r">=3\.(\d+),<3\.(\d+)", project["requires-python"])
    assert bounds
    assert matrix["python"] == [f"3.{minor}" for minor in range(int(bounds[1]), int(bounds[2]))]
    done = "\n".join(step.get("run", "") for job in workflow["jobs"].values() for step in job["steps"])
    assert all(f"dev.py {command}" in done for command in ("lint", "test", "docs"))


def test_ci_of_the_project_checks_what_the_workflow_checks() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    assert re.findall(r"dev\.py (\w+)", script) == ["lint", "docs", "test"]


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_issue_forms_are_what_github_takes(path: Path) -> None:
    form = read(path)
    assert form["name"] and form["description"]
    fields = [part for part in form["body"] if part["type"] != "markdown"]
    assert len({field["id"] for field in fields}) == len(fields) > 2
    for field in fields:
        assert field["type"] in {"input", "textarea", "dropdown", "checkboxes"}
        assert field["attributes"]["label"]
        assert ("options" in field["attributes"]) == (field["type"] in {"dropdown", "checkboxes"})
    assert any(field.get("validations", {}).get("required") for field in fields)


def test_hooks_are_valid_and_run_commands_of_dev_py(commands: set[str]) -> None:
    config = ROOT / ".pre-commit-config.yaml"
    subprocess.run([sys.executable, "-m", "pre_commit", "validate-config", str(config)], check=True, timeout=60)
    (repository,) = read(config)["repos"]
    assert repository["repo"] == "local"  # the others are fetched from elsewhere
    for hook in repository["hooks"]:
        entry = re.fullmatch(r"python3 build_scripts/dev\.py (\w+)", hook["entry"])
        assert entry and entry[1] in commands


def test_all_pinned_versions_run_with_the_oldest_python_that_is_promised() -> None:
    """Debian 12 has Python 3.11.2: some packages ask for a later one of the same series."""
    pins = dict(
        re.findall(r"^([\w.-]+)==(\S+)$", (ROOT / "build_scripts" / "constraints.txt").read_text("utf-8"), re.M)
    )
    asked = {
        found.name: found.metadata["Requires-Python"]
        for found in distributions()
        if pins.get(found.name.lower().replace("_", "-")) == found.version and found.metadata["Requires-Python"]
    }
    assert len(asked) > 50
    assert {name: range_ for name, range_ in asked.items() if "3.11.2" not in SpecifierSet(range_)} == {}
