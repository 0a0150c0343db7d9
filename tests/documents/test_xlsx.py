"""Spreadsheets hold what was given, as text where it is text, and never a formula."""

from __future__ import annotations

import html
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from smallbranch.documents import blocks as b
from smallbranch.documents.blocks import CellKind
from smallbranch.documents.xlsx import SheetColumn, SheetSpec, sheet_name, write_workbook
from smallbranch.documents.xlsx_document import write_xlsx
from smallbranch.kernel.errors import EnvironmentProblem

DANGEROUS = ("=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x.example","y")', "\t=1", "<b>&amp;</b>")


def spec(**options: object) -> SheetSpec:
    columns = (
        SheetColumn("姓名", 12, CellKind.NAME),
        SheetColumn("号码", 22, CellKind.ID),
        SheetColumn("日期", 12, CellKind.DATE),
        SheetColumn("金额", 10, CellKind.NUMBER, b.Align.RIGHT),
    )
    rows = [(text, "330106198506121234", date(2026, 3, 2), Decimal("12.50")) for text in DANGEROUS]
    return SheetSpec("花名册", "党员花名册", columns, rows, **options)  # type: ignore[arg-type]


def test_values_come_back_with_their_types_and_nothing_is_a_formula(tmp_path: Path) -> None:
    write_workbook([spec()], tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["花名册"]
    assert sheet["A1"].value == "党员花名册"
    assert str(next(iter(sheet.merged_cells.ranges))) == "A1:D1"
    assert [cell.value for cell in sheet[2]] == ["姓名", "号码", "日期", "金额"]
    for row, text in zip(sheet.iter_rows(min_row=3), DANGEROUS, strict=True):
        assert row[0].value == text
        assert row[0].data_type == "s"
        assert row[1].value == "330106198506121234"
        assert row[1].number_format == "@"
        assert row[2].value.date() == date(2026, 3, 2)
        assert row[3].value == 12.5
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)


