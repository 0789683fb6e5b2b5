"""PDF files made for tests, written by hand so that every byte of them is known."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

A4 = (595, 842)
FONTS = {
    "F1": b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    "F2": b"<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>",
}


@dataclass(frozen=True)
class Sheet:
    """A page: its size in points, what is drawn, and further entries of its dictionary.

    images: by name, grey or RGB pixels. widgets: bodies of annotation dictionaries of form fields, without `<<`, `>>`;
    the kids of a group of radio buttons are lists of such, behind the body of the group.
    """

    content: str = ""
    size: tuple[int, int] = A4
    entries: str = ""
    images: Mapping[str, NDArray[np.uint8]] = field(default_factory=dict)
    widgets: Sequence[str] = ()


def text(x: float, y: float, words: str, size: float = 10, font: str = "F1", mode: int = 0) -> str:
    """Operators that show words at a place in points from the bottom left; mode 3 is invisible."""
    words = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /{font} {size} Tf {mode} Tr {x} {y} Td ({words}) Tj ET\n"


def turned_text(x: float, y: float, words: str, cosine: float, sine: float, size: float = 10) -> str:
    """Words that run in a direction, counterclockwise from right."""
    return f"BT /F1 {size} Tf {cosine} {sine} {-sine} {cosine} {x} {y} Tm ({words}) Tj ET\n"


def image(name: str, x: float, y: float, width: float, height: float) -> str:
    """Operators that draw an image of the sheet."""
    return f"q {width} 0 0 {height} {x} {y} cm /{name} Do Q\n"


def text_field(name: str, value: str, rect: tuple[float, float, float, float], more: str = "") -> str:
    """A text field without an appearance of its own; rect: in points, left, bottom, right, top."""
    place = " ".join(map(str, rect))
    return f"/Type/Annot/Subtype/Widget/FT/Tx/T({name})/V({value})/Rect[{place}]/F 4/DA(/F1 10 Tf 0 g){more}"


def write_pdf(
    path: Path,
    sheets: Sequence[Sheet],
    fonts: Mapping[str, bytes] = FONTS,
    extra: Sequence[bytes] = (),
    catalog: str = "",
) -> Path:
    """Write pages. extra: objects that follow the first two, so that they are 3, 4 and so on; catalog: its entries."""
    objects: list[bytes] = [b"", b"", *extra]
    font_numbers = {}
    for name, body in fonts.items():
        objects.append(body)
        font_numbers[name] = len(objects)
    kids, widgets = [], []
    for sheet in sheets:
        names = {}
        for name, pixels in sheet.images.items():
            objects.append(_image(pixels))
            names[name] = len(objects)
        objects.append(_stream(b"<<", sheet.content.encode("latin-1")))
        content = len(objects)
        annotations = []
        for widget in sheet.widgets:
            objects.append(f"<<{widget}>>".encode("latin-1"))
            annotations.append(len(objects))
        widgets += annotations
        resources = f"/Font<<{_references(font_numbers)}>>/XObject<<{_references(names)}>>"
        width, height = sheet.size
        own = sheet.entries if "/Properties" not in sheet.entries else ""
        if "/Properties" in sheet.entries:
            resources += sheet.entries
        annots = "".join(f" {number} 0 R" for number in annotations)
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width} {height}]/Resources<<{resources}>>/Contents {content} 0 R"
            f"/Annots[{annots}]{own}>>".encode("latin-1")
        )
        kids.append(len(objects))
    form = ""
    if widgets:
        fields = "".join(f" {number} 0 R" for number in widgets)
        form = f"/AcroForm<</Fields[{fields}]/DA(/F1 10 Tf 0 g)/DR<</Font<<{_references(font_numbers)}>>>>>>"
    objects[0] = f"<</Type/Catalog/Pages 2 0 R{form}{catalog}>>".encode("latin-1")
    objects[1] = f"<</Type/Pages/Kids[{''.join(f' {kid} 0 R' for kid in kids)}]/Count {len(kids)}>>".encode()
    path.write_bytes(_file(objects))
    return path


def lying_font(shift: int = 5, name: str = "ABCDEF+Helvetica") -> bytes:
    """A font whose letters look like Helvetica's and claim to be others, as broken encodings have it."""
    pairs = "\n".join(f"<{code:02x}> <{_shifted(code, shift):04x}>" for code in range(48, 123))
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def "
        f"1 begincodespacerange <00> <ff> endcodespacerange 75 beginbfchar\n{pairs}\nendbfchar endcmap end end"
    )
    return (
        f"<</Type/Font/Subtype/Type1/BaseFont/{name}/Encoding/WinAnsiEncoding/ToUnicode @@{len(cmap)}@@{cmap}@@>>"
    ).encode()


def _shifted(code: int, shift: int) -> int:
    for first, last in ((48, 57), (65, 90), (97, 122)):
        if first <= code <= last:
            return first + (code - first + shift) % (last - first + 1)
    return code


def _references(numbers: Mapping[str, int]) -> str:
    return "".join(f"/{name} {number} 0 R" for name, number in numbers.items())


def _image(pixels: NDArray[np.uint8]) -> bytes:
    height, width = pixels.shape[:2]
    space = "DeviceGray" if pixels.ndim == 2 else "DeviceRGB"
    head = f"<</Type/XObject/Subtype/Image/Width {width}/Height {height}/BitsPerComponent 8/ColorSpace/{space}"
    return _stream(head.encode() + b"/Filter/FlateDecode", zlib.compress(pixels.tobytes(), 1))


def _stream(head: bytes, data: bytes) -> bytes:
    return head + b"/Length %d>>stream\n%s\nendstream" % (len(data), data)


def _file(objects: Sequence[bytes]) -> bytes:
    """Objects as a file with its table. `@@length@@data@@` in one of them becomes a stream of its own."""
    objects = list(objects)
    for place, body in enumerate(objects):
        if b"@@" in body and b"/ToUnicode" in body:
            head, _, data, tail = body.split(b"@@")
            objects.append(_stream(b"<<", data))
            objects[place] = head + b"%d 0 R" % len(objects) + tail
    parts = [b"%PDF-1.7\n"]
    places = []
    for number, body in enumerate(objects, 1):
        places.append(sum(map(len, parts)))
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = sum(map(len, parts))
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, rows))
    parts.append(b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    return b"".join(parts)
