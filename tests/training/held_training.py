"""The training process as the program starts it, held before it tells of a step until a file says that it may go on.

Arguments: the step, the file, then the program's own. So a test can act at that step however quick the machine is.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from kie_desktop.__main__ import main
from kie_desktop.contract import events

HELD_S = 120

if __name__ == "__main__":
    step, go = int(sys.argv[1]), Path(sys.argv[2])
    encode = events.encode

    def held(event: events.Event) -> str:
        """The event's line, once it may be told."""
        end = time.monotonic() + HELD_S
        while isinstance(event, events.Step) and event.step == step and not go.exists() and time.monotonic() < end:
            time.sleep(0.01)
        return encode(event)

    events.encode = held
    sys.exit(main(sys.argv[3:]))
