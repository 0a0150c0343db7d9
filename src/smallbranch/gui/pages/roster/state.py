"""Searching, masking and wording of the roster, without Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from dataclasses import fields as dataclass_fields
from datetime import date
from enum import StrEnum
from typing import Any, Final

from smallbranch.bootstrap import AppContext
from smallbranch.gui.wording import titled
from smallbranch.kernel import masking
from smallbranch.roster.commands import ChangeMember, ChangeMembers, MemberFields
from smallbranch.roster.filters import holds_text
from smallbranch.roster.views import MemberView, SpanView

REVEAL_SECONDS: Final = 30
SHOWN_FIELDS: Final = (
    "sex", "ethnic_group", "birth_date", "native_place", "education", "degree", "id_number", "phone", "join_date",
    "full_date", "work_start_date", "department", "admin_post", "job_post", "technical_post", "address",
    "registered_residence", "join_type", "confirmation_result", "join_branch", "new_social_stratum",
    "party_age_correction_months", "retired_on", "remark",
)  # fmt: skip
PARTIAL_DATES: Final = ("birth_date", "work_start_date", "join_date", "full_date")
ALWAYS_SHOWN: Final = frozenset(
    ("sex", "ethnic_group", "birth_date", "education", "id_number", "phone", "join_date", "full_date", "department")
)


class Who(StrEnum):
    """Whom the list shows."""

    MEMBERS = "members"
    ALL = "all"
    FORMER = "former"


@dataclass(frozen=True, slots=True)
class Moment:
    """One line of a person's history, in words."""

    first: date | None
    last: date | None
    what: str
    note: str
    running: bool


def people(ctx: AppContext, who: Who, as_of: date) -> tuple[MemberView, ...]:
    """Return the people of a choice as of a day."""
    if who is Who.FORMER:
        return ctx.roster.former_members(as_of)
    wide = who is Who.ALL
    return ctx.roster.members(as_of, include_guests=wide, include_applicants=wide)


def matching(members: Iterable[MemberView], text: str) -> tuple[MemberView, ...]:
    """Return those whose name, pinyin initials, department or cell hold the text."""
    return tuple(member for member in members if holds_text(member, text))


def shown_value(member: MemberView, field: str, *, revealed: bool) -> str:
    """Return a field as text, sensitive ones masked unless revealed."""
    value = getattr(member, field)
    if value is None:
        return ""
    row: Mapping[str, Any] = {field: value} if revealed else masking.masked({field: value})
    return str(row[field])


def has_hidden(member: MemberView) -> bool:
    """Tell whether anything of this person is masked."""
    return any(getattr(member, field) for field in masking.SENSITIVE)


OWN: Final = "own."


def change_of(
    member: MemberView, values: Mapping[str, Any], own: Mapping[str, str] | None = None
) -> ChangeMember | None:
    """Return the command for what differs; None when nothing does. `own` are the own values the book holds."""
    known = {field.name for field in dataclass_fields(MemberFields)}
    given = {
        name: value
        for name, value in values.items()
        if name in known and value is not None and value != (getattr(member, name) or "")
    }
    held = own or {}
    ours = {
        name.removeprefix(OWN): str(value or "")
        for name, value in values.items()
        if name.startswith(OWN) and (value or "") != held.get(name.removeprefix(OWN), "")
    }
    return ChangeMember(member_id=member.id, fields=MemberFields(**given), own=ours) if given or ours else None


SAME_FOR_MANY: Final = (
    "department", "admin_post", "job_post", "technical_post", "education", "degree", "ethnic_group", "native_place",
    "work_start_date", "join_date", "full_date", "join_type", "confirmation_result", "join_branch", "sex", "remark",
)  # fmt: skip


def several_of(members: Iterable[MemberView], field: str, value: str) -> ChangeMembers:
    """Return the command that sets one field of several people."""
    ours = {field.removeprefix(OWN): value} if field.startswith(OWN) else {}
    fields = MemberFields() if ours else MemberFields(**{field: value})  # type: ignore[arg-type]
    return ChangeMembers(changes=tuple(ChangeMember(member_id=one.id, fields=fields, own=ours) for one in members))


def posts_text(ctx: AppContext, member: MemberView) -> str:
    """Return the posts of a member in one cell."""
    return "、".join(ctx.messages.word(post) for post in member.party_posts)


def moments(ctx: AppContext, spans: Iterable[SpanView], today: date) -> tuple[Moment, ...]:
    """Return the history of a member, newest first."""
    kinds = {kind.id: titled(ctx.messages, kind.id, kind.title) for kind in ctx.packs.rules.absence_kinds(today)}
    ordered = sorted(spans, key=lambda span: span.start_on or date.min, reverse=True)
    return tuple(_moment(ctx, span, kinds, today) for span in ordered)


def _moment(ctx: AppContext, span: SpanView, kinds: Mapping[str, str], today: date) -> Moment:
    what = span.value if span.track == "cell" else kinds.get(span.value, ctx.messages.word(span.value))
    note = ctx.messages.word(span.note) if span.note else ""
    running = (span.start_on or date.min) <= today and (span.end_on is None or span.end_on >= today)
    return Moment(span.start_on, span.end_on, what, note, running)
