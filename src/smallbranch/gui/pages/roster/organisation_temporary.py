"""临时党支部、临时党小组: for a task, beside the branch; what they may not do is said where they are set up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.gui.pages.roster.organisation_fields import TickList
from smallbranch.gui.widgets.cards import Card, StatusChip, button, label
from smallbranch.gui.widgets.form_dialog import FormDialog
from smallbranch.roster import commands
from smallbranch.roster.intervals import covers
from smallbranch.roster.views import TemporaryBodyView

KINDS = ("temporary_branch", "temporary_cell")


class TemporaryCard(Card):
    """The list, newest first."""

    def __init__(self, ctx: AppContext, ops: Any, parent: QWidget | None = None) -> None:
        self.add = button("")
        super().__init__("", (self.add,), parent)
        self._ctx, self._ops = ctx, ops
        self.heading.setText(self.tr("临时党支部、临时党小组"))
        self.add.setText(self.tr("新设…"))
        self.add.setAccessibleName(self.tr("新设临时党支部、临时党小组"))
        self.add.clicked.connect(lambda: self.ask())

    @property
    def _today(self) -> date:
        return self._ctx.clock.today()

    def show_bodies(self, bodies: tuple[TemporaryBodyView, ...]) -> None:
        """Show all of them."""
        self.clear()
        hint = self.tr("为专班、任务设立，组织关系、党费、表决都不变；期满自然撤销。")
        self.body.addWidget(label(hint, "muted", wrap=True))
        for one in bodies:
            row = QHBoxLayout()
            row.addWidget(label(self._line(one), wrap=True), 1)
            runs = covers(one, self._today)
            row.addWidget(StatusChip(self.tr("在任务期") if runs else self.tr("已撤销"), "info" if runs else "neutral"))
            for words, act in (
                (self.tr("修改…"), lambda one=one: self.ask(one)),
                (self.tr("删除"), lambda one=one: self._ops.run_write(commands.RemoveTemporaryBody(body_id=one.id))),
            ):
                link = button(words, role="link")
                link.setAccessibleName(f"{words} {one.name}")
                link.clicked.connect(lambda _checked=False, act=act: act())
                row.addWidget(link)
            self.body.addLayout(row)
            self.body.addWidget(label(self._under(one), "small", wrap=True))

    def _line(self, one: TemporaryBodyView) -> str:
        until = one.end_on or self.tr("任务结束")
        return self.tr("{name}（{first} 至 {last}）").format(name=one.name, first=one.start_on, last=until)

    def _under(self, one: TemporaryBodyView) -> str:
        people = "、".join(f"{who.name}（{who.post}）" if who.post else who.name for who in one.members)
        approved = " ".join(part for part in (one.approver or "", one.approval_doc or "") if part)
        return " · ".join(part for part in (approved, one.purpose or "", people, one.remark or "") if part)

    def ask(self, one: TemporaryBodyView | None = None) -> FormDialog:
        """Ask for a new one, or for changes."""
        people = self._ctx.roster.members(self._today)
        own = [who.member_id for who in one.members if who.member_id is not None] if one else []
        ticks = TickList([(member.id, member.label) for member in people], own)

        def make(values: Mapping[str, Any]) -> commands.SetTemporaryBody:
            head, title = values["head"], values["head_post"]
            parts = [
                commands.TemporaryMemberPart(
                    member_id=int(str(member)), post=(title or None) if member == head else None
                )
                for member in ticks.value()
            ]
            guests = [name.strip() for name in values["guests"].replace("，", "、").split("、") if name.strip()]
            parts += [commands.TemporaryMemberPart(person_name=name) for name in guests]
            texts = ("purpose", "approver", "approval_doc", "remark")
            return commands.SetTemporaryBody(
                kind=values["kind"],
                name=values["name"],
                start_on=values["start_on"],
                end_on=values["end_on"],
                members=tuple(parts),
                body_id=one.id if one else None,
                **{name: values[name] or None for name in texts},
            )

        heading = self.tr("修改临时党组织") if one else self.tr("新设临时党组织")
        dialog = FormDialog(heading, self._ops, self._today, make, self, columns=2, hint=self._may_not())
        self._fill(dialog, one, ticks)
        dialog.show_wide(680)
        return dialog

    def _may_not(self) -> str:
        acts = self._ctx.packs.rules.setting("temporary_branch_may_not", self._today).value
        text = self.tr("临时党支部由上级批准、书记和委员由上级指派，一般不{acts}；组织关系不转，任务完成自然撤销。")
        return text.format(acts="、".join(acts) if isinstance(acts, tuple) else "")

    def _fill(self, dialog: FormDialog, one: TemporaryBodyView | None, ticks: TickList) -> None:
        words = self._ctx.messages.word
        dialog.add_choice(
            "kind", self.tr("类别"), [(kind, words(kind)) for kind in KINDS], one.kind if one else KINDS[1]
        )
        dialog.add_text("name", self.tr("名称"), one.name if one else "", required=True)
        dialog.add_text("approver", self.tr("批准机关"), one.approver if one else "", hint=self.tr("临时党支部必填"))
        dialog.add_text("approval_doc", self.tr("批准文号"), one.approval_doc if one else "")
        dialog.add_day("start_on", self.tr("设立日期"), one.start_on if one else self._today, required=True)
        dialog.add_day("end_on", self.tr("撤销日期"), one.end_on if one else None)
        dialog.add_text("purpose", self.tr("任务"), one.purpose if one else "")
        dialog.form.add("members", self.tr("本支部党员"), ticks)
        head = next((who for who in one.members if who.post), None) if one else None
        people = [(None, "—"), *((member.id, member.label) for member in self._ctx.roster.members(self._today))]
        dialog.add_choice("head", self.tr("负责人"), people, head.member_id if head else None)
        dialog.add_text("head_post", self.tr("职务"), head.post if head else self.tr("组长"))
        guests = "、".join(who.name for who in one.members if who.member_id is None) if one else ""
        dialog.add_text("guests", self.tr("其他单位人员"), guests, hint=self.tr("用顿号分开"))
        dialog.add_text("remark", self.tr("备注"), one.remark if one else "")
