"""SDMGR runs: an epoch that trains, an exact resume, checkpoints in PaddleOCR's layout, its metric, bad input."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from kie_desktop.contract import events
from kie_desktop.contract.train_config import DataSource, SdmgrChoices, TrainConfig
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.page import Entity, Page
from kie_desktop.formats import wildreceipt
from kie_desktop.formats.images import image_info
from kie_desktop.formats.paddleocr import export_dataset
from kie_desktop.kie.sdmgr import SdmgrClasses, SdmgrSettings
from kie_desktop.networks.sdmgr.checkpoint import read_sdmgr
from kie_desktop.networks.sdmgr.network import SdmgrNetwork, sdmgr_model
from kie_desktop.networks.unpickle import read_plain
from kie_desktop.training.checkpoints import recover
from kie_desktop.training.distributed import Ranks
from kie_desktop.training.run import Run
from kie_desktop.training.sdmgr.data import Pictures, examples_of, read_graph_pages, together_of
from kie_desktop.training.sdmgr.evaluation import class_scores, evaluate_sdmgr, mean_score
from kie_desktop.training.sdmgr.preflight import preflight_sdmgr
from kie_desktop.training.sdmgr.setup import prepare_sdmgr
from kie_desktop.training.train_log import TrainLog
from tests.training.graph_pages import LABELS, archive, config, receipt
from tests.training.runs import read_tensors


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return archive(tmp_path_factory.mktemp("sdmgr") / "data", range(6))


def made(run: TrainConfig, told: list[events.Event] | None = None) -> Run:
    notes: list[str] = []
    setup = prepare_sdmgr(run, Ranks(), notes.append)
    run.out.mkdir(parents=True, exist_ok=True)
    listener = told.append if told is not None else lambda _event: None
    return Run(run, setup, Ranks(), TrainLog(run.out / "train.log"), listener, lambda: False)


def assert_same(first: Path, second: Path) -> None:
    mine, its = read_tensors(first), read_tensors(second)
    assert mine.keys() == its.keys()
    for key, value in mine.items():
        np.testing.assert_allclose(value, its[key], rtol=0, atol=1e-6, err_msg=key)


def test_it_learns_receipts_it_has_seen_and_leaves_paddleocrs_files(data: Path, tmp_path: Path) -> None:
    told: list[events.Event] = []
    run = config(data, tmp_path / "out", epochs=8)
    finished = made(run, told).go()
    steps = [event for event in told if isinstance(event, events.Step)]
    assert {*steps[0].losses} == {"loss_node", "loss_edge", "loss"}
    assert steps[-1].losses["loss"] < steps[0].losses["loss"] / 5
    assert isinstance(finished, events.Finished) and {*finished.best} >= {"hmean", "precision", "recall", "fps"}
    for name in ("best_accuracy", "latest"):
        assert {path.name for path in run.out.glob(f"{name}*")} == {
            name,
            f"{name}.pdparams",
            f"{name}.pdopt",
            f"{name}.states",
        }
    assert {path.name for path in (run.out / "best_model").iterdir()} >= {"model.pdparams", "model.pdopt"}
    assert_same(run.out / "best_model" / "model.pdparams", run.out / "best_accuracy.pdparams")
    assert read_sdmgr(run.out / "best_model").settings == read_sdmgr(run.out).settings
    states = read_plain(run.out / "best_accuracy.states")
    assert states["best_model_dict"]["hmean"] == finished.best["hmean"]
    model = sdmgr_model(read_sdmgr(run.out).network())
    page = receipt(1)
    evaluation = evaluate_sdmgr(
        model, [page], lambda page, graph: Pictures().fitted(data / "image_files" / page.image, 0, graph)
    )
    assert evaluation.pages == 1 and evaluation.score.support == 2
    assert model.can("re") and model.label_set.role_of("Total_key") == "key"


def test_a_stopped_run_goes_on_exactly(data: Path, tmp_path: Path) -> None:
    whole = config(data, tmp_path / "whole")
    made(whole).go()
    part = replace(whole, out=tmp_path / "part")
    first = made(part)
    first._should_stop = lambda: first.position.step == 3
    stopped = first.go()
    assert isinstance(stopped, events.Stopped) and stopped.step == 3
    recover(part.out)
    made(replace(part, resume=Path(stopped.checkpoint))).go()
    assert_same(whole.out / "latest.pdparams", part.out / "latest.pdparams")


def test_a_run_goes_on_from_paddleocrs_own_files(data: Path, tmp_path: Path) -> None:
    """They have no folder, and say the epoch and the metrics only."""
    run = config(data, tmp_path / "out", epochs=2)
    made(run).go()
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    for ending in ("pdparams", "pdopt", "states"):
        (theirs / f"latest.{ending}").write_bytes((run.out / f"latest.{ending}").read_bytes())
    finished = made(replace(run, epochs=3, network=run.network, resume=theirs / "latest", out=tmp_path / "on")).go()
    assert finished.step == 6
    made(replace(run, epochs=3, resume=run.out / "latest", out=tmp_path / "own")).go()
    assert_same(tmp_path / "on" / "latest.pdparams", tmp_path / "own" / "latest.pdparams")


def test_other_classes_keep_what_they_share(data: Path, tmp_path: Path) -> None:
    run = config(data, tmp_path / "out", epochs=1)
    made(run).go()
    names = tmp_path / "class_list.txt"
    names.write_text("Ignore\nTotal_value\nnew\nTotal_key\nShop_value\nOthers\n")
    setup = prepare_sdmgr(
        replace(run, class_list=names, init=str(run.out), out=tmp_path / "b"), Ranks(), lambda _: None
    )
    before, after = read_tensors(run.out / "best_accuracy.pdparams"), setup.network.state_dict()
    old, new = before["head.node_cls.weight"], after["head.node_cls.weight"].numpy()
    np.testing.assert_array_equal(new[:, [0, 1, 3, 4, 5]], old[:, [0, 3, 2, 1, 4]])


def test_labels_outside_the_class_list_are_named(data: Path, tmp_path: Path) -> None:
    names = tmp_path / "class_list.txt"
    names.write_text("Ignore\nTotal_key\nOthers\n")
    with pytest.raises(UserError, match=r"png: entity \d+ has the label"):
        prepare_sdmgr(config(data, tmp_path / "out", class_list=names), Ranks(), lambda _: None)


def test_any_page_is_learned_from_and_measured(tmp_path: Path) -> None:
    """No box, 2,000 boxes, characters outside the dictionary, tiny, huge and narrow pictures."""
    crowd = [Entity(k + 1, rectangle((k % 50, k // 50, k % 50 + 1, k // 50 + 1)), "ü€", "other") for k in range(2000)]
    one = [Entity(1, rectangle((0, 0, 1, 1)), "", "Total_key")]
    pages = [
        Page("none.png", 96, 96),
        Page("one.png", 1, 1).with_entities(one, []),
        Page("crowd.png", 300, 50).with_entities(crowd, []),
        Page("huge.png", 3000, 4000).with_entities(
            [Entity(1, rectangle((0, 0, 3000, 4000)), "5 €", "Total_value"), *(replace(row, id=2) for row in one)], []
        ),
        Page("stripe.png", 3000, 2).with_entities(one, []),
    ]
    data = archive(tmp_path / "data", range(0), pages)
    (data / wildreceipt.DICTIONARY).write_text("5\n")
    narrow = {"node_embed": 4, "edge_embed": 4, "fusion_dim": 40, "node_input": 4, "num_gnn": 1}
    told: list[events.Event] = []
    finished = made(config(data, tmp_path / "out", epochs=1, network=narrow, batch_size=2, val=None), told).go()
    assert isinstance(finished, events.Finished) and finished.step == 2
    assert all(np.isfinite(event.losses["loss"]) for event in told if isinstance(event, events.Step))
    model = sdmgr_model(read_sdmgr(tmp_path / "out" / "latest").network())
    found = evaluate_sdmgr(
        model, pages, lambda page, graph: Pictures().fitted(data / "image_files" / page.image, 0, graph)
    )
    assert (found.pages, sum(sum(row.values()) for row in found.confusion.values())) == (4, 2004)


@pytest.mark.parametrize("compat", [False, True])
def test_boxes_without_area_are_learned_from(compat: bool, tmp_path: Path) -> None:
    """With PaddleOCR's faults the boxes of an enlarged picture lose their area: they are cut off at its old size."""
    flat = [Entity(1, rectangle((8, 8, 60, 8)), "Shop", "Shop_value"), Entity(2, rectangle((9, 9, 9, 9)), "", "other")]
    page = Page("flat.png", 96, 96).with_entities([*flat, *(replace(row, id=row.id + 2) for row in LINES)], [])
    data = archive(tmp_path / "data", range(0), [page, replace(page, image="again.png")])
    choices = SdmgrChoices(data / wildreceipt.DICTIONARY, (192, 192) if compat else (32, 32), compat=compat)
    given = config(data, tmp_path / "out", epochs=2, sdmgr=choices)
    told = [problem for problem in preflight_sdmgr(given).problems if problem.code == "no-area"]
    assert {problem.entity for problem in told} == ({1, 2, 5} if compat else {1, 2})
    events_told: list[events.Event] = []
    made(given, events_told).go()
    assert all(np.isfinite(event.losses["loss"]) for event in events_told if isinstance(event, events.Step))
    for value in read_tensors(given.out / "latest.pdparams").values():
        assert np.isfinite(value).all()


