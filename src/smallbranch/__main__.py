"""The program's one entry: the command line, which opens the window when no command is given."""

from __future__ import annotations

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

    return run(sys.argv[1:], _open_window)


def _open_window(folder: Path, lang: str) -> int:
    """Import Qt only now: every other command does without."""
    from smallbranch.gui.main import main as open_window

    return int(open_window(folder, lang))


if __name__ == "__main__":
    sys.exit(main())
