"""The checklist, the ballots and the result of an election."""

from __future__ import annotations

from datetime import date

import pytest

from smallbranch.elections.commands import (
    CancelElectionStep,
    CountBallot,
    HolderPart,
    PrepareBallot,
    RecordElectionStep,
    RemoveBallot,
    RemoveElection,
    SetElection,
    SettleElection,
    VotesPart,
)
from smallbranch.elections.counting import share
from smallbranch.elections.views import Stand
from smallbranch.kernel.errors import InvalidInput, Refused
from smallbranch.kernel.periods import Period
from smallbranch.packs.approval import approval, named
from smallbranch.roster.commands import SetBranch, SetSetting
from tests.elections.conftest import HELD, World, codes

SLATE = ("丁一", "马超", "王五", "孔明")


def test_the_result_becomes_term_and_posts_in_one_step_and_back(world: World) -> None:
    election = world.open(term_no=5)
    ballot = world.slate(election, "committee_member", 3, *SLATE).value
    world.count(ballot, {"丁一": 10, "马超": 9, "王五": 8, "孔明": 3})
    head = world.slate(election, "secretary", 1, "丁一").value
    world.count(head, {"丁一": 3}, present=3)
    steps = len(world.ctx.history())
    outcome = world.settle(election, {"丁一": "secretary", "马超": "organization_commissioner"}, approval_doc="1号")
    assert codes(outcome) == []
    assert len(world.ctx.history()) == steps + 1
    assert world.posts(HELD) == {
        "丁一": "secretary",
        "马超": "organization_commissioner",
        "王五": "committee_member",
    }
    assert {post.origin for post in world.ctx.roster.posts(HELD)} == {"election"}
    world.undo()
    assert world.posts(HELD) == {}
    assert world.ctx.roster.terms() == ()
    assert world.election(election).settled_on is None


def test_a_tie_at_the_last_seat_is_voted_on_again(world: World) -> None:
    election = world.open()
    ballot = world.slate(election, "committee_member", 3, *SLATE).value
    outcome = world.count(ballot, {"丁一": 10, "马超": 9, "王五": 6, "孔明": 5}, present=10)
    assert codes(outcome) == []  # five of ten is not more than half, the others fill the seats
    again = world.count(ballot, {"丁一": 10, "马超": 6, "王五": 6, "孔明": 6}, present=10)
    (tie,) = again.findings
    assert (tie.code, tie.params["names"], tie.params["open"]) == ("election_tie", "马超、孔明、王五", 2)
    second = world.slate(election, "committee_member", 2, "马超", "王五", "孔明")
    assert codes(second) == []
    world.count(second.value, {"马超": 9, "王五": 7, "孔明": 4})
    view = world.election(election)
    names = {one.id: one.name for ballot in view.ballots for one in ballot.candidates}
    assert [names[one] for one in view.elected("committee_member")] == ["丁一", "马超", "王五"]
    assert view.open_seats("committee_member") == 0


def test_the_base_of_the_majority_is_a_setting_and_both_shares_are_told(world: World) -> None:
    election = world.open()
    ballot = world.slate(election, "committee_member", 3, *SLATE).value
    yes = {"丁一": 8, "马超": 7, "王五": 5, "孔明": 2}
    outcome = world.count(ballot, yes, present=8)
    assert codes(outcome) == ["election_seats_open", "election_base_matters"]
    standing = next(one for one in _tally(world, election).standings if one.name == "王五")
    assert (standing.share_due, standing.share_present, standing.elected) == ("50.0%", "62.5%", False)
    world.do(SetSetting(key="election_majority_base", value="present"))
    standing = next(one for one in _tally(world, election).standings if one.name == "王五")
    assert (standing.by_due, standing.by_present, standing.elected) == (False, True, True)


def _tally(world: World, election: int):  # type: ignore[no-untyped-def]
    tally = world.election(election).ballots[0].tally
    assert tally is not None
    return tally


