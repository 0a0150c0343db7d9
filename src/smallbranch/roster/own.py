"""Fields a branch adds to the member card itself; they appear on the card, in the roster's export and its import."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from smallbranch.kernel import partial
from smallbranch.kernel.errors import InvalidInput, Refused
from smallbranch.roster.commands import DefineField, SetOwnValue
from smallbranch.roster.fields import plain_text
from smallbranch.roster.model import MemberRow, OwnFieldRow, OwnValueRow
from smallbranch.roster.rows import need
from smallbranch.roster.views import MemberView, OwnFieldView
from smallbranch.store.dispatch import Handled
from smallbranch.store.unit_of_work import UnitOfWork

_KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")
LONGEST_TITLE = 30


def define_field(uow: UnitOfWork, command: DefineField) -> Handled[int]:
    """Make a field of the branch's own, or rename, hide or change the one with the key; values are kept."""
    title = plain_text("title", command.title)
    choices = tuple(dict.fromkeys(text for one in command.choices if (text := plain_text("choices", one))))
    row = uow.session.scalar(select(OwnFieldRow).filter_by(key=command.key))
    _check(uow.session, command, title, choices, row)
    if row is None:
        last = uow.session.scalar(select(func.max(OwnFieldRow.position))) or 0
        row = OwnFieldRow(key=command.key, position=last + 1, sensitive=command.sensitive)
        uow.session.add(row)
    row.title, row.kind, row.hidden = title, command.kind, command.hidden
    row.choices = json.dumps(choices, ensure_ascii=False)
    uow.session.flush()
    _hide_or_show_values(uow.session, row, command.sensitive)
    return Handled(row.id)


def _check(
    session: Session, command: DefineField, title: str, choices: tuple[str, ...], row: OwnFieldRow | None
) -> None:
    wrong: dict[str, str] = {}
    if not _KEY.fullmatch(command.key):
        wrong["key"] = "own_key_form"
    elif command.key in MemberView.__struct_fields__:
        wrong["key"] = "own_key_taken"
    if not title:
        wrong["title"] = "required"
    elif len(title) > LONGEST_TITLE:
        wrong["title"] = "too_long"
    elif any(one.title == title and one.key != command.key for one in session.scalars(select(OwnFieldRow))):
        wrong["title"] = "own_title_taken"
    if command.kind == "choice" and not choices:
        wrong["choices"] = "required"
    if row is not None and row.kind != command.kind and _values(session, row):
        wrong["kind"] = "own_kind_in_use"
    if wrong:
        raise InvalidInput(wrong)


def _hide_or_show_values(session: Session, row: OwnFieldRow, sensitive: bool) -> None:
    """Move the values between the plain and the personal column when the field becomes sensitive, or no longer is."""
    if row.sensitive == sensitive:
        return
    row.sensitive = sensitive
    for value in _values(session, row):
        value.text, value.secret = value.secret, value.text
    session.flush()


def _values(session: Session, row: OwnFieldRow) -> list[OwnValueRow]:
    return list(session.scalars(select(OwnValueRow).filter_by(field_id=row.id)))


def set_own_value(uow: UnitOfWork, command: SetOwnValue) -> Handled[None]:
    """Set the value of an own field of a member; an empty text clears it."""
    need(uow.session, MemberRow, command.member_id)
    write_own(uow.session, command.member_id, {command.key: command.value})
    return Handled(None)


def write_own(session: Session, member_id: int, values: Mapping[str, str]) -> None:
    """Write several own values of a member; raise `InvalidInput` with the field `own.KEY` for one that does not fit."""
    fields = {row.key: row for row in session.scalars(select(OwnFieldRow))}
    for key, given in values.items():
        row = fields.get(key)
        if row is None:
            raise Refused("own_field_unknown", key=key)
        _write(session, row, member_id, stored_own(view_of(row), given))


def _write(session: Session, field: OwnFieldRow, member_id: int, text: str) -> None:
    known = session.scalar(select(OwnValueRow).filter_by(field_id=field.id, member_id=member_id))
    if not text:
        if known is not None:
            session.delete(known)
    else:
        value = known or OwnValueRow(field_id=field.id, member_id=member_id)
        value.text, value.secret = (None, text) if field.sensitive else (text, None)
        session.add(value)
    session.flush()


def stored_own(field: OwnFieldView, given: str) -> str:
    """Return a value in stored form, "" for none; raise `InvalidInput` when it does not fit the field's kind."""
    name = f"own.{field.key}"
    text = plain_text(name, given)
    if not text or field.kind == "text":
        return text
    if field.kind == "date":
        return partial.check(text, name)
    if field.kind == "choice" and text not in field.choices:
        raise InvalidInput({name: "own_not_a_choice"})
    if field.kind == "number":
        return _number(name, text)
    return text


def _number(name: str, text: str) -> str:
    try:
        number = Decimal(text.replace(",", "").replace("，", ""))
    except InvalidOperation as problem:
        raise InvalidInput({name: "own_not_a_number"}) from problem
    if not number.is_finite():
        raise InvalidInput({name: "own_not_a_number"})
    return f"{number:f}"


def view_of(row: OwnFieldRow) -> OwnFieldView:
    """Return a field as others see it."""
    return OwnFieldView(row.key, row.title, row.kind, tuple(json.loads(row.choices)), row.sensitive, row.hidden)
