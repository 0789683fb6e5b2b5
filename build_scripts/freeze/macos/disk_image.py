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
import time
from pathlib import Path

from build_scripts.devtools.places import say
from build_scripts.freeze.flavours import Flavour

APPLICATION = "KIE Desktop.app"
IDENTITY = "KIE_SIGN_IDENTITY"
"""Environment variable: a "Developer ID Application: ..." certificate of the keychain."""
NOTARY = ("KIE_NOTARY_KEY", "KIE_NOTARY_KEY_ID", "KIE_NOTARY_ISSUER")
"""Environment variables: file, id and issuer of an API key of App Store Connect."""


TRIES, PAUSE_S = 6, 10.0
"""Of making the image: macOS looks through new volumes for harmful programs, and one of them is "busy" meanwhile."""


def macos_packages(flavour: Flavour, program: Path, out: Path) -> list[Path]:
    """FILE_STEM.dmg in `out`. program: the plain folder, beside which the application lies.

    Application and image each get a ticket of Apple's: that of the image is of no use where the application was dragged
    out of it and is started without a network.
    """
    application = program.with_name(APPLICATION)
    subprocess.run(["codesign", "--verify", "--deep", "--strict", str(application)], check=True)
    image = out / f"{flavour.file_stem}.dmg"
    identity = os.environ.get(IDENTITY)
    key = notary_key()
    with tempfile.TemporaryDirectory(dir=out) as scratch:
        if identity and key:
            archive = Path(scratch) / "application.zip"  # Apple takes an application only as an archive
            subprocess.run(["ditto", "-c", "-k", "--keepParent", str(application), str(archive)], check=True)
            _notarise(archive, key)
            archive.unlink()
            _staple(application, "execute")
        # ditto and not Python: a bundle is full of links, whose signatures are lost where they become copies
        subprocess.run(["ditto", str(application), f"{scratch}/{APPLICATION}"], check=True)
        (Path(scratch) / "Applications").symlink_to("/Applications")
        create_image(Path(scratch), image)
    if identity:
        subprocess.run(["codesign", "--sign", identity, "--timestamp", str(image)], check=True)
    if identity and key:
        _notarise(image, key)
        _staple(image, "open", "--context", "context:primary-signature")
    elif identity:
        say(f"{', '.join(NOTARY)} are not all set: {image.name} is signed and not notarised")
    else:
        say(f"{IDENTITY} is not set: {image.name} is signed ad hoc and not notarised")
    shutil.rmtree(program)  # the same as what is in the application
    return [image]


def notary_key() -> list[str]:
    """What tells notarytool who asks; [] where that is not all set."""
    key, key_id, issuer = (os.environ.get(name, "") for name in NOTARY)
    return ["--key", key, "--key-id", key_id, "--issuer", issuer] if key and key_id and issuer else []


def create_image(folder: Path, image: Path) -> None:
    """Write a folder as a disk image, in several attempts. Raises CalledProcessError where none succeeds."""
    what = ["-volname", "KIE Desktop", "-srcfolder", str(folder), "-ov", "-format", "ULMO"]
    for left in reversed(range(TRIES)):
        done = subprocess.run(["hdiutil", "create", *what, str(image)], check=not left)
        if done.returncode == 0:
            return
        say(f"hdiutil ended with status {done.returncode}; it is tried again in {PAUSE_S:.0f} s")
        time.sleep(PAUSE_S)


def _notarise(file: Path, key: list[str]) -> None:
    subprocess.run(["xcrun", "notarytool", "submit", str(file), *key, "--wait"], check=True)


def _staple(file: Path, *kind: str) -> None:
    """Put Apple's ticket into what was notarised, and have macOS judge it. kind: as spctl calls it."""
    subprocess.run(["xcrun", "stapler", "staple", str(file)], check=True)
    subprocess.run(["spctl", "--assess", "--type", *kind, str(file)], check=True)
