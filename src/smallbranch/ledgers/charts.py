"""From dataset rows to charts: each chart of a definition takes the rows that name it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from smallbranch.documents import blocks
from smallbranch.ledgers.cells import Row
from smallbranch.packs import ledger_schema as schema


def charts(definition: schema.LedgerDefinition, rows: Sequence[Row], columns: Sequence[Row]) -> Iterator[blocks.Chart]:
    """Yield the charts that have rows; a heat map of many columns is cut into even parts.

    Rows hold `chart` (whose they are), `label`, a number for each series or a level for each column, and `text`.
    """
    for chart in definition.charts:
        own = [row for row in rows if row["chart"] == chart.key]
        if not own:
            continue
        if chart.kind is schema.ChartKind.HEAT:
            yield from _heat(definition, chart, own, columns)
        else:
            yield _chart(chart, chart.title, own, [_series(one, own) for one in chart.series])


def _heat(
    definition: schema.LedgerDefinition, chart: schema.Chart, rows: Sequence[Row], columns: Sequence[Row]
) -> Iterator[blocks.Chart]:
    most = definition.matrix.max_per_page if definition.matrix else len(columns)
    parts = max(1, ceil(len(columns) / max(1, most)))
    size = max(1, ceil(len(columns) / parts))
    for start in range(0, len(columns), size):
        part = columns[start : start + size]
        title = f"{chart.title}（续）" if start else chart.title
        yield _chart(chart, title, rows, [_column(chart, column, rows) for column in part])


def _chart(chart: schema.Chart, title: str, rows: Sequence[Row], series: Sequence[blocks.Series]) -> blocks.Chart:
    return blocks.Chart(
        blocks.ChartKind(chart.kind.value),
        title,
        tuple(row["label"] for row in rows),
        tuple(series),
        tuple(blocks.Level(one.sign, one.title, blocks.Shade(one.shade.value)) for one in chart.levels),
        tuple(row["text"] for row in rows) if chart.text else (),
        chart.label,
        chart.text,
        float(chart.maximum),
    )


def _series(one: schema.ChartSeries, rows: Sequence[Row]) -> blocks.Series:
    values = tuple(float(row.get(one.key) or 0) for row in rows)
    return blocks.Series(one.title, values, blocks.Shade(one.shade.value))


def _column(chart: schema.Chart, column: Row, rows: Sequence[Row]) -> blocks.Series:
    """Return a column of level numbers; what is no level stays empty."""
    numbers = {level.key: float(at) for at, level in enumerate(chart.levels)}
    values = tuple(numbers.get(row.get(column["key"], ""), -1.0) for row in rows)
    return blocks.Series(column["title"], values)
