"""Write generated pages as pictures: `python build_scripts/render_pages.py FOLDER --count 20`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from build_scripts.starter.render import write_pictures


def main() -> int:
    """Write the pictures and say how many there are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where pictures and Label.txt go")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--start", type=int, default=0, help="number of the first page")
    parser.add_argument("--count", type=int, default=10)
    chosen = parser.parse_args()
    paths = write_pictures(chosen.folder, chosen.seed, chosen.start, chosen.count)
    print(f"{len(paths)} pages in {chosen.folder}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
