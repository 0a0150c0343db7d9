"""Sheets shaped like real rosters, made from a seed together with what reading them must give."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from tests.intake.people import person
from tests.intake.spellings import DATES, GROUPS, HEADINGS, IGNORED, spelled

_DATE_FIELDS = ("birth_date", "work_start_date", "join_date", "full_date")


@dataclass
class Shape:
    """Cells line by line, merged ranges, and the expected reading."""

    lines: list[list[object]] = field(default_factory=list)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    header_rows: list[int] = field(default_factory=list)
    mapping: dict[str, str | None] = field(default_factory=dict)
    rows: list[dict[str, object]] = field(default_factory=list)
    skipped: dict[int, str] = field(default_factory=dict)

    @property
    def next_row(self) -> int:
        return len(self.lines) + 1


def shape(seed: int, *, text_only: bool = False, merges: bool = True) -> Shape:
    """Return the sheet of a seed; `text_only` writes every value as text (for CSV)."""
    random = Random(seed)
    made = Shape()
    columns = _columns(random)
    styles = {column: random.choice(_styles(text_only)) for column in columns}
    width = len(columns)
    for title in random.sample(
        ["练习支部党员花名册", "填报单位：练习支部（盖章）", "（2026年度）"], random.randrange(4)
    ):
        if merges and width > 1:
            made.merges.append((made.next_row, 1, made.next_row, width))
        made.lines.append([title] + [None] * (width - 1))
    _headings(made, columns, random, merges)
    _people(made, columns, styles, random, text_only)
    _ending(made, width, random)
    return made


def _columns(random: Random) -> list[str]:
    chosen = [name for name in HEADINGS if name != "name" and random.random() < 0.55]
    random.shuffle(chosen) if random.random() < 0.3 else None
    columns = ["name", *chosen[: random.randrange(4, 29)]]
    if random.random() < 0.8:
        columns.insert(0, "#")
    if random.random() < 0.5:
        columns.insert(random.randrange(2, len(columns)), "!" + random.choice(IGNORED))
    return columns


def _styles(text_only: bool) -> list[str]:
    return [
        name for name in DATES if not (text_only and ("number" in name or "real" in name) and "numerals" not in name)
    ]


def _headings(made: Shape, columns: list[str], random: Random, merges: bool) -> None:
    titles = ["序号" if c == "#" else c[1:] if c[0] == "!" else random.choice(HEADINGS[c]) for c in columns]
    row = made.next_row
    groups: list[object] = [None] * len(columns)
    for title, members in GROUPS.items():
        runs = [index for index, column in enumerate(columns) if column in members]
        if len(runs) > 1 and runs == list(range(runs[0], runs[-1] + 1)) and random.random() < 0.7:
            groups[runs[0]] = (title, runs)
    grouped = {index: group for group in groups if isinstance(group, tuple) for index in group[1]}
    made.mapping = {title: None if column[0] in "#!" else column for title, column in zip(titles, columns, strict=True)}
    if not grouped:
        made.lines.append(list(titles))
        made.header_rows = [row]
        return
    top: list[object] = [None] * len(columns)
    bottom: list[object] = [None] * len(columns)
    for index, title in enumerate(titles):
        if index in grouped:
            name, runs = grouped[index]
            bottom[index] = title
            if index == runs[0]:
                top[index] = name
                made.merges += [(row, runs[0] + 1, row, runs[-1] + 1)] if merges else []
        else:
            top[index] = title
            made.merges += [(row, index + 1, row + 1, index + 1)] if merges else []
    made.lines += [top, bottom]
    made.header_rows = [row, row + 1]


def _people(made: Shape, columns: list[str], styles: dict[str, str], random: Random, text_only: bool) -> None:
    count, first = random.randrange(3, 15), random.randrange(1000)
    for index in range(count):
        if index and random.random() < 0.06:
            made.skipped[made.next_row] = "blank"
            made.lines.append([None] * len(columns))
        canonical = person(first + index)
        expected: dict[str, object] = {"row": made.next_row}
        cells: list[object] = []
        for column in columns:
            if column[0] in "#!":
                cells.append(index + 1 if column == "#" else "某某")
                continue
            value, shown = _value(column, canonical[column], styles[column], seed=len(styles[column]))
            if column not in ("name", "sex", "id_number") and random.random() < 0.05:
                cells.append(random.choice([None, "无", "—"]))
                continue
            cells.append(str(shown) if text_only else shown)
            expected[column] = value
        made.lines.append(cells)
        made.rows.append(expected)


def _value(column: str, value: str | int, style: str, seed: int) -> tuple[object, object]:
    if column in _DATE_FIELDS:
        write, kept = DATES[style]
        return str(value)[:kept], write(str(value))
    return value, spelled(column, value, seed)


def _ending(made: Shape, width: int, random: Random) -> None:
    rest: list[object] = [None] * (width - 1)
    if random.random() < 0.5:
        made.skipped[made.next_row] = "total"
        made.lines.append([random.choice(["合计", "总计：12人", "合计：12人", "共12人"]), *rest])
    if random.random() < 0.5:
        made.skipped[made.next_row] = "signature"
        made.lines.append(
            [random.choice(["填表人：某某", "审核人：某某　　制表：某某", "制表日期：2026年1月5日"]), *rest]
        )
    if random.random() < 0.4:
        made.skipped[made.next_row] = "note"
        made.lines.append(
            [
                random.choice(["注：出生年月按档案认定填写。", "备注：本表一式两份", "填表说明：1.姓名与身份证一致"]),
                *rest,
            ]
        )
