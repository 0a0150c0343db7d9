"""Searching, masking and wording of the roster, without Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, Final

from smallbranch.bootstrap import AppContext
from smallbranch.kernel import masking
from smallbranch.kernel.findings import Subject
from smallbranch.roster import id_number
from smallbranch.roster.commands import ChangeMember, ChangeMembers, MemberFields
from smallbranch.roster.filters import holds_text
from smallbranch.roster.views import MemberView

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
WHOLE: Final = ("retired_on", "party_age_correction_months")  # they have no empty text


def change_of(
    member: MemberView, values: Mapping[str, Any], own: Mapping[str, str] | None = None
) -> ChangeMember | None:
    """Return the command for what differs; None when nothing does. `own` are the own values the book holds."""
    known = set(MemberFields.__struct_fields__)
    given = {
        name: value
        for name, value in values.items()
        if name in known and value is not None and value != (getattr(member, name) or "") and name not in WHOLE
    }
    given |= {
        name: values[name] for name in WHOLE if values.get(name) is not None and values[name] != getattr(member, name)
    }
    clear = tuple(
        name for name in WHOLE if name in values and values[name] is None and getattr(member, name) is not None
    )
    held = own or {}
    ours = {
        name.removeprefix(OWN): str(value or "")
        for name, value in values.items()
        if name.startswith(OWN) and (value or "") != held.get(name.removeprefix(OWN), "")
    }
    if not (given or ours or clear):
        return None
    return ChangeMember(member_id=member.id, fields=MemberFields(**given), own=ours, clear=clear)  # type: ignore[arg-type]


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


def id_doubts(ctx: AppContext, member: MemberView) -> tuple[tuple[str, str, ChangeMember | None], ...]:
    """Return what does not fit the ID number: a sentence, the number's value, and the command that takes it.

    Both values stay until somebody decides; of a form or check digit there is nothing to take.
    """
    if not member.id_number:
        return ()
    found = id_number.doubts(member.id_number, member.birth_date, member.sex, Subject("member", member.id))
    told = []
    for one in found:
        field, value = _TAKEN.get(one.code, ("", "")), ""
        if field[0]:
            value = str(one.params[field[1]])
        fields = MemberFields(**{field[0]: value}) if value else None  # type: ignore[arg-type]
        change = ChangeMember(member_id=member.id, fields=fields) if fields else None
        told.append((ctx.messages.text("finding", one.code, one.params), value, change))
    return tuple(told)


_TAKEN: Final = {"member_id_birth_date": ("birth_date", "id_birth_date"), "member_id_sex": ("sex", "id_sex")}


def moved(order: Sequence[int], shown: Sequence[int], member_id: int, step: int) -> tuple[int, ...] | None:
    """Return the order with a member put before (-1) or behind (+1) the neighbour shown; None at the edge."""
    at = shown.index(member_id) + step
    if not 0 <= at < len(shown):
        return None
    rest = [one for one in order if one != member_id]
    place = rest.index(shown[at]) + (1 if step > 0 else 0)
    return (*rest[:place], member_id, *rest[place:])


def placed(order: Sequence[int], shown: Sequence[int], moving: Sequence[int], before: int) -> tuple[int, ...] | None:
    """Return the order with some put before a row of those shown (behind all: their number); None for no change."""
    neighbour = next((one for one in shown[before:] if one not in moving), None)
    ahead = next((one for one in reversed(shown[:before]) if one not in moving), None)
    rest = [one for one in order if one not in moving]
    if neighbour is None and ahead is None:
        return None
    place = rest.index(neighbour) if neighbour is not None else rest.index(ahead) + 1  # type: ignore[arg-type]
    wanted = (*rest[:place], *moving, *rest[place:])
    return None if wanted == tuple(order) else wanted
