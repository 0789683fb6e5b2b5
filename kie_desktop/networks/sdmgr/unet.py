"""The image branch: a small UNet, and a vector for each box of its output (spec H1)."""

from __future__ import annotations

from collections.abc import Sequence

import paddle
from paddle import Tensor, nn
from paddle.nn import functional as F  # noqa: N812
from paddle.vision import ops

from kie_desktop.networks.sdmgr.sizes import UNET_WIDTHS

_CELLS = 7
"""Each box is looked at in so many rows and columns."""


class _Stage(nn.Layer):
    """Two convolutions. Names of attributes are keys of the state, here and below (spec appendix 1)."""

    def __init__(self, before: int, width: int) -> None:
        super().__init__()
        self.conv1 = nn.Conv2D(before, width, 3, padding=1, bias_attr=False)
        self.bn1 = nn.BatchNorm(width, act="relu")
        self.conv2 = nn.Conv2D(width, width, 3, padding=1, bias_attr=False)
        self.bn2 = nn.BatchNorm(width, act="relu")

    def convolved(self, inputs: Tensor) -> Tensor:
        hidden = self.bn1(self.conv1(inputs))
        return self.bn2(self.conv2(hidden))


class _Down(_Stage):
    def __init__(self, before: int, width: int) -> None:
        super().__init__(before, width)
        self.pool = nn.MaxPool2D(3, 2, 1)

    def forward(self, inputs: Tensor) -> Tensor:
        return self.convolved(inputs)


class _Up(_Stage):
    def __init__(self, before: int, width: int) -> None:
        super().__init__(before, width)
        self.conv0 = nn.Conv2D(before, width, 1, bias_attr=False)
        self.bn0 = nn.BatchNorm(width, act="relu")

    def forward(self, skipped: Tensor, deep: Tensor) -> Tensor:
        deep = self.bn0(self.conv0(deep))
        deep = F.interpolate(deep, scale_factor=2, mode="bilinear", align_corners=False)
        return self.convolved(paddle.concat([skipped, deep], axis=1))


class _UNet(nn.Layer):
    def __init__(self) -> None:
        super().__init__()
        for stage in range(1, len(UNET_WIDTHS)):
            setattr(self, f"down{stage}", _Down(UNET_WIDTHS[stage - 1], UNET_WIDTHS[stage]))
        for stage in range(1, len(UNET_WIDTHS) - 1):
            setattr(self, f"up{stage}", _Up(UNET_WIDTHS[stage + 1], UNET_WIDTHS[stage]))

    def forward(self, images: Tensor) -> Tensor:
        first = self.down1(images)
        pooled = self.down2.pool(self.down2(first))
        skipped = [first, pooled]
        for stage in (self.down3, self.down4, self.down5):
            pooled = stage.pool(stage(pooled))
            skipped.append(pooled)
        hidden = skipped.pop()
        for stage in (self.up4, self.up3, self.up2, self.up1):
            hidden = stage(skipped.pop(), hidden)
        return hidden


class ImageBranch(nn.Layer):
    """Pictures and boxes to a vector of 16 numbers for each box."""

    def __init__(self) -> None:
        super().__init__()
        self.img_feat = _UNet()

    def forward(self, images: Tensor, boxes: Sequence[Tensor]) -> Tensor:
        """[n, 16] for all n boxes of all images together.

        images: float32[B, 3, H, W], H and W multiples of 32. boxes: for each image float32[n_i, 4] in its pixels.
        """
        features = self.img_feat(images)
        counts = paddle.to_tensor([len(rows) for rows in boxes], dtype="int32")
        return box_features(features, paddle.concat([*boxes]), counts)


def box_features(features: Tensor, boxes: Tensor, counts: Tensor) -> Tensor:
    """The strongest answer of each channel within each box: [n, 16] of features[B, 16, H, W].

    Zeros for a box without area, as ONNX Runtime has them: Paddle would give no number, and the weights would be lost
    with the next step. For a box whose sides are crossed it would end the process.
    """
    has_area = (boxes[:, 2:] > boxes[:, :2]).all(axis=1, keepdim=True)
    somewhere = paddle.to_tensor([[0.0, 0.0, 1.0, 1.0]])
    cells = ops.roi_align(features, paddle.where(has_area, boxes, somewhere), counts, _CELLS, 1.0)
    return F.max_pool2d(cells, _CELLS).flatten(1) * has_area.astype(features.dtype)
