"""The forms of a work year: what was prepared, its entries, confirmation, feedback, and last year's items."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from smallbranch.appraisal.commands import (
    ConfirmGrades,
    FeedBackGrades,
    SetLifeYear,
    SettledItem,
    SettleRectification,
)
from smallbranch.appraisal.fields import COMMITTEE_EVENT, ITEMS, TALKS, WORK_YEAR, choices
from smallbranch.appraisal.views import AppraisalYear, Item
from smallbranch.bootstrap import AppContext
from smallbranch.gui.pages.registers.dialog import EntryDialog
from smallbranch.gui.widgets.form_dialog import FormDialog
from smallbranch.packs.register_schema import RegisterDefinition
from smallbranch.roster.views import MemberView

# What is entered with the ballots, the decision and the confirmation is not asked for here.
_ELSEWHERE = (
    "held_on",
    "issued",
    "returned",
    "valid",
    "decided_on",
    "confirmed_on",
    "document_no",
    WORK_YEAR,
    COMMITTEE_EVENT,
)


class LifeYearDialog(EntryDialog):
    """What is known of a work year besides its record; empty fields stay empty, nothing is filled in by itself."""

    def __init__(
        self, ctx: AppContext, ops: Any, register: RegisterDefinition, year: AppraisalYear, parent: QWidget
    ) -> None:
        super().__init__(ctx, ops, register, year.entry, parent)
        self.setWindowTitle(self.tr("{year} 工作年度：会前准备和报告").format(year=year.work_year))
        self._work_year = year.work_year
        for key in _ELSEWHERE:
            self._required.discard(f"{register.id}.{key}")
            self.form.rows[f"{register.id}.{key}"].hide()

    def _command(self, values: Mapping[str, str]) -> Any:
        said = self._view.values if self._view else {}
        changed = {key: text for key, text in values.items() if key not in _ELSEWHERE and text != said.get(key, "")}
        return SetLifeYear(work_year=self._work_year, values=changed) if changed else None


class YearEntryDialog(EntryDialog):
    """A new entry of a register that belongs to a work year."""

    def __init__(
        self, ctx: AppContext, ops: Any, register: RegisterDefinition, work_year: int, parent: QWidget
    ) -> None:
        super().__init__(ctx, ops, register, None, parent)
        self._ctx = ctx
        self.field(f"{register.id}.{WORK_YEAR}").setText(str(work_year))
        if register.id == ITEMS:
            self._choose("from", 0)
            self._choose("state", 0)

    def name_people(self, talker: MemberView | None, listener: MemberView | None) -> None:
        """Fill in who is to talk; the kind follows from how many of them are on the committee."""
        if talker is not None:
            self.field(f"{TALKS}.talker").choose_id(talker.id)
        if listener is not None:
            self.field(f"{TALKS}.listener").set_value(str(listener.id), listener.name)
        if talker is not None and listener is not None:
            leading = sum(bool(one.party_posts) for one in (talker, listener))
            self._choose("kind", 2 - leading)

    def _choose(self, key: str, place: int) -> None:
        words = choices(self._register, key)
        if place < len(words):
            self.field(f"{self._register.id}.{key}").setCurrentText(words[place])


class CommitteeDialog(FormDialog):
    """At which committee meeting on record the committee checked itself; the day is that of the meeting."""

    def __init__(self, ctx: AppContext, ops: Any, year: AppraisalYear, parent: QWidget) -> None:
        def make(given: Mapping[str, Any]) -> SetLifeYear:
            return SetLifeYear(work_year=year.work_year, values={COMMITTEE_EVENT: given[COMMITTEE_EVENT]})

        super().__init__("", ops, ctx.clock.today(), make, parent)
        self.setWindowTitle(self.tr("{year} 工作年度：支委会先行对照检查").format(year=year.work_year))
        meetings = ctx.appraisal.committee_meetings(year.work_year)
        options = [(str(one.event_id), f"{one.held_on.isoformat()}　{one.topic}") for one in reversed(meetings)]
        said = year.entry.values.get(COMMITTEE_EVENT, "") if year.entry else ""
        hint = self.tr("日期取自所选会议的记录；会议改期，这里跟着改。")
        self.add_choice(COMMITTEE_EVENT, self.tr("支委会会议"), options, said or None, hint=hint)


class ConfirmDialog(FormDialog):
    """The superior's confirmation of the grades."""

    def __init__(self, ctx: AppContext, ops: Any, year: AppraisalYear, parent: QWidget) -> None:
        def make(given: Mapping[str, Any]) -> ConfirmGrades:
            return ConfirmGrades(
                work_year=year.work_year,
                confirmed_on=given["confirmed_on"],
                document_no=given["document_no"],
                opinion=given["opinion"] or None,
            )

        super().__init__("", ops, ctx.clock.today(), make, parent)
        self.setWindowTitle(self.tr("{year} 工作年度：上级确认").format(year=year.work_year))
        said = year.entry.values if year.entry else {}
        self.add_day("confirmed_on", self.tr("确认日期"), ctx.clock.today(), required=True)
        self.add_text("document_no", self.tr("确认文号"), said.get("document_no", ""))
        self.add_long("opinion", self.tr("上级意见（写到每名已评定的党员）"))


