"""The fields of one segment: form, topic, people, agenda, text, votes, decisions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from msgspec.structs import asdict
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.gui.pages.meetings.arithmetic import Standing, motion_kinds, standing, takes_written
from smallbranch.gui.pages.meetings.draft import SegmentDraft
from smallbranch.gui.pages.meetings.editor import TextSection
from smallbranch.gui.pages.meetings.fields import TimeField
from smallbranch.gui.pages.meetings.line_row import LineField
from smallbranch.gui.pages.meetings.lines import LinesEditor
from smallbranch.gui.pages.meetings.start import form_choices, makeup_periods
from smallbranch.gui.widgets.cards import label
from smallbranch.gui.widgets.forms import Form
from smallbranch.gui.widgets.person_field import PersonField
from smallbranch.gui.wording import period_words
from smallbranch.meetings.commands import AgendaPart, DecisionPart, MotionPart
from smallbranch.packs.schema import Due
from smallbranch.roster.views import MemberView
from smallbranch.rules.nodes import BY_WORK_YEAR

_NUMBER = 52
_NO_YEAR, _LAST_YEAR = 1920, 2120


class SegmentForm(QWidget):
    """Shows a segment and writes it back on `store`; `people_changed` asks for another sheet."""

    people_changed = Signal()
    votes_changed = Signal()

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx, self._today = ctx, ctx.clock.today()
        self._part = SegmentDraft("")
        self._loading = False
        self.form = Form(3)
        self._make_head()
        self._make_lists()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.form)
        for title, widget in self._sections():
            if title:
                heading = label(title, "muted")
                heading.setBuddy(widget)
                layout.addWidget(heading)
            layout.addWidget(widget)

    def _make_head(self) -> None:
        self.kind, self.cell, self.makes_up = QComboBox(), QComboBox(), QComboBox()
        self.topic = QLineEdit()
        self.chair, self.recorder, self.lecturer = PersonField(), PersonField(), PersonField()
        self.start, self.end = TimeField(), TimeField()
        for field in (self.start, self.end):
            field.setPlaceholderText(self.tr("同活动时间"))
        self.work_year = QSpinBox()
        self.work_year.setRange(_NO_YEAR, _LAST_YEAR)
        self.work_year.setSpecialValueText(self.tr("请填写"))
        add = self.form.add
        add("form", self.tr("形式"), self.kind)
        add("makes_up", self.tr("补办"), self.makes_up)
        add("cell_id", self.tr("党小组"), self.cell)
        add("topic", self.tr("主题"), self.topic, span=3)
        add("chair_id", self.tr("主持人"), self.chair)
        add("recorder_id", self.tr("记录人"), self.recorder)
        add("lecturer_id", self.tr("授课人"), self.lecturer)
        add("start_at", self.tr("本段开始"), self.start)
        add("end_at", self.tr("本段结束"), self.end)
        add("work_year", self.tr("工作年度"), self.work_year)
        self.kind.currentIndexChanged.connect(lambda _: self._form_chosen())
        self.cell.currentIndexChanged.connect(lambda _: self._cell_chosen())

    def _make_lists(self) -> None:
        self.agenda = LinesEditor(
            (LineField("title", self.tr("议题")), LineField("presenter", self.tr("汇报人"), width=110)),
            self.tr("加议题"),
            self._today,
        )
        self.texts = (
            TextSection(self.tr("会议内容"), 7),
            TextSection(self.tr("讨论发言"), 4),
            TextSection(self.tr("形成的决议"), 3),
        )
        self.minutes, self.discussion, self.resolution = (section.editor for section in self.texts)
        self.motions = LinesEditor(
            self._motionasdict(), self.tr("加表决"), self._today, more=self.tr("书面意见；不计入应到会的党员")
        )
        self.motions.changed.connect(self.votes_changed)
        self.decisions = LinesEditor(
            (
                LineField("text", self.tr("议定事项")),
                LineField("owner", self.tr("责任人"), width=110),
                LineField("due_on", self.tr("期限"), "date", 140),
                LineField("to_general_meeting", self.tr("提交党员大会"), "flag", 76),
            ),
            self.tr("加议定事项"),
            self._today,
        )

    def _motionasdict(self) -> tuple[LineField, ...]:
        numbers = (("yes", self.tr("赞成")), ("no", self.tr("反对")), ("abstain", self.tr("弃权")))
        written = (
            ("written_yes", self.tr("会前书面意见：赞成")),
            ("written_no", self.tr("不赞成")),
            ("written_abstain", self.tr("弃权")),
        )
        return (
            LineField("title", self.tr("表决事项")),
            LineField("kind", self.tr("类别"), "choice", 128),
            LineField("method", self.tr("方式"), width=84),
            *(LineField(name, words, "number", _NUMBER) for name, words in numbers),
            *(LineField(name, words, "number", _NUMBER, row=1) for name, words in written),
            LineField("excluded", self.tr("不计入应到会"), "number", _NUMBER, row=2),
            LineField("excluded_basis", self.tr("人，原因"), row=2),
            LineField("superior_consent", self.tr("上级党组织同意"), row=3),
            LineField("meeting_consent", self.tr("会议同意"), row=3),
        )

    def _sections(self) -> Sequence[tuple[str, QWidget]]:
        return (
            (self.tr("议程"), self.agenda),
            ("", self.texts[0]),
            ("", self.texts[1]),
            (self.tr("表决（有无达到法定人数、是否通过由程序按规定计算）"), self.motions),
            ("", self.texts[2]),
            (self.tr("议定事项（会后要办的，办结前每次开会都会提醒）"), self.decisions),
        )

    # ── showing ──────────────────────────────────────────────────────────────────────────────────────────────

    def show_part(self, part: SegmentDraft, day: date, *, several: bool) -> None:
        """Show a segment as of a day."""
        self._loading = True
        self._part = part
        self._fill_choices(part, day)
        self.topic.setText(part.topic)
        _show_person(self.chair, part.chair_id)
        _show_person(self.recorder, part.recorder_id)
        _show_person(self.lecturer, part.lecturer_id, part.lecturer_name)
        self.start.setText(part.start)
        self.end.setText(part.end)
        self.work_year.setValue(part.work_year or _NO_YEAR)
        for field, text in ((self.minutes, part.minutes), (self.discussion, part.discussion)):
            field.setPlainText(text or "")
        self.resolution.setPlainText(part.resolution or "")
        self.agenda.set_values({"title": one.title, "presenter": one.presenter} for one in part.agenda)
        self.motions.set_values(asdict(one) for one in part.motions)
        self.decisions.set_values(asdict(one) for one in part.decisions)
        self._fit(part, day, several=several)
        self._loading = False

    def show_standings(self, day: date) -> tuple[Standing | None, ...]:
        """Say under each vote how it stands with the counts typed so far."""
        count, found = self._part.sheet.count(), []
        for number, motion in enumerate(self._motion_parts()):
            stand = standing(self._ctx.packs.rules, day, self._part.form, motion, count)
            self.motions.note(number, self._stand_text(stand, motion))
            if takes_written(self._ctx.packs.rules, day, self._part.form, motion.kind):
                self.motions.show_details(number)
            found.append(stand)
        return tuple(found)

    def _stand_text(self, stand: Standing | None, motion: MotionPart) -> str:
        if stand is None:
            return ""
        if stand.overcast:
            return self.tr("× 票数多于实到有表决权的人数，请核对")
        if motion.excluded and not (motion.superior_consent and motion.meeting_consent):
            return self.tr("! 上级党组织同意和会议同意都写明，才不计入应到会")
        if not stand.quorum_met:
            return self.tr("! 未达到法定人数（需 {n} 人），表决无效").format(n=stand.quorum_needed)
        if stand.passed is None:
            return self.tr("✓ 达到法定人数（需 {n} 人）").format(n=stand.quorum_needed)
        if not motion.yes and not motion.written_yes:
            return self.tr("赞成 {n} 票即为通过").format(n=stand.pass_needed)
        result = self.tr("✓ 通过") if stand.passed else self.tr("! 未通过")
        return self.tr("{result}（需赞成 {n} 票）").format(result=result, n=stand.pass_needed)

    def _fill_choices(self, part: SegmentDraft, day: date) -> None:
        words = self._ctx.messages.word
        _fill(self.kind, form_choices(self._ctx, day), part.form)
        _fill(self.cell, [(cell.id, cell.name) for cell in self._ctx.roster.cells(day)], part.cell_id)
        none = (None, self.tr("不是补办"))
        due = makeup_periods(self._ctx, part.form, day)
        periods = [(str(one), period_words(self._ctx.messages, one)) for one in due]
        _fill(self.makes_up, [none, *periods], part.makes_up)
        people = self._people(part, day)
        for field in (self.chair, self.recorder, self.lecturer):
            field.set_people(people)
        kinds = motion_kinds(self._ctx.packs.rules, day, part.form)
        self.motions.set_options("kind", [(kind, words(kind)) for kind in kinds])

    def _people(self, part: SegmentDraft, day: date) -> tuple[MemberView, ...]:
        """Return the members of the day, and who is named here without being one any more."""
        members = self._ctx.roster.members(day)
        known = {member.id for member in members}
        named = (part.chair_id, part.recorder_id, part.lecturer_id)
        others = {key for key in named if key is not None and key not in known}
        return members + tuple(self._ctx.roster.member(key, day) for key in sorted(others))

    def _fit(self, part: SegmentDraft, day: date, *, several: bool) -> None:
        form = self._ctx.packs.rules.form(part.form, day)
        rows = self.form.rows
        rows["cell_id"].setVisible(form is not None and form.due is Due.CELL)
        rows["lecturer_id"].setVisible(bool(form and form.lecture) or bool(part.lecturer_id or part.lecturer_name))
        for name in ("start_at", "end_at"):
            rows[name].setVisible(several or bool(part.start or part.end))
        rows["work_year"].setVisible(part.form in BY_WORK_YEAR)
        self.decisions.show_field("to_general_meeting", on=form is not None and form.due is Due.COMMITTEE)

    # ── taking ───────────────────────────────────────────────────────────────────────────────────────────────

    def store(self) -> None:
        """Write everything typed into the segment."""
        part = self._part
        part.form = self.kind.currentData() or part.form
        part.cell_id = self.cell.currentData() if not self.form.rows["cell_id"].isHidden() else part.cell_id
        part.makes_up = self.makes_up.currentData()
        part.topic = self.topic.text()
        part.chair_id, part.recorder_id = _person(self.chair), _person(self.recorder)
        part.lecturer_id = _person(self.lecturer)
        part.lecturer_name = self.lecturer.name() or None if part.lecturer_id is None else None
        part.start, part.end = self.start.text(), self.end.text()
        if part.form in BY_WORK_YEAR:
            part.work_year = self.work_year.value() if self.work_year.value() > _NO_YEAR else None
        part.minutes = self.minutes.toPlainText() or None
        part.discussion = self.discussion.toPlainText() or None
        part.resolution = self.resolution.toPlainText() or None
        part.agenda = tuple(
            AgendaPart(title=line["title"], presenter=line["presenter"] or None) for line in self.agenda.values()
        )
        part.motions = self._motion_parts()
        part.decisions = tuple(
            DecisionPart(**{**line, "owner": line["owner"] or None}) for line in self.decisions.values()
        )

    def _motion_parts(self) -> tuple[MotionPart, ...]:
        return tuple(_motion_part(line) for line in self.motions.values())

    def _form_chosen(self) -> None:
        if not self._loading:
            self._part.chair_id, self._part.cell_id, self._part.plan_item_id = None, None, None
            self.makes_up.setCurrentIndex(0)
            self.chair.choose(None)
            self._say_people()

    def _cell_chosen(self) -> None:
        if not self._loading:
            self._part.chair_id = self._part.plan_item_id = None
            self.chair.choose(None)
            self._say_people()

    def _say_people(self) -> None:
        if not self._loading:
            self.people_changed.emit()


def _show_person(field: PersonField, member_id: int | None, name: str | None = None) -> None:
    field.choose(None)
    if member_id is not None:
        field.choose_id(member_id)
    elif name:
        field.setText(name)


def _person(field: PersonField) -> int | None:
    """Return the member meant; letters still being typed are settled first."""
    if field.member is None and field.name().isascii():
        field.settle()
    return field.member.id if field.member is not None else None


def _motion_part(line: dict[str, Any]) -> MotionPart:
    typed: dict[str, Any] = {name: None if value == "" else value for name, value in line.items()}
    return MotionPart(**typed)


def _fill(box: QComboBox, options: Sequence[tuple[Any, str]], chosen: Any) -> None:
    box.blockSignals(True)
    box.clear()
    for value, words in options:
        box.addItem(words, value)
    at = next((number for number, (value, _) in enumerate(options) if value == chosen), -1)
    if at < 0 and chosen is not None:
        box.addItem(str(chosen), chosen)
        at = box.count() - 1
    box.setCurrentIndex(max(at, 0))
    box.blockSignals(False)
