"""Exit statuses (sysexits.h where it has one) and which error gives which."""

from __future__ import annotations

from smallbranch.kernel.errors import EnvironmentProblem, InvalidInput, Refused, SmallBranchError

DONE = 0
FINDINGS = 1
USAGE = 2
DIFFERS = 2
UNREADABLE = 3
NO_ANCHOR = 4
NEWER = 5
BAD_DATA = 65
NO_INPUT = 66
UNAVAILABLE = 69
SOFTWARE = 70
CANNOT_CREATE = 73
IO_ERROR = 74
TRY_AGAIN = 75
NO_PERMISSION = 77
INTERRUPTED = 130

_BY_CODE = {
    "no_book": NO_INPUT,
    "no_file": NO_INPUT,
    "no_such_input": NO_INPUT,
    "book_exists": CANNOT_CREATE,
    "cannot_create": CANNOT_CREATE,
    "book_in_use": TRY_AGAIN,
    "book_read_only": NO_PERMISSION,
    "book_newer": NEWER,
    "not_a_book": UNREADABLE,
    "book_damaged": UNREADABLE,
    "cannot_open": NO_INPUT,
    "backup_differs": IO_ERROR,
    "not_yet": UNAVAILABLE,
}


def status_of(error: SmallBranchError) -> int:
    """Return the exit status of an error."""
    cause = getattr(error, "cause", error)
    if cause.code in _BY_CODE:
        return _BY_CODE[cause.code]
    if isinstance(cause, (InvalidInput, Refused)):
        return BAD_DATA
    return IO_ERROR if isinstance(cause, EnvironmentProblem) else SOFTWARE
