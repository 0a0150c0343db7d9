"""One person: what matters now in a card, and the 25 steps as a table for the keyboard."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from smallbranch.attachments.kinds import Owner
from smallbranch.bootstrap import AppContext
from smallbranch.development.views import PersonView, StepStatus, StepView
from smallbranch.gui.models.table import Column, RowTableModel
from smallbranch.gui.pages.development.record import bounds
from smallbranch.gui.widgets.attachments import AttachmentsBox
from smallbranch.gui.widgets.cards import Card, button, clear_layout, label
from smallbranch.gui.widgets.listing import Listing
from smallbranch.packs.approval import approval, named
from smallbranch.roster.categories import APPLICANTS

WANTED = (StepStatus.OVERDUE, StepStatus.NEXT, StepStatus.TOO_EARLY)
SIGNS = {StepStatus.DONE: "✓", StepStatus.BEFORE: "✓", StepStatus.OVERDUE: "!", StepStatus.NEXT: "▸"}


class PersonDetail(QWidget):
    """Enter on a step records it, Delete takes its record back; the buttons are for what goes along."""

    record_wanted = Signal(object)
    cancel_wanted = Signal(object)
    asked = Signal(str)

    def __init__(self, ctx: AppContext, ops: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self.person: PersonView | None = None
        self._words = {
            StepStatus.DONE: self.tr("已办"),
            StepStatus.BEFORE: self.tr("此前已办"),
            StepStatus.NEXT: self.tr("可以办理"),
            StepStatus.TOO_EARLY: self.tr("时间未到"),
            StepStatus.OVERDUE: self.tr("已过期限"),
            StepStatus.LATER: self.tr("待前面步骤"),
        }
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._card())
        layout.addWidget(self._table(), 1)
        self.files = AttachmentsBox(ctx, ops, rows=1)
        layout.addWidget(self.files)

    def show_person(self, person: PersonView | None) -> None:
        """Show somebody, the next step chosen; or nobody."""
        same = self.person is not None and person is not None and self.person.line.id == person.line.id
        self.person = person
        for widget in (self.card, self.steps, self.files):
            widget.setVisible(person is not None)
        if person is None:
            return
        if not same:
            self.files.show_record(Owner.DEVELOPMENT_APPLICATION, person.line.id)
        self.card.heading.setText(person.line.label)
        self._fill_facts(person)
        self.extend.setVisible(person.line.category == "probationary_member")
        self.end.setVisible(person.line.category in APPLICANTS)
        extended = person.probation is not None and person.probation.extended_on is not None
        self.records.setVisible(bool(person.reviews or person.notices or extended))
        self.model.set_rows(person.steps)
        if not same or not self.steps.currentIndex().isValid():
            self.choose_next()

    def choose_next(self) -> None:
        """Go to the step that comes next."""
        line = self._next()
        if line is None:
            return
        index = self.model.index_of(line.step.no)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.steps.selectionModel().setCurrentIndex(index, flags)
        self.steps.scrollTo(index, Listing.ScrollHint.PositionAtCenter)

    def record_next(self) -> None:
        """Ask for the dialog of the step that comes next."""
        line = self._next()
        if line is not None:
            self.record_wanted.emit(line)

    # ── construction ─────────────────────────────────────────────────────────────────────────────────────────

    def _card(self) -> Card:
        self.record = button(self.tr("记录下一步…"), icon="check")
        self.record.clicked.connect(self.record_next)
        self.review = button(self.tr("考察…"))
        self.notice = button(self.tr("公示…"))
        self.records = button(self.tr("已登记…"))
        self.records.setToolTip(self.tr("已登记的考察、公示和延长：修改、删除"))
        self.contacts = button(self.tr("联系人…"))
        self.extend = button(self.tr("延长预备期…"))
        self.end = button(self.tr("终止…"))
        asked = {
            "review": self.review,
            "notice": self.notice,
            "records": self.records,
            "contacts": self.contacts,
            "extend": self.extend,
            "end": self.end,
        }
        for name, one in asked.items():
            one.clicked.connect(lambda _checked=False, name=name: self.asked.emit(name))
        self.card = Card(" ", (*asked.values(), self.record))
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(16)
        self._facts.setVerticalSpacing(6)
        self._facts.setColumnStretch(1, 1)
        self.card.body.addLayout(self._facts)
        return self.card

    def _table(self) -> Listing:
        columns: list[Column[StepView]] = [
            Column(self.tr("步"), lambda one: str(one.step.no), Qt.AlignmentFlag.AlignRight),
            Column(self.tr("步骤"), lambda one: one.step.title, tip=self._tip),
            Column(self.tr("状态"), self._status),
            Column(self.tr("日期"), self._day),
            Column(self.tr("材料"), self._papers, tip=lambda one: "、".join(one.missing_papers)),
            Column(self.tr("经办"), lambda one: one.handler or ""),
        ]
        self.model: RowTableModel[StepView] = RowTableModel(columns, identity=lambda one: one.step.no, parent=self)
        widths = {0: 40, 2: 108, 3: 168, 4: 84, 5: 86}
        self.steps = Listing(self.model, widths, self.tr("25个步骤，回车记录，Delete撤销记录"), stretch=1)
        self.steps.opened.connect(self.record_wanted)
        self.steps.removed.connect(self.cancel_wanted)
        return self.steps

    # ── words ────────────────────────────────────────────────────────────────────────────────────────────────

    def _next(self) -> StepView | None:
        if self.person is None:
            return None
        found = [line for status in WANTED for line in self.person.steps if line.status is status]
        following = self.person.line.next_step
        return next((line for line in found if following and line.step.no == following.no), None)

    def _status(self, line: StepView) -> str:
        return f"{SIGNS.get(line.status, '')} {self._words[line.status]}".strip()

    def _day(self, line: StepView) -> str:
        if line.done_on is not None:
            return line.done_on.isoformat()
        found = line.limits
        if line.status in (StepStatus.NEXT, StepStatus.OVERDUE) and found.latest:
            return self.tr("最晚 {day}").format(day=found.latest[0].day.isoformat())
        if line.status in (StepStatus.TOO_EARLY, StepStatus.NEXT) and found.earliest is not None:
            return self.tr("最早 {day}").format(day=found.earliest.day.isoformat())
        return ""

    def _papers(self, line: StepView) -> str:
        wanted, there = len(line.step.papers), len([one for one in line.step.papers if one in line.papers])
        if not wanted or line.status is StepStatus.BEFORE:
            return ""
        return f"{'✓ ' if there == wanted else ''}{there}/{wanted}"

    def _tip(self, line: StepView) -> str:
        asked = approval(self._ctx.packs.rules, self._ctx.roster.branch().superior_org, self._ctx.clock.today())
        by = named(line.step.by, asked)
        return "\n".join(part for part in (line.step.stage, by, line.step.note, bounds(line)) if part)

    def _fill_facts(self, person: PersonView) -> None:
        clear_layout(self._facts)
        for row, (name, value) in enumerate(self._lines(person)):
            self._facts.addWidget(label(name, "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(label(value, wrap=True), row, 1)

    def _lines(self, person: PersonView) -> list[tuple[str, str]]:
        line = person.line
        who = "　".join(part for part in (line.stage_title, line.department or "") if part)
        found = [(self.tr("阶段"), who)]
        following = self._next()
        if following is not None:
            words = self.tr("第 {no} 步 {title}").format(no=following.step.no, title=following.step.title)
            found.append((self.tr("下一步"), "　".join(part for part in (words, bounds(following)) if part)))
        for role in ("training_contact", "sponsor"):
            names = "、".join(one.name for one in person.contacts if one.role == role and one.end_on is None)
            found += [(self._ctx.messages.text("word", role), names)] if names else []
        if person.next_review is not None:
            last = person.reviews[-1].held_on.isoformat() if person.reviews else self.tr("还没有")
            words = self.tr("上次 {last}，下次不晚于 {day}")
            found.append((self.tr("考察"), words.format(last=last, day=person.next_review.day.isoformat())))
        return found + self._ends(person)

    def _ends(self, person: PersonView) -> list[tuple[str, str]]:
        found = []
        for notice in person.notices[-1:]:
            words = self.tr("{start} 至 {end}，第 {step} 步")
            if not notice.sure:
                words = self.tr("{start} 至 {end}（调休未公布），第 {step} 步")
            given: dict[str, Any] = {"start": notice.start_on, "end": notice.end_on, "step": notice.step}
            found.append((self.tr("公示"), words.format(**given)))
        if person.probation is not None and person.probation.ends_on is not None:
            words = self.tr("{start} 起，{end} 期满")
            if person.probation.extended_on is not None:
                words = self.tr("{start} 起，延长后 {end} 期满")
            given = {"start": person.probation.joined_on, "end": person.probation.ends_on}
            found.append((self.tr("预备期"), words.format(**given)))
        return found
