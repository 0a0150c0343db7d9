"""Names from packs in the language of the window, and tables that make room for longer words."""

from __future__ import annotations

from typing import Any

import pytest

from smallbranch.gui.models.table import Column, RowTableModel
from smallbranch.gui.widgets.listing import Listing
from smallbranch.gui.wording import period_words, titled
from smallbranch.kernel.messages import Messages
from smallbranch.kernel.periods import Period
from smallbranch.kernel.places import resources_dir

pytestmark = pytest.mark.gui


@pytest.fixture(scope="module")
def words() -> dict[str, Messages]:
    return {language: Messages.load(resources_dir() / "messages", language) for language in ("zh", "en")}


def test_a_pack_title_stays_where_there_is_no_word(words: dict[str, Messages]) -> None:
    assert titled(words["zh"], "party_lecture", "党课") == "党课"
    assert titled(words["en"], "party_lecture", "党课") == "Party lecture"
    assert titled(words["en"], "own_form", "读书班") == "读书班"


@pytest.mark.parametrize(
    ("period", "zh", "en"),
    [
        ("2026", "2026年", "2026"),
        ("2026H1", "2026年上半年", "H1 2026"),
        ("2026Q3", "2026年第三季度", "Q3 2026"),
        ("2026-09", "2026年9月", "9/2026"),
    ],
)
def test_periods(words: dict[str, Messages], period: str, zh: str, en: str) -> None:
    assert period_words(words["zh"], Period.parse(period)) == zh
    assert period_words(words["en"], Period.parse(period)) == en


def test_a_column_grows_only_into_room_that_is_there(qtbot: Any) -> None:
    columns: list[Column[str]] = [Column("甲", lambda one: one), Column("乙", lambda one: one)]
    model: RowTableModel[str] = RowTableModel(columns, identity=hash)
    table = Listing(model, {0: 60}, "表")
    qtbot.addWidget(table)
    table.resize(600, 200)
    table.show()
    model.set_rows(("业务专业知识讲座",))
    assert 60 < table.columnWidth(0) <= 96
    narrow = Listing(model, {0: 60}, "表")
    qtbot.addWidget(narrow)
    narrow.resize(150, 200)
    narrow.show()
    assert narrow.columnWidth(0) == 60
