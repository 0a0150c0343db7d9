"""What the source imports is what the project declares: nothing by luck, nothing for nothing."""

from __future__ import annotations

import re
import sys
import tomllib

from tests.house.tree import ROOT, imported, parsed, shown, sources

# modules whose name is not that of their package
PACKAGES = {
    "PySide6": "pyside6-essentials",
    "shiboken6": "pyside6-essentials",
    "chinese_calendar": "chinesecalendar",
    "python_calamine": "python-calamine",
    "stdnum": "python-stdnum",
    "docx": "python-docx",
    "PIL": "pillow",
    "dateutil": "python-dateutil",
}
# openpyxl parses through it when it is there; not having it would be a hole, not an error
SILENT = {"defusedxml"}


def declared() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return {re.split(r"[<>=~!\[ ;]", line)[0].lower().replace("_", "-") for line in project["dependencies"]}


def used() -> dict[str, str]:
    """Return every foreign package that the source imports, with a place."""
    found: dict[str, str] = {}
    for path in sources("src"):
        for name, node in imported(parsed(path)):
            module = name.partition(".")[0]
            if module not in sys.stdlib_module_names and module != "smallbranch":
                found.setdefault(PACKAGES.get(module, module.lower().replace("_", "-")), shown(path, node))
    return found


def test_everything_imported_is_declared() -> None:
    known = declared()
    assert {package: place for package, place in used().items() if package not in known} == {}


def test_everything_declared_is_imported() -> None:
    assert declared() - used().keys() - SILENT == set()
