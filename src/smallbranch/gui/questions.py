"""核对疑问: what does not fit together in the records of a period, to put right or to explain."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.explanations.commands import ExplainFinding, WithdrawExplanation
from smallbranch.gui.widgets.cards import Card, EmptyState, StatusChip, button, clear_layout, label
from smallbranch.gui.widgets.form_dialog import FormDialog
from smallbranch.gui.widgets.period_picker import PeriodPicker
from smallbranch.gui.wording import titled
from smallbranch.kernel.periods import Period, year_of
from smallbranch.rules.views import Question

_WIDTH, _HEIGHT = 760, 560
_PAGE_OF = {"event": ("meetings", "event_id"), "micro_lecture": ("lessons", "lecture_id")}


class QuestionsDialog(QDialog):
    """Open questions first, explained ones below with their reason; each leads to its record."""

    record_wanted = Signal(str, object)

    def __init__(self, ctx: AppContext, ops: Any, parent: QWidget | None = None, period: Period | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("核对疑问"))
        self._ctx, self._ops = ctx, ops
        self.explain_buttons: list[QPushButton] = []
        self.record_buttons: list[QPushButton] = []
        self.withdraw_buttons: list[QPushButton] = []
        self.period = PeriodPicker(period or year_of(ctx.clock.today()), months=False)
        self.period.changed.connect(lambda _: self.reload())
        hint = self.tr("记录之间不一致的地方，请改正，或说明情况；说明随记录打印。这里只问，不评价。")
        inner = QWidget()
        inner.setProperty("role", "page")
        self._box = QVBoxLayout(inner)
        self._box.setContentsMargins(0, 0, 6, 0)
        self._box.setSpacing(10)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.close_button = button(self.tr("关闭"))
        self.close_button.clicked.connect(self.accept)
        bottom = QHBoxLayout()
        bottom.addStretch(1)
        bottom.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 14)
        layout.setSpacing(10)
        layout.addWidget(label(hint, "muted", wrap=True))
        layout.addWidget(self.period)
        layout.addWidget(area, 1)
        layout.addLayout(bottom)
        self.resize(_WIDTH, _HEIGHT)
        self.reload()

    def reload(self) -> None:
        """Ask again."""
        found = self._ops.run_read(lambda: self._ctx.rules.questions(self.period.period())) or ()
        clear_layout(self._box)
        self.explain_buttons, self.record_buttons, self.withdraw_buttons = [], [], []
        still = [one for one in found if one.explanation is None]
        answered = [one for one in found if one.explanation is not None]
        for title, group, severity in (
            (self.tr("待核对"), still, "warning"),
            (self.tr("已说明"), answered, "ok"),
        ):
            if group:
                self._box.addWidget(self._group(title, group, severity))
        if not found:
            nothing = self.tr("这一期的记录相互一致。")
            self._box.addWidget(EmptyState("check", self.tr("没有疑问"), nothing), 1)
        self._box.addStretch(1)

    def explain(self, asked: Question) -> ExplainDialog:
        """Ask for the reason."""
        dialog = ExplainDialog(self._ctx, self._ops, asked, self.words(asked), self)
        dialog.accepted.connect(self.reload)
        dialog.show_wide(_WIDTH - 120)
        return dialog

    def words(self, asked: Question) -> str:
        """Return the sentence of a question."""
        params = dict(asked.finding.params)
        form = params.get("form")
        if isinstance(form, str):
            known = self._ctx.packs.rules.form(form, self._ctx.clock.today())
            params["form"] = titled(self._ctx.messages, form, known.title) if known is not None else form
        return self._ctx.messages.text("finding", asked.finding.code, params)

    # ── parts ────────────────────────────────────────────────────────────────────────────────────────────────

    def _group(self, title: str, group: list[Question], severity: str) -> Card:
        card = Card(title, (StatusChip(self.tr("{n} 项").format(n=len(group)), severity),))
        card.setAccessibleName(title)
        for asked in group:
            card.add_ruled(self._line(asked))
        return card

    def _line(self, asked: Question) -> QHBoxLayout:
        text = self.words(asked)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(text, wrap=True))
        if asked.explanation is not None:
            given = self.tr("说明：{reason}（{day}）")
            day = asked.explanation.entered_at.date().isoformat()
            words.addWidget(label(given.format(reason=asked.explanation.reason, day=day), "small", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addLayout(words, 1)
        row.addWidget(self._act(self.tr("去看记录"), text, lambda: self._show_record(asked), self.record_buttons))
        if asked.explanation is None:
            row.addWidget(self._act(self.tr("说明…"), text, lambda: self.explain(asked), self.explain_buttons))
        else:
            row.addWidget(self._act(self.tr("修改…"), text, lambda: self.explain(asked), self.explain_buttons))
            row.addWidget(self._act(self.tr("撤回"), text, lambda: self._withdraw(asked), self.withdraw_buttons))
        return row

    def _act(self, words: str, about: str, do: Any, kept: list[QPushButton]) -> QPushButton:
        act = button(words)
        act.setAccessibleName(self.tr("{action}：{text}").format(action=words, text=about))
        act.clicked.connect(lambda _checked=False: do())
        kept.append(act)
        return act

    def _withdraw(self, asked: Question) -> None:
        if asked.explanation is not None:
            self._ops.run_write(WithdrawExplanation(explanation_id=asked.explanation.id))
            self.reload()

    def _show_record(self, asked: Question) -> None:
        subject = asked.finding.subject
        if subject is not None and subject.kind in _PAGE_OF:
            page, name = _PAGE_OF[subject.kind]
            self.record_wanted.emit(page, {name: subject.id})
            self.accept()


class ExplainDialog(FormDialog):
    """The question above, the reason below."""

    def __init__(self, ctx: AppContext, ops: Any, asked: Question, words: str, parent: QWidget) -> None:
        finding, subject = asked.finding, asked.finding.subject
        title = QCoreApplication.translate("ExplainDialog", "说明情况")

        def make(values: Any) -> ExplainFinding | None:
            if subject is None or subject.id is None:
                return None
            return ExplainFinding(
                code=finding.code,
                subject_kind=subject.kind,
                subject_id=subject.id,
                about=str(finding.params.get("about", "")),
                reason=values["reason"],
            )

        super().__init__(title, ops, ctx.clock.today(), make, parent, hint=words)
        self.add_long(
            "reason", self.tr("情况说明（必填，随记录打印）"), asked.explanation.reason if asked.explanation else ""
        )
