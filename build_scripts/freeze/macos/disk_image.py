"""The disk image for macOS: the application beside a link to /Applications; signed and notarised where keys exist.

PyInstaller signs every library and executable of the bundle (codesign_identity in the spec), with the hardened runtime
that notarising asks for. Without KIE_SIGN_IDENTITY it signs ad hoc: the application then runs on the machine that built
it, and elsewhere after "Open anyway" in the privacy settings.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from build_scripts.devtools.places import say
from build_scripts.freeze.flavours import Flavour

APPLICATION = "KIE Desktop.app"
IDENTITY = "KIE_SIGN_IDENTITY"
"""Environment variable: a "Developer ID Application: ..." certificate of the keychain."""
NOTARY = ("KIE_NOTARY_KEY", "KIE_NOTARY_KEY_ID", "KIE_NOTARY_ISSUER")
"""Environment variables: file, id and issuer of an API key of App Store Connect."""


def macos_packages(flavour: Flavour, program: Path, out: Path) -> list[Path]:
    """FILE_STEM.dmg in `out`. program: the plain folder, beside which the application lies."""
    application = program.with_name(APPLICATION)
    subprocess.run(["codesign", "--verify", "--deep", "--strict", str(application)], check=True)
    image = out / f"{flavour.file_stem}.dmg"
    with tempfile.TemporaryDirectory(dir=out) as scratch:
        # ditto and not Python: a bundle is full of links, whose signatures are lost where they become copies
        subprocess.run(["ditto", str(application), f"{scratch}/{APPLICATION}"], check=True)
        (Path(scratch) / "Applications").symlink_to("/Applications")
        create = ["hdiutil", "create", "-volname", "KIE Desktop", "-srcfolder", scratch, "-ov", "-format", "ULMO"]
        subprocess.run([*create, str(image)], check=True)
    if identity := os.environ.get(IDENTITY):
        subprocess.run(["codesign", "--sign", identity, "--timestamp", str(image)], check=True)
        _notarise(image)
    else:
        say(f"{IDENTITY} is not set: {image.name} is signed ad hoc and not notarised")
    shutil.rmtree(program)  # the same as what is in the application
    return [image]


def _notarise(image: Path) -> None:
    key, key_id, issuer = (os.environ.get(name, "") for name in NOTARY)
    if not (key and key_id and issuer):
        say(f"{', '.join(NOTARY)} are not all set: {image.name} is signed and not notarised")
        return
    submit = [
        "xcrun",
        "notarytool",
        "submit",
        str(image),
        "--key",
        key,
        "--key-id",
        key_id,
        "--issuer",
        issuer,
        "--wait",
    ]
    subprocess.run(submit, check=True)
    subprocess.run(["xcrun", "stapler", "staple", str(image)], check=True)
    subprocess.run(
        ["spctl", "--assess", "--type", "open", "--context", "context:primary-signature", str(image)], check=True
    )
