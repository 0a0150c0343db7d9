"""The citizen's ID number (GB 11643-1999): form, check digit, and what it says about birth date and sex.

The region is not checked: it may name a county that no longer exists.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from stdnum.cn import ric

from smallbranch.intake.workbook import Cell

_EXACT_DIGITS = 15  # Excel keeps fifteen significant digits of a number
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?E\+?1[4-9]", re.IGNORECASE)
_DROPPED = re.compile(r"[\s'‘’`\"\-_]")


@dataclass(frozen=True, slots=True)
class IdReading:
    """The number to store, if any, the codes of doubts, and what it says by itself."""

    value: str | None = None
    codes: tuple[str, ...] = ()
    birth_date: str | None = None
    sex: str | None = None


def read_id_number(cell: Cell) -> IdReading:
    """Return the ID number of a cell; a number Excel has rounded is never taken."""
    if cell is None:
        return IdReading()
    if isinstance(cell, bool) or not isinstance(cell, str | int | float):
        return IdReading(codes=("id_number_form",))
    if isinstance(cell, int | float):
        if abs(cell) >= 10**_EXACT_DIGITS:
            return IdReading(codes=("id_number_rounded",))
        cell = str(int(cell))
    text = _DROPPED.sub("", unicodedata.normalize("NFKC", cell)).upper()
    if _SCIENTIFIC.fullmatch(text):
        return IdReading(codes=("id_number_rounded",))
    if "*" in text:
        return IdReading(codes=("id_number_masked",))
    text = re.sub("[×\u03a7\u0425]$", "X", text)
    if re.fullmatch(r"\d{17}[\dX]", text):
        return _modern(text)
    if re.fullmatch(r"\d{15}", text):
        return _historic(text)
    return IdReading(codes=("id_number_form",))


def _modern(text: str) -> IdReading:
    birth, sex = _day(text[6:14]), "男" if int(text[16]) % 2 else "女"
    right = ric.calc_check_digit(text) == text[17]
    if not right and text.endswith("000"):
        return IdReading(codes=("id_number_rounded",))
    codes = () if right else ("id_number_check_digit",)
    if birth is None:
        return IdReading(text, (*codes, "id_number_birth_date"), None, sex)
    return IdReading(text, codes, birth, sex)


def _historic(text: str) -> IdReading:
    birth, sex = _day("19" + text[6:12]), "男" if int(text[14]) % 2 else "女"
    codes = ("id_number_historic",) if birth else ("id_number_historic", "id_number_birth_date")
    return IdReading(text, codes, birth, sex)


def _day(digits: str) -> str | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8])).isoformat()
    except ValueError:
        return None