def test_shares_are_rounded_half_up_in_whole_numbers() -> None:
    assert [share(1, 3), share(2, 3), share(1, 16), share(5, 5), share(0, 7), share(1, 0)] == [
        "33.3%",
        "66.7%",
        "6.3%",
        "100.0%",
        "0.0%",
        "",
    ]


def test_more_ballots_returned_than_handed_out_must_be_repeated(world: World) -> None:
    election = world.open()
    ballot = world.slate(election, "committee_member", 3, *SLATE).value
    outcome = world.count(ballot, dict.fromkeys(SLATE, 6), issued=9, returned=10, valid=10)
    assert "election_must_repeat" in codes(outcome)
    assert world.election(election).elected("committee_member") == ()


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"present": 11}, "present"),
        ({"issued": 11}, "issued"),
        ({"valid": 9}, "valid"),
        ({"held_on": date(2026, 9, 21)}, "held_on"),
        ({"excluded": 1, "excluded_basis": "rain"}, "excluded_basis"),
    ],
)
def test_impossible_figures_are_refused(world: World, given: dict[str, object], field: str) -> None:
    ballot = world.slate(world.open(), "committee_member", 3, *SLATE).value
    with pytest.raises(InvalidInput) as problem:
        world.count(ballot, dict.fromkeys(SLATE, 2), **given)
    assert field in problem.value.fields


def test_votes_that_no_ballot_could_hold_are_refused(world: World) -> None:
    ballot = world.slate(world.open(), "committee_member", 3, *SLATE).value
    with pytest.raises(InvalidInput) as problem:
        world.count(ballot, dict.fromkeys(SLATE, 9))
    assert problem.value.fields == {"votes": "election_more_yes_than_seats"}
    with pytest.raises(InvalidInput) as problem:
        world.count(ballot, {"丁一": 9})
    assert problem.value.fields == {"votes": "election_votes_missing"}


def test_who_stands_neither_watches_nor_counts(world: World) -> None:
    ballot = world.slate(world.open(), "committee_member", 3, *SLATE).value
    with pytest.raises(InvalidInput) as problem:
        world.count(ballot, dict.fromkeys(SLATE, 5), scrutineers=world.some("孔明"), counters=world.some("白雪"))
    assert problem.value.fields == {"scrutineers": "election_teller_is_candidate"}
    world.count(ballot, dict.fromkeys(SLATE, 5), scrutineers=world.some("石磊"), counters=world.some("白雪"))
    assert [one.name for one in world.election(1).ballots[0].scrutineers] == ["石磊"]


def test_only_full_members_stand_and_only_the_committee_stands_for_secretary(world: World) -> None:
    election = world.open()
    with pytest.raises(Refused) as refusal:
        world.slate(election, "committee_member", 3, *SLATE, "周新")
    assert refusal.value.code == "election_candidate_unfit"
    with pytest.raises(Refused) as refusal:
        world.slate(election, "secretary", 1, "丁一")
    assert refusal.value.code == "election_not_of_committee"


def test_somebody_written_in_can_be_elected(world: World) -> None:
    election = world.open()
    ballot = world.slate(election, "committee_member", 3, *SLATE).value
    world.count(ballot, {"丁一": 10, "马超": 9, "王五": 2, "孔明": 2, "何平": 7})
    standing = next(one for one in _tally(world, election).standings if one.name == "何平")
    assert (standing.write_in, standing.elected) == (True, True)
    assert [one.name for one in world.election(election).ballots[0].candidates] == ["丁一", "马超", "孔明", "王五"]


def test_names_stand_by_strokes_on_the_ballot(world: World) -> None:
    election = world.open()
    ballot = world.slate(election, "committee_member", 3, "张三", "石磊", "王五", "丁一").value
    assert [one.name for one in world.election(election).ballots[0].candidates] == ["丁一", "王五", "石磊", "张三"]
    rows = world.ctx.elections.datasets()["elections.ballot_papers"](Period.parse("2026"), HELD, {})
    assert [row["name"] for row in rows] == ["丁一", "王五", "石磊", "张三"]
    order = world.some("丁一", "石磊", "王五", "张三")  # as a handbook or the superior wants it
    own = PrepareBallot(
        election_id=election, ballot_id=ballot, post="committee_member", seats=3, candidates=order, own_order=True
    )
    world.do(own)
    assert [one.name for one in world.election(election).ballots[0].candidates] == ["丁一", "石磊", "王五", "张三"]


