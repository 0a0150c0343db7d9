"""What runs over by a few lines is set closer and stays on one page; nothing else changes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallbranch.documents import blocks as b
from smallbranch.documents.bands import Band, SpaceBand, TextBand
from smallbranch.documents.closing_up import closed_up
from smallbranch.documents.flow import Flow
from smallbranch.documents.fonts import FontRole, FontSet
from smallbranch.documents.ink import FontBook
from smallbranch.documents.layout import Layout
from smallbranch.documents.pdf import write_pdf
from smallbranch.documents.rows import PADDING, RowBand
from smallbranch.documents.spacing import plain_line
from smallbranch.documents.typography import LEADING_BODY, SHEETS, SIZE_BODY
from smallbranch.kernel.jobs import NEVER_CANCELLED

DEPTH = SHEETS[b.Orientation.PORTRAIT].depth


def minutes(lines: int, *, new_page: bool = True) -> b.Section:
    grid = b.KeyValueTable((1, 4), tuple((b.InfoCell(text, label=True), b.InfoCell("")) for text in "时地人题"))
    text = b.FramedText(tuple(b.Paragraph(f"第{number}行。") for number in range(lines)))
    return b.Section("L10", "会议记录", (grid, text, b.SignLine(("主持人", "记录人"))), new_page=new_page)


def pages(fonts: FontSet, folder: Path, *sections: b.Section) -> int:
    return write_pdf(b.Document("台账", sections), folder / "out.pdf", fonts).pages


def test_a_few_lines_too_many_stay_on_the_page(fonts: FontSet, tmp_path: Path) -> None:
    printed = [pages(fonts, tmp_path, minutes(lines)) for lines in range(12, 30)]
    assert (printed[0], printed[-1]) == (1, 2)
    room = printed.index(2) + 12
    height = sum(band.height for band in Layout(fonts)._bands(minutes(room - 1)))
    assert height > DEPTH + LEADING_BODY  # the last that fits would not, with the lines' usual distance


def test_lines_keep_their_distance_where_it_would_not_help(fonts: FontSet) -> None:
    bands = list(Layout(fonts).section(minutes(40)))
    assert {band.height for band in bands if isinstance(band, TextBand) and band.size == SIZE_BODY} == {LEADING_BODY}


def test_what_fits_keeps_its_distance(fonts: FontSet) -> None:
    bands = list(Layout(fonts).section(minutes(5)))
    assert {band.height for band in bands if isinstance(band, TextBand) and band.size == SIZE_BODY} == {LEADING_BODY}


def test_what_goes_on_below_another_section_keeps_its_distance(fonts: FontSet) -> None:
    count = next(n for n in range(10, 30) if sum(band.height for band in Layout(fonts)._bands(minutes(n))) > DEPTH)
    lines = list(Layout(fonts).section(minutes(count, new_page=False)))
    assert {band.height for band in lines if isinstance(band, TextBand) and band.size == SIZE_BODY} == {LEADING_BODY}


def test_rows_tied_by_a_spanning_cell_keep_their_height(fonts: FontSet) -> None:
    rows = [(b.InfoCell("姓名", label=True), b.InfoCell("甲"), b.InfoCell("照片", rows=8))]
    rows += [(b.InfoCell("项", label=True), b.InfoCell("乙")) for _ in range(7)]
    grid = b.KeyValueTable((1, 3, 1), tuple(rows))
    sections = [b.Section("L", "表", (grid, *minutes(lines).blocks[1:])) for lines in range(5, 30)]
    tied = next(each for each in sections if sum(band.height for band in Layout(fonts)._bands(each)) > DEPTH)
    before = [band.height for band in Layout(fonts)._bands(tied)]
    after = list(Layout(fonts).section(tied))
    lower = {type(band) for band, height in zip(after, before, strict=True) if band.height < height}
    assert TextBand in lower
    assert RowBand not in lower


@settings(max_examples=200, deadline=None)
@given(
    heights=st.lists(st.tuples(st.sampled_from("行空"), st.floats(8, 60)), min_size=1, max_size=40),
    depth=st.floats(100, 700),
)
def test_all_or_nothing_is_taken(fonts: FontSet, heights: list[tuple[str, float]], depth: float) -> None:
    def made() -> list[Band]:
        face = fonts[FontRole.BODY]
        return [
            SpaceBand(height) if kind == "空" else TextBand(plain_line("文"), face, 12.0, 0.0, height)
            for kind, height in heights
        ]

    before = [band.height for band in made()]
    after = [band.height for band in closed_up(made(), depth)]
    if after != before:
        assert sum(before) > depth
        assert sum(after) == pytest.approx(depth)
    for (kind, height), lower in zip(heights, after, strict=True):
        assert min(height, 18.0) - 1e-9 <= lower <= height if kind == "行" else height * 0.8 - 1e-9 <= lower <= height


def test_a_row_stays_as_high_as_its_text(fonts: FontSet) -> None:
    rows = tuple(b.Row((f"第{number}行" * 9,)) for number in range(40))
    section = b.Section("L", "表", (b.Table((b.Column("a", "内容", 40),), rows, min_row_mm=11),))
    for band in Layout(fonts).section(section):
        if isinstance(band, RowBand) and band.cells:
            assert band.height >= max(cell.height for cell in band.cells if cell) + 2 * PADDING - 1e-9


def listed(rows: int, blank: int) -> b.Section:
    table = b.Table(
        (b.Column("a", "内容", 40),), tuple(b.Row((f"第{number}行",)) for number in range(rows)), blank, min_row_mm=8
    )
    return b.Section("L", "表", (table, b.SignLine(("书记",))))


def rows_of(fonts: FontSet, section: b.Section) -> int:
    """Return how many rows a print has: on each page the head's rule and those between rows are as many."""
    flow = Flow(FontBook(), NEVER_CANCELLED)
    flow.start_section(section.orientation, new_page=True)
    flow.add(Layout(fonts).section(section))
    flow.finish()
    return sum(len(re.findall(r"^0 (-?\d+) m \d+ \1 l$", page.content, re.M)) for page in flow.pages)


def test_blank_rows_begin_no_page(fonts: FontSet, tmp_path: Path) -> None:
    for rows in range(1, 90):
        assert pages(fonts, tmp_path, listed(rows, 6)) == pages(fonts, tmp_path, listed(rows, 0)), rows


def test_as_many_blank_rows_stay_as_there_is_room_for(fonts: FontSet) -> None:
    assert rows_of(fonts, listed(5, 6)) == 11
    assert rows_of(fonts, listed(0, 6)) == 6
    found = {rows_of(fonts, listed(rows, 6)) - rows for rows in range(15, 30)}
    assert {0, 6} < found


def test_an_empty_form_has_all_its_rows(fonts: FontSet) -> None:
    assert rows_of(fonts, listed(0, 60)) == 60


def test_empty_lines_give_way_before_a_second_page(fonts: FontSet) -> None:
    def record(blank: int) -> b.Section:
        blocks = (b.Heading(1, "讨论情况"), *(b.Paragraph("") for _ in range(blank)))
        return b.Section("L", "记录", (b.FramedText(blocks), b.SignLine(("记录人",))))

    blank = next(n for n in range(10, 40) if sum(band.height for band in Layout(fonts)._bands(record(n))) > DEPTH)
    bands = list(Layout(fonts).section(record(blank)))
    assert sum(band.height for band in bands) == pytest.approx(DEPTH)
    empty = {round(band.height, 3) for band in bands if isinstance(band, TextBand) and not band.line.whole}
    assert all(LEADING_BODY * 0.6 < height < LEADING_BODY for height in empty)
