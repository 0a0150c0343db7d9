"""export roster, export calendar."""

from __future__ import annotations

import argparse
from pathlib import Path

from smallbranch.cli import exits
from smallbranch.cli.opening import day_of, opened
from smallbranch.cli.output import print_json, say
from smallbranch.documents.whole_file import write_whole
from smallbranch.kernel.errors import EnvironmentProblem


def calendar(args: argparse.Namespace) -> int:
    """Write the plan of a year as a calendar file."""
    out = Path(args.out)
    if not out.parent.is_dir():
        raise EnvironmentProblem("cannot_create", path=str(out))
    with opened(args) as ctx:
        data = ctx.meetings.calendar_file(args.year)
        write_whole(out.absolute(), data)
    count = data.count(b"BEGIN:VEVENT")
    print_json({"file": str(out), "events": count}) if args.json else say(f"{out}：{count}")
    return exits.DONE


def roster(args: argparse.Namespace) -> int:
    """Write the roster as a workbook that can be edited and imported again."""
    out = Path(args.out)
    if not out.parent.is_dir():
        raise EnvironmentProblem("cannot_create", path=str(out))
    with opened(args) as ctx:
        day = day_of(args.as_of, ctx.clock.today())
        count = ctx.roster.export(out, day, unmasked=args.unmasked)
        sentence = ctx.messages.text("word", "roster_exported", {"count": count, "file": str(out)})
    print_json({"file": str(out), "rows": count, "masked": not args.unmasked}) if args.json else say(sentence)
    return exits.DONE
