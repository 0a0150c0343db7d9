"""The dialogs about one person: fields, category, transfer, end of the relation, absence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.gui.pages.roster.histories import CATEGORIES, Histories
from smallbranch.gui.pages.roster.state import OWN, PARTIAL_DATES, SAME_FOR_MANY, change_of, several_of, shown_value
from smallbranch.gui.pages.roster.titles import title
from smallbranch.gui.widgets.form_dialog import FormDialog
from smallbranch.gui.wording import titled
from smallbranch.kernel import masking
from smallbranch.roster import commands
from smallbranch.roster.views import AbsenceView, MemberView

_WEEK: Final = "一二三四五六日1234567"
_ENDS: Final = ("deceased", "removed_from_roll", "expulsion", "cancel_probation", "entry_error", "transferred_out")
_MONTHS: Final = "party_age_correction_months"
_MOST_MONTHS: Final = 900
_FIRST: Final = ("name", "sex", "ethnic_group", "birth_date", "id_number", "phone", "education", "degree")
_WORK: Final = ("department", "admin_post", "job_post", "technical_post", "work_start_date", "native_place")
_PARTY: Final = ("join_date", "full_date", "join_type", "confirmation_result", "join_branch", "new_social_stratum")
_PLACES: Final = ("address", "registered_residence", "initials", "retired_on", _MONTHS)


class People(QObject):
    """Opens the dialogs over a page."""

    def __init__(self, ctx: AppContext, ops: Any, page: QWidget) -> None:
        super().__init__(page)
        self._ctx, self._ops, self._page = ctx, ops, page
        self.histories = Histories(ctx, ops, page)

    def add(self) -> FormDialog:
        """Ask for a new person, or one who transfers in."""

        def make(values: Mapping[str, Any]) -> commands.AddMember:
            given = {
                name: value for name, value in _read(values).items() if name in _fields() and value not in (None, "")
            }
            return commands.AddMember(
                fields=commands.MemberFields(**given),
                category=values["category"],
                since=values["since"],
                from_org=values["from_org"] or None,
                dues_to=values["dues_to"] or None,
                cell=values["cell"] or None,
                guest=values["guest"],
            )

        hint = self.tr("只有姓名必填，其余以后可以补。从外单位转入的，请填转入日期和原党组织。")
        dialog = self._dialog(self.tr("新增人员"), make, columns=3, hint=hint)
        self._person(dialog, None, frozenset())
        words = self._ctx.messages.word
        options = [(None, self.tr("按入党、转正日期判断")), *((code, words(code)) for code in CATEGORIES)]
        dialog.add_choice("category", title("member_category"), options)
        dialog.add_open_choice("cell", title("party_cell"), [cell.name for cell in self._ctx.roster.cells(self._today)])
        dialog.add_day("since", self.tr("转入日期"))
        dialog.add_text("from_org", self.tr("原党组织"))
        dialog.add_text("dues_to", self.tr("党费已交至"), hint=self.tr("介绍信上写的，如 2026-06；次月起在本支部交"))
        dialog.add_flag("guest", self.tr("双重组织生活"), self.tr("组织关系不在本支部，不计应到"))
        dialog.add_long("remark", title("remark"))
        dialog.show_wide(900)
        return dialog

    def edit(self, member: MemberView, *, revealed: bool = False, field: str = "") -> FormDialog:
        """Ask for changes of a person's fields; masked ones stay as they are while left empty, unless revealed.

        `field` is the one to begin with.
        """
        own = self._ctx.roster.own_values(member.id)
        hidden = {OWN + one.key for one in self._ctx.roster.own_fields() if one.sensitive and one.key in own}
        masked = {*(name for name in masking.SENSITIVE if getattr(member, name)), *hidden}
        kept = frozenset() if revealed else frozenset(masked)

        def make(values: Mapping[str, Any]) -> commands.ChangeMember | None:
            return change_of(
                member, {name: value for name, value in _read(values).items() if value or name not in kept}, own
            )

        hint = self.tr("身份证号、手机、住址已遮住，不改就空着。") if kept else ""
        dialog = self._dialog(self.tr("编辑 {name}").format(name=member.label), make, columns=3, hint=hint)
        self._person(dialog, member, kept)
        self._own(dialog, own, kept)
        dialog.add_long("remark", title("remark"), member.remark)
        dialog.show_wide(900, field)
        return dialog

    def merge(self, keep: MemberView, drop: MemberView) -> FormDialog:
        """Ask which of two cards stays; everything recorded for the other goes over to it."""

        def make(values: Mapping[str, Any]) -> commands.MergeMembers:
            stays = int(values["keep"])
            return commands.MergeMembers(keep_id=stays, drop_id=drop.id if stays == keep.id else keep.id)

        hint = self.tr("考勤、任职、党费等全部归到保留的一人名下，缺的项目用另一人的补上。合并后可以撤销。")
        dialog = self._dialog(self.tr("合并重复人员"), make, hint=hint)
        dialog.add_choice("keep", self.tr("保留哪一条"), [(one.id, self._told(one)) for one in (keep, drop)], keep.id)
        dialog.show_wide(520)
        return dialog

    def several(self, members: Sequence[MemberView]) -> FormDialog:
        """Ask for one field and its value for several people."""

        def make(values: Mapping[str, Any]) -> commands.ChangeMembers:
            return several_of(members, str(values["field"]), str(values["value"] or ""))

        hint = self.tr("选中的 {n} 人这一项都改成同一内容，留空就是清除。一步完成，可以撤销。").format(n=len(members))
        dialog = self._dialog(self.tr("批量修改"), make, hint=hint)
        own = [(OWN + one.key, one.title) for one in self._ctx.roster.own_fields()]
        dialog.add_choice("field", self.tr("项目"), [*((name, title(name)) for name in SAME_FOR_MANY), *own])
        dialog.add_text("value", self.tr("内容"))
        dialog.show_wide(440)
        return dialog

    def own_field(self) -> FormDialog:
        """Ask for a field of the branch's own, a new one or a change of one there is."""
        known = {one.title: one for one in self._ctx.roster.own_fields(hidden=True)}

        def make(values: Mapping[str, Any]) -> commands.DefineField:
            old = known.get(values["which"])
            wanted = str(values["choices"] or "").replace("，", "、").replace(",", "、").split("、")
            return commands.DefineField(
                key=old.key if old else f"field_{len(known) + 1}",
                title=values["title"] or (old.title if old else ""),
                kind=values["kind"],
                choices=tuple(one for one in wanted if one.strip()) or (old.choices if old else ()),
                sensitive=values["sensitive"],
                hidden=values["hidden"],
            )

        hint = self.tr("自己加的项目会出现在人员资料、编辑、导出的花名册里。要改已有的，先在第一栏选它。")
        dialog = self._dialog(self.tr("自定义项目"), make, hint=hint)
        dialog.add_choice("which", self.tr("哪一项"), [("", self.tr("新增一项")), *((name, name) for name in known)])
        dialog.add_text("title", self.tr("名称"))
        kinds = (("text", self.tr("文字")), ("choice", self.tr("选项")), ("date", self.tr("日期")))
        dialog.add_choice("kind", self.tr("类型"), [*kinds, ("number", self.tr("数字"))])
        dialog.add_text("choices", self.tr("可选内容"), hint=self.tr("类型是选项时填，用顿号隔开"))
        dialog.add_flag("sensitive", self.tr("敏感"), self.tr("平时遮住"))
        dialog.add_flag("hidden", self.tr("停用"), self.tr("不再显示，已填的内容保留"))

        def show(_: int) -> None:
            old = known.get(dialog.field("which").currentData())
            dialog.field("title").setText(old.title if old else "")
            dialog.field("kind").setCurrentIndex(dialog.field("kind").findData(old.kind if old else "text"))
            dialog.field("choices").setText("、".join(old.choices) if old else "")
            dialog.field("sensitive").setChecked(bool(old and old.sensitive))
            dialog.field("hidden").setChecked(bool(old and old.hidden))

        dialog.field("which").currentIndexChanged.connect(show)
        dialog.show_wide(480)
        return dialog

    def category(self, member: MemberView) -> FormDialog:
        """Ask for a change of category, e.g. to full member."""

        def make(values: Mapping[str, Any]) -> commands.ChangeCategory:
            return commands.ChangeCategory(member_id=member.id, category=values["category"], on=values["on"])

        proposed = "full_member" if member.member_category == "probationary_member" else member.member_category
        heading = self.tr("转正与类别变更：{name}").format(name=member.label)
        dialog = self._dialog(heading, make, hint=self.tr("以支部党员大会通过之日为准，之后的名册和应到人数随之变化。"))
        words = self._ctx.messages.word
        dialog.add_choice("category", self.tr("新的类别"), [(code, words(code)) for code in CATEGORIES], proposed)
        dialog.add_day("on", self.tr("从哪一天起"), self._today, required=True)
        dialog.show_wide(420)
        return dialog

    def end(self, member: MemberView, cause: str = "deceased") -> FormDialog:
        """Ask how and when the relation ended."""

        def make(values: Mapping[str, Any]) -> commands.EndRelation:
            return commands.EndRelation(
                member_id=member.id, on=values["on"], cause=values["cause"], to_org=values["to_org"] or None
            )

        hint = self.tr("以前的记录都保留，只是从次日起不再计入名册。")
        dialog = self._dialog(self.tr("组织关系减少：{name}").format(name=member.label), make, hint=hint)
        words = self._ctx.messages.word
        options = [(code, self.tr("登记有误") if code == "entry_error" else words(code)) for code in _ENDS]
        dialog.add_choice("cause", self.tr("原因"), options, cause)
        dialog.add_day("on", self.tr("最后一天"), self._today, required=True)
        dialog.add_text("to_org", self.tr("转往的党组织（转出时填）"))
        dialog.show_wide(440)
        return dialog

    def begin(self, member: MemberView) -> FormDialog:
        """Ask since when somebody who left is here again."""

        def make(values: Mapping[str, Any]) -> commands.BeginRelation:
            return commands.BeginRelation(
                member_id=member.id,
                on=values["on"],
                from_org=values["from_org"] or None,
                dues_to=values["dues_to"] or None,
            )

        dialog = self._dialog(self.tr("转入：{name}").format(name=member.label), make)
        dialog.add_day("on", self.tr("从哪一天起"), self._today, required=True)
        dialog.add_text("from_org", self.tr("原党组织"))
        dialog.add_text("dues_to", self.tr("党费已交至"), hint=self.tr("介绍信上写的，如 2026-06；次月起在本支部交"))
        dialog.show_wide(420)
        return dialog

    def absence(self, member: MemberView, known: AbsenceView | None = None) -> FormDialog:
        """Ask for an absence known before."""

        def make(values: Mapping[str, Any]) -> commands.RecordAbsence:
            return commands.RecordAbsence(
                member_id=member.id,
                kind=values["kind"],
                start_on=values["start_on"],
                end_on=values["end_on"],
                note=values["note"] or None,
                absence_id=known.id if known else None,
                weekdays=tuple(sorted({_WEEK.index(sign) % 7 + 1 for sign in values["weekdays"] if sign in _WEEK})),
                half=values["half"],
            )

        heading = self.tr("请假外出：{name}").format(name=member.label)
        dialog = self._dialog(heading, make, hint=self.tr("排计划时会避开，记录会议时先替您标好。"))
        known_kinds = self._ctx.packs.rules.absence_kinds(self._today)
        kinds = [(kind.id, titled(self._ctx.messages, kind.id, kind.title)) for kind in known_kinds]
        dialog.add_choice("kind", self.tr("类别"), kinds, known.kind if known else None)
        dialog.add_day("start_on", self.tr("开始日期"), known.start_on if known else self._today, required=True)
        dialog.add_day(
            "end_on", self.tr("结束日期"), known.end_on if known else None, hint=self.tr("不知道何时回来可以不填")
        )
        shown = "".join(_WEEK[number - 1] for number in known.weekdays) if known else ""
        hint = self.tr("只有每周固定几天不在岗时填，如“二四”；不填就是每天")
        dialog.add_text("weekdays", self.tr("每周哪几天"), shown, hint=hint)
        halves = ((None, self.tr("全天")), ("morning", self.tr("上午")), ("afternoon", self.tr("下午")))
        dialog.add_choice("half", self.tr("全天还是半天"), halves, known.half if known else None)
        dialog.add_text("note", self.tr("备注"), known.note if known else "")
        dialog.show_wide(440)
        return dialog

    # ── parts ────────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def _today(self) -> date:
        return self._ctx.clock.today()

    def _dialog(self, heading: str, make: Any, *, columns: int = 1, hint: str = "") -> FormDialog:
        return FormDialog(heading, self._ops, self._today, make, self._page, columns=columns, hint=hint)

    def _told(self, member: MemberView) -> str:
        parts = (member.label, member.birth_date, member.department, self.tr("编号 {n}").format(n=member.id))
        return "　".join(part for part in parts if part)

    def _own(self, dialog: FormDialog, own: Mapping[str, str], kept: frozenset[str]) -> None:
        for field in self._ctx.roster.own_fields():
            name, value = OWN + field.key, own.get(field.key, "")
            if name in kept:
                dialog.add_text(name, field.title, ghost=masking.address(value))
            elif field.kind == "choice":
                dialog.add_choice(name, field.title, [("", "—"), *((one, one) for one in field.choices)], value)
            elif field.kind == "date":
                dialog.add_partial(name, field.title, value)
            else:
                dialog.add_text(name, field.title, value)

    def _person(self, dialog: FormDialog, member: MemberView | None, kept: frozenset[str]) -> None:
        for name in (*_FIRST, *_PARTY, *_WORK, *_PLACES):
            value = getattr(member, name) if member is not None else None
            if name == "sex":
                dialog.add_choice(
                    name, title(name), [("", "—"), ("男", self.tr("男")), ("女", self.tr("女"))], value or ""
                )
            elif name in PARTIAL_DATES:
                dialog.add_partial(name, title(name), value)
            elif name == "retired_on":
                dialog.add_day(name, title(name), value)
            elif name == _MONTHS:
                dialog.add_text(name, title(name), "" if value is None else str(value), hint=self.tr("中断为负，如 -6"))
                dialog.field(name).setValidator(QIntValidator(-_MOST_MONTHS, _MOST_MONTHS, dialog))
            elif member is not None and name in kept:
                dialog.add_text(name, title(name), ghost=shown_value(member, name, revealed=False))
            else:
                dialog.add_text(name, title(name), value, required=name == "name")


def _read(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values with the months as a number, None without."""
    text = str(values.get(_MONTHS) or "")
    return {**values, _MONTHS: int(text) if text.lstrip("-").isdecimal() else None}


def _fields() -> frozenset[str]:
    return frozenset(commands.MemberFields.__struct_fields__)
