"""ledger list, ledger print, ledger reprint."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from smallbranch.bootstrap import AppContext
from smallbranch.cli import exits
from smallbranch.cli.opening import day_of, input_file, opened
from smallbranch.cli.output import complain, print_json, print_table, say
from smallbranch.documents.blocks import Document
from smallbranch.documents.docx_look import DocxLook, from_setting
from smallbranch.kernel.errors import EnvironmentProblem, InvalidInput
from smallbranch.kernel.periods import Period
from smallbranch.kernel.places import resources_dir
from smallbranch.ledgers.looks import LOOK_SETTING
from smallbranch.ledgers.scope import About, Scope
from smallbranch.packs.ledger_schema import LedgerKind

SIGN_IN = "L16A"
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
        kept = [ctx.messages.word(f"retention_{row['retention']}") for row in rows]
    if args.json:
        print_json(rows)
    else:
        shown = [(row["id"], row["title"], how_long) for row, how_long in zip(rows, kept, strict=True)]
        print_table(("编号", "台账", "保管期限"), shown)
    return exits.DONE


def print_volume(args: argparse.Namespace) -> int:
    """Print the bound volume, or some ledgers, in the wanted format."""
    period, out = Period.parse(args.period), Path(args.out)
    _kind(args, out)
    only = None if args.only is None else _wanted(args.only)
    params = {} if args.plan_item is None else {"plan_item": str(args.plan_item)}
    with opened(args) as ctx:
        as_of = day_of(args.as_of, min(period.last, ctx.clock.today()))
        scope = _scope(args)
        if params:
            only = only or (SIGN_IN,)
        if args.annex:
            only = _with_annex(ctx, period, only, scope)
        if args.issue and args.blank:
            raise InvalidInput({"blank": "blank_not_issued"})
        if args.issue:
            issued = ctx.ledgers.issue(period, only, as_of=as_of, params=params, scope=scope)
            document = ctx.ledgers.reprint(issued.id)
        else:
            document = ctx.ledgers.compose(period, only, as_of=as_of, params=params, scope=scope, blank=args.blank)
        answer = write_document(ctx, args, document, out)
        for item in ctx.ledgers.notices():
            complain(ctx.messages.text("finding", item.code, item.params))
    print_json(answer) if args.json else say(f"{out}：{answer['pages']} 页" if "pages" in answer else str(out))
    return exits.DONE


def _with_annex(ctx: AppContext, period: Period, only: tuple[str, ...] | None, scope: Scope | None) -> tuple[str, ...]:
    """Return what is printed, and the annex after it."""
    printed = only or tuple(item.definition.id for item in ctx.ledgers.filled(period, None, scope=scope))
    annex = (item.id for item in ctx.ledgers.available() if item.kind is LedgerKind.ANNEX)
    return tuple(dict.fromkeys((*printed, *annex)))


def shape(args: argparse.Namespace) -> int:
    """Print the columns and fields of a ledger as it is printed now; `apply` with shape_ledger changes them."""
    with opened(args) as ctx:
        (definition,) = ctx.ledgers.chosen((args.id.upper(),))
        kept = ctx.ledgers.shapes.shapes().get(definition.id)
        rows = [
            {"part": part, "key": one.key, "title": one.title, "width_mm": getattr(one, "width_mm", None)}
            for part, parts in (("columns", definition.columns), ("fields", definition.fields))
            for one in parts
        ]
        answer = {
            "ledger": definition.id,
            "title": definition.title,
            "orientation": definition.orientation,
            "blank_rows": definition.blank_rows,
            "own": kept is not None,
            "hidden": [one.key for one in (*kept.columns, *kept.fields) if one.hidden] if kept else [],
            "parts": rows,
        }
    if args.json:
        print_json(answer)
    else:
        say(f"{answer['ledger']}　{answer['title']}")
        print_table(("项", "键", "名称", "宽（毫米）"), [[row[key] or "" for key in row] for row in rows])
    return exits.DONE


def blanks(args: argparse.Namespace) -> int:
    """Print what a volume would leave empty although it should stand there."""
    period, only = Period.parse(args.period), None if args.only is None else _wanted(args.only)
    with opened(args) as ctx:
        found = ctx.ledgers.blanks(period, only, scope=_scope(args))
    rows = [{"ledger": one.ledger, "title": one.title, "field": one.field, "record": one.record} for one in found]
    if args.json:
        print_json(rows)
    else:
        print_table(("编号", "台账", "空着的栏目", "第几条"), [list(row.values()) for row in rows])
    return exits.DONE


def _scope(args: argparse.Namespace) -> Scope | None:
    given = [Scope(about, int(wanted)) for about in About if (wanted := getattr(args, about.value)) is not None]
    if len(given) > 1:
        raise InvalidInput({given[1].about.value: "one_scope_only"})
    return given[0] if given else None


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
        answer = write_document(ctx, args, document, Path(args.out))
    print_json(answer) if args.json else say(str(args.out))
    return exits.DONE


def _kind(args: argparse.Namespace, out: Path) -> str:
    """Return the format asked for; refuse what could not be written, before anything is issued for it."""
    kind: str = args.format or out.suffix.lstrip(".").lower()
    if kind not in FORMATS:
        raise InvalidInput({"out": "format_unknown"})
    if getattr(args, "styles", None) is not None and kind != "docx":
        raise InvalidInput({"styles": "styles_for_docx"})
    if not out.parent.is_dir():
        raise EnvironmentProblem("cannot_create", path=str(out))
    if out.is_dir():
        raise EnvironmentProblem("file_not_written", path=str(out), reason="disk_EISDIR")
    return kind


def write_document(ctx: AppContext, args: argparse.Namespace, document: Document, out: Path) -> dict[str, Any]:
    """Write a document in the format asked for, else by the file's suffix; return what was written."""
    kind = _kind(args, out)
    if kind == "docx":
        from smallbranch.documents.docx_document import write_docx

        write_docx(document, out, ctx.attachments.content, _look(ctx, args))
        return {"file": str(out)}
    if kind == "xlsx":
        from smallbranch.documents.xlsx_document import write_xlsx

        write_xlsx(document, out)
        return {"file": str(out)}
    return _write_pdf(ctx, document, out, shipped=args.shipped_fonts)


def _look(ctx: AppContext, args: argparse.Namespace) -> DocxLook:
    from smallbranch.documents.docx_styles import read_look

    named = getattr(args, "styles", None)
    if named is None:
        return from_setting(ctx.roster.settings().get(LOOK_SETTING))
    look, findings = read_look(input_file(named))
    for item in findings:
        complain(ctx.messages.text("finding", item.code, item.params))
    return look


def _write_pdf(ctx: AppContext, document: Document, out: Path, *, shipped: bool) -> dict[str, Any]:
    from smallbranch.documents.fonts import load_fonts
    from smallbranch.documents.pdf import write_pdf

    fonts = load_fonts(resources_dir() / "fonts", bundled_only=shipped)
    result = write_pdf(document, out, fonts, pictures=ctx.attachments.content)
    for item in result.findings:
        complain(ctx.messages.text("finding", item.code, item.params))
    missing = [dict(item.params) for item in result.findings]
    return {"file": str(out), "pages": result.pages, "missing_characters": missing}
