"""Filters over the people of a day: what they ask for, and the named ones a branch keeps in its book."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from msgspec import Struct, field
from msgspec.structs import asdict
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from smallbranch.kernel import names
from smallbranch.kernel.errors import InvalidInput, Refused
from smallbranch.roster.fields import plain_text
from smallbranch.roster.model import MemberFilterRow
from smallbranch.roster.views import MemberView
from smallbranch.store.dispatch import Handled
from smallbranch.store.unit_of_work import UnitOfWork

LONGEST_NAME = 20
_SEARCHED = ("label", "department", "cell")


class MemberFilter(Struct, frozen=True, kw_only=True):
    """What is asked of a person; what is left empty is not asked. All that is asked must hold.

    `cells` and `departments` are names, "" stands for those without one; `missing` are fields (`own.KEY` for own ones),
    `own` maps the key of an own field to a text its value holds, "" for any value.
    """

    text: str = ""
    categories: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    sex: str = ""
    age_from: int | None = None
    age_to: int | None = None
    party_age_from: int | None = None
    retired: bool | None = None
    missing: tuple[str, ...] = ()
    own: dict[str, str] = field(default_factory=dict)


class SaveMemberFilter(Struct, frozen=True, kw_only=True):
    """Keep a filter under a name, or change the one of this name; `rename_from` is its name so far. Value: its id."""

    name: str
    filter: MemberFilter
    rename_from: str | None = None


class RemoveMemberFilter(Struct, frozen=True, kw_only=True):
    """Forget a kept filter."""

    name: str


COMMANDS: tuple[type, ...] = (SaveMemberFilter, RemoveMemberFilter)


class NamedFilter(Struct, frozen=True):
    """A kept filter."""

    id: int
    name: str
    filter: MemberFilter


def select_people(
    people: Iterable[MemberView], wanted: MemberFilter, own_of: Mapping[int, Mapping[str, str]]
) -> tuple[MemberView, ...]:
    """Return the people a filter lets through, in their order; `own_of` are the own values by person."""
    return tuple(one for one in people if _fits(one, wanted, own_of.get(one.id, {})))


def holds_text(view: MemberView, text: str) -> bool:
    """Tell whether name, pinyin initials, department or cell hold a text."""
    wanted = names.fold(text.strip()) if text.strip() else ""
    if not wanted or view.initials.lower().startswith(wanted.lower()):
        return True
    return any(wanted in names.fold(getattr(view, name) or "") for name in _SEARCHED)


def _fits(view: MemberView, wanted: MemberFilter, own: Mapping[str, str]) -> bool:
    return (
        (not wanted.categories or view.member_category in wanted.categories)
        and (not wanted.states or bool(set(wanted.states) & {*view.states, view.relation}))
        and (not wanted.cells or (view.cell or "") in wanted.cells)
        and (not wanted.departments or (view.department or "") in wanted.departments)
        and (not wanted.sex or view.sex == wanted.sex)
        and _between(view.age, wanted.age_from, wanted.age_to)
        and _between(view.party_age, wanted.party_age_from, None)
        and (wanted.retired is None or (view.retired_on is not None) == wanted.retired)
        and all(_lacks(view, own, name) for name in wanted.missing)
        and all(key in own and names.fold(text) in names.fold(own[key]) for key, text in wanted.own.items())
        and holds_text(view, wanted.text)
    )


def _between(value: int | None, first: int | None, last: int | None) -> bool:
    if first is None and last is None:
        return True
    return value is not None and (first is None or value >= first) and (last is None or value <= last)


def _lacks(view: MemberView, own: Mapping[str, str], name: str) -> bool:
    if name.startswith("own."):
        return not own.get(name.removeprefix("own."))
    return getattr(view, name) in (None, "")


# ── kept in the book ─────────────────────────────────────────────────────────────────────────────────────────────


def save_filter(uow: UnitOfWork, command: SaveMemberFilter) -> Handled[int]:
    """Keep a filter."""
    name = plain_text("name", command.name)
    if not name or len(name) > LONGEST_NAME:
        raise InvalidInput({"name": "required" if not name else "too_long"})
    unknown = [
        one for one in command.filter.missing if one not in MemberView.__struct_fields__ and not one.startswith("own.")
    ]
    if unknown:
        raise InvalidInput({"filter.missing": "unknown_field"})
    first, last = command.filter.age_from, command.filter.age_to
    if first is not None and last is not None and first > last:
        raise InvalidInput({"filter.age_to": "filter_ages"})
    row = _of_name(uow.session, command.rename_from or name)
    taken = _of_name(uow.session, name)
    if taken is not None and taken is not row:
        raise InvalidInput({"name": "filter_name_taken"})
    if row is None:
        if command.rename_from is not None:
            raise Refused("filter_unknown", name=command.rename_from)
        last = uow.session.scalar(select(func.max(MemberFilterRow.position))) or 0
        row = MemberFilterRow(position=last + 1)
        uow.session.add(row)
    row.name = name
    row.asked = json.dumps(_asked(command.filter), ensure_ascii=False, sort_keys=True)
    uow.session.flush()
    return Handled(row.id)


def remove_filter(uow: UnitOfWork, command: RemoveMemberFilter) -> Handled[None]:
    """Forget a filter."""
    row = _of_name(uow.session, plain_text("name", command.name))
    if row is None:
        raise Refused("filter_unknown", name=command.name)
    uow.session.delete(row)
    return Handled(None)


def kept_filters(session: Session) -> tuple[NamedFilter, ...]:
    """Return the kept filters in the order they were made."""
    rows = session.scalars(select(MemberFilterRow).order_by(MemberFilterRow.position))
    return tuple(NamedFilter(row.id, row.name, _filter(json.loads(row.asked))) for row in rows)


def _of_name(session: Session, name: str) -> MemberFilterRow | None:
    return session.scalar(select(MemberFilterRow).filter_by(name=name))


def _asked(wanted: MemberFilter) -> dict[str, object]:
    return {name: value for name, value in asdict(wanted).items() if value not in (None, "", (), {})}


def _filter(asked: Mapping[str, object]) -> MemberFilter:
    known = set(MemberFilter.__struct_fields__)
    values = {
        name: tuple(value) if isinstance(value, list) else value for name, value in asked.items() if name in known
    }
    return MemberFilter(**values)  # type: ignore[arg-type]
