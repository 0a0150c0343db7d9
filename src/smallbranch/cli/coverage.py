"""ledger coverage: which ledgers each record of a period feeds."""

from __future__ import annotations

import argparse
from pathlib import Path

from smallbranch.cli import exits
from smallbranch.cli.ledgers import write_document
from smallbranch.cli.opening import opened
from smallbranch.cli.output import print_json, print_table, say
from smallbranch.kernel.periods import Period
from smallbranch.ledgers.coverage import coverage_document
from smallbranch.ledgers.service import WATERMARK


def coverage(args: argparse.Namespace) -> int:
    """Print the map, or write it to a file."""
    period = Period.parse(args.period)
    with opened(args) as ctx:
        found = ctx.coverage(period)
        if args.out:
            branch = ctx.roster.branch()
            document = coverage_document(found, period, branch.name, WATERMARK if branch.practice else "")
            answer = write_document(ctx, args, document, Path(args.out))
            print_json(answer) if args.json else say(str(args.out))
            return exits.DONE
    titles = dict(found.ledgers)
    if args.json:
        rows = [
            {"source": one.source, "kind": one.kind, "on": one.on and one.on.isoformat(), "title": one.title,
             "ledgers": dict(one.counts)}
            for one in found.records
        ]  # fmt: skip
        print_json({"ledgers": titles, "records": rows})
    else:
        lines = [(str(one.on or ""), one.kind, one.title, "、".join(one.counts)) for one in found.records]
        print_table(("日期", "种类", "记录", "进了哪些台账"), lines)
    return exits.DONE
