"""The declarative base, constraint names and column types of every table.

Every journaled table has an integer `id` that is never reused; values are integers or text only, so that the journal's
images are exact. Columns that hold sensitive personal data carry `info=PII` and are committed to separately.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any

from sqlalchemy import Boolean, Dialect, ForeignKey, MetaData, Text, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, mapped_column

PII = {"pii": True}
ATTACHED = {"attached": True}
"""A column that holds the name of a file beside the book (`store.attached_files`)."""

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class DateText(TypeDecorator[date]):
    """A plain day as ISO text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        """Write the day."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:
        """Read the day."""
        return None if value is None else date.fromisoformat(value)


class MomentText(TypeDecorator[datetime]):
    """A moment as ISO text to the second; entry times carry +08:00, event times none."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Write the moment."""
        return None if value is None else value.isoformat(timespec="seconds")

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Read the moment."""
        return None if value is None else datetime.fromisoformat(value)


class DecimalText(TypeDecorator[Decimal]):
    """An exact decimal number as text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        """Write the number."""
        return None if value is None else str(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        """Read the number."""
        return None if value is None else Decimal(value)


class Base(DeclarativeBase):
    """Base of every table of the book."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {  # noqa: RUF012 - read by SQLAlchemy as a class attribute
        str: Text(),
        bool: Boolean(create_constraint=False),
        date: DateText(),
        datetime: MomentText(),
        Decimal: DecimalText(),
    }
    __table_args__: Any = {"sqlite_autoincrement": True}  # noqa: RUF012 - read by SQLAlchemy


ONCE = "once_per_member"


def once_per_member(*key: str) -> dict[str, Any]:
    """Return the table arguments of a table in which a member stands once for each value of the key.

    With a first and a last day in the table: once a day. Merging two members who are one person asks for this.
    """
    return {"sqlite_autoincrement": True, "info": {ONCE: key}}


IntPk = Annotated[int, mapped_column(primary_key=True)]


def references(target: str) -> Any:
    """Return an indexed foreign key column; a parent with children cannot be deleted."""
    return mapped_column(ForeignKey(target, ondelete="RESTRICT"), index=True)
