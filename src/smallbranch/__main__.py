"""The program's one entry: the command line, which opens the window when no command is given."""

from __future__ import annotations

import gc
import os
import sys

TYPE_CHECKING = False  # known to type checkers; the typing module would cost as much as all of --help
if TYPE_CHECKING:
    from pathlib import Path


def main() -> int:
    """Run the command line with the arguments of the process."""
    if sys.argv[1:2] == ["--intake-child"]:  # the frozen program is its own child for reading foreign files
        from smallbranch.intake.child import main as read_in_child

        return int(read_in_child(sys.argv[2:]) or 0)
    from smallbranch.cli.main import main as run

    _speak_utf8()
    return run(sys.argv[1:], _open_window)


def _speak_utf8() -> None:
    """Print Chinese wherever the output goes: a pipe in the C locale or under GBK cannot hold every name."""
    wanted = None if os.environ.get("PYTHONIOENCODING") else "utf-8"
    for stream in (sys.stdout, sys.stderr):  # None in a program without a console
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=wanted, errors="backslashreplace")


def _open_window(folder: Path, lang: str) -> int:
    """Import Qt only now: every other command does without."""
    gc.disable()  # nothing that starting makes is garbage; `gui.program` looks for some again when the book is open
    from smallbranch.gui.main import main as open_window

    return int(open_window(folder, lang))


if __name__ == "__main__":
    sys.exit(main())
