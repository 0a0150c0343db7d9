"""The hard cases of elections, driven through commands on a real book."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from smallbranch.kernel.errors import InvalidInput, Refused
from smallbranch.kernel.findings import Severity
from smallbranch.roster.commands import AssignPost, EndPost, ExtendTerm, RemoveTermExtension, StartTerm
from tests.elections.conftest import HELD, World, codes


def test_c11_four_fifths_exactly_is_a_lawful_election(world: World) -> None:
    election = world.open()
    ballot = world.slate(election, "committee_member", 3, "丁一", "马超", "王五", "孔明").value
    outcome = world.count(ballot, {"丁一": 8, "马超": 7, "王五": 6, "孔明": 2}, present=8)
    assert codes(outcome) == []
    tally = world.election(election).ballots[0].tally
    assert tally is not None
    assert (tally.quorum_needed, tally.quorum_met, tally.open_seats) == (8, True, 0)
    assert [one.name for one in tally.elected] == ["丁一", "马超", "王五"]


def test_c11_one_fewer_elects_nobody(world: World) -> None:
    election = world.open()
    ballot = world.slate(election, "committee_member", 3, "丁一", "马超", "王五", "孔明").value
    outcome = world.count(ballot, {"丁一": 7, "马超": 7, "王五": 6, "孔明": 1}, present=7)
    (finding,) = [item for item in outcome.findings if item.code == "election_quorum_not_met"]
    assert (finding.severity, finding.params["needed"]) == (Severity.ERROR, 8)
    with pytest.raises(Refused) as refusal:
        world.settle(election, {"丁一": "committee_member"})
    assert refusal.value.code == "election_not_elected"


@pytest.mark.parametrize(("seats", "needed"), [(3, 4), (5, 6), (7, 9)])
def test_c13_a_fifth_more_candidates_than_seats_rounded_up(world: World, seats: int, needed: int) -> None:
    election = world.open(seats=seats)
    enough = world.slate(election, "committee_member", seats, *list(world.ids)[:needed])
    assert codes(enough) == []
    other = world.open(term_no=9, seats=seats)
    short = world.slate(other, "committee_member", seats, *list(world.ids)[: needed - 1])
    (finding,) = short.findings
    assert (finding.code, finding.params["needed"]) == ("election_too_few_candidates", needed)


def test_c13_a_secretary_is_elected_from_one_name_only(world: World) -> None:
    election = world.open(has_committee=False, seats=1)
    assert codes(world.slate(election, "secretary", 1, "丁一")) == []
    other = world.open(term_no=9, has_committee=False, seats=1)
    assert codes(world.slate(other, "secretary", 1, "丁一", "马超")) == ["election_not_equal"]


def term_of_2023(world: World) -> int:
    term = int(world.do(StartTerm(term_no=4, elected_on=date(2023, 11, 20))).value)
    world.clock.moment = datetime(2026, 11, 10, 9, 0, tzinfo=world.clock.moment.tzinfo)
    return term


def test_c36_an_approved_extension_takes_the_red_alert_away(world: World) -> None:
    term = term_of_2023(world)
    today = date(2026, 11, 22)
    assert world.check("2026", today)["term_over"].severity is Severity.ERROR
    extension = ExtendTerm(
        term_id=term, until_on=date(2027, 5, 19), approved_on=date(2026, 11, 5), approval_doc="某工委〔2026〕9号"
    )
    assert codes(world.do(extension)) == []
    assert "term_over" not in world.check("2026", today)
    view = world.ctx.roster.current_term(today)
    assert view is not None
    assert (view.ends_on, view.regular_end, view.extension_doc) == (
        date(2027, 5, 19),
        date(2026, 11, 19),
        "某工委〔2026〕9号",
    )
    assert world.ctx.roster.current_term(date(2026, 11, 4)).ends_on == date(2026, 11, 19)  # type: ignore[union-attr]
    assert "term_extension_over" in world.check("2027Q2", date(2027, 5, 20))
    world.do(RemoveTermExtension(term_id=term))
    assert "term_over" in world.check("2026", today)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"until_on": date(2027, 11, 20)}, "term_extension_too_long"),
        ({"until_on": date(2026, 11, 19)}, "until_on"),
        ({"approval_doc": " "}, "approval_doc"),
    ],
)
def test_c36_no_extension_beyond_a_year_or_without_a_document(
    world: World, given: dict[str, object], code: str
) -> None:
    term = term_of_2023(world)
    asked = {"until_on": date(2027, 11, 19), "approved_on": date(2026, 11, 5), "approval_doc": "9号", **given}
    with pytest.raises((Refused, InvalidInput)) as problem:
        world.do(ExtendTerm(term_id=term, **asked))  # type: ignore[arg-type]
    found = problem.value
    assert code in (list(found.fields) if isinstance(found, InvalidInput) else [found.code])
    assert world.check("2026", date(2026, 11, 22))["term_over"].severity is Severity.ERROR


def test_c36_a_term_is_extended_once(world: World) -> None:
    term = term_of_2023(world)
    given = {"term_id": term, "approved_on": date(2026, 11, 5), "approval_doc": "9号"}
    world.do(ExtendTerm(until_on=date(2027, 2, 19), **given))  # type: ignore[arg-type]
    with pytest.raises(Refused) as refusal:
        world.do(ExtendTerm(until_on=date(2027, 5, 19), **given))  # type: ignore[arg-type]
    assert refusal.value.code == "term_extended_already"
    world.do(StartTerm(term_no=5, elected_on=date(2026, 11, 9)))
    with pytest.raises(Refused) as refusal:
        world.do(ExtendTerm(until_on=date(2027, 2, 19), **given))  # type: ignore[arg-type]
    assert refusal.value.code == "term_superseded"


def test_c36_the_first_page_reminds_six_months_three_and_one_before(world: World) -> None:
    term_of_2023(world)

    def lines(day: date) -> dict[str, date | None]:
        page = world.ctx.rules.overview(day)
        shown = (*page.overdue, *page.this_week, *page.coming)
        return {f"{line.code} {line.params.get('step', '')}".strip(): line.deadline for line in shown}

    assert "term_ends_soon" not in lines(date(2026, 5, 18))
    assert lines(date(2026, 5, 19))["term_ends_soon"] == date(2026, 11, 19)
    assert lines(date(2026, 8, 1))["election_step_due 1"] == date(2026, 8, 19)
    assert lines(date(2026, 10, 1))["election_step_due 2"] == date(2026, 10, 19)
    assert "term_over" in lines(date(2026, 11, 20))


def test_c37_who_comes_in_by_election_ends_with_the_committee(elected: World) -> None:
    world = elected
    discipline = next(one for one in world.ctx.roster.posts(HELD) if one.post == "discipline_commissioner")
    world.do(EndPost(post_id=discipline.id, on=date(2027, 1, 31)))
    world.clock.moment = datetime(2027, 3, 20, 9, 0, tzinfo=world.clock.moment.tzinfo)
    election = world.open(kind="by_election", seats=1, reason="王五调离")
    ballot = world.slate(election, "discipline_commissioner", 1, "孔明", "石磊").value
    world.count(ballot, {"孔明": 9, "石磊": 1}, held_on=date(2027, 3, 15))
    world.settle(election, {"孔明": "discipline_commissioner"}, approval_doc="某工委〔2027〕3号")
    (post,) = [one for one in world.ctx.roster.posts(date(2027, 3, 15)) if one.member_name == "孔明"]
    assert (post.term_no, post.origin, post.start_on) == (5, "by_election", date(2027, 3, 15))
    term = world.ctx.roster.current_term(date(2027, 3, 15))
    assert term is not None
    assert term.ends_on == date(2029, 9, 9)
    assert len(world.ctx.roster.terms()) == 1
    world.clock.moment = datetime(2029, 9, 20, 9, 0, tzinfo=world.clock.moment.tzinfo)
    world.do(StartTerm(term_no=6, elected_on=date(2029, 9, 5)))
    assert "孔明" not in world.posts(date(2029, 9, 5))


def test_c35_the_term_runs_three_years_from_the_election(elected: World) -> None:
    term = elected.ctx.roster.current_term(HELD)
    assert term is not None
    assert (term.term_no, term.elected_on, term.ends_on) == (5, HELD, date(2029, 9, 9))


def test_c41_a_vacancy_tells_since_when(elected: World) -> None:
    secretary = next(one for one in elected.ctx.roster.posts(HELD) if one.post == "secretary")
    elected.do(EndPost(post_id=secretary.id, on=date(2026, 9, 30)))
    found = elected.check("2026-11", date(2026, 11, 29))["secretary_vacant"]
    assert (found.params["since"], found.params["days"], found.params["last"]) == (date(2026, 10, 1), 60, "丁一")
    assert [one.post for one in elected.ctx.roster.vacancies(date(2026, 9, 30))] == []
    elected.clock.moment = datetime(2026, 12, 2, 9, 0, tzinfo=elected.clock.moment.tzinfo)
    given = {"member_id": elected.ids["马超"], "post": "secretary", "start_on": date(2026, 12, 1)}
    elected.do(AssignPost(origin="appointed", approval_doc="某工委〔2026〕12号", **given))  # type: ignore[arg-type]
    left = [(one.post, one.last) for one in elected.ctx.roster.vacancies(date(2026, 12, 1))]
    assert left == [("committee_member", "丁一")]  # the new secretary was of the committee: its third seat is empty
    assert "secretary_vacant" in elected.check("2026-11", date(2026, 11, 30))
