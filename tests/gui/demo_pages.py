"""Demonstration pages with the names of the real ones: a list, a form, an empty state, cards."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from smallbranch.gui.models.table import Column, RowTableModel
from smallbranch.gui.navigation import PAGES
from smallbranch.gui.widgets.cards import Card, EmptyState, PageHeader, StatusChip, button, label
from smallbranch.gui.widgets.dates import DateField
from smallbranch.gui.widgets.forms import Form


@dataclass(frozen=True)
class Person:
    id: int
    name: str
    joined: date
    cell: str


PEOPLE = (
    Person(1, "欧阳明远", date(1998, 7, 1), "第一党小组"),
    Person(2, "陈䶮", date(2011, 6, 30), "第二党小组"),
    Person(3, "阿依古丽·买买提", date(2020, 12, 3), "第一党小组"),
)
COLUMNS = (
    Column[Person]("姓名", lambda row: row.name),
    Column[Person]("入党日期", lambda row: row.joined.isoformat(), Qt.AlignmentFlag.AlignRight, lambda row: row.joined),
    Column[Person]("党小组", lambda row: row.cell),
)


class DemoPage(QWidget):
    watches = frozenset({"meeting"})

    def __init__(self, ctx: Any, ops: Any, tasks: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.key = "demo"
        self.reloads = 0
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(24, 20, 24, 20)
        self.box.setSpacing(14)
        self.build()

    def build(self) -> None:
        self.box.addWidget(PageHeader("标题", "一句话说明这一页做什么"))
        self.box.addWidget(EmptyState("file", "还没有记录", "从第一条开始", [button("新建", role="primary")]), 1)

    def reload(self) -> None:
        self.reloads += 1


class CardsPage(DemoPage):
    def build(self) -> None:
        action = button("记录会议", role="primary", icon="plus")
        self.box.addWidget(PageHeader("首页", "三件事要办，最近的期限是 9 月 30 日", [button("打印季度台账"), action]))
        grid = QGridLayout()
        grid.setSpacing(14)
        for number, (title, value, text, state) in enumerate(
            (
                ("支部大会", "1 / 1", "本季度已开", "ok"),
                ("党课", "0 / 1", "9 月 30 日前", "warning"),
                ("支委会", "2 / 3", "9 月尚缺", "error"),
                ("微党课", "5", "本季度", "neutral"),
            )
        ):
            card = Card(title)
            card.body.addWidget(label(value, "number"))
            card.body.addWidget(StatusChip(text, state))
            grid.addWidget(card, 0, number)
        self.box.addLayout(grid)
        card = Card("待办", [button("全部", role="link")])
        for text in ("补开 9 月支委会（《支部工作条例》第十四条）", "安排第三季度党课", "李明同志组织关系回执未到"):
            row = QHBoxLayout()
            row.addWidget(StatusChip("要办", "warning"))
            row.addWidget(label(text), 1)
            row.addWidget(button("去办"))
            card.body.addLayout(row)
        self.box.addWidget(card)
        self.box.addStretch(1)


class TablePage(DemoPage):
    def build(self) -> None:
        self.box.addWidget(PageHeader("花名册", "在册 3 人", [button("从表格导入", icon="import")]))
        search = QLineEdit()
        search.setObjectName("search")
        search.setPlaceholderText("姓名、拼音首字母")
        search.setAccessibleName("查找")
        self.box.addWidget(search)
        self.table = QTableView()
        self.table.setAccessibleName("花名册")
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.model = RowTableModel(COLUMNS, PEOPLE, parent=self)
        self.table.setModel(self.model)
        self.table.setSortingEnabled(True)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.setColumnWidth(0, 220)
        self.table.setColumnWidth(1, 160)
        self.table.selectRow(1)
        self.box.addWidget(self.table, 1)


class FormPage(DemoPage):
    def build(self) -> None:
        self.box.addWidget(PageHeader("会议", "", [button("取消"), button("保存", role="primary")]))
        card = Card("记录")
        self.form = Form(2)
        self.form.add("date", "日期", DateField(date(2026, 9, 28)), required=True)
        kinds = QComboBox()
        kinds.addItems(["支部党员大会", "支部委员会", "党小组会", "党课"])
        self.form.add("kind", "会议类别", kinds)
        self.form.add("place", "地点", QLineEdit("三楼会议室"), hint="打印在签到表上")
        self.form.add("topic", "议题", QLineEdit(), required=True, span=2)
        card.body.addWidget(self.form)
        box = QCheckBox("补录")
        box.setChecked(True)
        card.body.addWidget(box)
        first = QRadioButton("现场召开")
        first.setChecked(True)
        card.body.addWidget(first)
        card.body.addWidget(QRadioButton("视频召开"))
        self.box.addWidget(card)
        self.box.addStretch(1)


class ReadPage(DemoPage):
    """Takes what was read beside the window."""

    taken: Any = None

    def take(self, read: Any) -> None:
        self.taken = read


def read_beside(ctx: Any) -> tuple[str, bool]:
    """Return the branch's name and whether this ran on the main thread."""
    return ctx.roster.branch().name, threading.current_thread() is threading.main_thread()


_CLASSES = {"home": "CardsPage", "roster": "TablePage", "meetings": "FormPage"}
SPECS = tuple(spec._replace(factory=f"{__name__}:{_CLASSES.get(spec.key, 'DemoPage')}", reader="") for spec in PAGES)
