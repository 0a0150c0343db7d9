"""A block from a spreadsheet laid onto the roster: read like an import, told before it is written, one step."""

from __future__ import annotations

from datetime import date

import pytest

from smallbranch.roster.block import Grid, Target, lay, read_block, write_block
from smallbranch.roster.block_plan import PlannedCell, command_of, field_of_heading
from smallbranch.roster.commands import DefineField
from tests.roster.asking import TODAY, Branch

GRID = Grid(((1, "王芳"), (2, "李强"), (3, "王伟"), (4, "王伟")), ("name", "sex", "birth_date", "department"))


def planned(branch: Branch, *targets: Target) -> tuple[PlannedCell, ...]:
    return branch.roster.block_planner(branch.roster.members(TODAY)).plan(targets)


def test_quoted_cells_hold_tabs_quotes_and_lines() -> None:
    text = '王芳\t"两行\r\n""话"""\t"a\tb"\r\n李强\t\t\r\n\r\n'
    assert read_block(text) == (("王芳", '两行\r\n"话"', "a\tb"), ("李强", "", ""))
    assert read_block(write_block(read_block(text))) == read_block(text)


def test_without_headings_the_block_lies_where_it_is_pasted() -> None:
    laid = lay((("男", "1990.7"), ("女", "1991.1"), ("男", "")), GRID, 2, 1, field_of_heading)
    assert laid.targets == (
        Target(3, "sex", "男"),
        Target(3, "birth_date", "1990.7"),
        Target(4, "sex", "女"),
        Target(4, "birth_date", "1991.1"),
    )
    assert laid.lost_rows == ("男",)


def test_columns_beyond_the_grid_are_told() -> None:
    laid = lay((("办公室", "多出来"),), GRID, 0, 3, field_of_heading)
    assert laid.targets == (Target(1, "department", "办公室"),)
    assert laid.lost_columns == ("2",)


def test_with_headings_rows_go_to_the_people_named_in_any_order() -> None:
    block = (("部门", "姓名", "宿舍"), ("业务科", "李强", "1"), ("办公室", "王芳", "2"), ("档案室", "王伟", "3"))
    laid = lay(block, GRID, 3, 0, field_of_heading)
    assert laid.by_name
    assert laid.targets == (Target(2, "department", "业务科"), Target(1, "department", "办公室"))
    assert laid.lost_rows == ("王伟",)  # two of this name: nobody is guessed (C26)
    assert laid.lost_columns == ("宿舍",)


def test_c26_a_label_tells_namesakes_apart() -> None:
    grid = Grid(GRID.people, GRID.fields, {"王伟（女）": 4})
    laid = lay((("姓名", "部门"), ("王伟（女）", "档案室")), grid, 0, 0, field_of_heading)
    assert laid.targets == (Target(4, "department", "档案室"),)


def test_cells_are_read_like_those_of_an_import(branch: Branch) -> None:
    one = branch.add("王芳")
    cells = planned(
        branch,
        Target(one, "birth_date", "1990年7月"),
        Target(one, "ethnic_group", "汉"),
        Target(one, "id_number", "11010519491231002x"),
        Target(one, "education", "大学本科 法学学士"),
        Target(one, "party_age_correction_months", "-3"),
    )
    assert {cell.field: cell.new for cell in cells} == {
        "birth_date": "1990-07",
        "ethnic_group": "汉族",
        "id_number": "11010519491231002X",
        "education": "大学本科",
        "degree": "法学学士",
        "party_age_correction_months": "-3",
    }
    told = next(cell for cell in cells if cell.field == "birth_date")
    assert [doubt.code for doubt in told.doubts] == ["member_id_birth_date"]
    assert told.advised
    assert next(cell for cell in cells if cell.field == "id_number").sensitive


def test_what_cannot_be_read_is_refused_with_its_reason(branch: Branch) -> None:
    one, two = branch.add("王芳", birth_date="1980-01-01", id_number="44052418800101001X"), branch.add("李强")
    cells = planned(
        branch,
        Target(one, "sex", "未婚"),
        Target(one, "join_date", "1979-07-01"),
        Target(one, "retired_on", "2026-07"),
        Target(two, "id_number", "44052418800101001X"),
        Target(two, "birth_date", "1990.1"),
    )
    assert [
        (cell.field, cell.problem.params.get("problem") or cell.problem.code) for cell in cells if cell.problem
    ] == [
        ("sex", "sex_unreadable"),
        ("join_date", "before_birth"),
        ("retired_on", "day_needed"),
        ("id_number", "id_number_taken"),
        ("birth_date", "date_ambiguous"),
    ]
    assert command_of(cell for cell in cells if cell.problem) is None


def test_a_name_that_would_change_and_what_would_be_cleared_wait_for_a_tick(branch: Branch) -> None:
    one = branch.add("王芳", department="办公室")
    name, cleared = planned(branch, Target(one, "name", "李强"), Target(one, "department", "无"))
    assert [(cell.advised, cell.doubts[0].code) for cell in (name, cleared)] == [
        (False, "block_name_changes"),
        (False, "block_clears"),
    ]


def test_own_fields_take_part(branch: Branch) -> None:
    one = branch.add("王芳")
    branch.do(DefineField(key="size", title="衣号", kind="choice", choices=("大", "小")))
    branch.do(DefineField(key="began", title="到岗", kind="date"))
    fits, date_cell, not_one = planned(
        branch, Target(one, "own.size", "大"), Target(one, "own.began", "2020.03.05"), Target(one, "own.size", "中")
    )
    assert (fits.new, date_cell.new) == ("大", "2020-03-05")
    assert not_one.problem is not None


def test_the_block_is_one_step_and_one_undo(branch: Branch) -> None:
    one, two = branch.add("王芳", retired_on=date(2020, 1, 1)), branch.add("李强")
    before = branch.dump()
    cells = planned(
        branch,
        Target(one, "department", "办公室"),
        Target(two, "sex", "1"),
        Target(one, "retired_on", "无"),
        Target(two, "retired_on", "2026-07-31"),
    )
    command = command_of(cells)
    assert command is not None
    branch.do(command)
    first, second = (branch.roster.member(number, TODAY) for number in (one, two))
    assert (first.department, first.retired_on, second.sex, second.retired_on) == (
        "办公室",
        None,
        "男",
        date(2026, 7, 31),
    )
    assert planned(branch, Target(one, "department", "办公室"), Target(two, "sex", "男")) == ()
    branch.app.book.undo()
    assert branch.dump() == before


@pytest.mark.parametrize("text", ["110105********002X", "138****1234"])
def test_masked_cells_say_nothing(branch: Branch, text: str) -> None:
    one = branch.add("王芳", id_number="11010519491231002X", phone="13800001234")
    cells = planned(branch, Target(one, "id_number" if len(text) > 15 else "phone", text))
    assert [cell.problem is not None for cell in cells] == [True]
