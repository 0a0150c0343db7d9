from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from smallbranch.intake.roster_sheet import RosterReading, read_roster
from smallbranch.intake.workbook import CellError, read_workbook
from smallbranch.kernel.errors import InvalidInput
from tests.intake.files import write_xlsx

TODAY = date(2026, 11, 22)
HEAD = ["姓名", "性别", "出生年月", "入党时间"]


def roster(path: Path, change: object = None, *lines: list[object]) -> RosterReading:
    """Write the heading and lines, let `change` alter the sheet, and read it."""
    book = openpyxl.Workbook()
    sheet = book.active
    for line in (HEAD, *lines):
        sheet.append(line)
    if callable(change):
        change(sheet)
    book.save(path)
    return read_roster(path, today=TODAY)


def codes(reading: RosterReading) -> dict[str, object]:
    return {
        finding.code: finding.subject.id if finding.subject else dict(finding.params) for finding in reading.findings
    }


def test_hidden_lines_and_columns_are_left_out_and_told(tmp_path: Path) -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["D"].hidden = True

    people = [
        ["张三", "男", "1990.07", "2009.07"],
        ["李四", "男", "1980.07", "2009.07"],
        ["王五", "女", "1970.07", "2000.07"],
    ]
    reading = roster(tmp_path / "a.xlsx", hide, *people)
    assert [row.values["name"] for row in reading.rows] == ["张三", "王五"]
    assert "入党时间" not in reading.mapping
    assert reading.skipped_rows[0].reason == "hidden"
    assert {"hidden_rows_skipped", "hidden_columns_skipped"} <= set(codes(reading))


def test_a_hidden_sheet_is_left_out_and_the_best_visible_one_is_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["说明", "请填写花名册"])
    for title, state in (("旧名单", "hidden"), ("党员花名册", "visible")):
        sheet = book.create_sheet(title)
        sheet.sheet_state = state
        sheet.append(HEAD)
        sheet.append([title[:2], "男", "1990.07", "2009.07"])
    book.save(tmp_path / "a.xlsx")
    reading = read_roster(tmp_path / "a.xlsx", today=TODAY)
    assert (reading.sheet, [row.values["name"] for row in reading.rows]) == ("党员花名册", ["党员"])
    assert codes(reading)["hidden_sheet_skipped"] == {"sheet": "旧名单"}


def test_formulas_give_their_saved_result_and_are_marked(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [HEAD, ["张三", '=IF(1,"男","女")', "1990.07", "2009.07"]])
    assert (2, 2) in read_workbook(path).sheets[0].formulas
    assert dict(read_roster(path, today=TODAY).rows[0].values)["name"] == "张三"


def test_error_cells_are_told_and_left_out(tmp_path: Path) -> None:
    def spoil(sheet: Worksheet) -> None:
        sheet["B2"].value = "#REF!"
        sheet["B2"].data_type = "e"

    reading = roster(tmp_path / "a.xlsx", spoil, ["张三", "男", "1990.07", "2009.07"])
    assert read_workbook(tmp_path / "a.xlsx").sheets[0].at(2, 2) == CellError("#REF!")
    assert codes(reading)["cell_error"] == 2
    assert "sex" not in reading.rows[0].values


@pytest.mark.parametrize("shown", ["yyyy.mm", 'yyyy"年"m"月"', "mmm-yy", '[$-804]yyyy"年"m"月";@'])
def test_a_date_shown_to_the_month_stays_a_month(shown: str, tmp_path: Path) -> None:
    def style(sheet: Worksheet) -> None:
        sheet["C2"].number_format = shown

    reading = roster(tmp_path / "a.xlsx", style, ["张三", "男", date(1990, 7, 1), date(2009, 7, 1)])
    assert reading.rows[0].values["birth_date"] == "1990-07"
    assert reading.rows[0].values["join_date"] == "2009-07-01"


def test_october_kept_as_a_number_is_a_doubt_unless_the_cell_shows_it(tmp_path: Path) -> None:
    def style(sheet: Worksheet) -> None:
        sheet["C3"].number_format = "0.00"

    lines: list[list[object]] = [["张三", "男", 1990.1, 2009.07], ["李四", "男", 1990.1, 2009.12]]
    reading = roster(tmp_path / "a.xlsx", style, *lines)
    assert "birth_date" not in reading.rows[0].values
    assert reading.rows[1].values["birth_date"] == "1990-10"
    assert codes(reading)["date_ambiguous"] == 2


def test_a_rounded_id_number_is_never_taken(tmp_path: Path) -> None:
    lines = [["姓名", "身份证号"], ["张三", 110105194912310021], ["李四", "11010519491231002X"]]
    reading = read_roster(write_xlsx(tmp_path / "a.xlsx", lines), today=TODAY)
    assert [row.values.get("id_number") for row in reading.rows] == [None, "11010519491231002X"]
    assert codes(reading)["id_number_rounded"] == 2


def test_a_workbook_without_a_roster_is_refused(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [["月份", "金额"], ["一月", 3], ["二月", 4]])
    with pytest.raises(InvalidInput) as caught:
        read_roster(path, today=TODAY)
    assert caught.value.fields == {"file": "headings_not_found"}


def test_headings_without_people_give_no_rows(tmp_path: Path) -> None:
    reading = roster(tmp_path / "a.xlsx")
    assert reading.rows == ()
    assert "no_rows" in codes(reading)


def test_a_web_table_under_a_spreadsheet_name_is_read(tmp_path: Path) -> None:
    page = (
        '<html><meta charset="gbk"><table border=1><tr><td colspan=3>党员花名册</td></tr><tr><th>姓名</th><th>性别</th>'
        "<th>入党时间</th></tr><tr><td>张三</td><td>男</td><td>2009年7月</td></tr></table></html>"
    )
    (tmp_path / "导出.xls").write_bytes(page.encode("gbk"))
    reading = read_roster(tmp_path / "导出.xls", today=TODAY)
    assert dict(reading.rows[0].values) == {"name": "张三", "sex": "男", "join_date": "2009-07"}
    assert (reading.rows[0].row, reading.header_rows) == (3, (2,))


def test_the_reader_never_imports_the_window() -> None:
    code = (
        "import sys; sys.modules['PySide6'] = None; import smallbranch.intake.child_reader, smallbranch.intake.child, "
        "smallbranch.intake.roster_sheet; print(*sorted({'openpyxl', 'sqlalchemy', 'lxml'} & set(sys.modules)))"
    )
    root = str(Path(__file__).resolve().parents[2] / "src")
    done = subprocess.run(
        [sys.executable, "-c", code], env={"PYTHONPATH": root}, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == ""