def test_a_member_is_left_out_of_those_due_only_with_both_consents(world: World) -> None:
    election = world.open()
    ballot = world.slate(election, "committee_member", 3, *SLATE).value
    left_out = {"excluded": 1, "excluded_basis": "old_or_bedridden", "superior_consent": "9月1日工委同意"}
    outcome = world.count(ballot, dict.fromkeys(SLATE, 6), present=9, **left_out)
    assert codes(outcome) == ["election_tie", "election_excluded_without_basis"]
    assert world.election(election).ballots[0].due == 10
    outcome = world.count(ballot, dict.fromkeys(SLATE, 6), present=9, meeting_consent="9月10日大会通过", **left_out)
    assert world.election(election).ballots[0].due == 9
    differs = world.count(ballot, dict.fromkeys(SLATE, 6), present=9, due=9)
    assert "election_due_differs" in codes(differs)


# ── the checklist ────────────────────────────────────────────────────────────────────────────────────────────────


def stands(world: World, election: int) -> dict[int, Stand]:
    return {line.step.no: line.stand for line in world.election(election).lines}


def test_the_checklist_is_ticked_off_with_days_documents_and_papers(elected: World) -> None:
    world = elected
    assert stands(world, 1)[7] is Stand.DONE  # by the counts
    assert stands(world, 1)[8] is Stand.DONE
    assert stands(world, 1)[1] is Stand.NEXT
    record = RecordElectionStep(election_id=1, step=2, on=date(2026, 8, 20), doc_no="支〔2026〕2号", papers=())
    outcome = world.do(record)
    late = next(item for item in outcome.findings if item.code == "election_step_late")
    assert late.params["day"] == date(2026, 8, 10)  # a month before the meeting
    assert "election_papers_missing" in codes(outcome)
    world.do(RecordElectionStep(election_id=1, step=2, on=date(2026, 8, 5), papers=("请示",)))
    line = world.election(1).line(2)
    assert line is not None
    assert (line.stand, line.missing, line.doc_no) == (Stand.DONE, (), None)
    world.do(CancelElectionStep(election_id=1, step=2))
    assert stands(world, 1)[2] is Stand.OVERDUE


def test_the_report_is_due_five_working_days_after_the_count(elected: World) -> None:
    line = elected.election(1).line(9)
    assert line is not None
    assert line.latest is not None
    assert line.latest.day == date(2026, 9, 17)
    assert line.stand is Stand.OVERDUE
    assert "election_step_overdue" in elected.check("2026Q3", date(2026, 9, 20))


def test_the_approval_is_written_to_the_secretary_and_not_to_the_committee(elected: World) -> None:
    elected.do(RecordElectionStep(election_id=1, step=10, on=date(2026, 9, 18), doc_no="某工委〔2026〕8号"))
    docs = {post.post: post.approval_doc for post in elected.ctx.roster.posts(HELD)}
    assert docs == {
        "secretary": "某工委〔2026〕8号",
        "organization_commissioner": None,
        "discipline_commissioner": None,
    }


def test_who_approves_is_a_setting(world: World) -> None:
    election = world.open()
    world.do(SetBranch(superior_org="某县直机关工委"))
    assert asked(world, election) == {"某县直机关工委"}
    world.do(SetSetting(key="approval_chain", value="party_group_then_work_committee"))
    world.do(SetSetting(key="approval_party_group", value="某局党组"))
    assert asked(world, election) == {"某局党组 → 某县直机关工委"}


