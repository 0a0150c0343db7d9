"""What stands around the ledgers of a bound volume: the lines of its cover, and the sheet for signatures at its end."""

from __future__ import annotations

from collections.abc import Sequence

from smallbranch.documents import blocks
from smallbranch.kernel.names import spaced
from smallbranch.kernel.periods import Period, PeriodKind
from smallbranch.ledgers.cells import Row
from smallbranch.ledgers.layouts import Filled
from smallbranch.packs.ledger_schema import CellKind, LedgerDefinition, LedgerKind

SIGN_SHEET = "SIGN"
_VOLUMES = {PeriodKind.HALF: 2, PeriodKind.QUARTER: 4, PeriodKind.MONTH: 12}


def cover_lines(filled: Sequence[Filled], period: Period, branch: str) -> tuple[str, ...]:
    """Return the period and the fields of the cover's definition, or the branch alone without one."""
    cover = next((item for item in filled if item.definition.kind is LedgerKind.COVER), None)
    if cover is None or not cover.rows:
        return (branch, period.label_zh())
    shown = [f"{item.title}：{_cover_text(item.key, cover.rows[0])}" for item in cover.definition.fields]
    return (period.label_zh(), *shown)


def volume_lines(period: Period, edition: str) -> tuple[str, ...]:
    """Return which volume of its year this is, and the edition it was issued as."""
    count = _VOLUMES.get(period.kind, 1)
    number = f"册次：{period.year}年第{period.number if count > 1 else 1}册（全年共{count}册）"
    return (number, f"版次：{edition}") if edition else (number,)


def _cover_text(key: str, row: Row) -> str:
    value = row.get(key, "")
    return spaced(value) if key == "secretary" and value else value


def _signers(definition: LedgerDefinition) -> str:
    """Return who signs a ledger; a day in its sign line is nobody."""
    return "、".join(one.title for one in definition.sign if one.kind is not CellKind.DATE)


def sign_sheet(filled: Sequence[Filled]) -> tuple[blocks.Section, ...]:
    """Return one sheet with every ledger that is to be signed, so that nobody has to leaf for the blanks."""
    signers = ((item.definition.title, _signers(item.definition)) for item in filled)
    signed = [(title, who) for title, who in signers if who]
    if not signed:
        return ()
    columns = (
        blocks.Column("seq", "序号", 12, blocks.Align.CENTER, blocks.CellKind.NUMBER),
        blocks.Column("ledger", "台账", 64),
        blocks.Column("who", "签字人", 36),
        blocks.Column("sign", "签名", 24, blocks.Align.CENTER),
        blocks.Column("on", "日期", 20, blocks.Align.CENTER),
    )
    rows = [blocks.Row((str(number), title, who, "", "")) for number, (title, who) in enumerate(signed, 1)]
    table = blocks.Table(columns, tuple(rows), min_row_mm=8.0)
    note = blocks.Note("各本台账末尾已签字的，本页可只由党支部书记签字。")
    return (blocks.Section(SIGN_SHEET, "签字页", (table, note, blocks.SignLine(("党支部书记", "复核人")))),)
