"""The files beside RE's network: found in folders, read, written again, and those of models before 0.6."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from kie_desktop.contract.packs import load_pack
from kie_desktop.domain.errors import UserError
from kie_desktop.kie import linking, pair_layout, wordless
from kie_desktop.kie.beside import FILE_NAMES, NOTHING_BESIDE, Beside, files_beside
from kie_desktop.kie.linking import Linking
from kie_desktop.kie.pair_layout import FEATURES, PairLayout
from kie_desktop.kie.wordless import Wordless

OLD = PairLayout([(np.zeros((FEATURES, 1), np.float32), np.full(1, 3.0, np.float32))], 0.5)


def starters() -> Beside:
    pack = load_pack("starter")
    return Beside.of_files({name: pack.path(name) for name in FILE_NAMES if name in pack.files})


def put(folder: Path, beside: Beside) -> Path:
    folder.mkdir()
    for name, content in beside.to_files().items():
        (folder / name).write_bytes(content)
    return folder


def test_what_the_starter_has_comes_back_from_its_files(tmp_path: Path) -> None:
    beside = starters()
    again = Beside.of_files(files_beside(put(tmp_path / "new", beside)))
    assert again.linking == beside.linking and again.to_files() == beside.to_files()
    assert isinstance(again.layout, Wordless) and again.layout.role_weight > 0 and again.layout.link_weight > 0


def test_models_from_before_keep_their_places_of_pairs(tmp_path: Path) -> None:
    folder = put(tmp_path / "old", Beside(OLD, Linking(least=0.25)))
    assert set(files_beside(folder)) == {pair_layout.FILE_NAME, linking.FILE_NAME}
    again = Beside.of_files(files_beside(folder))
    assert isinstance(again.layout, PairLayout) and again.layout.share == 0.5
    assert again.linking is not None and again.linking.least == 0.25
    newer = put(tmp_path / "newer", starters())
    assert isinstance(Beside.of_files(files_beside(folder, newer)).layout, Wordless)


def test_the_first_folder_that_has_a_file_counts_and_none_is_nothing(tmp_path: Path) -> None:
    first, second = put(tmp_path / "first", Beside(None, Linking(least=0.1))), put(tmp_path / "second", starters())
    found = files_beside(first, second)
    assert found == {wordless.FILE_NAME: second / wordless.FILE_NAME, linking.FILE_NAME: first / linking.FILE_NAME}
    assert Beside.of_files(files_beside(tmp_path)) == NOTHING_BESIDE and NOTHING_BESIDE.to_files() == {}


@pytest.mark.parametrize("name", FILE_NAMES)
def test_a_damaged_file_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"nonsense")
    with pytest.raises(UserError, match=name.replace(".", r"\.")):
        Beside.of_files(files_beside(tmp_path))
