"""SDMGR's side of `kie`: what its network reads of a page, picture included, and what its answers mean (spec H).

The one definition that training, evaluation and inference share. numpy only.
"""

from kie_desktop.kie.sdmgr.classes import IGNORED, SdmgrClasses
from kie_desktop.kie.sdmgr.encoding import GraphPage, encode_graph_page, resized
from kie_desktop.kie.sdmgr.model import SdmgrModel
from kie_desktop.kie.sdmgr.settings import FILE_NAME, SdmgrSettings

__all__ = [
    "FILE_NAME",
    "IGNORED",
    "GraphPage",
    "SdmgrClasses",
    "SdmgrModel",
    "SdmgrSettings",
    "encode_graph_page",
    "resized",
]
