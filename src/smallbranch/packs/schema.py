"""The shape of rules: every struct is one kind of entry in a rule pack (`[[cadence]]`, `[[vote]]` …).

A rule says where it stands (article, version, mark), who set it (layer), how strictly it binds and since when.
Conditions are names from a list, never expressions.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct


class Layer(StrEnum):
    """Who set a rule, weakest claim first: the program's defaults, then from the top down to the branch itself."""

    DEFAULT = "default"
    CENTRAL = "central"
    PROVINCE = "province"
    CITY = "city"
    AGENCY = "agency"
    BRANCH = "branch"

    @property
    def depth(self) -> int:
        """Return the place in the order; the deepest layer that has a rule is asked."""
        return list(Layer).index(self)


class Binding(StrEnum):
    """How strictly a rule binds: `hard` is never loosened, `general` is a norm with 一般, `local` a setting."""

    HARD = "hard"
    GENERAL = "general"
    LOCAL = "local"


class Span(StrEnum):
    """The calendar unit in which something is due."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"

    @property
    def per_year(self) -> int:
        """Return how many of these spans a year has."""
        return {"month": 12, "quarter": 4, "half_year": 2, "year": 1}[self.value]


class Condition(StrEnum):
    """Facts of a branch on a day on which a rule may depend."""

    HAS_COMMITTEE = "has_committee"
    HAS_CELLS = "has_cells"
    FULL_MEMBERS_AT_LEAST_3 = "full_members_at_least_3"
    FULL_MEMBERS_AT_LEAST_7 = "full_members_at_least_7"


class Per(StrEnum):
    """For whom a cadence is counted."""

    BRANCH = "branch"
    CELL = "cell"
    MEMBER = "member"
    PAIR = "pair"


class Due(StrEnum):
    """Who is expected at a form of meeting."""

    ALL_MEMBERS = "all_members"
    COMMITTEE = "committee"
    CELL = "cell"
    NONE = "none"


class Basis(StrEnum):
    """What a share is taken of: everybody due, or those present."""

    DUE = "due"
    PRESENT = "present"


class Bound(StrEnum):
    """Whether a figure is a floor or a ceiling."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"


class Unit(StrEnum):
    """What a figure counts."""

    PEOPLE = "people"
    UNITS = "units"
    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    WORKING_DAY = "working_day"
    HOUR = "hour"
    YUAN = "yuan"


class Restores(StrEnum):
    """How much of a missed node a make-up restores."""

    NONE = "none"
    HALF = "half"
    ALL = "all"


class Rule(Struct, frozen=True, kw_only=True):
    """What every rule carries; `article` is the full citation, `effective_to` the last day it held."""

    id: str
    article: str
    version: str
    mark: str
    layer: Layer
    pack: str
    severity: Binding
    effective_from: date
    effective_to: date | None = None
    note: str = ""

    def holds_on(self, day: date) -> bool:
        """Tell whether the rule is in force on a day."""
        return self.effective_from <= day and (self.effective_to is None or day <= self.effective_to)

    def cited(self) -> dict[str, object]:
        """Return what every finding says of its rule."""
        return {
            "rule": self.id,
            "article": self.article,
            "version": self.version,
            "mark": self.mark,
            "layer": self.layer.value,
        }


class Cadence(Rule, frozen=True, kw_only=True):
    """How often a form is due: `min` times in each calendar span; `months` are the usual ones of a yearly form."""

    form: str
    period: Span
    min: int
    per: Per = Per.BRANCH
    applies_if: tuple[Condition, ...] = ()
    months: tuple[int, ...] = ()


class Share(Struct, frozen=True, kw_only=True):
    """A fraction of a head count: at least num/den, or more than num/den when `strict`."""

    of: Basis
    num: int
    den: int
    strict: bool


class VoteRule(Rule, frozen=True, kw_only=True):
    """The arithmetic of one kind of motion; `passes` is missing where the text only sets a quorum."""

    motion: tuple[str, ...]
    electorate: str
    quorum: Share
    passes: Share | None = None
    written_opinion: bool = False
    secret: bool = False


class CandidateRule(Rule, frozen=True, kw_only=True):
    """More candidates than seats for these posts, by num/den of the seats rounded up; num 0 means as many as seats."""

    posts: tuple[str, ...]
    num: int
    den: int


class HoursRule(Rule, frozen=True, kw_only=True):
    """The study hours of a year for a group of members, and the training courses among them."""

    who: str
    hours: int
    courses: int = 0


class LimitRule(Rule, frozen=True, kw_only=True):
    """A threshold of organisation or term; `key` is its name in the program."""

    key: str
    value: int
    unit: Unit
    bound: Bound


class DeadlineRule(Rule, frozen=True, kw_only=True):
    """So much time before or after an anchor."""

    node: str
    anchor: str
    amount: int
    unit: Unit
    bound: Bound
    before: bool = False


class SettingRule(Rule, frozen=True, kw_only=True):
    """A value every branch may set; `choices` limits text values, `title` is what the settings page shows."""

    key: str
    title: str
    value: bool | int | str | tuple[str, ...]
    choices: tuple[str, ...] = ()


class ComboRule(Rule, frozen=True, kw_only=True):
    """Two forms in one sitting: whether both count when each has its own segment and record."""

    first: str
    second: str
    allowed: bool


class MakeupRule(Rule, frozen=True, kw_only=True):
    """Make-up of a missed node, for one form or for "any"; the days run from the end of the span that was missed."""

    form: str
    allowed: bool
    within_days: int
    restores: Restores


class AttendanceState(Rule, frozen=True, kw_only=True):
    """One state of a person at an event with its sign in the matrix."""

    title: str
    sign: str
    present: bool
    due: bool = True


class AbsenceKind(Rule, frozen=True, kw_only=True):
    """One reason to be away; `state` is the attendance state it leads to, `official` means away on duty."""

    title: str
    state: str
    official: bool


class MeetingForm(Rule, frozen=True, kw_only=True):
    """One form of organisational life: who is expected, who chairs, how it votes, which ledger prints it."""

    title: str
    short: str
    due: Due
    chair: str = ""
    motion: str = ""
    ledger: str = ""
    minutes: int = 90
    lecture: bool = False
    container: bool = False


class LectureKind(Rule, frozen=True, kw_only=True):
    """One kind of micro-lecture."""

    title: str


class PlanNode(Rule, frozen=True, kw_only=True):
    """Something that belongs into a month of every year's plan; `day` 0 means any day of the month."""

    title: str
    month: int
    day: int = 0
    form: str = ""


class QuorumExclusion(Rule, frozen=True, kw_only=True):
    """A reason for which a member may be left out of 应到, with consent of the superior and approval of the meeting."""

    title: str
