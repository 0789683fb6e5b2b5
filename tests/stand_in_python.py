"""A program that answers as a Python does which training environments are made of: its venv and its pip take no time.

What it does stands in files beside it: `about.json` (what it says of itself), `pip.txt` (what pip prints),
`pip-status`, `slow` (pip waits after what it printed; its process stands in `pip-process` then), `broken` (Paddle does
not start). `calls.txt`: its calls.
"""

from __future__ import annotations

import json
import os
import shutil
import stat
import sys
from pathlib import Path

SLOW_S = 300
"""Longer than any test waits."""
PIP_OUTPUT = """\
Collecting paddlepaddle==3.3.1
  Downloading paddlepaddle-3.3.1-cp313-cp313-manylinux1_x86_64.whl (194.8 MB)
Progress 100000000 of 194839332
Progress 194839332 of 194839332
Installing collected packages: paddlepaddle
Successfully installed paddlepaddle-3.3.1
"""
OFFLINE = """\
WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError: Name or service not known': /x/
ERROR: Could not find a version that satisfies the requirement numpy (from versions: none)
ERROR: No matching distribution found for numpy
"""


def make(folder: Path, name: str = "python3.13", version: str = "3.13.1", **about: object) -> Path:
    """Put one into a folder of its own below `folder`, called `name`; returns the program."""
    home = folder / f"{name}-{version}"
    home.mkdir(parents=True)
    path = home / name
    path.write_text(f"#!{sys.executable}\n{Path(__file__).read_text('utf-8')}\nrun()\n", "utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    known = {"version": version, "python": str(path), "prefix": str(home), "bits": 64, "free": False, "venv": True}
    (home / "about.json").write_text(json.dumps({**known, "missing": ["paddle"], **about}), "utf-8")
    (home / "pip.txt").write_text(PIP_OUTPUT, "utf-8")
    return path


def calls(python: Path) -> list[list[str]]:
    """The arguments of each call, of what was made of it too."""
    return [json.loads(line) for line in (python.parent / "calls.txt").read_text("utf-8").splitlines()]


def pip_environments(python: Path) -> list[dict[str, str]]:
    """What each call of pip was told by variables."""
    return [json.loads(line) for line in (python.parent / "pip-environments.txt").read_text("utf-8").splitlines()]


def run() -> None:
    """Be it."""
    import time

    here = Path(sys.argv[0]).resolve()
    home = Path((here.parent / "home.txt").read_text("utf-8")) if (here.parent / "home.txt").exists() else here.parent
    arguments = sys.argv[1:]
    with (home / "calls.txt").open("a") as log:
        log.write(json.dumps(arguments) + "\n")
    if "-c" in arguments:
        print((home / "about.json").read_text("utf-8"))
    elif arguments[:2] == ["-m", "venv"]:
        made = Path(arguments[2]) / "bin"
        made.mkdir(parents=True)
        shutil.copy(here, made / "python")
        (made / "home.txt").write_text(str(home), "utf-8")
    elif arguments[:2] == ["-m", "pip"]:
        with (home / "pip-environments.txt").open("a") as log:
            log.write(json.dumps({name: value for name, value in os.environ.items() if name.startswith("PIP_")}) + "\n")
        if "--upgrade" in arguments:
            return
        (home / "pip-process").write_text(str(os.getpid()), "utf-8")
        print((home / "pip.txt").read_text("utf-8"), flush=True)
        if (home / "slow").exists():
            time.sleep(SLOW_S)
        sys.exit(int((home / "pip-status").read_text("utf-8")) if (home / "pip-status").exists() else 0)
    elif "--probe" in arguments:
        if here.parent == home or (home / "broken").exists():
            sys.exit("ModuleNotFoundError: No module named 'paddle'")
        print(json.dumps({"version": "3.3.1", "cuda": False, "gpus": [], "advice": ""}))
