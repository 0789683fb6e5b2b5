"""The typefaces of the sample pages, all from Debian packages (listed in resources/samples/README.md)."""

from __future__ import annotations

from functools import lru_cache

from PIL import ImageFont

_TRUETYPE = "/usr/share/fonts/truetype"
_OPENTYPE = "/usr/share/fonts/opentype"
_SIMPLIFIED_CHINESE = 2
"""Place of the SC variant in the Noto CJK collections (JP, KR, SC, TC, HK)."""

FACES: dict[str, tuple[str, int]] = {
    "inter": (f"{_OPENTYPE}/inter/Inter-Regular.otf", 0),
    "inter-medium": (f"{_OPENTYPE}/inter/Inter-Medium.otf", 0),
    "inter-semibold": (f"{_OPENTYPE}/inter/Inter-SemiBold.otf", 0),
    "inter-bold": (f"{_OPENTYPE}/inter/Inter-Bold.otf", 0),
    "lato": (f"{_TRUETYPE}/lato/Lato-Regular.ttf", 0),
    "lato-bold": (f"{_TRUETYPE}/lato/Lato-Bold.ttf", 0),
    "lato-black": (f"{_TRUETYPE}/lato/Lato-Black.ttf", 0),
    "roboto-condensed": (f"{_TRUETYPE}/roboto/unhinted/RobotoCondensed-Regular.ttf", 0),
    "roboto-condensed-bold": (f"{_TRUETYPE}/roboto/unhinted/RobotoCondensed-Bold.ttf", 0),
    "garamond": (f"{_OPENTYPE}/ebgaramond/EBGaramond12-Regular.otf", 0),
    "garamond-italic": (f"{_OPENTYPE}/ebgaramond/EBGaramond12-Italic.otf", 0),
    "garamond-bold": (f"{_OPENTYPE}/ebgaramond/EBGaramond12-Bold.otf", 0),
    "courier": (f"{_OPENTYPE}/courier-prime/Courier Prime.otf", 0),
    "courier-bold": (f"{_OPENTYPE}/courier-prime/Courier Prime Bold.otf", 0),
    "mono": (f"{_TRUETYPE}/dejavu/DejaVuSansMono.ttf", 0),
    "mono-bold": (f"{_TRUETYPE}/dejavu/DejaVuSansMono-Bold.ttf", 0),
    "script": (f"{_OPENTYPE}/dancingscript/DancingScript-Regular.otf", 0),
    "hand-pen": (f"{_OPENTYPE}/bwht/BecauseWeBuild-Regular.otf", 0),
    "hand-felt": (f"{_OPENTYPE}/bwht/BecauseWeLearn-Regular.otf", 0),
    "hei": (f"{_OPENTYPE}/noto/NotoSansCJK-Regular.ttc", _SIMPLIFIED_CHINESE),
    "hei-bold": (f"{_OPENTYPE}/noto/NotoSansCJK-Bold.ttc", _SIMPLIFIED_CHINESE),
    "song": (f"{_OPENTYPE}/noto/NotoSerifCJK-Regular.ttc", _SIMPLIFIED_CHINESE),
    "song-bold": (f"{_OPENTYPE}/noto/NotoSerifCJK-Bold.ttc", _SIMPLIFIED_CHINESE),
    "kai": (f"{_TRUETYPE}/arphic-gkai00mp/gkai00mp.ttf", 0),
}


@lru_cache(maxsize=256)
def font(face: str, size: float) -> ImageFont.FreeTypeFont:
    """A typeface at a size in pixels."""
    path, index = FACES[face]
    return ImageFont.truetype(path, size, index=index)
