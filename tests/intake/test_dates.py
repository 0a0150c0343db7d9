from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallbranch.intake.dates import DateContext, read_date, split_dates
from smallbranch.intake.workbook import CellError
from tests.intake.spellings import DATES, chinese

CONTEXT = DateContext(date(2026, 11, 22))
SURE = {
    "1990.07": "1990-07",
    "1990.7": "1990-07",
    "1990.7.1": "1990-07-01",
    "1990.07.01": "1990-07-01",
    "1990-07": "1990-07",
    "1990-7-1": "1990-07-01",
    "1990/7/1": "1990-07-01",
    "1990/07": "1990-07",
    "1990年7月": "1990-07",
    "1990年": "1990",
    "1990年7月1日": "1990-07-01",
    "1990年07月01号": "1990-07-01",
    "199007": "1990-07",
    "19900701": "1990-07-01",
    "1990": "1990",
    "一九九〇年七月": "1990-07",
    "一九九〇年七月一日": "1990-07-01",
    "二〇〇九年": "2009",
    "二○○九年十二月三十一日": "2009-12-31",
    "二零零九年十月": "2009-10",
    "二O一二年廿一日": None,
    "二O一二年五月廿一日": "2012-05-21",
    "\uff11\uff19\uff19\uff10．\uff10\uff17": "1990-07",
    "\uff11\uff19\uff19\uff10年\uff17月": "1990-07",
    "1990 年 7 月 1 日": "1990-07-01",
    "1990 . 07": "1990-07",
    "1990、7、1": "1990-07-01",
    "1990。7": "1990-07",
    "1990·07": "1990-07",
    "1990—07—01": "1990-07-01",
    "1990－07－01": "1990-07-01",
    "1990 07 01": "1990-07-01",
    "1990年元月": "1990-01",
    "1990.07.01 08:30": "1990-07-01",
    "1990-07-01T00:00:00": "1990-07-01",
    "7/15/1990": "1990-07-15",
    "'1990.07": "1990-07",
    "1990.7月": "1990-07",
    "至今": None,
    "不详": None,
    "无": None,
    "—": None,
    "——": None,
    "/": None,
    "": None,
    " ": None,
}
DOUBTFUL: dict[object, tuple[str | None, str]] = {
    "90.7": ("1990-07", "date_two_digit_year"),
    "85年3月": ("1985-03", "date_two_digit_year"),
    "九〇年七月": ("1990-07", "date_two_digit_year"),
    "05.7": (None, "date_two_digit_year"),
    "1990.02.30": (None, "date_impossible"),
    "1990.13": (None, "date_impossible"),
    "199013": (None, "date_impossible"),
    "1990.00": (None, "date_impossible"),
    "2023年2月29日": (None, "date_impossible"),
    1990.13: (None, "date_impossible"),
    1990.1: (None, "date_ambiguous"),
    90.1: (None, "date_ambiguous"),
    "7/8/1990": (None, "date_ambiguous"),
    "2030.01": ("2030-01", "date_in_future"),
    date(2027, 1, 1): ("2027-01-01", "date_in_future"),
    "1990.07.00": ("1990-07", "date_day_zero"),
    "1890.01": (None, "date_implausible"),
    "1990.07.01（预备）": ("1990-07-01", "date_note"),
    "1970.05\n(53岁)": ("1970-05", "date_note"),
    "1990年7月生": ("1990-07", "date_note"),
    "2009年上半年": ("2009", "date_note"),
    33055: ("1990-07-01", "date_from_serial"),
    33055.5: ("1990-07-01", "date_from_serial"),
    "1990.07-2003.05": (None, "date_unreadable"),
    "大约在冬季": (None, "date_unreadable"),
    7: (None, "date_unreadable"),
    True: (None, "date_unreadable"),
    CellError("#REF!"): (None, "date_unreadable"),
    "1990.123": (None, "date_unreadable"),
}
NUMBERS = {
    1990.07: "1990-07",
    1990.12: "1990-12",
    1990.2: "1990-02",
    1990: "1990",
    199007: "1990-07",
    19900701: "1990-07-01",
}


@pytest.mark.parametrize("text", [text for text in SURE if text != "二O一二年廿一日"])
def test_a_sure_spelling_is_read_without_a_doubt(text: str) -> None:
    reading = read_date(text, CONTEXT)
    assert (reading.value, reading.codes) == (SURE[text], ())


@pytest.mark.parametrize("cell", DOUBTFUL, ids=repr)
def test_a_doubtful_spelling_carries_its_doubt(cell: object) -> None:
    reading = read_date(cell, CONTEXT)  # type: ignore[arg-type]
    assert (reading.value, reading.codes[:1]) == (DOUBTFUL[cell][0], (DOUBTFUL[cell][1],))


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_is_read_by_its_digits(number: float) -> None:
    assert read_date(number, CONTEXT).value == NUMBERS[number]


def test_a_number_shown_with_two_decimals_tells_january_from_october() -> None:
    assert read_date(1990.1, DateContext(CONTEXT.today, hundredths=True)).value == "1990-10"


def test_a_text_export_of_numbers_keeps_the_doubt() -> None:
    assert read_date("1990.1", DateContext(CONTEXT.today, numbers_as_text=True)).codes == ("date_ambiguous",)
    assert read_date("1990.1", CONTEXT).value == "1990-01"


def test_a_real_date_shown_to_the_month_loses_the_day_excel_made_up() -> None:
    shown = DateContext(CONTEXT.today, month_only=True)
    assert read_date(datetime(1990, 7, 1), shown).value == "1990-07"
    assert read_date(date(1990, 7, 15), shown).value == "1990-07-15"


@given(st.dates(date(1901, 1, 1), date(2026, 11, 22)), st.sampled_from(sorted(DATES)))
def test_every_spelling_of_every_day_is_read_back(day: date, style: str) -> None:
    write, kept = DATES[style]
    reading = read_date(write(day.isoformat()), CONTEXT)  # type: ignore[arg-type]
    assert (reading.value, reading.codes) == (day.isoformat()[:kept], ())


@given(st.dates(date(1901, 1, 1), date(2026, 11, 22)))
def test_chinese_numerals_are_read_back(day: date) -> None:
    assert read_date(chinese(day.isoformat()), CONTEXT).value == day.isoformat()


@given(st.text(max_size=20))
def test_no_text_breaks_the_reader(text: str) -> None:
    reading = read_date(text, CONTEXT)
    assert reading.value is None or 4 <= len(reading.value) <= 10


@pytest.mark.parametrize(
    "text", ["2009.07.01\n2010.07.01", "2009.07.01/2010.07.01", "2009.07.01 2010.07.01", "2009.07.01\uff1b2010.07.01"]
)
def test_two_dates_in_one_cell_are_told_apart(text: str) -> None:
    assert split_dates(text) == ["2009.07.01", "2010.07.01"]


@pytest.mark.parametrize("number", [float("inf"), float("-inf"), float("nan"), 1e308])
def test_a_number_that_is_no_day_is_unreadable(number: float) -> None:
    assert read_date(number, DateContext(date(2026, 9, 20))).codes == ("date_unreadable",)
