"""Posts nobody holds, since when (TERM-06, C41), as of a day."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from smallbranch.roster.intervals import ONE_DAY, covers
from smallbranch.roster.timeline import Timeline
from smallbranch.roster.views import PostView, TermView

SECRETARY, SEAT = "secretary", "committee_member"


class Vacancy(Struct, frozen=True):
    """A post that is empty; `since` and `last` are None where it was never held."""

    post: str
    since: date | None
    days: int | None
    last: str | None


def vacancies(timeline: Timeline, day: date) -> tuple[Vacancy, ...]:
    """Return the posts empty on a day: the secretary's always, any other one held before in this term.

    A committee smaller than it was elected lacks plain seats where no named post tells of it.
    """
    held = timeline.posts(day)
    before = timeline.posts_between(date.min, day)
    term = timeline.current_term(day)
    found = [_vacancy(post, before, day) for post in _wanted(before, term) if not any(one.post == post for one in held)]
    if term is not None and term.has_committee and before:
        first = {one.member_id for one in before if covers(one, term.elected_on) and _of(one, term)}
        lost = len(first) - len({one.member_id for one in held}) - len(found)
        if lost > 0 and not any(one.post == SEAT for one in found):
            gone = [one for one in before if one.member_id in first and _over(one, day)]
            found.append(_since(SEAT, gone, day))
    return tuple(found)


def _wanted(before: tuple[PostView, ...], term: TermView | None) -> list[str]:
    in_term = [one.post for one in before if term is None or _of(one, term)]
    named = [post for post in dict.fromkeys(in_term) if post not in (SECRETARY, SEAT)]
    return [SECRETARY, *(named if term is None or term.has_committee else [])]


def _of(post: PostView, term: TermView) -> bool:
    """Tell whether a post belongs to a term."""
    return post.term_no == term.term_no


def _over(post: PostView, day: date) -> bool:
    return post.end_on is not None and post.end_on < day


def _vacancy(code: str, before: tuple[PostView, ...], day: date) -> Vacancy:
    return _since(code, [one for one in before if one.post == code], day)


def _since(code: str, gone: list[PostView], day: date) -> Vacancy:
    ended = [one for one in gone if one.end_on is not None]
    last = max(ended, key=lambda one: one.end_on or date.min, default=None)
    if last is None or last.end_on is None:
        return Vacancy(code, None, None, None)
    since = last.end_on + ONE_DAY
    return Vacancy(code, since, (day - since).days + 1, last.member_name)
