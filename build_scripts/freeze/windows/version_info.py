"""What Windows shows as the properties of the executables, in the form that PyInstaller reads."""

from __future__ import annotations

from pathlib import Path

from build_scripts.freeze.versions import numbers
from kie_desktop.version import __version__

_TEMPLATE = """\
VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0, OS=0x40004, fileType=0x1,
                    subtype=0x0, date=(0, 0)),
  kids=[
    StringFileInfo([StringTable("040904B0", [
      StringStruct("FileDescription", "KIE Desktop ({title})"),
      StringStruct("FileVersion", "{version}"),
      StringStruct("InternalName", "kie-desktop"),
      StringStruct("LegalCopyright", "Apache License 2.0"),
      StringStruct("OriginalFilename", "kie-desktop.exe"),
      StringStruct("ProductName", "KIE Desktop"),
      StringStruct("ProductVersion", "{version}"),
    ])]),
    VarFileInfo([VarStruct("Translation", [0x0409, 1200])]),
  ],
)
"""
"""Language 0x0409 is English, 1200 (0x04B0) Unicode; OS, type and mask are those of any Windows application."""


def write_version_info(path: Path, title: str, version: str = __version__) -> None:
    """Write the resource. title: of the flavour."""
    four = (*numbers(version), 0)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_TEMPLATE.format(numbers=four, version=version, title=title), "utf-8")
