"""The source tree as the house rules see it: files, parsed once, and what they import."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "smallbranch"
SLICES = (
    "roster",
    "meetings",
    "lessons",
    "teams",
    "registers",
    "dues",
    "development",
    "elections",
    "explanations",
    "attachments",
)


def sources(*folders: str) -> list[Path]:
    """Return the Python files under some folders of the repository, in order."""
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py") if path.is_file())


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), filename=str(path))


def part_of(path: Path) -> str:
    """Return the layer a file of the package belongs to: ``meetings``, ``gui``, ``bootstrap`` …"""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def shown(path: Path, node: ast.AST | None = None) -> str:
    """Return ``path:line`` for a message."""
    where = path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name
    line = getattr(node, "lineno", None)
    return where if line is None else f"{where}:{line}"


def imported(tree: ast.Module) -> Iterator[tuple[str, ast.stmt]]:
    """Yield every absolute module name imported anywhere in a file, inside functions too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module, node
            yield from ((f"{node.module}.{alias.name}", node) for alias in node.names)


def called(node: ast.Call) -> str:
    """Return the last name of what is called: ``a.b.c()`` → ``c``."""
    target = node.func
    if isinstance(target, ast.Attribute):
        return target.attr
    return target.id if isinstance(target, ast.Name) else ""


def text_of(node: ast.expr | None) -> str | None:
    """Return the value of a string literal."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None
