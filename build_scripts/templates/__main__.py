"""Teach the rankers of the templates and write them to `resources/schemas`: `python -m build_scripts.templates`.

From nothing but generated documents: the same numbers give the same rankers on the same machine.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from build_scripts.templates.pack import prior_of
from build_scripts.templates.teach import MAKERS, batches, groups_of, teach
from kie_desktop.fields.prior import write_prior
from kie_desktop.fields.schema_file import template

SCHEMAS = Path(__file__).resolve().parents[2] / "resources" / "schemas"


def main() -> int:
    """Teach one template or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("templates", nargs="*", default=list(MAKERS), help=", ".join(MAKERS))
    parser.add_argument("--documents", type=int, default=6_000)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--out", type=Path, default=SCHEMAS)
    chosen = parser.parse_args()
    for name in chosen.templates:
        schema, taught = template(name), {}
        rows = batches(name, chosen.seed, chosen.documents, 25, chosen.processes)
        for group, part in zip(groups_of(schema), rows, strict=True):
            for loss, weights in teach(part, len(group), epochs=chosen.epochs, rate=0.02, decay=1e-5, seed=chosen.seed):
                print(f"{name}: {', '.join(group)}: loss {loss:.4f}", flush=True)
                taught[group] = weights
        path = chosen.out / f"{name}.npz"
        write_prior(path, prior_of(schema, taught))
        print(f"{path}: {path.stat().st_size:,} bytes", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
