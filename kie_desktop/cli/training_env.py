"""`kie-desktop training-env show|make|remove`: a Python with Paddle where this program has none."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from dataclasses import asdict
from typing import Any

from kie_desktop import locks
from kie_desktop.attended import end_with_input
from kie_desktop.cli.download_model import Teller
from kie_desktop.cli.output import say
from kie_desktop.domain.errors import UserError
from kie_desktop.formats.atomic import write_error
from kie_desktop.runtime.download import check_room, megabytes
from kie_desktop.training import environment as env
from kie_desktop.training.environment import Build, Environment, Recipe
from kie_desktop.training.environment.install import install, remove, try_out
from kie_desktop.training.environment.pythons import Python, choose, driver_cuda, find_pythons

BEST = "best"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Sub commands of `training-env`."""
    parser.add_argument("action", choices=("show", "make", "remove"), help="what to do")
    parser.add_argument("--python", help="Python to create it from (default: the best one on the PATH)")
    parser.add_argument(
        "--build",
        default=BEST,
        help="Paddle build: cpu, cu126, ... (default: the best one for the driver of this computer)",
    )
    parser.add_argument("--index", default="", help="address to download GPU builds from, instead of Paddle's own")
    parser.add_argument(
        "--attended", action="store_true", help="print progress as JSON lines on stdout, and stop when stdin is closed"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(arguments: argparse.Namespace) -> int:
    """Do one of them."""
    if arguments.action == "show":
        return _show(arguments.json)
    if arguments.attended:
        end_with_input()
    try:
        env.root().mkdir(parents=True, exist_ok=True)
        lock = locks.hold(env.root().with_name("training.lock"))
    except OSError as fault:
        raise write_error(env.root(), fault) from fault
    if lock is None:
        raise UserError(
            "another window or command is creating or removing a training environment; wait until it has finished"
        )
    with lock:
        if arguments.action == "remove":
            remove()
            print(json.dumps({"removed": str(env.root())}) if arguments.json else f"removed {env.root()}")
            return 0
        return _make(arguments)


def _show(as_json: bool) -> int:
    """What is there, and what could be made; contacts nobody."""
    there, recipe, cuda = env.read(), env.recipe(), driver_cuda()
    pythons = find_pythons(recipe)
    if as_json:
        print(json.dumps(_document(there, recipe, pythons, cuda)))
        return 0
    say(_line(there) if there else "there is no training environment")
    for python in pythons:
        state = (
            "has everything that training needs"
            if python.can_train
            else python.why_not or "can be used to create an environment"
        )
        say(f"{python.path}: Python {python.version}, {state}")
    best = recipe.best(cuda)
    say(
        f"best build for this computer: {best.name} (download: {megabytes(best.download)}, on disk: "
        f"{megabytes(best.room)})"
    )
    return 0


def _document(there: Environment | None, recipe: Recipe, pythons: list[Python], cuda: str) -> dict[str, Any]:
    return {
        "environment": asdict(there) if there else None,
        "folder": str(env.folder()),
        "python": str(env.python()),
        "size": env.size(),
        "pythons": [asdict(python) for python in pythons],
        "driver_cuda": cuda,
        "builds": [asdict(build) for build in recipe.builds],
        "best": recipe.best(cuda).name,
        "wanted": list(recipe.pythons),
    }


def _line(there: Environment) -> str:
    return f"{env.folder()}: Paddle {there.paddle} ({there.build}), Python {there.version}, {megabytes(env.size())}"


def _make(arguments: argparse.Namespace) -> int:
    recipe = env.recipe()
    build = recipe.best(driver_cuda()) if arguments.build == BEST else recipe.build(arguments.build)
    python = choose(arguments.python, recipe)
    check_room(env.root(), build.room + build.download)
    teller = Teller(arguments.attended, sys.stdout)
    install(python.path, build, _index(build, arguments.index), recipe, teller.tell)
    try:
        paddle = try_out(build, teller.tell)
        env.record(Environment(build.name, paddle, python.version))
    except OSError as fault:
        raise write_error(env.folder(), fault) from fault
    shutil.rmtree(env.downloads(), ignore_errors=True)  # what is left of it goes with the environment
    there = env.read()
    assert there is not None
    print(json.dumps({"python": str(env.python()), **asdict(there)}) if arguments.json else _line(there))
    return 0


def _index(build: Build, mirror: str) -> str:
    """Where a build is fetched from. mirror: an address in which `{build}` stands for the build's name."""
    return mirror.replace("{build}", build.name) if build.index and mirror else build.index
