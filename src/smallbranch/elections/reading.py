"""An election as of a day: its checklist with first and last days, its ballots weighed by the rules of their day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta

from msgspec import Struct

from smallbranch.elections.counting import Figures, Votes, tally
from smallbranch.elections.electors import FORMS, TERM
from smallbranch.elections.shelf import BallotFile, ElectionFile
from smallbranch.elections.views import BallotView, ElectionView, Limit, Person, Stand, StepLine, Tally
from smallbranch.packs.approval import approval
from smallbranch.packs.calendar import HolidayCalendar
from smallbranch.packs.rulebook import RuleBook
from smallbranch.packs.schema import CandidateRule, Unit, VoteRule
from smallbranch.packs.steps_schema import Edge, ElectionGate, ElectionStep
from smallbranch.packs.votes import candidates_needed, majority_base
from smallbranch.roster.ages import add_months
from smallbranch.roster.timeline import Timeline

Anchors = Mapping[str, date]
_MONTHS = {Unit.YEAR: 12, Unit.MONTH: 1}


class Ground(Struct, frozen=True):
    """What an election stands on besides its own papers; the steps are those in force on `as_of`."""

    rules: RuleBook
    calendar: HolidayCalendar
    timeline: Timeline
    superior: str | None
    stroke: Callable[[str], object]
    as_of: date

    def steps(self, *, has_committee: bool) -> tuple[ElectionStep, ...]:
        """Return the steps in order; some are only for a committee."""
        found = self.rules.in_force(ElectionStep, self.as_of)
        return tuple(sorted((one for one in found if has_committee or not one.committee_only), key=lambda one: one.no))

    def vote_rule(self, on: date) -> VoteRule | None:
        """Return the arithmetic of an election on a day; today's for a day before any pack speaks of."""
        return self.rules.vote("elect", on) or self.rules.vote("elect", self.as_of)

    def candidate_rule(self, post: str, on: date) -> CandidateRule | None:
        """Return how many must stand: the heads as many as seats, any other member of the committee more."""
        known = self.rules.candidates(post, on) or self.rules.candidates(post, self.as_of)
        return known or self.rules.candidates("committee_member", self.as_of)


def election_view(ground: Ground, file: ElectionFile) -> ElectionView:
    """Return an election with its checklist and ballots."""
    row, name = file.row, ground.timeline.name
    ballots = tuple(_ballot(ground, one, number) for number, one in enumerate(file.ballots, 1))
    return ElectionView(
        row.id,
        row.kind,
        row.term_no,
        row.has_committee,
        row.seats,
        row.opened_on,
        row.meeting_on,
        row.reason,
        row.settled_on,
        checklist(ground, file, anchors_of(ground, file)),
        ballots,
        tuple((Person(one.member_id, name(one.member_id)), one.post) for one in file.results),
    )


# ── the checklist ────────────────────────────────────────────────────────────────────────────────────────────────


def anchors_of(ground: Ground, file: ElectionFile) -> Anchors:
    """Return the days that limits are counted from."""
    found = {f"step_{row.step:02d}": row.done_on for row in file.steps}
    held = [one.row.held_on for one in file.ballots if one.row.held_on is not None]
    steps = ground.steps(has_committee=file.row.has_committee)
    counted = [found[key] for step in steps if step.counts and (key := f"step_{step.no:02d}") in found]
    meeting = min([*held, *counted], default=file.row.meeting_on)
    if meeting is not None:
        found["meeting"] = meeting
    if held or counted:
        found["elected"] = max([*held, *counted])
    end = term_end(ground, file)
    return found if end is None else {**found, "term_end": end}


def term_end(ground: Ground, file: ElectionFile) -> date | None:
    """Return the end of the term this election follows; a by-election follows none."""
    if file.row.kind != TERM:
        return None
    before = [term for term in ground.timeline.terms() if term.term_no < file.row.term_no]
    return before[-1].ends_on if before else None


def checklist(ground: Ground, file: ElectionFile | None, anchors: Anchors) -> tuple[StepLine, ...]:
    """Return the steps as they stand; without an election yet, nothing is done."""
    has_committee = file.row.has_committee if file else ground.timeline.has_committee(ground.as_of)
    steps = _needed(ground.steps(has_committee=has_committee), file)
    gates = ground.rules.in_force(ElectionGate, ground.as_of)
    asked = approval(ground.rules, ground.superior, ground.as_of).names
    return tuple(_line(ground, step, steps, gates, file, anchors, asked) for step in steps)


