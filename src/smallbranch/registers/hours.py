"""Study hours of a year (HOUR-01 to HOUR-11): in the branch by attendance, elsewhere by certificate; pure functions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_DOWN, Decimal

from msgspec import Struct

from smallbranch.kernel.periods import Period
from smallbranch.packs.rulebook import RuleBook
from smallbranch.packs.schema import HoursRule
from smallbranch.registers.datasets import Source, Studied
from smallbranch.registers.views import EntryView
from smallbranch.roster.views import MemberView

ALL_MEMBERS, COMMITTEE = "all_members", "committee"
TENTH = Decimal("0.1")
PRO_RATA, SPLIT = "pro_rata", "split"
MONTHS = 12


class Kinds(Struct, frozen=True):
    """The register of certificates: its id, its fields, and the kinds that are online or private study."""

    register: str
    member: str
    hours: str
    kind: str
    until: str
    online: str
    private: str

    @classmethod
    def of(cls, params: Mapping[str, str]) -> Kinds:
        """Read them from the params of the ledger of hours."""
        return cls(**{name: params[name] for name in cls.__struct_fields__})


class MemberHours(Struct, frozen=True):
    """One person's year; `total` is what counts. `exempt` names why nothing is demanded (HOUR-08), else empty."""

    member: MemberView
    rule: HoursRule | None
    standard: int
    training: Decimal
    branch: Decimal
    lectures: Decimal
    online: Decimal
    total: Decimal
    courses: int
    exempt: str

    @property
    def short(self) -> Decimal:
        """Return how many hours are missing."""
        return max(Decimal(0), self.standard - self.total)


class Year(Struct, frozen=True):
    """What was studied by everybody in a period, read once."""

    period: Period
    studied: Mapping[int, Sequence[Studied]]
    certificates: Mapping[int, Sequence[EntryView]]
    exempt: Mapping[int, str]


def read_year(source: Source, period: Period, as_of: date, kinds: Kinds) -> Year:
    """Read the minutes and certificates of a period."""
    studied: dict[int, list[Studied]] = defaultdict(list)
    for line in source.study(period):
        studied[line.member_id].append(line)
    certificates: dict[int, list[EntryView]] = defaultdict(list)
    for view in source.entries(kinds.register):
        who = view.values.get(kinds.member, "")
        if who.isdecimal() and hours_within(view, period, kinds, source.packs.rules, as_of):
            certificates[int(who)].append(view)
    return Year(period, studied, certificates, _exempt(source, period, as_of))


def member_hours(source: Source, period: Period, as_of: date, kinds: Kinds) -> tuple[MemberHours, ...]:
    """Return the year of every member of the day in roster order."""
    return hours_of(source, read_year(source, period, as_of, kinds), as_of, kinds)


def hours_of(source: Source, year: Year, as_of: date, kinds: Kinds) -> tuple[MemberHours, ...]:
    """Return the same of a year that was read already."""
    return tuple(_of_member(source.packs.rules, year, as_of, kinds, one) for one in source.roster.members(as_of))


def _of_member(rules: RuleBook, year: Year, as_of: date, kinds: Kinds, member: MemberView) -> MemberHours:
    per_hour = rules.setting_int("study_hour_minutes", as_of)
    studied = year.studied.get(member.id, ())
    together = _hours(sum(line.minutes for line in studied), per_hour)
    lectures = _hours(sum(line.lecture_minutes for line in studied), per_hour)
    sums: dict[str, Decimal] = defaultdict(Decimal)
    courses = 0
    for view in year.certificates.get(member.id, ()):
        kind = view.values.get(kinds.kind, "")
        sums[kind] += hours_within(view, year.period, kinds, rules, as_of)
        courses += kind not in (kinds.online, kinds.private)
    online = sums.pop(kinds.online, Decimal(0))
    sums.pop(kinds.private, None)
    training = sum(sums.values(), Decimal(0))
    total = together + training + (online if rules.setting_flag("online_study_counts", as_of) else 0)
    rule = standard_rule(rules, as_of, committee=bool(member.party_posts))
    standard = _standard(rules, rule, year.period, as_of, member)
    exempt = year.exempt.get(member.id) or _old(rules, as_of, member)
    return MemberHours(member, rule, standard, training, together - lectures, lectures, online, total, courses, exempt)


def standard_rule(rules: RuleBook, as_of: date, *, committee: bool) -> HoursRule | None:
    """Return the rule with the hours somebody needs: that of the committee for its members, where it asks for more."""
    groups = (ALL_MEMBERS, COMMITTEE) if committee else (ALL_MEMBERS,)
    return max((rule for rule in rules.hours(as_of) if rule.who in groups), key=lambda rule: rule.hours, default=None)


def hours_within(view: EntryView, period: Period, kinds: Kinds, rules: RuleBook, as_of: date) -> Decimal:
    """Return the hours of a certificate that belong to a period; a course over New Year is split by days (HOUR-10)."""
    hours = Decimal(view.values.get(kinds.hours) or 0)
    if view.on_day is None:
        return Decimal(0)
    last = view.values.get(kinds.until, "")
    until = max(view.on_day, date.fromisoformat(last)) if last else view.on_day
    if rules.setting_text("course_over_new_year", as_of) != SPLIT or until == view.on_day:
        return hours if period.contains(view.on_day) else Decimal(0)
    days = (until - view.on_day).days + 1

    def up_to(day: date) -> Decimal:
        """Return the hours until the end of a day, so that the parts of a course add up to all of it."""
        gone = min(max((day - view.on_day).days + 1, 0), days) if view.on_day else 0
        return (hours * gone / days).quantize(TENTH, ROUND_DOWN) if gone < days else hours

    return up_to(period.last) - up_to(period.first - timedelta(days=1))


def _standard(rules: RuleBook, rule: HoursRule | None, period: Period, as_of: date, member: MemberView) -> int:
    if rule is None:
        return 0
    came = member.since
    if rules.setting_text("part_year_hours", as_of) != PRO_RATA or came is None or not period.contains(came):
        return rule.hours
    months = MONTHS - came.month + 1
    return int((Decimal(rule.hours * months) / MONTHS).quantize(Decimal(1), ROUND_CEILING))


def _exempt(source: Source, period: Period, as_of: date) -> Mapping[int, str]:
    rules = source.packs.rules
    kinds = _texts(rules, "study_exempt_absences", as_of)
    titles = {kind.id: kind.title for kind in rules.absence_kinds(as_of)}
    return {
        one.member_id: titles.get(one.kind, one.kind) for one in source.roster.absences(period) if one.kind in kinds
    }


def _old(rules: RuleBook, as_of: date, member: MemberView) -> str:
    limit = rules.setting_int("study_exempt_age", as_of)
    return f"{member.age}周岁" if limit and member.age is not None and member.age >= limit else ""


def _texts(rules: RuleBook, key: str, as_of: date) -> Iterable[str]:
    value = rules.setting(key, as_of).value
    return value if isinstance(value, tuple) else (str(value),)


def _hours(minutes: int, per_hour: int) -> Decimal:
    return (Decimal(minutes) / per_hour).quantize(TENTH, ROUND_DOWN)


def hour_text(value: Decimal) -> str:
    """Return hours with at most one decimal and no empty one."""
    return f"{value.quantize(TENTH, ROUND_DOWN).normalize():f}"
