"""What can be asked of the roster. The service normalises texts; dates known only in part are text (`1990-07`)."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct, field

from smallbranch.roster.posts import Post

Category = Literal[
    "full_member", "probationary_member", "prospective_member", "activist_applicant", "membership_applicant"
]
RelationEnd = Literal[
    "transferred_out",
    "deceased",
    "removed_from_roll",
    "expulsion",
    "cancel_probation",
    "application_closed",
    "entry_error",
]
State = Literal[
    "membership_suspended",
    "probation_within_party",
    "rights_suspended",
    "lost_contact_member",
    "mobile_member",
    "member_in_hardship",
]
OwnKind = Literal["text", "choice", "date", "number"]
TemporaryKind = Literal["temporary_branch", "temporary_cell"]
ORIGINS = ("election", "by_election", "appointed")
"""How a holder of a post was usually chosen; other words are kept as they are."""


class SetBranch(Struct, frozen=True, kw_only=True):
    """Set facts of the branch; None leaves one as it is, "" clears it. `theme_day` is 1–28, 0 for no fixed day."""

    name: str | None = None
    short_name: str | None = None
    agency: str | None = None
    superior_org: str | None = None
    zone: str | None = None
    unit_code: str | None = None
    founded_on: date | None = None
    founding_doc: str | None = None
    venue: str | None = None
    office_phone: str | None = None
    liaison: str | None = None
    theme_day: int | None = None


class SetSetting(Struct, frozen=True, kw_only=True):
    """Set a branch setting; an empty value removes it."""

    key: str
    value: str


class MemberFields(Struct, frozen=True, kw_only=True):
    """The fields of a person; None leaves a field as it is, an empty text clears it."""

    name: str | None = None
    sex: str | None = None
    ethnic_group: str | None = None
    birth_date: str | None = None
    native_place: str | None = None
    education: str | None = None
    degree: str | None = None
    work_start_date: str | None = None
    join_date: str | None = None
    full_date: str | None = None
    id_number: str | None = None
    phone: str | None = None
    admin_post: str | None = None
    department: str | None = None
    address: str | None = None
    job_post: str | None = None
    new_social_stratum: str | None = None
    technical_post: str | None = None
    registered_residence: str | None = None
    join_type: str | None = None
    confirmation_result: str | None = None
    join_branch: str | None = None
    party_age_correction_months: int | None = None
    retired_on: date | None = None
    initials: str | None = None
    remark: str | None = None


class AddMember(Struct, frozen=True, kw_only=True):
    """Add a person. `since` is the first day of the relation here (None: before anything recorded); value: member id.

    `category` None: worked out from join_date and full_date, else full_member with a finding. `guest` True: somebody of
    another branch who takes part here; never due, never counted (C22). `dues_to`: as in `BeginRelation`.
    """

    fields: MemberFields
    category: Category | None = None
    since: date | None = None
    from_org: str | None = None
    cell: str | None = None
    guest: bool = False
    dues_to: str | None = None


class ChangeMember(Struct, frozen=True, kw_only=True):
    """Change fields of a person; `own` are the branch's own fields by key, an empty text clears one.

    `clear` names fields that have no empty text (`retired_on`, `party_age_correction_months`) and are to be empty.
    """

    member_id: int
    fields: MemberFields = MemberFields()
    own: dict[str, str] = field(default_factory=dict)
    clear: tuple[Literal["retired_on", "party_age_correction_months"], ...] = ()


class ChangeMembers(Struct, frozen=True, kw_only=True):
    """Change fields of several people in one step, or of none when one cannot be changed."""

    changes: tuple[ChangeMember, ...]


class MergeMembers(Struct, frozen=True, kw_only=True):
    """Two cards of one person become one: all that names `drop_id` names `keep_id`, and that card goes."""

    keep_id: int
    drop_id: int


class DefineField(Struct, frozen=True, kw_only=True):
    """Add a field of the branch's own to the member card, or rename, hide or change the one with `key`. Value: its id.

    `sensitive` values are masked by default and kept apart in the journal.
    """

    key: str
    title: str
    kind: OwnKind = "text"
    choices: tuple[str, ...] = ()
    sensitive: bool = False
    hidden: bool = False


class SetOwnValue(Struct, frozen=True, kw_only=True):
    """Set a member's value of an own field; an empty text clears it."""

    member_id: int
    key: str
    value: str


class SetRosterOrder(Struct, frozen=True, kw_only=True):
    """Set the order of the roster; members not named follow by 姓氏笔画, an empty list is 姓氏笔画 for all."""

    member_ids: tuple[int, ...] = ()


class ChangeCategory(Struct, frozen=True, kw_only=True):
    """A member enters another category on a day (e.g. becomes a full member)."""

    member_id: int
    category: Category
    on: date


class SendTransfer(Struct, frozen=True, kw_only=True):
    """A transfer letter is issued, or issued again; until its receipt is back the branch is responsible (MOVE-03).

    `valid_days` is the validity written on it, None: as the rule pack says (MOVE-04). `dues_to` is the month it says
    dues are paid to (`2026-06`, MOVE-05).
    """

    member_id: int
    on: date
    to_org: str
    letter_no: str | None = None
    valid_days: int | None = None
    dues_to: str | None = None


