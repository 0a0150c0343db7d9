#!/usr/bin/env python3
"""Fill `en.ts`: `fill.py missing` prints what waits as TOML, `fill.py words.toml` puts the answers in.

The TOML is `"中文" = "English"`, one line each; `python3 dev.py i18n` collects the texts beforehand. The same text is
filled in every context.
"""

from __future__ import annotations

import json
import sys
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

CATALOGUE = Path(__file__).with_name("en.ts")
HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'


def unfinished(root: ET.Element) -> Iterator[tuple[str, ET.Element]]:
    """Yield source text and translation element of every message that waits."""
    for message in root.iter("message"):
        translation = message.find("translation")
        if translation is not None and translation.get("type") == "unfinished":
            yield message.findtext("source", ""), translation


def main(argument: str) -> int:
    """Print what is missing, or fill it in and say how much is left."""
    tree = ET.parse(CATALOGUE)
    root = tree.getroot()
    if argument == "missing":
        for source in dict.fromkeys(source for source, _ in unfinished(root)):
            sys.stdout.write(f'{json.dumps(source, ensure_ascii=False)} = ""\n')
        return 0
    words = {key: text for key, text in tomllib.loads(Path(argument).read_text("utf-8")).items() if text}
    for source, translation in list(unfinished(root)):
        if source in words:
            translation.text = words[source]
            del translation.attrib["type"]
    CATALOGUE.write_text(HEAD + ET.tostring(root, encoding="unicode") + "\n", "utf-8")
    left = sum(1 for _ in unfinished(root))
    sys.stdout.write(f"{CATALOGUE.name}: {left} left\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