def test_the_same_setting_names_who_approves_in_development(world: World) -> None:
    world.do(SetBranch(superior_org="某县直机关工委"))
    rules = world.ctx.packs.rules
    assert named("上级党委", approval(rules, "某县直机关工委", HELD)) == "上级党委（某县直机关工委）"
    assert named("党支部", approval(rules, "某县直机关工委", HELD)) == "党支部"
    world.do(SetSetting(key="approval_chain", value="party_group_then_work_committee"))
    world.do(SetSetting(key="approval_work_committee", value="某市直机关工委"))
    answer = named("上级党委", approval(rules, "某县直机关工委", HELD))
    assert answer == "上级党委（本单位党组（党委） → 某市直机关工委）"


def asked(world: World, election: int) -> set[str]:
    return {line.by for line in world.election(election).lines if line.step.by_superior}


def test_without_a_committee_there_is_no_first_committee_meeting(world: World) -> None:
    election = world.open(has_committee=False, seats=1)
    assert 8 not in stands(world, election)
    ballot = world.slate(election, "secretary", 1, "丁一").value
    world.count(ballot, {"丁一": 9})
    world.settle(election, {"丁一": "secretary"})
    assert not world.ctx.roster.has_committee(HELD)
    assert world.posts(HELD) == {"丁一": "secretary"}


def test_a_settled_election_is_not_changed_behind_its_posts(elected: World) -> None:
    ballot = elected.election(1).ballots[0].id
    other_plan = SetElection(kind="term", seats=5, election_id=1, term_no=5)
    for command in (RemoveElection(election_id=1), RemoveBallot(ballot_id=ballot), other_plan):
        with pytest.raises(Refused) as refusal:
            elected.do(command)
        assert refusal.value.code == "election_settled"


def test_an_election_begun_by_mistake_goes_with_its_ballots(world: World) -> None:
    election = world.open()
    world.slate(election, "committee_member", 3, *SLATE)
    world.do(RecordElectionStep(election_id=election, step=1, on=date(2026, 9, 1), papers=("会议记录",)))
    with pytest.raises(Refused) as refusal:
        world.open()
    assert refusal.value.code == "election_open_already"
    world.do(RemoveElection(election_id=election))
    assert world.ctx.elections.elections(HELD) == ()


def test_a_settled_result_needs_a_count_and_no_more_holders_than_seats(world: World) -> None:
    election = world.open(seats=1)
    with pytest.raises(Refused) as refusal:
        world.settle(election, {"丁一": "secretary"})
    assert refusal.value.code == "election_not_counted"
    ballot = world.slate(election, "committee_member", 2, "丁一", "马超", "王五").value
    world.count(ballot, {"丁一": 9, "马超": 8, "王五": 1})
    with pytest.raises(InvalidInput) as problem:
        world.settle(election, {"丁一": "committee_member"})
    assert problem.value.fields == {"holders": "election_more_than_seats"}


