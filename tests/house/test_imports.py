"""Which layer may import what, beyond the contracts in pyproject.toml; and every core module starts without Qt."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.tree import PACKAGE, SLICES, imported, parsed, part_of, shown, sources

OWNERS = {
    "PySide6": {"gui"},
    "shiboken6": {"gui"},
    "reportlab": {"documents", "intake"},
    "PIL": {"intake"},
    "uharfbuzz": {"documents"},
    "openpyxl": {"documents", "intake"},
    "python_calamine": {"documents", "intake"},
    "docx": {"documents", "intake"},
    "sqlcipher3": {"store", "gui"},  # the window reads its first screen before SQLAlchemy is there
    "sqlite3": {"store", "gui"},
    "alembic": {"store"},
    "sqlalchemy": {"store", "ledgers", "zone", *SLICES},  # issued documents and deliveries are records too
}
NO_NETWORK = (
    "socket",
    "ssl",
    "http",
    "urllib.request",
    "ftplib",
    "smtplib",
    "asyncio",
    "requests",
    "PySide6.QtNetwork",
)
NO_CODE_FROM_DATA = ("pickle", "marshal", "shelve", "dill", "cloudpickle")
HEADLESS = """
import importlib, sys
sys.modules["PySide6"] = None
failed = []
for name in sys.argv[1:]:
    try:
        importlib.import_module(name)
    except ImportError as error:
        failed.append(f"{name}: {error}")
failed += [name for name in sys.modules if name.startswith("smallbranch.gui")]
print("\\n".join(failed), end="")
"""


def module_name(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def strangers(path: Path, part: str) -> list[str]:
    """Return the imports of a file that belong to another layer."""
    found = []
    for name, node in imported(parsed(path)):
        owners = OWNERS.get(name.partition(".")[0])
        if owners is not None and part not in owners:
            found.append(f"{shown(path, node)} {name}")
    return found


def private_models(path: Path, part: str) -> list[str]:
    """Return the imports of another slice's tables."""
    names = [(name.split("."), node) for name, node in imported(parsed(path))]
    private = [(parts, node) for parts, node in names if parts[0] == "smallbranch" and parts[2:3] == ["model"]]
    return [f"{shown(path, node)} {'.'.join(parts)}" for parts, node in private if parts[1] != part]


def banned(path: Path) -> list[str]:
    """Return what opens a connection or runs data as code."""
    found = [
        f"{shown(path, node)} {name}"
        for name, node in imported(parsed(path))
        if any(name == module or name.startswith(module + ".") for module in NO_NETWORK + NO_CODE_FROM_DATA)
    ]
    for node in ast.walk(parsed(path)):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in {"eval", "exec", "compile"}
        ):
            found.append(f"{shown(path, node)} {node.func.id}()")
    return found


def test_every_library_stays_in_its_layer() -> None:
    assert [line for path in sources("src") for line in strangers(path, part_of(path))] == []


def test_tables_stay_in_their_slice() -> None:
    assert [line for path in sources("src") for line in private_models(path, part_of(path))] == []


def test_nothing_opens_a_connection_or_runs_data_as_code() -> None:
    assert [line for path in sources("src") for line in banned(path)] == []


@pytest.mark.parametrize(
    ("code", "check"),
    [
        ("from PySide6.QtCore import QObject", lambda path: strangers(path, "roster")),
        ("def f():\n    import openpyxl", lambda path: strangers(path, "ledgers")),
        ("from smallbranch.roster.model import Member", lambda path: private_models(path, "meetings")),
        ("from smallbranch.roster import model", lambda path: private_models(path, "ledgers")),
        ("import urllib.request", banned),
        ("import pickle", banned),
        ("eval('1')", banned),
    ],
)
def test_a_planted_violation_is_found(tmp_path: Path, code: str, check) -> None:  # type: ignore[no-untyped-def]
    planted = tmp_path / "planted.py"
    planted.write_text(code, "utf-8")
    assert check(planted) != []


def test_every_module_of_the_core_is_imported_without_qt() -> None:
    core = [path for path in sources("src") if "gui" not in path.parts and "migrations" not in path.parts]
    names = [module_name(path) for path in core]
    child = [sys.executable, "-c", HEADLESS, *names]
    done = subprocess.run(child, capture_output=True, text=True, encoding="utf-8", cwd=PACKAGE.parent, check=False)
    assert (done.returncode, done.stdout, done.stderr[-2000:]) == (0, "", "")