def _needed(steps: tuple[ElectionStep, ...], file: ElectionFile | None) -> tuple[ElectionStep, ...]:
    """Leave out the meeting that has nothing to vote on in a by-election."""
    if file is None or file.row.kind == TERM or not file.ballots:
        return steps
    voting = {FORMS[one.row.body] for one in file.ballots}
    return tuple(step for step in steps if not step.counts or step.counts in voting)


def _line(
    ground: Ground,
    step: ElectionStep,
    steps: Iterable[ElectionStep],
    gates: Iterable[ElectionGate],
    file: ElectionFile | None,
    anchors: Anchors,
    asked: tuple[str, ...],
) -> StepLine:
    row = file.step(step.no) if file else None
    mine = [gate for gate in gates if gate.step == step.no]
    firsts = [limit for gate in mine if gate.edge is Edge.EARLIEST and (limit := _limit(ground, gate, anchors))]
    lasts = [limit for gate in mine if gate.edge is Edge.LATEST and (limit := _limit(ground, gate, anchors))]
    latest = min(lasts, key=lambda limit: limit.day, default=None)
    known = {one.no for one in steps}
    waiting = any(f"step_{no:02d}" not in anchors for no in step.requires if no in known)
    papers = tuple(one.paper for one in file.papers if one.step == step.no) if file else ()
    return StepLine(
        step,
        " → ".join(asked) if step.by_superior and asked else step.by,
        _stand(row is not None, waiting, latest, ground.as_of),
        max(firsts, key=lambda limit: limit.day, default=None),
        latest,
        row.done_on if row else None,
        row.doc_no if row else None,
        row.note if row else None,
        papers,
    )


def _stand(done: bool, waiting: bool, latest: Limit | None, as_of: date) -> Stand:
    if done:
        return Stand.DONE
    if latest is not None and latest.day < as_of:
        return Stand.OVERDUE
    return Stand.LATER if waiting else Stand.NEXT


def _limit(ground: Ground, gate: ElectionGate, anchors: Anchors) -> Limit | None:
    start = anchors.get(gate.anchor)
    if start is None:
        return None
    day = _moved(ground, start, -gate.amount if gate.before else gate.amount, gate.unit)
    return Limit(day, gate.id, gate.article, gate.mark, gate.severity, gate.note)


def _moved(ground: Ground, day: date, amount: int, unit: Unit) -> date:
    if unit in _MONTHS:
        return add_months(day, amount * _MONTHS[unit])
    if unit is Unit.WORKING_DAY and amount > 0:
        return ground.calendar.add_workdays(day, amount)
    return day + timedelta(days=amount)


# ── ballots ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _ballot(ground: Ground, file: BallotFile, number: int) -> BallotView:
    row, day = file.row, file.row.held_on or ground.as_of
    rule = ground.candidate_rule(row.post, day)
    people = [_person(ground, one.member_id) for one in file.candidates if not one.write_in]
    if not row.own_order:
        people.sort(key=lambda one: ground.stroke(one.name))  # type: ignore[arg-type,return-value]
    return BallotView(
        row.id,
        row.election_id,
        number,
        row.post,
        row.body,
        row.seats,
        candidates_needed(rule, row.seats) if rule else row.seats,
        rule is not None and rule.num == 0,
        row.own_order,
        tuple(people),
        row.held_on,
        row.due,
        row.present,
        row.issued,
        row.returned,
        row.valid,
        row.void,
        row.excluded,
        row.excluded_basis,
        row.superior_consent,
        row.meeting_consent,
        row.fewer_agreed,
        tuple(_person(ground, one.member_id) for one in file.tellers if one.role == "scrutineer"),
        tuple(_person(ground, one.member_id) for one in file.tellers if one.role == "counter"),
        _person(ground, row.chair_id) if row.chair_id is not None else None,
        row.note,
        tally_of(ground, file),
    )


def tally_of(ground: Ground, file: BallotFile) -> Tally | None:
    """Weigh a counted ballot by the rule of its day; None before the count."""
    row = file.row
    if row.held_on is None or row.due is None or row.present is None:
        return None
    rule = ground.vote_rule(row.held_on)
    if rule is None:
        return None
    votes = [
        Votes(one.member_id, ground.timeline.name(one.member_id), one.yes, one.no or 0, one.abstain or 0, one.write_in)
        for one in file.candidates
        if one.yes is not None
    ]
    votes.sort(key=lambda one: ground.stroke(one.name))  # type: ignore[arg-type,return-value]
    figures = Figures(row.seats, row.due, row.present, row.issued or 0, row.returned or 0, votes)
    return tally(figures, rule, majority_base(ground.rules, row.held_on))


def _person(ground: Ground, member_id: int) -> Person:
    return Person(member_id, ground.timeline.name(member_id))
