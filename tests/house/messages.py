"""The sentences in ``resources/messages`` and the codes the source uses, side by side."""

from __future__ import annotations

import ast
import re
import string
import tomllib
from collections.abc import Iterator
from pathlib import Path

from tests.house.tree import ROOT, called, parsed, shown, text_of

FOLDER = ROOT / "resources" / "messages"
LANGUAGES = ("zh", "en")
Sentences = dict[tuple[str, str], str]

# what is called → the tables its code may stand in
KINDS = {
    "Refused": {"error"},
    "EnvironmentProblem": {"error"},
    "SmallBranchError": {"error"},
    "Finding": {"finding"},
    "InvalidInput": {"field"},
    "write": {"step"},
    "do_all": {"step"},
}
POSITION = {"do_all": 1}


def sentences(language: str) -> Sentences:
    """Return every sentence of a language, by table and code."""
    found: Sentences = {}
    for path in sorted(FOLDER.glob(f"*{language}.toml")):
        for table, entries in tomllib.loads(path.read_text("utf-8")).items():
            found.update(_flat(table, entries))
    return found


def _flat(table: str, entries: object, prefix: str = "") -> Sentences:
    if not isinstance(entries, dict):
        return {(table, prefix): str(entries)}
    found: Sentences = {}
    for key, value in entries.items():
        found.update(_flat(table, value, f"{prefix}.{key}" if prefix else key))
    return found


def twice_said(language: str) -> list[str]:
    """Return the codes that two files of a language give different sentences for."""
    first: dict[tuple[str, str], tuple[str, str]] = {}
    found = []
    for path in sorted(FOLDER.glob(f"*{language}.toml")):
        for table, entries in tomllib.loads(path.read_text("utf-8")).items():
            for key, text in _flat(table, entries).items():
                other, said = first.setdefault(key, (path.name, text))
                if said != text:
                    found.append(f"{'.'.join(key)}: {other}, {path.name}")
    return found


def blanks(sentence: str) -> set[str]:
    """Return the names of the placeholders of a sentence."""
    return {re.split(r"[.\[]", name)[0] for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def used_codes(path: Path) -> Iterator[tuple[str, set[str], str]]:
    """Yield each literal code of a file with the tables it may stand in and its place."""
    for node in ast.walk(parsed(path)):
        if not isinstance(node, ast.Call) or called(node) not in KINDS:
            continue
        kind = called(node)
        if kind == "write" and not _is_unit_of_work(node):
            continue
        for code in _codes(node, kind):
            yield code, KINDS[kind], shown(path, node)


def _is_unit_of_work(node: ast.Call) -> bool:
    """Tell ``book.write("step", …)`` from writing to a stream."""
    owner = node.func.value if isinstance(node.func, ast.Attribute) else None
    name = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
    return name.strip("_") == "book"


def _codes(node: ast.Call, kind: str) -> list[str]:
    position = POSITION.get(kind, 0)
    given = node.args[position] if len(node.args) > position else None
    for keyword in node.keywords:
        if keyword.arg == "code":
            given = keyword.value
    if kind == "InvalidInput":
        values = given.values if isinstance(given, ast.Dict) else []
        return [code for value in values for code in _literals(value)]
    return _literals(given)


def _literals(value: ast.expr | None) -> list[str]:
    if isinstance(value, ast.IfExp):
        return _literals(value.body) + _literals(value.orelse)
    code = text_of(value)
    return [] if code is None else [code]


def words(path: Path) -> set[str]:
    """Return every string literal of a file; an f-string counts by its fixed ends: ``no_*``, ``*_unclear``."""
    found = set()
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.add(node.value)
        elif isinstance(node, ast.JoinedStr) and node.values:
            found.add((text_of(node.values[0]) or "") + "*")
            found.add("*" + (text_of(node.values[-1]) or ""))
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            found.add(node.target.id)  # the field of a record has a word
        elif isinstance(node, ast.ClassDef):
            found.add(snake(node.name))  # a command's step is named after it
    return found


def handled_commands(path: Path) -> set[str]:
    """Return the names of the commands a service offers a handler for: the keys its ``handlers`` returns."""
    offers = [node for node in ast.walk(parsed(path)) if isinstance(node, ast.FunctionDef) and node.name == "handlers"]
    tables = [table for offer in offers for table in ast.walk(offer) if isinstance(table, ast.Dict)]
    keys = [key for table in tables for key in table.keys]
    names = [key.attr if isinstance(key, ast.Attribute) else getattr(key, "id", "") for key in keys]
    return {snake(name) for name in names if name}


def snake(name: str) -> str:
    """Return the name a command has in files and in the journal: ``RecordMeeting`` → ``record_meeting``."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()
