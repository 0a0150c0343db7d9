"""The page: a work year, its steps, and a tab for each of the larger ones."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QTabWidget, QVBoxLayout, QWidget

from smallbranch.appraisal.fields import COMMITTEE, ITEMS, LIFE, OPINIONS, YEARS
from smallbranch.appraisal.views import StepView
from smallbranch.bootstrap import AppContext
from smallbranch.gui.pages.appraisal.dialogs import (
    CommitteeDialog,
    ConfirmDialog,
    FeedBackDialog,
    LifeYearDialog,
    YearEntryDialog,
)
from smallbranch.gui.pages.appraisal.grades import GradesTab
from smallbranch.gui.pages.appraisal.hours import HoursTab
from smallbranch.gui.pages.appraisal.items import ItemsTab
from smallbranch.gui.pages.appraisal.steps import StepsTab
from smallbranch.gui.pages.appraisal.talks import TalksTab
from smallbranch.gui.widgets.cards import PageHeader

YEARS_BACK = 5
_WIDTH = 640


class AppraisalPage(QWidget):
    """Leads through a work year; what is to be said and graded is entered, never made here."""

    key = "appraisal"
    watches = frozenset(
        (
            "register_entry", "register_value", "event", "segment", "attendance", "makeup", "member", "member_relation",
            "member_category", "member_state", "post", "absence", "setting",
        )
    )  # fmt: skip
    open_page = Signal(str, object)

    def __init__(self, ctx: AppContext, ops: Any, tasks: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._ctx, self._ops = ctx, ops
        self._year = QComboBox()
        self._year.setAccessibleName(self.tr("工作年度"))
        this_year = ctx.clock.today().year
        for year in range(this_year + 1, this_year - YEARS_BACK, -1):
            self._year.addItem(self.tr("{year} 工作年度").format(year=year), year)
        self._year.setCurrentIndex(1)
        self._year.activated.connect(lambda _: self.reload())
        self.steps, self.talks, self.items = StepsTab(ctx), TalksTab(ctx, ops), ItemsTab(ctx, ops)
        self.grades, self.hours = GradesTab(ctx, ops), HoursTab(ctx)
        self.steps.wanted.connect(self._do)
        self.hours.paper_wanted.connect(self._paper)
        self.talks.paper_wanted.connect(self._paper)
        self.grades.paper_wanted.connect(self._paper)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(self.tr("组织生活会与民主评议"))
        for tab, words in (
            (self.steps, self.tr("步骤")),
            (self.talks, self.tr("谈心谈话")),
            (self.items, self.tr("整改核对")),
            (self.grades, self.tr("测评与评定")),
            (self.hours, self.tr("学时")),
        ):
            self.tabs.addTab(tab, words)
        hint = self.tr(
            "按步骤办好一个工作年度的组织生活会和民主评议；工作年度可以早于召开年份。程序只计数，不评定任何人。"
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 24, 14)
        layout.setSpacing(8)
        layout.addWidget(PageHeader(self.tr("组织生活会与民主评议"), hint, (self._year,)))
        layout.addWidget(self.tabs, 1)
        self.setFocusProxy(self.steps.table)

    @property
    def work_year(self) -> int:
        """Return the work year shown."""
        return int(self._year.currentData())

    def reload(self) -> None:
        """Read the work year again; ballots that were typed and not saved stay."""
        found = self._ops.run_read(lambda: self._ctx.appraisal.life_year(self.work_year))
        if found is None:
            return
        self.steps.show_year(found)
        self.talks.show_year(found)
        self.items.show_year(found)
        self.grades.show_year(found.appraisal)
        self.hours.show_year(self.work_year)

    def open_target(self, target: Mapping[str, Any]) -> None:
        """Show a work year (`work_year`) and a tab (`tab`: talks, items, grades or hours)."""
        at = self._year.findData(target.get("work_year"))
        if at >= 0:
            self._year.setCurrentIndex(at)
            self.reload()
        tab = getattr(self, str(target.get("tab", "")), None)
        if isinstance(tab, QWidget):
            self.tabs.setCurrentWidget(tab)

    # ── doing ────────────────────────────────────────────────────────────────────────────────────────────────

    def _do(self, step: StepView) -> None:
        """Open what remedies a step."""
        tabs = {"talks": self.talks, "last_list": self.items, "self": self.grades, "ballots": self.grades}
        name = step.rule.step
        if name in tabs or name == "decision":
            tab = tabs.get(name, self.grades)
            self.tabs.setCurrentWidget(tab)
            tab.setFocus()
        elif name == "meeting":
            held = self._ctx.appraisal.life_year(self.work_year).meeting
            begin = {"action": "record_meeting", "form": LIFE, "work_year": self.work_year}
            self.open_page.emit("meetings", {"event_id": held.event_id} if held else begin)
        elif name in ("opinions", "list"):
            register = self._ctx.registers.register(OPINIONS if name == "opinions" else ITEMS)
            YearEntryDialog(self._ctx, self._ops, register, self.work_year, self).show_wide(720)
        elif name in ("superior", "feedback"):
            self._ask_about_grades(ConfirmDialog if name == "superior" else FeedBackDialog)
        elif name == "committee":
            self._ask_committee()
        else:
            self._ask_year()

    def _ask_committee(self) -> None:
        """Choose the committee meeting; where there is none on record, record it first."""
        if not self._ctx.appraisal.committee_meetings(self.work_year):
            self.open_page.emit("meetings", {"action": "record_meeting", "form": COMMITTEE})
            return
        found = self._ctx.appraisal.appraisal(self.work_year)
        CommitteeDialog(self._ctx, self._ops, found, self).show_wide(_WIDTH)

    def _ask_year(self) -> None:
        found = self._ctx.appraisal.appraisal(self.work_year)
        register = self._ctx.registers.register(YEARS)
        LifeYearDialog(self._ctx, self._ops, register, found, self).show_wide(_WIDTH)

    def _ask_about_grades(self, dialog: type[ConfirmDialog] | type[FeedBackDialog]) -> None:
        dialog(self._ctx, self._ops, self._ctx.appraisal.appraisal(self.work_year), self).show_wide(_WIDTH)

    def _paper(self, ledger: str) -> None:
        self.open_page.emit("ledgers", {"ledger": ledger, "period": str(self.work_year)})
