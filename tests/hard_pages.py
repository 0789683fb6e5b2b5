"""Small files that cost a decoder more than anybody has, made for tests."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path


def endless_pdf(path: Path, depth: int = 40) -> Path:
    """A page that draws a form twice, which draws a form twice, and so on: 2 to the power of `depth` rectangles."""
    forms = [b"/F%d Do /F%d Do" % (number + 1, number + 1) for number in range(depth)]
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 R/Resources<</XObject<</F1 6 0 R>>>>>>",
        b"<</Length 6>>stream\n/F1 Do\nendstream",
        b"null",
    ]
    for number, content in enumerate(forms[1:], 1):
        resources = b"<</XObject<</F%d %d 0 R>>>>" % (number + 1, 6 + number)
        objects.append(_form(content, resources))
    objects.append(_form(b"0 0 1 1 re f", b"<<>>"))
    return _pdf(path, objects)


def plain_pdf(path: Path, sizes: tuple[tuple[int, int], ...] = ((200, 100),)) -> Path:
    """A PDF with an empty page of each size, in points."""
    kids = b" ".join(b"%d 0 R" % (3 + number) for number in range(len(sizes)))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(sizes))]
    objects += [b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]>>" % size for size in sizes]
    return _pdf(path, objects)


def tiff_of_many_pages(path: Path, count: int) -> Path:
    """A TIFF whose pages share 8 x 8 white pixels."""
    data = bytearray(b"II*\0" + struct.pack("<I", 8 + 8) + b"\xff" * 8)
    fields = {256: 8, 257: 8, 258: 1, 259: 1, 262: 1, 273: 8, 277: 1, 278: 8, 279: 8}
    for number in range(count):
        end = len(data) + 2 + 12 * len(fields) + 4
        data += struct.pack("<H", len(fields))
        for tag, value in fields.items():
            data += struct.pack("<HHII", tag, 4 if tag in (273, 279) else 3, 1, value)
        data += struct.pack("<I", end if number < count - 1 else 0)
    path.write_bytes(data)
    return path


def png_of(path: Path, width: int, height: int) -> Path:
    """A PNG whose header says a size; its pixels are not there."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    )
    return path


def _form(content: bytes, resources: bytes) -> bytes:
    head = b"<</Type/XObject/Subtype/Form/BBox[0 0 200 100]/Resources%s/Length %d>>" % (resources, len(content))
    return head + b"stream\n" + content + b"\nendstream"


def _pdf(path: Path, objects: list[bytes]) -> Path:
    data, places = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj" % number + content + b"\nendobj\n"
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    path.write_bytes(data)
    return path
