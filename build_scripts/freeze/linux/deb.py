"""The .deb: the program in /usr/lib, a link in /usr/bin, desktop files, and what it needs of the system."""

from __future__ import annotations

import gzip
import json
import os
import platform
import shutil
import subprocess
import tempfile
from pathlib import Path

from build_scripts.devtools.places import ROOT, say
from build_scripts.freeze.contents import LICENCE_LIST, LICENCES
from build_scripts.freeze.flavours import Flavour
from build_scripts.freeze.linux.desktop_files import write_desktop_files
from build_scripts.freeze.linux.needs import needed_packages
from build_scripts.freeze.program import build_time, documents_of, icons_of, size
from kie_desktop.places import FROZEN_FOLDER
from kie_desktop.version import __version__

NAMES = {"light": "kie-desktop-light", "full": "kie-desktop"}
ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
CONTROL = """\
Package: {name}
Version: {version}
Architecture: {architecture}
Maintainer: The maintainers of KIE Desktop <maintainers@kie-desktop.invalid>
Installed-Size: {size}
Depends: {depends}, desktop-file-utils, shared-mime-info
Recommends: libcups2, xdg-desktop-portal, fonts-noto-cjk
Provides: kie-desktop
Conflicts: {other}
Replaces: {other}
Section: graphics
Priority: optional
Description: key information extraction on document images ({flavour})
 Finds the lines of text on forms, invoices and receipts, labels them, links keys
 to values, lets you correct all that, and exports the fields or a training set.
 Everything runs on this machine; no page is sent anywhere.
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
    package = out / f"{name}_{__version__}_{architecture}.deb"
    say(f"packing {package.name}")
    with tempfile.TemporaryDirectory(dir=out) as scratch:
        root = Path(scratch)
        root.chmod(0o755)
        shutil.copytree(program, root / "usr/lib/kie-desktop", symlinks=True, copy_function=os.link)
        (root / "usr/bin").mkdir(parents=True)
        (root / "usr/bin/kie-desktop").symlink_to("../lib/kie-desktop/kie-desktop")
        write_desktop_files(root / "usr/share", icons_of(flavour), documents_of(flavour), build_time())
        _write_documents(root / "usr/share/doc" / name, program)
        control = CONTROL.format(
            name=name,
            version=__version__,
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


def _write_documents(folder: Path, program: Path) -> None:
    folder.mkdir(parents=True)
    texts = program / "_internal" / FROZEN_FOLDER / LICENCES
    parts = json.loads((texts / LICENCE_LIST).read_text("utf-8"))
    listed = "".join(f" * {part['name']} {part['version']}: {part['licence']}\n" for part in parts)
    (folder / "copyright").write_text(COPYRIGHT.format(texts=f"{FROZEN_FOLDER}/{LICENCES}") + listed, "utf-8")
    log = subprocess.run(
        ["git", "-C", str(ROOT), "log", "-20", "--format=  * %s"], capture_output=True, text=True, check=True
    ).stdout
    (folder / "changelog.gz").write_bytes(gzip.compress(f"kie-desktop {__version__}\n\n{log}".encode(), mtime=0))
