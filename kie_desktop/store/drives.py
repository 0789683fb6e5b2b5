"""Whether a file lies on a drive of another computer, where two computers can spoil a database for each other."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_MOUNTS = Path("/proc/self/mountinfo")
_NETWORK = {
    *("nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "afpfs", "ceph", "glusterfs", "davfs", "webdav", "9p"),
    *("fuse.sshfs", "fuse.davfs2", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.glusterfs", "fuse.s3fs", "lustre", "gpfs"),
}
_REMOTE_DRIVE = 4
"""What Windows' GetDriveTypeW answers for a drive of another computer."""


def is_on_network(path: Path) -> bool:
    """Whether an absolute path leads to another computer, as far as the system tells."""
    if sys.platform == "win32":
        import ctypes

        root = f"{path.drive}\\"
        return path.drive.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(root) == _REMOTE_DRIVE
    try:
        return file_system_of(os.path.realpath(path.parent), _MOUNTS.read_text("utf-8", "replace")) in _NETWORK
    except OSError:  # macOS does not tell
        return False


def file_system_of(folder: str, mounts: str) -> str:
    """The type of the file system of a folder. mounts: as in `/proc/self/mountinfo`; the last of a place counts."""
    found, length = "", -1
    for line in mounts.splitlines():
        before, _, after = line.partition(" - ")
        fields, kind = before.split(), after.partition(" ")[0]
        if len(fields) < 5:
            continue
        place = fields[4].encode().decode("unicode_escape") if "\\" in fields[4] else fields[4]
        inside = folder == place or folder.startswith(place.rstrip("/") + "/")
        if inside and len(place) >= length:
            found, length = kind, len(place)
    return found
