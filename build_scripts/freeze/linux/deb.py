"""The .deb: the program in /usr/lib, a link in /usr/bin, desktop files, and what it needs of the system."""

from __future__ import annotations

import gzip
import json
import os
import platform
import shutil
import subprocess
import tempfile
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

from build_scripts.devtools.places import ROOT, say
from build_scripts.freeze.contents import LICENCE_LIST, LICENCES
from build_scripts.freeze.flavours import Flavour
from build_scripts.freeze.linux.desktop_files import write_desktop_files
from build_scripts.freeze.linux.needs import needed_packages
from build_scripts.freeze.program import build_time, documents_of, icons_of, size
from build_scripts.freeze.versions import debian
from kie_desktop.places import FROZEN_FOLDER
from kie_desktop.version import __version__

NAMES = {"light": "kie-desktop-light", "full": "kie-desktop"}
ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
CONTROL = """\
Package: {name}
Version: {version}
Architecture: {architecture}
Maintainer: {maintainer}
Installed-Size: {size}
Depends: {depends}, desktop-file-utils, shared-mime-info
Recommends: libcups2, xdg-desktop-portal, fonts-noto-cjk
Provides: kie-desktop
Conflicts: {other}
Replaces: {other}
Section: graphics
Priority: optional
Description: key information extraction on document images ({flavour})
 Finds the lines of text on forms, invoices and receipts, labels them, links
 keys to values, lets you correct all that, and exports the fields or a
 training set. Everything runs on this machine; no page is sent anywhere.
 .
 This is the {flavour} program: {title}.
"""
COPYRIGHT = """\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: KIE Desktop

Files: *
Copyright: the maintainers of KIE Desktop
License: Apache-2.0
 See /usr/share/common-licenses/Apache-2.0.
Comment: The program bundles the following parts, each under its own licence; their full
 texts lie in /usr/lib/kie-desktop/_internal/{texts}.
"""
MAINTAINER = "The maintainers of KIE Desktop <maintainers@kie-desktop.invalid>"
CHANGELOG = """\
{name} ({version}) unstable; urgency=medium

{entries}

 -- {maintainer}  {day}
"""
OVERRIDES = """\
# A frozen program brings Python and its packages as their wheels have them: with libraries of their own, some of which
# the wheels' builder rewrote so that binutils must not touch them, and with the search path of the building Python.
{name}: custom-library-search-path
{name}: embedded-library
{name}: hardening-no-pie
{name}: library-not-linked-against-libc
{name}: shared-library-lacks-prerequisites
{name}: unstripped-binary-or-object
# The licence of FreeType as its authors wrote it.
{name}: national-encoding
"""
POSTRM = """\
#!/bin/sh
set -e
if [ "$1" = purge ]; then
    echo "Settings, added models and training environments of users stay in their ~/.local/share/kie-desktop."
fi
"""


def build_deb(flavour: Flavour, program: Path, out: Path) -> Path:
    """NAME_VERSION_ARCHITECTURE.deb in `out`."""
    architecture = ARCHITECTURES[platform.machine()]
    name = NAMES[flavour.name]
    package = out / f"{name}_{debian(__version__)}_{architecture}.deb"
    say(f"packing {package.name}")
    with tempfile.TemporaryDirectory(dir=out) as scratch:
        root = Path(scratch)
        root.chmod(0o755)
        shutil.copytree(program, root / "usr/lib/kie-desktop", symlinks=True, copy_function=os.link)
        (root / "usr/bin").mkdir(parents=True)
        (root / "usr/bin/kie-desktop").symlink_to("../lib/kie-desktop/kie-desktop")
        write_desktop_files(root / "usr/share", icons_of(flavour), documents_of(flavour), build_time())
        _write_documents(root / "usr/share/doc" / name, name, program)
        (root / "usr/share/lintian/overrides").mkdir(parents=True)
        (root / "usr/share/lintian/overrides" / name).write_text(OVERRIDES.format(name=name), "utf-8")
        control = CONTROL.format(
            name=name,
            version=debian(__version__),
            maintainer=MAINTAINER,
            architecture=architecture,
            size=size(root) // 1024,
            depends=", ".join(needed_packages(program)),
            other=next(other for other in NAMES.values() if other != name),
            flavour=flavour.name,
            title=flavour.title,
        )
        (root / "DEBIAN").mkdir()
        (root / "DEBIAN" / "control").write_text(control, "utf-8")
        (root / "DEBIAN" / "postrm").write_text(POSTRM, "utf-8")
        (root / "DEBIAN" / "postrm").chmod(0o755)
        subprocess.run(["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(root), str(package)], check=True)
    return package


def changelog(name: str, subjects: list[str], time: str) -> str:
    """In Debian's form. subjects: of the latest commits; time: seconds since 1970 of the latest."""
    entries = "\n".join(f"  * {subject}" for subject in subjects)
    day = format_datetime(datetime.fromtimestamp(int(time), UTC))
    return CHANGELOG.format(name=name, version=debian(__version__), entries=entries, maintainer=MAINTAINER, day=day)


def _write_documents(folder: Path, name: str, program: Path) -> None:
    folder.mkdir(parents=True)
    texts = program / "_internal" / FROZEN_FOLDER / LICENCES
    parts = json.loads((texts / LICENCE_LIST).read_text("utf-8"))
    listed = "".join(f" * {part['name']} {part['version']}: {part['licence']}\n" for part in parts)
    (folder / "copyright").write_text(COPYRIGHT.format(texts=f"{FROZEN_FOLDER}/{LICENCES}") + listed, "utf-8")
    command = ["git", "-C", str(ROOT), "log", "-20", "--format=%s"]
    log = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    (folder / "changelog.gz").write_bytes(gzip.compress(changelog(name, log, build_time()).encode(), mtime=0))
