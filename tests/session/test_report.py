"""What is personal does not get into a report."""

from __future__ import annotations

import getpass
import io
import os
import time
import zipfile
from pathlib import Path

import pytest

from kie_desktop.domain.label_set import LabelSet
from kie_desktop.jobs.background import BackgroundJob, Report, WorkCancelled
from kie_desktop.jobs.job import Job, JobKind
from kie_desktop.places import program_folder, user_folder
from kie_desktop.session.project.reading import read_project_or
from kie_desktop.session.support import report
from kie_desktop.session.support.redaction import Redactor
from kie_desktop.store import ProjectFile

SCRUBBER = Redactor(["Acme invoices", "scan 7"], ["Jane Q. Public", "Total: 42,00", "发票号码"])


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("ERROR: /home/jane/My Docs/bill 12.png: cannot be read", "ERROR: <path>.png: cannot be read"),
        (r"C:\Users\jane\a b.pdf: damaged", "<path>.pdf: damaged"),
        (r"\\server\share\x.kie: locked", "<path>.kie: locked"),
        (f"{Path.home()}/forms/x.kie: locked", "<path>.kie: locked"),
        (f"{user_folder()}/models/acme-ser-1: no pack", "<path>: no pack"),
        ("bill_12.png: the image is missing", "<file>.png: the image is missing"),
        ("/data/Rechnung (Müller GmbH).pdf", "<path>.pdf"),
        ("/data/Müller, Hans/scan 2.png", "<path>.png"),
        ("/data/Klage: Schmidt gegen Meier/x.png: damaged", "<path>.png: damaged"),
        (r"cannot read \\server\Kunden (neu)\Schmidt.pdf", "cannot read <path>.pdf"),
        ("/data/Müller's Akten/x.pdf (page 2): damaged; mend it", "<path>.pdf: damaged; mend it"),
        ("/data/Akte 7; Meier/scan 7.png: damaged", "<path>; <file>.png: damaged"),
        ("file:///data/M%C3%BCller/x.png is gone", "<path>.png"),
        ("images/Hans Schmidt/p1.png: the image is missing", "<file>.png: the image is missing"),
        ("../Schmidt/p1.png", "<file>.png"),
        (f"{Path.home()}tte/Müller/x.png: locked", "<path>.png: locked"),
        ("b'Jane' and Jane's dog", "b'…' and Jane's dog"),
        ("while reading Jane Q. Public: in Acme Invoices", "while reading <text>: in <text>"),
        ("发票号码 cannot be split", "<text> cannot be split"),
        ("no page scan 7 there", "no page <text> there"),
        ("KeyError: 'Jane'", "KeyError: '…'"),
        ("“Jane” is no label", "'…' is no label"),
        (f"by {getpass.getuser()} today", "by <user> today"),
        ("epoch: [1/2], global_step: 4, lr: 0.00005", "epoch: [1/2], global_step: 4, lr: 0.00005"),
        ("13:00:01,123 INFO kie_desktop: KIE Desktop 0.1", "13:00:01,123 INFO kie_desktop: KIE Desktop 0.1"),
    ],
)  # fmt: skip
def test_a_line_keeps_what_is_of_use(line: str, left: str) -> None:
    assert SCRUBBER.redact(line) == left


def test_only_code_of_the_program_is_taken_for_code() -> None:
    """A message may have more lines, indented as code is."""
    trace = f'  File "{program_folder()}/kie_desktop/app.py", line 12, in main\n    raise Fault(words)\n'
    left = SCRUBBER.redact(f"{trace}Fault: two things\n    'Jane' at scan 7\n    /data/Schmidt/x.py")
    assert left.endswith("raise Fault(words)\nFault: two things\n    '…' at <text>\n    <path>.py")
    foreign = SCRUBBER.redact('  File "/data/Schmidt/x.py", line 1, in main\n    read("Jane")')
    assert foreign == "  File \"<path>.py\", line 1, in main\n    read('…')"


def test_a_report_is_made_without_the_pages_where_reading_them_is_stopped(tmp_path: Path) -> None:
    ProjectFile.create(tmp_path / "p.kie", LabelSet(())).close()

    def work(project: ProjectFile, _: object) -> str:
        raise WorkCancelled

    report = Report(BackgroundJob(Job(JobKind.COLLECTING_REPORT, ""), lambda _: None))
    assert read_project_or(tmp_path / "p.kie", work, str, report) == "reading it was stopped"


def test_traces_keep_where_the_program_was() -> None:
    trace = f'  File "{program_folder()}/kie_desktop/app.py", line 12, in main\n    raise KeyError("label")'
    assert (
        SCRUBBER.redact(trace) == '  File "<program>/kie_desktop/app.py", line 12, in main\n    raise KeyError("label")'
    )


@pytest.mark.parametrize(("clock", "year"), [(0, 1980), (2_000_000_000, 2033), (253_402_300_000, 2107)])
def test_an_archive_is_made_whatever_the_clock_says(clock: int, year: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer whose clock was never set is in 1970, which archives do not know."""
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(clock))
    with zipfile.ZipFile(io.BytesIO(report.archive({"log.txt": b"words"}))) as made:
        assert made.read("log.txt") == b"words"
        assert made.getinfo("log.txt").date_time[0] == year


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
@pytest.mark.parametrize("kind", ["link", "pipe"])
def test_what_stands_for_a_trace_is_neither_waited_for_nor_followed(kind: str, kie_desktop_home: Path) -> None:
    trace = kie_desktop_home / "logs" / "crashes" / "window-1-1.told"
    trace.parent.mkdir(parents=True)
    (kie_desktop_home / "precious").write_text("secret", "utf-8")
    trace.symlink_to(kie_desktop_home / "precious") if kind == "link" else os.mkfifo(trace)
    files = report.collected("{}", Redactor())
    assert "secret" not in str(files) and "crashes/window-1-1.txt" in files
