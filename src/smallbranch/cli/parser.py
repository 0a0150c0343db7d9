"""The commands and their options. `run` names the function that does the work: `module:function`."""

from __future__ import annotations

import argparse
from datetime import time

from smallbranch import __version__


def build_parser() -> argparse.ArgumentParser:
    """Build the parser of all commands."""
    parser = argparse.ArgumentParser(prog="smallbranch", description="小支部：小机关党支部的离线台账")
    parser.add_argument("--data", metavar="DIR", help="支部账本所在文件夹（默认：用户数据文件夹）")
    parser.add_argument("--lang", choices=("zh", "en"), default="zh", help="提示语言")
    parser.add_argument("--version", action="version", version=f"smallbranch {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    commands.add_parser("gui", help="打开窗口")
    _books(commands)
    _data(commands)
    _checks(commands)
    _documents(commands)
    _safety(commands)
    return parser


def _year(text: str) -> int:
    if not text.isdigit() or len(text) != 4 or not "1900" <= text < "2200":
        raise argparse.ArgumentTypeError(f"年份应为1900至2199之间的四位数字：{text}")
    return int(text)


def _clock(text: str) -> time:
    try:
        return time.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"时间应写成 14:30：{text}") from None


def _command(commands, name: str, run: str, summary: str, *, with_json: bool = False) -> argparse.ArgumentParser:  # type: ignore[no-untyped-def]
    made: argparse.ArgumentParser = commands.add_parser(name, help=summary, description=summary)
    made.set_defaults(run=run)
    if with_json:
        made.add_argument("--json", action="store_true", help="输出 JSON")
    return made


def _books(commands) -> None:  # type: ignore[no-untyped-def]
    new = _command(commands, "new", "books:new", "建立空账本")
    new.add_argument("--name", required=True, help="党支部名称")
    new.add_argument("--agency", help="所在单位")
    practice = _command(commands, "practice", "books:practice", "建立练习支部（虚构的18名党员、一整年的记录）")
    practice.add_argument("--seed", type=int, default=2026, help=argparse.SUPPRESS)
    _command(commands, "self-test", "self_test:run", "自检：新建账本、装载规则、打印一份台账并核对")


