"""The other small forms: application, review, notice, contacts, extension."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.development.commands import (
    EndApplication,
    ExtendProbation,
    PostNotice,
    RecordReview,
    SetContacts,
    StartApplication,
)
from smallbranch.development.views import NoticeView, PersonView, ReviewView
from smallbranch.gui.widgets.cards import label
from smallbranch.gui.widgets.form_dialog import FormDialog
from smallbranch.gui.widgets.person_field import PersonField
from smallbranch.roster.commands import MemberFields

WIDTH = 520
APPLICATION = "入党申请书"


class ApplyDialog(FormDialog):
    """Somebody hands in an application: name and day are enough to begin."""

    def __init__(self, ctx: AppContext, ops: Any, parent: QWidget) -> None:
        title = QCoreApplication.translate("ApplyDialog", "登记入党申请")
        self.made: int | None = None
        super().__init__(title, ops, ctx.clock.today(), self._command, parent, columns=2)
        self.add_text("name", self.tr("姓名"), required=True)
        self.add_day("on", self.tr("递交申请书日期"), self._today, required=True)
        sexes = [("", self.tr("未填")), ("男", self.tr("男")), ("女", self.tr("女"))]
        self.add_choice("sex", self.tr("性别"), sexes)
        self.add_partial("birth_date", self.tr("出生日期"), hint=self.tr("用来核对是否年满18岁"))
        self.add_text("ethnic_group", self.tr("民族"))
        self.add_text("education", self.tr("学历"))
        self.add_text("department", self.tr("部门"))
        self.add_text("admin_post", self.tr("职务"))
        self.add_text("handler", self.tr("经办人"))
        self.add_flag("paper", self.tr("材料"), APPLICATION, True)

    def _command(self, values: Mapping[str, Any]) -> StartApplication:
        names = ("name", "sex", "birth_date", "ethnic_group", "education", "department", "admin_post")
        fields = MemberFields(**{name: values[name] or None for name in names})
        papers = (APPLICATION,) if values["paper"] else ()
        return StartApplication(on=values["on"], fields=fields, papers=papers, handler=values["handler"])


class EndDialog(FormDialog):
    """Somebody is no longer on the way; what was recorded stays."""

    def __init__(self, ctx: AppContext, ops: Any, person: PersonView, parent: QWidget) -> None:
        title = QCoreApplication.translate("EndDialog", "终止培养")
        super().__init__(title, ops, ctx.clock.today(), self._command, parent, hint=person.line.label)
        self._member_id = person.line.id
        self.add_day("on", self.tr("最后一天"), self._today, required=True)

    def _command(self, values: Mapping[str, Any]) -> EndApplication:
        return EndApplication(member_id=self._member_id, on=values["on"])


class ReviewDialog(FormDialog):
    """A half-yearly review."""

    def __init__(
        self, ctx: AppContext, ops: Any, person: PersonView, parent: QWidget, known: ReviewView | None = None
    ) -> None:
        title = QCoreApplication.translate("ReviewDialog", "记录考察")
        super().__init__(title, ops, ctx.clock.today(), self._command, parent, hint=person.line.label)
        self._member_id, self._known = person.line.id, known
        self.add_day("on", self.tr("考察日期"), known.held_on if known else self._today, required=True)
        self.add_long("opinion", self.tr("考察意见"), known.opinion if known else "")

    def _command(self, values: Mapping[str, Any]) -> RecordReview:
        known = self._known.id if self._known else None
        return RecordReview(member_id=self._member_id, review_id=known, **values)


class NoticeDialog(FormDialog):
    """A notice: how long it counts is worked out from the day it is posted."""

    def __init__(
        self, ctx: AppContext, ops: Any, person: PersonView, parent: QWidget, known: NoticeView | None = None
    ) -> None:
        title = QCoreApplication.translate("NoticeDialog", "登记公示")
        super().__init__(title, ops, ctx.clock.today(), self._command, parent, hint=person.line.label)
        self._member_id, self._known = person.line.id, known
        options = [(line.step.no, f"{line.step.no}　{line.step.title}") for line in person.steps if line.step.motion]
        options.insert(0, next((no, f"{no}　{title}") for no, title in _candidate(person)))
        first = next((no for no, _ in options if not person.step(int(str(no))).done_on), options[0][0])
        self.add_choice("step", self.tr("公示事项"), options, known.step if known else first)
        self.add_day("posted_on", self.tr("张贴日期"), known.posted_on if known else self._today, required=True)
        self.add_text("place", self.tr("张贴地点"), known.place if known else "")
        self.add_text("outcome", self.tr("公示结果"), known.outcome if known else "")
        self._days = label("", "muted", wrap=True)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(layout.count() - 1, self._days)
        self.field("posted_on").edited.connect(lambda: self._show_days(ctx))
        self._show_days(ctx)

    def _show_days(self, ctx: AppContext) -> None:
        """Say from when to when the notice counts: working days, those worked in exchange for holidays included."""
        posted = self.field("posted_on").value()
        if posted is None:
            self._days.setText("")
            return
        first, last = ctx.development.notice_days(posted)
        self._days.setText(self.tr("按工作日（含调休）计：{first} 至 {last}").format(first=first, last=last))

    def _command(self, values: Mapping[str, Any]) -> PostNotice:
        known = self._known.id if self._known else None
        return PostNotice(member_id=self._member_id, notice_id=known, **values)


def _candidate(person: PersonView) -> list[tuple[int, str]]:
    return [(line.step.no, line.step.title) for line in person.steps if line.step.no == 7]


class ContactsDialog(FormDialog):
    """Who trains or vouches from a day on."""

    def __init__(self, ctx: AppContext, ops: Any, person: PersonView, parent: QWidget) -> None:
        title = QCoreApplication.translate("ContactsDialog", "更换联系人或介绍人")
        super().__init__(title, ops, ctx.clock.today(), self._command, parent, hint=person.line.label)
        self._member_id = person.line.id
        sponsors = person.step(9).done_on is not None or person.line.category == "probationary_member"
        roles = [(role, ctx.messages.text("word", role)) for role in ("training_contact", "sponsor")]
        role = "sponsor" if sponsors else "training_contact"
        self.add_choice("role", self.tr("角色"), roles, role)
        self.people = (PersonField(), PersonField())
        there = [one.contact_id for one in person.contacts if one.role == role and one.end_on is None]
        known = ctx.roster.members(self._today)
        for number, field in enumerate(self.people):
            field.set_people(known)
            if number < len(there):
                field.choose_id(there[number])
        self.form.add("contacts", self.tr("第一人"), self.people[0])
        self.form.add("contact_2", self.tr("第二人"), self.people[1])
        self.add_day("on", self.tr("自何日起"), self._today, required=True)

    def _command(self, values: Mapping[str, Any]) -> SetContacts:
        for field in self.people:
            field.settle()
        chosen = tuple(field.member.id for field in self.people if field.member is not None)
        return SetContacts(member_id=self._member_id, role=values["role"], contact_ids=chosen, on=values["on"])


class ExtendDialog(FormDialog):
    """The one extension a probation can have."""

    def __init__(self, ctx: AppContext, ops: Any, person: PersonView, parent: QWidget) -> None:
        title = QCoreApplication.translate("ExtendDialog", "延长预备期")
        super().__init__(title, ops, ctx.clock.today(), self._command, parent, hint=person.line.label)
        self._member_id = person.line.id
        rules, today = ctx.packs.rules, self._today
        low, high = (rules.limit(key, today) for key in ("probation_extension_min", "probation_extension_max"))
        first, last = low.value if low else 1, high.value if high else 99
        self.add_day("decided_on", self.tr("支部大会日期"), today, required=True)
        words = self.tr("{first} 至 {last} 个月，只能延长一次").format(first=first, last=last)
        self.add_number("months", self.tr("延长几个月"), first, 1, 99, hint=words)
        self.add_text("doc_no", self.tr("会议或文号"))
        self.add_long("reason", self.tr("原因"))

    def _command(self, values: Mapping[str, Any]) -> ExtendProbation:
        return ExtendProbation(member_id=self._member_id, **values)
