"""The 25 steps: order, gates, categories in the roster, taking back."""

from __future__ import annotations

from datetime import date

import pytest

from smallbranch.development.commands import (
    CancelStep,
    EndApplication,
    RecordStep,
    SetContacts,
    StartApplication,
    TickPaper,
)
from smallbranch.development.views import StepStatus
from smallbranch.kernel.errors import InvalidInput, Refused
from smallbranch.roster.commands import AddMember, MemberFields, SetState
from tests.development.way import DAYS, Way


def test_an_application_makes_an_applicant_who_is_not_a_member(way: Way) -> None:
    way.apply()
    assert way.category() == "membership_applicant"
    assert "林小禾" not in [view.name for view in way.app.roster.members(way.clock.today())]
    line = way.app.development.people(way.clock.today())[0]
    assert (line.name, line.stage, line.last_on) == ("林小禾", 1, date(2024, 3, 5))
    assert line.next_step is not None
    assert line.next_step.no == 2


def test_nobody_under_eighteen_applies(way: Way) -> None:
    with pytest.raises(Refused) as caught:
        way.apply(date(2024, 3, 5), birth_date="2006-03-06")
    assert caught.value.code == "development_too_early"
    assert caught.value.params["day"] == date(2024, 3, 6)
    way.apply(date(2024, 3, 6), birth_date="2006-03-06")


def test_the_refused_application_leaves_nobody_in_the_roster(way: Way) -> None:
    before = len(way.app.roster.members(way.clock.today(), include_applicants=True))
    with pytest.raises(Refused):
        way.apply(date(2024, 3, 5), birth_date="2010-01-01")
    assert len(way.app.roster.members(way.clock.today(), include_applicants=True)) == before


def test_every_step_up_to_admission_moves_the_category_on_its_day(way: Way) -> None:
    way.walk(18)
    assert way.category(date(2024, 6, 9)) == "membership_applicant"
    assert way.category(DAYS[3]) == "activist_applicant"
    assert way.category(DAYS[8]) == "prospective_member"
    assert way.category(date(2025, 8, 19)) == "prospective_member"
    assert way.category(DAYS[15]) == "probationary_member"
    assert way.app.roster.member(way.id, DAYS[15]).join_date == "2025-08-20"
    names = [view.name for view in way.app.roster.due_members(DAYS[15])]
    assert "林小禾" in names
    assert "林小禾" not in [view.name for view in way.app.roster.due_members(date(2025, 8, 19))]


def test_a_step_waits_for_those_before_it(way: Way) -> None:
    way.apply()
    with pytest.raises(Refused) as caught:
        way.step(8)
    assert caught.value.code == "development_step_requires"
    assert way.status(8) is StepStatus.LATER


def test_a_step_is_never_dated_before_the_one_it_follows(way: Way) -> None:
    way.apply()
    with pytest.raises(Refused) as caught:
        way.step(2, date(2024, 3, 4))
    assert caught.value.code == "development_too_early"


def test_a_candidate_needs_a_year_as_activist(way: Way) -> None:
    way.walk(5)
    way.step(6, date(2025, 5, 30))
    with pytest.raises(Refused) as caught:
        way.step(7, date(2025, 6, 9))
    assert caught.value.params["day"] == date(2025, 6, 10)
    assert caught.value.params["rule"] == "DEV-step-07"
    way.step(7, date(2025, 6, 10))


def test_the_talk_later_than_a_month_is_recorded_and_said(way: Way) -> None:
    way.apply(date(2026, 1, 31))
    assert way.person().step(2).limits.latest[0].day == date(2026, 2, 28)
    assert way.status(2, date(2026, 2, 28)) is StepStatus.NEXT
    assert way.status(2, date(2026, 3, 1)) is StepStatus.OVERDUE
    assert way.codes(way.step(2, date(2026, 3, 1))) == ["development_late"]
    assert way.status(2) is StepStatus.DONE


def test_an_approval_after_half_a_year_is_an_error(way: Way) -> None:
    way.walk(16)
    outcome = way.step(17, date(2026, 2, 21))
    assert [(one.code, one.severity.value) for one in outcome.findings] == [
        ("development_late", "warning"),
        ("development_late", "error"),
    ]


def test_two_sponsors_who_are_full_members(way: Way) -> None:
    way.walk(8)
    with pytest.raises(InvalidInput) as caught:
        way.step(9, contacts=(way.full[0],))
    assert caught.value.fields == {"contacts": "development_sponsors_number"}
    way.do(SetState(member_id=way.full[2], state="probation_within_party", since=date(2025, 1, 1)))
    with pytest.raises(InvalidInput) as caught:
        way.step(9, contacts=(way.full[0], way.full[2]))
    assert caught.value.fields == {"contacts": "development_contact_unfit"}
    way.step(9, contacts=(way.full[0], way.full[1]))
    sponsors = [one.name for one in way.person().contacts if one.role == "sponsor"]
    assert sponsors == ["王芳", "李强"]


def test_a_probationary_member_cannot_train_anybody(way: Way) -> None:
    way.walk(4)
    fields = MemberFields(name="周杰", join_date="2024-01-10")
    young = way.do(AddMember(fields=fields, category="probationary_member")).value
    with pytest.raises(InvalidInput) as caught:
        way.step(5, contacts=(young,))
    assert caught.value.fields == {"contacts": "development_contact_unfit"}


