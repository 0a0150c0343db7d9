"""Read any spreadsheet or CSV without trusting it: the file is only touched by a child process that can be killed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path

from smallbranch.intake.child_process import ask
from smallbranch.intake.limits import DEFAULT_LIMITS, RefusedFile
from smallbranch.kernel.errors import EnvironmentProblem, InvalidInput


@dataclass(frozen=True, slots=True)
class CellError:
    """A cell that shows an error such as `#REF!`."""

    text: str


Cell = str | int | float | bool | date | datetime | time | CellError | None
Position = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something about the whole file: the encoding met, macros ignored, a hidden sheet left out."""

    code: str
    params: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One visible sheet; `rows[0]` is line 1 of the sheet, all positions are 1-based (row, column)."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    merges: tuple[tuple[int, int, int, int], ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    formulas: frozenset[Position] = frozenset()
    month_only: frozenset[Position] = frozenset()
    hundredths: frozenset[Position] = frozenset()

    def at(self, row: int, column: int) -> Cell:
        """Return the cell, None beyond the filled area."""
        if 1 <= row <= len(self.rows) and 1 <= column <= len(self.rows[row - 1]):
            return self.rows[row - 1][column - 1]
        return None

    @property
    def width(self) -> int:
        """Return the number of columns of the widest row."""
        return max((len(row) for row in self.rows), default=0)


@dataclass(frozen=True, slots=True)
class Workbook:
    """What was read: `kind` is xlsx, xls, ods, csv or html."""

    kind: str
    sheets: tuple[Sheet, ...]
    notices: tuple[Notice, ...] = ()


def read_workbook(path: Path, *, timeout: float = DEFAULT_LIMITS.seconds) -> Workbook:
    """Read all visible sheets in a child process; `timeout` in seconds.

    Raises:
        EnvironmentProblem: `no_such_input` or `cannot_read_input`.
        InvalidInput: field `file` carries the code of the refusal, such as `archive_too_dense` or `not_a_table`.
    """
    if not path.is_file():
        raise EnvironmentProblem("no_such_input", path=str(path))
    if path.stat().st_size > DEFAULT_LIMITS.file_bytes:
        raise refused(RefusedFile("file_too_large", megabytes=DEFAULT_LIMITS.file_bytes // (1024 * 1024)), path)
    answer = _ask_child(path, timeout)
    if "unreadable" in answer:
        raise EnvironmentProblem("cannot_read_input", path=str(path))
    if "refused" in answer:
        raise refused(RefusedFile(str(answer["refused"]), **answer.get("params", {})), path)
    return workbook_from(answer["ok"])


def workbook_from(answer: dict) -> Workbook:  # type: ignore[type-arg]
    """Return the workbook from the child's JSON object."""
    notices = tuple(Notice(item["code"], item["params"]) for item in answer["notices"])
    return Workbook(answer["kind"], tuple(_sheet(item) for item in answer["sheets"]), notices)


def refused(refusal: RefusedFile, path: Path) -> InvalidInput:
    """Return the refusal as the error callers know."""
    return InvalidInput({"file": refusal.code}, path=str(path), **refusal.params)


def decoded(value: dict[str, object]) -> object:
    """Turn a tagged JSON object back into a date, a moment or a time (see `child.tagged`)."""
    if len(value) == 1:
        (tag, text), *_ = value.items()
        if tag == "d":
            return date.fromisoformat(str(text))
        if tag == "m":
            return datetime.fromisoformat(str(text))
        if tag == "t":
            return str(text)
    return value


def _ask_child(path: Path, timeout: float) -> dict:  # type: ignore[type-arg]
    answer = ask((str(path.resolve()),), None, timeout, decoded)
    if answer is None:
        raise refused(RefusedFile("file_too_demanding"), path)
    return answer


def _sheet(item: dict) -> Sheet:  # type: ignore[type-arg]
    rows = [list(row) for row in item["rows"]]
    for row, column, text in item.get("errors", ()):
        while len(rows) < row:
            rows.append([])
        line = rows[row - 1]
        line.extend([None] * (column - len(line)))
        line[column - 1] = CellError(text)
    return Sheet(
        name=item["name"],
        rows=tuple(tuple(map(_cell, row)) for row in rows),
        merges=tuple(tuple(merge) for merge in item["merges"]),
        hidden_rows=frozenset(item.get("hidden_rows", ())),
        hidden_columns=frozenset(item.get("hidden_columns", ())),
        formulas=_positions(item.get("formulas", ())),
        month_only=_positions(item.get("month_only", ())),
        hundredths=_positions(item.get("hundredths", ())),
    )


def _cell(value: Cell) -> Cell:
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 1e15 else value
    return value if value != "" else None


def _positions(pairs: list[list[int]]) -> frozenset[Position]:
    return frozenset((row, column) for row, column in pairs)
