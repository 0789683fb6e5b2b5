"""Asking for a newer version, against a server on this machine."""

from __future__ import annotations

import json

import pytest
from file_server import Behaviour, serving

from kie_desktop.__main__ import main
from kie_desktop.runtime import updates
from kie_desktop.version import __version__


def ask(document: object, capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    behaviour = Behaviour(json.dumps(document).encode(), content_type="application/json")
    with serving(behaviour) as address:
        assert main(["updates", "--json", "--address", address]) == 0
    assert behaviour.requests[0]["User-Agent"] == f"KIE-Desktop/{__version__}"
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def test_a_newer_version_is_told_with_what_is_new_and_where(capsys: pytest.CaptureFixture[str]) -> None:
    release = {"tag_name": "v99.1", "html_url": "https://pages.example/v99.1", "body": "# New\nAll of it"}
    news = {"version": "99.1", "news": "# New\nAll of it", "address": "https://pages.example/v99.1", "is_newer": True}
    assert ask(release, capsys) == {"installed": __version__, **news}
    assert ask([release, {"tag_name": "v1"}], capsys)["version"] == "99.1"


@pytest.mark.parametrize("tag", [__version__, f"v{__version__}.0", "0.0.9", f"{__version__}rc1"])
def test_the_same_or_an_older_one_is_no_news(tag: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask({"tag_name": tag, "html_url": "javascript:alert()"}, capsys) | {"version": ""} == {
        "installed": __version__, "version": "", "news": "", "address": "", "is_newer": False,
    }  # fmt: skip


def test_what_goes_wrong_is_said_with_a_remedy(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def said(behaviour: Behaviour) -> str:
        with serving(behaviour) as address:
            assert main(["updates", "--address", address]) == 1
        return capsys.readouterr().err

    assert "answered 404" in said(Behaviour(b"", status=404))
    assert "not a release" in said(Behaviour(b"<html>"))
    assert "not a release" in said(Behaviour(b'{"tag_name": "latest"}'))
    monkeypatch.setattr(updates, "_LIMIT", 10)
    assert "check the address" in said(Behaviour(b"x" * 11))
    assert main(["updates", "--address", "http://127.0.0.1:9/"]) == 1
    assert "cannot be reached" in capsys.readouterr().err
    assert main(["updates"]) == 1
    assert "enter it in the settings" in capsys.readouterr().err
