"""What an SDMGR run will need of memory, time and disk, before it starts. Rough on purpose, and said to be so."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from kie_desktop.contract.train_config import TrainConfig
from kie_desktop.domain.page import Page
from kie_desktop.kie.sdmgr.encoding import resized_size
from kie_desktop.kie.sdmgr.settings import LONGEST_TEXT
from kie_desktop.networks.sdmgr.sizes import PAIRS_AT_ONCE, RANK, UNET_WIDTHS, SdmgrSizes, parts_of
from kie_desktop.training.estimate import BACKWARD, COPIES, FLOAT, PROGRAM, SHARE_OF_PEAK, STORED, Estimate

_BYTES_OF_PIXEL = 3600
"""What a training step keeps for each pixel of the resized pictures: measured from 256 x 320 to 512 x 608."""
_PAIR_ARRAYS = 8
"""Arrays of pair features that are in memory together."""
_WORK_OF_PAIR = 500
"""Operations on each number of a pair's features in each layer: they cost what reading and writing them costs."""


class PageWork(NamedTuple):
    """pixels: of the resized picture. characters: of the longest text, which the shorter ones are filled up to."""

    pixels: int
    boxes: int
    characters: int


def work_of(pages: Iterable[Page], image_scale: tuple[int, int]) -> list[PageWork]:
    """The work that each page with entities makes."""
    return [
        PageWork(
            height * width,
            len(page.entities),
            min(max(len(entity.text) for entity in page.entities.values()), LONGEST_TEXT),
        )
        for page in pages
        if page.entities
        for height, width in [resized_size(page.width, page.height, image_scale)]
    ]


def estimate_sdmgr(
    config: TrainConfig, sizes: SdmgrSizes, train: list[PageWork], val: list[PageWork], speed: float
) -> Estimate:
    """Memory, time and disk of a run. speed: of this machine, in floating point operations a second."""
    parameters = count_parameters(sizes)
    largest = sorted(train)[-config.batch_size :]
    memory = PROGRAM + parameters * COPIES * FLOAT + len(largest) * max(row.pixels for row in train) * _BYTES_OF_PIXEL
    memory += max(_pair_bytes(row.boxes, sizes) for row in train)
    per_epoch = BACKWARD * sum(operations(row, sizes) for row in train)
    per_measurement = sum(operations(row, sizes) for row in val)
    steps = -(-len(train) // (config.batch_size * config.accumulate))
    measurements = config.epochs if config.eval_interval is None else config.epochs * steps / config.eval_interval
    return Estimate(
        parameters,
        memory,
        parameters * STORED * FLOAT * (3 + config.epochs // config.save_epoch_step),
        (config.epochs * per_epoch + measurements * per_measurement) / (speed * SHARE_OF_PEAK),
    )


def count_parameters(sizes: SdmgrSizes) -> int:
    """The parameters of a network, its batch norms' means and variances among them (spec H1)."""
    count = sum(9 * (before + width) * width + 8 * width for before, width in pairwise(UNET_WIDTHS))
    count += sum(10 * before * width + 9 * width * width + 12 * width for width, before in pairwise(UNET_WIDTHS[1:]))
    width, fusion, parts = sizes.node_embed, sizes.fusion_dim, parts_of(sizes.fusion_dim)
    count += (sizes.visual_dim + width + 2) * fusion + (fusion + 1) * width
    count += sum(2 * (part + 1) * part * RANK for part in parts)
    count += sizes.num_chars * sizes.node_input + 4 * width * (sizes.node_input + width + 2)
    count += (sizes.edge_input + 1) * width + 2 * (width + 1)
    count += sizes.num_gnn * ((3 * width + 1) * width + width + 1 + (width + 1) * width)
    return count + (width + 1) * sizes.num_classes


def operations(row: PageWork, sizes: SdmgrSizes) -> float:
    """Floating point operations of one look at a page."""
    width, fusion = sizes.node_embed, sizes.fusion_dim
    per_box = 2 * (fusion * (sizes.visual_dim + 2 * width) + sum(2 * part * part * RANK for part in parts_of(fusion)))
    per_character = 2 * 4 * width * (sizes.node_input + width)
    of_pairs = row.boxes**2 * sizes.num_gnn * width * _WORK_OF_PAIR
    return row.pixels * _work_of_pixel() + row.boxes * (per_box + row.characters * per_character) + of_pairs


def _work_of_pixel() -> float:
    """Of the UNet: its first two stages see every pixel, each further one a quarter of those before."""
    total = 0.0
    for stage, (before, width) in enumerate(pairwise(UNET_WIDTHS)):
        total += 0.25 ** max(stage - 1, 0) * 18 * (before + width) * width
    for stage, (width, before) in enumerate(pairwise(UNET_WIDTHS[1:])):
        total += 0.25**stage * 18 * (before + width) * width
    return total


def _pair_bytes(boxes: int, sizes: SdmgrSizes) -> int:
    """Of the features of a page's pairs, and of what is kept of each pair all the time."""
    together = min(boxes**2, PAIRS_AT_ONCE) * sizes.node_embed * _PAIR_ARRAYS
    return (together + boxes**2 * (sizes.edge_input + 2 * sizes.num_gnn + 4)) * FLOAT
