"""`python -m build_scripts.reference`."""

import sys

from build_scripts.reference.command import main

sys.exit(main(sys.argv[1:]))
