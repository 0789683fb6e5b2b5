"""What has been tried and what came of it, one JSON line a case, so that a soak goes on where it stopped."""

from __future__ import annotations

import json
import time
from collections import Counter
from typing import Any

from build_scripts.devtools.places import OUT


class Log:
    """The log of one soak in out/soak; the case of a number is the same in every run."""

    def __init__(self, name: str, *, again: bool = False) -> None:
        self.name = name
        self.folder = OUT / "soak"
        self.folder.mkdir(parents=True, exist_ok=True)
        self._path = self.folder / f"{name}.jsonl"
        if again:
            self._path.unlink(missing_ok=True)
        lines = self._path.read_text("utf-8").splitlines() if self._path.exists() else []
        self.rows: list[dict[str, Any]] = [json.loads(line) for line in lines]
        self._done = {row["case"] for row in self.rows}

    def __contains__(self, case: object) -> bool:
        return case in self._done

    def note(self, case: int | str, kind: str, fault: str = "", **figures: object) -> None:
        """Write down a case. fault: what should never happen; "" where nothing did."""
        row = {"case": case, "kind": kind, "fault": fault, "at": round(time.time()), **figures}
        self.rows.append(row)
        self._done.add(case)
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
        if fault:
            print(f"{self.name} {case} ({kind}): {fault}", flush=True)

    def report(self) -> int:
        """Print how many cases of each kind there are; returns how many went wrong."""
        kinds, faults = Counter(row["kind"] for row in self.rows), [row for row in self.rows if row["fault"]]
        print(f"{self.name}: {len(self.rows)} cases, {len(faults)} failures", flush=True)
        for kind, number in sorted(kinds.items()):
            print(f"  {kind}: {number}", flush=True)
        return len(faults)
