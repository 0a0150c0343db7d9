"""The dialogs about what changes with time: states, categories, relations, letters, places in cells."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.gui.widgets.form_dialog import FormDialog
from smallbranch.roster import commands, corrections
from smallbranch.roster.views import MemberView, RelationView, SpanView

STATES: Final = (
    "mobile_member", "lost_contact_member", "member_in_hardship", "probation_within_party", "rights_suspended",
    "membership_suspended",
)  # fmt: skip
CATEGORIES: Final = (
    "full_member", "probationary_member", "prospective_member", "activist_applicant", "membership_applicant"
)  # fmt: skip
_DAYS: Final = ("10", "30", "60", "90")


class Histories(QObject):
    """Opens them over a page."""

    def __init__(self, ctx: AppContext, ops: Any, page: QWidget) -> None:
        super().__init__(page)
        self._ctx, self._ops, self._page = ctx, ops, page

    # ── states ───────────────────────────────────────────────────────────────────────────────────────────────

    def state(self, member: MemberView) -> FormDialog:
        """Ask for a state that begins, or the end of one that is running."""
        running = {one.value: one for one in self._ctx.roster.history(member.id) if self._runs(one)}

        def make(values: Mapping[str, Any]) -> commands.SetState:
            return commands.SetState(
                member_id=member.id,
                state=values["state"],
                since=values["since"],
                until=values["until"],
                basis=values["basis"] or None,
            )

        hint = self.tr(
            "新的状态填开始日期；正在持续的状态选它并填结束日期，就到那天为止。恢复党籍、恢复权利也这样登记。"
        )
        dialog = self._dialog(self.tr("状态：{name}").format(name=member.label), make, hint=hint)
        words = self._ctx.messages.word
        marked = [
            (one, self.tr("{state}（持续中）").format(state=words(one)) if one in running else words(one))
            for one in STATES
        ]
        dialog.add_choice("state", self.tr("状态"), marked, next(iter(running), STATES[0]))
        dialog.add_day("since", self.tr("从哪一天起"))
        dialog.add_day("until", self.tr("到哪一天止"), hint=self.tr("还不知道可以不填；留党察看可填期满日，期满前提醒"))
        dialog.add_text("basis", self.tr("依据（文号等）"))
        dialog.show_wide(460)
        return dialog

    def cell(self, member: MemberView) -> FormDialog:
        """Ask for the cell of a member."""
        cells = self._ctx.roster.cells(self._today)

        def make(values: Mapping[str, Any]) -> commands.PlaceInCell:
            return commands.PlaceInCell(
                member_id=member.id, cell_id=values["cell_id"], leader=values["leader"], since=values["since"]
            )

        hint = "" if cells else self.tr("还没有党小组，先到“组织”里新设。")
        dialog = self._dialog(self.tr("编入党小组：{name}").format(name=member.label), make, hint=hint)
        options = [*((one.id, one.name) for one in cells), (None, self.tr("不在党小组"))]
        first = member.cell_id if member.cell_id is not None or not cells else cells[0].id
        dialog.add_choice("cell_id", self.tr("党小组"), options, first)
        dialog.add_flag("leader", self.tr("组长"), self.tr("担任组长"), member.cell_leader)
        dialog.add_day("since", self.tr("从哪一天起"), self._today)
        dialog.show_wide(420)
        return dialog

    # ── putting right ────────────────────────────────────────────────────────────────────────────────────────

    def correct(self, member: MemberView, span: SpanView) -> FormDialog:
        """Ask for what is right of one span."""
        ask = {"state": self._state, "category": self._category, "relation": self._relation, "cell": self._place}
        return ask[span.track](member, span)

    def removal(self, span: SpanView) -> object:
        """Return the command that takes a span out."""
        if span.track == "category":
            return corrections.RemoveCategory(category_id=span.id)
        return corrections.RemoveSpan(track=span.track, span_id=span.id)  # type: ignore[arg-type]

    def _state(self, member: MemberView, span: SpanView) -> FormDialog:
        def make(values: Mapping[str, Any]) -> corrections.CorrectState:
            return corrections.CorrectState(
                state_id=span.id, since=values["since"], until=values["until"], basis=values["basis"] or None
            )

        dialog = self._of_span(member, span, make)
        dialog.add_text("basis", self.tr("依据（文号等）"), span.note)
        dialog.show_wide(440)
        return dialog

    def _category(self, member: MemberView, span: SpanView) -> FormDialog:
        def make(values: Mapping[str, Any]) -> corrections.CorrectCategory:
            return corrections.CorrectCategory(category_id=span.id, since=values["since"], category=values["category"])

        heading = self.tr("更正：{name}").format(name=member.label)
        dialog = self._dialog(heading, make, hint=self.tr("上一类别自动到前一天为止。入党、转正日期在“编辑”里改。"))
        words = self._ctx.messages.word
        dialog.add_choice("category", self.tr("类别"), [(one, words(one)) for one in CATEGORIES], span.value)
        dialog.add_day("since", self.tr("从哪一天起"), span.start_on)
        dialog.show_wide(420)
        return dialog

    def _relation(self, member: MemberView, span: SpanView) -> FormDialog:
        row = next(one for one in self._ctx.roster.relations(member.id) if one.id == span.id)

        def make(values: Mapping[str, Any]) -> corrections.CorrectRelation:
            return corrections.CorrectRelation(
                relation_id=span.id,
                since=values["since"],
                until=values["until"],
                other_org=values["other_org"] or None,
                letter_no=values.get("letter_no") or None,
                letter_on=values.get("letter_on"),
                valid_days=_number(values.get("valid_days")),
                dues_to=values.get("dues_to") or None,
                receipt_on=values.get("receipt_on"),
            )

        dialog = self._of_span(member, span, make)
        dialog.add_text("other_org", self.tr("另一方党组织"), row.other_org)
        if row.letter_on is not None or row.kind == "transfer_out_pending":
            self._letter(dialog, row.letter_on, row.letter_no, row.letter_days, row.dues_to)
            dialog.add_day("receipt_on", self.tr("收到回执"), row.receipt_on)
        elif row.kind == "here":
            hint = self.tr("介绍信上写的，如 2026-06；次月起在本支部交")
            dialog.add_text("dues_to", self.tr("转入前党费已交至"), row.dues_to, hint=hint)
        dialog.show_wide(460)
        return dialog

    def _place(self, member: MemberView, span: SpanView) -> FormDialog:
        def make(values: Mapping[str, Any]) -> corrections.CorrectPlace:
            return corrections.CorrectPlace(
                place_id=span.id, since=values["since"], until=values["until"], leader=values["leader"]
            )

        dialog = self._of_span(member, span, make)
        dialog.add_flag("leader", self.tr("组长"), self.tr("担任组长"), span.note == "cell_leader")
        dialog.show_wide(420)
        return dialog

    # ── letters ──────────────────────────────────────────────────────────────────────────────────────────────

    def letter(self, member: MemberView) -> FormDialog:
        """Ask for the letter of a transfer, or for the one that replaces it."""
        again = self.pending(member)

        def make(values: Mapping[str, Any]) -> commands.SendTransfer:
            return commands.SendTransfer(
                member_id=member.id,
                on=values["letter_on"],
                to_org=values["to_org"],
                letter_no=values["letter_no"] or None,
                valid_days=_number(values["valid_days"]),
                dues_to=values["dues_to"] or None,
            )

        hint = self.tr("开出介绍信后，回执寄回之前仍由本支部管理，计入应到。收到回执后再登记“转出完成”。")
        title = self.tr("重新开具介绍信：{name}") if again else self.tr("转出介绍信：{name}")
        dialog = self._dialog(title.format(name=member.label), make, hint=hint)
        dialog.add_text("to_org", self.tr("转往的党组织"), again.other_org if again else "", required=True)
        self._letter(dialog, self._today, None, again.letter_days if again else None, again.dues_to if again else None)
        dialog.show_wide(440)
        return dialog

    def receipt(self, member: MemberView) -> FormDialog:
        """Ask for the receipt that ends a transfer."""

        def make(values: Mapping[str, Any]) -> commands.EndRelation:
            return commands.EndRelation(
                member_id=member.id, on=values["on"], cause="transferred_out", receipt_on=values["receipt_on"]
            )

        hint = self.tr("收到回执就由对方管理，从最后一天的次日起不再计入应到。")
        dialog = self._dialog(self.tr("收到回执：{name}").format(name=member.label), make, hint=hint)
        dialog.add_day("on", self.tr("在本支部的最后一天"), self._today, required=True)
        dialog.add_day("receipt_on", self.tr("收到回执"), self._today)
        dialog.show_wide(420)
        return dialog

    # ── parts ────────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def _today(self) -> date:
        return self._ctx.clock.today()

    def _runs(self, span: SpanView) -> bool:
        return span.track == "state" and (span.end_on is None or span.end_on >= self._today)

    def pending(self, member: MemberView) -> RelationView | None:
        """Return the relation whose letter is on its way, None without one."""
        rows = self._ctx.roster.relations(member.id)
        return next((row for row in rows if row.kind == "transfer_out_pending" and row.end_on is None), None)

    def _letter(
        self, dialog: FormDialog, on: date | None, number: str | None, days: int | None, dues_to: str | None
    ) -> None:
        """Add what stands on a letter: its day, number, validity, and the month dues are paid to."""
        dialog.add_day("letter_on", self.tr("开具日期"), on, required=True)
        dialog.add_text("letter_no", self.tr("介绍信编号"), number)
        dialog.add_open_choice("valid_days", self.tr("有效期（天）"), _DAYS, str(days or ""))
        dialog.add_text("dues_to", self.tr("党费交至（年-月）"), dues_to, hint=self.tr("如 2026-06"))

    def _of_span(self, member: MemberView, span: SpanView, make: Any) -> FormDialog:
        what = span.value if span.track == "cell" else self._ctx.messages.word(span.value)
        heading = self.tr("更正：{name}").format(name=f"{member.label}　{what}")
        dialog = self._dialog(heading, make)
        dialog.add_day("since", self.tr("从哪一天起"), span.start_on, hint=self.tr("建账以前就是这样的，不填"))
        dialog.add_day("until", self.tr("到哪一天止"), span.end_on, hint=self.tr("仍在持续的，不填"))
        return dialog

    def _dialog(self, heading: str, make: Any, *, hint: str = "") -> FormDialog:
        return FormDialog(heading, self._ops, self._today, make, self._page, hint=hint)


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() else None
