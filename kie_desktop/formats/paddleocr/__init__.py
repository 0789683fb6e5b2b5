"""PaddleOCR's KIE label files (spec A1) and data folders (spec A9), in and out."""

from kie_desktop.formats.image_lookup import locate_image
from kie_desktop.formats.paddleocr.export import ExportReport, LeftOut, export_dataset
from kie_desktop.formats.paddleocr.reader import LabelFile, LabelRow, pages_of, read_label_file
from kie_desktop.formats.paddleocr.writer import label_line, write_label_file

__all__ = [
    "ExportReport",
    "LabelFile",
    "LabelRow",
    "LeftOut",
    "export_dataset",
    "label_line",
    "locate_image",
    "pages_of",
    "read_label_file",
    "write_label_file",
]
