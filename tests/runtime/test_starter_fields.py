"""Fields that the starter finds on forms as people draw them."""

from __future__ import annotations

import numpy as np
import pytest

from kie_desktop.contract.messages import RE, SER
from kie_desktop.contract.packs import load_pack
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.page import Entity, Page
from kie_desktop.fields.open_fields import fields_of
from kie_desktop.ocr.protocol import Image
from kie_desktop.runtime.onnx_runner import OnnxModel
from kie_desktop.runtime.pipeline import Pipeline

FORM = [  # a key of two lines among keys of one
    ("ORDER FORM", (380, 40, 620, 70)),
    ("Customer:", (80, 140, 180, 158)),
    ("Ada Lovelace", (320, 140, 450, 158)),
    ("Number of", (80, 200, 161, 218)),
    ("supervisors:", (80, 219, 188, 237)),
    ("250", (320, 210, 352, 228)),
    ("Order date:", (80, 280, 186, 298)),
    ("5 May 2026", (320, 280, 424, 298)),
]


@pytest.fixture(scope="module")
def starter() -> OnnxModel:
    return OnnxModel(load_pack("starter"))


def unread() -> Image:
    raise AssertionError("SER and RE do not look at the image")


def test_a_key_of_two_lines_is_one_key_of_its_field(starter: OnnxModel) -> None:
    entities = [Entity(number, rectangle(box), text) for number, (text, box) in enumerate(FORM)]
    page = (
        Pipeline(None, starter).annotate(unread, Page("a.png", 1000, 700).with_entities(entities, []), {SER, RE}).page
    )
    fields = {field.key: field for field in fields_of(page, starter.label_set) if field.value}
    assert {key: field.value for key, field in fields.items()} == {
        "Customer:": "Ada Lovelace",
        "Number of supervisors:": "250",
        "Order date:": "5 May 2026",
    }
    assert fields["Number of supervisors:"].key_ids == (3, 4)
    assert len(page.entities) == len(FORM)  # entities stay lines
    for link in page.links.values():
        labels = [page.entities[end].label_score or 0.0 for end in link.key]
        assert link.score is not None and link.score <= np.prod(labels) + 1e-6
