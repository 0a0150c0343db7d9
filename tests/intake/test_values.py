from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallbranch.intake.dates import DateContext
from smallbranch.intake.identity import read_id_number
from smallbranch.intake.values import READERS, CellContext
from smallbranch.intake.vocabulary import load_vocabulary
from smallbranch.kernel.places import resources_dir

WORDS = load_vocabulary(Path(resources_dir()) / "intake")
CONTEXT = CellContext(DateContext(date(2026, 11, 22)), WORDS)
GOOD = [
    ("name", "张　三", "张三"),
    ("name", "欧阳\n建国", "欧阳建国"),
    ("name", "买买提•吐尔逊", "买买提·吐尔逊"),
    ("name", "𬭩", "𬭩"),
    ("sex", "男", "男"),
    ("sex", " 女性 ", "女"),
    ("sex", 1, "男"),
    ("sex", 2, "女"),
    ("ethnic_group", "汉", "汉族"),
    ("ethnic_group", "汉 族", "汉族"),
    ("ethnic_group", "土家", "土家族"),
    ("ethnic_group", "僳僳族", "傈僳族"),
    ("ethnic_group", "毛难", "毛南族"),
    ("ethnic_group", "11", "满族"),
    ("education", "大学本科", "大学本科"),
    ("education", "本科", "本科"),
    ("education", "21", "大学本科毕业"),
    ("degree", "法学硕士", "法学硕士"),
    ("degree", "无", None),
    ("education", "—", None),
    ("phone", 13800000001, "13800000001"),
    ("phone", "138 0000 0001", "13800000001"),
    ("phone", "+86-13800000001", "13800000001"),
    ("phone", "\uff11\uff13\uff18\uff10\uff10\uff10\uff10\uff10\uff10\uff10\uff11", "13800000001"),
    ("phone", "0716-8512345", "0716-8512345"),
    ("phone", "13800000001\n0716-8512345", "13800000001、0716-8512345"),
    ("member_category", "正式", "正式党员"),
    ("member_category", "中共预备党员", "预备党员"),
    ("flag", "√", "是"),
    ("flag", "×", "否"),
    ("flag", True, "是"),
    ("flag", "非流动", "否"),
    ("months", "3个月", 3),
    ("months", -2, -2),
    ("text", " 无 ", None),
    ("text", "湖北\n荆州", "湖北荆州"),
    ("text", 3.0, "3"),
    ("text", "cafe\u0301", "café"),
]
DOUBTS = [
    ("sex", "南", "sex_unreadable"),
    ("ethnic_group", "火星族", "ethnic_group_unknown"),
    ("flag", "也许", "flag_unreadable"),
    ("ethnic_group", "僳僳", "ethnic_group_corrected"),
    ("member_category", "党员", "member_category_plain"),
    ("member_category", "入党积极分子", "not_a_member"),
    ("member_category", "其他人", "member_category_unknown"),
    ("phone", "1380000000", "phone_form"),
    ("phone", "1.38E+10", "phone_rounded"),
    ("phone", "138****0001", "phone_masked"),
    ("name", "王伟（女）", "name_note"),
    ("name", "张3", "name_doubtful"),
    ("months", "半年", "number_unreadable"),
    ("education", "某某培训", "education_unknown"),
]


@pytest.mark.parametrize(("kind", "cell", "expected"), GOOD)
def test_a_value_is_read(kind: str, cell: str, expected: object) -> None:
    assert READERS[kind](cell, CONTEXT).value == expected


@pytest.mark.parametrize(("kind", "cell", "code"), DOUBTS)
def test_a_doubt_is_told(kind: str, cell: str, code: str) -> None:
    assert code in READERS[kind](cell, CONTEXT).codes


def test_all_groups_are_known_by_short_and_full_name() -> None:
    full = {name for name in WORDS.ethnic.values() if name.endswith("族") and "识别" not in name}
    assert len(full) == 56
    for name in full:
        assert READERS["ethnic_group"](name.removesuffix("族"), CONTEXT).value == name


@pytest.mark.parametrize(
    "text", ["大学本科/法学学士", "大学本科（法学学士）", "大学本科 法学学士", "大学本科\n法学学士"]
)
def test_education_and_degree_in_one_cell_are_told_apart(text: str) -> None:
    reading = READERS["education"](text, CONTEXT)
    assert (reading.value, dict(reading.also)) == ("大学本科", {"degree": "法学学士"})


def test_join_and_full_dates_in_one_cell_are_told_apart() -> None:
    reading = READERS["join_dates"]("2009.07.01/2010.07.01", CONTEXT)
    assert (reading.value, dict(reading.also)) == ("2009-07-01", {"full_date": "2010-07-01"})


@pytest.mark.parametrize(
    ("cell", "value", "codes"),
    [
        ("11010519491231002x", "11010519491231002X", ()),
        (" 110105 19491231 002X ", "11010519491231002X", ()),
        (
            "\uff11\uff11\uff10\uff11\uff10\uff15\uff11\uff19\uff14\uff19\uff11\uff12\uff13\uff11\uff10\uff10\uff12\uff38",
            "11010519491231002X",
            (),
        ),
        ("440524188001010014", "440524188001010014", ()),
        ("110105194912310021", "110105194912310021", ("id_number_check_digit",)),
        ("110105491231002", "110105491231002", ("id_number_historic",)),
        (110105491231002, "110105491231002", ("id_number_historic",)),
        (1.10105194912310e17, None, ("id_number_rounded",)),
        (110105194912310021, None, ("id_number_rounded",)),
        ("1.10105E+17", None, ("id_number_rounded",)),
        ("110105194912310000", None, ("id_number_rounded",)),
        ("110105********002X", None, ("id_number_masked",)),
        ("1101051949123100", None, ("id_number_form",)),
        (True, None, ("id_number_form",)),
    ],
)
def test_id_numbers(cell: str, value: str | None, codes: tuple[str, ...]) -> None:
    reading = read_id_number(cell)
    assert (reading.value, reading.codes) == (value, codes)


def test_an_id_number_tells_birth_date_and_sex() -> None:
    reading = read_id_number("11010519491231002X")
    assert (reading.birth_date, reading.sex) == ("1949-12-31", "女")


@given(st.floats(1e15, 1e18))
def test_a_number_too_long_for_excel_is_never_stored(number: float) -> None:
    assert read_id_number(number).value is None


@given(st.sampled_from(sorted(READERS)), st.one_of(st.text(max_size=30), st.floats(), st.integers(), st.booleans()))
def test_no_cell_breaks_a_reader(kind: str, cell: str) -> None:
    reading = READERS[kind](cell, CONTEXT)
    assert reading.value is None or isinstance(reading.value, str | int)
