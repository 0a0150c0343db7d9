"""attach, show attachments, and where the paths of a command file lead."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from smallbranch.attachments.commands import AddAttachment
from smallbranch.attachments.kinds import Kind, Owner
from smallbranch.bootstrap import AppContext
from smallbranch.cli import exits
from smallbranch.cli.codec import LARGEST
from smallbranch.cli.opening import opened
from smallbranch.cli.output import plain, print_json, say
from smallbranch.kernel.errors import InvalidInput


def attach(args: argparse.Namespace) -> int:
    """Attach files to one record, all of them or none."""
    owner, owner_id = owner_of(args.to)
    with opened(args) as ctx:
        kind = None if args.kind is None else Kind(args.kind)
        commands = [
            AddAttachment(
                owner=owner, owner_id=owner_id, path=str(Path(file).absolute()), title=args.title or "", kind=kind
            )
            for file in args.files
        ]
        outcome = ctx.dispatcher.do_all(commands, "attach_files", {"count": len(commands)})
        texts = [ctx.messages.text("finding", item.code, item.params) for item in outcome.findings]
        if args.json:
            found = [{"code": item.code, **plain(item.params)} for item in outcome.findings]
            print_json({"ids": outcome.value, "findings": found})
        else:
            say(ctx.messages.text("word", "attachments_added", {"count": len(set(outcome.value))}))
            for text in texts:
                say("  " + text)
    return exits.DONE


def listing(ctx: AppContext, args: argparse.Namespace) -> list[dict[str, Any]]:
    """Return the files of one record, or all of them; papers that identify a person masked unless asked otherwise."""
    if args.of is None:
        found = ctx.attachments.all(unmasked=args.unmasked)
    else:
        found = ctx.attachments.of(*owner_of(args.of), unmasked=args.unmasked)
    return [{**plain(item), "record": f"{item.owner}:{item.owner_id}"} for item in found]


def owner_of(text: str) -> tuple[Owner, int]:
    """Read `event:12`."""
    kind, colon, number = text.partition(":")
    if not colon or kind not in set(Owner) or not (number.isascii() and number.isdigit()):
        raise InvalidInput({"to": "owner_form"})
    if int(number) > LARGEST:
        raise InvalidInput({"to": "number_far"})
    return Owner(kind), int(number)


def placed(command: Any, file: Path) -> Any:
    """Return a command of a file with its path beside that file; one that leads out of its folder is refused.

    An absolute path is what somebody wrote on purpose and stays.
    """
    if not isinstance(command, AddAttachment) or not command.path or Path(command.path).is_absolute():
        return command
    folder = file.resolve().parent
    found = (folder / command.path).resolve()
    if not found.is_relative_to(folder):
        raise InvalidInput({"path": "path_escapes"})
    return replace(command, path=str(found))
