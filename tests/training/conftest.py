"""What the training tests share."""

from __future__ import annotations

import pytest

from kie_desktop.kie.tokenizer import Tokenizer
from tests import goldens


@pytest.fixture
def tokenizer() -> Tokenizer:
    """The goldens' small tokenizer."""
    return goldens.tokenizer()
