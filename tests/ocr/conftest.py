from __future__ import annotations

import pytest

from kie_desktop.ocr.rapid import RapidEngine


@pytest.fixture(scope="session")
def rapid() -> RapidEngine:
    """Loading takes a second; engines keep nothing between pages."""
    return RapidEngine()
