"""Rows of elections for ledgers: the record of each (L31), and the ballot papers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct

from smallbranch.elections.views import BallotView, ElectionView, StepLine, Tally
from smallbranch.kernel.periods import Period, day_zh
from smallbranch.kernel.sources import and_members
from smallbranch.packs.schema import Basis
from smallbranch.roster.timeline import Timeline
from smallbranch.roster.words import word

Row = Mapping[str, str]
Params = Mapping[str, str]


class Source(Struct, frozen=True):
    """What the datasets are made of."""

    views: Sequence[ElectionView]
    timeline: Timeline


MakeRows = Callable[[Source, Period, Params], Sequence[Row]]

KINDS = {"term": "换届选举", "by_election": "补选"}
BODIES = {"meeting": "党员大会", "committee": "支部委员会会议"}
BASES = {Basis.DUE: "应到会有选举权人数", Basis.PRESENT: "实到会有选举权人数"}
REQUEST, REPLY, REPORT, CONFIRMATION = 2, 3, 9, 10


def records(source: Source, period: Period, params: Params) -> Sequence[Row]:
    """Return a row for each election counted in the period."""
    wanted = [view for view in source.views if view.held_on is not None and period.contains(view.held_on)]
    wanted.sort(key=lambda view: view.held_on or date.min)
    return [_record(source, view) for view in wanted]


def _record(source: Source, view: ElectionView) -> Row:
    first = view.ballots[0]
    row = {
        "kind": KINDS[view.kind],
        "term_no": f"第{view.term_no}届",
        "held_on": _day(view.held_on),
        "seats": str(first.seats),
        "candidates": _candidates(first),
        "due": str(first.due if first.due is not None else ""),
        "present": str(first.present if first.present is not None else ""),
        "issued": str(first.issued if first.issued is not None else ""),
        "returned": str(first.returned if first.returned is not None else ""),
        "valid": str(first.valid if first.valid is not None else ""),
        "void": str(first.void if first.void is not None else ""),
        "scrutineers": "、".join(one.name for one in first.scrutineers),
        "counters": "、".join(one.name for one in first.counters),
        "requested": _document(view.line(REQUEST)),
        "approved": _document(view.line(REPLY)),
        "votes": "\n".join(line for ballot in view.ballots for line in _ballot_lines(ballot)),
        "elected": _elected(view),
        "division": _division(source, view),
        "approval": _approval(view),
    }
    return and_members(row, (one.id for ballot in view.ballots for one in ballot.candidates))


def _candidates(ballot: BallotView) -> str:
    names = "、".join(one.name for one in ballot.candidates)
    surplus = len(ballot.candidates) - ballot.seats
    return f"{names}（{len(ballot.candidates)}名，{f'差额{surplus}名' if surplus > 0 else '等额'}，按姓氏笔画为序）"


def _document(line: StepLine | None) -> str:
    if line is None or line.done_on is None:
        return ""
    return " ".join(part for part in (line.doc_no or "", _day(line.done_on)) if part)


def _approval(view: ElectionView) -> str:
    """Return the report of the result and what the superior answered: the committee is recorded, its heads approved."""
    named = (("选举结果报告", REPORT), ("批复", CONFIRMATION))
    found = [(title, _document(view.line(number))) for title, number in named]
    return "；".join(f"{title} {text}" for title, text in found if text)


def _ballot_lines(ballot: BallotView) -> list[str]:
    """Return the figures of a ballot and a line for each person; both shares, as texts differ on the base (VOTE-06)."""
    result = ballot.tally
    if result is None:
        return []
    when = f"{day_zh(ballot.held_on)}，" if ballot.held_on else ""
    head = (
        f"第{ballot.number}次投票：{BODIES[ballot.body]}选举{word(ballot.post)}，{when}"
        f"应选{ballot.seats}名；应到{ballot.due}人、实到{ballot.present}人（须{result.quorum_needed}人）；"
        f"发出选票{ballot.issued}张、收回{ballot.returned}张、有效{ballot.valid}张、无效{ballot.void}张"
    )
    lines = [head]
    for one in result.standings:
        stood = "（另选）" if one.write_in else ""
        came = "，当选" if one.elected else "，票数相等，须再次投票" if one.tied else ""
        lines.append(
            f"{one.name}{stood}：赞成{one.yes}票、不赞成{one.no}票、弃权{one.abstain}票；"
            f"赞成占应到{one.share_due}、占实到{one.share_present}{came}"
        )
    return [*lines, *_remarks(result), *_consent(ballot)]


def _remarks(result: Tally) -> list[str]:
    if not result.quorum_met:
        return ["到会人数不足应到的五分之四，选举无效"]
    if not result.valid:
        return ["收回选票多于发出选票，选举无效，须重新选举"]
    needed = result.needed_due if result.base is Basis.DUE else result.needed_present
    remarks = [f"过半数按{BASES[result.base]}计，须{needed}票"]
    if result.open_seats:
        remarks.append(f"尚缺{result.open_seats}名")
    return remarks


def _consent(ballot: BallotView) -> list[str]:
    """Return that the electors agreed to fewer seats (VOTE-08), or that too few did."""
    if ballot.fewer_agreed is None:
        return []
    came = "名额减少" if ballot.seats_left_empty else "不足选举人半数，另行选举"
    return [f"{ballot.fewer_agreed}名选举人同意减少名额，{came}"]


def _elected(view: ElectionView) -> str:
    parts = []
    for post in dict.fromkeys(ballot.post for ballot in view.ballots):
        names = [
            one.name for ballot in view.ballots if ballot.post == post and ballot.tally for one in ballot.tally.elected
        ]
        if names:
            parts.append(f"{word(post)}：{'、'.join(dict.fromkeys(names))}")
    return "\n".join(parts)


def _division(source: Source, view: ElectionView) -> str:
    """Return who got which post, with the duties of it on that day."""
    day = view.settled_on
    held = {(one.member_id, one.post): one.duties for one in source.timeline.posts(day)} if day else {}
    lines = []
    for person, post in view.holders:
        duties = held.get((person.id, post))
        lines.append(f"{word(post)} {person.name}{f'：{duties}' if duties else ''}")
    return "\n".join(lines)


def ballot_papers(source: Source, period: Period, params: Params) -> Sequence[Row]:
    """Return the rows of the ballots not counted yet, or of the one named by `ballot`: names in stroke order (VOTE-10).

    Beside them is room for somebody else.
    """
    wanted = params.get("ballot", "")
    shown = [ballot for view in source.views for ballot in view.ballots]
    if wanted:
        shown = [ballot for ballot in shown if str(ballot.id) == wanted]
    else:
        shown = [ballot for ballot in shown if ballot.held_on is None]
    by_id = {view.id: view for view in source.views}
    return [row for ballot in shown for row in _paper(by_id[ballot.election_id], ballot)]


def _paper(view: ElectionView, ballot: BallotView) -> Iterable[Row]:
    head = {
        "ballot": str(ballot.id),
        "term": f"第{view.term_no}届",
        "post": word(ballot.post),
        "seats": f"应选{ballot.seats}名，候选人{len(ballot.candidates)}名",
    }
    for one in ballot.candidates:
        yield {**head, "name": one.name}


def _day(day: date | None) -> str:
    return f"{day:%Y.%m.%d}" if day else ""


DATASETS: Iterable[tuple[str, MakeRows]] = (
    ("elections.records", records),
    ("elections.ballot_papers", ballot_papers),
)
