"""plan, plan-day."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from smallbranch.bootstrap import AppContext
from smallbranch.cli import exits
from smallbranch.cli.opening import day_of, opened
from smallbranch.cli.output import print_json, print_table, say
from smallbranch.documents.whole_file import write_whole
from smallbranch.kernel.errors import EnvironmentProblem, InvalidInput
from smallbranch.kernel.periods import Period, PeriodKind
from smallbranch.meetings.commands import DraftYear


def plan(args: argparse.Namespace) -> int:
    """Draft the year's plan and print it."""
    if args.dry_run:
        return _draft(args)
    if args.ics and not Path(args.ics).absolute().parent.is_dir():  # before anything is written
        raise EnvironmentProblem("cannot_create", path=args.ics)
    with opened(args) as ctx:
        outcome = ctx.dispatcher.do(DraftYear(year=args.year))
        items = ctx.meetings.plan(Period(args.year, PeriodKind.YEAR))
        findings = [
            {"code": item.code, "severity": item.severity, "text": ctx.messages.text("finding", item.code, item.params)}
            for item in outcome.findings
        ]
        words = ctx.messages
        if args.ics:
            write_whole(Path(args.ics).absolute(), ctx.meetings.calendar_file(args.year))
    if args.json:
        print_json({"added": outcome.value, "items": items, "findings": findings})
        return exits.DONE
    print_table(
        ("期间", "形式", "日期", "党小组", "主题"),
        [(item.period, words.word(item.form), item.planned_on, item.cell, item.topic) for item in items],
    )
    for finding in findings:
        say(str(finding["text"]))
    return exits.DONE


def _draft(args: argparse.Namespace) -> int:
    """Print what drafting would add, each line with its reasons; nothing is written."""
    with opened(args) as ctx:
        draft, words = ctx.meetings.preview_year(args.year), ctx.messages
    if args.json:
        print_json(draft)
        return exits.DONE
    rows = []
    for line in draft.lines:
        why = "；".join(words.text("finding", reason.code, reason.params).strip() for reason in line.reasons)
        rows.append((line.period, words.word(line.form), line.planned_on or line.deadline, line.cell, line.lead, why))
    print_table(("期间", "形式", "日期", "党小组", "主持", "理由"), rows)
    for finding in draft.findings:
        say(words.text("finding", finding.code, finding.params))
    return exits.DONE


def plan_day(args: argparse.Namespace) -> int:
    """Print the working days of a range by who could come, the best first."""
    with opened(args) as ctx:
        today = ctx.clock.today()
        first, last = day_of(args.first, today), day_of(args.last, today)
        days = ctx.meetings.best_days(args.form, first, last, _cell(ctx, args.cell, first), args.at)
        kinds = {kind.id: kind.title for kind in ctx.packs.rules.absence_kinds(first)}
    if args.json:
        print_json({"form": args.form, "first": first, "last": last, "days": days})
        return exits.DONE
    if not days:
        say(ctx.messages.word("no_possible_day"))
        return exits.DONE
    rows = []
    for one in days:
        away = "、".join(f"{who.name}（{kinds.get(who.kind or '', who.kind)}）" for who in one.away)
        half = "、".join(f"{who.name}（{ctx.messages.word(who.kind or '')}）" for who in one.halves)
        away += f"；半天不在：{half}" if half else ""
        need = "" if one.quorum_needed is None else f"{one.quorum_needed}，{'达到' if one.enough else '达不到'}"
        rows.append((one.day, one.due, one.present, f"{one.due_voters}/{one.present_voters}", need, away))
    print_table(("日期", "应到", "能到", "有表决权应到/能到", "法定人数", "不能到"), rows)
    return exits.DONE


def _cell(ctx: AppContext, wanted: str | None, day: date) -> int | None:
    if wanted is None:
        return None
    found = next((cell.id for cell in ctx.roster.cells(day) if wanted in (cell.name, str(cell.id))), None)
    if found is None:
        raise InvalidInput({"cell": "unknown_cell"})
    return found
