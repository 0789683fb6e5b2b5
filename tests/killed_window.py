"""A window that trains and is killed at the third step of its run.

Arguments: the run's folder, the trainer's command.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from kie_desktop.contract import events
from kie_desktop.jobs.training_client import TrainingClient
from kie_desktop.places import environment_in


def _die_at_step_3(event: events.Event) -> None:
    if isinstance(event, events.Step) and event.step >= 3:
        print(client.pid, flush=True)
        os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    application = QCoreApplication([])
    client = TrainingClient(Path(sys.argv[1]))
    client.event_read.connect(_die_at_step_3)
    client.start(sys.argv[2:], environment_in(""))
    sys.exit(application.exec())
