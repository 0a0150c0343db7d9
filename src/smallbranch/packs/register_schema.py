"""The shape of a register: one file gives entry form, list, search, print and export. No expressions."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from smallbranch.kernel.paper import Align, Orientation
from smallbranch.packs.ledger_schema import (
    CellKind,
    Column,
    Fill,
    LedgerDefinition,
    LedgerField,
    LedgerKind,
    LedgerPeriod,
    Retention,
    Section,
    SignField,
)

DATASET = "registers.entries"
PARAM = "register"
SEQUENCE = Column(key="seq", title="序号", width_mm=10, align=Align.CENTER, kind=CellKind.SEQUENCE)
BODY_LINES = 4
MOST_FIELDS, MOST_CHOICES, LONGEST_TITLE, LONGEST_TEXT, MOST_BLANK_ROWS, HIGHEST_ROW_MM = 40, 60, 40, 500, 60, 100


class FieldKind(StrEnum):
    """What a field takes: `members` several people, `partial_date` a year or month alone, `hand` only ink on paper.

    A `file` field takes nothing of its own: it shows the names of the files attached to the entry.
    """

    TEXT = "text"
    LONG_TEXT = "long_text"
    CHOICE = "choice"
    MEMBER = "member"
    MEMBERS = "members"
    DATE = "date"
    PARTIAL_DATE = "partial_date"
    NUMBER = "number"
    INTEGER = "integer"
    MONEY = "money"
    FLAG = "flag"
    FILE = "file"
    HAND = "hand"


class Layout(StrEnum):
    """How entries are printed: lines of one table, or a sheet each."""

    TABLE = "table"
    SHEETS = "sheets"


PEOPLE = (FieldKind.MEMBER, FieldKind.MEMBERS)
DAYS = (FieldKind.DATE, FieldKind.PARTIAL_DATE)
NOT_TYPED = (FieldKind.FILE, FieldKind.HAND)
NUMBERS = (FieldKind.NUMBER, FieldKind.INTEGER, FieldKind.MONEY)

_CELLS = {
    FieldKind.LONG_TEXT: CellKind.LONG_TEXT,
    FieldKind.MEMBER: CellKind.NAME,
    FieldKind.DATE: CellKind.DATE,
    FieldKind.PARTIAL_DATE: CellKind.DATE,
    FieldKind.NUMBER: CellKind.NUMBER,
    FieldKind.INTEGER: CellKind.INTEGER,
    FieldKind.MONEY: CellKind.NUMBER,
}
_ALIGNS = {
    FieldKind.TEXT: Align.LEFT,
    FieldKind.LONG_TEXT: Align.LEFT,
    FieldKind.MEMBERS: Align.LEFT,
    FieldKind.FILE: Align.LEFT,
    FieldKind.NUMBER: Align.RIGHT,
    FieldKind.INTEGER: Align.RIGHT,
    FieldKind.MONEY: Align.RIGHT,
}


class RegisterField(Struct, frozen=True, kw_only=True):
    """One field of an entry; `guests` lets a field for people take names that are not on the roster.

    `least` and `most` bound a number; a day may not lie before the one in the field `not_before`. `width_mm` is its
    width in the printed table; `span` 2 gives it a whole line of a sheet.
    """

    key: str
    title: str
    kind: FieldKind = FieldKind.TEXT
    choices: tuple[str, ...] = ()
    required: bool = False
    sensitive: bool = False
    guests: bool = False
    least: int | None = None
    most: int | None = None
    not_before: str = ""
    width_mm: int = 0
    align: Align | None = None
    span: int = 1
    in_list: bool = True
    in_print: bool = True


class RegisterDefinition(Struct, frozen=True, kw_only=True):
    """One register; `id` is the ledger's id as well.

    `date_field` decides the period an entry belongs to; one with an `end_field` is carried on until the day in it.
    """

    id: str
    order: int
    title: str
    retention: Retention
    source: str
    mark: str
    fields: tuple[RegisterField, ...]
    date_field: str = ""
    end_field: str = ""
    period: LedgerPeriod = LedgerPeriod.ANY
    orientation: Orientation = Orientation.LANDSCAPE
    layout: Layout = Layout.TABLE
    sign: tuple[SignField, ...] = ()
    note: str = ""
    empty_text: str = ""
    blank_rows: int = 2
    min_row_mm: int = 9
    on_demand: bool = False

    @property
    def entered(self) -> tuple[RegisterField, ...]:
        """Return the fields somebody types; what is attached and what is left to the pen is not among them."""
        return tuple(field for field in self.fields if field.kind not in NOT_TYPED)

    @property
    def listed(self) -> tuple[RegisterField, ...]:
        """Return the fields a list shows."""
        return tuple(field for field in self.fields if field.kind is not FieldKind.HAND and field.in_list)

    @property
    def attached(self) -> tuple[RegisterField, ...]:
        """Return the fields that show the files of an entry."""
        return tuple(field for field in self.fields if field.kind is FieldKind.FILE)

    def field(self, key: str) -> RegisterField | None:
        """Return a typed field by its key."""
        return next((field for field in self.entered if field.key == key), None)


def as_ledger(register: RegisterDefinition) -> LedgerDefinition:
    """Return the ledger a register prints."""
    printed = [field for field in register.fields if field.in_print]
    table = register.layout is Layout.TABLE
    return LedgerDefinition(
        id=register.id,
        order=register.order,
        title=register.title,
        kind=LedgerKind.TABLE if table else LedgerKind.MINUTES,
        dataset=DATASET,
        period=register.period,
        orientation=register.orientation,
        retention=register.retention,
        source=register.source,
        mark=register.mark,
        params={PARAM: register.id},
        columns=(SEQUENCE, *(_column(field) for field in printed)) if table else (),
        fields=() if table else tuple(_field(field) for field in printed),
        sign=register.sign,
        blank_rows=register.blank_rows if table else 0,
        min_row_mm=register.min_row_mm,
        empty_text=register.empty_text,
        note=register.note,
        on_demand=register.on_demand,
    )


def _fill(field: RegisterField) -> Fill:
    # What need not be entered is no gap of the volume: the pen may add it.
    return Fill.TYPED if field.required else Fill.HAND


def _column(field: RegisterField) -> Column:
    return Column(
        key=field.key,
        title=field.title,
        width_mm=field.width_mm,
        align=field.align or _ALIGNS.get(field.kind, Align.CENTER),
        kind=_CELLS.get(field.kind, CellKind.TEXT),
        fill=_fill(field),
    )


def _field(field: RegisterField) -> LedgerField:
    long = field.kind is FieldKind.LONG_TEXT
    return LedgerField(
        key=field.key,
        title=field.title,
        kind=_CELLS.get(field.kind, CellKind.TEXT),
        span=2 if long else field.span,
        section=Section.BODY if long else Section.HEADER,
        fill=_fill(field),
        min_lines=BODY_LINES if long else 1,
    )
