from __future__ import annotations

from pathlib import Path

from PIL import Image

from kie_desktop.domain.page import Page
from kie_desktop.session.project.adding import look_for_pages


class Listener:
    """Stands for a job's report."""

    def __init__(self) -> None:
        self.batches: list[list[Page]] = []

    def progress(self, done: int, total: int, text: str = "") -> None: ...

    def partial(self, value: list[Page]) -> None:
        self.batches.append(value)


def test_the_first_page_of_a_long_file_is_handed_over_before_the_others_are_looked_at(tmp_path: Path) -> None:
    sheets = [Image.new("L", (40 + number, 60), 255) for number in range(9)]
    sheets[0].save(tmp_path / "long.tif", save_all=True, append_images=sheets[1:])
    listener = Listener()
    look_for_pages([tmp_path / "long.tif"], (), {}, lambda path: path.name, None, listener)
    assert [len(batch) for batch in listener.batches] == [1, 1, 2, 4, 1]
    pages = [page for batch in listener.batches for page in batch]
    assert [(page.frame, page.width) for page in pages] == [(number, 40 + number) for number in range(9)]