LINES = [
    Entity(1, rectangle((8, 22, 40, 32)), "TOTAL", "Total_key"),
    Entity(2, rectangle((8, 36, 40, 46)), "5", "Total_value"),
    Entity(3, rectangle((60, 80, 90, 90)), "5", "Total_value"),
]


def test_groups_of_imported_pages_are_learned_from_a_data_folder(data: Path, tmp_path: Path) -> None:
    """As the window exports them for a run: links first, else the `edge` values that were imported."""
    grouped = receipt(3).with_entities(
        [replace(row, extra={"edge": row.id // 2}) for row in receipt(3).entities.values()], []
    )
    folder = tmp_path / "exported"
    export_dataset(folder, [grouped, receipt(4)], LABELS, lambda page: data / "image_files" / page.image, val_ratio=0)
    ((first, second),), _ = read_graph_pages(DataSource(folder, (folder / "train.json",)), ())
    for before, after in ((grouped, first), (receipt(4), second)):
        texts = [[entity.text for entity in page.entities.values()] for page in (before, after)]
        assert texts[0] == texts[1]
        np.testing.assert_array_equal(together_of(before), together_of(after))


def test_pages_of_one_file_are_learned_from_their_own_pictures(tmp_path: Path) -> None:
    """Every page of a TIFF and of a PDF: the data folder holds a picture for each."""
    colours = ("red", "lime", "blue")
    frames = [Image.new("RGB", (96, 96), colour) for colour in colours]
    pages = []
    for name in ("scan.tiff", "bill.pdf"):
        frames[0].save(tmp_path / name, save_all=True, append_images=frames[1:])
        for frame in range(len(colours)):
            info = image_info(tmp_path / name, frame)
            rows = [Entity(1, rectangle((8, 8, 60, 20)), f"Shop {frame}", "Shop_value")]
            pages.append(Page(name, info.width, info.height, frame).with_entities(rows, []))
    data = tmp_path / "data"
    export_dataset(data, pages, LABELS, lambda page: tmp_path / page.image, val_ratio=0)
    source = DataSource(data, (data / "train.json",))
    run = config(data, tmp_path / "out", train=source, val=source, class_list=data / "class_list.txt", epochs=1,
                 sdmgr=SdmgrChoices(image_scale=(32, 32)))  # fmt: skip
    training = made(run)
    (examples,) = training.setup.plan.files
    signs = training.setup.network.settings.characters
    assert len(examples) == 6
    for example in examples:
        frame = int(signs[example.graph.texts[0, example.graph.lengths[0] - 1] - 1])
        assert example.picture.reshape(-1, 3).mean(axis=0).argmax() == frame, example.page
    assert isinstance(training.go(), events.Finished)


def test_upstreams_metric_is_the_plain_mean_over_value_classes() -> None:
    table: NDArray[np.int64] = np.array([[1, 1, 0], [0, 3, 1], [0, 0, 5]])
    scores = class_scores(table)
    assert scores[1].hmean == pytest.approx(2 * (3 / 4) * (3 / 4) / 1.5)
    assert mean_score(scores[1:]).hmean == pytest.approx((scores[1].hmean + scores[2].hmean) / 2)
    wildreceipt = SdmgrClasses(["Ignore", *(f"{k}_{end}" for k in range(12) for end in ("value", "key")), "Others"])
    assert wildreceipt.values == tuple(range(1, 24, 2))


def test_batches_of_pages_are_measured_as_one_page_at_a_time(data: Path) -> None:
    settings = SdmgrSettings(("Ignore", "Shop_value", "Total_key", "Total_value", "Others"), tuple("TOAL.50"), (64, 64))
    network = SdmgrNetwork(settings)
    network.eval()
    model = sdmgr_model(network)
    pages = [receipt(number) for number in range(6)]
    pictures = Pictures()

    def measured(size: int) -> dict[str, dict[str, int]]:
        found = evaluate_sdmgr(
            model, pages, lambda page, graph: pictures.fitted(data / "image_files" / page.image, 0, graph), (), size
        )
        return {name: dict(row) for name, row in found.confusion.items()}

    assert measured(1) == measured(4)


def test_groups_come_from_edges_else_from_links_and_else_are_unknown(data: Path) -> None:
    linked = receipt(2)
    rows = [replace(row, extra={"edge": row.id % 2}) for row in linked.entities.values()]
    grouped = linked.with_entities(rows, [])
    bare = grouped.with_entities([replace(row, extra={}) for row in rows], [])
    pairs = together_of(linked)
    assert pairs is not None and len(pairs) == 1 and together_of(bare) is None
    added = grouped.with_entities([rows[0], replace(rows[1], extra={}), replace(rows[2], extra={})], [])
    pairs = together_of(added)
    assert pairs is not None and pairs.tolist() == [[0, 0]]
    settings = SdmgrSettings(("Ignore", "Shop_value", "Total_key", "Total_value", "Others"), ())
    edges = [examples_of([page], data, settings, Pictures())[0].edges for page in (linked, grouped, bare)]
    assert edges[0].sum() == 2 - len(rows) and set(edges[1].ravel().tolist()) == {-1, 0, 1}
    assert (edges[2] == -1).all()
    compat = examples_of([bare], data, settings, Pictures(), all_together=True)[0].edges
    assert (compat + np.eye(len(rows)) * 2 == 1).all()


def test_configurations_travel_as_json(data: Path, tmp_path: Path) -> None:
    run = config(data, tmp_path, sdmgr=SdmgrChoices(None, (256, 128), 5.0, ("a",), True), schedule="piecewise",
                 rates=(1e-3, 1e-4), rate_epochs=(2.0,))  # fmt: skip
    assert TrainConfig.from_json(run.to_json()) == run
    for wrong in ({"schedule": "piecewise"}, {"distillation": "udml"}):
        with pytest.raises(UserError):
            config(data, tmp_path, **wrong)
    with pytest.raises(UserError, match="img_scale"):
        SdmgrChoices(image_scale=(0, 5))
