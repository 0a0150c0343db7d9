"""The charts of the practice branch say what the records and the other ledgers say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from smallbranch.bootstrap import AppContext, open_context
from smallbranch.documents.blocks import Chart, KeyValueTable, Table
from smallbranch.kernel.periods import Period
from smallbranch.rules.views import NodeStatus

QUARTER, YEAR = Period.parse("2026Q3"), Period.parse("2026")
DAY = date(2026, 9, 30)


@pytest.fixture
def ctx(practice_dir: Path) -> Iterator[AppContext]:
    opened = open_context(practice_dir)
    yield opened
    opened.book.close()


def charts(ctx: AppContext, ledger: str, period: Period = QUARTER) -> dict[str, Chart]:
    document = ctx.ledgers.compose(period, (ledger,), as_of=DAY)
    return {block.title: block for block in document.sections[0].blocks if isinstance(block, Chart)}


def total(chart: Chart) -> float:
    return sum(sum(one.values) for one in chart.series)


def test_the_structure_adds_up_to_the_members(ctx: AppContext) -> None:
    found = charts(ctx, "S01")
    members = len(ctx.roster.members(DAY))
    basics = ctx.ledgers.compose(QUARTER, ("L02",), as_of=DAY).sections[0].blocks[0]
    assert isinstance(basics, KeyValueTable)
    said = [cell.text for row in basics.rows for cell in row]
    assert said[said.index("党员总数") + 1] == str(members)
    assert total(found["年龄"]) == total(found["学历"]) == members
    for label, other in (("正式党员", "预备党员"), ("男", "女"), ("汉族", "少数民族")):
        counts = dict(zip(found["基本构成"].labels, found["基本构成"].series[0].values, strict=True))
        assert counts[label] + counts[other] == members
        assert str(int(counts[other])) == said[said.index(other) + 1]


def test_every_age_band_is_there_in_order(ctx: AppContext) -> None:
    labels = charts(ctx, "S01")["年龄"].labels
    assert labels[:10] == ("≤30", "31–35", "36–40", "41–45", "46–50", "51–55", "56–60", "61–65", "66–70", "≥71")


@pytest.mark.parametrize(("period", "parts"), [(QUARTER, 3), (YEAR, 4)])
def test_each_obligation_is_counted_once_by_form_and_once_by_time(ctx: AppContext, period: Period, parts: int) -> None:
    found = charts(ctx, "S02", period)
    nodes = ctx.rules.nodes(period, DAY)
    assert total(found["按形式"]) == total(found["按时间"]) == len(nodes)
    assert len(found["按时间"].labels) == parts
    done = sum(node.status is NodeStatus.DONE for node in nodes)
    assert sum(found["按形式"].series[0].values) == done
    assert done > 0


def test_the_heat_map_has_the_signs_of_the_attendance_ledger(ctx: AppContext) -> None:
    heat = charts(ctx, "S03")["每人每次"]
    table = next(
        block
        for block in ctx.ledgers.compose(QUARTER, ("L16",), as_of=DAY).sections[0].blocks
        if isinstance(block, Table)
    )
    signs = [level.sign for level in heat.levels]
    for at, row in enumerate(table.rows):
        shown = [signs[int(one.values[at])] if one.values[at] >= 0 else "" for one in heat.series]
        assert tuple(shown) == row.cells[1 : 1 + len(shown)]
    assert heat.texts == tuple(row.cells[-2] for row in table.rows[: len(heat.texts)])


def test_a_year_of_meetings_is_cut_into_readable_maps(ctx: AppContext) -> None:
    found = charts(ctx, "S03", YEAR)
    columns = ctx.meetings.attendance_matrix(YEAR).columns
    maps = [chart for title, chart in found.items() if title.startswith("每人每次")]
    assert sum(len(chart.series) for chart in maps) == len(columns) > 35
    assert max(len(chart.series) for chart in maps) - min(len(chart.series) for chart in maps) <= 1


def test_study_tells_hours_against_the_standard_and_who_lectured(ctx: AppContext) -> None:
    found = charts(ctx, "S04")
    hours = found["学时"]
    for text, learnt, short in zip(hours.texts, hours.series[0].values, hours.series[1].values, strict=True):
        said, standard = (float(part) for part in text.split("／"))
        assert learnt == said
        assert short == pytest.approx(max(0.0, standard - said))
    assert len(set(hours.labels)) == len(hours.labels), "people of the same name are told apart"
    held = [lecture for lecture in ctx.lessons.log(YEAR) if lecture.held_on <= DAY]
    own = sum(lecture.speaker_id is not None for lecture in held)  # guests lecture too
    assert own > 0
    assert sum(found["主讲微党课"].series[0].values) == own
