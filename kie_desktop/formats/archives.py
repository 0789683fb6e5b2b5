"""Zip archives (workbooks, reports) that are made whatever the clock of the computer says."""

from __future__ import annotations

import time
import zipfile
from typing import Any, BinaryIO

_FIRST, _LAST = (1980, 1, 1, 0, 0, 0), (2107, 12, 31, 23, 59, 58)
"""Zip archives know no time before or after; a clock that was never set says 1970."""


class Archive(zipfile.ZipFile):
    """A new archive, as `zipfile.ZipFile`, but that the time of each file in it is one that an archive can have."""

    def __init__(self, target: BinaryIO) -> None:
        super().__init__(target, "w", zipfile.ZIP_DEFLATED, strict_timestamps=False)

    def writestr(self, zinfo_or_arcname: str | zipfile.ZipInfo, data: Any, *more: Any, **named: Any) -> None:
        """Add a file. data: its content. The rest as `zipfile.ZipFile.writestr`."""
        if isinstance(zinfo_or_arcname, str):
            zinfo_or_arcname = zipfile.ZipInfo(zinfo_or_arcname, min(max(time.localtime()[:6], _FIRST), _LAST))
            zinfo_or_arcname.compress_type = zipfile.ZIP_DEFLATED
        super().writestr(zinfo_or_arcname, data, *more, **named)
