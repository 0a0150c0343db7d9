"""The figures behind the charts: who the members are, what was held, who came, what was studied."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from msgspec import Struct

from smallbranch.kernel.periods import Period, PeriodKind
from smallbranch.ledgers.annual import HOURS, share
from smallbranch.ledgers.cells import Row
from smallbranch.lessons.service import LessonsService
from smallbranch.meetings.datasets import form_title
from smallbranch.meetings.service import MeetingsService
from smallbranch.packs.loader import Packs
from smallbranch.registers.service import RegistersService
from smallbranch.roster.datasets import UNKNOWN, age_band, age_bands
from smallbranch.roster.service import RosterService
from smallbranch.roster.views import MemberView
from smallbranch.rules.service import RulesService
from smallbranch.rules.views import Node

_MALE, _FEMALE = "男", "女"
_HAN = ("汉族", "汉")
_QUARTERS = "一二三四"


class StatisticsData(Struct, frozen=True):
    """Gives the datasets of the statistics ledgers; every row names its `chart`."""

    roster: RosterService
    meetings: MeetingsService
    lessons: LessonsService
    registers: RegistersService
    rules: RulesService
    packs: Packs

    def datasets(self) -> Mapping[str, Callable[[Period, date, Mapping[str, str]], Sequence[Row]]]:
        """Return the datasets by name."""
        return {
            "ledgers.members_structure": self._structure,
            "ledgers.obligations": self._obligations,
            "ledgers.attendance": self._attendance,
            "ledgers.attendance_columns": self._attendance_columns,
            "ledgers.study": self._study,
        }

    # ── S01 ──────────────────────────────────────────────────────────────────────────────────────────────────

    def _structure(self, period: Period, as_of: date, params: Mapping[str, str]) -> Sequence[Row]:
        """Count the members of a day; those whose membership is stopped are not counted, as in L02."""
        people = [one for one in self.roster.members(as_of) if "membership_suspended" not in one.states]
        return [*_composition(people), *_ages(people), *_educations(people)]

    # ── S02 ──────────────────────────────────────────────────────────────────────────────────────────────────

    def _obligations(self, period: Period, as_of: date, params: Mapping[str, str]) -> Sequence[Row]:
        """Count what was due by form and by part of the period: quarters of a year, else months."""
        nodes = self.rules.nodes(period, as_of)
        forms = dict.fromkeys(node.form for node in nodes)
        titles = {form: form_title(form, self.packs.rules, as_of, short=True) for form in forms}
        rows = [_tally("forms", titles[form], (node for node in nodes if node.form == form)) for form in forms]
        parts = period.quarters() if period.kind is PeriodKind.YEAR else period.months()
        for part in parts:
            ended = [node for node in nodes if part.contains(Period.parse(node.period).last)]
            rows.append(_tally("parts", _part_name(part), ended))
        return rows

    # ── S03 ──────────────────────────────────────────────────────────────────────────────────────────────────

    def _attendance(self, period: Period, as_of: date, params: Mapping[str, str]) -> Sequence[Row]:
        view = self.meetings.attendance_matrix(period)
        heat, rates = [], []
        for row in view.rows:
            rate = share(row.rate_present, row.rate_base)
            states = {column.key: state for column, state in zip(view.columns, row.states, strict=True)}
            heat.append({"chart": "heat", "label": row.name, "text": rate, **states})
            if row.rate_base:
                after = share(row.rate_after_makeup, row.rate_base)
                rates.append(
                    {
                        "chart": "rates",
                        "label": row.name,
                        "text": rate if after == rate else f"{rate}，补课后{after}",
                        "present": str(row.rate_present * 100 / row.rate_base),
                        "made_up": str((row.rate_after_makeup - row.rate_present) * 100 / row.rate_base),
                    }
                )
        return [*heat, *rates] if view.columns else []

    def _attendance_columns(self, period: Period, as_of: date, params: Mapping[str, str]) -> Sequence[Row]:
        """Return the columns of the heat map; each heading reads downwards."""
        rows = []
        for column in self.meetings.attendance_matrix(period).columns:
            title = form_title(column.form, self.packs.rules, column.held_on, short=True)
            rows.append({"key": column.key, "title": f"{column.held_on.month}月\n{column.held_on.day}日\n{title}"})
        return rows

    # ── S04 ──────────────────────────────────────────────────────────────────────────────────────────────────

    def _study(self, period: Period, as_of: date, params: Mapping[str, str]) -> Sequence[Row]:
        """Return how often each member lectured in the year, and the study hours against the standard."""
        rows: list[Row] = []
        labels = {one.id: one.label for one in self.roster.members(as_of)}  # tell people of the same name apart
        for one in self.lessons.counts(period.year, as_of):
            text = f"{one.times}讲，{one.minutes}分钟" if one.times else "—"
            rows.append({"chart": "lectures", "label": labels[one.member_id], "times": str(one.times), "text": text})
        definition = self.packs.ledgers.get(HOURS)
        if definition is None:
            return rows
        hours = self.registers.datasets()[definition.dataset](period, as_of, definition.params)
        return [*rows, *(_hours(label, row) for label, row in zip(labels.values(), hours, strict=True))]


def _composition(people: Sequence[MemberView]) -> Iterator[Row]:
    counts = {
        "正式党员": sum(one.member_category == "full_member" for one in people),
        "预备党员": sum(one.member_category == "probationary_member" for one in people),
        _MALE: sum(one.sex == _MALE for one in people),
        _FEMALE: sum(one.sex == _FEMALE for one in people),
        "汉族": sum(one.ethnic_group in _HAN for one in people),
        "少数民族": sum(one.ethnic_group is not None and one.ethnic_group not in _HAN for one in people),
    }
    for label, count in counts.items():
        text = f"{count}人，{share(count, len(people))}" if people else f"{count}人"
        yield {"chart": "composition", "label": label, "count": str(count), "text": text}


def _ages(people: Sequence[MemberView]) -> Iterator[Row]:
    names = [*age_bands(), *[UNKNOWN] * any(one.age is None for one in people)]
    for name in names:
        band = [one for one in people if age_band(one.age) == name]
        yield _by_sex("ages", name, band)


def _educations(people: Sequence[MemberView]) -> Iterator[Row]:
    counts = Counter(one.education or UNKNOWN for one in people)
    for name in sorted(counts, key=lambda each: (each == UNKNOWN, -counts[each], each)):
        yield _by_sex("educations", name, [one for one in people if (one.education or UNKNOWN) == name])


def _by_sex(chart: str, label: str, people: Sequence[MemberView]) -> Row:
    male, female = (sum(one.sex == sex for one in people) for sex in (_MALE, _FEMALE))
    return {
        "chart": chart,
        "label": label,
        "male": str(male),
        "female": str(female),
        "other": str(len(people) - male - female),
        "text": f"{len(people)}人",
    }


def _tally(chart: str, label: str, nodes: Iterable[Node]) -> Row:
    counts = Counter(node.status.value for node in nodes)
    due = counts.total() - counts["not_applicable"]
    settled = counts["done"] + counts["made_up"]
    text = f"{settled}／{due}" if due else ("不适用" if counts.total() else "—")
    return {"chart": chart, "label": label, "text": text} | {status: str(count) for status, count in counts.items()}


def _part_name(part: Period) -> str:
    if part.kind is PeriodKind.QUARTER:
        return f"{_QUARTERS[(part.first.month - 1) // 3]}季度"
    return f"{part.first.month}月"


def _hours(label: str, row: Row) -> Row:
    total, standard = Decimal(row["total"]), Decimal(row["standard"])
    return {
        "chart": "hours",
        "label": label,
        "total": str(total),
        "short": str(max(Decimal(0), standard - total)),
        "text": f"{row['total']}／{row['standard']}",
    }
