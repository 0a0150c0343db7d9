"""Probation and confirmation: the hard cases C07–C10 and C28–C31."""

from __future__ import annotations

from datetime import date

import pytest

from smallbranch.development import probation
from smallbranch.development.commands import (
    CancelStep,
    ExtendProbation,
    RecordReview,
    RecordStep,
    RemoveExtension,
    VotePart,
)
from smallbranch.development.views import StepStatus
from smallbranch.kernel.errors import InvalidInput, Refused
from smallbranch.kernel.findings import Severity
from smallbranch.kernel.periods import Period
from smallbranch.roster import joining
from smallbranch.roster.commands import AddMember, MemberFields, SetSetting
from tests.development.way import DAYS, Way

VOTE = VotePart(present=5, yes=5)
TODAY = date(2026, 9, 20)


def confirm(way: Way, on: date, **given: object) -> list[str]:
    given = {"vote": VOTE, "result": "confirmed", **given}
    return way.codes(way.do(RecordStep(member_id=way.id, step=23, on=on, **given)))  # type: ignore[arg-type]


# ── the vote ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_c07_a_probationary_member_has_no_vote(way: Way) -> None:
    """Five full members and one on probation: six are due at the meeting, five have a vote."""
    way.do(AddMember(fields=MemberFields(name="周杰", join_date="2025-01-10"), category="probationary_member"))
    way.walk(14)
    assert len(way.app.roster.due_members(DAYS[15])) == 6
    with pytest.raises(InvalidInput) as caught:
        way.step(15, vote=VotePart(present=6, yes=6))
    assert caught.value.fields == {"vote_present": "development_more_voters_than_due"}
    assert caught.value.params["due"] == 5
    way.step(15)
    vote = way.person().step(15).vote
    assert vote is not None
    assert (vote.due, vote.present) == (5, 5)


def test_c08_half_of_the_voters_is_no_quorum_for_admission(way: Way) -> None:
    way.full.append(way.member("孙丽"))
    way.walk(14)
    with pytest.raises(Refused) as caught:
        way.step(15, vote=VotePart(present=3, yes=3, written_yes=1))
    assert caught.value.code == "development_not_passed"
    assert (caught.value.params["due"], caught.value.params["quorum"]) == (6, 4)
    assert way.category() == "prospective_member"


def test_c09_the_majority_is_of_those_due_not_of_those_present(way: Way) -> None:
    way.walk(14)
    with pytest.raises(Refused) as caught:
        way.step(15, vote=VotePart(present=3, yes=2, no=1))
    assert caught.value.params["needed"] == 3
    way.step(15, vote=VotePart(present=3, yes=3))


def test_c10_a_written_opinion_counts_as_a_vote_not_as_presence(way: Way) -> None:
    way.walk(14)
    with pytest.raises(Refused):
        way.step(15, vote=VotePart(present=2, yes=2, written_yes=3))
    way.step(15, vote=VotePart(present=3, yes=2, no=1, written_yes=1))


def test_an_admission_without_votes_is_recorded_and_said(way: Way) -> None:
    way.walk(14)
    assert "development_vote_missing" in way.codes(way.step(15, vote=None))


# ── the end of probation ─────────────────────────────────────────────────────────────────────────────────────────


def test_c28_admitted_on_29_february(way: Way) -> None:
    way.joined(date(2024, 2, 29))
    person = way.person(date(2025, 2, 1))
    assert person.probation is not None
    assert person.probation.ends_on == date(2025, 2, 28)
    with pytest.raises(Refused) as caught:
        confirm(way, date(2025, 2, 27))
    assert (caught.value.params["day"], caught.value.params["rule"]) == (date(2025, 2, 28), "DEV-06")
    way.do(RecordStep(member_id=way.id, step=22, on=date(2025, 2, 20)))
    confirm(way, date(2025, 3, 1))
    assert way.app.roster.member(way.id, TODAY).full_date == "2025-02-28"
    assert way.category(date(2025, 2, 27)) == "probationary_member"
    assert way.category(date(2025, 2, 28)) == "full_member"


