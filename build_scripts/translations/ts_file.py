"""Qt Linguist's files: one context, one message for each text, no line numbers (they change with every edit)."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from pathlib import Path

from kie_desktop.language import CONTEXT


def read_ts(path: Path) -> dict[str, str]:
    """Text -> translation, "" where there is none yet. No file: nothing."""
    if not path.exists():
        return {}
    return {
        message.findtext("source") or "": message.findtext("translation") or ""
        for message in ET.parse(path).getroot().iter("message")
    }


def write_ts(path: Path, language: str, texts: Mapping[str, str], translations: Mapping[str, str]) -> None:
    """Write a file for these texts (text -> source file), with the translations that there are."""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    for text, file in texts.items():
        message = ET.SubElement(context, "message")
        ET.SubElement(message, "location", filename=f"../../{file}")
        ET.SubElement(message, "source").text = text
        translation = ET.SubElement(message, "translation")
        if translations.get(text):
            translation.text = translations[text]
        else:
            translation.set("type", "unfinished")
    ET.indent(root, " " * 4)
    document = ET.tostring(root, encoding="unicode")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{document}\n', "utf-8")
