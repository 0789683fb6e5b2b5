"""Small descriptions in YAML, TOML and JSON end in bounded time, whatever is in them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.settings_files import load_json, load_toml
from kie_desktop.fields.schema_file import parse_schema
from kie_desktop.formats.yaml_files import load_yaml
from kie_desktop.safe_files import MOST_SETTINGS, read_settings


def levels(first: str, line: str) -> str:
    """Each level stands for twenty of the one before it."""
    rows = [line.format(n=n, parts=",".join([f"*a{n - 1}"] * 20)) for n in range(1, 9)]
    return f"a0: &a0 {first}\n" + "".join(rows)


ENDLESS_YAML = {
    "merged keys": levels("{x: 1}", "a{n}: &a{n}\n  <<: [{parts}]\n"),
    "aliases of aliases": levels("[x]", "a{n}: &a{n} [{parts}]\n"),
    "an alias of itself": "a: &a [*a]\n",
    "a key of nested lists": "? " + "[" * 60 + "]" * 60 + "\n: 1\n",
    "nesting": "[" * 100_000,
    "a long number": "a: " + "9" * 10_000 + "\n",
    "a long text": "a: " + "x" * (MOST_SETTINGS + 1),
    "an object": "a: !!python/object/apply:os.system ['true']\n",
    "a list as a key": "? [a]\n: 1\n",
}


@pytest.mark.timeout(30)
@pytest.mark.parametrize("kind", ENDLESS_YAML)
def test_yaml_without_end_is_refused(kind: str) -> None:
    with pytest.raises(ValueError):
        load_yaml(ENDLESS_YAML[kind])


def test_aliases_and_merged_keys_that_people_write_are_read() -> None:
    text = "Global: &g {lr: 0.1, names: &n [a, b]}\nTrain:\n  <<: *g\n  lr: 0.2\n  more: *n\n"
    assert load_yaml(text)["Train"] == {"lr": 0.2, "names": ["a", "b"], "more": ["a", "b"]}
    assert load_yaml("") is None
    assert len(load_yaml("- x\n" * 30_000, 100_000)) == 30_000


@pytest.mark.parametrize("load", [load_toml, load_json])
def test_deep_nesting_is_a_fault_of_the_file(load: object) -> None:
    with pytest.raises(ValueError, match="nested too deeply"):
        load(("a = " if load is load_toml else "") + "[" * 100_000)  # type: ignore[operator]


@pytest.mark.timeout(30)
@pytest.mark.parametrize(
    "text",
    [
        "a" + ".a" * 500_000 + " = 1",
        "a." * 500_000,
        "[" + "a . " * 30_000 + "a]",
        "x = {" + "'a'." * 100_000 + "a = 1}",
        "date_order = " + "9" * 10_000,
    ],
)
def test_toml_without_end_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        load_toml(text)
    with pytest.raises(UserError, match=r"schema\.toml"):
        parse_schema(text)


def test_dots_that_people_write_are_read() -> None:
    long = "; ".join(["1.2.3"] * 50) + "." * 500
    assert load_toml(f"[a.b.c.d.'e.f']\ntext = '{long}'\n")["a"]["b"]["c"]["d"] == {"e.f": {"text": long}}


def test_large_files_and_pipes_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "large.yml").write_bytes(b"#" * (MOST_SETTINGS + 1))
    with pytest.raises(OSError, match="more than"):
        read_settings(tmp_path / "large.yml")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.yml")
        with pytest.raises(OSError, match="not a regular file"):
            read_settings(tmp_path / "pipe.yml")