def test_c29_no_meeting_for_four_months_changes_nothing_by_itself(way: Way) -> None:
    way.joined(date(2025, 5, 10))
    way.do(RecordStep(member_id=way.id, step=22, on=date(2026, 4, 28)))
    later = date(2026, 9, 10)
    assert way.category(later) == "probationary_member"
    over = [one for one in way.app.development.reminders(later) if one.sentence == "development_probation_over"]
    assert [(one.day, one.days_left, one.level) for one in over] == [(date(2026, 5, 10), -123, 0)]
    found = [one for one in way.app.rules.check(Period.parse("2026Q3")) if one.code == "development_probation_over"]
    assert [one.severity for one in found] == [Severity.ERROR]
    lines = way.app.rules.overview().overdue
    assert [line.target for line in lines if line.code == "development_probation_over"] == [
        {"member_id": way.id, "step": 23}
    ]
    confirm(way, later)
    assert way.app.roster.member(way.id, TODAY).full_date == "2026-05-10"
    assert way.category(date(2026, 5, 10)) == "full_member"


@pytest.mark.parametrize("applied", [None, date(2026, 7, 1)])
def test_c29_without_an_application_in_time_the_day_is_asked_for(way: Way, applied: date | None) -> None:
    way.joined(date(2025, 5, 10))
    if applied is not None:
        way.do(RecordStep(member_id=way.id, step=22, on=applied))
    with pytest.raises(InvalidInput) as caught:
        confirm(way, date(2026, 9, 10))
    assert caught.value.fields == {"full_on": "development_choose_full_date"}
    assert way.category() == "probationary_member"
    with pytest.raises(InvalidInput) as caught:
        confirm(way, date(2026, 9, 10), full_on=date(2026, 5, 9))
    assert caught.value.fields == {"full_on": "development_full_date_outside"}
    confirm(way, date(2026, 9, 10), full_on=date(2026, 9, 10))
    assert way.app.roster.member(way.id, TODAY).full_date == "2026-09-10"


def test_a_branch_may_count_from_the_meeting(way: Way) -> None:
    way.do(SetSetting(key="late_confirmation_counts_from", value='"meeting"'))
    way.joined(date(2025, 5, 10))
    way.do(RecordStep(member_id=way.id, step=22, on=date(2026, 4, 28)))
    confirm(way, date(2026, 6, 1))
    assert way.app.roster.member(way.id, TODAY).full_date == "2026-06-01"


def test_c30_a_second_extension_is_refused(way: Way) -> None:
    way.joined(date(2025, 1, 10))
    way.do(ExtendProbation(member_id=way.id, decided_on=date(2026, 1, 12), months=6, reason="需继续考察"))
    person = way.person()
    assert person.probation is not None
    assert (person.probation.first_end, person.probation.ends_on) == (date(2026, 1, 10), date(2026, 7, 10))
    with pytest.raises(Refused) as caught:
        way.do(ExtendProbation(member_id=way.id, decided_on=date(2026, 7, 12), months=6))
    assert caught.value.code == "development_extended_already"


@pytest.mark.parametrize(("months", "allowed"), [(5, False), (6, True), (12, True), (13, False)])
def test_c30_an_extension_is_half_a_year_to_a_year(way: Way, months: int, allowed: bool) -> None:
    way.joined(date(2025, 1, 10))
    command = ExtendProbation(member_id=way.id, decided_on=date(2026, 1, 10), months=months)
    if allowed:
        way.do(command)
        return
    with pytest.raises(InvalidInput) as caught:
        way.do(command)
    assert caught.value.fields == {"months": "development_extension_length"}


def test_an_extension_is_not_decided_before_the_probation_ends(way: Way) -> None:
    way.joined(date(2025, 1, 10))
    with pytest.raises(Refused) as caught:
        way.do(ExtendProbation(member_id=way.id, decided_on=date(2026, 1, 9), months=6))
    assert caught.value.code == "development_too_early"


def test_after_an_extension_party_age_starts_at_its_end(way: Way) -> None:
    """DEV-07."""
    way.joined(date(2025, 1, 10))
    way.do(RecordStep(member_id=way.id, step=22, on=date(2026, 1, 5)))
    way.do(ExtendProbation(member_id=way.id, decided_on=date(2026, 1, 12), months=6))
    assert way.status(23, date(2026, 7, 9)) is StepStatus.TOO_EARLY
    confirm(way, date(2026, 7, 20))
    assert way.app.roster.member(way.id, TODAY).full_date == "2026-07-10"
    with pytest.raises(Refused) as caught:
        way.do(RemoveExtension(member_id=way.id))
    assert caught.value.code == "development_later_step"


def test_taking_the_confirmation_back(way: Way) -> None:
    way.joined(date(2025, 5, 10))
    before = way.app.roster.history(way.id)
    way.do(RecordStep(member_id=way.id, step=22, on=date(2026, 4, 28)))
    confirm(way, date(2026, 5, 15))
    way.do(CancelStep(member_id=way.id, step=23))
    assert way.app.roster.history(way.id) == before
    assert way.app.roster.member(way.id, TODAY).full_date is None


