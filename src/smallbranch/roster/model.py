"""Tables of the roster slice; private to it. Everything that changes with time is an interval with inclusive ends."""

from datetime import date, datetime

from sqlalchemy.orm import Mapped, mapped_column

from smallbranch.store.base import PII, Base, IntPk, once_per_member, references


class BranchRow(Base):
    """The Party branch this book belongs to (one row); `committee_from` dates are those of `term`."""

    __tablename__ = "branch"
    id: Mapped[IntPk]
    uid: Mapped[str]
    name: Mapped[str]
    short_name: Mapped[str | None]
    agency: Mapped[str | None]
    superior_org: Mapped[str | None]
    zone: Mapped[str | None]
    unit_code: Mapped[str | None]
    founded_on: Mapped[date | None]
    founding_doc: Mapped[str | None]
    venue: Mapped[str | None]
    office_phone: Mapped[str | None]
    liaison: Mapped[str | None]
    theme_day: Mapped[int | None]
    practice: Mapped[bool] = mapped_column(default=False)


class SettingRow(Base):
    """A branch setting: a key and its JSON value."""

    __tablename__ = "setting"
    id: Mapped[IntPk]
    key: Mapped[str] = mapped_column(unique=True)
    value: Mapped[str]


class TermRow(Base):
    """A committee's (or single secretary's) term of office."""

    __tablename__ = "term"
    id: Mapped[IntPk]
    term_no: Mapped[int]
    elected_on: Mapped[date]
    ends_on: Mapped[date]
    approval_doc: Mapped[str | None]
    has_committee: Mapped[bool] = mapped_column(default=True)


class TermExtensionRow(Base):
    """A term that lasts longer, as approved by the superior; `term.ends_on` stays its regular end."""

    __tablename__ = "term_extension"
    id: Mapped[IntPk]
    term_id: Mapped[int] = references("term.id")
    until_on: Mapped[date]
    approved_on: Mapped[date]
    approval_doc: Mapped[str]
    reason: Mapped[str | None]


class MemberRow(Base):
    """A person of the roster; what changes with time is in the interval tables."""

    __tablename__ = "member"
    id: Mapped[IntPk]
    uid: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str] = mapped_column(index=True)
    name_key: Mapped[str] = mapped_column(index=True)
    initials: Mapped[str]
    sort_no: Mapped[int] = mapped_column(default=0)
    sex: Mapped[str | None]
    ethnic_group: Mapped[str | None]
    birth_date: Mapped[str | None]
    native_place: Mapped[str | None]
    education: Mapped[str | None]
    degree: Mapped[str | None]
    work_start_date: Mapped[str | None]
    join_date: Mapped[str | None]
    full_date: Mapped[str | None]
    id_number: Mapped[str | None] = mapped_column(info=PII)
    phone: Mapped[str | None] = mapped_column(info=PII)
    admin_post: Mapped[str | None]
    department: Mapped[str | None]
    address: Mapped[str | None] = mapped_column(info=PII)
    job_post: Mapped[str | None]
    new_social_stratum: Mapped[str | None]
    technical_post: Mapped[str | None]
    registered_residence: Mapped[str | None] = mapped_column(info=PII)
    join_type: Mapped[str | None]
    confirmation_result: Mapped[str | None]
    join_branch: Mapped[str | None]
    party_age_correction_months: Mapped[int | None]
    retired_on: Mapped[date | None]
    remark: Mapped[str | None]


class RelationRow(Base):
    """Where a member's organisation relation is: `here` and `transfer_out_pending` count here, `guest` never."""

    __tablename__ = "member_relation"
    __table_args__ = once_per_member()
    id: Mapped[IntPk]
    member_id: Mapped[int] = references("member.id")
    kind: Mapped[str]
    start_on: Mapped[date | None]
    end_on: Mapped[date | None]
    start_cause: Mapped[str | None]
    end_cause: Mapped[str | None]
    other_org: Mapped[str | None]
    letter_no: Mapped[str | None]
    letter_on: Mapped[date | None]
    letter_days: Mapped[int | None]
    dues_to: Mapped[str | None]
    receipt_on: Mapped[date | None]


class EarlierLetterRow(Base):
    """A letter of transfer that another one replaced, or that was taken back on its own day."""

    __tablename__ = "earlier_letter"
    id: Mapped[IntPk]
    member_id: Mapped[int] = references("member.id")
    to_org: Mapped[str]
    letter_no: Mapped[str | None]
    letter_on: Mapped[date]
    letter_days: Mapped[int | None]
    dues_to: Mapped[str | None]
    replaced_on: Mapped[date]


