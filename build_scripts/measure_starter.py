"""How good a model pack is, as one table, and what it does wrong: `python build_scripts/measure_starter.py [PACK]`.

On real forms where `../shared/data` is there, on generated pages and on generated pages with blocks that no page to
learn from holds. `links` are those that a user gets of the lines alone. `--draw FOLDER` draws the pages.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from build_scripts.starter.calibration import read_link_answers, ser_answers_error  # noqa: E402
from build_scripts.starter.measure import as_read, held_out_pages, measured, picture_of_real, real_pages  # noqa: E402
from build_scripts.starter.mistakes import counted, drawn  # noqa: E402
from build_scripts.starter.recipe import Recipe  # noqa: E402
from kie_desktop.contract.packs import read_pack  # noqa: E402
from kie_desktop.domain.page import Page  # noqa: E402
from kie_desktop.runtime.onnx_runner import OnnxModel  # noqa: E402
