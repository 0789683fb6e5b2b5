from __future__ import annotations

from pathlib import Path

import pytest
import rule_pack


@pytest.fixture(scope="session")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model pack that follows a plain rule: left is question, right is answer, one row is linked."""
    return rule_pack.write(tmp_path_factory.mktemp("packs") / "rule").folder
