"""plan."""

from __future__ import annotations

import argparse

from smallbranch.cli import exits
from smallbranch.cli.opening import opened
from smallbranch.cli.output import print_json, print_table, say
from smallbranch.kernel.periods import Period, PeriodKind
from smallbranch.meetings.commands import DraftYear


def plan(args: argparse.Namespace) -> int:
    """Draft the year's plan and print it."""
    with opened(args) as ctx:
        outcome = ctx.dispatcher.do(DraftYear(year=args.year))
        items = ctx.meetings.plan(Period(args.year, PeriodKind.YEAR))
        findings = [
            {"code": item.code, "severity": item.severity, "text": ctx.messages.text("finding", item.code, item.params)}
            for item in outcome.findings
        ]
        words = ctx.messages
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