def test_a_cancelled_probation_ends_the_relation(way: Way) -> None:
    way.joined(date(2025, 5, 10))
    way.do(RecordStep(member_id=way.id, step=23, on=date(2026, 5, 12), result="cancelled", vote=VOTE))
    assert way.app.roster.member(way.id, date(2026, 5, 13)).relation == ""
    assert way.id not in [line.id for line in way.app.development.people(TODAY)]
    with pytest.raises(Refused) as caught:
        way.do(CancelStep(member_id=way.id, step=23))
    assert caught.value.code == "development_ended"


def test_the_meeting_needs_a_result(way: Way) -> None:
    way.joined(date(2025, 5, 10))
    with pytest.raises(InvalidInput) as caught:
        way.do(RecordStep(member_id=way.id, step=23, on=date(2026, 5, 12), vote=VOTE))
    assert caught.value.fields == {"result": "development_result"}


def test_the_confirmed_stay_listed_until_their_papers_are_filed(way: Way) -> None:
    way.joined(date(2025, 5, 10))
    way.do(RecordStep(member_id=way.id, step=22, on=date(2026, 5, 5)))
    confirm(way, date(2026, 5, 12))
    assert way.id in [line.id for line in way.app.development.people(TODAY)]
    for number, day in ((24, date(2026, 6, 1)), (25, date(2026, 6, 20))):
        way.do(RecordStep(member_id=way.id, step=number, on=day))
    assert way.id not in [line.id for line in way.app.development.people(TODAY)]


# ── what joining meant ───────────────────────────────────────────────────────────────────────────────────────────


def test_c31_no_probation_for_joiners_of_1972(way: Way) -> None:
    fields = MemberFields(name="老周", birth_date="1950-01", join_date="1972-03-05", full_date="1972-03-05")
    old = way.do(AddMember(fields=fields, category="full_member")).value
    codes = {one.code for one in way.app.development.findings(TODAY)}
    assert "development_no_probation" not in codes
    assert way.app.roster.member(old, TODAY).party_age == 54
    rules = way.app.packs.rules
    assert joining.party_age_start(rules, "1972-03-05", "1972-03-05", TODAY) == "1972-03-05"
    assert probation.view(rules, "1972-03-05", None, TODAY) is None


def test_the_same_two_dates_are_doubted_today(way: Way) -> None:
    fields = MemberFields(name="小周", join_date="2012-03-05", full_date="2012-03-05")
    way.do(AddMember(fields=fields, category="full_member"))
    codes = {one.code for one in way.app.development.findings(TODAY)}
    assert "development_no_probation" in codes


@pytest.mark.parametrize(
    ("joined", "months", "age_from"),
    [
        ("1921-07-01", (0,), "join_date"),
        ("1923-06-10", (3, 6), "full_date"),
        ("1945-04-22", (0,), "join_date"),
        ("1956-09-14", (6, 12, 24), "full_date"),
        ("1969-03-31", (12,), "full_date"),
        ("1969-04-01", (0,), "join_date"),
        ("1977-08-11", (0,), "join_date"),
        ("1977-08-12", (12,), "full_date"),
        ("2026-01-01", (12,), "full_date"),
    ],
)
def test_c31_the_table_of_joining(way: Way, joined: str, months: tuple[int, ...], age_from: str) -> None:
    era = joining.join_era(way.app.packs.rules, date.fromisoformat(joined), TODAY)
    assert era is not None
    assert (era.probation_months, era.party_age_from) == (months, age_from)


# ── reviews and reminders ────────────────────────────────────────────────────────────────────────────────────────


def test_reviews_are_due_every_half_year(way: Way) -> None:
    way.walk(5)
    assert way.person(date(2024, 7, 1)).next_review.day == date(2024, 12, 10)  # type: ignore[union-attr]
    way.do(RecordReview(member_id=way.id, on=date(2024, 12, 2), opinion="表现良好"))
    assert way.person(date(2024, 12, 3)).next_review.day == date(2025, 6, 2)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("day", "level"),
    [(date(2026, 9, 1), None), (date(2026, 9, 2), 60), (date(2026, 10, 2), 30), (date(2026, 10, 25), 7)],
)
def test_reminders_of_60_30_and_7_days(way: Way, day: date, level: int | None) -> None:
    way.joined(date(2025, 11, 1))
    way.today(day)
    found = [one.level for one in way.app.development.reminders(day) if one.code == "development_probation_ends"]
    assert found == ([] if level is None else [level])
