"""A register while it is being made in the window; no Qt here."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from msgspec.structs import replace

from smallbranch.bootstrap import AppContext
from smallbranch.documents.blocks import Document
from smallbranch.documents.fonts import load_fonts
from smallbranch.documents.pdf import write_pdf
from smallbranch.kernel.jobs import CancelToken, Progress
from smallbranch.kernel.paper import Orientation
from smallbranch.kernel.places import resources_dir
from smallbranch.ledgers.blank_form import blank_form
from smallbranch.ledgers.layouts import sections
from smallbranch.packs.ledger_schema import TYPE_WIDTH_MM, Retention, SignField, layout_problems
from smallbranch.packs.register_checks import register_problems
from smallbranch.packs.register_schema import (
    DAYS,
    NOT_TYPED,
    NUMBERS,
    PEOPLE,
    SEQUENCE,
    FieldKind,
    Layout,
    RegisterDefinition,
    RegisterField,
    as_ledger,
)
from smallbranch.registers.held import Held

OWN_SOURCE, OWN_MARK, OWN_ORDER = "本支部自定", "L", 900
_SHARES = {FieldKind.LONG_TEXT: 4, FieldKind.TEXT: 3, FieldKind.MEMBERS: 3, FieldKind.FILE: 3}
_USUAL_SHARE, _LEAST_MM = 2, 8


@dataclass(frozen=True, slots=True)
class FieldDraft:
    """A field as it is typed; a `width` of 0 shares what the others leave."""

    key: str
    title: str = ""
    kind: FieldKind = FieldKind.TEXT
    required: bool = False
    choices: str = ""
    in_list: bool = True
    width: int = 0


@dataclass(frozen=True, slots=True)
class Loss:
    """A field whose entries suffer by a change: shown no more (`gone`), or not what the field takes from now on."""

    title: str
    entries: int
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """The whole register as it is typed."""

    id: str
    title: str = ""
    orientation: Orientation = Orientation.LANDSCAPE
    layout: Layout = Layout.TABLE
    retention: Retention = Retention.YEARS_10
    date_field: str = ""
    sign: str = ""
    blank_rows: int = 3
    fields: tuple[FieldDraft, ...] = ()


def free_id(taken: Collection[str]) -> str:
    """Return the next free id of an own register: B01, B02, …"""
    return next(name for name in (f"B{number:02d}" for number in range(1, 1000)) if name not in taken)


def free_key(fields: Sequence[FieldDraft], held: Collection[str] = ()) -> str:
    """Return a key no field has and no entry holds anything under: what is entered is kept by it, not by the title."""
    taken = {*held, *(one.key for one in fields)}
    return next(key for key in (f"f{number}" for number in count(1)) if key not in taken)


def fresh(taken: Collection[str]) -> Draft:
    """Return the draft a new register begins with."""
    first = FieldDraft("f1", "日期", FieldKind.DATE, required=True, width=26)
    return Draft(
        free_id(taken), date_field="f1", fields=(first, FieldDraft("f2", "内容", FieldKind.TEXT, required=True))
    )


def draft_of(register: RegisterDefinition) -> Draft:
    """Return a register for change."""
    fields = tuple(
        FieldDraft(one.key, one.title, one.kind, one.required, "、".join(one.choices), one.in_list, one.width_mm)
        for one in register.fields
    )
    signs = "、".join(one.title for one in register.sign)
    return Draft(
        register.id, register.title, register.orientation, register.layout, register.retention, register.date_field,
        signs, register.blank_rows, fields,
    )  # fmt: skip


def register_of(draft: Draft, before: RegisterDefinition | None = None) -> RegisterDefinition:
    """Return the register; what the window does not show stays as it was."""
    widths = _widths(draft)
    days = {one.key for one in days_of(draft)}
    known = {one.key: _of_kind(one, draft, days) for one in before.fields} if before else {}
    fields = tuple(
        replace(
            known.get(one.key) or RegisterField(key=one.key, title=one.title),
            title=one.title.strip(),
            kind=one.kind,
            required=one.required and one.kind not in NOT_TYPED,
            choices=_split(one.choices) if one.kind is FieldKind.CHOICE else (),
            in_list=one.in_list,
            width_mm=width,
        )
        for one, width in zip(draft.fields, widths, strict=True)
    )
    made = RegisterDefinition(
        id=draft.id.strip().upper(), order=OWN_ORDER, title=draft.title.strip(), retention=draft.retention,
        source=OWN_SOURCE, mark=OWN_MARK, fields=fields,
    )  # fmt: skip
    end = before.end_field if before and before.end_field in days else ""
    sign = tuple(SignField(key=f"s{at}", title=title) for at, title in enumerate(_split(draft.sign), 1))
    return replace(
        before or made, id=made.id, title=made.title, retention=made.retention, fields=fields, sign=sign,
        date_field=draft.date_field, end_field=end, orientation=draft.orientation, layout=draft.layout,
        blank_rows=draft.blank_rows,
    )  # fmt: skip


def _of_kind(field: RegisterField, draft: Draft, days: Collection[str]) -> RegisterField:
    """Return a field without what only its former kind could have: the window does not show these."""
    kind = next((one.kind for one in draft.fields if one.key == field.key), field.kind)
    number = kind in NUMBERS
    return replace(
        field,
        guests=field.guests and kind in PEOPLE,
        least=field.least if number else None,
        most=field.most if number else None,
        not_before=field.not_before if kind in DAYS and field.not_before in days else "",
    )


def _split(text: str) -> tuple[str, ...]:
    parts = (part.strip() for part in text.replace("，", "、").replace(",", "、").split("、"))
    return tuple(dict.fromkeys(part for part in parts if part))


def _widths(draft: Draft) -> list[int]:
    """Return widths in millimetres; those not given share the room that is left by what they hold."""
    if draft.layout is Layout.SHEETS:
        return [one.width for one in draft.fields]
    room = TYPE_WIDTH_MM[draft.orientation] - SEQUENCE.width_mm - sum(one.width for one in draft.fields)
    shares = [0 if one.width else _SHARES.get(one.kind, _USUAL_SHARE) for one in draft.fields]
    whole = max(sum(shares), 1)
    return [one.width or max(_LEAST_MM, room * share // whole) for one, share in zip(draft.fields, shares, strict=True)]


def days_of(draft: Draft) -> tuple[FieldDraft, ...]:
    """Return the fields that may decide the period of an entry."""
    return tuple(one for one in draft.fields if one.kind in DAYS)


def problems_of(ctx: AppContext, register: RegisterDefinition) -> tuple[str, ...]:
    """Return what is wrong with a register, as sentences."""
    found = register_problems(register) or layout_problems(as_ledger(register))
    say, lines = ctx.messages.text, []
    for path, code, params in found:
        where = register.title or register.id
        at = next((step for step in path if isinstance(step, int)), None)
        if at is not None:
            where = register.fields[at].title or say("register_key", "nth_field", {"n": at + 1})
        named = say("register_key", next(step for step in reversed(path) if isinstance(step, str)))
        lines.append(say("finding", code, {"where": where, "key": named, **params}))
    return tuple(dict.fromkeys(lines))


def losses(before: RegisterDefinition | None, register: RegisterDefinition, held: Held) -> tuple[Loss, ...]:
    """Return what entries hold that would be shown no more, or would not fit what its field takes from now on."""
    was = {one.key: one for one in before.fields} if before else {}
    now = {one.key: one for one in register.fields}
    gone = [Loss(one.title, held.entries(key), gone=True) for key, one in was.items() if key not in now]
    changed = [one for key, one in now.items() if key in was and _takes(one) != _takes(was[key])]
    misfits = [Loss(one.title, held.unfit(one), gone=one.kind in NOT_TYPED) for one in changed]
    return tuple(one for one in (*gone, *misfits) if one.entries)


def _takes(field: RegisterField) -> tuple[FieldKind, tuple[str, ...]]:
    return field.kind, field.choices


def preview_document(register: RegisterDefinition) -> Document:
    """Return the empty form of a register that is not kept yet."""
    return Document(register.title, sections(blank_form(as_ledger(register))))


def draw_preview(register: RegisterDefinition, path: Path, progress: Progress, cancel: CancelToken) -> Path:
    """Draw the empty form."""
    write_pdf(preview_document(register), path, load_fonts(resources_dir() / "fonts"), progress, cancel)
    return path
