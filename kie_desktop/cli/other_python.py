"""Commands that need Paddle, in a program that is without it: the light one, or a Python that lacks the package.

They run again, as they are, in the Python that `training-env make` made.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence

from kie_desktop.domain.errors import UserError
from kie_desktop.places import command_in, environment_in, is_frozen
from kie_desktop.processes import run_in_place
from kie_desktop.training import environment as env

MODULES = ("paddle", "onnx")
"""What such a Python has and a light program has not."""


def need_paddle() -> None:
    """Raises ModuleNotFoundError where Paddle is missing, as importing it would; costs no time where it is there."""
    if importlib.util.find_spec(MODULES[0]) is None:
        raise ModuleNotFoundError(name=MODULES[0])


def run_there(arguments: Sequence[str]) -> int:
    """Run the command line in the environment for training; returns its exit status. UserError where there is none."""
    if env.read() is None:
        package = "install the full program" if is_frozen() else "pip install paddlepaddle"
        raise UserError(
            f"{arguments[0]}: this needs Paddle, which is not installed; run `kie-desktop training-env make` "
            f"to create a Python with it, or {package}"
        )
    python = str(env.python())
    return run_in_place(command_in(python, *arguments), environment_in(python))
