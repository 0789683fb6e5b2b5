"""The licences of what the program is made of, as the About box lists them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kie_desktop.domain.errors import UserError
from kie_desktop.session.support import licences as room
from kie_desktop.session.support.licences import licences


def test_a_checkout_lists_packages_python_and_models_with_their_texts() -> None:
    found = {part.name: part for part in licences()}
    assert {"KIE Desktop", "Python", "numpy", "onnxruntime", "rapidocr", "pillow", "starter"} <= found.keys()
    assert all(part.licence and part.text() for part in found.values())
    qt = found["PySide6_Essentials"].text()
    assert qt.startswith("The window is made with Qt") and "GNU LESSER GENERAL PUBLIC LICENSE" in qt
    assert "pytest" not in found  # what only builds or tests it is no part of it


def test_an_installed_program_lists_what_was_bundled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "program_folder", lambda: tmp_path)
    (tmp_path / "licences" / "libxcb").mkdir(parents=True)
    (tmp_path / "licences" / "libxcb" / "copyright").write_text("its text", "utf-8")
    listed = tmp_path / "licences" / "licences.json"
    row = {"name": "libxcb", "version": "1.15", "licence": "MIT", "files": ["libxcb/copyright"]}
    listed.write_text(json.dumps([row]), "utf-8")
    assert next(part for part in licences() if part.name == "libxcb").text() == "its text"
    assert "numpy" not in [part.name for part in licences()]
    listed.write_text("nonsense", "utf-8")
    with pytest.raises(UserError, match="reinstall the program"):
        licences()
