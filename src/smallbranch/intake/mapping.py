"""Give every column at most one field and every field at most one column; tell what was doubtful."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from smallbranch.intake.evidence import SAMPLE, shares
from smallbranch.intake.headings import SURE, Claim, alike
from smallbranch.intake.layout import Column, Layout
from smallbranch.intake.pack import HeadingPack
from smallbranch.intake.vocabulary import Vocabulary
from smallbranch.intake.workbook import Cell, Sheet
from smallbranch.kernel.findings import Finding, Severity

_CHECKED = {"id_number": 0.2, "date": 0.3, "sex": 0.5, "ethnic_group": 0.5, "phone": 0.2, "flag": 0.3, "name": 0.3,
            "member_category": 0.3}  # fmt: skip
_BY_CONTENT = (("id_number", 0.8), ("sex", 0.9), ("ethnic_group", 0.9), ("phone", 0.8), ("member_category", 0.9))
_STRONG = {"id_number", "phone", "date", "sex", "ethnic_group"}
_LIKENESS_NEEDS = 0.6
_KIND_OF = {"join_dates": "date"}


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """`keys` maps the heading text to the field or None; `columns` maps a field to its column number."""

    keys: Mapping[str, str | None]
    columns: Mapping[str, int]
    findings: tuple[Finding, ...]


def map_columns(sheet: Sheet, layout: Layout, pack: HeadingPack, words: Vocabulary) -> ColumnMapping:
    """Settle the columns of a sheet."""
    content = {column.number: shares(_sample(sheet, layout, column.number), words) for column in layout.columns}
    findings: list[Finding] = []
    bids = sorted(
        (
            (score, -column.number, claim.field)
            for column in layout.columns
            for claim in _candidates(column, content[column.number], pack)
            if claim.field and (score := _weighed(claim, content[column.number], pack)) > 0
        ),
        reverse=True,
    )
    taken = _settle(bids)
    _by_content(layout, content, taken, pack, findings)
    keys = _keys(layout.columns, content)
    fields = {number: field for field, number in taken.items()}
    _report_losers(layout, bids, taken, keys, findings, pack.key_field)
    named = {key: fields.get(number) for number, key in keys.items()}
    return ColumnMapping(named, taken, tuple(findings))


def _candidates(column: Column, content: Mapping[str, float], pack: HeadingPack) -> tuple[Claim, ...]:
    if column.claims or not column.path:
        return column.claims
    near = alike(column.path[-1], pack)
    if near is None or not content:
        return ()
    kind = pack.fields[near.field].kind
    kind = _KIND_OF.get(kind, kind)
    return (near,) if kind not in _CHECKED or content.get(kind, 0.0) >= _LIKENESS_NEEDS else ()


def _weighed(claim: Claim, content: Mapping[str, float], pack: HeadingPack) -> float:
    """Return the claim's score after a look at the cells: content that contradicts a heading takes its claim away."""
    kind = pack.fields[claim.field].kind
    kind = _KIND_OF.get(kind, kind)
    score = claim.score
    if not content:
        return score - 20
    if kind in _CHECKED:
        share = content.get(kind, 0.0)
        score += 8 if share >= 0.8 else 0
        score -= 45 if share < _CHECKED[kind] and content["filled"] >= 3 and kind != "flag" else 0
        score -= 40 if any(content.get(other, 0.0) >= 0.8 for other in _STRONG - {kind}) and share < 0.5 else 0
    elif claim.field in ("party_post", "admin_post"):
        party = content.get("party_post", 0.0)
        score += (20 if party >= 0.5 else -10) if claim.field == "party_post" else (-15 if party >= 0.8 else 5)
    elif kind in ("text", "education", "degree"):
        foreign = max(content.get(other, 0.0) for other in ("id_number", "phone", "date"))
        score -= 50 if foreign >= 0.8 and claim.field != "remark" else 0
    return score


def _settle(bids: Sequence[tuple[float, int, str]]) -> dict[str, int]:
    taken: dict[str, int] = {}
    used: set[int] = set()
    for score, negative, field in bids:
        if field not in taken and -negative not in used and score >= SURE - 25:
            taken[field] = -negative
            used.add(-negative)
    return taken


def _by_content(
    layout: Layout,
    content: Mapping[int, Mapping[str, float]],
    taken: dict[str, int],
    pack: HeadingPack,
    findings: list[Finding],
) -> None:
    """Take columns with an unknown or empty heading whose cells leave no doubt."""
    free = [column for column in layout.columns if not column.claims and column.number not in taken.values()]
    wanted = [*_BY_CONTENT, ("name", 0.8)] if pack.key_field == "name" else []
    for field, least in wanted:
        if field in taken or field not in pack.fields:
            continue
        fitting = [column for column in free if content[column.number].get(field, 0.0) >= least]
        if len(fitting) == 1 and content[fitting[0].number]["filled"] >= 2:
            taken[field] = fitting[0].number
            free.remove(fitting[0])
            params = {"field": field, "column": letter(taken[field])}
            findings.append(Finding("mapped_by_content", Severity.WARNING, params))


def _keys(columns: Sequence[Column], content: Mapping[int, Mapping[str, float]]) -> dict[int, str]:
    """Return a text for each column: the lowest heading as in the file; with groups or a number if not unique."""
    shown = {column.number: column for column in columns if column.path or content[column.number]}
    raw = {number: column.raw or f"列{letter(number)}" for number, column in shown.items()}
    often = Counter(raw.values())
    keys = {
        number: "/".join(shown[number].path) if often[text] > 1 and len(shown[number].path) > 1 else text
        for number, text in raw.items()
    }
    seen: Counter[str] = Counter()
    for number, key in keys.items():
        seen[key] += 1
        if seen[key] > 1:
            keys[number] = f"{key}#{seen[key]}"
    return keys


def _report_losers(
    layout: Layout,
    bids: Sequence[tuple[float, int, str]],
    taken: Mapping[str, int],
    keys: Mapping[int, str],
    findings: list[Finding],
    key_field: str,
) -> None:
    used = set(taken.values())
    for column in layout.columns:
        if column.number in used or column.number not in keys:
            continue
        wished = [field for _, negative, field in bids if -negative == column.number and field in taken]
        key = keys[column.number]
        if wished:
            # A second column of names means people that are not read (two lists side by side).
            severity = Severity.ERROR if wished[0] == key_field else Severity.WARNING
            findings.append(Finding("heading_duplicate", severity, {"field": wished[0], "heading": key}))
        elif not column.claims:
            findings.append(Finding("heading_unknown", Severity.INFO, {"heading": key}))
        elif column.claims[0].field:
            doubted = {"field": column.claims[0].field, "heading": key}
            findings.append(Finding("heading_content_differs", Severity.WARNING, doubted))


def _sample(sheet: Sheet, layout: Layout, column: int) -> list[Cell]:
    first = layout.header_rows[-1] + 1
    cells = (sheet.at(row, column) for row in range(first, len(sheet.rows) + 1) if row not in sheet.hidden_rows)
    filled: list[Cell] = []
    for cell in cells:
        if cell is not None:
            filled.append(cell)
        if len(filled) >= SAMPLE:
            break
    return filled


def letter(column: int) -> str:
    """Return the column's letters (1 → A, 27 → AA)."""
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text
