"""Habits a linter has no rule for: the clock, swallowed errors, texts a translator can find."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.house.tree import called, parsed, part_of, shown, sources

EDGES = {"gui", "cli", "__main__"}  # where an unexpected error is turned into a report


def own_clocks(path: Path) -> list[str]:
    """Return the places that ask the machine for the time."""
    asked = {("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today"), ("time", "time")}
    return [
        f"{shown(path, node)} {node.value.id}.{node.attr}"
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and (node.value.id, node.attr) in asked
    ]


def swallowed(path: Path, *, core: bool) -> list[str]:
    """Return handlers that do nothing, and in the core also those that catch everything and do not raise."""
    found = []
    for node in ast.walk(parsed(path)):
        if not isinstance(node, ast.ExceptHandler):
            continue
        empty = all(isinstance(line, ast.Pass) or _is_ellipsis(line) for line in node.body)
        everything = node.type is None or (
            isinstance(node.type, ast.Name) and node.type.id in {"Exception", "BaseException"}
        )
        raises = any(isinstance(inner, ast.Raise) for inner in ast.walk(node))
        if empty or (core and everything and not raises):
            found.append(shown(path, node))
    return found


def _is_ellipsis(line: ast.stmt) -> bool:
    return isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant) and line.value.value is ...


def unfindable_texts(path: Path) -> list[str]:
    """Return ``tr(f"…")``: the translator's tool extracts it under a name that is never looked up."""
    calls = [
        node for node in ast.walk(parsed(path)) if isinstance(node, ast.Call) and called(node) in {"tr", "translate"}
    ]
    return [shown(path, call) for call in calls if any(isinstance(value, ast.JoinedStr) for value in call.args)]


def busy_loops(path: Path) -> list[str]:
    calls = [node for node in ast.walk(parsed(path)) if isinstance(node, ast.Call)]
    return [shown(path, call) for call in calls if called(call) == "processEvents"]


def test_time_comes_from_the_clock() -> None:
    files = [path for path in sources("src") if path.name != "clock.py"]
    assert [line for path in files for line in own_clocks(path)] == []


def test_no_error_is_swallowed() -> None:
    assert [line for path in sources("src") for line in swallowed(path, core=part_of(path) not in EDGES)] == []


def test_every_text_of_the_window_can_be_translated() -> None:
    assert [line for path in sources("src/smallbranch/gui") for line in unfindable_texts(path)] == []


def test_the_window_never_spins_the_event_loop() -> None:
    assert [line for path in sources("src/smallbranch/gui") for line in busy_loops(path)] == []


@pytest.mark.parametrize(
    ("code", "check"),
    [
        ("from datetime import date\ndate.today()", own_clocks),
        ("from datetime import datetime\nf = datetime.now", own_clocks),
        ("try:\n    f()\nexcept OSError:\n    pass", lambda path: swallowed(path, core=False)),
        ("try:\n    f()\nexcept Exception:\n    g()", lambda path: swallowed(path, core=True)),
        ("self.tr(f'出席 {n}')", unfindable_texts),
        ("app.processEvents()", busy_loops),
    ],
)
def test_a_planted_violation_is_found(tmp_path: Path, code: str, check) -> None:  # type: ignore[no-untyped-def]
    planted = tmp_path / "planted.py"
    planted.write_text(code, "utf-8")
    assert check(planted) != []
