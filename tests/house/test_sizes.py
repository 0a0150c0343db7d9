"""Files and functions stay small enough to be read in one go."""

from __future__ import annotations

import ast
from pathlib import Path
from statistics import median

from tests.house.tree import PACKAGE, parsed, shown, sources

FILE_LINES = 500
FILE_MEDIAN = 150
FUNCTION_LINES = 60


def long_functions(path: Path) -> list[str]:
    # A migration is a list of tables, not a thing to be understood step by step.
    if "migrations" in path.parts:
        return []
    return [
        f"{shown(path, node)} {node.name}: {(node.end_lineno or 0) - node.lineno + 1} lines"
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno + 1 > FUNCTION_LINES
    ]


def line_count(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


def test_no_file_is_too_long() -> None:
    # A revision is a list of statements made from the tables; it is never edited again.
    everything = [
        path
        for path in sources("src", "tests", "bench", "docs", "installer", "resources")
        if path.parent.name != "versions"
    ]
    assert [shown(path) for path in everything if line_count(path) > FILE_LINES] == []


def test_the_median_file_is_short() -> None:
    sizes = [line_count(path) for path in sources("src") if path.name != "__init__.py"]
    assert median(sizes) <= FILE_MEDIAN


def test_no_function_is_too_long() -> None:
    assert [found for path in sources("src", "bench", "tests") for found in long_functions(path)] == []


def test_a_long_function_would_be_found(tmp_path: Path) -> None:
    planted = tmp_path / "planted.py"
    planted.write_text("def f():\n" + "    x = 1\n" * FUNCTION_LINES, "utf-8")
    assert long_functions(planted) == ["planted.py:1 f: 61 lines"]
    assert PACKAGE.is_dir()
