"""An entry of the work year's registers follows the rules of the appraisal, wherever it is written."""

from __future__ import annotations

import pytest

from smallbranch.appraisal.commands import RecordAppraisalBallots
from smallbranch.bootstrap import AppContext
from smallbranch.kernel.errors import InvalidInput
from smallbranch.registers.commands import AddEntry, ChangeEntry
from tests.appraisal.conftest import NAMES, PROBATIONARY
from tests.appraisal.test_grades import HELD

People = dict[str, int]
ITEM = {
    "raised_on": "2026-01-23",
    "problem": "记录不及时",
    "from": "组织生活会",
    "measures": "当日成文",
    "owner": NAMES[0],
    "due_on": "2026-06-30",
    "state": "进行中",
    "work_year": "2025",
}
TALK = {"on": "2026-01-10", "kind": "支委之间", "talker": NAMES[0], "listener": NAMES[1]}
CERTIFICATE = {"member": NAMES[0], "on": "2026-03-02", "content": "轮训", "form": "集中培训", "hours": "16"}
GRADE = {"work_year": "2025", "member": NAMES[0]}


def held(ctx: AppContext) -> int:
    return int(
        ctx.dispatcher.do(
            RecordAppraisalBallots(work_year=2025, held_on=HELD, issued=10, returned=9, valid=9, votes=())
        ).value
    )


@pytest.mark.parametrize(
    ("register", "values", "wrong"),
    [
        ("L23", {**GRADE, "member": PROBATIONARY, "grade": "合格"}, {"L23.grade": "probationary_not_graded"}),
        ("L23", {**GRADE, "member": PROBATIONARY, "excellent": "1"}, {"L23.grade": "probationary_not_graded"}),
        ("L23", {**GRADE, "excellent": "5", "qualified": "5"}, {"votes": "votes_over_valid"}),
        ("L23", {**GRADE, "excellent": "-1"}, {"L23.excellent": "number_too_small"}),
        ("L23", {**GRADE, "work_year": "-3"}, {"L23.work_year": "number_too_small"}),
        ("L23", {**GRADE, "work_year": "2090"}, {"work_year": "year_out_of_range"}),
        ("L23", {**GRADE, "held_on": "2024-12-31"}, {"L23.held_on": "day_outside_work_year"}),
        ("L23", {**GRADE, "fed_back_on": "2026-02-01"}, {"L23.fed_back_on": "no_grade_yet"}),
        ("L19A", {"work_year": "2025"}, {"L19A.work_year": "entered_already"}),
        ("L19A", {"work_year": "2024", "returned": "5", "issued": "3"}, {"L19A.returned": "more_than_issued"}),
        ("L19A", {"work_year": "2024", "study_on": "2026-01-01"}, {"L19A.study_on": "day_outside_work_year"}),
        ("L21", {**ITEM, "carried_to": "2025"}, {"L21.carried_to": "carried_backwards"}),
        ("L21", {**ITEM, "due_on": "2025-06-30"}, {"L21.due_on": "before_first_day"}),
        ("L21", {**ITEM, "state": "已销号"}, {"L21.closed_on": "closed_and_day"}),
        ("L21", {**ITEM, "closed_on": "2026-02-01"}, {"L21.closed_on": "closed_and_day"}),
        ("L25", {**TALK, "listener": f"{NAMES[1]}、{NAMES[0]}"}, {"L25.listener": "talks_to_oneself"}),
        ("L17", {**CERTIFICATE, "hours": "-8"}, {"L17.hours": "number_too_small"}),
        ("L17", {**CERTIFICATE, "hours": "1e30"}, {"L17.hours": "number_too_large"}),
        ("L17", {**CERTIFICATE, "hours": "1e999999999"}, {"L17.hours": "number_too_large"}),
        ("L17", {**CERTIFICATE, "until": "2026-03-01"}, {"L17.until": "before_first_day"}),
    ],
)
def test_an_entry_that_breaks_a_rule_is_not_kept(
    ctx: AppContext, ten: People, register: str, values: dict[str, str], wrong: dict[str, str]
) -> None:
    held(ctx)
    before = ctx.registers.entries(register)
    with pytest.raises(InvalidInput) as refused:
        ctx.dispatcher.do(AddEntry(register=register, values=values))
    assert refused.value.fields == wrong
    assert ctx.registers.entries(register) == before


def test_a_member_has_one_grade_a_year_also_when_the_entry_is_changed(ctx: AppContext, ten: People) -> None:
    held(ctx)
    first = ctx.dispatcher.do(AddEntry(register="L23", values={**GRADE, "grade": "优秀"})).value
    with pytest.raises(InvalidInput):
        ctx.dispatcher.do(AddEntry(register="L23", values={**GRADE, "grade": "合格"}))
    second = ctx.dispatcher.do(AddEntry(register="L23", values={**GRADE, "member": NAMES[1]})).value
    with pytest.raises(InvalidInput) as refused:
        ctx.dispatcher.do(ChangeEntry(entry_id=second, values={"member": str(ten[NAMES[0]])}))
    assert refused.value.fields == {"L23.member": "entered_already"}
    with pytest.raises(InvalidInput):
        ctx.dispatcher.do(ChangeEntry(entry_id=first, values={"excellent": "10"}))
    grades = {row.name: row.grade for row in ctx.appraisal.appraisal(2025).rows}
    assert (grades[NAMES[0]], grades[NAMES[1]]) == ("优秀", "")


def test_more_best_grades_than_the_norm_are_said_of_entries_too(ctx: AppContext, ten: People) -> None:
    held(ctx)
    codes: list[list[str]] = []
    for name in NAMES[:4]:
        done = ctx.dispatcher.do(AddEntry(register="L23", values={**GRADE, "member": name, "grade": "优秀"}))
        codes.append([item.code for item in done.findings])
    assert codes == [[], [], [], ["appraisal_excellent_over"]]


def test_fewer_valid_ballots_than_somebody_has_are_refused(ctx: AppContext, ten: People) -> None:
    year = held(ctx)
    ctx.dispatcher.do(AddEntry(register="L23", values={**GRADE, "excellent": "9"}))
    with pytest.raises(InvalidInput) as refused:
        ctx.dispatcher.do(ChangeEntry(entry_id=year, values={"valid": "8"}))
    assert refused.value.fields == {"votes": "votes_over_valid"}
    with pytest.raises(InvalidInput):
        ctx.dispatcher.do(RecordAppraisalBallots(work_year=2025, held_on=HELD, issued=9, returned=8, valid=8))
    assert ctx.appraisal.appraisal(2025).valid == 9
