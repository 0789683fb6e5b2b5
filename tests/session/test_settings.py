from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from kie_desktop.session import Settings
from kie_desktop.session.settings import TABLE


def test_values_keep_their_type_on_disk(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    changed: list[str] = []
    settings.changed.connect(changed.append)
    settings["show_links"] = False
    settings["thumbnail_size"] = 140
    settings["val_ratio"] = 0.25
    settings["theme"] = "dark"
    settings["theme"] = "dark"
    settings.set_blob("geometry", QByteArray(b"\x00\x01"))
    settings.save()
    again = Settings(tmp_path / "settings.ini")
    assert [again[name] for name in ("show_links", "thumbnail_size", "val_ratio", "theme")] == [
        False,
        140,
        0.25,
        "dark",
    ]
    assert again.blob("geometry") == QByteArray(b"\x00\x01")
    assert changed == ["show_links", "thumbnail_size", "val_ratio", "theme"]


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.name)
def test_every_row_is_complete(row, tmp_path: Path) -> None:
    assert row.label and row.section
    assert row.accepted(row.default) == row.default
    assert Settings(tmp_path / "settings.ini")[row.name] == row.default


def test_nonsense_in_the_file_means_the_default_or_the_nearest_value(tmp_path: Path) -> None:
    (tmp_path / "settings.ini").write_text(
        "[settings]\ntheme=purple\nthumbnail_size=lots\nval_ratio=7\nshow_links=false\n", "utf-8"
    )
    settings = Settings(tmp_path / "settings.ini")
    assert [settings[name] for name in ("theme", "thumbnail_size", "val_ratio", "show_links")] == [
        "system",
        96,
        0.9,
        False,
    ]


def test_reset_goes_back_to_the_defaults(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    settings["split_seed"] = 5
    settings.reset()
    assert settings["split_seed"] == 0


def test_recent_projects_come_latest_first_and_only_while_they_exist(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    paths = [tmp_path / f"{index}.kie" for index in range(15)]
    for path in paths:
        path.touch()
        settings.add_recent(path)
    settings.add_recent(paths[5])
    assert settings.recent[:2] == [paths[5], paths[14]]
    assert len(settings.recent) == 12
    paths[14].unlink()
    assert paths[14] not in settings.recent


def test_settings_lie_in_the_users_folder(kie_desktop_home: Path) -> None:
    assert Settings().path.is_relative_to(kie_desktop_home)


@pytest.mark.parametrize(
    "lines",
    [
        "[recent]\ncount=many\n0=/a.kie\n",
        "[recent]\ncount=4000000000\n0=/a.kie\n",
        "[recent]\ncount=-1\n0=/a.kie\n",
        "[recent]\ncount=1, 2\n0=/a.kie, /b.kie\n",
        f"[recent]\ncount=1\n0={'a' * 5000}.kie\n",
        "[recent]\ncount=1\n0=@ByteArray(a\\0b)\n",
    ],
)
def test_a_damaged_list_of_recent_projects_is_an_empty_one(lines: str, tmp_path: Path) -> None:
    """The start page asks for it: the window would not open."""
    (tmp_path / "settings.ini").write_text(lines, "utf-8")
    settings = Settings(tmp_path / "settings.ini")
    assert settings.recent == []
    (tmp_path / "new.kie").touch()
    settings.add_recent(tmp_path / "new.kie")
    assert settings.recent == [tmp_path / "new.kie"]


@pytest.mark.parametrize("value", ["nan", "inf", "-inf", "1e999", float("inf"), float("nan")])
def test_what_is_no_number_is_the_default(value: object) -> None:
    for row in TABLE:
        if row.kind in (int, float):
            assert row.accepted(value) == row.default
