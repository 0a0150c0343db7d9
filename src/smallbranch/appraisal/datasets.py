"""Rows of the ledgers L19, L22 to L24, L26 and L26B."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from smallbranch.appraisal import fields, rectification
from smallbranch.appraisal.arithmetic import share
from smallbranch.appraisal.reading import Reader
from smallbranch.appraisal.views import AppraisalRow, AppraisalYear, Coverage
from smallbranch.kernel.periods import Period, PeriodKind
from smallbranch.kernel.sources import came_from, sources
from smallbranch.meetings.views import EventLine
from smallbranch.roster.categories import FULL
from smallbranch.roster.print_forms import day
from smallbranch.roster.views import MemberView
from smallbranch.roster.words import word

Row = Mapping[str, str]
Params = Mapping[str, str]
Dataset = Callable[[Period, date, Params], Sequence[Row]]
SELF, EXCUSED, ALL = "—", "免", "√"


class AppraisalData(Struct, frozen=True):
    """Makes the rows; `minutes` and `members` are the datasets the records and the roster give."""

    reader: Reader
    minutes: Dataset
    members: Dataset

    def datasets(self) -> Mapping[str, Dataset]:
        """Return the datasets by name."""
        return {
            "appraisal.life_meetings": self.life_meetings,
            "appraisal.summary": self.summary,
            "appraisal.forms": self.forms,
            "appraisal.ballot": self.ballot,
            "appraisal.talks": self.talks,
            "appraisal.talk_columns": self.talk_columns,
            "appraisal.peer_talks": self.peer_talks,
            "appraisal.peer_columns": self.peer_columns,
        }

    # ── L19 ──────────────────────────────────────────────────────────────────────────────────────────────────

    def life_meetings(self, period: Period, as_of: date, params: Params) -> Sequence[Row]:
        """Return the records of the meeting with what was prepared for its work year: counts and what was typed."""
        years = {f"event:{line.event_id}": line.work_year or line.held_on.year for line in self._held(period)}
        rows = []
        for row in self.minutes(period, as_of, params):
            year = next((years[source] for source in sources(row) if source in years), None)
            rows.append(row if year is None else {**row, **self._prepared(year, as_of)})
        return rows

    def _held(self, period: Period) -> Iterator[EventLine]:
        return (line for line in self.reader.meetings.events(period) if line.form == fields.LIFE)

    def _prepared(self, year: int, as_of: date) -> Row:
        entry = self.reader.year_entry(year)
        values = entry.values if entry else {}
        studied = "　".join(part for part in (_day(values.get("study_on", "")), values.get("study", "")) if part)
        return {
            "work_year": f"{year}年",
            "theme": values.get("theme", ""),
            "study": studied,
            "asked": self._asked(year),
            "last_list": self._last_list(year, as_of),
        }

    def _asked(self, year: int) -> str:
        counts = Counter(view.values.get("from", "") for view in self.reader.of_year(fields.OPINIONS, year))
        parts = "，".join(f"{source}{count}条" for source, count in counts.items() if source)
        return f"征求意见{counts.total()}条（{parts}）" if counts else ""

    def _last_list(self, year: int, as_of: date) -> str:
        last = rectification.listed(self.reader.items(as_of), year - 1)
        if not last:
            return ""
        closed = sum(not item.open for item in last)
        carried = sum(item.open and rectification.settled(item, year) for item in last)
        left = len(last) - closed - carried
        tail = f"，未核对{left}项" if left else ""
        return f"上年整改{len(last)}项：已销号{closed}项，结转{carried}项{tail}"

    # ── L23, L24 ─────────────────────────────────────────────────────────────────────────────────────────────

    def summary(self, period: Period, as_of: date, params: Params) -> Sequence[Row]:
        """Return the members of each work year that was appraised in the period, with the counts above them."""
        return [row for year in self._years(period, as_of) for row in _summary(year)]

    def _years(self, period: Period, as_of: date) -> list[AppraisalYear]:
        """Return the work years appraised in the period; for a whole year its own too, whenever it was held (C38)."""
        found = set()
        for register in (fields.GRADES, fields.YEARS):
            for view in self.reader.registers.entries(register):
                year = fields.work_year_of(view)
                told = view.on_day is not None and period.contains(view.on_day)
                whole = period.kind is PeriodKind.YEAR or view.on_day is None
                voted = register == fields.GRADES or view.on_day is not None
                if year is not None and (told or (whole and voted and _is(period, year))):
                    found.add(year)
        return [self.reader.appraisal(year, as_of) for year in sorted(found)]

    def forms(self, period: Period, as_of: date, params: Params) -> Sequence[Row]:
        """Return a form for each member of the day; grade and opinion of the period's year where they were decided."""
        rows = {f"member:{row.member_id}": row for row in self.reader.appraisal(period.year, as_of).rows}
        found = []
        for row in self.members(period, as_of, params):
            own = next((rows[source] for source in sources(row) if source in rows), None)
            found.append({**row, "work_year": f"{period.year}年", **(_form(own) if own else {})})
        return found

    def ballot(self, period: Period, as_of: date, params: Params) -> Sequence[Row]:
        """Return those who are voted on, told apart where two share a name (C26); probationary members are not."""
        members = self.reader.roster.members(as_of)
        return [{**came_from(member=one.id), "name": one.label} for one in members if one.member_category == FULL]

    # ── L26 ──────────────────────────────────────────────────────────────────────────────────────────────────

    def talk_columns(self, period: Period, as_of: date, params: Params) -> Sequence[Row]:
        """Return a column for every committee member."""
        found = self.reader.coverage(period.year, as_of)
        return [_column(one) for one in found.members if one.id in found.commissioners]

    def peer_columns(self, period: Period, as_of: date, params: Params) -> Sequence[Row]:
        """Return a column for every member outside the committee; the heading reads downwards."""
        found = self.reader.coverage(period.year, as_of)
        peers = (one for one in found.members if one.id not in found.commissioners)
        return [{**_column(one), "title": "\n".join(one.label)} for one in peers]

    def talks(self, period: Period, as_of: date, params: Params) -> Sequence[Row]:
        """Return every member's talks with committee members; the last line tells the share."""
        found = self.reader.coverage(period.year, as_of)
        leading = [one for one in found.members if one.id in found.commissioners]
        others = [one for one in found.members if one.id not in found.commissioners]
        return _talk_rows(found, [*leading, *others], leading)

    def peer_talks(self, period: Period, as_of: date, params: Params) -> Sequence[Row]:
        """Return the talks of members outside the committee among themselves."""
        found = self.reader.coverage(period.year, as_of)
        peers = [one for one in found.members if one.id not in found.commissioners]
        return _talk_rows(found, peers, peers) if len(peers) > 1 else ()


