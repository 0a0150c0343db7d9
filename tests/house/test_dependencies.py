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
    "fontTools": "fonttools",
    "odf": "odfpy",
}
OURS = {"smallbranch", "tests", "bench"}
# openpyxl parses through it when it is there; not having it would be a hole, not an error
SILENT = {"defusedxml"}


def declared(group: str | None = None) -> set[str]:
    """Return the packages the program asks for, or those of a group beside them."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    lines = settings["dependency-groups"][group] if group else settings["project"]["dependencies"]
    return {re.split(r"[<>=~!\[ ;]", line)[0].lower().replace("_", "-") for line in lines if isinstance(line, str)}


def used(folder: str) -> dict[str, str]:
    """Return every foreign package that a folder imports, with a place."""
    found: dict[str, str] = {}
    for path in sources(folder):
        for name, node in imported(parsed(path)):
            module = name.partition(".")[0]
            if module not in sys.stdlib_module_names and module not in OURS:
                found.setdefault(PACKAGES.get(module, module.lower().replace("_", "-")), shown(path, node))
    return found


def test_everything_imported_is_declared() -> None:
    known = declared()
    assert {package: place for package, place in used("src").items() if package not in known} == {}


def test_everything_the_tests_import_is_declared() -> None:
    known = declared() | declared("test")
    assert {package: place for package, place in used("tests").items() if package not in known} == {}


def test_everything_declared_is_imported() -> None:
    assert declared() - used("src").keys() - SILENT == set()
