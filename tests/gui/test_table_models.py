"""Both models obey Qt's own tester and keep what the user had selected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QTableView

from smallbranch.gui.models.table import ID_ROLE, Column, PagedTableModel, RowTableModel
from tests.gui.demo_pages import COLUMNS, PEOPLE, Person

pytestmark = pytest.mark.gui


def test_rows_pass_the_model_tester(qtmodeltester: Any) -> None:
    model = RowTableModel(COLUMNS, PEOPLE)
    qtmodeltester.check(model)
    model.sort(1, Qt.SortOrder.DescendingOrder)
    model.set_rows(PEOPLE[:1])
    model.set_rows(())
    model.set_rows(PEOPLE)


def test_selection_follows_the_record(qtbot: Any) -> None:
    model, view = RowTableModel(COLUMNS, PEOPLE), QTableView()
    qtbot.addWidget(view)
    view.setModel(model)
    rows = QItemSelectionModel.SelectionFlag.Rows
    view.selectionModel().select(model.index_of(2), QItemSelectionModel.SelectionFlag.Select | rows)
    model.sort(1, Qt.SortOrder.DescendingOrder)
    new = (Person(9, "钱九", date(1980, 1, 1), ""), *(replace(person, cell="三") for person in PEOPLE))
    model.set_rows(new)
    selected = {index.data(ID_ROLE) for index in view.selectionModel().selectedRows()}
    assert selected == {2}
    assert [row.id for row in model.rows] == [3, 2, 1, 9]
    model.set_rows(new[:1])
    assert not view.selectionModel().hasSelection()


def test_sort_is_by_value_and_puts_missing_first() -> None:
    columns = (Column[Person]("号", lambda row: str(row.id), sort=lambda row: row.id if row.id < 100 else None),)
    people = [Person(number, "", date(2000, 1, 1), "") for number in (10, 9, 100)]
    model = RowTableModel(columns, people)
    model.sort(0)
    assert [row.id for row in model.rows] == [100, 9, 10]


def test_pages_are_fetched_once_and_few_are_kept(qtmodeltester: Any) -> None:
    asked: list[tuple[int, ...]] = []

    def fetch(ids: Sequence[int]) -> list[Person]:
        asked.append(tuple(ids))
        return [Person(number, f"人{number}", date(2000, 1, 1), "") for number in reversed(ids)]

    model = PagedTableModel(COLUMNS, fetch, page=10, keep=2)
    model.set_ids(range(1000, 0, -1))
    assert model.rowCount() == 1000
    assert [model.index(row, 0).data() for row in (0, 1, 9)] == ["人1000", "人999", "人991"]
    assert model.index(999, 0).data() == "人1"
    assert len(asked) == 2
    assert model.index(500, 0).data() == "人500"
    assert model.index(0, 0).data() == "人1000"
    assert len(asked) == 4
    model.set_ids(range(30))
    qtmodeltester.check(model)
