"""SDMGR's answers for whole pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import Role
from kie_desktop.domain.page import Entity, Page
from kie_desktop.kie.sdmgr import SdmgrClasses, SdmgrSettings
from kie_desktop.kie.sdmgr.encoding import GraphPage
from kie_desktop.kie.sdmgr.model import GraphLogits, SdmgrModel, decode_edges, decode_labels

SETTINGS = SdmgrSettings(("Ignore", "a", "Others"), ("x", "y"), (64, 32), sizes={"num_gnn": 1})
PAGE = Page("a.png", 100, 40).with_entities(
    [Entity(4, rectangle((0, 0, 50, 10)), "xy"), Entity(7, rectangle((0, 20, 50, 30)), "y")], []
)


class Network:
    """Remembers what it was asked; says of every entity and pair the same."""

    def __init__(self) -> None:
        self.pictures: list[np.ndarray] = []
        self.pages: list[GraphPage] = []

    def __call__(self, pages: Sequence[GraphPage], pictures: Sequence[np.ndarray]) -> list[GraphLogits]:
        self.pages += pages
        self.pictures += pictures
        return [GraphLogits(np.ones((len(page), 3)), np.ones((len(page), len(page), 2))) for page in pages]


def test_a_page_is_asked_about_with_its_picture_in_the_right_size() -> None:
    network = Network()
    model = SdmgrModel(SETTINGS, network)
    whole = np.full((40, 100, 3), 7, np.uint8)
    answer = model.ask(PAGE, whole)
    assert answer.nodes.shape == (2, 3) and answer.edges.shape == (2, 2, 2)
    (graph,) = network.pages
    assert graph.entity_ids == (4, 7) and graph.size == (32, 64) and graph.texts.tolist() == [[1, 2], [2, 0]]
    assert network.pictures[0].shape == (32, 64, 3) and (network.pictures[0] == 7).all()
    ready = np.zeros((32, 64, 3), np.uint8)
    model.ask(PAGE, ready)
    assert network.pictures[1] is ready
    assert len(model.logits([graph, graph], [ready, ready])) == 2


def test_a_page_without_entities_is_not_asked_about() -> None:
    network = Network()
    nodes, edges = SdmgrModel(SETTINGS, network).ask(Page("a.png", 100, 40), np.zeros((40, 100, 3), np.uint8))
    assert nodes.shape == (0, 3) and edges.shape == (0, 0, 2) and not network.pages


def test_it_links_only_where_it_has_learned_to() -> None:
    for links in (False, True):
        model = SdmgrModel(replace(SETTINGS, links=links), Network())
        assert [model.can(task) for task in ("ser", "sdmgr", "re", "other")] == [True, True, links, False]
    assert model.label_set.names == ("other", "a") and model.classes.names == SETTINGS.classes


def test_an_entity_gets_its_likeliest_class() -> None:
    nodes = np.log(np.array([[0.2, 0.7, 0.1], [0.3, 0.3, 0.4], [0.5, 0.5, 0.0001]], np.float32))
    labels = decode_labels(nodes, (4, 7, 9), SdmgrClasses(SETTINGS.classes))
    assert [(key, row.label) for key, row in labels.items()] == [(4, "a"), (7, "other"), (9, "other")]
    assert [row.score for row in labels.values()] == pytest.approx([0.7, 0.4, 0.5], abs=1e-3)
    sure = decode_labels(np.array([[0, 300, 0]], np.float32), (4,), SdmgrClasses(SETTINGS.classes))
    assert sure[4].score == 1.0
    assert decode_labels(np.zeros((0, 3), np.float32), (), SdmgrClasses(SETTINGS.classes)) == {}


def test_both_directions_of_a_pair_count_alike() -> None:
    entities = [Entity(n, rectangle((0, 0, 1, 1))) for n in (4, 5)]
    edges = np.zeros((2, 2, 2), np.float32)
    edges[0, 1], edges[1, 0] = (0, np.log(9)), (0, np.log(1.5))  # 0.9 and 0.6 that they belong together
    for roles in ({4: Role.KEY, 5: Role.VALUE}, {5: Role.KEY, 4: Role.VALUE}):
        (link,) = decode_edges(edges, entities, roles)
        assert link.score == pytest.approx(0.75) and roles[link.head] is Role.KEY
    assert decode_edges(edges, entities, {4: Role.KEY}) == []


def test_unreadable_settings_name_their_file(tmp_path: Path) -> None:
    path = tmp_path / "sdmgr.json"
    with pytest.raises(UserError, match=r"sdmgr\.json: the file cannot be read"):
        SdmgrSettings.read(path)
    path.write_bytes(b"\xff")
    with pytest.raises(UserError, match=r"sdmgr\.json: the file cannot be read"):
        SdmgrSettings.read(path)
    path.write_text("{")
    with pytest.raises(UserError, match=r"sdmgr\.json: these are not SDMGR network settings"):
        SdmgrSettings.read(path)
    path.write_text(replace(SETTINGS, classes=("Ignore", "金额")).to_json(), "utf-8")
    assert SdmgrSettings.read(path).classes == ("Ignore", "金额")


@pytest.mark.parametrize("changes", [{"image_scale": (0, 512)}, {"image_scale": (512, 0)}, {"norm": 0.0}])
def test_sizes_of_nothing_are_refused(changes: dict[str, object]) -> None:
    with pytest.raises(UserError, match="must be greater than 0"):
        replace(SETTINGS, **changes)
    assert replace(SETTINGS, image_scale=(1, 1), norm=0.1).norm == 0.1
