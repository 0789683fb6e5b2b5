"""What stands beside a pack's networks, exchanged alone."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from kie_desktop.contract.packs import DESCRIPTION, load_pack, write_pack


def put_beside(folder: Path, name: str, content: bytes) -> None:
    """Write one file of a pack and seal it anew; folders in it, as checkpoints are, stay."""
    pack = load_pack(folder)
    with tempfile.TemporaryDirectory() as temporary:
        new = Path(temporary) / name
        new.write_bytes(content)
        files = {known: pack.path(known) for known in pack.files} | {name: new}
        sealed = write_pack(Path(temporary) / "pack", pack.info, files)
        for made in (name, DESCRIPTION):
            shutil.copyfile(sealed.path(made), folder / made)
