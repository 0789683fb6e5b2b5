"""Render every sample page and its truth: the same pages on every run with the same fonts."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PIL import Image

from build_scripts.samples import chinese, english, english_forms
from build_scripts.samples.degradation import Degraded, clean, photographed, scanned, stamp_picture
from build_scripts.samples.sheet import Sheet
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.domain.page import Page
from kie_desktop.formats.class_list import write_class_list
from kie_desktop.formats.paddleocr import write_label_file

SAMPLES = Path(__file__).parents[2] / "resources" / "samples"
_JPEG_QUALITY = 74

Rendered = tuple[Sheet, Degraded]


def _invoice_modern() -> Rendered:
    sheet = english.modern_invoice()
    return sheet, clean(sheet.finished())


def _purchase_order() -> Rendered:
    sheet = english.typed_purchase_order()
    sheet.overlay(stamp_picture(english.received_stamp(), 5, 9), 330, 1172, 0.8)
    return sheet, scanned(sheet.finished(), 23, 0.9, blur=0.6)


def _invoice_photo() -> Rendered:
    sheet = english.classic_invoice()
    corners = ((138, 92), (1012, 58), (1094, 1400), (64, 1432))
    return sheet, photographed(sheet.finished(), 31, (1150, 1500), corners)


def _membership_form() -> Rendered:
    sheet = english_forms.membership_form()
    return sheet, scanned(sheet.finished(), 41, -0.7, blur=0.45, noise=4.0)


def _delivery_note() -> Rendered:
    sheet = english_forms.delivery_note()
    return sheet, scanned(sheet.finished(), 53, 1.6, blur=0.8, noise=9.0, grey=True)


def _till_receipt() -> Rendered:
    sheet = english_forms.till_receipt()
    corners = ((176, 60), (664, 96), (716, 1218), (132, 1196))
    return sheet, photographed(sheet.finished(), 61, (850, 1280), corners, blur=0.6, desk=(96, 102, 104))


def _personnel_form() -> Rendered:
    sheet = chinese.personnel_form()
    return sheet, scanned(sheet.finished(), 71, 0.5, blur=0.45, noise=4.0)


def _sales_slip() -> Rendered:
    sheet = chinese.sales_slip()
    seal = chinese.round_seal("云岭茶业有限公司", "销售专用章")
    sheet.overlay(stamp_picture(seal, 8, -8), 1092, 708, 0.82)
    return sheet, scanned(sheet.finished(), 83, -1.2, blur=0.5)


def _expense_claim() -> Rendered:
    sheet = chinese.expense_claim()
    return sheet, clean(sheet.finished())


def _supermarket_receipt() -> Rendered:
    sheet = chinese.supermarket_receipt()
    corners = ((214, 78), (690, 40), (736, 1130), (196, 1176))
    return sheet, photographed(sheet.finished(), 103, (880, 1230), corners, blur=0.6, desk=(150, 126, 96))


PAGES: dict[str, Callable[[], Rendered]] = {
    "en_delivery_note.jpg": _delivery_note,
    "en_invoice_modern.png": _invoice_modern,
    "en_invoice_photo.jpg": _invoice_photo,
    "en_membership_form.jpg": _membership_form,
    "en_purchase_order.jpg": _purchase_order,
    "en_receipt_photo.jpg": _till_receipt,
    "zh_expense_claim.png": _expense_claim,
    "zh_personnel_form.jpg": _personnel_form,
    "zh_receipt_photo.jpg": _supermarket_receipt,
    "zh_sales_slip.jpg": _sales_slip,
}


def _truth(name: str, sheet: Sheet, worn: Degraded) -> Page:
    """The page as the renderer knows it, polygons where the wear has moved them."""
    width, height = worn.image.size
    entities = [replace(entity, points=worn.moved(entity.points)) for entity in sheet.entities]
    return Page(name, width, height).with_entities(entities, sheet.links)


def main(folder: Path = SAMPLES) -> None:
    """Write all pages, `truth.json` and `class_list.txt` into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    truth: list[Page] = []
    for name, render in PAGES.items():
        sheet, worn = render()
        if name.endswith(".png"):
            worn.image.quantize(192, dither=Image.Dither.NONE).save(folder / name, optimize=True)
        else:
            worn.image.save(folder / name, quality=_JPEG_QUALITY, optimize=True)
        truth.append(_truth(name, sheet, worn))
        print(f"{name}: {(folder / name).stat().st_size // 1000} kB, {len(sheet.entities)} entities")
    labels = default_label_set()
    write_label_file(folder / "truth.json", truth, labels)
    write_class_list(folder / "class_list.txt", labels.names)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
