"""The card of one person: facts, history, absences, and what can be done with them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QStackedLayout,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from smallbranch.attachments.kinds import Owner
from smallbranch.bootstrap import AppContext
from smallbranch.gui.pages.roster.absence_list import AbsenceList
from smallbranch.gui.pages.roster.course import CourseView
from smallbranch.gui.pages.roster.dialogs import People
from smallbranch.gui.pages.roster.scrolled import fresh_column, make_plain
from smallbranch.gui.pages.roster.state import (
    ALWAYS_SHOWN,
    REVEAL_SECONDS,
    SHOWN_FIELDS,
    has_hidden,
    id_doubts,
    posts_text,
    shown_value,
)
from smallbranch.gui.pages.roster.titles import title
from smallbranch.gui.widgets.attachments import AttachmentsBox
from smallbranch.gui.widgets.cards import EmptyState, NoticeBar, StatusChip, button, label
from smallbranch.kernel import masking
from smallbranch.kernel.periods import year_of
from smallbranch.roster.commands import WithdrawTransfer
from smallbranch.roster.views import MemberView
from smallbranch.rules.double_life import missing_entries


class MemberCard(QFrame):
    """Shows one member of the list as of its day; numbers stay masked unless asked for, and then for a while only."""

    sheet_wanted = Signal(int)
    open_page = Signal(str, object)

    def __init__(self, ctx: AppContext, ops: Any, dialogs: People, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._ctx, self._ops, self._dialogs = ctx, ops, dialogs
        self.member: MemberView | None = None
        self.revealed = False
        self._hide_again = QTimer(self)
        self._hide_again.setSingleShot(True)
        self._hide_again.setInterval(REVEAL_SECONDS * 1000)
        self._hide_again.timeout.connect(lambda: self._reveal(False))
        self._empty = EmptyState(
            "roster", self.tr("选一个人"), self.tr("在左边的名单里选择，这里显示基本信息、经历和请假外出。")
        )
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self._full())

    def show_member(self, member: MemberView | None) -> None:
        """Show a person, or the hint that nobody is chosen."""
        other = member is None or self.member is None or member.id != self.member.id
        self.member = member
        if other:
            self.revealed = False
            self._hide_again.stop()
        self._pages.setCurrentIndex(0 if member is None else 1)
        if member is not None:
            self._show_head(member)
            self._show_facts(member)
            self._show_letter(member)
            self.course.show_member(member)
            self._absences.show_member(member)
            if other:
                self.files.show_record(Owner.MEMBER, member.id)

    # ── construction ─────────────────────────────────────────────────────────────────────────────────────────

    def _full(self) -> QWidget:
        inner = QWidget()
        self.name = label("", "section")
        self.chip = StatusChip()
        head = QHBoxLayout()
        head.addWidget(self.name)
        head.addWidget(self.chip)
        head.addStretch(1)
        self.line = label("", "muted", wrap=True)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(self.tr("人员资料"))
        self.tabs.setStyleSheet("QStackedWidget { background: transparent; }")
        self._facts = make_plain(QScrollArea())
        self.course = CourseView(self._ctx, self._ops, self._dialogs.histories)
        self.course.open_page.connect(self.open_page)
        self._absences = AbsenceList(self._ctx, self._ops, self._dialogs, self.course.span_text)
        for words, place in (
            (self.tr("基本信息"), self._facts),
            (self.tr("经历"), self.course),
            (self.tr("请假外出"), self._absences),
        ):
            self.tabs.addTab(place, words)
        self.files = AttachmentsBox(self._ctx, self._ops)
        self.files.counted.connect(self._count_files)
        self._files_tab = self.tabs.addTab(_padded(self.files), self.tr("附件"))
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(16, 14, 10, 10)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.line)
        layout.addLayout(self._buttons())
        self.letter = NoticeBar()
        layout.addWidget(self.letter)
        layout.addWidget(self.tabs, 1)
        return inner

    def _buttons(self) -> QHBoxLayout:
        self.edit = button(self.tr("编辑"), icon="edit")
        self.edit.clicked.connect(lambda: self._on_member(lambda one: self._dialogs.edit(one, revealed=self.revealed)))
        self.away = button(self.tr("登记外出"))
        self.away.clicked.connect(lambda: self._open("absence"))
        self.change = button(self.tr("变动"))
        self.change.setAccessibleName(self.tr("人员变动"))
        menu = QMenu(self.change)
        self.promote = self._item(menu, self.tr("转正 / 类别变更…"), "category")
        self.send = menu.addAction("")
        self.send.triggered.connect(lambda: self._on_member(self._dialogs.histories.letter))
        self.sent = menu.addAction(self.tr("转出完成：收到回执…"))
        self.sent.triggered.connect(lambda: self._on_member(self._dialogs.histories.receipt))
        self.withdraw = menu.addAction(self.tr("撤回介绍信"))
        self.withdraw.triggered.connect(self._withdraw)
        self.begin = self._item(menu, self.tr("转入…"), "begin")
        self.cell = menu.addAction(self.tr("编入党小组…"))
        self.cell.triggered.connect(lambda: self._on_member(self._dialogs.histories.cell))
        self.state = menu.addAction(self.tr("状态：流动、失联、困难、停止党籍等…"))
        self.state.triggered.connect(lambda: self._on_member(self._dialogs.histories.state))
        menu.addSeparator()
        self.double = menu.addAction("")
        self.double.triggered.connect(lambda: self._double_life(write=True))
        self.sheet = menu.addAction(self.tr("打印党员记实"))
        self.sheet.triggered.connect(lambda: self._on_member(lambda one: self.sheet_wanted.emit(one.id)))
        menu.addSeparator()
        self.end = self._item(menu, self.tr("减少（去世、除名等）…"), "end")
        self.change.setMenu(menu)
        row = QHBoxLayout()
        row.setSpacing(8)
        for item in (self.edit, self.away, self.change):
            row.addWidget(item)
        row.addStretch(1)
        return row

    def _item(self, menu: QMenu, words: str, dialog: str) -> QAction:
        action = menu.addAction(words)
        action.triggered.connect(lambda _checked=False: self._open(dialog))
        return action

    # ── showing ──────────────────────────────────────────────────────────────────────────────────────────────

    def _show_head(self, member: MemberView) -> None:
        words = self._ctx.messages
        pending, here = member.relation == "transfer_out_pending", member.relation in ("here", "transfer_out_pending")
        self.name.setText(member.label)
        if not member.relation:
            self.chip.set_state(self.tr("已离开"), "neutral")
        elif pending or member.relation == "guest":
            self.chip.set_state(words.word(member.relation), "warning")
        elif member.states:
            self.chip.set_state("、".join(words.word(state) for state in member.states), "warning")
        else:
            self.chip.set_state(words.word(member.member_category), "ok" if member.votes else "info")
        parts = [posts_text(self._ctx, member), member.cell or "", self._ages(member)]
        self.line.setText(" · ".join(part for part in parts if part))
        self.line.setVisible(bool(self.line.text()))
        for action, allowed in (
            (self.promote, here), (self.send, here), (self.sent, pending), (self.withdraw, pending),
            (self.begin, not here), (self.end, here), (self.state, here), (self.cell, here),
        ):  # fmt: skip
            action.setVisible(allowed)
        self.send.setText(self.tr("重新开具介绍信…") if pending else self.tr("转出：开介绍信…"))
        self.double.setVisible(member.relation == "guest" and bool(self._double_life(write=False)))
        self.away.setEnabled(here)

    def _count_files(self, count: int) -> None:
        words = self.tr("附件 {n}").format(n=count) if count else self.tr("附件")
        self.tabs.setTabText(self._files_tab, words)

    def _ages(self, member: MemberView) -> str:
        parts = []
        if member.age is not None:
            parts.append(self.tr("{n} 岁").format(n=member.age))
        if member.party_age is not None:
            parts.append(self.tr("党龄 {n} 年").format(n=member.party_age))
        return self.tr("，").join(parts)

    def _show_facts(self, member: MemberView) -> None:
        column = fresh_column(self._facts)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(7)
        grid.setColumnStretch(1, 1)
        names = [name for name in SHOWN_FIELDS if name in ALWAYS_SHOWN or getattr(member, name) is not None]
        for line, name in enumerate(names):
            heading = label(title(name), "muted")
            value = label(shown_value(member, name, revealed=self.revealed) or "—", wrap=True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(heading, line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, line, 1)
        column.addLayout(grid)
        self._show_own(grid, len(names), member)
        for text, action, change in id_doubts(self._ctx, member):
            column.addWidget(label(text, "warning", wrap=True))
            if change is not None:
                take = button(self.tr("采用身份证号上的{value}").format(value=action), role="link")
                take.clicked.connect(lambda _checked=False, change=change: self._ops.run_write(change))
                column.addWidget(take, 0, Qt.AlignmentFlag.AlignLeft)
        self.reveal = button(self._reveal_text(), role="link")
        self.reveal.setVisible(has_hidden(member))
        self.reveal.clicked.connect(lambda: self._reveal(not self.revealed))
        column.addWidget(self.reveal, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def _show_own(self, grid: QGridLayout, first: int, member: MemberView) -> None:
        values = self._ctx.roster.own_values(member.id)
        shown = [field for field in self._ctx.roster.own_fields() if field.key in values]
        for line, field in enumerate(shown, first):
            hidden = field.sensitive and not self.revealed
            text = masking.address(values[field.key]) if hidden else values[field.key]
            grid.addWidget(label(field.title, "muted"), line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(text, wrap=True), line, 1)

    def _reveal_text(self) -> str:
        if self.revealed:
            return self.tr("重新遮住")
        return self.tr("显示身份证号、手机和住址（{n} 秒）").format(n=REVEAL_SECONDS)

    def _show_letter(self, member: MemberView) -> None:
        """Tell how long the letter that is on its way is still valid."""
        found = next(
            (one for one in self._ctx.roster.letters(self._ctx.clock.today()) if one.member_id == member.id), None
        )
        self.letter.setVisible(found is not None)
        if found is None:
            return
        over = self.tr("介绍信 {on} 开出，转往{org}，{to} 已过期：请重新开具或撤回，仍由本支部管理。")
        runs = self.tr("介绍信 {on} 开出，转往{org}，有效期至 {to}，还有 {days} 天，等回执。")
        text = (over if found.days_left < 0 else runs).format(
            on=found.issued_on, org=found.to_org, to=found.valid_to, days=found.days_left
        )
        self.letter.show_text(text, "info" if found.level is None else "warning")

    # ── doing ────────────────────────────────────────────────────────────────────────────────────────────────

    def _reveal(self, wanted: bool) -> None:
        self.revealed = wanted
        if wanted:
            self._hide_again.start()
        else:
            self._hide_again.stop()
        if self.member is not None:
            self._show_facts(self.member)

    def _double_life(self, *, write: bool) -> int:
        """Enter what the minutes of the year say of a guest into the register of double life; return how many."""
        ctx, member = self._ctx, self.member
        assert member is not None
        year = year_of(ctx.clock.today())
        lacking = missing_entries(ctx.roster, ctx.meetings, ctx.registers, year)
        ours = [one for one in lacking if one.values["member"] == str(member.id)]
        self.double.setText(self.tr("登入双重组织生活（{n} 次）").format(n=len(ours)))
        if write and ours:
            self._ops.run_step(lambda: ctx.dispatcher.do_all(ours, "add_entry"))
        return len(ours)

    def _open(self, dialog: str) -> None:
        self._on_member(getattr(self._dialogs, dialog))

    def _withdraw(self) -> None:
        today = self._ctx.clock.today()
        self._on_member(lambda one: self._ops.run_write(WithdrawTransfer(member_id=one.id, on=today)))

    def _on_member(self, act: Any) -> None:
        if self.member is not None:
            act(self.member)


def _padded(inner: QWidget) -> QWidget:
    outer = QWidget()
    column = QVBoxLayout(outer)
    column.setContentsMargins(2, 10, 8, 4)
    column.addWidget(inner)
    column.addStretch(1)
    return outer
