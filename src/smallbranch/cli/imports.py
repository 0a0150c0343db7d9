"""import roster, import tasks."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from smallbranch.bootstrap import AppContext
from smallbranch.cli import exits
from smallbranch.cli.opening import input_file, opened
from smallbranch.cli.output import complain, plain, print_json, print_table, say
from smallbranch.kernel import masking
from smallbranch.kernel.clock import SystemClock
from smallbranch.kernel.findings import Finding, Severity
from smallbranch.kernel.messages import Messages
from smallbranch.kernel.places import resources_dir
from smallbranch.meetings.task_list import TaskListPlan, difference

if TYPE_CHECKING:
    from smallbranch.roster.import_plan import ImportPreview


def roster(args: argparse.Namespace) -> int:
    """Read a roster; merge it into the book as one step unless it is a dry run."""
    from smallbranch.intake.roster_sheet import read_roster

    if args.dry_run:
        _show_reading(args, read_roster(input_file(args.file), today=SystemClock().today()).to_json())
        return exits.DONE
    with opened(args) as ctx:
        reading = read_roster(input_file(args.file), today=ctx.clock.today(), own=ctx.roster.own_titles())
        preview = ctx.roster.preview_import(reading)
        if args.changes:
            _show_changes(ctx, args, preview)
            return exits.DONE
        ctx.book.require_writable()
        ctx.backup("import")
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
        wanted = difference(reading, ctx.meetings, ctx.packs.rules, ctx.clock.today())
        if args.changes:
            _show_tasks(args, wanted)
            return exits.DONE
        tied = wanted.ties if args.tie else ()
        commands = wanted.tying(tied)
        if commands:
            ctx.book.require_writable()
            ctx.backup("import")
            ctx.dispatcher.do_all(commands, "import_tasks", {"count": len(commands)})
        answer = {
            "added": len(wanted.add) - len(tied),
            "changed": len(wanted.change),
            "unchanged": wanted.unchanged,
        }
        if wanted.ties:
            answer |= {"tied": len(tied), "could_tie": len(wanted.ties) - len(tied)}
        print_json(answer) if args.json else _say_taken(ctx, answer)
    return exits.DONE


def _say_taken(ctx: AppContext, answer: dict[str, int]) -> None:
    say(ctx.messages.text("word", "tasks_summary", answer))
    if answer.get("tied"):
        say(ctx.messages.text("word", "tasks_tied", answer))
    if answer.get("could_tie"):
        say(ctx.messages.text("word", "tasks_could_tie", answer))


def _show_tasks(args: argparse.Namespace, found: TaskListPlan) -> None:
    """Print what a list would change, before anything is written."""
    if args.json:
        print_json(found)
        return
    again = found.again
    rows: list[tuple[object, ...]] = []
    rows += [("新增（上月也有）" if line.topic in again else "新增", line.topic, line.deadline) for line in found.add]
    rows += [
        ("改动", one.item.topic, "；".join(f"{old or '空'} → {new}" for _, old, new in one.fields))
        for one in found.changed
    ]
    rows += [("可并入（--tie）", tie.line.topic, tie.item.planned_on or tie.item.period) for tie in found.ties]
    rows += [("清单里没有了", item.topic, item.deadline) for item in found.gone]
    rows += [("上月有、本月没有", topic, None) for topic in found.dropped]
    print_table(("差别", "事项", "内容"), rows)


def _show_changes(ctx: AppContext, args: argparse.Namespace, preview: ImportPreview) -> None:
    """Print each cell that differs from the book; personal numbers masked, both the old and the new."""
    hidden = {f"own.{field.key}" for field in ctx.roster.own_fields() if field.sensitive}
    titles = {f"own.{key}": title for key, title in ctx.roster.own_titles().items()}

    def shown(field: str, value: str | None) -> str | None:
        return masking.address(value) if value and field in hidden else masking.masked({field: value})[field]

    rows = [
        {
            "row": plan.row,
            "member_id": plan.member_id,
            "name": plan.name,
            "field": change.field,
            "old": shown(change.field, change.old),
            "new": shown(change.field, change.new),
        }
        for plan in sorted((*preview.new, *preview.updated), key=lambda plan: plan.row)
        for change in plan.changes
    ]
    words = ctx.messages.word
    for item in preview.findings:
        if item.severity is not Severity.INFO:  # also what will not be written is said, beside the list
            about = item.subject
            where = [] if about is None else [f"[{about.id}]", *([words(about.field)] if about.field else [])]
            complain(" ".join([*where, ctx.messages.text("finding", item.code, item.params)]))
    if args.json:
        print_json(rows)
        return
    said = [(row["row"], row["name"], titles.get(str(row["field"])) or words(str(row["field"]))) for row in rows]
    heads = [words(head) for head in ("row", "name", "field", "old", "new")]
    print_table(heads, [(*one, row["old"], row["new"]) for one, row in zip(said, rows, strict=True)])


def _show_reading(args: argparse.Namespace, answer: dict[str, Any]) -> None:
    if args.json:
        print_json(answer)
        return
    messages = Messages.load(resources_dir() / "messages", args.lang)
    say(f"{answer['sheet']}：{len(answer['rows'])}")
    for heading, name in answer["mapping"].items():
        say(f"  {heading} → {messages.word(name) if name else '—'}")
    for item in answer["findings"]:
        row = f"[{item['row']}] " if item["row"] is not None else ""
        say(f"  {row}" + messages.text("finding", item["code"], item))


def _show_merge(args: argparse.Namespace, answer: dict[str, Any], messages: Messages) -> None:
    if args.json:
        print_json(answer)
        return
    say(messages.text("word", "import_summary", answer))
    for item in answer["findings"]:
        say("  " + item["text"])


def _finding(item: Finding, messages: Messages) -> dict[str, Any]:
    where = {key: value for key, value in item.params.items() if key in ("row", "field")}
    if item.subject is not None:
        where.setdefault(item.subject.kind, item.subject.id)
        where.setdefault("field", item.subject.field)
    text = messages.text("finding", item.code, item.params)
    return {"code": item.code, "severity": item.severity, **where, "text": text}
