"""Frozen rows of the roster: what other parts see. Every view is as of a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from msgspec import Struct


class BranchView(Struct, frozen=True):
    """The branch; `practice` marks 练习支部."""

    uid: str
    name: str
    short_name: str | None
    agency: str | None
    superior_org: str | None
    zone: str | None
    unit_code: str | None
    founded_on: date | None
    founding_doc: str | None
    venue: str | None
    office_phone: str | None
    liaison: str | None
    theme_day: int | None
    practice: bool


class MemberView(Struct, frozen=True):
    """A person as of a day. `party_posts` are codes; `cell` is a name; `age` and `party_age` are None when unknown.

    `votes` tells the right to vote on that day (VOTE-01…03); `relation` is here, transfer_out_pending,
    guest, or "" of somebody who is not here on the day.
    """

    id: int
    uid: str
    name: str
    label: str
    initials: str
    sex: str | None
    ethnic_group: str | None
    birth_date: str | None
    native_place: str | None
    education: str | None
    degree: str | None
    work_start_date: str | None
    join_date: str | None
    full_date: str | None
    id_number: str | None
    phone: str | None
    admin_post: str | None
    department: str | None
    address: str | None
    job_post: str | None
    new_social_stratum: str | None
    technical_post: str | None
    registered_residence: str | None
    join_type: str | None
    confirmation_result: str | None
    join_branch: str | None
    party_age_correction_months: int | None
    retired_on: date | None
    remark: str | None
    relation: str
    since: date | None
    member_category: str
    states: tuple[str, ...]
    votes: bool
    party_posts: tuple[str, ...]
    cell_id: int | None
    cell: str | None
    cell_leader: bool
    age: int | None
    party_age: int | None


class PostView(Struct, frozen=True):
    """A post held by a member."""

    id: int
    member_id: int
    member_name: str
    post: str
    start_on: date | None
    end_on: date | None
    origin: str | None
    duties: str | None
    approval_doc: str | None
    term_no: int | None


class TermView(Struct, frozen=True):
    """A term of office; `ends_on` is its end on the day asked for, an approved extension included."""

    id: int
    term_no: int
    elected_on: date
    ends_on: date
    approval_doc: str | None
    has_committee: bool
    regular_end: date
    extension_doc: str | None
    extended_on: date | None


class CellView(Struct, frozen=True):
    """A cell as of a day, with its members' ids and names in roster order."""

    id: int
    name: str
    departments: str | None
    start_on: date | None
    end_on: date | None
    remark: str | None
    leader_id: int | None
    leader: str | None
    member_ids: tuple[int, ...]
    members: tuple[str, ...]


class TemporaryMemberView(Struct, frozen=True):
    """Somebody of a temporary branch or cell; the post is a text."""

    member_id: int | None
    name: str
    post: str | None


class TemporaryBodyView(Struct, frozen=True):
    """A temporary branch or cell."""

    id: int
    kind: str
    name: str
    purpose: str | None
    approver: str | None
    approval_doc: str | None
    start_on: date
    end_on: date | None
    remark: str | None
    members: tuple[TemporaryMemberView, ...]


class AbsenceView(Struct, frozen=True):
    """A known absence; with `weekdays` on these days of each week only, with `half` in the morning or afternoon."""

    id: int
    member_id: int
    member_name: str
    kind: str
    start_on: date
    end_on: date | None
    note: str | None
    weekdays: tuple[int, ...] = ()
    half: str | None = None

    def covers(self, day: date) -> bool:
        """Tell whether it holds on a day, or on half of it."""
        inside = self.start_on <= day and (self.end_on is None or day <= self.end_on)
        return inside and (not self.weekdays or day.isoweekday() in self.weekdays)


class SpanView(Struct, frozen=True):
    """One interval of a member's history: relation, category, state, post or cell."""

    member_id: int
    track: str
    value: str
    start_on: date | None
    end_on: date | None
    note: str | None
    id: int = 0


class ExportView(Struct, frozen=True):
    """An export of the roster."""

    exported_at: datetime
    as_of: date
    people: int
    unmasked: bool


class RelationView(Struct, frozen=True):
    """Where a member's relation is for a while, with the letter that moves it if there is one."""

    id: int
    kind: str
    start_on: date | None
    end_on: date | None
    other_org: str | None
    letter_no: str | None
    letter_on: date | None
    letter_days: int | None
    dues_to: str | None
    receipt_on: date | None


class TodoView(Struct, frozen=True):
    """Something with a last day that somebody is to see to; `action` names the remedy, `target_id` whom it is about."""

    code: str
    params: Mapping[str, object]
    day: date
    rule_id: str
    article: str
    action: str
    target_id: int | None = None


class OwnFieldView(Struct, frozen=True):
    """A field the branch added itself; `kind` is text, choice, date or number."""

    key: str
    title: str
    kind: str
    choices: tuple[str, ...]
    sensitive: bool
    hidden: bool
