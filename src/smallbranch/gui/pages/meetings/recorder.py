"""The page that writes a record: time and place, segments, attendance by exception, votes, decisions; one command."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QTabBar, QVBoxLayout, QWidget

from smallbranch.attachments.kinds import Owner
from smallbranch.bootstrap import AppContext
from smallbranch.gui.pages.meetings.arithmetic import quorum
from smallbranch.gui.pages.meetings.attendance import AttendancePanel
from smallbranch.gui.pages.meetings.carried import CarriedOver
from smallbranch.gui.pages.meetings.draft import MeetingDraft, SegmentDraft
from smallbranch.gui.pages.meetings.printing import sign_in_target
from smallbranch.gui.pages.meetings.segment_form import SegmentForm
from smallbranch.gui.pages.meetings.start import carried_decisions, fill_sheet, next_form, prefill, refill
from smallbranch.gui.pages.meetings.where import WhereCard
from smallbranch.gui.widgets.attachments import AttachmentsBox
from smallbranch.gui.widgets.attachments_state import OfDraft, write_with_files
from smallbranch.gui.widgets.cards import Card, PageHeader, button, label
from smallbranch.gui.wording import titled
from smallbranch.meetings.combos import combo_findings
from smallbranch.meetings.commands import GuestPart


class Recorder(QWidget):
    """Everything of one event on one page; nothing about counts is typed."""

    saved = Signal(int)
    left = Signal()
    print_wanted = Signal(object)

    def __init__(self, ctx: AppContext, ops: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx, self._ops = ctx, ops
        self._draft = MeetingDraft()
        self._before: object = None
        self._at = 0
        self._saving = False
        self.cancel = button(self.tr("返回"), icon="left")
        self.cancel.clicked.connect(self.left)
        self.save_button = button(self.tr("保存（Ctrl+S）"), role="primary", icon="check")
        self.save_button.clicked.connect(self.save)
        self.sign_in = button(self.tr("签到表"), icon="print")
        self.sign_in.setToolTip(self.tr("会前打印签到表，序号就是录入考勤时的序号"))
        self.sign_in.clicked.connect(self._print_sign_in)
        self.header = PageHeader(self.tr("新记录"), " ", (self.cancel, self.sign_in, self.save_button))
        self.panel = AttendancePanel(ctx)
        self.panel.changed.connect(self._count_again)
        columns = QHBoxLayout()
        columns.setSpacing(14)
        columns.addWidget(self._fields(), 1)
        columns.addWidget(self.panel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.header)
        layout.addLayout(columns, 1)
        for keys, act in (("Ctrl+S", self.save), ("Ctrl+E", self._to_attendance), ("Ctrl+M", self._to_minutes)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # ── construction ─────────────────────────────────────────────────────────────────────────────────────────

    def _fields(self) -> QScrollArea:
        inner = QWidget()
        inner.setProperty("role", "page")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 8)
        column.setSpacing(12)
        self.where = WhereCard(self._ctx.clock.today())
        self.where.day_typed.connect(self._day_typed)
        column.addWidget(self.where)
        self.carried = CarriedOver(self._ctx)
        self.carried.ticked.connect(self._tick)
        column.addWidget(self._segments())
        column.addWidget(self.carried)
        self.files = AttachmentsBox(self._ctx, self._ops)
        files = Card()
        files.body.addWidget(self.files)
        column.addWidget(files)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    def _segments(self) -> Card:
        self.more = button(self.tr("再加一段"), role="link", icon="plus")
        self.more.setToolTip(self.tr("同一次活动里的另一种形式，如党员大会后上党课，各记各的"))
        self.more.clicked.connect(self.add_segment)
        self.fewer = button(self.tr("删除本段"), role="link", icon="minus")
        self.fewer.clicked.connect(self.remove_segment)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(self.tr("各段"))
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.currentChanged.connect(self._tab_chosen)
        card = Card()
        row = QHBoxLayout()
        row.addWidget(self.tabs, 1)
        row.addWidget(self.fewer)
        row.addWidget(self.more)
        card.body.addLayout(row)
        self.together = label("", "small", wrap=True)
        self.waiting = button("", role="link", icon="info")
        self.waiting.clicked.connect(lambda: self.carried.take_focus())
        card.body.addWidget(self.waiting, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addWidget(self.together)
        self.segment = SegmentForm(self._ctx)
        self.segment.people_changed.connect(self._people_changed)
        self.segment.votes_changed.connect(self._count_again)
        card.body.addWidget(self.segment)
        return card

    # ── life of a draft ──────────────────────────────────────────────────────────────────────────────────────

    def begin(self, draft: MeetingDraft, hint: str) -> None:
        """Show a draft; the cursor goes to what is typed first."""
        self._draft = draft
        self.header.title.setText(self.tr("修改记录") if draft.event_id else self.tr("新记录"))
        self.header.set_hint(hint)
        self.where.show_draft(draft)
        self._show_files(draft)
        self.clear_errors()
        self._show_segment(0)
        self._collect()
        self._before = draft.snapshot()
        first = (
            self.segment.topic if draft.day and draft.start else self.where.day if not draft.day else self.where.start
        )
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_files(self, draft: MeetingDraft) -> None:
        """Show the files of the record being changed, or those that wait in the draft for it to be saved."""
        if draft.event_id is not None:
            self.files.show_record(Owner.EVENT, draft.event_id)
        else:
            self.files.show_place(OfDraft(draft.files))

    def is_dirty(self) -> bool:
        """Tell whether something was typed that is not saved."""
        if self._before is None:
            return False
        self._collect()
        return self._draft.snapshot() != self._before

    def typed(self) -> MeetingDraft | None:
        """Return the draft as it stands when something was typed into it that is not saved."""
        return self._draft if self.is_dirty() else None

    def touch(self) -> None:
        """Take the draft for changed: it was kept from before and is not saved."""
        self._before = ()

    def drop(self) -> None:
        """Forget the draft."""
        self._before = None

    def refresh_people(self) -> None:
        """Ask again who is due: the roster may have changed meanwhile."""
        if self._before is not None and not self._saving:
            self._people_changed()

    def save(self) -> None:
        """Check, do one step, tell the page."""
        self._collect()
        problems = self._draft.problems()
        if problems:
            self.show_errors({name: self._ctx.messages.text("field", code) for name, code in problems.items()})
            return
        self._saving = True
        try:
            event_id = self._write()
        finally:
            self._saving = False
        if event_id is not None:
            self.drop()
            self.saved.emit(event_id)

    def _write(self) -> int | None:
        """Record the meeting, close the ticked decisions and attach the files in one step; None when it was refused."""
        command = self._draft.command(self._ctx.messages.word(self._draft.segments[0].form))
        draft = self._draft
        outcome = self._ops.run_step(
            lambda: write_with_files(self._ctx, command, Owner.EVENT, draft.files, draft.closings()), form=self
        )
        return outcome.value if outcome is not None else None

    # ── errors: the fields of the command on this page ───────────────────────────────────────────────────────

    def clear_errors(self) -> None:
        """Take all marks away."""
        self.where.form.clear_errors()
        self.segment.form.clear_errors()

    def show_errors(self, texts: Mapping[str, str]) -> dict[str, str]:
        """Mark fields of event and segments; return what has no field here."""
        rest = self.where.show_errors({name: text for name, text in texts.items() if not name.startswith("segments.")})
        of_parts: dict[str, dict[str, str]] = {
            name.split(".", 2)[1]: {} for name in texts if name.startswith("segments.")
        }
        for name, text in texts.items():
            if name.startswith("segments."):
                _, number, field = name.split(".", 2)
                of_parts[number][{"start": "start_at", "end": "end_at"}.get(field, field)] = text
        if of_parts:
            number, found = next(iter(of_parts.items()))
            self._show_segment(int(number))
            rest |= self.segment.form.show_errors(found)
        return rest

    # ── segments ─────────────────────────────────────────────────────────────────────────────────────────────

    def add_segment(self) -> None:
        """Begin another segment of the same event."""
        self._collect()
        form = next_form(self._ctx, self._draft, self._draft.day or self._ctx.clock.today())
        part = SegmentDraft(form)
        self._draft.segments.append(part)
        prefill(self._ctx, self._draft, part)
        fill_sheet(self._ctx, self._draft, part)
        self._show_segment(len(self._draft.segments) - 1)
        self.segment.kind.setFocus(Qt.FocusReason.OtherFocusReason)

    def remove_segment(self) -> None:
        """Take the segment in sight away."""
        self._collect()
        del self._draft.segments[self._at]
        self._show_segment(max(0, self._at - 1))

    def _show_segment(self, at: int) -> None:
        self._at = at
        day = self._draft.day or self._ctx.clock.today()
        self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
        for number, part in enumerate(self._draft.segments, 1):
            form = self._ctx.packs.rules.form(part.form, day)
            name = titled(self._ctx.messages, part.form, form.short) if form else part.form
            self.tabs.addTab(self.tr("{n} {form}").format(n=number, form=name))
        self.tabs.setCurrentIndex(at)
        self.tabs.blockSignals(False)
        several = len(self._draft.segments) > 1
        self.fewer.setVisible(several)
        self.where.show_title(on=several)
        part = self._draft.segments[at]
        self.segment.show_part(part, day, several=several)
        self.panel.show_sheet(part.sheet, day, self._sheet_title(part))
        self.panel.guests.set_values({"name": guest.name, "role": guest.role} for guest in part.guests)
        carried = carried_decisions(self._ctx, self._draft)
        self.carried.show_decisions(carried, self._draft.closing)
        self.waiting.setText(self.tr("以前会议还有 {n} 项没有办结，在下面打勾").format(n=len(carried)))
        self.waiting.setVisible(bool(carried))
        self._count_again()

    def _sheet_title(self, part: SegmentDraft) -> str:
        sharing = [str(number) for number, one in enumerate(self._draft.segments, 1) if one.sheet is part.sheet]
        if len(sharing) < 2:
            return self.tr("考勤")
        return self.tr("考勤（第 {numbers} 段共用）").format(numbers="、".join(sharing))

    def _tab_chosen(self, at: int) -> None:
        if at >= 0:
            self._collect()
            self._show_segment(at)

    # ── what is typed ────────────────────────────────────────────────────────────────────────────────────────

    def _collect(self) -> None:
        draft = self._draft
        self.where.store(draft)
        self.segment.store()
        part = draft.segments[self._at]
        part.guests = tuple(
            GuestPart(name=line["name"], role=line["role"] or None) for line in self.panel.guests.values()
        )

    def _day_typed(self) -> None:
        day = self.where.day.value()
        if day is not None and day != self._draft.day:
            self._people_changed()

    def _people_changed(self) -> None:
        """Ask who is due and who chairs, after day, form or cell changed."""
        self._collect()
        part = self._draft.segments[self._at]
        if self._draft.day is not None:
            if part.chair_id is None:
                prefill(self._ctx, self._draft, part)
            refill(self._ctx, self._draft)
        self._show_segment(self._at)

    def _count_again(self) -> None:
        part = self._draft.segments[self._at]
        day = self._draft.day or self._ctx.clock.today()
        self._say_together(day)
        self.panel.show_standing(quorum(self._ctx.packs.rules, day, part.form, part.sheet.count()))
        self.segment.show_standings(day)

    def _say_together(self, day: date) -> None:
        """Say what the packs hold of these forms in one event: it can be saved, and it will be asked about."""
        held = [(part.form, part.cell_id) for part in self._draft.segments]
        words = self._ctx.messages
        found = combo_findings(self._ctx.packs.rules, held, day)
        self.together.setText("\n".join("! " + words.text("finding", one.code, one.params) for one in found))
        self.together.setVisible(bool(self.together.text()))

    def _print_sign_in(self) -> None:
        """Ask for the sign-in sheet of the segment in sight, with the numbers of its rows."""
        self._collect()
        target = self._ops.run_read(lambda: sign_in_target(self._ctx, self._draft, self._at))
        if target is not None:
            self.print_wanted.emit(target)

    def _tick(self, decision_id: int, on: bool) -> None:
        (self._draft.closing.add if on else self._draft.closing.discard)(decision_id)

    def _to_attendance(self) -> None:
        self.panel.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _to_minutes(self) -> None:
        self.segment.minutes.setFocus(Qt.FocusReason.ShortcutFocusReason)
