"""One cell to one stored value, by field: the value, the codes of doubts, and values that belong to other fields.

Text columns come back as trimmed NFC text on one line; yes/no columns as 是 or 否; dates as ISO partial dates.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from smallbranch.intake.dates import DateContext, read_date, split_dates
from smallbranch.intake.identity import read_id_number
from smallbranch.intake.vocabulary import Vocabulary, folded
from smallbranch.intake.workbook import Cell, CellError
from smallbranch.kernel import names

Value = str | int
_LINES = re.compile(r"[ \t\u00a0]*[\r\n\u2028\v\f]+[ \t\u00a0]*")
_EDGES = " \t\u3000\u00a0\u200b\ufeff"
_SHORT = 6
_HAN_GAP = re.compile(r"(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])")
_BRACKETS = re.compile(r"[(（【\[]([^()（）【】\[\]]*)[)）】\]]")
_MOBILE = re.compile(r"1[3-9]\d{9}")
_LANDLINE = re.compile(r"(?:\(?0\d{2,3}\)?-?)?\d{7,8}(?:-\d{1,6})?|\d{3,6}")
_NAME_MARKS = re.compile(r"^[\d.、*#★☆●]+|[*#★☆●]+$")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell gave: `also` holds values for other fields (a degree in the education column, sex in a name)."""

    value: Value | None = None
    codes: tuple[str, ...] = ()
    also: Mapping[str, Value] = field(default_factory=dict)
    note: str = ""


@dataclass(frozen=True, slots=True)
class CellContext:
    """What the readers of values need to know beside the cell."""

    date: DateContext
    words: Vocabulary


def plain_text(cell: Cell) -> str:
    """Return the cell as trimmed NFC text on one line; numbers without a spurious fraction, an error as it shows."""
    if isinstance(cell, str):
        text = cell if cell.isascii() else unicodedata.normalize("NFC", cell)
        if "\n" in text or "\r" in text:
            text = _HAN_GAP.sub("", _LINES.sub(" ", text.strip()))
        return text.strip(_EDGES).removeprefix("'")  # spreadsheets' own sign for text
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float):
        return f"{cell:.10g}"
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ")
    return cell.text if isinstance(cell, CellError) else str(cell)


def read_text(cell: Cell, context: CellContext) -> Reading:
    """Return text; 无 and dashes mean nothing."""
    text = plain_text(cell)
    nothing = len(text) < _SHORT and folded(text) in context.words.nothing
    return Reading() if nothing else Reading(text or None)


def read_name(cell: Cell, context: CellContext) -> Reading:
    """Return the name in its stored form; a note in brackets is taken off and reported."""
    text = plain_text(cell)
    found = _BRACKETS.findall(text)
    bare = _NAME_MARKS.sub("", _BRACKETS.sub("", text).strip()).strip()
    try:
        name = names.normalise(bare)
    except names.NameProblem as problem:
        return Reading(codes=(problem.code,))
    codes: tuple[str, ...] = ("name_note",) if found and name else ()
    also: dict[str, Value] = {}
    for note in found:
        if (word := folded(note)) in ("男", "女"):
            also["sex"] = word
        elif word in context.words.category:
            also["member_category"] = context.words.category[word]
    if name and (re.search(r"\d", name) or len(name) > 30 or len(name) == 1):
        codes = (*codes, "name_doubtful")
    return Reading(name or None, codes, also, "；".join(found))


def read_partial_date(cell: Cell, context: CellContext) -> Reading:
    """Return an ISO partial date."""
    reading = read_date(cell, context.date)
    return Reading(reading.value, reading.codes, note=reading.note)


def read_join_dates(cell: Cell, context: CellContext) -> Reading:
    """Return the join date of a cell that may hold the full-membership date too (入党时间/转正时间)."""
    parts = split_dates(cell) if isinstance(cell, str) else []
    if len(parts) != 2:
        return read_partial_date(cell, context)
    first, second = (read_date(part, context.date) for part in parts)
    if first.value is None or second.value is None:
        return read_partial_date(cell, context)
    return Reading(first.value, (*first.codes, *second.codes), {"full_date": second.value})


def read_sex(cell: Cell, context: CellContext) -> Reading:
    """Return 男 or 女."""
    return _looked_up(cell, context.words.sex, "sex_unreadable", context)


def read_flag(cell: Cell, context: CellContext) -> Reading:
    """Return 是 or 否."""
    return _looked_up(cell, context.words.flag, "flag_unreadable", context)


def read_ethnic_group(cell: Cell, context: CellContext) -> Reading:
    """Return the full name of the ethnic group (汉 → 汉族)."""
    word = folded(plain_text(cell))
    if word in context.words.ethnic_corrected:
        return Reading(context.words.ethnic_corrected[word], ("ethnic_group_corrected",))
    return _looked_up(cell, context.words.ethnic, "ethnic_group_unknown", context)


