"""The workbook as a receiver finds it, and the log of what was sent."""

from __future__ import annotations

import html
import re
import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smallbranch.bootstrap import AppContext
from smallbranch.kernel.errors import EnvironmentProblem
from smallbranch.kernel.periods import Period
from smallbranch.lessons.commands import LogMicroLecture, RemoveMicroLecture
from smallbranch.roster.commands import SetBranch
from smallbranch.zone.forms import OFFERED
from smallbranch.zone.sheets import digest
from tests.zone.canaries import ADDRESS_CANARY, BLACK, CANARIES, ID_CANARY, PHONE_CANARY, WIDE_PHONE

People = dict[str, int]
QUARTER = Period.parse("2026Q3")
NAMES = [
    "填报说明",
    "单位数据",
    "月历",
    "活动情况",
    "微党课",
    "项目党小组",
    "资源清单",
    "需求清单",
    "进度汇总",
    "_meta",
]


def rows(path: Path, name: str) -> list[dict[str, object]]:
    """Read a sheet: title row, heading row, data rows."""
    sheet = openpyxl.load_workbook(path)[name]
    lines = list(sheet.iter_rows(min_row=2, values_only=True))
    return [dict(zip((str(title) for title in lines[0]), line, strict=True)) for line in lines[1:]]


def facts(path: Path, name: str) -> dict[object, object]:
    return {line["项目"]: line["内容"] for line in rows(path, name)}


def meta(path: Path) -> dict[object, object]:
    return dict(openpyxl.load_workbook(path)["_meta"].iter_rows(min_row=2, values_only=True))  # type: ignore[arg-type]


def text_of(path: Path) -> str:
    """Return every part of the file as text; characters may stand there as numbers (&#29579;)."""
    with zipfile.ZipFile(path) as parts:
        return "\n".join(name + html.unescape(parts.read(name).decode()) for name in parts.namelist())


@pytest.fixture
def sent(ctx: AppContext, lived: People, tmp_path: Path) -> Path:
    path = tmp_path / "报送.xlsx"
    assert ctx.zone.export(QUARTER, path).findings == ()
    return path


def test_the_sheets_are_fixed_and_meta_is_hidden(sent: Path) -> None:
    book = openpyxl.load_workbook(sent)
    assert book.sheetnames == NAMES
    assert [sheet.title for sheet in book if sheet.sheet_state != "visible"] == ["_meta"]
    assert all(sheet.page_setup.paperSize == 9 for sheet in book)
    for sheet in book:
        assert all(sheet.row_dimensions[number].height for number in range(1, sheet.max_row + 1)), sheet.title


def test_the_unit_is_counted_from_the_roster(sent: Path) -> None:
    unit = facts(sent, "单位数据")
    assert (unit["党员总数"], unit["正式党员"], unit["预备党员"], unit["女党员"]) == (4, 4, 0, 2)
    assert (unit["党支部书记"], unit["联络员"], unit["办公电话"]) == ("李强", "张敏", "0716-8000000")
    assert facts(sent, "填报说明")["报送期间"] == "2026年第三季度"


def test_activities_carry_counts_partners_and_the_key_for_merging(ctx: AppContext, sent: Path) -> None:
    (row,) = rows(sent, "活动情况")
    assert (row["日期"], row["形式"], row["主题"]) == (datetime(2026, 9, 4), "主题党日", "学思践悟")
    assert (row["联合单位"], row["应到"], row["实到"], row["时长（分钟）"]) == ("练习局党支部", 4, 3, 90)
    assert row["活动编号"] == ctx.meetings.events(QUARTER)[0].uid
    assert "补录" in str(row["说明"])  # recorded 16 days after the event


def test_lectures_teams_and_offers_are_those_of_the_period(sent: Path) -> None:
    (lecture,) = rows(sent, "微党课")
    assert (lecture["主讲人"], lecture["题目"], lecture["类别"]) == ("王芳", "调查研究怎么做", "业务")
    (team,) = rows(sent, "项目党小组")
    assert (team["组长"], team["人数"], team["节点进度"], team["涉及科室"]) == ("王芳", 2, "1/2", "办公室、综合科")
    assert [row["名称"] for row in rows(sent, "资源清单")] == ["多功能厅"]
    assert [row["需求"] for row in rows(sent, "需求清单")] == ["宪法宣讲"]


