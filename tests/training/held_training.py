"""The training process as the program starts it, held before it tells of a step until a file says that it may go on.

Arguments: the step, the file, then the program's own. So a test can act at that step however quick the machine is.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from kie_desktop.__main__ import main
from kie_desktop.contract import events
from kie_desktop.training import worker

HELD_S = 120
HELD = "held"
"""A file beside the other one, made when the process is held."""

if __name__ == "__main__":
    step, go = int(sys.argv[1]), Path(sys.argv[2])
    encode = events.encode
    worker.LEAVE_S = 1.0

    def held(event: events.Event) -> str:
        """The event's line, once it may be told."""
        end = time.monotonic() + HELD_S
        is_held = isinstance(event, events.Step) and event.step == step
        if is_held:
            go.with_name(HELD).touch()
        while is_held and not go.exists() and time.monotonic() < end:
            time.sleep(0.01)
        return encode(event)

    events.encode = held
    sys.exit(main(sys.argv[3:]))