def test_contacts_change_from_a_day_on(way: Way) -> None:
    way.walk(5)
    way.do(SetContacts(member_id=way.id, role="training_contact", contact_ids=(way.full[3],), on=date(2025, 1, 1)))
    spans = {(one.name, one.start_on, one.end_on) for one in way.person().contacts}
    assert spans == {
        ("王芳", date(2024, 6, 21), date(2024, 12, 31)),
        ("李强", date(2024, 6, 21), date(2024, 12, 31)),
        ("刘洋", date(2025, 1, 1), None),
    }


def test_training_takes_three_days_or_twenty_four_hours(way: Way) -> None:
    way.walk(10)
    with pytest.raises(InvalidInput) as caught:
        way.step(11, hours=20, days=2)
    assert caught.value.fields == {"hours": "development_training_short"}
    way.step(11, days=3)


def test_papers_are_ticked_and_missing_ones_said(way: Way) -> None:
    way.walk(2)
    way.step(3, papers=("会议记录",))
    line = way.person().step(3)
    assert (line.papers, line.missing_papers) == (("会议记录",), ("推荐（推优）表",))
    way.do(TickPaper(member_id=way.id, step=3, paper="推荐（推优）表"))
    assert way.person().step(3).missing_papers == ()
    with pytest.raises(InvalidInput):
        way.do(TickPaper(member_id=way.id, step=3, paper="没有的材料"))
    assert "development_papers_missing" in {one.code for one in way.app.development.findings(way.clock.today())}


def test_taking_the_admission_back_restores_category_and_date(way: Way) -> None:
    way.walk(14)
    before = way.app.roster.history(way.id)
    way.step(15)
    way.do(CancelStep(member_id=way.id, step=15))
    assert way.app.roster.history(way.id) == before
    assert way.app.roster.member(way.id, way.clock.today()).join_date is None
    assert way.status(15, DAYS[15]) is StepStatus.NEXT


def test_a_step_with_later_ones_is_not_taken_back(way: Way) -> None:
    way.walk(4)
    with pytest.raises(Refused) as caught:
        way.do(CancelStep(member_id=way.id, step=3))
    assert caught.value.code == "development_later_step"


def test_a_corrected_day_moves_the_category_too(way: Way) -> None:
    way.walk(3)
    way.step(3, date(2024, 6, 15))
    assert way.category(date(2024, 6, 14)) == "membership_applicant"
    assert way.category(date(2024, 6, 15)) == "activist_applicant"
    assert len([span for span in way.app.roster.history(way.id) if span.track == "category"]) == 2


def test_who_came_on_probation_before_the_book_has_his_earlier_steps_behind_him(way: Way) -> None:
    way.joined(date(2025, 12, 1))
    assert {way.status(number) for number in range(1, 21)} == {StepStatus.BEFORE}
    assert way.status(21) is StepStatus.NEXT
    assert way.status(23) is StepStatus.TOO_EARLY
    assert way.person().step(23).limits.earliest.day == date(2026, 12, 1)  # type: ignore[union-attr]


def test_a_member_does_not_apply_again(way: Way) -> None:
    with pytest.raises(Refused) as caught:
        way.do(StartApplication(on=date(2026, 1, 1), member_id=way.full[0]))
    assert caught.value.code == "development_member_already"


def test_a_guest_who_applies_belongs_here_as_an_applicant(way: Way) -> None:
    guest = way.do(AddMember(fields=MemberFields(name="何晓", birth_date="1995-01-01"), guest=True)).value
    way.do(StartApplication(on=date(2026, 3, 2), member_id=guest))
    view = way.app.roster.member(guest, way.clock.today())
    assert (view.relation, view.member_category) == ("here", "membership_applicant")
    assert view.id not in [one.id for one in way.app.roster.members(way.clock.today())]


def test_nothing_is_recorded_for_a_day_to_come(way: Way) -> None:
    way.apply()
    with pytest.raises(InvalidInput) as caught:
        way.do(RecordStep(member_id=way.id, step=2, on=date(2026, 9, 21)))
    assert caught.value.fields == {"on": "development_in_future"}


def test_undo_takes_step_and_category_back_together(way: Way) -> None:
    way.walk(14)
    way.step(15)
    way.app.book.undo()
    assert way.category() == "prospective_member"
    assert way.status(15, DAYS[15]) is StepStatus.NEXT


def test_an_applicant_who_withdraws_leaves_the_list_and_keeps_the_records(way: Way) -> None:
    way.walk(5)
    way.do(EndApplication(member_id=way.id, on=date(2026, 9, 1)))
    today = way.clock.today()
    assert way.id not in [line.id for line in way.app.development.people(today)]
    assert way.id in [line.id for line in way.app.development.people(date(2026, 9, 1))]
    assert way.person().step(5).done_on == DAYS[5]


def test_a_member_does_not_leave_by_the_way_of_applicants(way: Way) -> None:
    with pytest.raises(Refused) as caught:
        way.do(EndApplication(member_id=way.full[0], on=date(2026, 9, 1)))
    assert caught.value.code == "development_member_already"