class WithdrawTransfer(Struct, frozen=True, kw_only=True):
    """A letter came to nothing: from this day the member is simply here again (C06)."""

    member_id: int
    on: date


class BeginRelation(Struct, frozen=True, kw_only=True):
    """Somebody who left, or was a guest, has the relation here from this day.

    `dues_to` is the month dues are paid to before, as the letter brought along says (`2026-06`, MOVE-05).
    """

    member_id: int
    on: date
    from_org: str | None = None
    dues_to: str | None = None


class EndRelation(Struct, frozen=True, kw_only=True):
    """The relation here ends; `on` is the last day. `receipt_on` is the receipt's own day, None: the same."""

    member_id: int
    on: date
    cause: RelationEnd
    to_org: str | None = None
    receipt_on: date | None = None


class SetState(Struct, frozen=True, kw_only=True):
    """A membership state begins, or ends when `until` is given and it is running."""

    member_id: int
    state: State
    since: date | None = None
    until: date | None = None
    basis: str | None = None


class StartTerm(Struct, frozen=True, kw_only=True):
    """A term of office begins with an election; `ends_on` None: as the rule pack says (TERM-01). Value: term id."""

    term_no: int
    elected_on: date
    ends_on: date | None = None
    approval_doc: str | None = None
    has_committee: bool = True


class ExtendTerm(Struct, frozen=True, kw_only=True):
    """The superior approves that the newest term lasts longer (TERM-03): with a document only. Value: extension id."""

    term_id: int
    until_on: date
    approved_on: date
    approval_doc: str
    reason: str | None = None


class RemoveTermExtension(Struct, frozen=True, kw_only=True):
    """An extension was entered by mistake; the last one of the term goes."""

    term_id: int


class AssignPost(Struct, frozen=True, kw_only=True):
    """A member takes a post; `origin` is one of ORIGINS or a text. Value: post id."""

    member_id: int
    post: Post
    start_on: date | None = None
    end_on: date | None = None
    origin: str | None = None
    duties: str | None = None
    approval_doc: str | None = None


class ChangePost(Struct, frozen=True, kw_only=True):
    """Put right how a post came about or what it is for; None leaves a text as it is, "" clears it."""

    post_id: int
    origin: str | None = None
    duties: str | None = None
    approval_doc: str | None = None


class EndPost(Struct, frozen=True, kw_only=True):
    """A post ends; `on` is the last day."""

    post_id: int
    on: date


class SetCell(Struct, frozen=True, kw_only=True):
    """Make a cell (`cell_id` None) or change it. Value: cell id."""

    name: str
    cell_id: int | None = None
    departments: str | None = None
    start_on: date | None = None
    end_on: date | None = None
    remark: str | None = None


class PlaceInCell(Struct, frozen=True, kw_only=True):
    """A member joins a cell on a day and leaves the one before; `cell_id` None: leaves only."""

    member_id: int
    cell_id: int | None
    leader: bool = False
    since: date | None = None


class TemporaryMemberPart(Struct, frozen=True, kw_only=True):
    """Somebody of a temporary branch or cell: a member by id, or a person of another branch by name."""

    member_id: int | None = None
    person_name: str | None = None
    post: str | None = None


class SetTemporaryBody(Struct, frozen=True, kw_only=True):
    """Set up a temporary branch or cell (`body_id` None), or replace its facts and people. Value: its id.

    It changes no relation, no dues and no vote (ORG-16, ORG-17); after `end_on` it has ended by itself.
    """

    kind: TemporaryKind
    name: str
    start_on: date
    end_on: date | None = None
    purpose: str | None = None
    approver: str | None = None
    approval_doc: str | None = None
    remark: str | None = None
    members: tuple[TemporaryMemberPart, ...] = ()
    body_id: int | None = None


class RemoveTemporaryBody(Struct, frozen=True, kw_only=True):
    """A temporary branch or cell was entered by mistake."""

    body_id: int


class RecordAbsence(Struct, frozen=True, kw_only=True):
    """A known absence; kinds are those of the rule pack. Value: absence id.

    `weekdays` (1 is Monday) limit it to these days of each week, as of somebody who works part of the time; `half` to
    the morning or the afternoon.
    """

    member_id: int
    kind: str
    start_on: date
    end_on: date | None = None
    note: str | None = None
    absence_id: int | None = None
    weekdays: tuple[int, ...] = ()
    half: Literal["morning", "afternoon"] | None = None


class RemoveAbsence(Struct, frozen=True, kw_only=True):
    """Remove an absence that was entered by mistake."""

    absence_id: int


COMMANDS: tuple[type, ...] = (
    SetBranch,
    SetSetting,
    AddMember,
    ChangeMember,
    ChangeMembers,
    MergeMembers,
    DefineField,
    SetOwnValue,
    ChangeCategory,
    SetRosterOrder,
    SendTransfer,
    WithdrawTransfer,
    BeginRelation,
    EndRelation,
    SetState,
    StartTerm,
    ExtendTerm,
    RemoveTermExtension,
    AssignPost,
    ChangePost,
    EndPost,
    SetCell,
    PlaceInCell,
    SetTemporaryBody,
    RemoveTemporaryBody,
    RecordAbsence,
    RemoveAbsence,
)
