"""The roster from the command line: gaps and doubts."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from tests.cli.conftest import Run
from tests.cli.test_apply import apply


def test_gaps_are_listed_with_person_and_field(made: Run, tmp_path: Path) -> None:
    apply(made, tmp_path, {"do": "add_member", "fields": {"name": "张三", "full_date": "2002-07-01"}})
    rows = made("show", "health", "--json").json
    assert {(row["member_id"], row["name"], row["code"]) for row in rows} == {(1, "张三", "member_field_missing")}
    assert {"sex", "birth_date", "id_number", "join_date"} <= {row["field"] for row in rows}
    assert "张三：没有填入党时间。" in made("show", "health").out


def test_own_fields_stand_in_the_roster_and_are_masked(made: Run, tmp_path: Path) -> None:
    answer = apply(
        made,
        tmp_path,
        {"do": "add_member", "fields": {"name": "张三", "full_date": "2002-07-01"}},
        {"do": "define_field", "key": "shirt_size", "title": "衣号"},
        {"do": "define_field", "key": "kin_phone", "title": "家属电话", "sensitive": True},
        {"do": "set_own_value", "member_id": 1, "key": "shirt_size", "value": "XL"},
        {"do": "change_member", "member_id": 1, "own": {"kin_phone": "13800001000"}},
    )
    assert answer.status == 0
    assert made("show", "roster", "--json").json[0]["own"] == {"shirt_size": "XL", "kin_phone": "****"}
    assert made("show", "roster", "--json", "--unmasked").json[0]["own"]["kin_phone"] == "13800001000"


def test_an_export_comes_back_as_a_list_of_changed_cells(made: Run, tmp_path: Path) -> None:
    apply(made, tmp_path, {"do": "add_member", "fields": {"name": "张三", "phone": "13800001000", "sex": "男"}})
    file = tmp_path / "名册.xlsx"
    answer = made("export", "roster", "--out", str(file), "--json")
    assert (answer.status, answer.json) == (0, {"file": str(file), "rows": 1, "masked": True})
    assert made("import", "roster", str(file), "--changes", "--json").json == []
    book = load_workbook(file)
    heads = {cell.value: cell.column for cell in book.active[2]}  # type: ignore[index]
    book.active.cell(3, heads["联系电话"]).value = "13900002000"  # type: ignore[union-attr]
    book.active.cell(3, heads["部门"]).value = "办公室"  # type: ignore[union-attr]
    book.save(file)
    head = made("show", "history", "--json").json[0]["seq"]
    changed = {"row": 3, "member_id": 1, "name": "张三"}
    assert made("import", "roster", str(file), "--changes", "--json").json == [
        {**changed, "field": "phone", "old": "138****1000", "new": "139****2000"},
        {**changed, "field": "department", "old": None, "new": "办公室"},
    ]
    assert made("show", "history", "--json").json[0]["seq"] == head
    assert made("import", "roster", str(file), "--json").json["updated"] == 1
    assert made("show", "roster", "--json", "--unmasked").json[0]["phone"] == "13900002000"


def test_a_folder_that_is_not_there_is_said(made: Run, tmp_path: Path) -> None:
    assert made("export", "roster", "--out", str(tmp_path / "nowhere" / "a.xlsx")).status == 73


def test_filters_histories_and_letters_are_given_as_commands(made: Run, tmp_path: Path) -> None:
    answer = apply(
        made,
        tmp_path,
        {"do": "add_member", "fields": {"name": "张三", "full_date": "2002-07-01", "retired_on": "2020-01-31"}},
        {"do": "save_member_filter", "name": "缺手机", "filter": {"missing": ["phone"], "retired": True}},
        {"do": "set_state", "member_id": 1, "state": "mobile_member", "since": "2025-01-01"},
        {"do": "correct_state", "state_id": 1, "since": "2025-02-01", "until": "2025-12-31", "basis": "证明信"},
        {"do": "send_transfer", "member_id": 1, "on": "2026-01-05", "to_org": "某县局", "valid_days": 30},
        {"do": "change_member", "member_id": 1, "clear": ["retired_on"]},
        {"do": "remove_member_filter", "name": "缺手机"},
    )
    assert answer.status == 0
    row = made("show", "roster", "--json").json[0]
    assert (row["retired_on"], row["relation"]) == (None, "transfer_out_pending")
    codes = [one["code"] for one in made("check", "--period", "2026", "--json").json]
    assert "transfer_letter_expired" in codes


def test_a_misspelt_filter_is_refused(made: Run, tmp_path: Path) -> None:
    wrong = {"do": "save_member_filter", "name": "甲", "filter": {"departmnt": ["办公室"]}}
    assert apply(made, tmp_path, wrong).status == 65


def test_bases_of_several_and_the_yearly_report(made: Run, tmp_path: Path) -> None:
    people = [{"do": "add_member", "fields": {"name": name, "full_date": "2002-07-01"}} for name in ("张三", "李四")]
    bases = [
        {"member_id": number, "from_month": "2026-01", "category": "salaried", "base": "5000.01"} for number in (1, 2)
    ]
    report = {"do": "record_dues_report", "year": 2025, "reported_on": "2026-03-01", "to_org": "机关工委"}
    assert apply(made, tmp_path, *people, {"do": "set_dues_bases", "bases": bases}, report).status == 0


def test_a_kept_filter_chooses_whom_to_show(made: Run, tmp_path: Path) -> None:
    young = {"categories": ["activist_applicant"]}
    apply(
        made,
        tmp_path,
        {"do": "add_member", "fields": {"name": "张三", "full_date": "2002-07-01", "department": "办公室"}},
        {"do": "add_member", "fields": {"name": "李四", "full_date": "2012-07-01", "department": "财务科"}},
        {"do": "add_member", "fields": {"name": "王小"}, "category": "activist_applicant"},
        {"do": "save_member_filter", "name": "财务", "filter": {"departments": ["财务科"]}},
        {"do": "save_member_filter", "name": "积极分子", "filter": young},
    )
    assert [row["name"] for row in made("show", "roster", "--filter", "财务", "--json").json] == ["李四"]
    assert [row["name"] for row in made("show", "roster", "--filter", "积极分子", "--json").json] == ["王小"]
    wrong = made("show", "roster", "--filter", "没有的")
    assert wrong.status == 65
    assert "没有的" in wrong.err


def test_an_edit_that_cannot_be_written_is_said_beside_the_list(made: Run, tmp_path: Path) -> None:
    person = {"name": "张三", "birth_date": "1980-05", "full_date": "2002-07-01"}
    apply(made, tmp_path, {"do": "add_member", "fields": person})
    file = tmp_path / "名册.xlsx"
    made("export", "roster", "--out", str(file))
    book = load_workbook(file)
    heads = {cell.value: cell.column for cell in book.active[2]}  # type: ignore[index]
    book.active.cell(3, heads["出生日期"]).value = "2010-05"  # type: ignore[union-attr]
    book.save(file)
    answer = made("import", "roster", str(file), "--changes", "--json")
    assert (answer.status, answer.json) == (0, [])
    assert "[3] 出生" in answer.err
    assert "已略过" in answer.err