def read_member_category(cell: Cell, context: CellContext) -> Reading:
    """Return 正式党员 or 预备党员; people who are not members yet are reported with their word kept."""
    word = folded(plain_text(cell))
    if word in context.words.category_plain:
        return Reading(context.words.category_plain[word], ("member_category_plain",))
    if word in context.words.not_member:
        return Reading(plain_text(cell), ("not_a_member",))
    return _looked_up(cell, context.words.category, "member_category_unknown", context)


def read_education(cell: Cell, context: CellContext) -> Reading:
    """Return the education as written; a degree in the same cell goes to its own field."""
    text = plain_text(_LINES.sub("/", cell.strip()) if isinstance(cell, str) else cell)
    if folded(text) in context.words.nothing or not text:
        return Reading()
    if text in context.words.education_codes:
        return Reading(context.words.education_codes[text])
    parts = [part for part in re.split(r"[/／、,，;；\s()（）]+", text) if part]
    degrees = [part for part in parts if re.search(r"(?:博士|硕士|学士)(?:学位)?$|双学位", part)]
    rest = [part for part in parts if part not in degrees]
    if degrees and rest:
        return Reading("、".join(rest), also={"degree": "、".join(degrees)})
    text = plain_text(cell)
    known = any(part in text for part in context.words.education_parts + context.words.degree_parts)
    return Reading(text, () if known else ("education_unknown",))


def read_degree(cell: Cell, context: CellContext) -> Reading:
    """Return the degree as written."""
    text = plain_text(cell)
    if not text or folded(text) in context.words.nothing or text in ("无学位", "没有"):
        return Reading()
    return Reading(text, () if any(part in text for part in context.words.degree_parts) else ("degree_unknown",))


def read_phone(cell: Cell, context: CellContext) -> Reading:
    """Return the phone number without spaces and dashes inside mobile numbers; several are joined by 、."""
    text = unicodedata.normalize("NFKC", plain_text(cell)).replace("—", "-").strip("' ")
    if not text or folded(text) in context.words.nothing:
        return Reading()
    if isinstance(cell, str) and re.search(r"\dE\+\d", text, re.IGNORECASE):
        return Reading(codes=("phone_rounded",))
    joined = re.sub(r"^(?:\+?86-?)(?=1[3-9])", "", re.sub(r"[\s-]", "", text))
    if _MOBILE.fullmatch(joined):
        return Reading(joined)
    if "*" in text:
        return Reading(codes=("phone_masked",))
    parts = [re.sub(r"^\+?86-?(?=1[3-9])", "", part) for part in re.split(r"[\s/、,;]+", text) if part]
    good = all(_MOBILE.fullmatch(part) or _LANDLINE.fullmatch(part) for part in parts)
    codes = (() if good else ("phone_form",)) + (("phone_several",) if good and len(parts) > 1 else ())
    return Reading("、".join(parts) if good else text, codes)


def read_id(cell: Cell, context: CellContext) -> Reading:
    """Return the ID number; see `identity.read_id_number`."""
    if folded(plain_text(cell)) in context.words.nothing:
        return Reading()
    reading = read_id_number(cell)
    return Reading(reading.value, reading.codes)


def read_months(cell: Cell, context: CellContext) -> Reading:
    """Return a whole number of months (党龄校正值)."""
    text = unicodedata.normalize("NFKC", plain_text(cell))
    if not text or folded(text) in context.words.nothing:
        return Reading()
    match = re.fullmatch(r"([+-]?\d{1,3})(?:\.0+)?(?:个?月)?", text)
    return Reading(int(match[1])) if match else Reading(codes=("number_unreadable",))


def _looked_up(cell: Cell, table: Mapping[str, str], code: str, context: CellContext) -> Reading:
    word = folded(plain_text(cell))
    if not word or word in context.words.nothing - set(table):
        return Reading()
    if word in table:
        return Reading(table[word])
    return Reading(codes=(code,), note=plain_text(cell))


Reader = Callable[[Cell, CellContext], Reading]
READERS: Mapping[str, Reader] = {
    "text": read_text, "name": read_name, "date": read_partial_date, "join_dates": read_join_dates, "sex": read_sex,
    "flag": read_flag, "ethnic_group": read_ethnic_group, "member_category": read_member_category,
    "education": read_education, "degree": read_degree, "phone": read_phone, "id_number": read_id,
    "months": read_months, "deadline": read_text,
}  # fmt: skip
"""The readers a field of a heading pack may name as its `kind`."""