def test_the_calendar_covers_this_period_and_the_next(sent: Path) -> None:
    topics = [row["主题"] for row in rows(sent, "月历")]
    assert "国庆主题" in topics
    assert "不在下期" not in topics


def test_progress_says_what_is_due_done_and_missing(sent: Path) -> None:
    found = {(row["形式"], row["期间"]): (row["应开展"], row["已开展"], row["状态"]) for row in rows(sent, "进度汇总")}
    assert found[("主题党日", "2026年7月")] == (1, 0, "尚缺")
    assert found[("主题党日", "2026年9月")] == (1, 1, "已完成")
    assert found[("支部党员大会", "2026年第三季度")] == (1, 0, "未到期")
    assert [key for key, value in found.items() if value[2] == "不适用" and value[0] is not None] == []


def test_meta_names_unit_period_packs_head_and_digest(ctx: AppContext, lived: People, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    seq, head = ctx.book.head()
    ctx.zone.export(QUARTER, path)
    found = meta(path)
    assert (found["zone"], found["unit_code"], found["period"]) == ("协作二区", "JH-007", "2026Q3")
    assert (found["head_seq"], found["head_hash"]) == (str(seq), head)
    assert found["exported_at"] == "2026-09-20T09:00:00+08:00"
    assert found["data_sha256"] == ctx.zone.preview(QUARTER).digest
    assert found["rule_packs"] == ctx.packs.version


def test_the_preview_is_what_the_file_holds(ctx: AppContext, sent: Path) -> None:
    book = openpyxl.load_workbook(sent)
    for sheet in ctx.zone.preview(QUARTER).sheets:
        lines = [tuple(line) for line in book[sheet.name].iter_rows(min_row=3, values_only=True)]
        said = [
            tuple(datetime(c.year, c.month, c.day) if isinstance(c, date) else c for c in row) for row in sheet.rows
        ]
        assert (sheet.name, lines) == (sheet.name, said)


def test_equal_book_and_time_give_equal_bytes(ctx: AppContext, lived: People, tmp_path: Path) -> None:
    first, second = tmp_path / "1.xlsx", tmp_path / "2.xlsx"
    ctx.zone.export(QUARTER, first)
    with_head = {"head_seq", "head_hash"}
    ctx.zone.export(QUARTER, second)
    # The first export is itself an entry of the journal: the head is all that moved.
    assert {key for key, value in meta(first).items() if meta(second)[key] != value} == with_head
    with zipfile.ZipFile(first) as one, zipfile.ZipFile(second) as other:
        moved = {name for name in one.namelist() if one.read(name) != other.read(name)}
        assert moved == {"xl/worksheets/sheet10.xml"}
        assert [info.date_time for info in one.infolist()] == [info.date_time for info in other.infolist()]


def test_nothing_sensitive_is_in_any_part_of_the_file(ctx: AppContext, sent: Path) -> None:
    content = text_of(sent)
    assert "王芳" in content  # the search sees what is there
    assert [canary for canary in CANARIES if canary in content] == []
    assert "赵晨" not in content  # neither speaker, leader, secretary nor liaison
    core = zipfile.ZipFile(sent).read("docProps/core.xml").decode()
    assert re.findall(r"<(?:dc:creator|cp:lastModifiedBy|dc:title)>([^<]*)<", core) in (["SmallBranch"], [])


def test_numbers_typed_into_topics_are_blacked_out_and_said(ctx: AppContext, lived: People, tmp_path: Path) -> None:
    topic = f"送学{ADDRESS_CANARY}，电话{WIDE_PHONE}或139-1234-5678，证件{ID_CANARY}"
    ctx.dispatcher.do(LogMicroLecture(held_on=date(2026, 9, 11), topic=topic, speaker_id=lived["王芳"]))
    path = tmp_path / "a.xlsx"
    found = ctx.zone.export(QUARTER, path).findings
    assert [(item.code, item.params["sheet"], item.params["row"]) for item in found] == [
        ("zone_number_blacked_out", "微党课", 2)
    ]
    content = text_of(path)
    assert [each for each in (*CANARIES, "139-1234", WIDE_PHONE[:3]) if each in content] == []
    assert f"送学{BLACK}" in content


def test_a_mobile_in_the_place_of_the_office_phone_stays_here(ctx: AppContext, lived: People, tmp_path: Path) -> None:
    ctx.dispatcher.do(SetBranch(office_phone=PHONE_CANARY, liaison=f"张敏 {PHONE_CANARY}"))
    path = tmp_path / "a.xlsx"
    codes = {item.code for item in ctx.zone.export(QUARTER, path).findings}
    assert codes == {"zone_phone_is_mobile", "zone_number_blacked_out"}
    assert facts(path, "单位数据")["办公电话"] is None
    assert PHONE_CANARY not in text_of(path)


def test_no_field_of_a_person_is_offered_to_a_form() -> None:
    offered = {key for keys in OFFERED.values() for key in keys}
    private = {
        "id_number",
        "phone",
        "address",
        "registered_residence",
        "birth_date",
        "native_place",
        "remark_of_member",
    }
    assert offered & private == set()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=12)
