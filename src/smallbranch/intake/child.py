"""The child process that touches a foreign file: one path in, one JSON object out, then it ends.

Started as ``python -m smallbranch.intake.child PATH``, or with ``--attachment PIXELS`` and the bytes on standard
input (nothing is written beside them); in a frozen program as ``smallbranch --intake-child …``
(the program's entry must call `main` for that before anything else). Memory and time are bounded here, and once
more by the parent, who kills it.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path

from smallbranch.intake.limits import DEFAULT_LIMITS, PICTURE_LIMITS, RefusedFile


def main(arguments: Sequence[str]) -> int:
    """Read what is given and write the answer to standard output; return 0 when an answer was written."""
    _restrain()
    try:
        answer: dict[str, object] = {"ok": _read(arguments)}
    except RefusedFile as refusal:
        answer = {"refused": refusal.code, "params": refusal.params}
    except (MemoryError, RecursionError):
        answer = {"refused": "file_too_demanding", "params": {}}
    except OSError as problem:
        answer = {"unreadable": problem.errno or 0}
    text = json.dumps(answer, ensure_ascii=False, separators=(",", ":"), default=tagged)
    _write(text.encode("utf-8", "replace"))
    return 0


def _read(arguments: Sequence[str]) -> object:
    """Import only the reader that is asked for."""
    if arguments[0] == "--attachment":
        from smallbranch.intake.attachment_reader import read_attachment

        return read_attachment(_given(), int(arguments[1]), PICTURE_LIMITS)
    from smallbranch.intake.child_reader import read_file

    return read_file(Path(arguments[0]), DEFAULT_LIMITS)


def tagged(value: object) -> dict[str, object]:
    """Return dates and times as `{"d": ISO text}`, so that they come back as what they were."""
    if isinstance(value, datetime):
        plain = value.hour == value.minute == value.second == 0
        return {"d": value.date().isoformat()} if plain else {"m": value.replace(tzinfo=None).isoformat()}
    if isinstance(value, date):
        return {"d": value.isoformat()}
    if isinstance(value, time):
        return {"t": value.isoformat()}
    if isinstance(value, timedelta):
        return {"t": str(value)}
    raise TypeError(type(value).__name__)


def _restrain() -> None:
    """Bound memory, CPU time, file writing and child processes where the system can."""
    try:
        import resource
    except ImportError:  # Windows: the parent's timeout and the checks before parsing remain
        return
    limit: Callable[[int, tuple[int, int]], None] = resource.setrlimit
    seconds = int(DEFAULT_LIMITS.seconds)
    limit(resource.RLIMIT_AS, (DEFAULT_LIMITS.memory_bytes, DEFAULT_LIMITS.memory_bytes))
    limit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    limit(resource.RLIMIT_CORE, (0, 0))


def _given() -> bytes:
    if sys.stdin is not None:
        return sys.stdin.buffer.read()
    if sys.platform == "win32":  # a frozen program without a console: the pipe is still descriptor 0, as text
        import msvcrt

        msvcrt.setmode(0, os.O_BINARY)
    return b"".join(iter(lambda: os.read(0, 1 << 20), b""))


def _write(answer: bytes) -> None:
    if sys.stdout is not None:
        sys.stdout.buffer.write(answer)
        sys.stdout.buffer.flush()
        return
    view = memoryview(answer)  # a frozen program without a console has no sys.stdout, the pipe is still descriptor 1
    while view:
        view = view[os.write(1, view) :]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
