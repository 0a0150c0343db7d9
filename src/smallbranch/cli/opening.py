"""Open the book of the data folder for one command."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from smallbranch.bootstrap import AppContext, open_context
from smallbranch.cli.output import complain
from smallbranch.kernel.errors import EnvironmentProblem, InvalidInput
from smallbranch.kernel.findings import Severity

FIRST_YEAR, LAST_YEAR = 1900, 2199


@contextmanager
def opened(args: argparse.Namespace, *, packs_told: bool = True) -> Iterator[AppContext]:
    """Yield the context and close it afterwards; a verified copy is made when the command wrote.

    A file of the data folder that was left out is told of on every command: its ledger would only seem not to be there.
    """
    ctx = open_context(args.data, lang=args.lang)
    args.messages = ctx.messages
    for problem in ctx.packs.problems if packs_told else ():
        if problem.severity is Severity.ERROR:
            told = problem.as_finding()
            complain(ctx.messages.text("finding", told.code, told.params))
    try:
        yield ctx
    except BaseException:
        ctx.book.close()
        raise
    try:
        ctx.close()
    except EnvironmentProblem as error:  # the command is done and stays done; only its copy is missing
        ctx.book.close()
        complain(ctx.messages.text("word", "no_copy") + ctx.messages.error(error))


def day_of(text: str | None, default: date) -> date:
    """Read a day given as an option."""
    if text is None:
        return default
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise InvalidInput({"date": "date_form"}, text=text) from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise InvalidInput({"date": "date_far"})
    return day


def input_file(text: str) -> Path:
    """Return the path of a file that exists."""
    path = Path(text)
    if not path.is_file():
        raise EnvironmentProblem("no_file", path=text)
    return path