def _data(commands) -> None:  # type: ignore[no-untyped-def]
    importing = commands.add_parser("import", help="导入").add_subparsers(dest="what", required=True)
    for name, summary in (("roster", "导入花名册（xlsx、xls、ods、csv）"), ("tasks", "导入上级月度重点工作清单")):
        one = _command(importing, name, f"imports:{name}", summary, with_json=True)
        one.add_argument("file")
        one.add_argument("--dry-run", action="store_true", help="只读不写")
        if name == "tasks":
            one.add_argument("--changes", action="store_true", help="只列出与计划的差别，不写入")
            one.add_argument("--tie", action="store_true", help="形式当月已在计划里的，并入那一行，不另加")
        if name == "roster":
            one.add_argument("--changes", action="store_true", help="只列出与账本不同的格子，不写入")
    exporting = commands.add_parser("export", help="导出").add_subparsers(dest="what", required=True)
    summary = "导出花名册，改好后可用 import roster 读回"
    roster = _command(exporting, "roster", "exports:roster", summary, with_json=True)
    roster.add_argument("--out", required=True, metavar="FILE.xlsx")
    roster.add_argument("--as-of", metavar="DATE", help="截至日期")
    roster.add_argument("--unmasked", action="store_true", help="不遮盖身份证号、电话、住址")
    summary = "导出某年计划为日历文件（RFC 5545），手机和办公日历可导入"
    calendar = _command(exporting, "calendar", "exports:calendar", summary, with_json=True)
    calendar.add_argument("--year", type=_year, required=True, metavar="YEAR")
    calendar.add_argument("--out", required=True, metavar="FILE.ics")
    plan = _command(commands, "plan", "plans:plan", "按规定起草全年“三会一课”计划", with_json=True)
    plan.add_argument("year", type=_year, metavar="YEAR")
    plan.add_argument("--dry-run", action="store_true", help="只看草稿和每一行的理由，不写入")
    plan.add_argument("--ics", metavar="FILE", help="另存为日历文件（RFC 5545），手机和办公日历可导入")
    best = _command(commands, "plan-day", "plans:plan_day", "某段时间里哪天人最齐", with_json=True)
    best.add_argument("--from", dest="first", metavar="DATE", required=True, help="从哪天起")
    best.add_argument("--to", dest="last", metavar="DATE", required=True, help="到哪天止（最多60天）")
    best.add_argument("--form", required=True, help="会议形式，如 general_membership_meeting")
    best.add_argument("--at", metavar="HH:MM", type=_clock, help="几点开会：半天不在岗的按这个时间算")
    best.add_argument("--cell", metavar="NAME", help="党小组名称或编号（党小组会时）")
    attach = _command(commands, "attach", "attaching:attach", "把照片和文件附到一条记录上", with_json=True)
    attach.add_argument("files", nargs="+", metavar="FILE")
    attach.add_argument("--to", required=True, metavar="KIND:ID", help="记录，如 event:12、member:3")
    kinds = ("photo", "scan", "sign_in_sheet", "id_document", "file")
    attach.add_argument("--kind", choices=kinds, help="默认照片或文件")
    attach.add_argument("--title", help="名称（默认用文件名）")
    apply = _command(commands, "apply", "commands:apply", "逐行执行命令文件（全部成功或全部不写）", with_json=True)
    apply.add_argument("file")
    _command(commands, "commands", "commands:schema", "列出 apply 接受的全部命令（JSON Schema）")
    show = _command(commands, "show", "show:show", "查看", with_json=True)
    show.add_argument(
        "what",
        choices=(
            "branch", "roster", "health", "plan", "events", "event", "lessons", "teams", "registers", "entries", "dues",
            "arrears", "findings", "history", "attachments",
        ),
    )  # fmt: skip
    show.add_argument("--register", help="登记表编号，如 L33（用于 entries）")
    show.add_argument("--find", metavar="TEXT", help="只看含有这段文字的登记（用于 entries）")
    show.add_argument("--as-of", metavar="DATE", help="截至日期")
    show.add_argument("--period", help="期间：2026、2026Q3、2026-09")
    show.add_argument("--filter", metavar="NAME", help="只看保存的筛选里的人（用于 roster）")
    show.add_argument("--of", metavar="KIND:ID", help="只看一条记录的附件，如 event:12（用于 attachments）")
    show.add_argument("--id", type=int, help="记录编号")
    show.add_argument("--unmasked", action="store_true", help="不遮盖身份证号、电话、住址和登记表中的敏感内容")
    for name, summary in (("undo", "撤销上一步"), ("redo", "重做")):
        _command(commands, name, f"commands:{name}", summary, with_json=True)


def _checks(commands) -> None:  # type: ignore[no-untyped-def]
    check = _command(commands, "check", "checks:check", "按规定检查一个期间", with_json=True)
    check.add_argument("--period", required=True)
    check.add_argument("--as-of", metavar="DATE", help="以哪一天的眼光检查（默认今天）")


