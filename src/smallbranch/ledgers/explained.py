"""What was explained about a record stands in its print, and in a list of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from msgspec import Struct

from smallbranch.explanations.service import ExplanationsService
from smallbranch.explanations.views import ExplanationView
from smallbranch.kernel.periods import Period
from smallbranch.kernel.sources import came_from, sources
from smallbranch.ledgers.cells import Row
from smallbranch.rules.service import RulesService

Dataset = Callable[[Period, date, Mapping[str, str]], Sequence[Row]]
MATTERS = {
    "odd_present_not_here": "出席与花名册",
    "odd_present_on_leave": "出席与请假登记",
    "odd_two_places": "两个会议的时间",
    "odd_speaker_absent": "发言、主持与考勤",
    "odd_role_not_here": "任务与花名册",
    "odd_ballots_over": "票数",
    "odd_ballots_short": "票数",
    "odd_written_over": "书面意见份数",
    "odd_day_off": "休息日开会",
    "odd_copied_text": "与前次记录文字相近",
    "odd_other_month": "日期文字",
    "odd_other_branch": "支部名称文字",
    "odd_entered_in_bulk": "集中补录",
    "odd_lecture_speaker_away": "微党课与考勤",
    "odd_lecture_speaker_not_here": "微党课与花名册",
    "odd_lecture_other_day": "微党课日期",
}
"""What a question is about, as it is printed: the matter, never a judgement."""
_SOURCES = {"event": "event", "micro_lecture": "lecture"}


class Explained(Struct, frozen=True):
    """Adds the reasons to the minutes, and gives the dataset `explanations.list`."""

    explanations: ExplanationsService
    rules: RulesService

    def with_reasons(self, dataset: Dataset, remark: str) -> Dataset:
        """Return the dataset whose column `remark` also says what was explained about each row's records."""

        def rows(period: Period, as_of: date, params: Mapping[str, str]) -> Sequence[Row]:
            given: dict[str, list[ExplanationView]] = {}
            for key, view in self.explanations.all().items():
                given.setdefault(f"{_SOURCES[key.subject_kind]}:{key.subject_id}", []).append(view)
            return [_noted(row, given, remark) for row in dataset(period, as_of, params)]

        return rows

    def listed(self, period: Period, as_of: date, params: Mapping[str, str]) -> Sequence[Row]:
        """Return the questions of a period that were explained, by the day of the record."""
        asked = self.rules.questions(period, as_of)
        return [_row(one.finding.params, one.explanation) for one in asked if one.explanation is not None]


def _noted(row: Row, given: Mapping[str, Sequence[ExplanationView]], remark: str) -> Row:
    views = [view for source in sources(row) for view in given.get(source, ())]
    notes = [row.get(remark, ""), *(f"核对说明（{matter(view)}）：{view.reason}" for view in views)]
    return {**row, remark: "\n".join(note for note in notes if note)}


def matter(view: ExplanationView) -> str:
    """Return what an explanation is about."""
    return MATTERS.get(view.key.code, "其他")


def _row(params: Mapping[str, object], view: ExplanationView) -> Row:
    day = params.get("held_on") or params.get("entered_on")
    return {
        "held_on": day.strftime("%Y.%m.%d") if isinstance(day, date) else "",
        "record": str(params.get("title") or params.get("topic") or params.get("name") or ""),
        "matter": matter(view),
        "reason": view.reason,
        "explained_on": view.entered_at.strftime("%Y.%m.%d"),
        **came_from(**{_SOURCES[view.key.subject_kind]: view.key.subject_id}),
    }
