"""One record as the printed minutes would read."""

from __future__ import annotations

from datetime import date
from html import escape

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QTextBrowser, QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.gui.theme import current_tokens
from smallbranch.gui.wording import period_words, titled
from smallbranch.kernel.periods import Period
from smallbranch.meetings.attendance import PRESENT
from smallbranch.meetings.views import AttendanceView, DecisionView, EventView, MotionView, SegmentView


class RecordView(QTextBrowser):
    """Facts, counts, text, votes with their article, decisions. Text typed by people is always escaped."""

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._event: EventView | None = None
        self._segment_id: int | None = None
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName(self.tr("会议记录"))

    def show_event(self, event: EventView | None, segment_id: int | None = None) -> None:
        """Show a record from one of its segments on, or nothing."""
        self._event, self._segment_id = event, segment_id
        self.setHtml(self._html(event) if event is not None else "")
        if event is not None and segment_id is not None and segment_id != event.segments[0].id:
            self.scrollToAnchor(f"s{segment_id}")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._event is not None:
            self.show_event(self._event, self._segment_id)

    # ── parts ────────────────────────────────────────────────────────────────────────────────────────────────

    def _html(self, event: EventView) -> str:
        parts = [f"<h3>{escape(event.title)}</h3>", self._facts(event)]
        parts += [self._segment(segment, len(event.segments) > 1) for segment in event.segments]
        if event.note:
            parts.append(self._text(self.tr("备注"), event.note))
        entered = self.tr("录入：{day}").format(day=event.entered_at.date().isoformat())
        if event.lag_days > 0:
            entered += self.tr("（会后 {n} 天）").format(n=event.lag_days)
        parts.append(self._small(entered))
        return "".join(parts)

    def _facts(self, event: EventView) -> str:
        when = f"{event.start_at:%Y-%m-%d %H:%M}"
        if event.end_at is not None:
            same = event.end_at.date() == event.start_at.date()
            when += f"–{event.end_at:%H:%M}" if same else f" – {event.end_at:%Y-%m-%d %H:%M}"
        rows = [(self.tr("时间"), when), (self.tr("地点"), event.place)]
        rows.append((self.tr("联合"), self._joint(event)))
        rows.append((self.tr("服务业务"), event.business_task))
        if event.moved_from is not None:
            moved = self.tr("原定 {day}，{reason}").format(
                day=event.moved_from.isoformat(), reason=event.move_reason or ""
            )
            rows.append((self.tr("调整"), moved))
        return self._table(rows)

    def _joint(self, event: EventView) -> str | None:
        if not event.joint_with:
            return None
        parts = [event.joint_with]
        if event.organiser:
            parts.append(self.tr("{who}组织").format(who=event.organiser))
        if event.partner_people is not None:
            parts.append(self.tr("其他支部到会 {n} 人").format(n=event.partner_people))
        parts.append(self.tr("活动编号 {uid}").format(uid=event.uid))
        return "，".join(parts)

    def _segment(self, part: SegmentView, several: bool) -> str:
        form = self._ctx.packs.rules.form(part.form, part.start_at.date())
        name = titled(self._ctx.messages, part.form, form.title) if form is not None else part.form
        if part.cell:
            name += "（" + part.cell + "）"
        heading = f"<hr><h4><a name='s{part.id}'>{escape(name)}</a></h4>" if several else f"<h4>{escape(name)}</h4>"
        rows = [(self.tr("主题"), part.topic), (self.tr("主持人"), part.chair), (self.tr("记录人"), part.recorder)]
        rows.append((self.tr("授课人"), part.lecturer))
        rows.append((self.tr("补办"), self._period(part.makes_up)))
        rows.append((self.tr("工作年度"), str(part.work_year) if part.work_year else None))
        rows += self._attendance(part)
        agenda = "".join(
            f"<li>{escape(item.title)}{escape('（' + item.presenter + '）') if item.presenter else ''}</li>"
            for item in part.agenda
        )
        html = heading + self._table(rows)
        if agenda:
            html += f"<p><b>{self.tr('议程')}</b></p><ol>{agenda}</ol>"
        html += self._text(self.tr("会议内容"), part.minutes) + self._text(self.tr("讨论发言"), part.discussion)
        html += "".join(self._motion(one) for one in part.motions)
        html += self._text(self.tr("决议"), part.resolution)
        carried = self._decisions(part.carried_over, self.tr("以前没有办结的议定事项"), part.start_at.date())
        return html + self._decisions(part.decisions, self.tr("议定事项")) + carried

    def _attendance(self, part: SegmentView) -> list[tuple[str, str | None]]:
        if not part.attendance:
            return []
        counts = self.tr("应到 {due} 人，实到 {present} 人；有表决权 {voters} 人，到会 {voting} 人").format(
            due=part.due_count, present=part.present_count, voters=part.due_voters, voting=part.present_voters
        )
        away = "；".join(self._away(mark) for mark in part.attendance if mark.state != PRESENT)
        timed = "；".join(self._timed(mark) for mark in part.attendance if mark.arrived_at or mark.left_at)
        guests = "、".join(guest.name + (f"（{guest.role}）" if guest.role else "") for guest in part.guests)
        first = [(self.tr("出席"), counts), (self.tr("迟到早退"), timed)]
        return [*first, (self.tr("未到"), away), (self.tr("列席"), guests)]

    def _timed(self, mark: AttendanceView) -> str:
        parts = [self.tr("{time}到").format(time=mark.arrived_at)] if mark.arrived_at else []
        parts += [self.tr("{time}离").format(time=mark.left_at)] if mark.left_at else []
        return mark.name + " " + "，".join(parts)

    def _away(self, mark: AttendanceView) -> str:
        words = self._ctx.messages.word
        text = mark.name + " " + words(mark.state)
        if mark.reason:
            text += "（" + words(mark.reason) + "）"
        if mark.makeup_on is not None:
            text += self.tr("，{day} 已补课").format(day=mark.makeup_on.isoformat())
        elif mark.waived:
            text += self.tr("，不补课：{reason}").format(reason=mark.waived)
        elif mark.makeup_by is not None:
            text += self.tr("，最迟 {day} 补课").format(day=mark.makeup_by.isoformat())
        return text

    def _motion(self, motion: MotionView) -> str:
        tokens = current_tokens()
        votes = self.tr("赞成 {yes} 票，反对 {no} 票，弃权 {abstain} 票").format(
            yes=motion.yes, no=motion.no, abstain=motion.abstain
        )
        if motion.written_yes or motion.written_no:
            votes += self.tr("；书面意见赞成 {yes}、不赞成 {no}").format(yes=motion.written_yes, no=motion.written_no)
        if not motion.quorum_met:
            result, ink = self.tr("未达到法定人数 {n} 人").format(n=motion.quorum_needed or 0), tokens.warn
        elif motion.passed is None:
            result, ink = self.tr("达到法定人数 {n} 人").format(n=motion.quorum_needed), tokens.ok
        else:
            word = self.tr("通过") if motion.passed else self.tr("未通过")
            result = self.tr("{word}（需 {n} 票）").format(word=word, n=motion.pass_needed)
            ink = tokens.ok if motion.passed else tokens.warn
        if motion.written_yes or motion.written_no or motion.written_abstain:
            votes += "；" + self.tr("会前书面意见：赞成 {yes}，不赞成 {no}，弃权 {abstain}").format(
                yes=motion.written_yes, no=motion.written_no, abstain=motion.written_abstain
            )
        if motion.excluded:
            votes += "；" + self._left_out(motion)
        method = "（" + motion.method + "）" if motion.method else ""
        basis = self._small(self.tr("依据：{article}").format(article=motion.article)) if motion.article else ""
        line = f"{escape(motion.title + method)}：{escape(votes)}。<b style='color:{ink}'>{escape(result)}</b>"
        return f"<p><b>{self.tr('表决')}</b> {line}</p>{basis}"

    def _left_out(self, motion: MotionView) -> str:
        none = self.tr("未写明")
        return self.tr("不计入应到会 {n} 人（{why}），上级党组织同意：{superior}，会议同意：{meeting}").format(
            n=motion.excluded,
            why=motion.excluded_basis or none,
            superior=motion.superior_consent or none,
            meeting=motion.meeting_consent or none,
        )

    def _decisions(self, decisions: tuple[DecisionView, ...], title: str, on: date | None = None) -> str:
        """Show decisions as they stand, or as they stood on a day."""
        if not decisions:
            return ""
        items = "".join(self._decision(one, on) for one in decisions)
        return f"<p><b>{escape(title)}</b></p><ol>{items}</ol>"

    def _decision(self, item: DecisionView, on: date | None) -> str:
        notes = [item.owner or ""]
        if item.due_on is not None:
            notes.append(self.tr("期限 {day}").format(day=item.due_on.isoformat()))
        if item.to_general_meeting:
            notes.append(self.tr("提交党员大会"))
        closed = item.closed_on if on is None or (item.closed_on is not None and item.closed_on <= on) else None
        notes.append(self.tr("{day} 办结").format(day=closed.isoformat()) if closed else self.tr("未办结"))
        if item.outcome and closed:
            notes.append(item.outcome)
        return f"<li>{escape(item.text)}（{escape('，'.join(note for note in notes if note))}）</li>"

    def _period(self, text: str | None) -> str | None:
        return period_words(self._ctx.messages, Period.parse(text)) if text else None

    def _table(self, rows: list[tuple[str, str | None]]) -> str:
        muted = current_tokens().muted
        lines = "".join(
            f"<tr><td style='color:{muted}; padding-right:10px; white-space:nowrap'>{escape(name)}</td>"
            f"<td>{escape(value)}</td></tr>"
            for name, value in rows
            if value
        )
        return f"<table cellspacing='0' cellpadding='2'>{lines}</table>"

    def _text(self, title: str, text: str | None) -> str:
        if not text:
            return ""
        return f"<p><b>{escape(title)}</b></p><p>{escape(text).replace(chr(10), '<br>')}</p>"

    def _small(self, text: str) -> str:
        return f"<p style='color:{current_tokens().muted}; font-size:small'>{escape(text)}</p>"
