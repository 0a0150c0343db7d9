"""Bring the fields of a person into their stored form, and say what is wrong with each."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from itertools import chain, combinations

from smallbranch.kernel import names, partial
from smallbranch.kernel.errors import InvalidInput
from smallbranch.roster import id_number
from smallbranch.roster.commands import MemberFields

DATE_FIELDS = ("birth_date", "work_start_date", "join_date", "full_date")
LONG_FIELDS = frozenset({"remark"})
LONGEST_NAME = 60
LONGEST_TEXT = 2000

_SEXES = {
    "1": "男",
    "2": "女",
    "男": "男",
    "女": "女",
    "男性": "男",
    "女性": "女",
    "": "",
    "0": "",
    "9": "",
    "未知": "",
}
_SPACES = re.compile(r"\s+")

Values = dict[str, object]


def stored_values(fields: MemberFields) -> Values:
    """Return the fields that were given, in stored form; a cleared field is None.

    Raises:
        InvalidInput: with one code for each field that is wrong.
    """
    values: Values = {}
    wrong: dict[str, str] = {}
    for name in fields.__struct_fields__:
        given = getattr(fields, name)
        if given is None:
            continue
        try:
            values[name] = _stored(name, given) if isinstance(given, str) else given
        except InvalidInput as problem:
            wrong.update(problem.fields)
    if wrong:
        raise InvalidInput(wrong)
    return values


def _stored(field: str, text: str) -> str | None:
    if field == "name":
        return _name(text)
    plain = plain_text(field, text)
    if field in DATE_FIELDS and plain:
        return partial.check(plain, field)
    if field == "sex":
        return _sex(plain)
    if field == "id_number":
        return id_number.tidy(plain) or None
    if field == "initials":
        return plain.lower() or None
    return plain or None


def plain_text(field: str, text: str) -> str:
    """Return trimmed NFC text without control characters; only remarks keep their lines."""
    lines = [_SPACES.sub(" ", line).strip() for line in unicodedata.normalize("NFC", text).splitlines()]
    kept = ("\n" if field in LONG_FIELDS else " ").join(line for line in lines if line)
    if any(unicodedata.category(char) in ("Cc", "Cs") for char in kept if char != "\n"):
        raise InvalidInput({field: "control_character"})
    if len(kept) > LONGEST_TEXT:
        raise InvalidInput({field: "too_long"})
    return kept


def _name(text: str) -> str:
    try:
        name = names.normalise(text)
    except names.NameProblem as problem:
        raise InvalidInput({"name": problem.code}) from problem
    if not name:
        raise InvalidInput({"name": "required"})
    if names.length(name) > LONGEST_NAME:
        raise InvalidInput({"name": "too_long"})
    return name


def _sex(text: str) -> str | None:
    if text not in _SEXES:
        raise InvalidInput({"sex": "sex_unknown"})
    return _SEXES[text] or None


def check_date_order(values: Mapping[str, object]) -> None:
    """Raise `InvalidInput` when birth, joining and full membership cannot have followed each other.

    Joining and full membership on one day is lawful (C31); dates known only in part get the benefit of the doubt.
    """
    wrong: dict[str, str] = {}
    birth, joined, full = (_text(values.get(name)) for name in ("birth_date", "join_date", "full_date"))
    if birth and joined and partial.earliest(birth) >= partial.latest(joined):
        wrong["join_date"] = "before_birth"
    if birth and full and partial.earliest(birth) >= partial.latest(full):
        wrong["full_date"] = "before_birth"
    if joined and full and partial.earliest(joined) > partial.latest(full):
        wrong["full_date"] = "before_join_date"
    work = _text(values.get("work_start_date"))
    if birth and work and partial.earliest(birth) >= partial.latest(work):
        wrong["work_start_date"] = "before_birth"
    if wrong:
        raise InvalidInput(wrong)


def dates_at_fault(given: Mapping[str, object], held: Mapping[str, object]) -> dict[str, str]:
    """Return the fewest of the dates given that cannot stand beside the others and those held, each with its code."""
    wrong = _order_problems({**held, **given})
    if not wrong:
        return {}
    dates = sorted((name for name in given if name in DATE_FIELDS), key=lambda name: name not in wrong)
    tries = chain.from_iterable(combinations(dates, count) for count in range(1, len(dates) + 1))
    for dropped in tries:
        kept = {name: value for name, value in given.items() if name not in dropped}
        if not _order_problems({**held, **kept}):
            return {name: wrong.get(name) or next(iter(wrong.values())) for name in dropped}
    return {}


def _order_problems(values: Mapping[str, object]) -> Mapping[str, str]:
    try:
        check_date_order(values)
    except InvalidInput as problem:
        return problem.fields
    return {}


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None
