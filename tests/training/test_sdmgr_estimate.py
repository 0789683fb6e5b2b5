"""What an SDMGR run is said to need."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kie_desktop.domain.page import Page
from kie_desktop.networks.sdmgr.sizes import SdmgrSizes
from kie_desktop.training.sdmgr.estimate import PageWork, count_parameters, estimate_sdmgr, work_of
from tests.training.graph_pages import config, receipt


def test_the_parameters_are_those_of_the_network() -> None:
    assert count_parameters(SdmgrSizes()) == 4_803_982


def test_pages_without_entities_are_no_work() -> None:
    pages = [receipt(1), Page("none.png", 96, 96)]
    assert work_of(pages, (128, 64)) == [PageWork(64 * 64, len(receipt(1).entities), 6)]


def test_an_estimate_grows_with_pictures_and_boxes(tmp_path: Path) -> None:
    run = config(tmp_path, tmp_path / "out", epochs=10)
    small, large, crowded = PageWork(10_000, 30, 20), PageWork(40_000, 30, 20), PageWork(10_000, 2_000, 20)
    needs = [estimate_sdmgr(run, SdmgrSizes(), [row] * 20, [row], 1e11) for row in (small, large, crowded)]
    assert needs[0].seconds < needs[1].seconds < needs[2].seconds
    assert needs[0].memory < needs[1].memory and needs[0].memory < needs[2].memory
    twice = estimate_sdmgr(replace(run, epochs=20), SdmgrSizes(), [small] * 20, [small], 1e11)
    assert twice.seconds == 2 * needs[0].seconds and twice.memory == needs[0].memory