@given(
    payload=st.sampled_from("=+-@\t").flatmap(lambda sign: st.text("cmd|'/C calc!A0(,)1", min_size=1).map(sign.__add__))
)
def test_a_payload_in_a_topic_stays_text(ctx: AppContext, lived: People, tmp_path: Path, payload: str) -> None:
    outcome = ctx.dispatcher.do(LogMicroLecture(held_on=date(2026, 9, 12), topic=payload, speaker_id=lived["王芳"]))
    try:
        path = tmp_path / "payload.xlsx"
        ctx.zone.export(QUARTER, path)
        sheet = openpyxl.load_workbook(path)["微党课"]
        cells = [cell for line in sheet.iter_rows(min_row=3) for cell in line if cell.value == payload.strip()]
        assert [cell.data_type for cell in cells] == ["s"]
        assert "<f>" not in text_of(path)
    finally:
        ctx.dispatcher.do(RemoveMicroLecture(lecture_id=outcome.value))


def test_what_was_sent_is_logged_and_cannot_be_undone(ctx: AppContext, lived: People, tmp_path: Path) -> None:
    before = ctx.book.next_undo()
    outcome = ctx.zone.export(QUARTER, tmp_path / "a.xlsx")
    (logged,) = ctx.zone.submissions()
    assert outcome.value == logged
    assert (logged.period, logged.file_name, logged.made_at) == ("2026Q3", "a.xlsx", ctx.clock.now())
    assert outcome.changes.touches(["zone_submission"])
    assert ctx.book.next_undo() == before


def test_a_later_change_of_the_record_shows_against_what_was_sent(
    ctx: AppContext, lived: People, tmp_path: Path
) -> None:
    sent = ctx.zone.export(QUARTER, tmp_path / "a.xlsx").value
    assert not ctx.zone.changed_since(sent)
    ctx.dispatcher.do(LogMicroLecture(held_on=date(2026, 9, 12), topic="新课", speaker_id=lived["赵晨"]))
    assert ctx.zone.changed_since(sent)


def test_a_disk_that_refuses_leaves_no_log(ctx: AppContext, lived: People, tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem):
        ctx.zone.export(QUARTER, tmp_path / "missing" / "a.xlsx")
    assert ctx.zone.submissions() == ()


def test_the_file_name_names_the_unit_and_no_person(ctx: AppContext, lived: People, tmp_path: Path) -> None:
    assert ctx.zone.suggested_name(QUARTER) == "JH-007_党建协作区报送表_2026Q3.xlsx"
    found = ctx.zone.export(QUARTER, tmp_path / "王芳的表.xlsx").findings
    assert [item.code for item in found] == ["zone_file_name_names_person"]


def test_an_empty_branch_says_what_is_missing_and_still_exports(ctx: AppContext, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    found = ctx.zone.export(QUARTER, path).findings
    assert [item.params["field"] for item in found] == ["zone", "unit_code", "liaison", "office_phone"]
    assert openpyxl.load_workbook(path)["微党课"]["A1"].value == "微党课展示（本期没有微党课记录）"
    assert rows(path, "微党课") == []


def test_the_digest_sees_one_changed_cell(ctx: AppContext, lived: People) -> None:
    sheets = ctx.zone.preview(QUARTER).sheets
    assert digest(sheets) != digest(sheets[:-1])
    assert digest(sheets) == digest(ctx.zone.preview(QUARTER).sheets)
