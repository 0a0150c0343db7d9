"""ledger styles: whose fonts and measures a Word document has."""

from __future__ import annotations

import argparse

from smallbranch.cli import exits
from smallbranch.cli.opening import input_file, opened
from smallbranch.cli.output import complain, print_json, say
from smallbranch.documents.docx_look import from_setting, to_setting
from smallbranch.kernel.errors import InvalidInput
from smallbranch.ledgers.looks import LOOK_SETTING, keep_look


def styles(args: argparse.Namespace) -> int:
    """Take the look of an old file, go back to the standard, or tell which one is used."""
    if args.file and args.standard:
        raise InvalidInput({"styles": "styles_or_standard"})
    with opened(args) as ctx:
        if args.file:
            from smallbranch.documents.docx_styles import read_look

            look, findings = read_look(input_file(args.file))
            for item in findings:
                complain(ctx.messages.text("finding", item.code, item.params))
            ctx.dispatcher.do(keep_look(look))
        elif args.standard:
            ctx.dispatcher.do(keep_look(None))
        kept = from_setting(ctx.roster.settings().get(LOOK_SETTING))
    if args.json:
        print_json(to_setting(kept))
    else:
        say(f"Word 样式：取自 {kept.source}" if not kept.is_standard else "Word 样式：标准（GB/T 9704）")
    return exits.DONE
