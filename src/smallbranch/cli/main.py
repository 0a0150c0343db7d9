"""The command line: arguments in, exit status out. Every error is one sentence on standard error, never a traceback.

Modules with heavy libraries are imported inside the commands that need them, so that `--help` answers at once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from importlib import import_module

from smallbranch.cli.parser import build_parser

TYPE_CHECKING = False  # known to type checkers; the typing module would cost as much as all of --help
if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from smallbranch.kernel.errors import SmallBranchError
    from smallbranch.kernel.messages import Messages


def main(argv: Sequence[str], open_window: Callable[[Path, str], int] | None = None) -> int:
    """Run one command and return its exit status; the window is handed in, this layer does not know it."""
    args = build_parser().parse_args(argv)
    from smallbranch.cli import exits
    from smallbranch.kernel.errors import SmallBranchError

    args.data = data_folder(args.data)
    if args.command in (None, "gui"):
        return open_window(args.data, args.lang) if open_window else exits.USAGE
    try:
        return int(_imported(args.run)(args))
    except SmallBranchError as error:
        _complain(sentence(error, args.lang, getattr(args, "messages", None)))
        return exits.status_of(error)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return exits.IO_ERROR
    except KeyboardInterrupt:
        return exits.INTERRUPTED
    except Exception as error:  # a bug of ours: owned up to in one sentence; the unit of work is rolled back already
        if interrupted(error):
            return exits.INTERRUPTED
        _complain(sentence(_bug(error), args.lang))
        return exits.SOFTWARE


def interrupted(error: BaseException | None) -> bool:
    """Tell whether an error only came of putting things away after Ctrl+C."""
    while error is not None:
        if isinstance(error, KeyboardInterrupt):
            return True
        error = error.__cause__ or error.__context__
    return False


def _imported(run: str) -> Callable[[Namespace], int]:
    """Return the function of a command."""
    from smallbranch.kernel.starting import kept_for_good

    module, name = run.split(":")
    place = f"smallbranch.cli.{module}"
    with nullcontext() if place in sys.modules else kept_for_good():
        found: Callable[[Namespace], int] = getattr(import_module(place), name)
    return found


def data_folder(given: str | None) -> Path:
    """Return the data folder: the option, the environment, else the user's own."""
    from pathlib import Path

    chosen = given or os.environ.get("SMALLBRANCH_DATA")
    if chosen:
        return Path(chosen).expanduser().absolute()
    import platformdirs

    return Path(platformdirs.user_data_dir("SmallBranch", appauthor=False))


def sentence(error: SmallBranchError, lang: str, opened: Messages | None = None) -> str:
    """Return what went wrong in the words of the interface language, those of the book's registers among them."""
    if opened is not None:
        return opened.error(error)
    from smallbranch.kernel.messages import Messages
    from smallbranch.kernel.places import resources_dir

    messages = Messages.load(resources_dir() / "messages", lang)
    return messages.with_words(_titles()).error(error) if _names_a_register(error) else messages.error(error)


def _names_a_register(error: BaseException | None) -> bool:
    """Tell whether a field of a register is named: register and field with a dot between."""
    while error is not None:
        if any("." in name for name in getattr(error, "fields", ())):
            return True
        error = getattr(error, "cause", None)
    return False


def _titles() -> dict[str, str]:
    from smallbranch.kernel.places import resources_dir
    from smallbranch.packs.loader import load_packs

    registers = load_packs(resources_dir()).registers.values()
    return {f"{one.id}.{field.key}": field.title for one in registers for field in one.entered}


def _bug(error: Exception) -> SmallBranchError:
    """Return a bug with its place in the program; its own words may hold personal data and are left out."""
    import traceback

    from smallbranch.kernel.errors import SmallBranchError

    frames = [item for item in traceback.extract_tb(error.__traceback__) if "smallbranch" in item.filename]
    place = f"{os.path.basename(frames[-1].filename)}:{frames[-1].lineno}" if frames else ""
    return SmallBranchError("program_error", kind=type(error).__name__, place=place)


def _complain(text: str) -> None:
    from smallbranch.cli.output import complain

    complain(text)
