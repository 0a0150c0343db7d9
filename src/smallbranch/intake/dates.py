"""The usual Chinese spellings of dates to ISO partial dates; what is not certain is reported, never guessed.

A value without its own certainty (`1990.1` kept as a number is January or October) comes back empty with the code of
the doubt.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import isfinite

from smallbranch.intake.numerals import NUMERAL, with_digits
from smallbranch.intake.workbook import Cell, CellError

FIRST_YEAR = 1900
LAST_YEAR = 2100
_NOTHING = frozenset(("", "-", "--", "/", "\\", "*", ".")) | frozenset(
    ("无", "不详", "未知", "至今", "暂无", "空", "待定", "待查", "不清", "不明", "不祥", "未转正", "未满")
)
_GAP = re.compile(f"(?<=[\\d年月{NUMERAL}])\\s+(?=[\\d年月日号.\\-/{NUMERAL}])")
_DASHES = re.compile("[\u2010-\u2015\u2212\u30fc~一]+")
_SEP = r"[.\-/年·、,。_:\\]"
_YEAR_FIRST = re.compile(
    rf"(\d{{4}}|\d{{2}}){_SEP}(\d{{1,2}})(?:(?:{_SEP}|月)(\d{{1,2}})(?!\d)(?:日|号)?|月|{_SEP})?(.*)", re.DOTALL
)
_YEAR_ONLY = re.compile(r"(\d{4})年?([^\d.\-/].*)?", re.DOTALL)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})?([^\d.\-/].*)?", re.DOTALL)
_YEAR_LAST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})(.*)", re.DOTALL)
_TIME = re.compile(r"T?\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?Z?")
_BETWEEN_DATES = re.compile(r"[\n;；，]+|\s+/\s*|\s{2,}|(?<=[日月年])[/、,](?=\d)|(?<=\d{2})、(?=\d{4})")
_ONE_DATE = r"(\d{4}\D\d{1,2}(?:\D\d{1,2})?)"
_TWO_DATES = re.compile(rf"\s*{_ONE_DATE}\s*[/,—~～ -]+\s*{_ONE_DATE}\s*")
_SERIAL = range(10_000, 60_000)
_EPOCH = date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class DateReading:
    """What a cell says: an ISO partial date or nothing, the codes of doubts, and text that stood behind the date."""

    value: str | None = None
    codes: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class DateContext:
    """What is known about the cell beside its value."""

    today: date
    month_only: bool = False
    hundredths: bool = False
    numbers_as_text: bool = False


def read_date(cell: Cell, context: DateContext) -> DateReading:
    """Return the partial date of a cell in a date column."""
    if cell is None:
        return DateReading()
    if isinstance(cell, CellError | bool):
        return DateReading(codes=("date_unreadable",))
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return _real_date(cell, context)
    if isinstance(cell, int | float):
        return _number(cell, context)
    return _text(str(cell), context)


def split_dates(text: str) -> list[str]:
    """Return the dates written in one cell one below the other or with a slash or comma between (入党时间/转正时间)."""
    parts = [part for part in _BETWEEN_DATES.split(text.strip()) if part]
    if len(parts) == 1:
        halves = _TWO_DATES.fullmatch(text)
        parts = [halves[1], halves[2]] if halves else parts
    return [part.strip() for part in parts]


def _real_date(day: date, context: DateContext) -> DateReading:
    if context.month_only and day.day == 1:
        return _checked(day.year, day.month, None, context, ("date_month_only",))
    return _checked(day.year, day.month, day.day, context)


def _number(number: int | float, context: DateContext) -> DateReading:
    if not isfinite(number):
        return DateReading(codes=("date_unreadable",))
    if isinstance(number, int) or number.is_integer():
        return _whole(int(number), context)
    if FIRST_YEAR <= number < LAST_YEAR:
        digits = repr(round(number, 4)).partition(".")[2]
        if digits == "1" and not context.hundredths:
            return DateReading(codes=("date_ambiguous",))
        if len(digits) <= 2:
            return _checked(int(number), int(digits.ljust(2, "0") if digits == "1" else digits), None, context)
        if len(digits) == 4:
            return _checked(int(number), int(digits[:2]), int(digits[2:]), context)
        return DateReading(codes=("date_unreadable",))
    if int(number) in _SERIAL:
        return _serial(int(number), context)
    if 10 <= number < 100:
        ambiguous = repr(number).endswith(".1") and not context.hundredths
        return DateReading(codes=("date_ambiguous",)) if ambiguous else _text(f"{number:.2f}", context)
    return DateReading(codes=("date_unreadable",))


def _whole(number: int, context: DateContext) -> DateReading:
    if FIRST_YEAR <= number <= LAST_YEAR:
        return _checked(number, None, None, context)
    if number in _SERIAL:
        return _serial(number, context)
    if FIRST_YEAR * 100 <= number < (LAST_YEAR + 1) * 100 or FIRST_YEAR * 10_000 <= number < (LAST_YEAR + 1) * 10_000:
        return _text(str(number), context)
    return DateReading(codes=("date_unreadable",))


def _serial(number: int, context: DateContext) -> DateReading:
    day = _EPOCH + timedelta(days=number)
    if context.month_only and day.day == 1:
        return _checked(day.year, day.month, None, context, ("date_from_serial", "date_month_only"))
    return _checked(day.year, day.month, day.day, context, ("date_from_serial",))


def _text(raw: str, context: DateContext) -> DateReading:
    text = unicodedata.normalize("NFKC", raw).strip().strip("'‘’`\"“”")
    text = _GAP.sub(_joint, text)
    text = re.sub(r"(?<=[.\-/])\s+(?=\d)", "", text)
    if re.fullmatch(r"\d{4} \d{1,2}(?: \d{1,2})?", text):
        text = text.replace(" ", ".")
    bare = _DASHES.sub("-", text) if not re.search("[年月]", text) else text
    if bare in _NOTHING:
        return DateReading()
    text = with_digits(text if "年" in text or "月" in text else bare)
    text = re.sub(r"(?<=\d)[\u2010-\u2015\u2212](?=\d)", "-", text)
    if re.fullmatch(r"\d{5}", text) and int(text) in _SERIAL:
        return _serial(int(text), context)
    return _year_first(text, context) or _year_last(text, context) or DateReading(codes=("date_unreadable",))


def _joint(match: re.Match[str]) -> str:
    before, after = match.string[match.start() - 1], match.string[match.end()]
    return " " if before.isdigit() and after.isdigit() else ""


def _year_first(text: str, context: DateContext) -> DateReading | None:
    if match := _YEAR_FIRST.fullmatch(text):
        year, month, day, note = match[1], match[2], match[3], _note(match[4])
        if note is None:
            return None
        if context.numbers_as_text and re.fullmatch(r"\d{4}\.1", text):
            return DateReading(codes=("date_ambiguous",))
        return _assembled(year, int(month), int(day) if day else None, note, context)
    if match := _COMPACT.fullmatch(text):
        note = _note(match[4])
        if note is not None and FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
            return _assembled(match[1], int(match[2]), int(match[3]) if match[3] else None, note, context)
        return None
    if match := _YEAR_ONLY.fullmatch(text):
        note = _note(match[2])
        return None if note is None else _assembled(match[1], None, None, note, context)
    return None


def _assembled(year: str, month: int | None, day: int | None, note: str, context: DateContext) -> DateReading:
    codes: tuple[str, ...] = ("date_note",) if note else ()
    number = int(year)
    if len(year) == 2:
        if number <= context.today.year % 100:
            return DateReading(codes=("date_two_digit_year",), note=note)
        number += context.today.year // 100 * 100 - 100
        codes = ("date_two_digit_year", *codes)
    if day == 0 and month:
        day, codes = None, (*codes, "date_day_zero")
    return _checked(number, month, day, context, codes, note)


def _year_last(text: str, context: DateContext) -> DateReading | None:
    match = _YEAR_LAST.fullmatch(text)
    note = _note(match[4]) if match else None
    if match is None or note is None:
        return None
    first, second, year = int(match[1]), int(match[2]), int(match[3])
    if first <= 12 and second <= 12 and first != second:
        return DateReading(codes=("date_ambiguous",), note=note)
    month, day = (first, second) if first <= 12 else (second, first)
    return _checked(year, month, day, context, ("date_note",) if note else (), note)


def _note(rest: str | None) -> str | None:
    """Return the text behind a date without a time of day; None when more digits make it no single date."""
    text = (rest or "").strip()
    if not text:
        return ""
    text = re.sub(r"^[.,。、;]+", "", _TIME.sub("", text, count=1)).strip()
    if re.match(r"\d|[-~至到/]+\s*\d", text):
        return None
    return text.strip("()（）[]【】 ")


def _checked(
    year: int, month: int | None, day: int | None, context: DateContext, codes: tuple[str, ...] = (), note: str = ""
) -> DateReading:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return DateReading(codes=("date_implausible",), note=note)
    try:
        first = date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return DateReading(codes=("date_impossible",), note=note)
    value = f"{year:04d}" + ("" if month is None else f"-{month:02d}") + ("" if day is None else f"-{day:02d}")
    if first > context.today:
        codes = (*codes, "date_in_future")
    return DateReading(value, codes, note)
