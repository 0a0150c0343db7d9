"""Out into a workbook, edited there, and back: only what was edited changes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from smallbranch.bootstrap import AppContext, open_context
from smallbranch.intake.own_export import MARK
from smallbranch.intake.roster_sheet import RosterReading, read_roster
from smallbranch.kernel.errors import Refused
from smallbranch.kernel.findings import Subject
from smallbranch.roster.commands import AddMember, ChangeMember, DefineField, MemberFields
from smallbranch.roster.export import COLUMNS
from smallbranch.roster.import_plan import CellChange, ImportPreview
from tests.roster.asking import TODAY, Branch

WHOLE = {
    "sex": "女", "birth_date": "1949-12-31", "id_number": "11010519491231002X", "department": "办公室",
    "ethnic_group": "汉族", "education": "本科", "phone": "13800001000", "address": "某路 1 号",
    "join_date": "1975-07", "full_date": "1976-07-01", "party_age_correction_months": -6,
}  # fmt: skip


@pytest.fixture
def practice(practice_dir: Path) -> Iterator[AppContext]:
    opened = open_context(practice_dir)
    yield opened
    opened.book.close()


def out(app: AppContext, file: Path, *, unmasked: bool = False) -> Path:
    app.roster.export(file, app.clock.today(), unmasked=unmasked)
    return file


def back(app: AppContext, file: Path) -> RosterReading:
    return read_roster(file, today=app.clock.today(), own=app.roster.own_titles())


def seen(app: AppContext, file: Path) -> ImportPreview:
    return app.roster.preview_import(back(app, file))


def edit(file: Path, name: str, heading: str, text: object) -> Path:
    """Put a value into the row of a person, as somebody does in a spreadsheet program."""
    book = load_workbook(file)
    sheet = book.active
    assert sheet is not None
    heads = {cell.value: cell.column for cell in sheet[2]}
    row = next(line for line in range(3, sheet.max_row + 1) if sheet.cell(line, heads["姓名"]).value == name)
    sheet.cell(row, heads[heading]).value = text  # type: ignore[assignment]
    book.save(file)
    return file


@pytest.mark.parametrize("unmasked", [False, True])
def test_an_unedited_export_changes_nothing(practice: AppContext, tmp_path: Path, unmasked: bool) -> None:
    preview = seen(practice, out(practice, tmp_path / "名册.xlsx", unmasked=unmasked))
    assert (preview.new, preview.updated, preview.doubtful) == ((), (), ())
    assert len(preview.unchanged) == len(practice.roster.members(practice.clock.today(), include_applicants=True))
    said = {finding.code for finding in preview.findings}
    assert not [code for code in said if code.startswith(("heading_", "hidden_", "import_")) or "masked" in code]


def test_every_column_is_read_back_as_what_it_is(branch: Branch, tmp_path: Path) -> None:
    branch.add("王芳", **WHOLE)
    mapping = back(branch.app, out(branch.app, tmp_path / "名册.xlsx", unmasked=True)).mapping
    assert list(mapping.values()) == list(COLUMNS)
    assert MARK not in mapping


def test_only_edited_cells_come_back(branch: Branch, tmp_path: Path) -> None:
    member = branch.add("王芳", **WHOLE)
    branch.add("李强", department="业务科")
    file = out(branch.app, tmp_path / "名册.xlsx")
    edit(file, "王芳", "部门", "人事科")
    edit(file, "王芳", "姓名", "王芳芳")
    preview = seen(branch.app, file)
    (plan,) = preview.updated
    assert (plan.member_id, plan.changes) == (
        member,
        (CellChange("name", "王芳", "王芳芳"), CellChange("department", "办公室", "人事科")),
    )
    assert (preview.new, preview.doubtful, len(preview.unchanged)) == ((), (), 1)
    branch.roster.apply_import(preview)
    view = branch.roster.member(member, TODAY)
    assert (view.name, view.department, view.id_number) == ("王芳芳", "人事科", WHOLE["id_number"])


def test_masked_numbers_are_masked_and_never_written_back(branch: Branch, tmp_path: Path) -> None:
    member = branch.add("王芳", **WHOLE)
    file = out(branch.app, tmp_path / "名册.xlsx")
    raw = str([[cell.value for cell in row] for row in load_workbook(file).active.iter_rows()])  # type: ignore[union-attr]
    assert not any(str(WHOLE[name]) in raw for name in ("id_number", "phone", "address"))
    edit(file, "王芳", "部门", "人事科")
    branch.roster.apply_import(seen(branch.app, file))
    view = branch.roster.member(member, TODAY)
    assert [getattr(view, name) for name in ("id_number", "phone", "address")] == [
        WHOLE["id_number"],
        WHOLE["phone"],
        WHOLE["address"],
    ]


def test_a_number_typed_over_a_mask_is_taken(branch: Branch, tmp_path: Path) -> None:
    member = branch.add("王芳", **WHOLE)
    file = edit(out(branch.app, tmp_path / "名册.xlsx"), "王芳", "联系电话", "13900002000")
    branch.roster.apply_import(seen(branch.app, file))
    assert branch.roster.member(member, TODAY).phone == "13900002000"


def test_c26_namesakes_without_numbers_come_back_to_themselves(branch: Branch, tmp_path: Path) -> None:
    first, second = branch.add("王伟", department="办公室"), branch.add("王伟", department="业务科")
    file = out(branch.app, tmp_path / "名册.xlsx")
    book = load_workbook(file)
    sheet = book.active
    assert sheet is not None
    heads = {cell.value: cell.column for cell in sheet[2]}
    for row in (3, 4):
        sheet.cell(row, heads["部门"]).value = sheet.cell(row, heads["部门"]).value + "新"  # type: ignore[operator, assignment]
    book.save(file)
    branch.roster.apply_import(seen(branch.app, file))
    departments = {view.id: view.department for view in branch.roster.members(TODAY)}
    assert departments == {first: "办公室新", second: "业务科新"}


@pytest.mark.parametrize("name", ["白㛃", "钱𬭩", "买买提·吐尔逊", "欧阳修文"])
def test_c23_c24_c25_names_come_back_whole(branch: Branch, tmp_path: Path, name: str) -> None:
    branch.add(name, **WHOLE)
    preview = seen(branch.app, out(branch.app, tmp_path / "名册.xlsx", unmasked=True))
    assert [plan.name for plan in preview.unchanged] == [name]


def test_own_fields_go_out_and_come_back(branch: Branch, tmp_path: Path) -> None:
    branch.do(DefineField(key="shirt_size", title="衣号", kind="choice", choices=("L", "XL")))
    branch.do(DefineField(key="kin_phone", title="家属电话", sensitive=True))
    member = branch.add("王芳", **WHOLE)
    branch.do(ChangeMember(member_id=member, own={"shirt_size": "L", "kin_phone": "13800001000"}))
    file = out(branch.app, tmp_path / "名册.xlsx")
    assert seen(branch.app, file).updated == ()
    edit(file, "王芳", "衣号", "XL")
    (plan,) = seen(branch.app, file).updated
    assert plan.changes == (CellChange("own.shirt_size", "L", "XL"),)
    branch.roster.apply_import(seen(branch.app, file))
    assert dict(branch.roster.own_values(member)) == {"shirt_size": "XL", "kin_phone": "13800001000"}
    edit(file, "王芳", "衣号", "XXXL")
    preview = seen(branch.app, file)
    assert (preview.updated, [one.code for one in preview.findings]) == ((), ["import_cell_left_out"])


def test_applicants_go_out_too_and_guests_do_not(branch: Branch, tmp_path: Path) -> None:
    branch.do(AddMember(fields=MemberFields(name="周杰"), category="activist_applicant"))
    branch.do(AddMember(fields=MemberFields(name="钱书记"), guest=True))
    file = out(branch.app, tmp_path / "名册.xlsx")
    assert [plan.name for plan in seen(branch.app, file).unchanged] == ["周杰"]


def test_the_roster_of_an_earlier_day_is_that_days(branch: Branch, tmp_path: Path) -> None:
    branch.add("王芳", since=date(2026, 5, 1))
    assert branch.roster.export(tmp_path / "早.xlsx", date(2026, 4, 30)) == 0
    assert branch.roster.export(tmp_path / "晚.xlsx", date(2026, 5, 1)) == 1


def test_pi_08_every_export_is_kept_in_the_journal(branch: Branch, tmp_path: Path) -> None:
    branch.add("王芳", id_number="11010519491231002X")
    branch.roster.export(tmp_path / "a.xlsx", TODAY)
    branch.roster.export(tmp_path / "b.xlsx", TODAY, unmasked=True)
    assert [(one.people, one.unmasked, one.as_of) for one in branch.roster.exports()] == [
        (1, True, TODAY),
        (1, False, TODAY),
    ]
    assert [step.code for step in branch.app.history(2)] == ["export_roster", "export_roster"]
    branch.app.book.undo()  # takes back the person, not the exports
    assert branch.names() == []
    with pytest.raises(Refused):
        branch.app.book.undo()
    assert len(branch.roster.exports()) == 2


def test_of_dates_that_cannot_be_only_the_one_at_fault_is_left_out(branch: Branch, tmp_path: Path) -> None:
    branch.add("王芳", **WHOLE)
    file = out(branch.app, tmp_path / "名册.xlsx")
    edit(file, "王芳", "出生日期", "1980-03")
    edit(file, "王芳", "转正时间", "1976-08-01")
    preview = seen(branch.app, file)
    assert [change.field for plan in preview.updated for change in plan.changes] == ["full_date"]
    left = [one.subject for one in preview.findings if one.code == "import_cell_left_out"]
    assert left == [Subject("row", 3, "birth_date")]
