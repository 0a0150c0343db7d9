"""Two small questions: with what outcome a team ends, and when a milestone was reached."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.gui.widgets.form_dialog import FormDialog
from smallbranch.meetings.commands import NameTask
from smallbranch.teams.commands import EndTeam, ReachMilestone
from smallbranch.teams.views import MilestoneView, TeamView


class EndDialog(FormDialog):
    """The outcome is asked for; the date starts as today."""

    def __init__(self, ctx: AppContext, ops: Any, team: TeamView, parent: QWidget) -> None:
        today = ctx.clock.today()
        title = QCoreApplication.translate("EndDialog", "结束项目党小组")
        super().__init__(title, ops, today, lambda values: EndTeam(team_id=team.id, **values), parent, hint=team.name)
        self.add_day("on", self.tr("结束日期"), team.end_on or today, required=True)
        self.add_long("outcome", self.tr("成效（必填）"), team.outcome)
        self.add_long("closing_note", self.tr("撤销说明（谁研究决定、材料交给谁）"), team.closing_note)


class MilestoneDialog(FormDialog):
    """The date starts as today; the result may stay empty."""

    def __init__(self, ctx: AppContext, ops: Any, stone: MilestoneView, parent: QWidget) -> None:
        today = ctx.clock.today()
        title = QCoreApplication.translate("MilestoneDialog", "完成节点")
        super().__init__(
            title, ops, today, lambda values: ReachMilestone(milestone_id=stone.id, **values), parent, hint=stone.title
        )
        self.add_day("on", self.tr("完成日期"), stone.done_on or today, required=True)
        self.add_long("result", self.tr("结果"), stone.result)
        self.add_text("evidence", self.tr("佐证材料"), stone.evidence, ghost=self.tr("文件名、存放处或附件"))


class LinkDialog(FormDialog):
    """A meeting held in the team's time that names no team yet, the newest first, and the task it served."""

    def __init__(self, ctx: AppContext, ops: Any, team: TeamView, parent: QWidget) -> None:
        title = QCoreApplication.translate("LinkDialog", "加有关会议")
        today = ctx.clock.today()
        held = ctx.serving.free_meetings(team.start_on, min(today, team.end_on or today))
        tasks = {one.event_id: one.business_task for one in held}

        def make(values: Mapping[str, Any]) -> NameTask | None:
            event_id = values["event_id"]
            task = values["business_task"] or tasks.get(event_id)
            return NameTask(event_id=event_id, business_task=task, team_id=team.id) if event_id is not None else None

        super().__init__(title, ops, today, make, parent, hint=team.name)
        meetings: list[tuple[object, str]] = [(one.event_id, f"{one.held_on.isoformat()}　{one.title}") for one in held]
        none = QCoreApplication.translate("LinkDialog", "这段时间没有可加的会议")
        self.add_choice("event_id", self.tr("会议"), meetings or [(None, none)])
        self.add_text("business_task", self.tr("服务的业务工作"), "", ghost=self.tr("不填则保留原来写的"))
