"""verify, backup, restore."""

from __future__ import annotations

import argparse
from pathlib import Path

from msgspec.structs import replace

from smallbranch.bootstrap import Places
from smallbranch.cli import exits
from smallbranch.cli.opening import input_file, opened
from smallbranch.cli.output import complain, print_json, say
from smallbranch.kernel.clock import SystemClock
from smallbranch.kernel.errors import EnvironmentProblem
from smallbranch.kernel.messages import Messages
from smallbranch.kernel.places import resources_dir
from smallbranch.store import attached_files, backup, connection, images, restoring, upgrade
from smallbranch.store.attached_files import AttachedFiles
from smallbranch.store.verify import Report
from smallbranch.store.verify import verify as verify_book


def verify(args: argparse.Namespace) -> int:
    """Compare the tables with the journal, and attached files with their hashes. Status 0 same, 2 differs, 3, 5."""
    if any(getattr(args, name) for name in ("anchor", "pdf", "code", "against")):
        raise EnvironmentProblem("not_yet", command="verify --anchor/--pdf/--code/--against")
    report = _verified(args)
    messages = Messages.load(resources_dir() / "messages", args.lang)
    texts = [messages.text("finding", item.code, item.params) for item in report.differences]
    if args.json:
        differences = [{"code": item.code, **item.params} for item in report.differences]
        print_json(
            {
                "consistent": report.consistent,
                "entries": report.entries,
                "head": report.head,
                "differences": differences,
            }
        )
    elif report.consistent:
        say(messages.text("word", "verified", {"entries": report.entries, "head": report.head[:16]}))
    else:
        say(messages.text("word", "differs", {"count": len(texts)}))
        for text in texts[:50]:
            say("  " + text)
    return exits.DONE if report.consistent else exits.DIFFERS


def _verified(args: argparse.Namespace) -> Report:
    """Read the file as it is: no upgrade, no mirror, nothing written."""
    path = Places(args.data).book
    if not path.exists():
        raise EnvironmentProblem("no_book", path=str(args.data))
    with connection.mapped_errors(path):
        raw = connection.connect(path, read_only=True)
        try:
            if upgrade.is_newer(connection.user_version(raw)):
                raise EnvironmentProblem("book_newer", path=str(path))
            if connection.application_id(raw) != connection.APPLICATION_ID:
                raise EnvironmentProblem("not_a_book", path=str(path))
            report = verify_book(raw, images.shapes())
            attached = attached_files.differences(raw, AttachedFiles(Places(args.data).attachments))
            return replace(report, differences=(*report.differences, *attached))
        finally:
            raw.close()


def make_backup(args: argparse.Namespace) -> int:
    """Make a verified copy."""
    with opened(args) as ctx:
        folder = Path(args.to) if args.to else ctx.places.backups
        made = backup.make_backup(ctx.book, folder, "asked")
        if made.lost:
            complain(ctx.messages.text("word", "attached_not_copied", {"count": len(made.lost)}))
    answer = {"file": str(made.path), "seq": made.seq, "lost": made.lost}
    print_json(answer) if args.json else say(str(made.path))
    return exits.DONE


def restore(args: argparse.Namespace) -> int:
    """Bring back a backup or a mirror; today's file is set aside, never overwritten."""
    source = input_file(args.file)
    plan = restoring.examine(source, Places(args.data).book)
    if not args.dry_run:
        aside = restoring.restore(source, Places(args.data).book, SystemClock())
        plan["set_aside"] = str(aside) if aside else None
    messages = Messages.load(resources_dir() / "messages", args.lang)
    print_json(plan) if args.json else say(messages.text("word", "restore_summary", plan))
    return exits.DONE
