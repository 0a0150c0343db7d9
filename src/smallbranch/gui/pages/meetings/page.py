"""会议: the list of records, and over it the page that writes one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QMessageBox, QStackedLayout, QVBoxLayout, QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.gui.pages.meetings.dialogs import RecordDialogs
from smallbranch.gui.pages.meetings.draft import MeetingDraft
from smallbranch.gui.pages.meetings.keeping import DraftKeeper, KeptNotice
from smallbranch.gui.pages.meetings.kept import restored
from smallbranch.gui.pages.meetings.listview import RecordList
from smallbranch.gui.pages.meetings.lookup import event_of_decision, event_of_segment
from smallbranch.gui.pages.meetings.printing import sign_in_of
from smallbranch.gui.pages.meetings.recorder import Recorder
from smallbranch.gui.pages.meetings.start import draft_of, new_draft
from smallbranch.gui.widgets.cards import PageHeader, button
from smallbranch.gui.wording import period_words
from smallbranch.kernel.periods import Period
from smallbranch.meetings.commands import RemoveMeeting


class MeetingsPage(QWidget):
    """Keeps what is being written while other pages are in sight; asks before it is thrown away."""

    key = "meetings"
    watches = frozenset(
        ("event", "segment", "attendance", "motion", "decision", "agenda_item", "guest", "makeup", "plan_item")
    ) | frozenset(
        ("member", "member_relation", "member_category", "member_state", "post", "cell", "cell_member", "absence")
    )
    open_page = Signal(str, object)

    def __init__(self, ctx: AppContext, ops: Any, tasks: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._ctx, self._ops = ctx, ops
        self._closing = False
        self.question: QMessageBox | None = None
        self.dialogs = RecordDialogs(ctx, ops, self)
        self.list = RecordList(ctx, ops)
        self.list.wanted.connect(self._do)
        self.recorder = Recorder(ctx, ops)
        self.recorder.saved.connect(self._saved)
        self.recorder.left.connect(self.leave)
        self.recorder.print_wanted.connect(lambda target: self.open_page.emit("ledgers", target))
        self.keeper = DraftKeeper(ctx.places.folder, self.recorder, ctx.clock)
        self.keeper.failed.connect(ops.presenter.present)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._front())
        self._stack.addWidget(self.recorder)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 14, 24, 12)
        layout.addLayout(self._stack)

    def reload(self) -> None:
        """Read the list again; who is due at the record being written, too."""
        self.list.reload()
        if self.is_writing():
            self.recorder.refresh_people()
        else:
            self._offer_kept()

    def open_target(self, target: Mapping[str, Any]) -> None:
        """Start what another page asked for: a record, a make-up, a decision done, or show an event."""
        action = target.get("action")
        if action == "record_makeup" and "segment_id" in target:
            self._about(event_of_segment(self._ctx, int(target["segment_id"]), self._ctx.clock.today()))
            if self.list.event_view is not None:
                self.dialogs.makeup(self.list.event_view, target["segment_id"], target.get("member_id"))
        elif action == "close_decision" and "decision_id" in target:
            self._about(event_of_decision(self._ctx, int(target["decision_id"]), self._ctx.clock.today()))
            if self.list.event_view is not None:
                self.dialogs.close_decision(self.list.event_view, target["decision_id"])
        elif "event_id" in target:
            self._about(int(target["event_id"]))
        elif action == "record_meeting" or "form" in target or "plan_item_id" in target:
            self.new_record(target)

    def is_writing(self) -> bool:
        """Tell whether the recorder is in sight."""
        return self._stack.currentIndex() == 1

    def has_unsaved(self) -> bool:
        """Tell whether something typed would be lost."""
        return self.is_writing() and self.recorder.is_dirty()

    # ── writing ──────────────────────────────────────────────────────────────────────────────────────────────

    def new_record(self, target: Mapping[str, Any] | None = None) -> None:
        """Begin a record, from a target when there is one."""
        self._unless_unsaved(lambda: self._begin(lambda: new_draft(self._ctx, target or {}), target or {}))

    def edit_record(self) -> None:
        """Open the chosen record to be corrected."""
        event = self.list.event_view
        if event is not None:
            self._begin(lambda: draft_of(self._ctx, event), {})

    def leave(self) -> None:
        """Go back to the list."""
        self._unless_unsaved(self._to_list)

    def _begin(self, make: Callable[[], MeetingDraft], target: Mapping[str, Any]) -> None:
        draft = self._ops.run_read(make)
        if draft is not None:
            self._stack.setCurrentIndex(1)
            self.recorder.begin(draft, self._hint(draft, target))
            self.keeper.begin()

    def _hint(self, draft: MeetingDraft, target: Mapping[str, Any]) -> str:
        if draft.event_id is not None:
            return self.tr("改完保存，原来的内容在修改历史里留着。")
        makes_up = target.get("makes_up")
        if makes_up:
            period = period_words(self._ctx.messages, Period.parse(str(makes_up)))
            return self.tr("补办 {period}。日期填实际召开的那天。").format(period=period)
        if any(part.plan_item_id for part in draft.segments):
            return self.tr("已按计划和上次会议预填，请核对日期和时间。Ctrl+E 考勤，Ctrl+M 会议内容。")
        return self.tr("Ctrl+E 考勤，Ctrl+M 会议内容，Ctrl+S 保存。")

    def _saved(self, event_id: int) -> None:
        self._to_list()
        self.list.show_event(event_id)

    def _to_list(self) -> None:
        self.recorder.drop()
        self.keeper.end()
        self._stack.setCurrentIndex(0)
        self.list.table.setFocus()

    def _about(self, event_id: int | None) -> None:
        self.list.event_view = None
        if event_id is not None and not self.has_unsaved():
            self._to_list()
            self.list.show_event(event_id)

    def _unless_unsaved(self, act: Callable[[], object]) -> None:
        if not self.has_unsaved():
            act()
            return
        self.question = self.dialogs.ask(
            self.tr("还没有保存"),
            self.tr("正在写的这份会议记录还没有保存。"),
            self.tr("不保存，放弃"),
            self.tr("回去继续写"),
            act,
        )

    # ── what was being written when the program was cut off ───────────────────────────────────────────────────

    def _offer_kept(self) -> None:
        found = self.keeper.latest()
        self.kept.hide()
        if found is not None:
            self.kept.offer(found[1])

    def go_on(self) -> None:
        """Go on with the draft that was kept."""
        found = self.keeper.latest()
        draft = self._ops.run_read(lambda: restored(self._ctx, found[1])) if found is not None else None
        if found is not None and draft is not None:
            self._stack.setCurrentIndex(1)
            self.recorder.begin(draft, self.tr("上次没来得及保存的内容，请核对后保存。"))
            self.recorder.touch()
            self.keeper.begin(found[0])

    def throw_away(self) -> None:
        """Throw the kept draft away; an older one is offered next."""
        found = self.keeper.latest()
        if found is not None:
            self.keeper.throw_away(found[0])
        self._offer_kept()

    # ── the window closing ───────────────────────────────────────────────────────────────────────────────────

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.window().removeEventFilter(self)
        self.window().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Close and watched is self.window() and not self._closing and self.has_unsaved():
            event.ignore()
            self._unless_unsaved(self._close_window)
            return True
        return super().eventFilter(watched, event)

    def _close_window(self) -> None:
        self._closing = True
        self.keeper.end()
        self.window().close()

    # ── parts ────────────────────────────────────────────────────────────────────────────────────────────────

    def _front(self) -> QWidget:
        inner = QWidget()
        self.new = button(self.tr("新记录"), role="primary", icon="plus")
        QShortcut(QKeySequence("Ctrl+N"), inner).activated.connect(lambda: self.new_record())
        self.new.setToolTip(self.tr("新记录（Ctrl+N）"))
        self.new.clicked.connect(lambda: self.new_record())
        hint = self.tr("应到、实到、表决结果都按会议当天的花名册和规定计算，不用手填。")
        self.header = PageHeader(self.tr("会议"), hint, (self.new,))
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self.kept = KeptNotice(self._ctx)
        self.kept.go_on.connect(self.go_on)
        self.kept.thrown_away.connect(self.throw_away)
        layout.addWidget(self.header)
        layout.addWidget(self.kept)
        layout.addWidget(self.list, 1)
        return inner

    def _do(self, what: str) -> None:
        event = self.list.event_view
        if what == "new":
            self.new_record()
        elif event is None:
            return
        elif what == "edit":
            self.edit_record()
        elif what == "remove":
            self._ask_remove()
        elif what == "makeup":
            self.dialogs.makeup(event)
        elif what == "close_decision":
            self.dialogs.close_decision(event)
        elif what == "print":
            target = self.list.ledger_target()
            if target is not None:
                self.open_page.emit("ledgers", target)
        elif what == "sign_in":
            self.open_page.emit("ledgers", sign_in_of(event))

    def _ask_remove(self) -> None:
        event = self.list.event_view
        if event is None:
            return

        def remove() -> None:
            if self._ops.run_write(RemoveMeeting(event_id=event.id)) is not None:
                self.list.reload()

        text = self.tr("删除 {day} 的“{title}”？只在记错时删除；可以按 Ctrl+Z 撤销。").format(
            day=event.start_at.date().isoformat(), title=event.title
        )
        self.question = self.dialogs.ask(self.tr("删除记录"), text, self.tr("删除"), self.tr("不删"), remove)
