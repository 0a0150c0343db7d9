"""The roster's datasets for ledgers: key → text, ready to print; names unspaced (the ledger spaces them for paper)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise

from msgspec import Struct

from smallbranch.kernel.periods import Period
from smallbranch.kernel.sources import and_members, came_from
from smallbranch.roster.categories import FULL, PROBATIONARY
from smallbranch.roster.changes import changes
from smallbranch.roster.print_forms import day, masked_phone, month, number, person_date, term_range
from smallbranch.roster.timeline import Timeline
from smallbranch.roster.views import BranchView, CellView, MemberView, PostView, TermView
from smallbranch.roster.words import joined, word

Row = Mapping[str, str]
Params = Mapping[str, str]


class Source(Struct, frozen=True):
    """What the datasets are made of."""

    branch: BranchView
    timeline: Timeline
    today: date


Dataset = Callable[[Source, Period, date, Params], Sequence[Row]]

RETIRED_JOB_POSTS = ("4", "离退休", "退休", "离休")
UNKNOWN = "不详"
AGE_BANDS = (30, 35, 40, 45, 50, 55, 60, 65, 70)  # last ages of the bands of Party statistics (S15)


def basics(source: Source, period: Period, as_of: date, params: Params) -> Sequence[Row]:
    """Return the one row of branch facts, counts as of the day; members whose membership is stopped are not counted."""
    branch, timeline = source.branch, source.timeline
    people = [view for view in timeline.members(as_of) if "membership_suspended" not in view.states]
    term = timeline.current_term(as_of)
    posts = timeline.posts(as_of)
    retired = sum(_retired(view, as_of) for view in people)
    row = {
        "year": str(period.year),
        "branch_name": branch.name,
        "secretary": "、".join(post.member_name for post in posts if post.post == "secretary"),
        "printed_on": day(source.today),
        "superior_org": branch.superior_org or "",
        "founded_on": day(branch.founded_on),
        "founding_document": branch.founding_doc or "",
        "term_no": f"第{term.term_no}届" if term else "",
        "term_range": term_range(term.elected_on, term.ends_on) if term else "",
        "in_service_count": str(len(people) - retired),
        "retired_count": str(retired),
        "cell_count": str(len(timeline.cells(as_of))),
        "venue": branch.venue or "",
        "contact": branch.liaison or "",
        "contact_phone": branch.office_phone or "",
    }
    return [{**row, **_counts(people), "age_bands": _ages(people), "education_bands": _educations(people)}]


def _counts(people: Sequence[MemberView]) -> Row:
    return {
        "member_count": str(len(people)),
        "full_count": str(sum(view.member_category == FULL for view in people)),
        "probationary_count": str(sum(view.member_category == PROBATIONARY for view in people)),
        "minority_count": str(sum(view.ethnic_group not in (None, "汉族", "汉") for view in people)),
        "male_count": str(sum(view.sex == "男" for view in people)),
        "female_count": str(sum(view.sex == "女" for view in people)),
    }


def _retired(view: MemberView, as_of: date) -> bool:
    if view.retired_on is not None:
        return view.retired_on <= as_of
    return (view.job_post or "").startswith(RETIRED_JOB_POSTS)


def _ages(people: Iterable[MemberView]) -> str:
    counts = Counter(age_band(view.age) for view in people)
    names = [*age_bands(), UNKNOWN]
    return "；".join(f"{name}：{counts[name]}" for name in names if counts[name])


def age_bands() -> tuple[str, ...]:
    """Return the names of all age bands, the youngest first."""
    return (*(age_band(last) for last in AGE_BANDS), age_band(AGE_BANDS[-1] + 1))


def age_band(age: int | None) -> str:
    """Return the name of the band of Party statistics an age belongs to."""
    if age is None:
        return UNKNOWN
    if age <= AGE_BANDS[0]:
        return f"≤{AGE_BANDS[0]}"
    for first, last in pairwise(AGE_BANDS):
        if age <= last:
            return f"{first + 1}–{last}"
    return f"≥{AGE_BANDS[-1] + 1}"


def _educations(people: Iterable[MemberView]) -> str:
    counts = Counter(view.education or UNKNOWN for view in people)
    ordered = sorted(counts, key=lambda name: (name == "不详", -counts[name], name))
    return "；".join(f"{name}：{counts[name]}" for name in ordered)


def posts(source: Source, period: Period, as_of: date, params: Params) -> Sequence[Row]:
    """Return one row per post held in the period, in the usual order."""
    timeline = source.timeline
    held = timeline.posts_between(period.first, max(period.first, min(period.last, as_of)))
    return [_post(timeline, post, as_of) for post in held]


def _post(timeline: Timeline, post: PostView, as_of: date) -> Row:
    person = timeline.member(post.member_id, min(as_of, post.end_on or as_of))
    term = next((one for one in timeline.terms() if one.term_no == post.term_no), None)
    return {
        "term": f"第{term.term_no}届" if term else "",
        "term_range": _term_range(term) if term else "",
        **came_from(member=post.member_id),
        "post": word(post.post),
        "name": post.member_name,
        "sex": (person.sex if person else None) or "",
        "birth_month": month(person.birth_date if person else None),
        "admin_post": (person.admin_post if person else None) or "",
        "duties": post.duties or "",
        "term_from": day(post.start_on),
        "term_to": day(post.end_on),
        "chosen_by": word(post.origin),
        "document_no": post.approval_doc or "",
    }


def _term_range(term: TermView) -> str:
    """Return the days of a term; an extension with its document."""
    days = term_range(term.elected_on, term.ends_on)
    return f"{days}（原届满{day(term.regular_end)}，延期批复{term.extension_doc}）" if term.extension_doc else days


def cells(source: Source, period: Period, as_of: date, params: Params) -> Sequence[Row]:
    """Return one row per cell of the day."""
    timeline = source.timeline
    people = {view.id: view for view in timeline.members(as_of)}
    return [_cell(cell, people) for cell in timeline.cells(as_of)]


def _cell(cell: CellView, people: Mapping[int, MemberView]) -> Row:
    offices = dict.fromkeys(people[one].department for one in cell.member_ids if people[one].department)
    row = {
        **came_from(cell=cell.id),
        "cell": cell.name,
        "leader": cell.leader or "",
        "members": "、".join(cell.members),
        "member_count": str(len(cell.member_ids)),
        "departments": cell.departments or "、".join(office for office in offices if office),
        "remark": cell.remark or "",
    }
    return and_members(row, cell.member_ids)


def members(source: Source, period: Period, as_of: date, params: Params) -> Sequence[Row]:
    """Return one row per member of the day in roster order; who left in the period follows with a remark (C43).

    Params: `phone` = "full" prints whole numbers; `leavers` = "no" leaves those out who are gone; `category` keeps one.
    """
    timeline = source.timeline
    whole, kept = params.get("phone") == "full", params.get("category")
    people = [view for view in timeline.members(as_of) if kept in (None, view.member_category)]
    rows = [_member(view, whole, "、".join(_state_words(view))) for view in people]
    if params.get("leavers") == "no":
        return rows
    gone = [view for view in timeline.former_members(as_of) if view.member_category in (FULL, PROBATIONARY)]
    for view in gone:
        end = timeline.end_of_relation(view.id)
        if end is not None and end.end_on is not None and period.contains(end.end_on):
            rows.append(_member(view, whole, f"{day(end.end_on)}{word(end.end_cause)}"))
    return rows


def _state_words(view: MemberView) -> list[str]:
    pending = [word(view.relation)] if view.relation == "transfer_out_pending" else []
    return [word(state) for state in view.states] + pending


def _member(view: MemberView, whole_phone: bool, note: str) -> Row:
    return {
        **came_from(member=view.id),
        "name": view.name,
        "sex": view.sex or "",
        "ethnic_group": view.ethnic_group or "",
        "birth_month": month(view.birth_date),
        "native_place": view.native_place or "",
        "education": view.education or "",
        "degree": view.degree or "",
        "work_start_month": month(view.work_start_date),
        "join_date": person_date(view.join_date),
        "full_date": person_date(view.full_date),
        "party_age": number(view.party_age),
        "admin_post": view.admin_post or "",
        "party_post": joined(view.party_posts),
        "cell": view.cell or "",
        "member_category": word(view.member_category),
        "phone": view.phone or "" if whole_phone else masked_phone(view.phone),
        "remark": "；".join(part for part in (note, view.remark or "") if part),
    }


def came_and_went(source: Source, period: Period, as_of: date, params: Params) -> Sequence[Row]:
    """Return one row per Party member added or lost in the period."""
    return changes(source.timeline, period)


DATASETS: tuple[tuple[str, Dataset], ...] = (
    ("roster.basics", basics),
    ("roster.posts", posts),
    ("roster.cells", cells),
    ("roster.members", members),
    ("roster.changes", came_and_went),
)
"""Every dataset of the roster by name."""
