"""Single oddities of real rosters, each with what must come out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from smallbranch.intake.roster_sheet import RosterReading, read_roster
from tests.intake.files import Lines, Merges, write_csv, write_xlsx

TODAY = date(2026, 11, 22)


def read(folder: Path, lines: Lines, merges: Merges = ()) -> RosterReading:
    return read_roster(write_xlsx(folder / "名单.xlsx", lines, merges), today=TODAY)


def found(reading: RosterReading) -> set[tuple[str, int | None]]:
    return {(finding.code, finding.subject.id if finding.subject else None) for finding in reading.findings}


def test_the_post_column_is_settled_by_its_cells(tmp_path: Path) -> None:
    party = read(tmp_path, [["姓名", "职务"], ["张三", "支部书记"], ["李四", "组织委员"], ["王五", "宣传委员"]])
    assert party.mapping["职务"] == "party_post"
    office = read(tmp_path, [["姓名", "职务"], ["张三", "科长"], ["李四", "四级主任科员"], ["王五", "副主任"]])
    assert office.mapping["职务"] == "admin_post"


def test_two_columns_of_one_field_keep_the_better_and_tell(tmp_path: Path) -> None:
    reading = read(tmp_path, [["姓名", "办公电话", "手机号码"], ["张三", "0716-8512345", "13800000001"]])
    assert dict(reading.mapping) == {"姓名": "name", "办公电话": None, "手机号码": "phone"}
    assert ("heading_duplicate", None) in found(reading)


def test_headings_that_occur_twice_get_keys_of_their_own(tmp_path: Path) -> None:
    lines = [
        ["姓名", "全日制教育", None, "在职教育", None],
        [None, "学历", "学位", "学历", "学位"],
        ["张三", "大学本科", "文学学士", "研究生", "法学硕士"],
    ]
    merges = [(1, 1, 2, 1), (1, 2, 1, 3), (1, 4, 1, 5)]
    reading = read(tmp_path, lines, merges)
    assert dict(reading.mapping) == {
        "姓名": "name",
        "全日制教育/学历": "education",
        "全日制教育/学位": "degree",
        "在职教育/学历": None,
        "在职教育/学位": None,
    }
    assert dict(reading.rows[0].values) == {"name": "张三", "education": "大学本科", "degree": "文学学士"}


def test_a_column_without_a_heading_is_known_by_its_cells(tmp_path: Path) -> None:
    lines = [["姓名", None, "性别"], ["张三", "11010519491231002X", "女"], ["李四", "440524188001010014", "男"]]
    reading = read(tmp_path, lines)
    assert reading.mapping["列B"] == "id_number"
    assert ("mapped_by_content", None) in found(reading)


def test_an_id_column_under_a_wrong_heading_is_not_taken_for_a_phone(tmp_path: Path) -> None:
    lines = [["姓名", "电话"], *[[name, "11010519491231002X"] for name in ("张三", "李四", "王五", "赵六")]]
    reading = read(tmp_path, lines)
    assert reading.mapping["电话"] is None
    assert ("heading_content_differs", None) in found(reading)


def test_headings_over_three_lines_that_start_in_the_second_column(tmp_path: Path) -> None:
    lines: Lines = [
        [None, "练习支部党员情况一览表", None, None, None, None],
        [None, "序号", "姓名", "基本情况", None, None],
        [None, None, None, "性别", "时间", None],
        [None, None, None, None, "出生", "入党"],
        [None, 1, "张三", "男", "1990.7", "2010.7"],
        [None, None, "共1人", None, None, None],
    ]
    merges = [(1, 2, 1, 6), (2, 2, 4, 2), (2, 3, 4, 3), (2, 4, 2, 6), (3, 4, 4, 4), (3, 5, 3, 6)]
    reading = read(tmp_path, lines, merges)
    assert reading.header_rows == (2, 3, 4)
    assert dict(reading.rows[0].values) == {
        "name": "张三",
        "sex": "男",
        "birth_date": "1990-07",
        "join_date": "2010-07",
    }
    assert [(skipped.row, skipped.reason) for skipped in reading.skipped_rows] == [(6, "total")]


def test_the_name_and_phone_of_a_spouse_are_not_the_members(tmp_path: Path) -> None:
    lines = [
        ["姓名", "出生年月", "配偶", None],
        [None, None, "姓名", "联系电话"],
        ["张三", "1990.01", "李四", "13800000001"],
    ]
    reading = read(tmp_path, lines, [(1, 1, 2, 1), (1, 2, 2, 2), (1, 3, 1, 4)])
    assert dict(reading.mapping) == {"姓名": "name", "出生年月": "birth_date", "配偶/姓名": None, "联系电话": None}


def test_two_lists_side_by_side_lose_nobody_silently(tmp_path: Path) -> None:
    reading = read(tmp_path, [["姓名", "电话", "姓名", "电话"], ["张三", "13800000001", "李四", "13800000002"]])
    assert [f.severity.value for f in reading.findings if f.params.get("heading") == "姓名#2"] == ["error"]


def test_lines_that_are_no_people_are_skipped_with_their_reason(tmp_path: Path) -> None:
    lines: Lines = [
        ["序号", "姓名", "性别", "入党时间"],
        [1, 2, 3, 4],
        ["例", "张某某", "男", "2000.01"],
        ["第一党小组（2人）", None, None, None],
        [1, "张三", "男", "2009.07"],
        [None, None, None, None],
        [2, "李四", "女", "2010.07"],
        ["序号", "姓名", "性别", "入党时间"],
        ["二、第二党小组", None, None, None],
        [3, "王五", "女", "2011.07"],
        [4, None, None, None],
        [5, None, "男", "2011.07"],
        ["合计", 3, None, None],
        ["填表人：某某", None, "审核人：某某", None],
        ["注：本表按月更新", None, None, None],
    ]
    reading = read(tmp_path, lines, [(4, 1, 4, 4), (9, 1, 9, 4)])
    assert [(row.row, row.values["party_cell"]) for row in reading.rows] == [
        (5, "第一党小组"),
        (7, "第一党小组"),
        (10, "第二党小组"),
    ]
    assert [(skipped.row, skipped.reason) for skipped in reading.skipped_rows] == [
        (2, "header"), (3, "sample"), (4, "section"), (6, "blank"), (8, "header"), (9, "section"), (11, "blank"),
        (12, "no_name"), (13, "total"), (14, "signature"), (15, "note"),
    ]  # fmt: skip
    assert ("party_cell_from_section", 5) in found(reading)
    assert ("name_missing", 12) in found(reading)


def test_a_cell_merged_over_several_people_belongs_to_all(tmp_path: Path) -> None:
    lines = [
        ["党小组", "姓名", "性别"],
        ["第一党小组", "张三", "男"],
        [None, "李四", "女"],
        ["第二党小组", "王五", "女"],
    ]
    reading = read(tmp_path, lines, [(2, 1, 3, 1)])
    assert [row.values["party_cell"] for row in reading.rows] == ["第一党小组", "第一党小组", "第二党小组"]


def test_a_person_over_two_lines_is_one_person(tmp_path: Path) -> None:
    lines = [["姓名", "性别", "学历"], ["张三", "男", "大学本科"], [None, None, "研究生"], ["李四", "女", "大专"]]
    reading = read(tmp_path, lines, [(2, 1, 3, 1), (2, 2, 3, 2)])
    assert [(row.row, row.values["name"]) for row in reading.rows] == [(2, "张三"), (4, "李四")]


def test_the_same_person_twice_and_two_people_of_one_name(tmp_path: Path) -> None:
    lines = [
        ["姓名", "性别", "身份证号"],
        ["王伟", "女", "11010519491231002X"],
        ["王伟", "男", "440524188001010014"],
        ["王 伟", "女", "11010519491231002x"],
    ]
    reading = read(tmp_path, lines)
    assert len(reading.rows) == 3
    assert {("same_name", 3), ("duplicate_person", 4)} <= found(reading)


def test_file_and_id_number_that_differ_keep_both(tmp_path: Path) -> None:
    lines = [["姓名", "性别", "出生年月", "身份证号"], ["张三", "男", "1950.01", "11010519491231002X"]]
    reading = read(tmp_path, lines)
    assert reading.rows[0].values["birth_date"] == "1950-01"
    assert reading.rows[0].values["id_number"] == "11010519491231002X"
    assert {("id_birth_date_differs", 2), ("id_sex_differs", 2)} <= found(reading)


@pytest.mark.parametrize("heading", ["入党时间/转正时间", "入党、转正时间", "入党及转正时间"])
def test_two_dates_under_one_heading(heading: str, tmp_path: Path) -> None:
    reading = read(tmp_path, [["姓名", heading], ["张三", "2009.07/2010.07"], ["李四", "2011.05\n2012.05"]])
    assert reading.mapping[heading] == "join_date"
    assert [row.values["full_date"] for row in reading.rows] == ["2010-07", "2012-05"]


def test_dates_out_of_order_are_told(tmp_path: Path) -> None:
    lines = [["姓名", "出生日期", "入党时间", "转正时间"], ["张三", "1990.07.01", "2000.07.01", "1999.07.01"]]
    assert {("joined_too_young", 2), ("full_before_join", 2)} <= found(read(tmp_path, lines))


def test_numbers_in_a_csv_that_lost_their_digits(tmp_path: Path) -> None:
    lines = [
        ["姓名", "身份证号", "手机"],
        ["张三", "1.10105E+17", "1.38E+10"],
        ["李四", "\t11010519491231002X", '="13800000001"'],
    ]
    reading = read_roster(write_csv(tmp_path / "名单.csv", lines), today=TODAY)
    assert dict(reading.rows[0].values) == {"name": "张三"}
    assert dict(reading.rows[1].values) == {"name": "李四", "id_number": "11010519491231002X", "phone": "13800000001"}
    assert {("id_number_rounded", 2), ("phone_rounded", 2)} <= found(reading)


def test_the_example_of_the_command_line_page(tmp_path: Path) -> None:
    lines: Lines = [
        ["党员花名册", None, None, None, None],
        ["单位：练习支部", None, None, None, None],
        ["姓  名", "性别", "党内情况", "身份证号", "备注1"],
        [None, None, "入党时间", None, None],
        ["张三", "男", "2009.7.1", "11010519491231002X", "略"],
    ]
    merges = [(1, 1, 1, 5), (3, 1, 4, 1), (3, 2, 4, 2), (3, 4, 4, 4), (3, 5, 4, 5)]
    answer = read(tmp_path, lines, merges).to_json()
    assert answer["header_rows"] == [3, 4]
    assert answer["mapping"] == {
        "姓  名": "name", "性别": "sex", "入党时间": "join_date", "身份证号": "id_number", "备注1": None,
    }  # fmt: skip
    assert answer["rows"] == [
        {"row": 5, "name": "张三", "sex": "男", "join_date": "2009-07-01", "id_number": "11010519491231002X"}
    ]
    assert {
        "code": "id_sex_differs",
        "severity": "warning",
        "row": 5,
        "field": "sex",
        "in_file": "男",
        "in_id": "女",
    } in (answer["findings"])


@pytest.mark.parametrize("first", [["办公室党小组（1人）"], ["一", "办公室党小组"], ["（一）", "办公室党小组"]])
def test_a_section_right_under_the_headings_is_neither_heading_nor_person(tmp_path: Path, first: list[str]) -> None:
    lines: Lines = [
        ["序号", "姓名", "性别", "入党时间"],
        first,
        [1, "张三", "男", "2009.7.1"],
        [2, "李四", "女", "2010.7.1"],
    ]
    answer = read(tmp_path, lines).to_json()
    assert answer["header_rows"] == [1]
    assert [(row["name"], row["party_cell"]) for row in answer["rows"]] == [
        ("张三", "办公室党小组"),
        ("李四", "办公室党小组"),
    ]
    assert answer["skipped_rows"] == [{"row": 2, "reason": "section"}]


def test_headings_in_two_languages(tmp_path: Path) -> None:
    lines: Lines = [
        ["姓名 Name", "出生日期 Date of Birth", "入党时间\nDate of joining", "备注/Remarks", "E-mail 地址"],
        ["张三", "1970-03-05", "2009.7.1", "", "a@b.cn"],
    ]
    assert list(read(tmp_path, lines).to_json()["mapping"].values()) == [
        "name", "birth_date", "join_date", "remark", None,
    ]  # fmt: skip


def test_the_sign_for_text_is_no_part_of_it_and_a_line_to_sign_is_nobody(tmp_path: Path) -> None:
    lines: Lines = [
        ["序号", "姓名", "性别", "入党时间", "民族"],
        [1, "'朱 元", "男", "2009.07", "'汉族"],
        ["组织委员：赵六", None, None, "2026年3月1日", None],
    ]
    reading = read(tmp_path, lines)
    assert [dict(row.values) for row in reading.rows] == [
        {"name": "朱元", "sex": "男", "join_date": "2009-07", "ethnic_group": "汉族"}
    ]
    assert [(skipped.row, skipped.reason) for skipped in reading.skipped_rows] == [(3, "signature")]
    assert not found(reading)
