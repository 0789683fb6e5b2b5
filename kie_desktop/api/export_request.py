"""What is to become of a checkpoint."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FORMATS = ("pack", "paddle", "onnx")
NOT_STATED = "not stated"


@dataclass(frozen=True)
class ExportRequest:
    """What is to become of a checkpoint; the arguments of `export-model`.

    out: a new folder. tokenizer to compat: what the checkpoint does not hold. label_file, image_dir: pages to compare
    and evaluate on. join: a pack whose networks for the other task the new one gets too. name to description: what a
    pack says of itself. overwrite: an earlier export in `out` is replaced.
    """

    checkpoint: Path
    task: str
    out: Path
    format: str = "pack"
    tokenizer: Path | None = None
    class_list: Path | None = None
    dictionary: Path | None = None
    compat: bool = False
    label_file: Path | None = None
    image_dir: Path | None = None
    join: str | None = None
    name: str | None = None
    pack_version: str = "1.0"
    licence: str = NOT_STATED
    description: str = ""
    overwrite: bool = False

    @property
    def labelled(self) -> tuple[Path, Path] | None:
        """The label file and its images' folder; None without pages."""
        return None if self.label_file is None or self.image_dir is None else (self.label_file, self.image_dir)
