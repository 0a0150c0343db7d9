"""check."""

from __future__ import annotations

import argparse

from smallbranch.cli import exits
from smallbranch.cli.opening import day_of, opened
from smallbranch.cli.output import plain, print_json, say
from smallbranch.kernel.findings import Severity
from smallbranch.kernel.periods import Period


def check(args: argparse.Namespace) -> int:
    """Print what the rules miss in a period; status 1 when a finding is an error."""
    period = Period.parse(args.period)
    with opened(args) as ctx:
        findings = ctx.rules.check(period, day_of(args.as_of, ctx.clock.today()))
        texts = [ctx.messages.text("finding", item.code, item.params) for item in findings]
    if args.json:
        print_json(
            [{**plain(item), **plain(item.params), "text": text} for item, text in zip(findings, texts, strict=True)]
        )
    else:
        for item, text in zip(findings, texts, strict=True):
            say(f"[{item.severity}] {text}")
        if not findings:
            say("没有发现问题。" if args.lang == "zh" else "Nothing found.")
    return exits.FINDINGS if any(item.severity is Severity.ERROR for item in findings) else exits.DONE
