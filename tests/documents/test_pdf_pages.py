"""What stands on which page: heads repeat, signatures are not alone, nothing sticks out, volumes are numbered."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2
import pytest

from smallbranch.documents import blocks as b
from smallbranch.documents.bands import SignBand
from smallbranch.documents.fonts import FontSet
from smallbranch.documents.layout import Layout
from smallbranch.documents.pdf import render_pdf, write_pdf
from smallbranch.documents.typography import MM
from smallbranch.kernel.errors import EnvironmentProblem
from smallbranch.kernel.jobs import Cancelled, CancelToken
from tests.documents.printing import one_section, squeeze

PageTexts = Callable[[b.Document], list[str]]
LANDSCAPE = b.Orientation.LANDSCAPE
COLUMNS = (
    b.Column("no", "序号", 12, b.Align.CENTER, b.CellKind.NUMBER),
    b.Column("name", "姓名", 24, b.Align.CENTER, b.CellKind.NAME, "人员"),
    b.Column("id", "号码", 20, b.Align.CENTER, b.CellKind.ID, "人员"),
    b.Column("memo", "备注", 60),
)


def table(count: int, **options: object) -> b.Table:
    rows = tuple(b.Row((str(number), f"甲{number}", "330106198506121234", "说明")) for number in range(1, count + 1))
    return b.Table(COLUMNS, rows, **options)  # type: ignore[arg-type]


@contextmanager
def opened(document: b.Document, fonts: FontSet) -> Iterator[pypdfium2.PdfDocument]:
    pdf = pypdfium2.PdfDocument(render_pdf(document, fonts))
    try:
        yield pdf
    finally:
        pdf.close()


def characters(page: pypdfium2.PdfPage) -> list[tuple[str, float, float, float]]:
    """Return each printed character with its left, right and lower edge."""
    text = page.get_textpage()
    shown = []
    for at in range(text.count_chars()):
        character = text.get_text_range(at, 1)
        if character.strip() and character != "\ufffe":
            left, bottom, right, _ = text.get_charbox(at, loose=True)
            shown.append((character, left, right, bottom))
    return shown


@pytest.mark.parametrize("count", range(14, 34))
def test_a_signature_never_stands_alone(page_texts: PageTexts, count: int) -> None:
    last = page_texts(one_section(table(count), b.SignLine(("组织委员",)), orientation=LANDSCAPE))[-1]
    assert "组织委员：" in last
    assert f"甲{count}330106" in last
    assert f"甲{count - 1}330106" in last


@pytest.mark.parametrize("count", range(200, 460, 13))
def test_a_signature_takes_lines_of_a_row_that_fills_the_page(page_texts: PageTexts, count: int) -> None:
    long = "".join(f"第{number}句说明。" for number in range(count))
    blocks = (b.Table(COLUMNS, (b.Row(("1", "甲", "2", long)),)), b.SignLine(("组织委员",)))
    last = page_texts(one_section(*blocks))[-1]
    assert "组织委员：" in last
    assert last.partition("组织委员")[0].replace("序号人员姓名号码备注", "")


@pytest.mark.parametrize("lines", range(15, 24))
def test_a_signature_stays_with_the_end_of_the_minutes(page_texts: PageTexts, lines: int) -> None:
    paragraphs = tuple(b.Paragraph(f"第{number}项议定。") for number in range(lines))
    last = page_texts(one_section(b.FramedText(paragraphs), b.SignLine(("主持人", "记录人"))))[-1]
    assert "主持人：" in last
    assert f"第{lines - 1}项议定。" in last
    assert f"第{lines - 2}项议定。" in last


def test_the_head_repeats_on_every_page_of_a_table(page_texts: PageTexts) -> None:
    pages = page_texts(one_section(table(90), orientation=LANDSCAPE))
    assert len(pages) > 3
    for page in pages:
        for title in ("人员", "序号", "姓名", "号码", "备注"):
            assert page.count(title) == 1


def test_a_head_that_does_not_repeat_stands_once(page_texts: PageTexts) -> None:
    assert "".join(page_texts(one_section(table(60, repeat_head=False)))).count("号码") == 1


def test_a_heading_stays_with_its_text(page_texts: PageTexts) -> None:
    for lines in range(14, 24):
        blocks = [b.Paragraph("行")] * lines + [b.Heading(1, "一、标题"), b.Paragraph("正文" * 40)]
        pages = page_texts(one_section(*blocks))
        holder = next(page for page in pages if "一、标题" in page)
        assert "一、标题正文" in holder, lines


def test_an_id_shrinks_to_one_line_instead_of_breaking(fonts: FontSet) -> None:
    with opened(one_section(table(1), orientation=LANDSCAPE), fonts) as pdf:
        digits = [item for item in characters(pdf[0]) if item[0].isdigit()]
    rows = {round(bottom) for _, _, _, bottom in digits[1:20]}
    assert len(rows) == 1, rows


def test_a_row_taller_than_a_page_goes_on_over_the_pages(page_texts: PageTexts) -> None:
    long = "".join(f"第{number}句说明。" for number in range(1200))
    pages = page_texts(one_section(b.Table(COLUMNS, (b.Row(("1", "甲", "2", long)), b.Row(("2", "乙", "3", "末"))))))
    assert len(pages) > 2
    kept = "".join(page.partition("备注")[2].rpartition("—")[0].rpartition("—")[0] for page in pages)
    assert long in kept.replace("1甲2", "")
    assert "2乙3末" in pages[-1]


def test_full_lines_are_flush_and_none_sticks_out(fonts: FontSet) -> None:
    text = "支部要求，责任人应在6月30日前完成“整改”，并将结果报支部（邮箱zhibu@example.org）备查；出席率88.9%。" * 30
    with opened(one_section(b.Paragraph(text)), fonts) as pdf:
        page = pdf[0]
        left, right = 28 * MM, page.get_width() - 26 * MM
        lines: dict[int, list[tuple[float, float]]] = {}
        for _, start, end, bottom in characters(page):
            if 35 * MM < bottom < page.get_height() - 55 * MM:
                lines.setdefault(round(bottom), []).append((start, end))
    ends = [max(end for _, end in line) for line in lines.values()]
    starts = [min(start for start, _ in line) for line in lines.values()]
    assert len(ends) > 15
    assert all(abs(end - right) <= 0.6 for end in ends), ends
    assert sum(abs(start - left) <= 0.6 for start in starts) == len(starts) - 1  # the first line is indented


def volume() -> b.Document:
    minutes = b.FramedText((b.Paragraph("内容。" * 400),))
    sections = (
        b.Section("L10", "第一次会议", (minutes,)),
        b.Section("L06", "党员花名册", (table(60),), LANDSCAPE),
        b.Section("L10", "第二次会议", (minutes,)),
    )
    meta = b.Meta("2026", "练习机关支部", watermark="练习支部", footer="校验码8F3A")
    return b.Document("工作手册", sections, meta, b.Cover(("练习机关支部",)), contents=True)


def test_contents_name_the_page_each_section_starts_on(page_texts: PageTexts) -> None:
    pages = page_texts(volume())
    contents = pages[1].replace("练习支部", "")
    body = [page.removeprefix("练习机关支部2026练习支部") for page in pages[2:]]
    for title in ("第一次会议", "党员花名册", "第二次会议"):
        number = next(at for at, page in enumerate(body, 1) if page.startswith(title * 2))  # running head, then title
        assert f"{title}{'.' * 3}" in contents
        assert contents.split(title)[1].lstrip(".").startswith(str(number))
        assert f"—{number}—" in body[number - 1]


def test_every_page_says_whose_it_is_and_of_when(page_texts: PageTexts) -> None:
    for page in page_texts(volume())[2:]:
        assert page.startswith("练习机关支部2026")
    alone = b.Document("计划", (b.Section("L09A", "计划", (b.Paragraph("文字"),)),), b.Meta("2027年", "某局机关支部"))
    assert page_texts(alone) == ["某局机关支部2027年计划文字—1—"]


def test_bookmarks_labels_and_practice_mark(fonts: FontSet) -> None:
    with opened(volume(), fonts) as pdf:
        marks = [(each.get_title(), each.get_dest().get_index()) for each in pdf.get_toc()]
        assert [title for title, _ in marks] == ["目录", "第一次会议", "党员花名册", "第二次会议"]
        assert [pdf.get_page_label(at) for at in (0, 1, 2, 3)] == ["i", "ii", "1", "2"]
        for title, at in marks[1:]:
            assert title in squeeze(pdf[at].get_textpage().get_text_range())
        for page in pdf:
            assert "练习支部" in squeeze(page.get_textpage().get_text_range())


def test_lying_pages_of_a_volume_carry_their_number_where_upright_ones_do(fonts: FontSet) -> None:
    def section(at: int) -> b.Section:
        lying = LANDSCAPE if at else b.Orientation.PORTRAIT
        return b.Section(ledger="L", title=f"表{at}", orientation=lying, blocks=(b.Paragraph("文字"),))

    with opened(b.Document(title="册", sections=tuple(map(section, range(3)))), fonts) as pdf:
        numbers = [
            next((left, bottom) for sign, left, _, bottom in characters(page) if sign == str(at + 1))
            for at, page in enumerate(pdf)
        ]
    left_margin = 28 * MM
    assert numbers[0][0] > 105 * MM  # upright: below, at the right
    assert numbers[1][0] < left_margin  # even, lying: at the left edge, above
    assert numbers[1][1] > 105 * MM
    assert numbers[2][0] < left_margin  # odd, lying: at the left edge, below
    assert numbers[2][1] < 105 * MM


def test_page_numbers_stand_at_the_outer_edge(fonts: FontSet) -> None:
    with opened(one_section(b.Paragraph("内容。" * 900)), fonts) as pdf:
        for at in (0, 1):
            below = [item for item in characters(pdf[at]) if item[3] < 32 * MM]
            centre = sum(left for _, left, _, _ in below) / len(below)
            assert (centre > pdf[at].get_width() / 2) is (at == 0)


def test_cancelling_leaves_nothing(fonts: FontSet, tmp_path: Path) -> None:
    token, path = CancelToken(), tmp_path / "a.pdf"
    path.write_bytes(b"before")
    with pytest.raises(Cancelled):
        write_pdf(volume(), path, fonts, lambda done, total: token.cancel(), token)
    assert [each.name for each in tmp_path.iterdir()] == ["a.pdf"]
    assert path.read_bytes() == b"before"


def test_a_folder_that_is_not_there_is_said(fonts: FontSet, tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem) as caught:
        write_pdf(volume(), tmp_path / "none" / "a.pdf", fonts)
    assert (caught.value.code, caught.value.params["reason"]) == ("file_not_written", "disk_ENOENT")


def test_progress_counts_sections(fonts: FontSet, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    result = write_pdf(volume(), tmp_path / "a.pdf", fonts, lambda done, total: seen.append((done, total)))
    assert seen == [(0, 3), (1, 3), (2, 3), (3, 3)]
    assert result.pages == len(pypdfium2.PdfDocument(tmp_path / "a.pdf"))


@pytest.mark.parametrize(
    "blocks",
    [
        (),
        (b.Table(COLUMNS),),
        (b.FramedText(()),),
        (b.SignLine(()),),
        (b.PageBreak(), b.Spacer(500), b.PageBreak()),
        (b.KeyValueTable((1, 1), ((b.InfoCell("", rows=2), b.InfoCell("值" * 3000)), (b.InfoCell("乙"),))),),
        (b.Paragraph(""), b.Heading(1, ""), b.Note("\n\n")),
        (b.Table(COLUMNS[:1], (b.Row(("",)), b.Row(("合计",), b.RowKind.TOTAL)), blank_rows=70),),
    ],
)
def test_odd_documents_print(page_texts: PageTexts, blocks: tuple[b.Block, ...]) -> None:
    assert page_texts(one_section(*blocks))[0].startswith("会议记录")


def test_a_head_of_long_words_in_narrow_columns_leaves_room_for_the_rows(page_texts: PageTexts) -> None:
    """Set in the usual size it would be higher than the page, and no row would ever fit below it."""
    narrow = tuple(b.Column(f"k{at}", "名称很长的栏目" * 5 + f"{at:05d}", 3) for at in range(40))
    rows = tuple(b.Row((f"第{at}行", *("",) * 39)) for at in range(30))
    pages = page_texts(one_section(b.Table(narrow, rows), orientation=LANDSCAPE))
    text = squeeze("".join(pages))
    assert [at for at in range(30) if f"第{at}行" not in text] == []
    assert len(pages) < 30


def test_a_row_of_a_thousand_pages_is_cut_page_by_page(page_texts: PageTexts) -> None:
    column = b.Column("memo", "记", 2)
    table = b.Table((column, b.Column("rest", "余", 248)), (b.Row(("字" * 20_000, "完")),))
    pages = page_texts(one_section(table, orientation=LANDSCAPE))
    assert sum(page.count("字") for page in pages) == 20_000
    assert len(pages) > 500


def test_no_row_is_alone_under_its_head_on_a_last_page(page_texts: PageTexts) -> None:
    overflowed = 0
    for count in range(20, 52):
        pages = page_texts(one_section(table(count), b.Note("说明"), b.SignLine(("书记",))))
        shown = [len(re.findall("甲[0-9]+", page)) for page in pages]
        assert sum(shown) == count
        assert 1 not in shown, (count, shown)
        overflowed += shown[-1] == 2
        assert "书记" in pages[-1]
    assert overflowed, "somewhere the last two went over together"


def test_a_sealed_signature_has_room_for_the_seal(fonts: FontSet) -> None:
    """45 mm of paper, in a row of its own height; the seal itself is never drawn."""

    def height(*fields: str) -> float:
        sign = b.Section("L", "", (b.Paragraph("文"), b.SignLine(fields)))
        return next(band.height for band in Layout(fonts).section(sign) if isinstance(band, SignBand)) / MM

    assert height("主持人", "记录人") == pytest.approx(15)
    assert height("党支部书记（章）", "本人") == pytest.approx(45)
    assert height("党支部书记（章）", "上级党组织（章）", "本人") == pytest.approx(45 + 15)