class FeedBackDialog(FormDialog):
    """The day the grades were told to the members."""

    def __init__(self, ctx: AppContext, ops: Any, year: AppraisalYear, parent: QWidget) -> None:
        left = [row for row in year.rows if row.grade and row.fed_back_on is None]

        def make(given: Mapping[str, Any]) -> FeedBackGrades:
            members = tuple(row.member_id for row in left)
            return FeedBackGrades(work_year=year.work_year, fed_back_on=given["fed_back_on"], member_ids=members)

        super().__init__("", ops, ctx.clock.today(), make, parent)
        self.setWindowTitle(self.tr("{year} 工作年度：反馈本人").format(year=year.work_year))
        hint = self.tr("已评定、还没有反馈的 {n} 人。个别人日期不同的，在“其他登记”的汇总表中改。").format(n=len(left))
        self.add_day("fed_back_on", self.tr("反馈日期"), ctx.clock.today(), required=True, hint=hint)


class CloseDialog(FormDialog):
    """An item of last year's list is closed; what shows that it is done has to be named."""

    def __init__(self, ctx: AppContext, ops: Any, work_year: int, item: Item, parent: QWidget) -> None:
        def make(given: Mapping[str, Any]) -> SettleRectification:
            closed = SettledItem(
                entry_id=item.id,
                outcome="closed",
                on=given["on"],
                evidence=given["evidence"],
                closed_by=given["closed_by"] or None,
            )
            return SettleRectification(work_year=work_year, items=(closed,))

        super().__init__("", ops, ctx.clock.today(), make, parent, hint=item.problem)
        self.setWindowTitle(self.tr("销号"))
        self.add_day("on", self.tr("销号日期"), ctx.clock.today(), required=True)
        self.add_text("closed_by", self.tr("审核人"))
        self.add_text("evidence", self.tr("销号依据"), required=True)


class CarryDialog(FormDialog):
    """An item that is still open is carried over."""

    def __init__(self, ctx: AppContext, ops: Any, work_year: int, item: Item, parent: QWidget) -> None:
        def make(given: Mapping[str, Any]) -> SettleRectification:
            carried = SettledItem(entry_id=item.id, outcome="carried", due_on=given["due_on"])
            return SettleRectification(work_year=work_year, items=(carried,))

        super().__init__("", ops, ctx.clock.today(), make, parent, hint=item.problem)
        self.setWindowTitle(self.tr("结转到 {year} 年").format(year=work_year))
        self.add_day("due_on", self.tr("新的完成时限"), item.due_on)
