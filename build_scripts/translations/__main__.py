"""Brings the translations up to date: new texts go in unfinished, texts that are gone go out."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from build_scripts.translations.messages import messages
from build_scripts.translations.texts import texts
from build_scripts.translations.ts_file import read_ts, write_ts
from kie_desktop.language import LANGUAGES, MESSAGES, translation_file


def main() -> int:
    """Update and compile each language; 1 where something is not translated."""
    said = messages()
    MESSAGES.write_text(json.dumps([*said], ensure_ascii=False, indent=1) + "\n", "utf-8")
    found = said | texts()
    unfinished = 0
    for language in LANGUAGES:
        if language == "en":
            continue
        compiled = Path(translation_file(language))
        path = compiled.with_suffix(".ts")
        known = read_ts(path)
        write_ts(path, language, found, known)
        missing = [text for text in found if not known.get(text)]
        unfinished += len(missing)
        print(f"{path}: {len(found)} texts, {len(missing)} to be translated")
        print("".join(f"  {text!r}\n" for text in missing), end="")
        lrelease = Path(sys.executable).parent / "pyside6-lrelease"
        subprocess.run([lrelease, "-silent", path, "-qm", compiled], check=True)
    return min(unfinished, 1)


if __name__ == "__main__":
    sys.exit(main())
