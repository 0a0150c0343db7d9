"""Commands of the stable outside that are not there yet say so plainly."""

from __future__ import annotations

import argparse

from smallbranch.kernel.errors import EnvironmentProblem


def run(args: argparse.Namespace) -> int:
    """Refuse with a sentence that names the command."""
    raise EnvironmentProblem("not_yet", command=" ".join(filter(None, (args.command, getattr(args, "what", None)))))
