"""ledger list, ledger print, ledger reprint."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from smallbranch.bootstrap import AppContext
from smallbranch.cli import exits
from smallbranch.cli.opening import day_of, opened
from smallbranch.cli.output import complain, print_json, print_table, say
from smallbranch.documents.blocks import Document
from smallbranch.kernel.errors import EnvironmentProblem, InvalidInput
from smallbranch.kernel.periods import Period
from smallbranch.kernel.places import resources_dir

FORMATS = ("pdf", "xlsx", "docx")


def listing(args: argparse.Namespace) -> int:
    """Print which ledgers there are."""
    with opened(args) as ctx:
        rows = [
            {
                "id": item.id,
                "title": item.title,
                "dataset": item.dataset,
                "orientation": item.orientation,
                "retention": item.retention,
            }
            for item in ctx.ledgers.available()
        ]
    if args.json:
        print_json(rows)
    else:
        print_table(("编号", "台账", "保管期限"), [(row["id"], row["title"], row["retention"]) for row in rows])
    return exits.DONE


def print_volume(args: argparse.Namespace) -> int:
    """Print the bound volume, or some ledgers, in the wanted format."""
    period, out = Period.parse(args.period), Path(args.out)
    only = None if args.only is None else _wanted(args.only)
    with opened(args) as ctx:
        as_of = day_of(args.as_of, min(period.last, ctx.clock.today()))
        params = {} if args.member is None else {"member": str(args.member)}
        if args.issue:
            issued = ctx.ledgers.issue(period, only, as_of=as_of, params=params)
            document = ctx.ledgers.reprint(issued.id)
        else:
            document = ctx.ledgers.compose(period, only, as_of=as_of, params=params)
        answer = _write(ctx, args, document, out)
    print_json(answer) if args.json else say(f"{out}：{answer['pages']} 页" if "pages" in answer else str(out))
    return exits.DONE


def _wanted(text: str) -> tuple[str, ...]:
    wanted = tuple(part.strip().upper() for part in text.replace("，", ",").split(",") if part.strip())
    if not wanted:
        raise InvalidInput({"only": "required"})
    return wanted


def reprint(args: argparse.Namespace) -> int:
    """Print an issued document again, byte for byte."""
    with opened(args) as ctx:
        document = ctx.ledgers.reprint(args.id)
        args.format, args.shipped_fonts = None, True
        answer = _write(ctx, args, document, Path(args.out))
    print_json(answer) if args.json else say(str(args.out))
    return exits.DONE


def _write(ctx: AppContext, args: argparse.Namespace, document: Document, out: Path) -> dict[str, Any]:
    kind = args.format or out.suffix.lstrip(".").lower()
    if kind not in FORMATS:
        raise InvalidInput({"out": "format_unknown"})
    if not out.parent.is_dir():
        raise EnvironmentProblem("cannot_create", path=str(out))
    if kind == "docx":
        from smallbranch.documents.docx_document import write_docx

        write_docx(document, out)
        return {"file": str(out)}
    if kind == "xlsx":
        from smallbranch.documents.xlsx_document import write_xlsx

        write_xlsx(document, out)
        return {"file": str(out)}
    return _write_pdf(ctx, document, out, shipped=args.shipped_fonts)


def _write_pdf(ctx: AppContext, document: Document, out: Path, *, shipped: bool) -> dict[str, Any]:
    from smallbranch.documents.fonts import load_fonts
    from smallbranch.documents.pdf import write_pdf

    result = write_pdf(document, out, load_fonts(resources_dir() / "fonts", bundled_only=shipped))
    for item in result.findings:
        complain(ctx.messages.text("finding", item.code, item.params))
    missing = [dict(item.params) for item in result.findings]
    return {"file": str(out), "pages": result.pages, "missing_characters": missing}