def _documents(commands) -> None:  # type: ignore[no-untyped-def]
    ledger = commands.add_parser("ledger", help="台账").add_subparsers(dest="what", required=True)
    _command(ledger, "list", "ledgers:listing", "有哪些台账", with_json=True)
    printing = _command(ledger, "print", "ledgers:print_volume", "打印成册", with_json=True)
    printing.add_argument("--period", required=True)
    printing.add_argument("--only", help="只要这些台账，如 L06,L10")
    printing.add_argument("--out", required=True)
    printing.add_argument("--format", choices=("pdf", "xlsx", "docx"), help="默认按文件后缀")
    printing.add_argument("--as-of", metavar="DATE", help="花名册等截至日期（默认期末或今天）")
    _scope(printing)
    printing.add_argument("--plan-item", type=int, metavar="ID", help="会前打印这项计划的签到表（不另选台账时为 L16A）")
    printing.add_argument("--blank", action="store_true", help="打印空白表，供手写")
    printing.add_argument("--annex", action="store_true", help="附上本期会议活动的照片和附件（X01）")
    printing.add_argument("--issue", action="store_true", help="正式出具：保存内容，以后可原样重印")
    printing.add_argument("--shipped-fonts", action="store_true", help="只用随附字体")
    cover = _command(ledger, "coverage", "coverage:coverage", "每条记录进了哪些台账", with_json=True)
    cover.add_argument("--period", required=True)
    cover.add_argument("--out", metavar="FILE", help="另存为 pdf、xlsx 或 docx")
    cover.set_defaults(format=None, shipped_fonts=False)
    printing.add_argument("--styles", metavar="FILE.docx", help="Word 文档用这份旧文件的字体、字号、行距和页边距")
    styles = _command(ledger, "styles", "styles:styles", "Word 文档用哪种样式；给出旧文件则改用它的", with_json=True)
    styles.add_argument("file", nargs="?", metavar="FILE.docx")
    styles.add_argument("--standard", action="store_true", help="恢复标准样式")
    look = _command(
        ledger, "shape", "ledgers:shape", "一本台账现在有哪些栏（用 apply 的 shape_ledger 调整）", with_json=True
    )
    look.add_argument("id", metavar="LEDGER")
    empty = _command(ledger, "blanks", "ledgers:blanks", "打印前列出空着的栏目", with_json=True)
    empty.add_argument("--period", required=True)
    empty.add_argument("--only", help="只看这些台账，如 L06,L10")
    _scope(empty)
    again = _command(ledger, "reprint", "ledgers:reprint", "原样重印已出具的台账", with_json=True)
    again.add_argument("id", type=int)
    again.add_argument("--out", required=True)
    register = commands.add_parser("register", help="自己的登记表").add_subparsers(dest="what", required=True)
    for name, summary, take in (
        ("check", "检查登记表文件，列出错在哪一行哪一项", False),
        ("add", "加入自己的登记表", True),
    ):
        one = _command(register, name, "registers:check", summary, with_json=True)
        one.add_argument("file", metavar="FILE.toml")
        one.set_defaults(take=take)
    zone = commands.add_parser("zone", help="党建协作区").add_subparsers(dest="what", required=True)
    export = _command(zone, "export", "zones:export", "导出协作区报表", with_json=True)
    export.add_argument("--period", required=True)
    export.add_argument("--out", required=True)
    merge = _command(zone, "merge", "unavailable:run", "合并各单位报表（尚未提供）")
    merge.add_argument("files", nargs="+")
    merge.add_argument("--out", required=True)


def _scope(printing: argparse.ArgumentParser) -> None:
    printing.add_argument("--member", type=int, metavar="ID", help="只印这名党员的（不另选台账时含党员记实）")
    printing.add_argument("--team", type=int, metavar="ID", help="只印这个项目党小组的")
    printing.add_argument("--event", type=int, metavar="ID", help="只印这次会议或活动的")


def _safety(commands) -> None:  # type: ignore[no-untyped-def]
    verify = _command(commands, "verify", "safety:verify", "核对账本与流水是否一致", with_json=True)
    for option in ("--anchor", "--pdf", "--code", "--against"):
        verify.add_argument(option, nargs="+" if option == "--anchor" else None, help="尚未提供")
    backup = _command(commands, "backup", "safety:make_backup", "备份并核对", with_json=True)
    backup.add_argument("--to", metavar="DIR")
    restore = _command(commands, "restore", "safety:restore", "从备份或流水副本恢复", with_json=True)
    restore.add_argument("file")
    restore.add_argument("--dry-run", action="store_true")
    for name in ("close", "reopen"):
        closing = _command(commands, name, "unavailable:run", "结账（尚未提供）")
        closing.add_argument("period")
        closing.add_argument("--reason")
    handover = commands.add_parser("handover", help="交接（尚未提供）").add_subparsers(dest="what", required=True)
    for name in ("export", "open"):
        _command(handover, name, "unavailable:run", "交接（尚未提供）").add_argument("file")
