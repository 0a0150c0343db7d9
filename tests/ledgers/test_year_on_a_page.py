"""The year's plan fits one lying page, filled or empty; what was moved or set aside prints with its reason."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pypdfium2
import pytest
from msgspec.structs import replace

from smallbranch.bootstrap import AppContext, create, open_context
from smallbranch.documents.blocks import Document, Orientation, Table
from smallbranch.documents.fonts import load_fonts
from smallbranch.documents.pdf import write_pdf
from smallbranch.kernel.clock import CHINA_TIME, FixedClock
from smallbranch.kernel.periods import Period
from smallbranch.kernel.places import resources_dir
from smallbranch.meetings.commands import AddPlanItem, CancelPlanItem, DraftYear, MovePlanItem, PostponeReminder
from smallbranch.roster.commands import AddMember, MemberFields
from tests.documents.printing import squeeze

YEAR = Period.parse("2026")


@pytest.fixture
def practice(practice_dir: Path) -> Iterator[AppContext]:
    opened = open_context(practice_dir, clock=FixedClock(datetime(2026, 11, 5, 9, tzinfo=CHINA_TIME)))
    yield opened
    opened.book.close()


@pytest.fixture
def small(tmp_path: Path, clock: FixedClock) -> Iterator[AppContext]:
    """Three members, neither committee nor cells."""
    create(tmp_path / "book", "某局机关党支部", clock=clock)
    opened = open_context(tmp_path / "book", clock=clock)
    for name in ("安然", "白杨", "曹静"):
        opened.dispatcher.do(AddMember(fields=MemberFields(name=name, join_date="2010-07-01", full_date="2011-07-01")))
    yield opened
    opened.book.close()


def rows(document: Document) -> list[tuple[str, ...]]:
    tables = [block for section in document.sections for block in section.blocks if isinstance(block, Table)]
    return [row.cells for table in tables for row in table.rows]


def pages(document: Document, folder: Path) -> int:
    fonts = load_fonts(resources_dir() / "fonts", bundled_only=True)
    return write_pdf(document, folder / "plan.pdf", fonts).pages


def test_the_year_fits_one_lying_page(practice: AppContext, tmp_path: Path) -> None:
    document = practice.ledgers.compose(YEAR, ("L09A",))
    assert [section.orientation for section in document.sections] == [Orientation.LANDSCAPE]
    assert pages(document, tmp_path) == 1
    found = {row[0]: row for row in rows(document)}
    assert list(found) == [f"{month}月" for month in range(1, 13)]
    assert found["8月"][1:6] == ("17日 警示教育和保密教育", "10日", "24日 各党小组", "17日", "17日")
    assert "原24日，15日在春节假期，提前至10日" in found["2月"][1]
    assert found["12月"][6] == "民主评议23日；组织生活会23日"


def test_c40_a_branch_without_cells_prints_that_they_do_not_apply(small: AppContext, tmp_path: Path) -> None:
    small.dispatcher.do(DraftYear(year=2027))
    document = small.ledgers.compose(Period.parse("2027"), ("L09A",))
    assert {(row[2], row[3]) for row in rows(document)} == {("不适用", "不适用")}
    assert pages(document, tmp_path) == 1


def test_an_empty_year_is_one_page_too(small: AppContext, tmp_path: Path) -> None:
    document = small.ledgers.compose(Period.parse("2030"), ("L09A",))
    assert [row[0] for row in rows(document)] == [f"{month}月" for month in range(1, 13)]
    assert pages(document, tmp_path) == 1


def test_a_full_year_shrinks_to_one_page_and_says_when_even_that_is_not_enough(
    small: AppContext, tmp_path: Path
) -> None:
    def add(each: int, words: str) -> None:
        for month in Period.parse("2031").months():
            lines = [AddPlanItem(period=str(month), form="task", topic=f"{words}{n}") for n in range(each)]
            small.dispatcher.do_all(lines, "apply_file", {"count": each})

    add(2, "报送党建工作材料和季度报表")
    document = small.ledgers.compose(Period.parse("2031"), ("L09A",))
    assert pages(document, tmp_path) == 1
    assert "缩到最小" not in printed(tmp_path)
    add(6, "配合上级机关完成年度基层党建重点任务督查并整改反馈问题")
    document = small.ledgers.compose(Period.parse("2031"), ("L09A",))
    assert pages(document, tmp_path) > 1
    assert "字号已缩到最小，一页仍排不下" in printed(tmp_path)


def printed(folder: Path) -> str:
    document = pypdfium2.PdfDocument(folder / "plan.pdf")
    text = "".join(squeeze(page.get_textpage().get_text_range()) for page in document)
    document.close()
    return text


def test_the_blank_form_for_the_pen_is_one_page(small: AppContext, tmp_path: Path) -> None:
    document = small.ledgers.compose(YEAR, ("L09A",), blank=True)
    (table,) = [block for section in document.sections for block in section.blocks if isinstance(block, Table)]
    assert table.blank_rows >= 12
    assert pages(document, tmp_path) == 1


def test_what_was_moved_put_off_or_set_aside_prints_with_its_reason(small: AppContext) -> None:
    theme = AddPlanItem(period="2026-10", form="theme_party_day", planned_on=date(2026, 10, 15))
    later = replace(theme, period="2026-11", planned_on=date(2026, 11, 16))
    first, second = (small.dispatcher.do(one).value for one in (theme, later))
    small.dispatcher.do(MovePlanItem(plan_item_id=first, planned_on=date(2026, 10, 20), reason="书记出差"))
    small.dispatcher.do(CancelPlanItem(plan_item_id=second, state="not_applicable", reason="上级统一组织"))
    until = date(2026, 10, 8)
    small.dispatcher.do(PostponeReminder(key="decision_open:1", until=until, reason="等批复", about="议定事项“报送”"))
    found = [row[1:6] for row in rows(small.ledgers.compose(YEAR, ("S06",))) if row[1]]
    assert found == [
        ("2026年10月 主题党日", "2026.10.15", "改期", "2026.10.20", "书记出差"),
        ("2026年11月 主题党日", "2026.11.16", "不适用", "", "上级统一组织"),
        ("议定事项“报送”", "", "推迟提醒", "2026.10.08", "等批复"),
    ]


def test_the_matrix_prints_every_way_a_node_stands(practice: AppContext) -> None:
    found = {row[0]: row for row in rows(practice.ledgers.compose(YEAR, ("S05",)))}
    assert found["支委会"][11:14] == ("缺", "待办", "待办")
    assert found["主题党日"][9] == "√\n补录"
    assert found["党小组会（第二党小组）"][9] == "补办"
    assert "第十二条" in found["支委会"][1]
