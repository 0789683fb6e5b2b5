"""The first lines of the frozen program. `kie_desktop/__main__.py` cannot be it: it looks for a checkout around it."""

import sys

from kie_desktop.__main__ import main

sys.exit(main())
