"""Every field of a lecture, for corrections and for what the quick line leaves out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QWidget

from smallbranch.attachments.kinds import Owner
from smallbranch.bootstrap import AppContext
from smallbranch.gui.widgets.attachments import AttachmentsBox
from smallbranch.gui.widgets.form_dialog import FormDialog
from smallbranch.gui.wording import titled
from smallbranch.lessons.commands import LogMicroLecture
from smallbranch.lessons.views import MicroLectureView

_LONGEST, _MOST = 600, 9999


class LectureDialog(FormDialog):
    """A lecture for change."""

    def __init__(self, ctx: AppContext, ops: Any, view: MicroLectureView, parent: QWidget) -> None:
        title = QCoreApplication.translate("LectureDialog", "修改微党课")
        super().__init__(title, ops, ctx.clock.today(), lambda values: _command(view, values), parent, columns=2)
        people = ctx.roster.members(view.held_on, include_guests=True, include_applicants=True)
        speakers: list[tuple[object, str]] = [(one.id, one.label) for one in people]
        if view.speaker_id not in (key for key, _ in speakers):
            speakers.insert(0, (view.speaker_id, view.speaker))
        self.add_day("held_on", self.tr("日期"), view.held_on, required=True)
        self.add_choice("speaker_id", self.tr("主讲人"), speakers, view.speaker_id)
        self.add_text("topic", self.tr("题目"), view.topic, required=True)
        kinds = [(kind, titled(ctx.messages, kind, title)) for kind, title in ctx.lessons.kinds(view.held_on)]
        self.add_choice("kind", self.tr("类别"), kinds, view.kind)
        self.add_number("minutes", self.tr("时长（分钟）"), view.minutes, 1, _LONGEST)
        heard = "" if view.hearers is None else str(view.hearers)
        self.add_text("hearers", self.tr("听课人数"), heard, ghost=self.tr("未记"))
        self.field("hearers").setValidator(QIntValidator(0, _MOST, self))
        self.add_text("materials", self.tr("材料"), view.materials)
        self.add_text("evaluation", self.tr("评价"), view.evaluation)
        self.files = AttachmentsBox(ctx, ops, rows=2)
        self.files.show_record(Owner.MICRO_LECTURE, view.id)
        self.put_below(self.files)
        self.add_text("business_task", self.tr("服务的业务工作"), view.business_task, ghost=self.tr("没有就不填"))
        teams: list[tuple[object, str]] = [(None, self.tr("没有"))]
        teams += [(one.id, one.name) for one in ctx.teams.teams(view.held_on)]
        self.add_choice("team_id", self.tr("项目党小组"), teams, view.team_id)


def _command(view: MicroLectureView, values: Mapping[str, Any]) -> LogMicroLecture:
    hearers = int(values["hearers"]) if values["hearers"] else None
    if view.segment_id is not None and hearers == view.hearers:
        hearers = None  # counted from the attendance of that part of the meeting, and stays so
    speaker = values["speaker_id"]
    return LogMicroLecture(
        held_on=values["held_on"],
        topic=values["topic"],
        speaker_id=speaker,
        speaker_name=view.speaker if speaker is None else None,
        kind=values["kind"],
        minutes=values["minutes"],
        hearers=hearers,
        segment_id=view.segment_id,
        materials=values["materials"],
        evaluation=values["evaluation"],
        lecture_id=view.id,
        business_task=values["business_task"],
        team_id=values["team_id"],
    )
