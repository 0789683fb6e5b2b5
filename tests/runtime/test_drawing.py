"""The drawn result, looked at pixel by pixel."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from kie_desktop.domain.geometry import Box, rectangle
from kie_desktop.domain.label_set import Label, LabelSet, Role, default_label_set
from kie_desktop.domain.page import Entity, Link, Page
from kie_desktop.runtime import drawing
from kie_desktop.runtime.drawing import KEY_COLOUR, LINK_COLOUR, VALUE_COLOUR, draw_page, encode_jpeg

KEY, VALUE, REST = (50, 100, 150, 140), (300, 100, 400, 140), (50, 300, 150, 340)


def page(*rows: tuple[Box, str], links: tuple[tuple[int, int], ...] = ()) -> Page:
    entities = [Entity(number, rectangle(box), "text", label) for number, (box, label) in enumerate(rows, 1)]
    return Page("a.png", 700, 400).with_entities(entities, [Link(*link) for link in links])


def paper() -> np.ndarray:
    return np.full((400, 700, 3), 255, np.uint8)


def tint(colour: tuple[int, int, int], pixel: np.ndarray) -> bool:
    """Whether a pixel is white paper with some of a colour on it."""
    shade = (255 - pixel.astype(float)) / (255 - np.array(colour, float))
    return bool(0.05 < shade.mean() < 0.9 and np.ptp(shade) < 0.05)


def test_key_is_red_value_is_blue_link_is_green() -> None:
    drawn = draw_page(paper(), page((KEY, "question"), (VALUE, "answer"), links=((1, 2),)), default_label_set())
    assert drawn.shape == (400, 700, 3) and drawn.dtype == np.uint8
    assert tint(KEY_COLOUR, drawn[120, 100]) and tint(VALUE_COLOUR, drawn[120, 350])
    assert drawn[120, 225].tolist() == list(LINK_COLOUR)
    assert drawn[100, 145].tolist() == list(KEY_COLOUR)


def test_text_below_stays_readable_and_the_page_keeps_its_colours() -> None:
    pixels = paper()
    pixels[110:130, 80:90] = (0, 0, 0)
    pixels[350, 600] = (10, 200, 30)
    drawn = draw_page(pixels, page((KEY, "question")), default_label_set())
    assert drawn[120, 85].max() < 80 and drawn[120, 100].min() > 150
    assert drawn[350, 600].tolist() == [10, 200, 30]


def test_background_is_outlined_only() -> None:
    drawn = draw_page(paper(), page((REST, "other")), default_label_set())
    assert drawn[320, 100].tolist() == [255, 255, 255] and drawn[300, 100].max() < 255


def test_tags_name_the_label_and_hide_no_other_text() -> None:
    above = (50, 80, 150, 99)
    tagged = draw_page(paper(), page((KEY, "question")), default_label_set())
    crowded = draw_page(paper(), page((KEY, "question"), (above, "other")), default_label_set())
    assert (tagged[88:98, 52:90] != 255).any()
    assert (crowded[84:96, 60:140] == 255).all()
    assert (crowded[142:160] == 255).all()


def test_labels_of_ones_own_have_their_colour_whatever_their_script() -> None:
    labels = LabelSet([Label("合计", "#0a8040", Role.OTHER, "1")])
    drawn = draw_page(paper(), page((KEY, "合计")), labels)
    assert tint((10, 128, 64), drawn[120, 100])


def test_without_a_font_for_the_script_colours_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "_WIDE_FONTS", {"linux": ()})
    drawing._font.cache_clear()
    labels = LabelSet([Label("合计", "#0a8040", Role.OTHER, "1")])
    drawn = draw_page(paper(), page((KEY, "合计")), labels)
    drawing._font.cache_clear()
    assert tint((10, 128, 64), drawn[120, 100]) and (drawn[:99] == 255).all()


def test_boxes_on_each_other_and_links_against_the_direction_are_drawn() -> None:
    drawn = draw_page(
        paper(),
        page((VALUE, "question"), (KEY, "answer"), (KEY, "answer"), links=((1, 2), (2, 3))),
        default_label_set(),
    )
    assert drawn[120, 225].tolist() == list(LINK_COLOUR)


def test_jpeg() -> None:
    picture = Image.open(io.BytesIO(encode_jpeg(paper())))
    assert picture.format == "JPEG" and picture.size == (700, 400)
