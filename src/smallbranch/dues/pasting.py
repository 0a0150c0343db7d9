"""Bases copied from a spreadsheet: a name and the base or its items, matched before anything is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation

from msgspec import Struct

from smallbranch.dues.amounts import is_money
from smallbranch.dues.commands import PayItem, SetDuesBase
from smallbranch.kernel import names
from smallbranch.packs.dues_schema import DuesItem
from smallbranch.roster.block import Block

NAME, BASE, NOTE = "name", "base", "note"
_NAMES = ("姓名", "党员姓名")
_BASES = ("计算基数", "党费基数", "基数", "税后合计", "合计")
_NOTES = ("备注",)


class PastedBase(Struct, frozen=True):
    """A line: whose base, and the command that fixes it; `problem` is the code why there is none."""

    name: str
    member_id: int | None
    command: SetDuesBase | None
    problem: str = ""


def plan_bases(
    block: Block, people: Sequence[tuple[int, str, str]], items: Sequence[DuesItem], from_month: str, category: str
) -> tuple[PastedBase, ...]:
    """Return a line for each row; `people` are (id, name, label), labels tell namesakes apart.

    With headings the columns are those named, items by their titles; without, the name comes first, then the base.
    """
    columns = _columns(block[0], items) if block else {}
    rows = block[1:] if NAME in columns.values() else block
    columns = columns if NAME in columns.values() else {0: NAME, 1: BASE}
    known: dict[str, list[int]] = {}
    for number, name, label in people:
        for words in {names.fold(name), names.fold(label)}:
            known.setdefault(words, []).append(number)
    planned = [_line(row, columns, known, from_month, category) for row in rows if any(cell.strip() for cell in row)]
    return tuple(_once(planned))


def _columns(heading: Sequence[str], items: Sequence[DuesItem]) -> dict[int, str]:
    titles = {item.title: item.id for item in items}
    titles |= dict.fromkeys(_NAMES, NAME) | dict.fromkeys(_BASES, BASE) | dict.fromkeys(_NOTES, NOTE)
    found = {at: titles[text.strip()] for at, text in enumerate(heading) if text.strip() in titles}
    # Items say what the base is made of; a sum beside them would only repeat it.
    itemised = any(value not in (NAME, BASE, NOTE) for value in found.values())
    return {at: value for at, value in found.items() if not (itemised and value == BASE)}


def _line(
    row: Sequence[str], columns: Mapping[int, str], known: Mapping[str, list[int]], from_month: str, category: str
) -> PastedBase:
    cells = {column: row[at].strip() for at, column in columns.items() if at < len(row)}
    name = cells.pop(NAME, "")
    note = cells.pop(NOTE, "") or None
    found = known.get(names.fold(name), []) if name else []
    if len(found) != 1:
        return PastedBase(name, None, None, "dues_paste_several" if found else "dues_paste_nobody")
    amounts = {key: _amount(text) for key, text in cells.items() if text}
    if not amounts or any(amount is None for amount in amounts.values()):
        return PastedBase(name, found[0], None, "dues_amount_wrong")
    base = amounts.pop(BASE, None)
    parts = tuple(PayItem(item=key, amount=amount) for key, amount in amounts.items() if amount is not None)
    command = SetDuesBase(
        member_id=found[0], from_month=from_month, category=category, items=parts, base=base, note=note
    )
    return PastedBase(name, found[0], command)


def _amount(text: str) -> Decimal | None:
    try:
        amount = Decimal(
            text.replace(",", "").replace("，", "").removeprefix("¥").removeprefix("￥").removesuffix("元")
        )
    except InvalidOperation:
        return None
    return amount if is_money(amount) else None


def _once(lines: Sequence[PastedBase]) -> list[PastedBase]:
    """Refuse the second line about somebody: nobody can tell which of the two is meant."""
    seen: set[int] = set()
    kept = []
    for line in lines:
        twice = line.member_id is not None and line.member_id in seen
        kept.append(PastedBase(line.name, line.member_id, None, "dues_paste_twice") if twice else line)
        if line.member_id is not None:
            seen.add(line.member_id)
    return kept
