"""new, practice."""

from __future__ import annotations

import argparse

from smallbranch.bootstrap import create
from smallbranch.cli import exits
from smallbranch.cli.output import say


def new(args: argparse.Namespace) -> int:
    """Make an empty book."""
    create(args.data, args.name, args.agency)
    say(f"已建立账本：{args.data}" if args.lang == "zh" else f"Book made: {args.data}")
    return exits.DONE


def practice(args: argparse.Namespace) -> int:
    """Make the practice branch."""
    from smallbranch.practice.branch import make_practice

    make_practice(args.data, seed=args.seed)
    say(f"已建立练习支部：{args.data}" if args.lang == "zh" else f"Practice branch made: {args.data}")
    return exits.DONE
