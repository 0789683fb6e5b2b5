"""What the training tests share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kie_desktop.kie.tokenizer import Tokenizer
from tests import goldens
from tests.training.runs import Child


@pytest.fixture(autouse=True)
def no_process_outlives_its_test() -> Iterator[None]:
    """Nor takes time from the next one."""
    yield
    for child in Child.started:
        if child.process.poll() is None:
            child.kill()
    Child.started.clear()


@pytest.fixture
def tokenizer() -> Tokenizer:
    """The goldens' small tokenizer."""
    return goldens.tokenizer()
