"""The main job through the window, with the real engine: run as a program, with the network forbidden.

Opens the sample pages, looks at the model packs, pre-annotates a page, corrects it and exports it.
"""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from event_loop import until
from gui.user import User, use_window

from kie_desktop.ui.dialogs.export import ExportDialog
from kie_desktop.ui.dialogs.models import ModelsDialog

PATIENCE_MS = 120_000


def work(user: User) -> None:
    user.window.action_table["open-sample"].trigger()
    until(lambda: user.window.session.summaries and user.at_rest(), PATIENCE_MS)
    user.window.action_table["model-packs"].trigger()
    packs = user.dialog(ModelsDialog)
    packs.choose("vi-layoutxlm-xfund")
    packs.close()
    user.press("F5")
    until(lambda: user.at_rest() and user.page.entities, PATIENCE_MS)
    labels = {entity.label for entity in user.page.entities.values()}
    assert {"question", "answer"} <= labels and user.page.links
    user.window.session.selection.select([next(iter(user.page.entities))])
    user.press("3")
    user.window.action_table["review"].trigger()
    user.press("Ctrl+E")
    dialog = user.dialog(ExportDialog)
    until(lambda: "found" in dialog.findings.problems.text(), PATIENCE_MS)
    user.click(dialog.export_button)
    until(dialog.open_button.isVisible, PATIENCE_MS)
    print(dialog.outcome.text())


if __name__ == "__main__":
    use_window(work)
