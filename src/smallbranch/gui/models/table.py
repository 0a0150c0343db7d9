"""Table models over frozen views."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from smallbranch.gui.plain_text import plain_tip

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex

ID_ROLE: Final = int(Qt.ItemDataRole.UserRole)
SORT_ROLE: Final = ID_ROLE + 1
ROW_ROLE: Final = ID_ROLE + 2
_TOP: Final = QModelIndex()


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column: `get` gives the shown text, `sort` the key to order by (the text when left out).

    `about` is the tip of its head; without one the title stands there whole where it is cut.
    """

    title: str
    get: Callable[[Row], str]
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    sort: Callable[[Row], Any] | None = None
    tip: Callable[[Row], str] | None = None
    about: str = ""

    def key(self, row: Row) -> Any:
        """Return what this column sorts by; None sorts first."""
        value = self.sort(row) if self.sort is not None else self.get(row)
        return (value is not None, value)


def row_id(row: Any) -> int:
    """Return the id of a view (the default identity)."""
    return int(row.id)


class _ColumnsModel(QAbstractTableModel, Generic[Row]):
    """What both models share: headers and the roles of a cell; rows come from `row_at`."""

    def __init__(self, columns: Sequence[Column[Row]], identity: Callable[[Row], int], parent: QObject | None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._identity = identity

    def row_at(self, row: int) -> Row:
        raise NotImplementedError

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and 0 <= section < len(self.columns):
            if role == Qt.ItemDataRole.DisplayRole:
                return self.columns[section].title
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return self.columns[section].align | Qt.AlignmentFlag.AlignVCenter
            if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
                return plain_tip(self.columns[section].about or self.columns[section].title)
        if orientation is Qt.Orientation.Vertical and role == Qt.ItemDataRole.DisplayRole:
            return str(section + 1)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= self.rowCount():
            return None
        column, row = self.columns[index.column()], self.row_at(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return column.get(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.align | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(column.tip(row)) if column.tip is not None else None
        if role == ID_ROLE:
            return self._identity(row)
        if role == SORT_ROLE:
            return column.key(row)[1]
        return row if role == ROW_ROLE else None


class RowTableModel(_ColumnsModel[Row]):
    """A tuple of views as a table; sorts in Python, keeps selection and current row by id over `set_rows`."""

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        rows: Sequence[Row] = (),
        *,
        identity: Callable[[Row], int] = row_id,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(columns, identity, parent)
        self._rows: tuple[Row, ...] = tuple(rows)
        self._order: tuple[int, Qt.SortOrder] | None = None

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return the rows in the order shown."""
        return self._rows

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def row_at(self, row: int) -> Row:
        """Return the view shown in this line."""
        return self._rows[row]

    def index_of(self, identity: int, column: int = 0) -> QModelIndex:
        """Return the index of the row with this id, invalid when it is not shown."""
        for number, row in enumerate(self._rows):
            if self._identity(row) == identity:
                return self.index(number, column)
        return QModelIndex()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; views keep what they had selected as far as it still exists."""
        self._replace(self._sorted(tuple(rows)))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._order = (column, order) if column >= 0 else None
        self._replace(self._sorted(self._rows))

    def _sorted(self, rows: tuple[Row, ...]) -> tuple[Row, ...]:
        if self._order is None:
            return rows
        column, order = self._order
        return tuple(sorted(rows, key=self.columns[column].key, reverse=order is Qt.SortOrder.DescendingOrder))

    def _replace(self, rows: tuple[Row, ...]) -> None:
        """Change under `layoutChanged`, moving persistent indexes by id: that is what keeps a selection."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        ids = [(self._identity(self._rows[index.row()]), index.column()) for index in before]
        self._rows = rows
        places = {self._identity(row): number for number, row in enumerate(rows)}
        after = [self.index(places[key], column) if key in places else QModelIndex() for key, column in ids]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()


class PagedTableModel(_ColumnsModel[Row]):
    """A vector of ids and a few pages of rows: for lists too long to hold, with a true scroll bar."""

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        fetch: Callable[[Sequence[int]], Sequence[Row]],
        *,
        identity: Callable[[Row], int] = row_id,
        page: int = 128,
        keep: int = 16,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(columns, identity, parent)
        self._fetch = fetch
        self._ids: Sequence[int] = ()
        self._page, self._keep = page, keep
        self._pages: OrderedDict[int, Sequence[Row]] = OrderedDict()

    def set_ids(self, ids: Sequence[int]) -> None:
        """Show these records in this order; the service sorts and filters, the model only shows."""
        self.beginResetModel()
        self._ids = ids
        self._pages.clear()
        self.endResetModel()

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def row_at(self, row: int) -> Row:
        """Return the view shown in this line, fetching its page by ids when it is not at hand."""
        number, offset = divmod(row, self._page)
        if number not in self._pages:
            wanted = self._ids[number * self._page : (number + 1) * self._page]
            found = {self._identity(item): item for item in self._fetch(wanted)}
            self._pages[number] = tuple(found[key] for key in wanted)
            if len(self._pages) > self._keep:
                self._pages.popitem(last=False)
        self._pages.move_to_end(number)
        return self._pages[number][offset]