def test_rows_and_columns_have_explicit_sizes_and_the_sheet_prints_on_a4(tmp_path: Path) -> None:
    long = SheetSpec("长", "", (SheetColumn("内容", 20),), [("说明" * 50,), ("短",)])
    write_workbook([long, spec()], tmp_path / "a.xlsx")
    workbook = openpyxl.load_workbook(tmp_path / "a.xlsx")
    sheet = workbook["长"]
    assert sheet.row_dimensions[2].height > 5 * sheet.row_dimensions[3].height / 2
    assert sheet.column_dimensions["A"].width == 20
    assert (sheet.page_setup.paperSize, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (9, 1, 0)
    assert workbook["花名册"].print_title_rows == "$1:$2"


def test_hidden_sheets_and_odd_names(tmp_path: Path) -> None:
    sheets = [SheetSpec(name, "", (), [], hidden=at > 0) for at, name in enumerate(["a/b*[c]" * 9, "表", "表", ""])]
    write_workbook(sheets, tmp_path / "a.xlsx")
    workbook = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert workbook.sheetnames[1:] == ["表", "表 (2)", "Sheet"]
    assert len(workbook.sheetnames[0]) <= 31
    assert [sheet.sheet_state for sheet in workbook] == ["visible", "hidden", "hidden", "hidden"]


def test_equal_sheets_give_equal_bytes_that_tell_no_time(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_workbook([spec()], tmp_path / name, title="表")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.read("docProps/core.xml").count(b"2000-01-01T00:00:00Z") == 2
        assert not [name for name in archive.namelist() if "external" in name.lower() or "vba" in name.lower()]


def test_a_document_becomes_a_sheet_per_section(tmp_path: Path) -> None:
    columns = (
        b.Column("name", "姓名", 20, kind=CellKind.NAME, group="人员"),
        b.Column("id", "号码", 40, kind=CellKind.ID, group="人员"),
        b.Column("fee", "金额", 20, b.Align.RIGHT, CellKind.NUMBER),
    )
    rows = (
        b.Row(("第一组",), b.RowKind.GROUP),
        *(b.Row((text, "0012", "1,234.50")) for text in DANGEROUS),
        b.Row(("合计", "", "=SUM(C1)"), b.RowKind.TOTAL),
    )
    grid = b.KeyValueTable((1, 2), ((b.InfoCell("时间", True), b.InfoCell("=2026")),))
    minutes = b.FramedText((b.Heading(1, "一、议题"), b.Paragraph("=1+1")))
    document = b.Document(
        "手册",
        (
            b.Section("L06", "花名册", (grid, b.Table(columns, rows, blank_rows=2), b.SignLine(("书记",)))),
            b.Section("L10", "记录", (grid, minutes)),
        ),
    )
    write_xlsx(document, tmp_path / "a.xlsx")
    workbook = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert workbook.sheetnames == ["花名册", "记录"]
    sheet = workbook["花名册"]
    values = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert values[0][0] == "花名册"
    assert [DANGEROUS[0], "0012", 1234.5] in values
    assert ["合计", None, "=SUM(C1)"] in values
    assert sheet.print_title_rows == "$1:$4"
    assert not any(cell.data_type == "f" for each in workbook for row in each.iter_rows() for cell in row)
    assert all(sheet.row_dimensions[at].height for at in range(1, sheet.max_row + 1))


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem):
        write_workbook([spec()], tmp_path / "none" / "a.xlsx")


def test_every_sheet_says_whose_it_is_and_of_when(tmp_path: Path) -> None:
    """As the printed pages do; an & in a name is no instruction to the spreadsheet."""
    minutes = b.FramedText((b.Heading(1, "议题"), b.Paragraph("=1+1")))
    sections = tuple(b.Section(name, name, (minutes,)) for name in ("L10", "L11"))
    meta = b.Meta("2026年", "甲&乙支部", watermark="练习支部", footer="第1版")
    write_xlsx(b.Document("工作手册", sections, meta), tmp_path / "a.xlsx")
    with zipfile.ZipFile(tmp_path / "a.xlsx") as package:
        for at in (1, 2):
            raw = package.read(f"xl/worksheets/sheet{at}.xml").decode("ascii")
            assert html.unescape(raw.split("<oddHeader>")[1].split("<")[0]) == "&L甲&&乙支部　2026年　第1版　练习支部"
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["L10"]
    assert [sheet["A2"].font.name, sheet["A3"].font.name] == ["黑体", "宋体"], "a heading looks like one"
    assert sheet["A3"].data_type == "s"


def test_a_whole_day_is_a_date_and_anything_else_stays_as_written(tmp_path: Path) -> None:
    texts = ("2026.03.01", "2026.03", "2026.02.30", "1899.01.01", "此前已办", "2026\n03.01", "")
    column = b.Column("on", "日期", 30, b.Align.CENTER, CellKind.DATE)
    table = b.Table((column,), tuple(b.Row((text,)) for text in texts))
    write_xlsx(b.Document("表", (b.Section("L", "表", (table,)),)), tmp_path / "a.xlsx")
    cells = [row[0] for row in openpyxl.load_workbook(tmp_path / "a.xlsx")["表"].iter_rows(min_row=3)]
    assert cells[0].value.date() == date(2026, 3, 1)
    assert cells[0].number_format == "yyyy\\.mm\\.dd"
    assert [cell.value or "" for cell in cells[1:]] == list(texts[1:])


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("'引号'", "引号"), ("甲/乙[丙]:*?", "甲 乙 丙"), ("历" * 40, "历" * 31), ("A" * 30 + "'B", "A" * 30),
        ("𬭩" * 20, "𬭩" * 15), ("", "Sheet"), ("History", "History (2)"), ("=1+1", "=1+1"),
    ],
)  # fmt: skip
def test_sheet_names_are_those_a_spreadsheet_takes(title: str, name: str) -> None:
    assert sheet_name(title, []) == name
    assert sheet_name(title, [name]) != name
    assert len(sheet_name(title, [name]).encode("utf-16-le")) <= 62
