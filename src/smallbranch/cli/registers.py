"""register check, register add: a branch's own registers from their files."""

from __future__ import annotations

import argparse

from smallbranch.bootstrap import AppContext
from smallbranch.cli import exits
from smallbranch.cli.opening import input_file, opened
from smallbranch.cli.output import complain, print_json, say
from smallbranch.packs.problems import PackProblem
from smallbranch.registers.own import add_file, check_file


def check(args: argparse.Namespace) -> int:
    """Tell everything that is wrong with a register's file, with line and key; take it in unless only checking."""
    path = input_file(args.file)
    with opened(args, packs_told=False) as ctx:
        register, problems = check_file(path, ctx.places.folder)
        rows = [
            {"file": one.file, "line": one.line, "key": one.key, "code": one.code, "text": _sentence(ctx, one)}
            for one in problems
        ]
        if register is not None and args.take:
            register = add_file(path, ctx.places.folder, ctx.packs)
        if args.json:
            print_json({"id": register.id if register else None, "problems": rows})
        for row in rows if not args.json else ():
            complain(str(row["text"]))
        if register is not None and not args.json:
            say(f"{register.id}　{register.title}")
    return exits.DONE if register is not None else exits.BAD_DATA


def _sentence(ctx: AppContext, problem: PackProblem) -> str:
    finding = problem.as_finding()
    return ctx.messages.text("finding", finding.code, finding.params)
