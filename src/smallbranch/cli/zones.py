"""zone export."""

from __future__ import annotations

import argparse
from pathlib import Path

from smallbranch.cli import exits
from smallbranch.cli.opening import opened
from smallbranch.cli.output import complain, print_json, say
from smallbranch.kernel.errors import EnvironmentProblem
from smallbranch.kernel.periods import Period


def export(args: argparse.Namespace) -> int:
    """Write the quarter's spreadsheet for the zone."""
    out = Path(args.out)
    period = Period.parse(args.period)
    if not out.parent.is_dir():
        raise EnvironmentProblem("cannot_create", path=str(out))
    with opened(args) as ctx:
        outcome = ctx.zone.export(period, out)
        for item in outcome.findings:
            complain(ctx.messages.text("finding", item.code, item.params))
    print_json({"file": str(out), "period": str(period)}) if args.json else say(str(out))
    return exits.DONE
