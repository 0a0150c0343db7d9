"""Record one step: the day with its lawful bounds, papers to tick, and what the step asks for besides."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.development.commands import RecordStep, VotePart
from smallbranch.development.views import PersonView, StepView
from smallbranch.development.votes import held_vote
from smallbranch.gui.widgets.form_dialog import FormDialog
from smallbranch.gui.widgets.person_field import PersonField
from smallbranch.kernel.periods import Period, PeriodKind

CONFIRMATION, TRAINING = 23, 11
VOTES = ("vote_present", "vote_yes", "vote_no", "vote_abstain", "vote_written")
PAPER = "paper_"
WIDTH = 620
_YEARS_OF_MEETINGS = 3


def bounds(line: StepView) -> str:
    """Return the first and last lawful day of a step with the article, as one text."""
    parts = []
    if line.limits.earliest is not None:
        words = QCoreApplication.translate("RecordDialog", "最早 {day}（{article}）")
        parts.append(words.format(day=line.limits.earliest.day, article=line.limits.earliest.article))
    if line.limits.latest:
        words = QCoreApplication.translate("RecordDialog", "最晚 {day}（{article}）")
        parts.append(words.format(day=line.limits.latest[0].day, article=line.limits.latest[0].article))
    return "；".join(parts)


class RecordDialog(FormDialog):
    """Enter in the last field saves; what was recorded before is there to be put right."""

    def __init__(self, ctx: AppContext, ops: Any, person: PersonView, line: StepView, parent: QWidget) -> None:
        self._line, self._person = line, person
        words = QCoreApplication.translate("RecordDialog", "第 {no} 步　{title}")
        hint = "\n".join(part for part in (person.line.label, bounds(line), line.step.note) if part)
        title = words.format(no=line.step.no, title=line.step.title)
        today = ctx.clock.today()
        super().__init__(title, ops, today, self._command, parent, columns=2, hint=hint)
        self.add_day("on", self.tr("日期"), line.done_on or today, required=True)
        self.add_text("handler", self.tr("经办人"), line.handler)
        self.add_text("doc_no", self.tr("会议或文号"), line.doc_no)
        self._contacts(ctx)
        if line.step.no == TRAINING:
            self._number("hours", self.tr("学时"), line.hours)
            self._number("days", self.tr("天数"), line.days)
        if line.step.motion:
            self._meeting(ctx)
            self._vote()
            self._fill()
        for number, paper in enumerate(line.step.papers):
            self.add_flag(f"{PAPER}{number}", self.tr("材料"), paper, paper in line.papers)
        self.add_long("note", self.tr("备注"), line.note)

    def _contacts(self, ctx: AppContext) -> None:
        self.people: tuple[PersonField, ...] = ()
        role = self._line.step.contacts
        if not role:
            return
        self.people = (PersonField(), PersonField())
        there = [one for one in self._person.contacts if one.role == role and one.end_on is None]
        known = ctx.roster.members(self._today)
        for number, field in enumerate(self.people):
            field.set_people(known)
            if number < len(there):
                field.choose_id(there[number].contact_id)
            name = ctx.messages.text("word", role)
            self.form.add("contacts" if not number else "contact_2", f"{name} {number + 1}", field)

    def _meeting(self, ctx: AppContext) -> None:
        """Offer the recorded meetings that voted on such a thing; their figures come along."""
        years = (Period(self._today.year - back, PeriodKind.YEAR) for back in range(_YEARS_OF_MEETINGS))
        events = [event for year in years for event in reversed(ctx.meetings.event_views(year))]
        self._held: dict[int, tuple[date, VotePart]] = {}
        options: list[tuple[object, str]] = [(None, self.tr("不关联，自己填"))]
        for event in events:
            motions = [motion for part in event.segments for motion in part.motions]
            day = event.start_at.date()
            vote = held_vote((day, motions), self._line.step.motion, self._person.line.name)
            if vote is not None:
                self._held[event.id] = day, vote
                title = next(one.title for one in motions if one.kind == self._line.step.motion)
                options.append((event.id, f"{day.isoformat()}　{title}"))
        hint = self.tr("选了会议，日期和票数取自会议记录")
        self.add_choice("event_id", self.tr("表决的会议"), options, self._line.event_id, hint=hint)
        self.field("event_id").currentIndexChanged.connect(lambda _: self._fill())

    def _fill(self) -> None:
        """Take day and figures from the meeting chosen; what is typed afterwards stands and is compared."""
        held = self._held.get(self.field("event_id").currentData())
        if held is None or (
            self._line.done_on is not None and self.field("event_id").currentData() == self._line.event_id
        ):
            return
        day, vote = held
        self.field("on").set_value(day)
        for name, value in zip(VOTES, (vote.present, vote.yes, vote.no, vote.abstain, vote.written_yes), strict=True):
            self.field(name).setText(str(value))

    def _vote(self) -> None:
        vote = self._line.vote
        given = (vote.present, vote.yes, vote.no, vote.abstain, vote.written_yes) if vote else (None,) * len(VOTES)
        titles = (
            self.tr("实到有表决权人数"),
            self.tr("同意票"),
            self.tr("反对票"),
            self.tr("弃权票"),
            self.tr("会前书面同意"),
        )
        for name, title, value in zip(VOTES, titles, given, strict=True):
            self._number(name, title, value)
        if self._line.step.no == CONFIRMATION:
            results = [("confirmed", self.tr("同意转正")), ("cancelled", self.tr("取消预备党员资格"))]
            self.add_choice("result", self.tr("结果"), results, self._line.result)
            self.add_day("full_on", self.tr("转正日期"), hint=self.tr("空着按规定推算；推算不了时会要求填写"))

    def _number(self, name: str, title: str, value: int | None) -> None:
        self.add_text(name, title, "" if value is None else str(value))
        self.field(name).setValidator(QIntValidator(0, 9999, self))

    def _command(self, values: Mapping[str, Any]) -> RecordStep:
        numbers = {name: int(values[name]) for name in (*VOTES, "hours", "days") if values.get(name)}
        papers = tuple(paper for number, paper in enumerate(self._line.step.papers) if values[f"{PAPER}{number}"])
        for field in self.people:
            field.settle()
        return RecordStep(
            member_id=self._person.line.id,
            step=self._line.step.no,
            on=values["on"],
            doc_no=values["doc_no"],
            handler=values["handler"],
            note=values["note"],
            papers=papers,
            contacts=tuple(field.member.id for field in self.people if field.member is not None),
            vote=_vote_of(numbers),
            result=values.get("result") or "",
            full_on=values.get("full_on"),
            hours=numbers.get("hours"),
            days=numbers.get("days"),
            event_id=values.get("event_id"),
        )


def _vote_of(numbers: Mapping[str, int]) -> VotePart | None:
    if "vote_present" not in numbers:
        return None
    present, yes, no, abstain, written = (numbers.get(name, 0) for name in VOTES)
    return VotePart(present=present, yes=yes, no=no, abstain=abstain, written_yes=written)
