"""What does not fit together in a register's file, each problem with the key it lies in."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from smallbranch.packs.ledger_schema import LayoutProblem
from smallbranch.packs.register_schema import (
    DAYS,
    HIGHEST_ROW_MM,
    LONGEST_TEXT,
    LONGEST_TITLE,
    MOST_BLANK_ROWS,
    MOST_CHOICES,
    MOST_FIELDS,
    NOT_TYPED,
    NUMBERS,
    PEOPLE,
    SEQUENCE,
    FieldKind,
    Layout,
    RegisterDefinition,
    RegisterField,
)

WIDEST_SPAN = 2
ID = re.compile(r"[A-Z][A-Z0-9]{1,11}")
KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")
NO_CHOICE = "—"

KeyPath = tuple[str | int, ...]


def register_problems(register: RegisterDefinition) -> list[LayoutProblem]:
    """Return what does not fit together in a register as (key path, code, params)."""
    problems: list[LayoutProblem] = [((key,), code, params) for key, code, params in _head_problems(register)]
    if not register.fields:
        problems.append((("fields",), "pack_missing_key", {}))
    for index, field in enumerate(register.fields):
        problems += [(("fields", index, key), code, params) for key, code, params in _field_problems(register, field)]
    keys = [SEQUENCE.key, *(field.key for field in register.fields)]
    for index, key in enumerate(keys[1:]):
        if key in keys[: index + 1]:
            problems.append((("fields", index, "key"), "pack_duplicate_key", {"value": key}))
    return [*problems, *_day_problems(register)]


def _day_problems(register: RegisterDefinition) -> Iterator[LayoutProblem]:
    """Yield the keys that have to name a field for days, and do not."""
    days = [field.key for field in register.fields if field.kind in DAYS]
    named: list[tuple[KeyPath, str, list[str]]] = [
        (("date_field",), register.date_field, days), (("end_field",), register.end_field, days),
    ]  # fmt: skip
    for index, field in enumerate(register.fields):
        others = [key for key in days if key != field.key]
        named.append((("fields", index, "not_before"), field.not_before, others))
    for path, value, choices in named:
        if value and value not in choices:
            shown = ", ".join(choices) or NO_CHOICE
            yield path, "pack_unknown_value", {"value": value[:LONGEST_TITLE], "choices": shown}


def _head_problems(register: RegisterDefinition) -> Iterator[tuple[str, str, dict[str, object]]]:
    """Yield what is wrong beside the fields: names that fit no file and no list, numbers out of all reason."""
    if not ID.fullmatch(register.id):
        yield "id", "pack_bad_id", {"value": register.id[:LONGEST_TITLE]}
    for name, longest in (
        ("title", LONGEST_TITLE), ("source", LONGEST_TEXT), ("note", LONGEST_TEXT), ("empty_text", LONGEST_TEXT),
    ):  # fmt: skip
        if _unfit(getattr(register, name), longest):
            yield name, "pack_bad_text", {"limit": longest}
    if not register.title.strip():
        yield "title", "pack_missing_key", {}
    for name, most in (("blank_rows", MOST_BLANK_ROWS), ("min_row_mm", HIGHEST_ROW_MM)):
        if getattr(register, name) > most:
            yield name, "pack_number_range", {"limit": most}
    if len(register.fields) > MOST_FIELDS:
        yield "fields", "pack_too_many", {"limit": MOST_FIELDS}
    if any(not one.title.strip() or _unfit(one.title, LONGEST_TITLE) for one in register.sign):
        yield "sign", "pack_bad_text", {"limit": LONGEST_TITLE}
    for key in _twice(one.key for one in register.sign):
        yield "sign", "pack_duplicate_key", {"value": key[:LONGEST_TITLE]}


def _twice(values: Iterable[str]) -> list[str]:
    return [value for value, times in Counter(values).items() if times > 1]


def _unfit(text: str, longest: int) -> bool:
    return len(text) > longest or any(unicodedata.category(char) in ("Cc", "Cs") for char in text)


def _word_problems(field: RegisterField) -> Iterator[tuple[str, str, dict[str, object]]]:
    if not KEY.fullmatch(field.key):
        yield "key", "pack_bad_key", {"value": field.key[:LONGEST_TITLE]}
    if not field.title.strip() or _unfit(field.title, LONGEST_TITLE):
        yield "title", "pack_bad_text", {"limit": LONGEST_TITLE}
    if len(field.choices) > MOST_CHOICES:
        yield "choices", "pack_too_many", {"limit": MOST_CHOICES}
    if any(not one.strip() or _unfit(one, LONGEST_TITLE) for one in field.choices):
        yield "choices", "pack_bad_text", {"limit": LONGEST_TITLE}
    for choice in _twice(field.choices):
        yield "choices", "pack_duplicate_key", {"value": choice[:LONGEST_TITLE]}


def _field_problems(register: RegisterDefinition, field: RegisterField) -> list[tuple[str, str, dict[str, object]]]:
    found = [*_word_problems(field)]
    if field.kind is FieldKind.CHOICE and not field.choices:
        found.append(("choices", "pack_missing_key", {}))
    if field.kind is not FieldKind.CHOICE and field.choices:
        found.append(("choices", "pack_not_for_kind", {"kind": field.kind}))
    if field.required and field.kind in NOT_TYPED:
        found.append(("required", "pack_not_for_kind", {"kind": field.kind}))
    if field.guests and field.kind not in PEOPLE:
        found.append(("guests", "pack_not_for_kind", {"kind": field.kind}))
    # A person is referred to by number; a day decides the period: neither can lie in the column for secrets.
    if field.sensitive and field.kind in (*PEOPLE, *DAYS, *NOT_TYPED):
        found.append(("sensitive", "pack_not_for_kind", {"kind": field.kind}))
    for key in _bounds(field):
        found.append((key, "pack_not_for_kind", {"kind": field.kind}))
    if field.least is not None and field.most is not None and field.least > field.most:
        found.append(("least", "pack_number_range", {"limit": field.most}))
    if not 1 <= field.span <= WIDEST_SPAN:
        found.append(("span", "pack_number_range", {"limit": WIDEST_SPAN}))
    if register.layout is Layout.TABLE and field.in_print and not field.width_mm:
        found.append(("width_mm", "pack_missing_key", {}))
    return found


def _bounds(field: RegisterField) -> Iterator[str]:
    """Yield the bounds set on a field that has none of their kind."""
    if field.kind not in NUMBERS:
        yield from (key for key, value in (("least", field.least), ("most", field.most)) if value is not None)
    if field.not_before and field.kind not in DAYS:
        yield "not_before"