def test_a_ballot_of_another_day_follows_the_roster_of_that_day(world: World) -> None:
    """Who is due is asked of the roster as of the day of the ballot, not typed."""
    election = world.open()
    ballot = world.slate(election, "committee_member", 3, *SLATE).value
    votes = tuple(VotesPart(member_id=one, yes=5) for one in world.some(*SLATE))
    figures = {"present": 8, "issued": 8, "returned": 8, "valid": 8}
    world.do(CountBallot(ballot_id=ballot, held_on=HELD, votes=votes, **figures))  # type: ignore[arg-type]
    assert world.election(election).ballots[0].due == 10


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"seats": 0}, "seats"),
        ({"seats": 10**6}, "seats"),
        ({"term_no": 0}, "term_no"),
        ({"term_no": -3}, "term_no"),
    ],
)
def test_numbers_no_election_has_are_refused(world: World, given: dict[str, int], field: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        world.open(**given)
    assert list(refused.value.fields) == [field]


def test_an_election_that_is_not_there_is_named_before_its_term(world: World) -> None:
    world.open(term_no=5)
    with pytest.raises(Refused) as refused:
        world.open(term_no=5, election_id=77)
    assert refused.value.code == "election_unknown"


def test_a_ballot_needs_a_name_and_a_count_people_who_exist(world: World) -> None:
    election = world.open()
    with pytest.raises(InvalidInput) as empty:
        world.slate(election, "committee_member", 3)
    assert empty.value.fields == {"candidates": "required"}
    ballot = world.slate(election, "committee_member", 3, *SLATE).value
    yes = {"丁一": 10, "马超": 9, "王五": 8, "孔明": 3}
    for given in ({"chair_id": 999}, {"scrutineers": (999,)}, {"counters": (999,)}):
        with pytest.raises(Refused) as refused:
            world.count(ballot, yes, **given)
        assert refused.value.code == "member_unknown"
    with pytest.raises(InvalidInput) as wrong:
        world.count(ballot, yes, due=-5)
    assert wrong.value.fields["due"] == "election_negative"


def test_nobody_takes_a_post_before_the_ballots(world: World) -> None:
    election = world.open()
    ballot = world.slate(election, "committee_member", 3, *SLATE).value
    world.count(ballot, {"丁一": 10, "马超": 9, "王五": 8, "孔明": 3})
    with pytest.raises(InvalidInput) as refused:
        world.settle(election, {"丁一": "organization_commissioner"}, on=date(2026, 9, 9))
    assert refused.value.fields == {"on": "election_before_count"}


@pytest.mark.parametrize(
    ("agreed", "code", "left"),
    [(None, "election_seats_open", 1), (4, "election_fewer_not_agreed", 1), (5, "election_seats_left_empty", 0)],
)
def test_half_of_the_electors_may_leave_a_seat_empty(world: World, agreed: int | None, code: str, left: int) -> None:
    """VOTE-08: near the full number, half of the electors agree to fewer seats."""
    election = world.open()
    ballot = world.slate(election, "committee_member", 3, *SLATE).value
    outcome = world.count(ballot, {"丁一": 10, "马超": 9, "王五": 5, "孔明": 4}, fewer_agreed=agreed)
    assert codes(outcome) == [code]
    assert world.election(election).open_seats("committee_member") == left
    settled = world.settle(election, {"丁一": "organization_commissioner"})
    assert ("election_settled_short" in codes(settled)) is bool(left)


def test_more_cannot_agree_than_vote(world: World) -> None:
    election = world.open()
    ballot = world.slate(election, "committee_member", 3, *SLATE).value
    with pytest.raises(InvalidInput) as refused:
        world.count(ballot, {"丁一": 10, "马超": 9, "王五": 5, "孔明": 4}, fewer_agreed=11)
    assert "fewer_agreed" in refused.value.fields


def test_one_person_holds_several_posts(world: World) -> None:
    """ORG-09."""
    election = world.open()
    ballot = world.slate(election, "committee_member", 3, *SLATE).value
    world.count(ballot, {"丁一": 10, "马超": 9, "王五": 8, "孔明": 3})
    one = world.ids["丁一"]
    posts = ("organization_commissioner", "confidentiality_commissioner")
    holders = tuple(HolderPart(member_id=one, post=post) for post in posts)  # type: ignore[arg-type]
    world.do(SettleElection(election_id=election, holders=holders))
    held = [post.post for post in world.ctx.roster.posts(HELD) if post.member_id == one]
    assert held == list(posts)
    world.undo()
    assert world.posts(HELD) == {}


def test_the_base_is_no_question_when_the_seats_are_full_anyway(world: World) -> None:
    election = world.open()
    ballot = world.slate(election, "committee_member", 3, *SLATE).value
    yes = {"丁一": 8, "马超": 7, "王五": 6, "孔明": 3}
    assert codes(world.count(ballot, yes, present=8)) == []
    five = {**yes, "王五": 6, "孔明": 3, "马超": 6, "丁一": 6}
    assert codes(world.count(ballot, {**five, "孔明": 5}, present=8)) == []  # 5 of 8 present, 5 of 10 due: no seat left
    assert codes(world.count(ballot, {"丁一": 7, "马超": 5, "王五": 4, "孔明": 3}, present=7)) == [
        "election_quorum_not_met"
    ]
