from __future__ import annotations

from pathlib import Path

import pytest
import rule_pack
from text_image import save

FORM = [(60, 50, "Name"), (620, 50, "Ada"), (60, 250, "City"), (620, 250, "Paris")]


@pytest.fixture(scope="session")
def pack(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A model pack that follows a plain rule: left is question, right is answer, one row is linked."""
    return str(rule_pack.write(tmp_path_factory.mktemp("packs") / "rule").folder)


@pytest.fixture(scope="session")
def form(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page of two keys and two values."""
    return save(tmp_path_factory.mktemp("form") / "form.png", FORM)
