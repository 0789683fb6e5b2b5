"""Small valid sources of every format, written by our own writers and by hand in the shape of other programs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.domain.page import HUMAN, Entity, Link, Page, ReviewState
from kie_desktop.formats import registry
from kie_desktop.formats.format import Format

IMAGE = "a.png"
IMAGE_SIZE = 120, 80
Files = Mapping[str, bytes]
"""Name relative to the source folder -> content."""


def seeds_of(kind: Format, scratch: Path) -> list[Files]:
    """Valid sources of a format; `scratch` is an empty folder to write them in."""
    path = scratch / f"seed{kind.suffix}"
    registry.write(path, _pages(), default_label_set(), kind)
    if path.is_dir():
        written = {file.relative_to(path).as_posix(): file.read_bytes() for file in path.rglob("*") if file.is_file()}
    else:
        written = {path.name: path.read_bytes()}
    files = ({name: _bytes(content)} for name, content in _FOREIGN.get(kind.name, ()))
    return [written, *files, *_FOREIGN_FOLDERS.get(kind.name, ())]


def _pages() -> list[Page]:
    entities = [
        Entity(7, rectangle((5, 5, 40, 15)), "Name: ab", "question", by_human=HUMAN, extra={"note": [1, {"a": None}]}),
        Entity(13, ((50.5, 5), (90, 7), (90, 15), (50, 15)), "Ada 表", "answer", 0.9, 0.8),
        Entity(2, ((5, 30), (30, 28), (60, 30), (30, 45)), "12.50", "total", by_human=HUMAN),
    ]
    page = Page(IMAGE, *IMAGE_SIZE, state=ReviewState.REVIEWED, extra={"lang": "zh"})
    page = page.with_entities(entities, [Link(7, 13, by_human=True)])
    return [page, Page("b.jpg", 50, 50).with_entities([Entity(0, rectangle((1, 2, 3, 4)), "x", by_human=HUMAN)], [])]


def _bytes(content: Any) -> bytes:
    return content if isinstance(content, bytes) else json.dumps(content, ensure_ascii=False).encode()


_PLACE = {"x": 10.0, "y": 20.5, "width": 30, "height": 5, "rotation": 15, "original_width": 120, "original_height": 80}
_FOREIGN: dict[str, tuple[tuple[str, Any], ...]] = {
    "paddleocr": (
        (
            "train.txt",
            b'a.png\t{"height": 80, "width": 120, "ocr_info": [{"text": "x", "label": "O", "bbox": [1, 2, 30, 4], '
            b'"id": 1, "linking": [[1, 2]], "words": []}]}\n["b.jpg", "c.jpg"]\t[{"transcription": "y", "pred": "T",'
            b' "points": [[1, 1], [9, 9]], "score": 0.5}]\n',
        ),
    ),
    "ppocrlabel": (
        ("Cache.cach", b'D/a.png\t[{"transcription": "x", "points": [[1,1],[9,1],[9,9],[1,9]], "difficult": true}]\n'),
    ),
    "funsd": (
        (
            "0.json",
            {
                "form": [
                    {
                        "id": 0,
                        "text": "two lines",
                        "box": [5, 5, 60, 30],
                        "label": "question",
                        "words": [{"box": [5, 5, 60, 15], "text": "two"}, {"box": [5, 16, 30, 30], "text": "lines"}],
                        "linking": [[0, 1]],
                    },
                    {"id": 1, "text": "", "box": [70, 5, 80, 9], "label": "answer", "words": [], "linking": []},
                ]
            },
        ),
    ),
    "xanylabeling": (
        (
            "a.json",
            {
                "version": "2.4.0",
                "flags": {},
                "shapes": [
                    {"label": "q", "points": [[1, 2], [30, 20]], "shape_type": "rectangle", "group_id": None},
                    {"label": "p", "points": [[1, 2]], "shape_type": "point", "kie_linking": [[1, 2]]},
                ],
                "imagePath": "..\\a.png",
                "imageData": "aGFsbG8=",
                "imageHeight": 80,
                "imageWidth": 120,
            },
        ),
    ),
    "labelstudio": (
        (
            "tasks.json",
            [
                {
                    "id": 1,
                    "data": {"ocr": "/data/upload/1/5f2c1a9b-a.png", "who": "me"},
                    "annotations": [
                        {
                            "was_cancelled": False,
                            "result": [
                                {"id": "u1", "type": "rectanglelabels", "value": _PLACE | {"rectanglelabels": ["k"]}},
                                {"id": "u1", "type": "textarea", "value": _PLACE | {"text": ["a", "b"]}, "score": 0.5},
                                {"id": "u2", "type": "polygonlabels", "value": {"points": [[1, 2], [3, 4], [5, 9]]}},
                                {"type": "relation", "from_id": "u1", "to_id": "u2", "direction": "left"},
                            ],
                        }
                    ],
                    "predictions": [{"result": []}],
                }
            ],
        ),
        (
            "min.json",
            [
                {
                    "ocr": "s3://b/a.png",
                    "bbox": [_PLACE],
                    "label": [_PLACE | {"labels": ["k"]}],
                    "transcription": "t",
                }
            ],
        ),
    ),
    "sroie": (("a.csv", b"1,2,30,2,30,9,1,9,TOTAL, 9.90\r\n1,20,30,20,30,29,1,29,###\r\n"),),
}
_MMOCR = (
    b'{"file_name": "a.png", "height": 80, "width": 120, "annotations": [{"box": [1, 2, 30, 2, 30, 9, 1, 9],'
    b' "text": "TOTAL", "label": 1}, {"box": [5, 20, 60, 20, 60, 30, 5, 30], "text": "9.90", "label": 2, "edge": 4}]}\n'
)
_KEY_CLASSES = (
    b'a.png\t[{"transcription": "Shop", "label": 1, "points": [[1, 2], [30, 2], [30, 9], [1, 9]], "id": 3, "edge": 1},'
    b' {"transcription": "x", "key_cls": "Ignore", "points": [[5, 20], [60, 20], [60, 30], [5, 30]], "id": 4}]\n'
)
_FOREIGN_FOLDERS: dict[str, tuple[Files, ...]] = {
    "wildreceipt": (
        {
            "train.txt": _MMOCR,
            "class_list.txt": b"0 Ignore\n1 Total_key\n2 Total_value\n3 Others\n",
            "dict.txt": b"T\nO\n",
        },
        {"test.txt": _KEY_CLASSES, "class_list.txt": b"Ignore\r\nStore\r\nOthers\r\n", "dict.txt": b"S\nh\n"},
    ),
}
