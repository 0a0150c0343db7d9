"""apply, commands, undo, redo."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from smallbranch.cli import codec, exits
from smallbranch.cli.attaching import placed
from smallbranch.cli.opening import input_file, opened
from smallbranch.cli.output import print_json, say
from smallbranch.kernel.changes import ChangeSet
from smallbranch.kernel.errors import InvalidInput, SmallBranchError
from smallbranch.store.dispatch import CommandFailed


def apply(args: argparse.Namespace) -> int:
    """Do every line of the file in one unit of work, or none."""
    lines = _lines(args.file)
    with opened(args) as ctx:
        read = [
            (number, _parse(ctx.dispatcher.commands, number, line, Path(args.file)))
            for number, line in enumerate(lines, 1)
            if line.strip()
        ]
        outcome = ctx.dispatcher.do_all([command for _, command in read], "apply_file", {"count": len(read)})
        if args.json:
            findings = [
                _finding(item, ctx.messages.text("finding", item.code, item.params)) for item in outcome.findings
            ]
            print_json({"done": len(read), "values": outcome.value, "findings": findings})
        else:
            say(ctx.messages.text("word", "applied", {"count": len(read)}))
            for item in outcome.findings:
                say("  " + ctx.messages.text("finding", item.code, item.params))
    return exits.DONE


def schema(args: argparse.Namespace) -> int:
    """Print the schema of everything `apply` accepts; needs no book."""
    from smallbranch.bootstrap import command_types

    print_json(codec.schema(command_types()))
    return exits.DONE


def undo(args: argparse.Namespace) -> int:
    """Take the last step back."""
    return _travel(args, "undo")


def redo(args: argparse.Namespace) -> int:
    """Do the step taken back last again."""
    return _travel(args, "redo")


def _travel(args: argparse.Namespace, way: str) -> int:
    with opened(args) as ctx:
        step = ctx.book.next_undo() if way == "undo" else ctx.book.next_redo()
        changes: ChangeSet = getattr(ctx.book, way)()
        name = ctx.messages.step(step.code, step.params) if step else ""
        if args.json:
            print_json({"step": step.code if step else None, "name": name, "changed": changes.tables})
        else:
            say(ctx.messages.text("word", f"done_{way}", {"name": name}))
    return exits.DONE


def _lines(file: str) -> list[str]:
    try:
        return input_file(file).read_text(encoding="utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise InvalidInput({"line": "not_utf8"}) from error


def _parse(commands: dict[str, type], number: int, line: str, file: Path) -> Any:
    try:
        item = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise CommandFailed(number, "?", InvalidInput({"line": "not_json"}, why=str(error))) from error
    try:
        return placed(codec.read_command(commands, item), file)
    except SmallBranchError as error:
        name = item.get("do") if isinstance(item, dict) else None
        raise CommandFailed(number, str(name or "?"), error) from error


def _finding(item: Any, sentence: str) -> dict[str, Any]:
    return {"code": item.code, "severity": item.severity, "params": dict(item.params), "text": sentence}
