"""Small dialogs about plan lines: add, adjust, cancel with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QDialogButtonBox, QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.gui.pages.calendar.bestday import BestDayButton, Wanted
from smallbranch.gui.pages.calendar.state import TASK, absent_on, form_short, planned_with
from smallbranch.gui.widgets.form_dialog import FormDialog
from smallbranch.gui.wording import period_words, titled
from smallbranch.kernel.periods import Period, PeriodKind, month_of
from smallbranch.meetings.commands import (
    AddPlanItem,
    CancelPlanItem,
    ChangePlanItem,
    CompletePlanItem,
    MovePlanItem,
    SetNotApplicable,
)
from smallbranch.meetings.views import PlanItemView
from smallbranch.packs.schema import Due
from smallbranch.rules.nodes import KIND_OF
from smallbranch.rules.views import Node

_WIDTH = 600
_ALONG = "along"


class PlanDialogs(QWidget):
    """Opens dialogs over the page; each makes one command."""

    def __init__(self, ctx: AppContext, ops: Any, page: QWidget) -> None:
        super().__init__(page)
        self.hide()
        self._ctx, self._ops, self._page = ctx, ops, page

    def add(self, day: date) -> FormDialog:
        """Add a line; its period follows from the day and the form's cadence."""
        known = [form for form in self._ctx.packs.rules.forms(day) if form.due is not Due.NONE]
        forms = [(form.id, titled(self._ctx.messages, form.id, form.title)) for form in known]
        cells = [(None, self.tr("不分党小组")), *((cell.id, cell.name) for cell in self._ctx.roster.cells(day))]

        def make(values: Any) -> AddPlanItem:
            planned, form = values["planned_on"], str(values["form"])
            return AddPlanItem(
                period=str(self._period(form, planned or day)),
                form=form,
                topic=values["topic"] or None,
                planned_on=planned,
                planned_time=values["planned_time"] or None,
                place=values["place"] or None,
                lead=values["lead"] or None,
                cell_id=values["cell_id"] if form == "cell_meeting" else None,
            )

        dialog = FormDialog(self.tr("新增计划"), self._ops, self._ctx.clock.today(), make, self._page, columns=2)
        dialog.add_choice("form", self.tr("形式"), [*forms, (TASK, self.tr("重点工作"))])
        dialog.add_choice("cell_id", self.tr("党小组（党小组会时选）"), cells)
        dialog.add_day("planned_on", self.tr("计划日期"), day, required=True)
        dialog.add_text("planned_time", self.tr("时间"))
        dialog.add_text("topic", self.tr("主题"))
        dialog.add_text("place", self.tr("地点"), self._ctx.roster.branch().venue)
        dialog.add_text("lead", self.tr("主持人或负责人"))
        self._offer_days(dialog, lambda: self._asked(dialog.values()))
        dialog.show_wide(_WIDTH)
        return dialog

    def change(self, item: PlanItemView) -> FormDialog:
        """Adjust day, topic, place of a line; the reason of a new day is printed beside the first one."""
        others = planned_with(self._ctx, item)
        along = tuple(one.id for one in others)

        def make(values: Any) -> ChangePlanItem:
            texts = {name: values[name] for name in ("topic", "planned_time", "place", "lead")}
            changed = {name: text for name, text in texts.items() if text != (getattr(item, name) or "")}
            day = values["planned_on"] if values["planned_on"] != item.planned_on else None
            moved = along if values.get(_ALONG) and day is not None else ()
            why = values["why"] or None
            return ChangePlanItem(plan_item_id=item.id, planned_on=day, reason=why, along=moved, **changed)

        dialog = FormDialog(
            self.tr("调整：{what}").format(what=self._name(item)),
            self._ops,
            self._ctx.clock.today(),
            make,
            self._page,
            columns=2,
        )
        dialog.add_day("planned_on", self.tr("计划日期"), item.planned_on)
        dialog.add_text("planned_time", self.tr("时间"), item.planned_time)
        dialog.add_text("topic", self.tr("主题"), item.topic)
        dialog.add_text("place", self.tr("地点"), item.place)
        dialog.add_text("lead", self.tr("主持人或负责人"), item.lead)
        dialog.add_text("why", self.tr("调整原因"))
        self._ask_along(dialog, others)
        if item.form != TASK:
            self._offer_days(dialog, lambda: (item.form, item.cell_id))
        dialog.show_wide(_WIDTH)
        return dialog

    def move_line(self, item: PlanItemView, day: date) -> FormDialog:
        """Move a line that was dragged to another day; why is asked once and may stay empty."""
        others = planned_with(self._ctx, item)
        along = tuple(one.id for one in others)

        def make(values: Any) -> MovePlanItem:
            return MovePlanItem(
                plan_item_id=item.id,
                planned_on=values["planned_on"],
                reason=values["why"] or None,
                along=along if values.get(_ALONG) else (),
            )

        away = absent_on(self._ctx, day)
        off = "" if self._ctx.calendar.is_workday(day) else self.tr("这一天不上班。")
        known = self.tr("已知不能到会：{names}").format(names="、".join(away)) if away else ""
        dialog = FormDialog(
            self.tr("改日期：{what}").format(what=self._name(item)),
            self._ops,
            self._ctx.clock.today(),
            make,
            self._page,
            hint=off + known,
        )
        dialog.add_day("planned_on", self.tr("改到"), day, required=True)
        dialog.add_text("why", self.tr("原因（会印在计划上，可不填）"), item.move_reason)
        self._ask_along(dialog, others)
        dialog.show_wide(_WIDTH - 140, "why")
        return dialog

    def complete(self, item: PlanItemView) -> FormDialog:
        """Note that a task is done, and where the proof lies."""
        period = Period.parse(item.period)
        held = self._ctx.meetings.events(Period(period.year, PeriodKind.YEAR))
        records = {line.event_id: f"{line.held_on:%m.%d} {line.title}" for line in reversed(held)}

        def make(values: Any) -> CompletePlanItem:
            return CompletePlanItem(
                plan_item_id=item.id,
                done_on=values["done_on"],
                evidence=values["evidence"] or None,
                evidence_id=values["evidence_id"],
            )

        title = self.tr("办结：{what}").format(what=self._name(item))
        dialog = FormDialog(title, self._ops, self._ctx.clock.today(), make, self._page)
        dialog.add_day("done_on", self.tr("办结日期"), item.done_on or self._ctx.clock.today(), required=True)
        dialog.add_text("evidence", self.tr("佐证（文号、文件名或存放处）"), item.evidence)
        none = (None, self.tr("不对应会议记录"))
        dialog.add_choice("evidence_id", self.tr("对应的会议记录"), [none, *records.items()], item.evidence_id)
        dialog.show_wide(_WIDTH - 60)
        return dialog

    def not_applicable(self, node: Node) -> FormDialog:
        """Say why a form is not due in a period."""

        def make(values: Any) -> SetNotApplicable:
            return SetNotApplicable(form=node.form, period=node.period, reason=values["reason"], cell_id=node.cell_id)

        name = form_short(self._ctx, node.form, node.cell, node.deadline)
        period = period_words(self._ctx.messages, Period.parse(node.period))
        title = self.tr("不适用：{period} {what}").format(period=period, what=name)
        hint = self.tr("不适用不算未办，原因会印在计划和对照表上。")
        dialog = FormDialog(title, self._ops, self._ctx.clock.today(), make, self._page, hint=hint)
        dialog.add_text("reason", self.tr("原因（会印在台账上）"), required=True)
        dialog.show_wide(_WIDTH - 100)
        return dialog

    def cancel(self, item: PlanItemView) -> FormDialog:
        """Cancel, postpone or set aside a line with its reason."""
        states = (
            ("postponed", self.tr("推迟")),
            ("cancelled", self.tr("取消")),
            ("not_applicable", self.tr("不适用（规定不要求，不算未办）")),
        )

        def make(values: Any) -> CancelPlanItem:
            return CancelPlanItem(plan_item_id=item.id, state=values["state"], reason=values["reason"])

        title = self.tr("取消、推迟或不适用：{what}").format(what=self._name(item))
        dialog = FormDialog(title, self._ops, self._ctx.clock.today(), make, self._page)
        dialog.add_choice("state", self.tr("怎样处理"), states)
        dialog.add_text("reason", self.tr("原因（会印在台账上）"), required=True)
        dialog.show_wide(_WIDTH - 100)
        return dialog

    def _offer_days(self, dialog: FormDialog, wanted: Wanted) -> None:
        """Put the button that knows on which days most can come beside OK and cancel."""
        self.best = BestDayButton(
            self._ctx, self._ops, dialog.field("planned_on"), wanted, dialog, dialog.field("planned_time")
        )
        dialog.buttons.addButton(self.best.press, QDialogButtonBox.ButtonRole.ActionRole)

    def _ask_along(self, dialog: FormDialog, others: Sequence[PlanItemView]) -> None:
        """Ask once whether what is planned with a theme day goes to the new day too."""
        if others:
            words = self.tr("{names}一起改到新日期").format(names="、".join(self._name(one) for one in others))
            dialog.add_flag(_ALONG, self.tr("同一天安排的"), words, value=True)

    def _asked(self, values: Any) -> tuple[str, int | None]:
        form = str(values["form"])
        return form, values["cell_id"] if form == "cell_meeting" else None

    def _period(self, form: str, day: date) -> Period:
        rule = self._ctx.packs.rules.cadence(form, day)
        if rule is None or form == TASK:
            return month_of(day)
        return Period.of(day, KIND_OF.get(rule.period, PeriodKind.MONTH))

    def _name(self, item: PlanItemView) -> str:
        if item.form == TASK:
            return item.topic or ""
        return form_short(self._ctx, item.form, item.cell, Period.parse(item.period).last)