class CategoryRow(Base):
    """Which category (人员类别) a member is in, from when to when."""

    __tablename__ = "member_category"
    __table_args__ = once_per_member()
    id: Mapped[IntPk]
    member_id: Mapped[int] = references("member.id")
    category: Mapped[str]
    start_on: Mapped[date | None]
    end_on: Mapped[date | None]


class StateRow(Base):
    """Departures from the normal membership state (党籍状态, 留党察看, 权利中止, 失联, 流动), from when to when."""

    __tablename__ = "member_state"
    __table_args__ = once_per_member("state")
    id: Mapped[IntPk]
    member_id: Mapped[int] = references("member.id")
    state: Mapped[str]
    start_on: Mapped[date | None]
    end_on: Mapped[date | None]
    basis: Mapped[str | None]


class PostRow(Base):
    """A Party post held by a member."""

    __tablename__ = "post"
    __table_args__ = once_per_member("post")
    id: Mapped[IntPk]
    member_id: Mapped[int] = references("member.id")
    term_id: Mapped[int | None] = references("term.id")
    post: Mapped[str]
    start_on: Mapped[date | None]
    end_on: Mapped[date | None]
    origin: Mapped[str | None]
    duties: Mapped[str | None]
    approval_doc: Mapped[str | None]


class TemporaryBodyRow(Base):
    """A temporary branch or cell for a task; no interval of a member changes by it."""

    __tablename__ = "temporary_body"
    id: Mapped[IntPk]
    kind: Mapped[str]
    name: Mapped[str]
    purpose: Mapped[str | None]
    approver: Mapped[str | None]
    approval_doc: Mapped[str | None]
    start_on: Mapped[date]
    end_on: Mapped[date | None]
    remark: Mapped[str | None]


class TemporaryMemberRow(Base):
    """Who belongs to it: a member here, or somebody of another branch by name; the post is one it was appointed to."""

    __tablename__ = "temporary_member"
    __table_args__ = once_per_member("body_id")
    id: Mapped[IntPk]
    body_id: Mapped[int] = references("temporary_body.id")
    member_id: Mapped[int | None] = references("member.id")
    person_name: Mapped[str | None]
    post: Mapped[str | None]


class CellRow(Base):
    """A Party cell of the branch."""

    __tablename__ = "cell"
    id: Mapped[IntPk]
    name: Mapped[str]
    departments: Mapped[str | None]
    start_on: Mapped[date | None]
    end_on: Mapped[date | None]
    remark: Mapped[str | None]


class CellMemberRow(Base):
    """A member's place in a cell."""

    __tablename__ = "cell_member"
    __table_args__ = once_per_member()
    id: Mapped[IntPk]
    cell_id: Mapped[int] = references("cell.id")
    member_id: Mapped[int] = references("member.id")
    leader: Mapped[bool] = mapped_column(default=False)
    start_on: Mapped[date | None]
    end_on: Mapped[date | None]


class AbsenceRow(Base):
    """A known absence (出差, 驻村, 病假 …); an open end is still running. `weekdays` is 135 for Mondays … Fridays."""

    __tablename__ = "absence"
    __table_args__ = once_per_member()
    id: Mapped[IntPk]
    member_id: Mapped[int] = references("member.id")
    kind: Mapped[str]
    start_on: Mapped[date]
    end_on: Mapped[date | None]
    note: Mapped[str | None]
    weekdays: Mapped[str | None]
    half: Mapped[str | None]


class OwnFieldRow(Base):
    """A field the branch added to the member card; hidden ones keep their values."""

    __tablename__ = "own_field"
    id: Mapped[IntPk]
    key: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    kind: Mapped[str]
    choices: Mapped[str]
    sensitive: Mapped[bool] = mapped_column(default=False)
    hidden: Mapped[bool] = mapped_column(default=False)
    position: Mapped[int]


class MemberFilterRow(Base):
    """A filter over the roster the branch keeps under a name; `asked` is what it asks for, as JSON."""

    __tablename__ = "member_filter"
    id: Mapped[IntPk]
    name: Mapped[str] = mapped_column(unique=True)
    asked: Mapped[str]
    position: Mapped[int]


class ExportRow(Base):
    """The roster left the book as a file: when, of which day, how many people, with whole numbers or masked (PI-08)."""

    __tablename__ = "roster_export"
    id: Mapped[IntPk]
    exported_at: Mapped[datetime]
    as_of: Mapped[date]
    people: Mapped[int]
    unmasked: Mapped[bool] = mapped_column(default=False)


class OwnValueRow(Base):
    """A member's value of such a field; a sensitive field's lies in `secret`."""

    __tablename__ = "own_value"
    id: Mapped[IntPk]
    field_id: Mapped[int] = references("own_field.id")
    member_id: Mapped[int] = references("member.id")
    text: Mapped[str | None]
    secret: Mapped[str | None] = mapped_column(info=PII)
