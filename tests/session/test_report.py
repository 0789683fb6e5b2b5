"""What is personal does not get into a report."""

from __future__ import annotations

import getpass
from pathlib import Path

import pytest

from kie_desktop.places import program_folder, user_folder
from kie_desktop.session.scrubbing import Scrubber

SCRUBBER = Scrubber(["Acme invoices", "scan 7"], ["Jane Q. Public", "Total: 42,00", "发票号码"])


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("ERROR: /home/jane/My Docs/bill 12.png: cannot be read", "ERROR: <path>.png: cannot be read"),
        (r"C:\Users\jane\a b.pdf: damaged", "<path>.pdf: damaged"),
        (r"\\server\share\x.kie: locked", "<path>.kie: locked"),
        (f"{Path.home()}/forms/x.kie: locked", "<path>.kie: locked"),
        (f"{user_folder()}/models/acme-ser-1: no pack", "<path>: no pack"),
        ("bill_12.png: the image is missing", "<file>.png: the image is missing"),
        ("while reading Jane Q. Public: in Acme Invoices", "while reading <text> in <text>"),
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
    assert SCRUBBER.scrub(line) == left


def test_traces_keep_where_the_program_was() -> None:
    trace = f'  File "{program_folder()}/kie_desktop/app.py", line 12, in main\n    raise KeyError("label")'
    assert (
        SCRUBBER.scrub(trace) == '  File "<program>/kie_desktop/app.py", line 12, in main\n    raise KeyError("label")'
    )
