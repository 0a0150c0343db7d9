"""The English catalogue fits its source: same blanks, one access key where there is one, and it loads."""

from __future__ import annotations

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

pytestmark = pytest.mark.gui
BLANK = re.compile(r"\{(\w+)[^}]*\}")


def pairs(catalogue: Path) -> list[tuple[str, str]]:
    messages = ET.parse(catalogue).getroot().iter("message")
    return [(message.findtext("source", ""), message.findtext("translation", "") or "") for message in messages]


def test_blanks_and_access_keys_agree(repository: Path) -> None:
    found = [(source, text) for source, text in pairs(repository / "i18n" / "en.ts") if text]
    assert len(found) > 80
    for source, text in found:
        assert set(BLANK.findall(source)) == set(BLANK.findall(text)), source
        assert ("(&" in source) == ("&" in text.replace("&&", "")), source


def test_the_compiled_catalogue_speaks_english(repository: Path, tmp_path: Path) -> None:
    release = Path(sys.executable).with_name("pyside6-lrelease")
    target = tmp_path / "en.qm"
    subprocess.run([release, "-silent", repository / "i18n" / "en.ts", "-qm", target], check=True)
    translator = QTranslator()
    assert translator.load(str(target))
    assert translator.translate("Pages", "花名册") == "Roster"
