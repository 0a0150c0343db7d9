"""Values of fields: what is typed, what is stored, what is printed; pure functions by kind of field."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

from msgspec import Struct

from smallbranch.kernel import names, partial
from smallbranch.kernel.errors import InvalidInput
from smallbranch.packs.register_schema import NOT_TYPED, NUMBERS, PEOPLE, FieldKind, RegisterField
from smallbranch.roster.views import MemberView

YES, NO = (
    frozenset({"1", "true", "yes", "y", "是", "√", "有"}),
    frozenset({"", "0", "false", "no", "n", "否", "无", "×"}),
)
TICK = "√"
CENT = Decimal("0.01")
MOST_DIGITS = 15
_SEPARATORS = re.compile(r"[、,，;；\n]")


class WrongValue(Exception):
    """A text does not fit its field; `code` is that of the field problem."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Stored(Struct, frozen=True):
    """One stored value: a text, a secret text, or a person of the book."""

    text: str | None = None
    secret: str | None = None
    member_id: int | None = None


class People:
    """Finds who is meant by an id or a name among those known on a day."""

    def __init__(self, known: Iterable[MemberView], by_id: Callable[[int], MemberView | None]) -> None:
        self._by_id = by_id
        self._by_name: dict[str, list[int]] = {}
        for one in known:
            self._by_name.setdefault(names.fold(one.name), []).append(one.id)

    def find(self, text: str) -> int | None:
        """Return the member's id, None for nobody of the book; raise `WrongValue` where it cannot be told."""
        if text.isascii() and text.isdigit():
            if self._by_id(int(text)) is None:
                raise WrongValue("unknown_member")
            return int(text)
        found = self._by_name.get(names.fold(text), [])
        if len(found) > 1:
            raise WrongValue("name_shared")
        return found[0] if found else None


def clean(text: str) -> str:
    """Return the stored form of a text: NFC, no outer spaces."""
    return unicodedata.normalize("NFC", text).strip()


def read(field: RegisterField, text: str, people: People) -> tuple[Stored, ...]:
    """Return what is stored for a typed text, nothing for an empty one; raise `WrongValue` when it does not fit."""
    tidy = clean(text)
    if field.kind in PEOPLE:
        return tuple(_person(field, part, people) for part in _people(field, tidy))
    value = _READERS[field.kind](tidy) if tidy else ""
    if field.kind is FieldKind.CHOICE and value and value not in field.choices:
        raise WrongValue("not_a_choice")
    if value and field.kind in NUMBERS:
        _check_range(field, Decimal(value))
    if not value:
        return ()
    return (Stored(secret=value) if field.sensitive else Stored(text=value),)


def _check_range(field: RegisterField, value: Decimal) -> None:
    if field.least is not None and value < field.least:
        raise WrongValue("number_too_small")
    if field.most is not None and value > field.most:
        raise WrongValue("number_too_large")


def _people(field: RegisterField, text: str) -> list[str]:
    parts = _SEPARATORS.split(text) if field.kind is FieldKind.MEMBERS else [text]
    return list(dict.fromkeys(part.strip() for part in parts if part.strip()))


def _person(field: RegisterField, text: str, people: People) -> Stored:
    try:
        name = names.normalise(text)
    except ValueError as error:
        raise WrongValue(str(getattr(error, "code", "unknown_member"))) from error
    member_id = people.find(name)
    if member_id is None and not field.guests:
        raise WrongValue("unknown_member")
    return Stored(text=name) if member_id is None else Stored(member_id=member_id)


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise WrongValue("date_form") from None


def _partial(text: str) -> str:
    try:
        return partial.check(text)
    except InvalidInput as problem:
        raise WrongValue(next(iter(problem.fields.values()))) from None


def _number(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).replace(",", "")
    try:
        value = Decimal(plain)
    except InvalidOperation:
        raise WrongValue("number_form") from None
    if not value.is_finite() or value.adjusted() < -MOST_DIGITS:
        raise WrongValue("number_form")
    if value.adjusted() > MOST_DIGITS:
        raise WrongValue("number_too_large")
    return f"{value:f}"


def _integer(text: str) -> str:
    value = Decimal(_number(text))
    if value != value.to_integral_value():
        raise WrongValue("integer_form")
    return str(int(value))


def _money(text: str) -> str:
    value = Decimal(_number(text))
    if value != value.quantize(CENT):
        raise WrongValue("money_form")
    return f"{value.quantize(CENT):f}"


def _flag(text: str) -> str:
    if text.casefold() in YES:
        return "1"
    if text.casefold() in NO:
        return ""
    raise WrongValue("flag_form")


_READERS: Mapping[FieldKind, Callable[[str], str]] = {
    FieldKind.TEXT: lambda text: " ".join(text.split()),
    FieldKind.LONG_TEXT: str,
    FieldKind.CHOICE: str,
    FieldKind.DATE: _day,
    FieldKind.PARTIAL_DATE: _partial,
    FieldKind.NUMBER: _number,
    FieldKind.INTEGER: _integer,
    FieldKind.MONEY: _money,
    FieldKind.FLAG: _flag,
}


def typed(values: Sequence[Stored]) -> str:
    """Return what a form takes for stored values: people by id, others by text."""
    return "、".join(str(one.member_id) if one.member_id is not None else _text(one) for one in values)


def shown(field: RegisterField, values: Sequence[Stored], name: Callable[[int], str]) -> str:
    """Return the printed text of stored values; `name` gives a member's name on the entry's day."""
    text = "、".join(name(one.member_id) if one.member_id is not None else _text(one) for one in values)
    if field.kind in (FieldKind.DATE, FieldKind.PARTIAL_DATE):
        return text.replace("-", ".")
    if field.kind is FieldKind.MONEY:
        return _with_separators(text)
    if field.kind is FieldKind.FLAG:
        return TICK if text == "1" else text
    return text


def _with_separators(text: str) -> str:
    try:
        return f"{Decimal(text):,.2f}" if text else ""
    except InvalidOperation:
        return text  # typed while the field took something else


def fits(field: RegisterField, value: Stored) -> bool:
    """Tell whether a field would take a stored value today; its kind may have been changed since it was typed."""
    if field.kind in PEOPLE:
        return value.member_id is not None or field.guests
    if field.kind in NOT_TYPED:
        return False
    if value.member_id is not None:
        return field.kind in (FieldKind.TEXT, FieldKind.LONG_TEXT)  # shown by name
    try:
        read(field, _text(value), People((), lambda _: None))
    except WrongValue:
        return False
    return True


def _text(value: Stored) -> str:
    return value.secret if value.secret is not None else value.text or ""
