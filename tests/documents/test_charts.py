"""Charts: drawn with their figures as text in print, a table of the same figures elsewhere."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pypdfium2
import pytest

from smallbranch.documents import blocks as b
from smallbranch.documents.blocks_json import from_json, to_json
from smallbranch.documents.chart_table import chart_table
from smallbranch.documents.docx_document import write_docx
from smallbranch.documents.fonts import FontSet
from smallbranch.documents.glyph_check import missing_characters
from smallbranch.documents.pdf import render_pdf
from smallbranch.documents.xlsx_document import write_xlsx
from tests.documents.printing import one_section

PageTexts = Callable[[b.Document], list[str]]
LEVELS = (
    b.Level("√", "出席", b.Shade.PALE),
    b.Level("△", "请假", b.Shade.LINES),
    b.Level("×", "缺席", b.Shade.HATCH),
)
BARS = b.Chart(
    b.ChartKind.BARS,
    "年龄结构",
    ("≤30", "31–35", "36–40"),
    (b.Series("正式党员", (3, 7, 0)), b.Series("预备党员", (1, 0, 0.5), b.Shade.HATCH)),
    label_title="年龄段",
)
COLUMNS = b.Chart(
    b.ChartKind.COLUMNS, "各季度", ("一季度", "二季度"), (b.Series("已办", (12, 9)),), texts=("12项", "9项")
)
HEAT = b.Chart(
    b.ChartKind.HEAT,
    "出勤",
    ("张三", "李四", "王五"),
    tuple(b.Series(f"01.{day:02d}\n党员大会", (0, 1, -1 if day == 15 else 2)) for day in range(10, 40)),
    LEVELS,
    ("100.0%", "50.0%", "0.0%"),
    "姓名",
    "出勤率",
)
DOCUMENT = one_section(BARS, COLUMNS, HEAT, orientation=b.Orientation.LANDSCAPE)


def operators(document: b.Document, fonts: FontSet) -> str:
    """Return the drawing operators of all pages."""
    data, found = render_pdf(document, fonts), []
    for part in data.split(b"stream\n")[1:]:
        try:
            found.append(zlib.decompress(part))
        except zlib.error:
            continue
    return b"\n".join(each for each in found if b" re" in each).decode("latin-1")


@pytest.mark.parametrize("chart", [BARS, COLUMNS, HEAT])
def test_a_chart_goes_through_json(chart: b.Chart) -> None:
    document = one_section(chart)
    assert from_json(to_json(document)) == document


def test_labels_and_values_can_be_read_from_the_print(page_texts: PageTexts) -> None:
    text = "".join(page_texts(DOCUMENT))
    for wanted in (
        "年龄结构",
        "≤30",
        "36–40",
        "0.5",
        "正式党员",
        "预备党员",
        "一季度",
        "12项",
        "张三",
        "×缺席",
        "50.0%",
    ):
        assert wanted in text, wanted
    assert text.count("△") == 31, "thirty cells and the legend"


def test_bars_are_as_long_as_their_values(fonts: FontSet) -> None:
    chart = b.Chart(b.ChartKind.BARS, "", ("甲", "乙", "丙"), (b.Series("人数", (2, 4, 1)),))
    boxes = [line.split() for line in operators(one_section(chart), fonts).splitlines() if line.endswith(" re")]
    lengths = [int(box[2]) for box in boxes]
    assert len(lengths) == 3
    assert lengths[1] == pytest.approx(2 * lengths[0], rel=0.01)
    assert lengths[0] == pytest.approx(2 * lengths[2], rel=0.01)


def test_what_is_stacked_differs_without_colour(fonts: FontSet) -> None:
    drawn = operators(one_section(BARS), fonts)
    assert "0.42 0.60 0.78 rg" in drawn
    assert " W n 0.70 0.33 0.10 RG" in drawn, "the second part is hatched, not only coloured"


def test_a_chart_that_fits_one_page_is_not_parted(page_texts: PageTexts) -> None:
    names = tuple(f"党员{at:02d}" for at in range(40))
    first, second = (b.Chart(b.ChartKind.BARS, title, names[:18], (b.Series("学时", (3,) * 18),)) for title in "甲乙")
    pages = page_texts(one_section(first, second, orientation=b.Orientation.LANDSCAPE))
    assert [sum(f"党员{at:02d}" in page for at in range(18)) for page in pages] == [18, 18]
    long = b.Chart(b.ChartKind.BARS, "丙", names, (b.Series("学时", (3,) * 40),))
    assert len(page_texts(one_section(long, orientation=b.Orientation.LANDSCAPE))) == 2


def test_the_head_of_a_long_matrix_repeats(page_texts: PageTexts) -> None:
    people = tuple(f"人员{number}" for number in range(60))
    chart = b.Chart(b.ChartKind.HEAT, "出勤", people, (b.Series("大会", (0.0,) * 60),), LEVELS, label_title="姓名")
    pages = page_texts(one_section(chart))
    assert len(pages) > 1
    assert all("姓名大会" in page for page in pages)
    assert "√出席" in pages[-1]


def test_elsewhere_the_figures_are_a_table(tmp_path: Path) -> None:
    write_xlsx(DOCUMENT, tmp_path / "a.xlsx")
    values = [[cell.value for cell in row] for row in openpyxl.load_workbook(tmp_path / "a.xlsx").active.iter_rows()]
    flat = [[value for value in row if value is not None] for row in values]
    assert ["年龄段", "正式党员", "预备党员"] in flat
    assert ["36–40", 0, 0.5] in flat
    assert ["李四", *["△"] * 30, "50.0%"] in flat
    assert ["√ 出席　△ 请假　× 缺席"] in flat
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    head = next(row[0].row for row in sheet.iter_rows() if row[0].value == "姓名")
    assert sheet.row_dimensions[head].height >= 3 * 14, "a heading that reads downwards is not cut off"
    write_docx(DOCUMENT, tmp_path / "a.docx")
    word = docx.Document(str(tmp_path / "a.docx"))
    assert [cell.text for cell in word.tables[0].rows[3].cells] == ["36–40", "0", "0.5"]
    assert [cell.text for cell in word.tables[2].rows[3].cells][5:8] == ["×", "", "×"]
    assert "√ 出席　△ 请假　× 缺席" in [each.text for each in word.paragraphs]


def test_a_character_without_a_glyph_is_named(fonts: FontSet) -> None:
    chart = b.Chart(b.ChartKind.BARS, "", ("\U0001f600",), (b.Series("人数", (1,)),))
    assert [each.character for each in missing_characters(one_section(chart), fonts)] == ["\U0001f600"]


@pytest.mark.parametrize("kind", list(b.ChartKind))
def test_empty_charts_print(fonts: FontSet, tmp_path: Path, kind: b.ChartKind) -> None:
    for chart in (b.Chart(kind, "", (), ()), b.Chart(kind, "题", ("甲",), (b.Series("数", (0,)),))):
        assert chart_table(chart).columns
        assert len(pypdfium2.PdfDocument(render_pdf(one_section(chart), fonts))) == 1
        write_xlsx(one_section(chart), tmp_path / "a.xlsx")
        write_docx(one_section(chart), tmp_path / "a.docx")
