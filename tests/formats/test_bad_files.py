"""Every reader against truncated, mistyped, huge, mis-encoded and hostile files: a located message, nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from build_scripts.fuzz.driver import fuzz
from build_scripts.fuzz.seeds import seeds_of
from kie_desktop.domain.errors import UserError
from kie_desktop.formats import registry, sources
from kie_desktop.formats.format import Format, Reading

READABLE = [kind for kind in registry.FORMATS if kind.read]
every_reader = pytest.mark.parametrize("kind", READABLE, ids=lambda kind: kind.name)


def own_source(kind: Format, folder: Path) -> Path:
    """A valid source of two pages as we write it; returns the file with the annotations of the first."""
    (folder / "seeds").mkdir(parents=True)
    for name, data in seeds_of(kind, folder / "seeds")[0].items():
        path = folder / "source" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    for name in ("Cache.cach", "fileState.txt"):  # PPOCRLabel falls back on them
        (folder / "source" / name).unlink(missing_ok=True)
    files = sorted(path for path in (folder / "source").rglob("*") if path.is_file() and path.suffix != ".xml")
    return next(path for path in files if b"Ada" in path.read_bytes())


def outcome(path: Path, kind: Format) -> Reading | str:
    """What was read, or the message."""
    try:
        return registry.read(path, None, None, kind)
    except UserError as fault:
        return str(fault)


@every_reader
def test_hundreds_of_spoiled_files_end_in_pages_or_messages(kind: Format, tmp_path: Path) -> None:
    result = fuzz(kind, 150, 1, tmp_path)
    assert result.failures == {} and result.cases == 150
    assert result.pages > 30 and result.problems + result.refused > 60


@every_reader
@pytest.mark.parametrize("encoding", ["utf-16", "gbk", "utf-8-sig"])
def test_other_encodings_are_read_or_named(kind: Format, encoding: str, tmp_path: Path) -> None:
    path = own_source(kind, tmp_path)
    path.write_bytes(path.read_text(encoding="utf-8").encode(encoding))
    result = outcome(path, kind)
    messages = [result] if isinstance(result, str) else [problem.message for problem in result.problems]
    if encoding == "utf-8-sig":
        assert not isinstance(result, str) and len(result.pages) >= 1
        assert kind.name == "paddleocr" or not messages
    else:
        told = "UTF-16" if encoding == "utf-16" else "is not UTF-8"
        assert any(told in message and (path.name in message or "line" in message) for message in messages)


@every_reader
def test_deep_nesting_and_huge_numbers_are_survived(kind: Format, tmp_path: Path) -> None:
    path = own_source(kind, tmp_path)
    valid = path.read_bytes()
    for hostile in (b"[" * 100_000, b'{"a":' * 100_000, b"9" * 100_000, b"a.png\t" + b"[" * 100_000, b"\0" * 1000, b""):
        path.write_bytes(hostile)
        result = outcome(path, kind)
        assert isinstance(result, str) or result.problems
    path.write_bytes(valid.replace(b"5", b"9" * 5000))
    result = outcome(path, kind)
    assert isinstance(result, str) or result.problems


@every_reader
def test_a_file_that_is_too_large_is_not_loaded(kind: Format, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = own_source(kind, tmp_path)
    monkeypatch.setattr(sources, "MAX_BYTES", 10)
    result = outcome(path, kind)
    messages = [result] if isinstance(result, str) else [problem.message for problem in result.problems]
    assert any("too large for a " in message for message in messages)


@every_reader
def test_missing_paths_and_foreign_files_get_one_sentence(kind: Format, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    for path in (tmp_path / "gone.json", tmp_path / "empty", tmp_path / "photo.png", tmp_path / ("n" * 300)):
        result = outcome(path, kind)
        messages = [result] if isinstance(result, str) else [problem.message for problem in result.problems]
        places = (path.name, tmp_path.name, "line ")
        assert messages and all(any(place in message for place in places) for message in messages)
        assert registry.recognise(path) is None
    with pytest.raises(UserError, match="format not recognised"):
        registry.read(tmp_path / "photo.png")


def test_a_folder_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert registry.recognise(tmp_path) is None
    for name in ("funsd", "xanylabeling", "sroie"):
        with pytest.raises(UserError, match=f"{tmp_path.name}: the folder cannot be read"):
            registry.read(tmp_path, format=registry.format_named(name))


def test_faults_of_a_kind_are_counted_instead_of_repeated(tmp_path: Path) -> None:
    shapes = [{"label": "a", "shape_type": "point", "points": [[1, 1]]}] * 500
    (tmp_path / "a.json").write_text(json.dumps({"shapes": shapes, "imagePath": "a.png"}))
    problems = registry.read(tmp_path / "a.json").problems
    assert len(problems) == 20 and problems[-1].message.endswith("(and 480 more like this)")
