"""The coverage map (台账覆盖情况): which ledgers each record of a period feeds. One fact, every ledger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from smallbranch.documents import blocks
from smallbranch.kernel.periods import Period
from smallbranch.kernel.sources import fed_by
from smallbranch.ledgers.layouts import Filled
from smallbranch.ledgers.service import LedgerService
from smallbranch.lessons.service import LessonsService
from smallbranch.meetings.service import MeetingsService
from smallbranch.packs.ledger_schema import LedgerKind
from smallbranch.packs.register_schema import DAYS, RegisterDefinition
from smallbranch.registers.service import RegistersService
from smallbranch.registers.views import EntryView
from smallbranch.teams.service import TeamsService

MAP, MAP_TITLE = "MAP", "台账覆盖情况"
MOST_COLUMNS, _LONGEST_NAME = 18, 30
_MEETING, _LECTURE, _TEAM = "会议活动", "微党课", "项目党小组"
_MARK = "√"


class Covered(Struct, frozen=True):
    """A record: where rows say they came from, its kind and name; `counts` are its places by ledger id."""

    id: int
    source: str
    kind: str
    on: date | None
    title: str
    counts: Counter[str]

    @property
    def ledgers(self) -> int:
        """Return how many ledgers it feeds."""
        return len(self.counts)


class Coverage(Struct, frozen=True):
    """The map of a period: the ledgers that are fed by any record, as (id, title), and the records."""

    ledgers: tuple[tuple[str, str], ...]
    records: tuple[Covered, ...]


class CoverageReader(Struct, frozen=True):
    """Asks the slices for their records and the ledgers for their rows."""

    meetings: MeetingsService
    lessons: LessonsService
    teams: TeamsService
    registers: RegistersService
    ledgers: LedgerService

    def read(self, period: Period) -> Coverage:
        """Return the map of a period."""
        drawn = [one for one in self.ledgers.available() if one.kind is not LedgerKind.STATISTICS]
        filled = self.ledgers.filled(period, [one.id for one in drawn])
        places = _places(filled)
        records = tuple(
            Covered(number, *record, places.get(record[0], Counter()))
            for number, record in enumerate(self._records(period), 1)
        )
        fed = {ledger for record in records for ledger in record.counts}
        return Coverage(tuple((one.id, one.title) for one in drawn if one.id in fed), records)

    def _records(self, period: Period) -> Iterator[tuple[str, str, date | None, str]]:
        events = {line.event_id: line for line in self.meetings.events(period)}
        for number, line in events.items():
            yield f"event:{number}", _MEETING, line.held_on, line.title
        for lecture in self.lessons.log(period):
            yield f"lecture:{lecture.id}", _LECTURE, lecture.held_on, lecture.topic
        for team in self.teams.active(period.first, period.last):
            yield f"team:{team.id}", _TEAM, team.start_on, team.name
        for register in self.registers.registers():
            for entry in self.registers.entries(register.id, period, unmasked=False):
                yield f"entry:{entry.id}", register.title, entry.on_day, _name(register, entry)


def _name(register: RegisterDefinition, entry: EntryView) -> str:
    """Return what tells an entry from the others of its register: the first thing its list says beside days."""
    telling = (one for one in register.listed if one.kind not in DAYS and not one.sensitive)
    said = next((text for one in telling if (text := " ".join(entry.shown.get(one.key, "").split()))), "")
    return said[:_LONGEST_NAME] or register.title


def _places(filled: Sequence[Filled]) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {}
    for item in filled:
        for row in (*item.rows, *item.event_columns):
            for source in fed_by(row):
                found.setdefault(source, Counter())[item.definition.id] += 1
    return found


def coverage_document(coverage: Coverage, period: Period, branch: str, watermark: str) -> blocks.Document:
    """Return the map as a document: records down, ledgers across by their id, their names below."""
    sections = [
        _section(coverage, coverage.ledgers[start : start + MOST_COLUMNS], first=start == 0)
        for start in range(0, max(len(coverage.ledgers), 1), MOST_COLUMNS)
    ]
    title = f"{period.label_zh()}{MAP_TITLE}"
    return blocks.Document(title, tuple(sections), blocks.Meta(period.label_zh(), branch, "", watermark))


def _section(coverage: Coverage, ledgers: Sequence[tuple[str, str]], *, first: bool) -> blocks.Section:
    center = blocks.Align.CENTER
    columns = [
        blocks.Column("seq", "序号", 10, center, blocks.CellKind.NUMBER),
        blocks.Column("on", "日期", 20, center, blocks.CellKind.DATE),
        blocks.Column("kind", "种类", 26),
        blocks.Column("title", "记录", 46),
        *(blocks.Column(ledger, ledger, 9, center) for ledger, _ in ledgers),
        blocks.Column("count", "本数", 10, center, blocks.CellKind.NUMBER),
    ]
    rows = [_row(record, ledgers) for record in coverage.records]
    names = "　".join(f"{ledger} {title}" for ledger, title in ledgers)
    table = blocks.Table(tuple(columns), tuple(rows), min_row_mm=7.0)
    shown: tuple[blocks.Block, ...] = (table, blocks.Note(names)) if rows else (blocks.Paragraph("（本期没有记录）"),)
    return blocks.Section(MAP, MAP_TITLE if first else "", shown, blocks.Orientation.LANDSCAPE, in_contents=first)


def _row(record: Covered, ledgers: Sequence[tuple[str, str]]) -> blocks.Row:
    marks = (_mark(record.counts[ledger]) for ledger, _ in ledgers)
    day = record.on.strftime("%Y.%m.%d") if record.on else ""
    return blocks.Row((str(record.id), day, record.kind, record.title, *marks, str(record.ledgers)))


def _mark(count: int) -> str:
    return "" if not count else _MARK if count == 1 else str(count)