def _is(period: Period, year: int) -> bool:
    return period.first.year <= year <= period.last.year


def _day(text: str) -> str:
    return day(date.fromisoformat(text)) if text else ""


def _summary(year: AppraisalYear) -> Iterator[Row]:
    shown = year.entry.shown if year.entry else {}
    counts = [str(count) if count is not None else "" for count in (year.issued, year.returned, year.valid)]
    confirmed = "　".join(part for part in (shown.get("confirmed_on", ""), shown.get("document_no", "")) if part)
    head = {
        "work_year": f"{year.work_year}年",
        "held_on": shown.get("held_on", "") or (day(year.day) if any(row.votes for row in year.rows) else ""),
        "ballots": "／".join(counts) if any(counts) else "",
        "confirmed": confirmed,
        "scrutineers": shown.get("scrutineers", ""),
        "tellers": shown.get("tellers", ""),
    }
    for row in year.rows:
        yield {**came_from(member=row.member_id), **head, **_counts(row, year.valid), **_result(row)}


def _counts(row: AppraisalRow, valid: int | None) -> Row:
    if row.votes is None:
        return {}
    rates = (f"{count}\n{share(count, valid)}" if valid else str(count) for count in row.votes)
    return dict(zip(fields.BALLOTS, rates, strict=True))


def _result(row: AppraisalRow) -> Row:
    return {
        "name": row.label,
        "category": word(row.category),
        "self_grade": row.self_grade,
        "grade": row.grade,
        "superior": row.superior,
        "fed_back_on": day(row.fed_back_on),
    }


def _form(row: AppraisalRow) -> Row:
    return {"branch_opinion": row.reason, "grade": row.grade, "superior_opinion": row.superior}


def _column(one: MemberView) -> dict[str, str]:
    return {"key": f"m{one.id}", "title": one.label}


def _talk_rows(found: Coverage, people: Sequence[MemberView], columns: Sequence[MemberView]) -> list[Row]:
    rows = [_talk_row(found, one, columns) for one in people]
    counted = [one for one in people if one.id not in found.excused]
    done = sum(not found.lacks(one.id) for one in counted)
    last = {"name": "覆盖率", "covered": share(done, len(counted))}
    for column in columns:
        others = [one for one in counted if one.id != column.id]
        last[f"m{column.id}"] = share(sum(bool(found.between(one.id, column.id)) for one in others), len(others))
    return [*rows, last] if rows else []


def _talk_row(found: Coverage, one: MemberView, columns: Iterable[MemberView]) -> Row:
    cells = {f"m{other.id}": SELF if other.id == one.id else _days(found, one, other) for other in columns}
    excused = one.id in found.excused
    covered = EXCUSED if excused else "" if found.lacks(one.id) else ALL
    count = sum(len(days) for pair, days in found.days.items() if one.id in pair)
    return (
        came_from(member=one.id)
        | cells
        | {
            "name": one.label,
            "count": str(count),
            "covered": covered,
            "reason": found.excused.get(one.id, ""),
        }
    )


def _days(found: Coverage, one: MemberView, other: MemberView) -> str:
    days = "\n".join(f"{on:%m.%d}" for on in found.between(one.id, other.id))
    return days or (EXCUSED if one.id in found.excused or other.id in found.excused else "")
