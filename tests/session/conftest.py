from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from session_sitting import Sitting, write_image


@pytest.fixture
def make_sitting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Sitting]]:
    made: list[Sitting] = []

    def make(*engine: str, pool: int | None = None) -> Sitting:
        made.append(Sitting(tmp_path_factory.mktemp("settings"), *engine, pool=pool))
        return made[-1]

    yield make
    for sitting in made:
        sitting.session.shut_down()


@pytest.fixture
def sitting(make_sitting: Callable[..., Sitting]) -> Sitting:
    return make_sitting()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder `forms` with three images: p1, p2, p10."""
    for name in ("p10.png", "p2.png", "p1.png"):
        write_image(tmp_path / "forms" / name)
    return tmp_path / "forms"
