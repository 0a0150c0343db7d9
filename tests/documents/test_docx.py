"""The text document: the measures and faces of the printed one, plain text, the same bytes every time."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from time import process_time
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from smallbranch.documents import blocks as b
from smallbranch.documents.docx_document import write_docx
from smallbranch.documents.typography import MM
from smallbranch.kernel.errors import EnvironmentProblem

LANDSCAPE = b.Orientation.LANDSCAPE
ODD = "<b>&amp;</b> =1+1 {HYPERLINK} \x0b末"
COLUMNS = (
    b.Column("no", "序号", 12, b.Align.CENTER, b.CellKind.NUMBER),
    b.Column("name", "姓名", 24, b.Align.CENTER, b.CellKind.NAME, "人员"),
    b.Column("id", "号码", 12, b.Align.CENTER, b.CellKind.ID, "人员"),
    b.Column("memo", "备注", 60),
)
ROWS = (
    b.Row(("第一组", "", "", ""), b.RowKind.GROUP),
    b.Row(("1", "甲", "330106198506121234", ODD)),
    b.Row(("", "合计", "", "1"), b.RowKind.TOTAL),
)


def volume() -> b.Document:
    grid = b.KeyValueTable(
        (1, 2), ((b.InfoCell("时间", True, rows=2), b.InfoCell("九时")), (b.InfoCell("十时"),)), min_row_mm=10
    )
    minutes = b.FramedText((b.Heading(1, "一、议题"), b.Paragraph("议定。\n两行。"), b.Heading(2, "（一）小题")))
    sections = (
        b.Section("L10", "会议记录", (grid, minutes, b.SignLine(("主持人", "记录人")))),
        b.Section("L12", "第二次会议", (b.Paragraph("正文"), b.Note("填写说明"), b.PageBreak(), b.Spacer(5))),
        b.Section("L06", "党员花名册", (b.Table(COLUMNS, ROWS, 2), b.SignLine(("书记",))), LANDSCAPE),
    )
    meta = b.Meta("2026", "练习机关支部", watermark="练习支部", footer="校验码8F3A")
    return b.Document("工作手册", sections, meta, b.Cover(("练习机关支部",)), contents=True)


def written(document: b.Document, folder: Path, name: str = "a.docx") -> Any:
    write_docx(document, folder / name)
    return docx.Document(str(folder / name))


def test_every_text_comes_back_and_none_is_read_as_markup(tmp_path: Path) -> None:
    word = written(volume(), tmp_path)
    text = "\n".join(node.text or "" for node in word.element.body.iter(qn("w:t")))
    for wanted in ("工作手册", "目　录", "会议记录", "九时", "十时", "一、议题", "议定。", "两行。", "填写说明", "甲"):
        assert wanted in text, wanted
    assert "<b>&amp;</b> =1+1 {HYPERLINK} 末" in text
    assert text.count("主持人：") == 1


def test_sheets_and_margins_are_those_of_the_printed_volume(tmp_path: Path) -> None:
    front, upright, lying = written(volume(), tmp_path).sections
    for section in (front, upright):
        assert [round(edge.mm) for edge in (section.page_width, section.page_height)] == [210, 297]
        edges = (section.top_margin, section.left_margin, section.bottom_margin, section.right_margin)
        assert [round(edge.mm) for edge in edges] == [37, 28, 35, 26]
    assert [round(edge.mm) for edge in (lying.page_width, lying.page_height)] == [297, 210]
    assert [round(edge.mm) for edge in (lying.top_margin, lying.left_margin, lying.right_margin)] == [25, 28, 20]
    assert upright._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
    assert lying._sectPr.find(qn("w:pgNumType")) is None


def test_the_line_pitch_is_exact_and_the_faces_are_those_of_the_standard(tmp_path: Path) -> None:
    word = written(volume(), tmp_path)
    body = next(each for each in word.paragraphs if each.text == "正文")
    assert body.paragraph_format.line_spacing.pt == 28.95
    assert body.paragraph_format.line_spacing_rule is not None
    assert body._p.pPr.spacing.get(qn("w:lineRule")) == "exact"
    assert body.runs[0].font.size.pt == 16
    faces = {
        "".join(node.text or "" for node in run.iter(qn("w:t"))): run.find(qn("w:rPr")).rFonts.get(qn("w:eastAsia"))
        for run in word.element.body.iter(qn("w:r"))
        if run.find(qn("w:rPr")) is not None
    }
    assert faces["正文"] == "仿宋_GB2312"
    assert faces["第二次会议"] == "方正小标宋简体"
    assert faces["一、议题"] == faces["序号"] == faces["合计"] == "黑体"
    assert faces["（一）小题"] == "楷体_GB2312"
    with zipfile.ZipFile(tmp_path / "a.docx") as archive:
        table = archive.read("word/fontTable.xml").decode()
    assert 'w:name="仿宋_GB2312"><w:altName w:val="仿宋"/>' in table


def test_a_table_repeats_its_head_and_keeps_its_row_heights(tmp_path: Path) -> None:
    table = written(volume(), tmp_path).tables[-2]
    heads = [row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
    assert heads == [True, True] + [False] * 5
    assert [table.cell(0, 1).text, table.cell(1, 1).text, table.cell(1, 2).text] == ["人员", "姓名", "号码"]
    assert table.cell(0, 0)._tc is table.cell(1, 0)._tc
    assert table.cell(2, 0)._tc is table.cell(2, 3)._tc
    for row in list(table.rows)[2:]:
        assert row.height_rule == 1
        assert row.height.pt == pytest.approx(8 * MM, abs=0.05)
    number = table.cell(3, 2).paragraphs[0].runs[0].font.size.pt
    assert 5.5 <= number < 10.5, "an id shrinks to one line"


def test_the_foot_numbers_the_pages_at_the_outer_edge(tmp_path: Path) -> None:
    front, upright, lying = written(volume(), tmp_path).sections
    assert front.header.paragraphs[0].text == "练习支部"
    for section in (upright, lying):
        for footer in (section.footer, section.even_page_footer):
            assert " PAGE " in footer._element.xml
            assert "校验码8F3A" in footer._element.xml
        assert section.header.paragraphs[0].text == "练习机关支部　2026　练习支部"
        assert section.even_page_header.paragraphs[0].text == section.header.paragraphs[0].text
        assert upright.footer.paragraphs[0].text.index("校验码8F3A") == 0


def test_fields_number_pages_and_nothing_else(tmp_path: Path) -> None:
    write_docx(volume(), tmp_path / "a.docx")
    with zipfile.ZipFile(tmp_path / "a.docx") as archive:
        parts = {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}
    every = "".join(parts.values())
    fields = re.findall('w:instr="([^"]*)"', every)
    assert sorted(fields) == [*[" PAGE "] * 4, *(f" PAGEREF s{at} " for at in (1, 2, 3))]
    assert "w:instrText" not in every
    assert not [name for name in parts if "vba" in name.lower() or "thumbnail" in name]
    assert 'TargetMode="External"' not in every


def test_equal_documents_give_equal_bytes_that_tell_no_time(tmp_path: Path) -> None:
    word = written(volume(), tmp_path)
    written(volume(), tmp_path, "b.docx")
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()
    properties = word.core_properties
    assert (properties.title, properties.author, properties.subject) == ("工作手册", "练习机关支部", "2026")
    assert (properties.comments, properties.last_modified_by, properties.modified.year) == ("", "", 2000)
    with zipfile.ZipFile(tmp_path / "a.docx") as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize(
    "blocks",
    [
        (),
        (b.Table(COLUMNS),),
        (b.FramedText(()), b.FramedText((), 80.0)),
        (b.SignLine(()),),
        (b.SignLine((), date=False),),
        (b.KeyValueTable((1, 1, 1), ((b.InfoCell("甲", rows=2), b.InfoCell("乙", columns=2)), (b.InfoCell("丙"),))),),
    ],
)
def test_odd_documents_are_written(tmp_path: Path, blocks: tuple[b.Block, ...]) -> None:
    word = written(b.Document("测试", (b.Section("L10", "", blocks), b.Section("L10", "末", ()))), tmp_path)
    assert word.paragraphs[-1].text == "末"
    for table in word.element.body.iter(qn("w:tbl")):
        columns = len(table.tblGrid.findall(qn("w:gridCol")))
        for row in table.tr_lst:
            assert sum(cell.grid_span for cell in row.tc_lst) == columns


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem):
        write_docx(volume(), tmp_path / "none" / "a.docx")


def test_a_long_volume_takes_time_in_proportion(tmp_path: Path) -> None:
    """Grafting 30,000 cells into the library's tree took minutes; whatever the computer, this takes a second or two."""
    many = b.Table(COLUMNS, tuple(b.Row((str(at), "甲", "1", "说明")) for at in range(8000)))
    start = process_time()
    write_docx(b.Document("长", (b.Section("L06", "名册", (many,)),)), tmp_path / "a.docx")
    assert process_time() - start < 20
