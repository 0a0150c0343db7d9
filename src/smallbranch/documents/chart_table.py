"""A chart's figures as a table, for back-ends that do not draw."""

from __future__ import annotations

from smallbranch.documents.blocks import Align, CellKind, Chart, ChartKind, Column, Row, Table

_LABEL_MM, _VALUE_MM, _TEXT_MM = 36.0, 22.0, 22.0
_CELL_MM, _NAME_MM, _RATE_MM = 6.0, 20.0, 14.0
_HEAT_ROW_MM = 6.5


def chart_table(chart: Chart) -> Table:
    """Return the labels with their values; in a HEAT the signs of the levels."""
    heat = chart.kind is ChartKind.HEAT
    value_mm, kind, align = (_CELL_MM, CellKind.TEXT, Align.CENTER) if heat else _VALUES
    columns = [Column("label", chart.label_title, _NAME_MM if heat else _LABEL_MM, Align.CENTER, CellKind.NAME)]
    columns += [Column(f"s{at}", one.name, value_mm, align, kind) for at, one in enumerate(chart.series)]
    if chart.texts:
        width = _RATE_MM if heat else _TEXT_MM
        columns.append(Column("text", chart.text_title, width, Align.RIGHT, CellKind.NUMBER))
    rows = []
    for at, label in enumerate(chart.labels):
        cells = [_sign(chart, one.values[at]) if heat else number(one.values[at]) for one in chart.series]
        rows.append(Row((label, *cells, *chart.texts[at : at + 1])))
    return Table(tuple(columns), tuple(rows), min_row_mm=_HEAT_ROW_MM if heat else 8.0, font_pt=9.0 if heat else 10.5)


_VALUES = (_VALUE_MM, CellKind.NUMBER, Align.RIGHT)


def legend(chart: Chart) -> str:
    """Return what the signs of a HEAT mean; empty for other charts, whose table says it in its head."""
    return "　".join(f"{level.sign} {level.name}" for level in chart.levels)


def number(value: float) -> str:
    """Return a value with at most one decimal."""
    return f"{value:.1f}".removesuffix(".0")


def _sign(chart: Chart, value: float) -> str:
    return chart.levels[int(value)].sign if 0 <= value < len(chart.levels) else ""
