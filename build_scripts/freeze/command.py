"""`dev.py build`: freeze, package, and try the result out."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from build_scripts.devtools.places import say, stop
from build_scripts.freeze.flavours import DIST, FLAVOURS, Flavour
from build_scripts.freeze.program import build_program, check_size, report, size


def main(arguments: Sequence[str]) -> int:
    """Build what the arguments ask for; returns the exit status."""
    parser = argparse.ArgumentParser(prog="dev.py build", description=__doc__)
    parser.add_argument("--flavour", choices=FLAVOURS, default="light", help="light by default")
    parser.add_argument("--out", type=Path, default=DIST, metavar="DIR", help=f"where packages go ({DIST})")
    parser.add_argument("--folder-only", action="store_true", help="make the program's folder and no packages")
    parser.add_argument("--smoke", action="store_true", help="try out the program that was built before, or build it")
    parsed = parser.parse_args(arguments)
    flavour = FLAVOURS[parsed.flavour]
    out = parsed.out.resolve() / flavour.name
    if parsed.smoke:
        return _smoke(flavour, out)
    build(flavour, out, packages=not parsed.folder_only)
    return 0


def build(flavour: Flavour, out: Path, packages: bool = True) -> Path:
    """Make the program's folder and, if asked for, its packages in `out`; returns the folder."""
    if out.exists() and not any(out.glob("[kK][iI][eE]*")) and any(out.iterdir()):
        stop(f"{out} holds something that is no build of ours; name another folder with --out")
    program = build_program(flavour)
    report(flavour, program)
    check_size(f"{flavour.name}, unpacked", size(program), flavour.most_unpacked)
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    for built in program.parent.iterdir():  # the folder, and on macOS the application around it
        shutil.move(built, out)
    if packages:
        for package in packages_for(sys.platform)(flavour, out / program.name, out):
            check_size(str(package), package.stat().st_size, flavour.most_packed)
    say(f"built in {out}")
    return out / program.name


def packages_for(system: str) -> Callable[[Flavour, Path, Path], list[Path]]:
    """What makes the packages of a system (as `sys.platform` calls it): (flavour, program's folder, where they go)."""
    match system:
        case "win32":
            from build_scripts.freeze.windows.installer import windows_packages

            return windows_packages
        case "darwin":
            from build_scripts.freeze.macos.disk_image import macos_packages

            return macos_packages
    from build_scripts.freeze.linux.packages import linux_packages

    return linux_packages


def _smoke(flavour: Flavour, out: Path) -> int:
    from build_scripts.freeze.smoke.run import smoke

    folder = out / "kie-desktop"
    return smoke(flavour, folder if folder.exists() else build(flavour, out, packages=False), out / "smoke")
