"""The figures of S07 and the meetings on a team's sheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from msgspec import Struct

from smallbranch.kernel.periods import Period, PeriodKind, day_zh
from smallbranch.kernel.sources import sources
from smallbranch.ledgers.cells import Row
from smallbranch.rules.serving import Serving, Share

Dataset = Callable[[Period, date, Mapping[str, str]], Sequence[Row]]
_QUARTERS = "一二三四"


class ServingData(Struct, frozen=True):
    """Gives `ledgers.serving`, and adds what named a team to its sheet."""

    serving: Serving

    def datasets(self, sheets: Dataset) -> Mapping[str, Dataset]:
        """Return `ledgers.serving`, and the dataset of team sheets with what named each team."""
        return {"ledgers.serving": self.rows, "teams.sheets": self.with_meetings(sheets)}

    def rows(self, period: Period, as_of: date, params: Mapping[str, str]) -> Sequence[Row]:
        """Return the share by quarter of a year, else by month, then each task."""
        parts = period.quarters() if period.kind is PeriodKind.YEAR else period.months()
        rows = [_part(self.serving.share(part, as_of)) for part in parts if part.first <= as_of]
        for task in self.serving.tasks(period, as_of):
            text = f"会议{task.meetings}次，微党课{task.lectures}次"
            counts = {"meetings": str(task.meetings), "lectures": str(task.lectures)}
            rows.append({"chart": "tasks", "label": task.name, "text": text, **counts})
        return rows

    def with_meetings(self, sheets: Dataset) -> Dataset:
        """Return the dataset of team sheets with the meetings and lectures that named the team."""

        def rows(period: Period, as_of: date, params: Mapping[str, str]) -> Sequence[Row]:
            return [{**row, "meetings": self._meetings(row, as_of)} for row in sheets(period, as_of, params)]

        return rows

    def _meetings(self, row: Row, as_of: date) -> str:
        ids = [int(source.removeprefix("team:")) for source in sources(row) if source.startswith("team:")]
        lines = []
        for team_id in ids:
            held, lectures = self.serving.of_team(team_id)
            lines += [(one.held_on, one.title) for one in held]
            lines += [(one.held_on, f"微党课《{one.topic}》（{one.speaker}）") for one in lectures]
        return "\n".join(f"{day_zh(day)} {title}" for day, title in sorted(lines) if day <= as_of)


def _part(share: Share) -> Row:
    every, named = share.meetings + share.lectures, share.meetings_serving + share.lectures_serving
    month = (share.period.first.month - 1) // 3
    label = f"{_QUARTERS[month]}季度" if share.period.kind is PeriodKind.QUARTER else f"{share.period.first.month}月"
    text = f"{named}／{every}" if every else "—"
    return {"chart": "parts", "label": label, "text": text, "serving": str(named), "other": str(every - named)}
