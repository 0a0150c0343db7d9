"""首页: what is overdue, due this week and coming, each line with its cause, article, deadline and one button."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.gui.pages.home_state import Home, HomeFacts, HomeLine, HomeLines, read_home, shown_lines
from smallbranch.gui.widgets.cards import Card, EmptyState, PageHeader, StatusChip, button, clear_layout, label

if TYPE_CHECKING:  # its dialogs and their fields are imported when a line is put off
    from smallbranch.gui.pages.home_putoff import PutOffDialogs

_SIDE_CHARACTERS = 20
_SEVERITY = {"overdue": "error", "this_week": "warning", "coming": "info"}


class HomePage(QWidget):
    """Reads once, shows at most seven lines, sends each button to the page that remedies it."""

    key = "home"
    watches = frozenset(
        (
            "branch",
            "term",
            "member",
            "member_relation",
            "member_category",
            "member_state",
            "post",
            "cell",
            "cell_member",
        )
    ) | frozenset(("absence", "plan_item", "event", "segment", "attendance", "motion", "decision", "makeup", "setting"))
    watches |= frozenset(("reminder",))
    open_page = Signal(str, object)

    def __init__(self, ctx: AppContext, ops: Any, tasks: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._ctx, self._ops = ctx, ops
        self._home = Home()
        self._all = False
        self.buttons: list[QPushButton] = []
        self.later: list[QPushButton] = []
        self.more = button("", role="link")
        self.more.clicked.connect(self._toggle)
        self.more.hide()
        self.ask = button(self.tr("核对疑问…"), role="link")
        self.ask.setToolTip(self.tr("记录之间不一致的地方，改正或说明（Ctrl+K）"))
        self.ask.clicked.connect(self._questions)
        self.quiet = button("", role="link")
        self.quiet.clicked.connect(lambda: self.put_off.show_all(self._home.put_off))
        self.quiet.hide()
        self.header = PageHeader(self.tr("首页"), " ", (self.ask, self.quiet, self.more))
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addWidget(self._lines_area(), 1)
        columns.addWidget(self._facts_area())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 14, 24, 8)
        layout.setSpacing(8)
        layout.addWidget(self.header)
        layout.addLayout(columns, 1)

    @cached_property
    def put_off(self) -> PutOffDialogs:
        """Return the dialogs of lines put off, made on the first wish."""
        from smallbranch.gui.pages.home_putoff import PutOffDialogs

        return PutOffDialogs(self._ctx, self._ops, self)

    def reload(self) -> None:
        """Read and show everything again."""
        home = self._ops.run_read(lambda: read_home(self._ctx))
        if home is not None:
            self.take(home)

    def take(self, home: Home) -> None:
        """Show what was read."""
        self._home = home
        self._show()

    # ── construction ─────────────────────────────────────────────────────────────────────────────────────────

    def _lines_area(self) -> QScrollArea:
        inner = QWidget()
        inner.setProperty("role", "page")
        self._groups = QVBoxLayout(inner)
        self._groups.setContentsMargins(0, 0, 6, 0)
        self._groups.setSpacing(10)
        return _scrolling(inner)

    def _facts_area(self) -> QScrollArea:
        inner = QWidget()
        inner.setProperty("role", "page")
        self._facts = QVBoxLayout(inner)
        self._facts.setContentsMargins(0, 0, 0, 0)
        self._facts.setSpacing(12)
        self._side = _scrolling(inner)
        self._side.setFixedWidth(self._side_width())
        return self._side

    def _side_width(self) -> int:
        return self.fontMetrics().horizontalAdvance("一") * _SIDE_CHARACTERS

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "_side"):
            self._side.setFixedWidth(self._side_width())

    # ── showing ──────────────────────────────────────────────────────────────────────────────────────────────

    def _show(self) -> None:
        lines = self._home.lines
        self.header.set_hint(self._summary(lines))
        self.buttons = []
        self.later = []
        self.quiet.setVisible(bool(self._home.put_off))
        self.quiet.setText(self.tr("已推迟 {n} 项").format(n=len(self._home.put_off)))
        clear_layout(self._groups)
        self._show_facts(self._home.facts)
        if not self._home.facts.members or not lines.count:
            self.more.hide()
            self._groups.addWidget(self._nothing() if self._home.facts.members else self._nobody(), 1)
            return
        chosen = lines if self._all else shown_lines(lines)
        for (name, group), (_, whole) in zip(chosen.groups, lines.groups, strict=True):
            if whole:
                self._groups.addWidget(self._group(name, group, len(whole)))
        hidden = lines.count - chosen.count
        self.more.setVisible(self._all or bool(hidden))
        self.more.setText(self.tr("收起") if self._all else self.tr("更多（还有 {n} 项）").format(n=hidden))
        self._groups.addStretch(1)

    def _summary(self, lines: HomeLines) -> str:
        if not self._home.facts.members:
            return self.tr("先有花名册，后面的应到、届期、该办的会议才能自动算出来。")
        if not lines.count:
            return self.tr("近期没有要办的事。")
        return self.tr("逾期 {overdue} 项，本周 {week} 项，近期 {coming} 项。点右侧按钮直接去办。").format(
            overdue=len(lines.overdue), week=len(lines.this_week), coming=len(lines.coming)
        )

    def _group(self, name: str, lines: tuple[HomeLine, ...], count: int) -> Card:
        titles = {"overdue": self.tr("逾期"), "this_week": self.tr("本周"), "coming": self.tr("近期")}
        chip = StatusChip(self.tr("{n} 项").format(n=count), _SEVERITY[name])
        card = Card(titles[name], (chip,))
        card.setAccessibleName(titles[name])
        card.body.setSpacing(6)
        for line in lines:
            card.add_ruled(self._line(line))
        return card

    def _line(self, line: HomeLine) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(line.text, wrap=True))
        if line.repeats > 1:
            words.addWidget(label(self.tr("这位同志共有 {n} 次没有补课").format(n=line.repeats), "small"))
        below = QHBoxLayout()
        if line.article:
            article = label(self.tr("依据：{article}").format(article=line.article), "small", wrap=True)
            below.addWidget(article, 1)
        else:
            below.addStretch(1)
        act = button(self._action_text(line))
        act.setAccessibleName(self.tr("{action}：{text}").format(action=act.text(), text=line.text))
        act.clicked.connect(lambda _checked=False, line=line: self.open_page.emit(line.page, dict(line.target)))
        act.setMinimumWidth(104)
        self.buttons.append(act)
        below.addWidget(self._later(line), 0, Qt.AlignmentFlag.AlignTop)
        words.addLayout(below)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addLayout(words, 1)
        if line.deadline is not None:
            when = label(self._when(line.deadline, line.days or 0), "small")
            when.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            when.setMinimumWidth(92)
            row.addWidget(when)
        row.addWidget(act, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _later(self, line: HomeLine) -> QPushButton:
        later = button(self.tr("推迟…"), role="link")
        later.setAccessibleName(self.tr("推迟或不适用：{text}").format(text=line.text))
        later.clicked.connect(lambda: self.put_off.put_off(line))
        later.setFixedHeight(later.fontMetrics().height() + 6)
        self.later.append(later)
        return later

    def _when(self, deadline: date, days: int) -> str:
        day = self.tr("{month}月{day}日").format(month=deadline.month, day=deadline.day)
        if days < 0:
            return self.tr("{day}\n已过 {n} 天").format(day=day, n=-days)
        return (
            self.tr("{day}\n今天").format(day=day)
            if not days
            else self.tr("{day}\n还有 {n} 天").format(day=day, n=days)
        )

    def _action_text(self, line: HomeLine) -> str:
        if line.action == "record_meeting":
            return self.tr("补办记录") if line.target.get("makes_up") else self.tr("去记录")
        return {
            "record_makeup": self.tr("登记补课"),
            "close_decision": self.tr("登记办结"),
            "complete_task": self.tr("登记办结"),
            "start_term": self.tr("登记换届"),
            "assign_post": self.tr("登记任职"),
            "election_step": self.tr("去办理"),
            "draft_plan": self.tr("起草计划"),
            "set_branch": self.tr("填写支部信息"),
        }.get(line.action, self.tr("去办理"))

    def _nothing(self) -> EmptyState:
        hint = self.tr("该办的都办了。新的节点临近时会出现在这里。")
        return EmptyState("check", self.tr("现在没有要办的事"), hint)

    def _nobody(self) -> EmptyState:
        bring = button(self.tr("导入花名册…"), role="primary", icon="import")
        bring.clicked.connect(lambda: self.open_page.emit("roster", {"action": "import"}))
        add = button(self.tr("逐个新增"))
        add.clicked.connect(lambda: self.open_page.emit("roster", {"action": "add"}))
        self.buttons = [bring, add]
        hint = self.tr("把手头的 Excel 或 WPS 花名册选进来就行，列名不限，导入前逐格给您看。")
        return EmptyState("roster", self.tr("第一步：把党员请进来"), hint, (bring, add))

    # ── facts ────────────────────────────────────────────────────────────────────────────────────────────────

    def _show_facts(self, facts: HomeFacts) -> None:
        clear_layout(self._facts)
        self._members(facts)
        self._quarter(facts)
        self._next(facts)
        self._copies(facts)
        self._facts.addStretch(1)

    def _members(self, facts: HomeFacts) -> None:
        note = self.tr("其中预备党员 {n} 人").format(n=facts.probationary) if facts.probationary else ""
        self._fact(self.tr("党员"), self.tr("{n} 人").format(n=facts.members), note, "roster", self.tr("看花名册"))

    def _quarter(self, facts: HomeFacts) -> None:
        note = self.tr("未办 {missing} 项，待办 {due} 项").format(
            missing=facts.missing, due=facts.nodes - facts.done - facts.missing
        )
        value = self.tr("{done} / {all}").format(done=facts.done, all=facts.nodes)
        self._fact(self.tr("本季度三会一课（已办 / 应办）"), value, note, "calendar", self.tr("看计划"))

    def _next(self, facts: HomeFacts) -> None:
        if facts.next_on is None:
            self._fact(self.tr("下一次活动"), self.tr("未安排"), "", "calendar", self.tr("去安排"))
            return
        day = self.tr("{month}月{day}日").format(month=facts.next_on.month, day=facts.next_on.day)
        self._fact(self.tr("下一次活动"), day, facts.next_text, "calendar", self.tr("看计划"))

    def _copies(self, facts: HomeFacts) -> None:
        if facts.backup_on is None:
            note = self.tr("退出程序时会自动备份。")
            self._fact(self.tr("最近备份"), self.tr("还没有"), note, "settings", self.tr("去备份"))
            return
        day = self.tr("{month}月{day}日").format(month=facts.backup_on.month, day=facts.backup_on.day)
        note = self.tr("共 {n} 份").format(n=facts.backups)
        self._fact(self.tr("最近备份"), day, note, "settings", self.tr("看备份"))

    def _fact(self, title: str, value: str, note: str, page: str, link: str) -> None:
        go = button(link, role="link")
        go.setAccessibleName(self.tr("{title}：{link}").format(title=title, link=link))
        go.clicked.connect(lambda: self.open_page.emit(page, {"show": "backups"} if page == "settings" else {}))
        card = Card()
        card.body.setSpacing(2)
        card.body.addWidget(label(title, "muted", wrap=True))
        row = QHBoxLayout()
        row.addWidget(label(value, "number"), 1)
        row.addWidget(go, 0, Qt.AlignmentFlag.AlignBottom)
        card.body.addLayout(row)
        if note:
            card.body.addWidget(label(note, "small", wrap=True))
        self._facts.addWidget(card)

    def _questions(self) -> None:
        from smallbranch.gui.questions import QuestionsDialog

        dialog = QuestionsDialog(self._ctx, self._ops, self)
        dialog.record_wanted.connect(self.open_page)
        dialog.open()

    def _toggle(self) -> None:
        self._all = not self._all
        self._show()


def _scrolling(inner: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(inner)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
