"""import roster, import tasks."""

from __future__ import annotations

import argparse
from typing import Any

from smallbranch.cli import exits
from smallbranch.cli.opening import input_file, opened
from smallbranch.cli.output import plain, print_json, say
from smallbranch.kernel.clock import SystemClock
from smallbranch.kernel.messages import Messages
from smallbranch.kernel.places import resources_dir


def roster(args: argparse.Namespace) -> int:
    """Read a roster; merge it into the book as one step unless it is a dry run."""
    from smallbranch.intake.roster_sheet import read_roster

    reading = read_roster(input_file(args.file), today=SystemClock().today())
    if args.dry_run:
        _show_reading(args, reading.to_json())
        return exits.DONE
    with opened(args) as ctx:
        ctx.backup("import")
        preview = ctx.roster.preview_import(reading)
        outcome = ctx.roster.apply_import(preview)
        answer = {
            "new": len(preview.new),
            "updated": len(preview.updated),
            "unchanged": len(preview.unchanged),
            "doubtful": len(preview.doubtful),
            "skipped_rows": [plain(item) for item in reading.skipped_rows],
            "findings": [_finding(item, ctx.messages) for item in (*preview.findings, *outcome.findings)],
        }
        _show_merge(args, answer, ctx.messages)
    return exits.DONE


def tasks(args: argparse.Namespace) -> int:
    """Read the superior's task list; add its rows to the plan unless it is a dry run."""
    from smallbranch.intake.tasks_sheet import read_tasks

    reading = read_tasks(input_file(args.file), today=SystemClock().today())
    if args.dry_run:
        _show_reading(args, reading.to_json())
        return exits.DONE
    with opened(args) as ctx:
        outcome = ctx.meetings.import_tasks(reading.tasks(), ctx.dispatcher)
        print_json({"added": len(outcome.value)}) if args.json else say(f"+{len(outcome.value)}")
    return exits.DONE


def _show_reading(args: argparse.Namespace, answer: dict[str, Any]) -> None:
    if args.json:
        print_json(answer)
        return
    messages = Messages.load(resources_dir() / "messages", args.lang)
    say(f"{answer['sheet']}：{len(answer['rows'])}")
    for heading, name in answer["mapping"].items():
        say(f"  {heading} → {messages.word(name) if name else '—'}")
    for item in answer["findings"]:
        say(f"  [{item['row']}] " + messages.text("finding", item["code"], item))


def _show_merge(args: argparse.Namespace, answer: dict[str, Any], messages: Messages) -> None:
    if args.json:
        print_json(answer)
        return
    say(messages.text("word", "import_summary", answer))
    for item in answer["findings"]:
        say("  " + item["text"])


def _finding(item: Any, messages: Messages) -> dict[str, Any]:
    return {
        "code": item.code,
        "severity": item.severity,
        **{key: value for key, value in item.params.items() if key in ("row", "field")},
        "text": messages.text("finding", item.code, item.params),
    }
