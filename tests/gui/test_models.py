"""Model packs through the window: real child processes, servers on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import published
import pytest
from event_loop import until
from file_server import Behaviour
from gui.user import User, use_window
from PySide6.QtWidgets import QFileDialog

from kie_desktop.session import PackState
from kie_desktop.ui.dialogs.models import ModelsDialog

PATIENCE_MS = 120_000
pytestmark = pytest.mark.timeout(300)


@pytest.fixture
def files(kie_desktop_home: Path) -> Iterator[dict[str, Behaviour]]:
    behaviours = published.behaviours()
    with published.publishing(behaviours, kie_desktop_home):
        yield behaviours


def open_dialog(user: User, name: str) -> ModelsDialog:
    """Train > Model packs…, with one of them chosen."""
    user.window.action_table["model-packs"].trigger()
    dialog = user.dialog(ModelsDialog)
    dialog.choose(name)
    assert dialog.row is not None and dialog.row.name == name
    return dialog


def wait(dialog: ModelsDialog) -> str:
    """Until nothing is under way; returns what came of it."""
    until(lambda: dialog._packs.doing is None, PATIENCE_MS)
    assert not dialog.below.cancel_button.isVisible()
    return dialog.below.outcome.text()


def test_a_model_is_downloaded_used_verified_and_removed(files: dict[str, Behaviour], kie_desktop_home: Path) -> None:
    files["ser"].stalls = 1

    def work(user: User) -> None:
        dialog = open_dialog(user, "tiny")
        assert not any(served.requests for served in files.values())  # to look contacts nobody
        assert dialog.download_button.text() == "Download (2 MB)" and not dialog.use_button.isVisible()
        user.click(dialog.download_button)
        until(lambda: dialog.below.work.text().startswith("Downloading tiny_ser.tar (1 of 3)"), PATIENCE_MS)
        assert dialog.below.progress.isVisible() and not dialog.add_button.isEnabled()
        files["ser"].goes_on.set()
        assert wait(dialog) == "tiny is now available."
        assert user.message == "tiny is now available."
        assert dialog.row is not None and dialog.row.state is PackState.OWN
        assert dialog.note.text() == "Made for tests."
        user.click(dialog.use_button)
        assert user.window.session.model.name == "tiny" and dialog.use_button.text() == "In use"
        user.click(dialog.verify_button)
        assert wait(dialog) == "All files of tiny are intact."
        user.answer("Cancel")
        user.click(dialog.remove_button)
        assert (kie_desktop_home / "models" / "tiny").is_dir()
        user.answer("Remove")
        user.click(dialog.remove_button)
        assert wait(dialog) == "tiny removed."
        assert not (kie_desktop_home / "models" / "tiny").exists()
        assert user.window.session.model.name == "starter"
        dialog.choose("starter")
        assert not dialog.remove_button.isEnabled()

    use_window(work)


def test_a_failed_and_a_cancelled_download_leave_nothing_and_say_what_to_do(
    files: dict[str, Behaviour], kie_desktop_home: Path
) -> None:
    def work(user: User) -> None:
        files["ser"].status = 404
        dialog = open_dialog(user, "tiny-ser")
        user.click(dialog.download_button)
        said = wait(dialog)
        assert "answered 404" in said and "try again" in said and "add that file" in said
        assert dialog.below.property("level") == "error"
        files["ser"].status, files["ser"].stalls = 200, 100
        user.click(dialog.download_button)
        until(lambda: "%" in dialog.below.work.text(), PATIENCE_MS)
        user.click(dialog.below.cancel_button)
        assert wait(dialog) == "Stopped. The downloaded part is kept for the next try."
        assert not any((kie_desktop_home / "models").glob("*"))
        files["ser"].stalls = 0
        user.click(dialog.download_button)
        assert wait(dialog) == "tiny-ser is now available."
        assert files["ser"].requests[-1]["Range"].startswith("bytes=")

    use_window(work)


def test_a_download_ends_with_the_window_and_goes_on_in_the_next(
    files: dict[str, Behaviour], kie_desktop_home: Path
) -> None:
    files["ser"].stalls = 100

    def leave(user: User) -> None:
        dialog = open_dialog(user, "tiny-ser")
        user.click(dialog.download_button)
        until(lambda: "%" in dialog.below.work.text(), PATIENCE_MS)

    def come_back(user: User) -> None:
        files["ser"].stalls = 0
        dialog = open_dialog(user, "tiny-ser")
        user.click(dialog.download_button)
        dialog.close()
        until(lambda: user.message == "tiny-ser is now available.", PATIENCE_MS)

    use_window(leave)
    kept = {path.name for path in (kie_desktop_home / "downloads").iterdir()}
    assert kept == {".tiny_ser.tar.lock", "tiny_ser.tar.part", "tiny_ser.tar.part.json"}
    use_window(come_back)
    assert files["ser"].requests[-1]["Range"].startswith("bytes=")


def test_an_archive_from_another_machine(
    files: dict[str, Behaviour], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = tmp_path / "from_a_stick.tar"
    archive.write_bytes(files["re"].content)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(archive), ""))

    def work(user: User) -> None:
        dialog = open_dialog(user, "starter")
        user.click(dialog.add_button)
        assert "copy that file to the folder of the archive" in wait(dialog)
        (tmp_path / "sentencepiece.bpe.model").write_bytes(published.TOKENIZER)
        user.click(dialog.add_button)
        assert wait(dialog) == "from_a_stick is now available."
        dialog.choose("from_a_stick")
        assert dialog.row is not None and dialog.row.info is not None and dialog.row.info.tasks == ("re",)

    use_window(work)


def test_damaged_packs_and_lists_are_shown_with_their_fault(kie_desktop_home: Path) -> None:
    (kie_desktop_home / "models" / "broken").mkdir(parents=True)
    (kie_desktop_home / "models" / "broken" / "pack.toml").write_text("format = 1", "utf-8")
    (kie_desktop_home / "models.toml").write_text("nonsense", "utf-8")

    def work(user: User) -> None:
        dialog = open_dialog(user, "broken")
        assert "copy the pack again" in dialog.note.text()
        assert dialog.remove_button.isEnabled() and not dialog.use_button.isEnabled()
        assert "fix or delete it" in dialog.below.outcome.text()

    use_window(work)
