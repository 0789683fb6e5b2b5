"""What SDMGR reads of a page, against spec H2."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import Role
from kie_desktop.domain.page import Entity
from kie_desktop.domain.text import characters_of
from kie_desktop.kie.sdmgr import SdmgrClasses, SdmgrSettings, encode_graph_page, resized
from kie_desktop.kie.sdmgr.encoding import corners_of, network_input, relations_of, resized_size
from kie_desktop.kie.sdmgr.model import decode_edges
from kie_desktop.kie.sdmgr.settings import Characters

SETTINGS = SdmgrSettings(("Ignore", "a", "b"), ("x", "y"))


def test_a_turned_quadrilateral_begins_at_its_upper_left() -> None:
    quad = ((40.0, 12.0), (38.0, 32.0), (8.0, 28.0), (10.0, 8.0))
    assert corners_of([quad]).tolist() == [[10, 8, 38, 32]]
    assert corners_of([((0, 0), (9, 0), (12, 5), (9, 9), (0, 9))]).tolist() == [[0, 0, 12, 9]]
    assert corners_of([]).shape == (0, 4)


def test_relations_are_those_of_the_spec() -> None:
    corners = np.array([[0, 0, 19, 9], [30, 50, 69, 69]], np.float32)
    relations = relations_of(corners, 10)
    np.testing.assert_allclose(relations[0, 1], [3, 5, 20 / 10, 20 / 10, 40 / 10])
    np.testing.assert_allclose(relations[1, 0], [-3, -5, 40 / 20, 10 / 20, 20 / 20])


@pytest.mark.parametrize(
    ("width", "height", "expected"),
    [(1000, 2000, (1024, 512)), (100, 100, (512, 512)), (762, 1000, (672, 512)), (1, 10_000, (1024, 32))],
)
def test_pictures_are_resized_to_multiples_of_32(width: int, height: int, expected: tuple[int, int]) -> None:
    assert resized_size(width, height, (1024, 512)) == expected


def test_boxes_of_small_pictures_are_cut_off_at_the_resized_size() -> None:
    entity = Entity(1, rectangle((10, 10, 300, 90)), "x")
    mended = encode_graph_page([entity], 100, 100, SETTINGS)
    assert mended.boxes.tolist() == [pytest.approx([51.2, 51.2, 512, 460.8], rel=1e-5)]
    upstream = encode_graph_page([entity], 100, 100, SdmgrSettings(("Ignore", "a"), (), clip_to_original=True))
    assert upstream.boxes.tolist() == [pytest.approx([51.2, 51.2, 100, 100], rel=1e-5)]


@given(st.integers(1, 60), st.integers(1, 60))
def test_resizing_keeps_even_surfaces_and_order(height: int, width: int) -> None:
    even = np.full((height, width, 3), 77, np.uint8)
    assert (resized(even, (32, 64)) == 77).all()
    ramp = np.repeat(np.arange(width, dtype=np.uint8)[None, :, None], 3, axis=2)
    assert (np.diff(resized(ramp, (32, 64))[0, :, 0].astype(int)) >= 0).all()


def test_characters_outside_the_dictionary_are_passed_over() -> None:
    ids, lengths = Characters("ab").encode(["aXb", "", "Z", "a" * 999])
    assert ids[0, :3].tolist() == [1, 2, 0] and lengths.tolist() == [2, 0, 0, 300]
    assert characters_of(["b a", "A\n"]) == ("A", "a", "b")


def test_classes_of_sdmgrs_own_list_and_of_any_other() -> None:
    own = SdmgrClasses.of_names(["Ignore", "Total_value", "Total_key", "Others"])
    assert own.names == ("Ignore", "Total_value", "Total_key", "Others")
    assert [own.id_of(name) for name in ("other", "IGNORE", "total_KEY", "no")] == [3, 0, 2, None]
    assert own.label_of(3) == "other" and own.values == (1,)
    assert own.label_set.role_of("Total_key") is Role.KEY and own.label_set.role_of("Total_value") is Role.VALUE
    other = SdmgrClasses.of_names(["OTHER", "question", "answer"])
    assert other.names == ("Ignore", "question", "answer", "other") and other.values == (1, 2)
    with pytest.raises(UserError, match="twice"):
        SdmgrClasses.of_names(["Ignore", "a", "A"])


def test_settings_survive_their_file_and_say_what_is_wrong() -> None:
    settings = SdmgrSettings(("Ignore", "ä"), ("😀", "a"), (256, 128), 5.0, True, True, {"num_gnn": 1})
    assert SdmgrSettings.from_json(settings.to_json()) == settings
    for text in ("{", "[]", '{"classes": 3}', '{"classes": ["a"], "characters": []}'):
        with pytest.raises(UserError):
            SdmgrSettings.from_json(text)


def test_links_lead_from_keys_to_values_that_belong_together() -> None:
    entities = [Entity(k, rectangle((0, 0, 1, 1))) for k in (4, 5, 6)]
    roles = {4: Role.KEY, 5: Role.VALUE, 6: Role.VALUE}
    edges = np.zeros((3, 3, 2), np.float32)
    edges[0, 1] = edges[1, 0] = edges[2, 1] = (-3, 3)
    edges[0, 2] = (0, -1)
    assert [link.key for link in decode_edges(edges, entities, roles)] == [(4, 5)]
    assert decode_edges(edges, entities, roles, {(4, 5)}) == []
    assert decode_edges(np.zeros((0, 0, 2), np.float32), [], {}) == []


def test_a_picture_is_mixed_of_the_pixels_around_each_place() -> None:
    two = np.array([[[0] * 3, [100] * 3]], np.uint8)
    wide = resized(two, (1, 4))
    assert wide[0, :, 0].tolist() == [0, 25, 75, 100] and wide.dtype == np.uint8
    tall = resized(two.transpose(1, 0, 2), (4, 1))
    assert tall[:, 0, 2].tolist() == [0, 25, 75, 100]
    ramp = np.arange(0, 160, 10, dtype=np.uint8)[None, :, None].repeat(3, axis=2)
    assert resized(ramp, (1, 8))[0, :, 0].tolist() == [5, 25, 45, 65, 85, 105, 125, 145]
    assert resized(ramp, (1, 16)).tolist() == ramp.tolist()


def test_a_page_knows_how_its_entities_stand_to_each_other() -> None:
    entities = [Entity(1, rectangle((0, 0, 19, 9)), "x"), Entity(2, rectangle((30, 50, 69, 69)), "")]
    page = encode_graph_page(entities, 100, 100, SETTINGS)
    assert page.corners.tolist() == [[0, 0, 19, 9], [30, 50, 69, 69]] and len(page) == 2
    np.testing.assert_allclose(page.relations[0, 1], [3, 5, 2, 2, 4])
    assert page.texts.tolist() == [[1], [0]] and page.lengths.tolist() == [1, 0]
    assert page.texts.dtype == page.lengths.dtype == np.int64
    assert encode_graph_page([], 100, 100, SETTINGS).texts.shape == (0, 1)


def test_a_class_list_says_which_row_is_wrong() -> None:
    with pytest.raises(UserError, match="line 2 is blank"):
        SdmgrClasses(["Ignore", " ", "a"])
    with pytest.raises(UserError, match="no classes to learn"):
        SdmgrClasses(["Ignore"])


def test_the_network_sees_a_normalised_picture_with_nothing_beside_it() -> None:
    picture = np.zeros((2, 3, 3), np.uint8)
    picture[1, 2] = (10, 20, 30)
    seen = network_input(picture, (4, 5))
    assert seen.shape == (3, 4, 5) and seen.dtype == np.float32
    mean, deviation = (123.675, 116.28, 103.53), (58.395, 57.12, 57.375)
    for channel, value in enumerate((10, 20, 30)):
        assert seen[channel, 1, 2] == pytest.approx((value - mean[channel]) / deviation[channel], rel=1e-5)
        assert seen[channel, 0, 0] == pytest.approx(-mean[channel] / deviation[channel], rel=1e-5)
    assert not seen[:, 2:].any() and not seen[:, :, 3:].any()
    np.testing.assert_array_equal(network_input(picture), seen[:, :2, :3])
