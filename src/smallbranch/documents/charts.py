"""Charts drawn in print: lying bars, standing columns, and the matrix of small cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from smallbranch.documents.bands import Band, SpaceBand, Surround, TextBand
from smallbranch.documents.blocks import Chart, ChartKind, Shade
from smallbranch.documents.cells import CellFitter
from smallbranch.documents.chart_table import chart_table, number
from smallbranch.documents.fonts import FontRole, FontSet, Typeface
from smallbranch.documents.ink import CENTRE, Ink
from smallbranch.documents.spacing import plain_line
from smallbranch.documents.tables import table_bands
from smallbranch.documents.typography import MM, SIZE_CELL, SIZE_LEAST, SIZE_SMALL

_TITLE_HEIGHT = 9 * MM
_BAR_HEIGHT, _BAR_THICK = 6.4 * MM, 4.2 * MM
_LABEL_MOST, _TEXT_MOST = 0.28, 0.35
_COLUMNS_HEIGHT, _ABOVE, _BELOW = 58 * MM, 7 * MM, 7 * MM
_COLUMN_MOST = 16 * MM
_VALUE_PT = 7.0
_BARS_TOGETHER = 20
"""A chart of so many bars is looked at as one: it begins on a new page rather than part."""
_SWATCH, _LEGEND_HEIGHT = 4 * MM, 7 * MM


def chart_bands(chart: Chart, fonts: FontSet, fitter: CellFitter, room: float) -> Iterator[Band]:
    """Lay a chart out: its title, what is drawn, what the fills mean."""
    song = fonts[FontRole.SONG]
    if chart.title:
        yield TextBand(plain_line(chart.title), fonts[FontRole.HEI], SIZE_CELL, 0.0, _TITLE_HEIGHT, keep_next=True)
    if chart.kind is ChartKind.HEAT:
        yield from _heat(chart, fonts, fitter, room)
        meaning = [(f"{level.sign} {level.name}", level.shade) for level in chart.levels]
    else:
        drawn = list(_bars(chart, song, room)) if chart.kind is ChartKind.BARS else [_columns(chart, song, room)]
        yield from drawn
        meaning = [(one.name, one.shade) for one in chart.series] if len(chart.series) > 1 else []
    if meaning:
        yield _LegendBand(tuple(meaning), song, room)
    yield SpaceBand(3 * MM)


def _stacks(chart: Chart) -> list[tuple[tuple[float, Shade], ...]]:
    """Return for each label the values that are not nothing, with their fills."""
    return [
        tuple((one.values[at], one.shade) for one in chart.series if one.values[at] > 0)
        for at in range(len(chart.labels))
    ]


def _most(chart: Chart) -> float:
    return chart.maximum or max((sum(value for value, _ in stack) for stack in _stacks(chart)), default=0.0) or 1.0


def _text(chart: Chart, at: int) -> str:
    return chart.texts[at] if chart.texts else number(sum(one.values[at] for one in chart.series))


def fitted(text: str, typeface: Typeface, size: float, width: float) -> float:
    """Return the size at which a text is no wider than `width`, not below the least size in print."""
    return max(SIZE_LEAST, min(size, width / max(typeface.width(text), 0.1)))


# ── bars ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _bars(chart: Chart, typeface: Typeface, room: float) -> Iterator[Band]:
    widest = max((typeface.width(label) for label in chart.labels), default=1.0) * SIZE_SMALL + 2 * MM
    start = min(widest, room * _LABEL_MOST)
    written = max((typeface.width(_text(chart, at)) for at in range(len(chart.labels))), default=0.0) * SIZE_SMALL
    scale = room - start - min(written + 3 * MM, room * _TEXT_MOST)
    for at, (label, stack) in enumerate(zip(chart.labels, _stacks(chart), strict=True)):
        shares = tuple((value / _most(chart) * scale, number(value), shade) for value, shade in stack)
        keep = at == 0 or at + 2 >= len(chart.labels) or len(chart.labels) <= _BARS_TOGETHER
        yield _BarBand(label, _text(chart, at), shares, start, typeface, keep_next=keep)


@dataclass(slots=True)
class _BarBand:
    """A label, its bar of parts (length, value, fill), and the text at its end."""

    label: str
    text: str
    parts: tuple[tuple[float, str, Shade], ...]
    start: float
    typeface: Typeface
    keep_next: bool = False
    height: float = _BAR_HEIGHT
    surround: Surround | None = None

    def draw(self, ink: Ink, top: float) -> None:
        """Draw the bar in the middle of the height."""
        middle = top - self.height / 2
        size = fitted(self.label, self.typeface, SIZE_SMALL, self.start - 1.5 * MM)
        width = self.typeface.width(self.label) * size
        ink.text(self.start - 1.5 * MM - width, middle - CENTRE * size, self.label, self.typeface, size)
        x = self.start
        for length, value, shade in self.parts:
            _part(ink, (x, middle - _BAR_THICK / 2, length, _BAR_THICK), shade)
            if len(self.parts) > 1 and shade is not Shade.DARK:
                _inside(ink, value, self.typeface, (x, middle, length))
            x += length
        ink.line(self.start, top, self.start, top - self.height)
        ink.text(x + 1.5 * MM, middle - CENTRE * SIZE_SMALL, self.text, self.typeface, SIZE_SMALL)


def _part(ink: Ink, box: tuple[float, float, float, float], shade: Shade) -> None:
    ink.fill(*box, shade)
    ink.box(*box)


def _inside(ink: Ink, text: str, typeface: Typeface, place: tuple[float, float, float]) -> None:
    """Write a value into its part (left, middle, length) on white, where there is room for it."""
    left, middle, length = place
    width = typeface.width(text) * _VALUE_PT
    if width + 4 < length:
        x = left + (length - width) / 2
        ink.clear(x - 1.0, middle - _VALUE_PT / 2 - 0.5, width + 2.0, _VALUE_PT + 1.0)
        ink.text(x, middle - CENTRE * _VALUE_PT, text, typeface, _VALUE_PT)


# ── columns ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _columns(chart: Chart, typeface: Typeface, room: float) -> Band:
    scale = (_COLUMNS_HEIGHT - _ABOVE - _BELOW) / _most(chart)
    stacks = tuple(tuple((value * scale, number(value), shade) for value, shade in stack) for stack in _stacks(chart))
    texts = tuple(_text(chart, at) for at in range(len(chart.labels)))
    return _ColumnsBand(chart.labels, texts, stacks, room, typeface)


@dataclass(slots=True)
class _ColumnsBand:
    """Columns side by side on one base line, labels below, sums above."""

    labels: tuple[str, ...]
    texts: tuple[str, ...]
    stacks: tuple[tuple[tuple[float, str, Shade], ...], ...]
    room: float
    typeface: Typeface
    keep_next: bool = True
    height: float = _COLUMNS_HEIGHT
    surround: Surround | None = None

    def draw(self, ink: Ink, top: float) -> None:
        """Draw base line and columns."""
        base = top - self.height + _BELOW
        ink.line(0.0, base, self.room, base)
        slot = self.room / max(1, len(self.labels))
        thick = min(slot * 0.62, _COLUMN_MOST)
        for at, (label, text, stack) in enumerate(zip(self.labels, self.texts, self.stacks, strict=True)):
            centre, y = slot * (at + 0.5), base
            for length, value, shade in stack:
                _part(ink, (centre - thick / 2, y, thick, length), shade)
                if len(stack) > 1 and shade is not Shade.DARK and length > _VALUE_PT + 3:
                    _inside(ink, value, self.typeface, (centre - thick / 2, y + length / 2, thick))
                y += length
            self._centred(ink, label, centre, base - 4 * MM, slot - 2)
            self._centred(ink, text, centre, y + 3 * MM, slot - 2)

    def _centred(self, ink: Ink, text: str, centre: float, middle: float, width: float) -> None:
        size = fitted(text, self.typeface, SIZE_SMALL, width)
        x = centre - self.typeface.width(text) * size / 2
        ink.text(x, middle - CENTRE * size, text, self.typeface, size)


# ── heat ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _heat(chart: Chart, fonts: FontSet, fitter: CellFitter, room: float) -> Iterator[Band]:
    """Lay the matrix out as a table whose cells are filled: its head repeats, its rows go on over pages."""
    before, after = (Shade.NONE,), (Shade.NONE,) * bool(chart.texts)
    for at, band in enumerate(table_bands(chart_table(chart), fonts, fitter, room)):
        if at < len(chart.labels):
            band.shades = (*before, *(_shade(chart, one.values[at]) for one in chart.series), *after)
            band.keep_next = at == 0 or at + 2 >= len(chart.labels)
        yield band


def _shade(chart: Chart, value: float) -> Shade:
    return chart.levels[int(value)].shade if 0 <= value < len(chart.levels) else Shade.NONE


@dataclass(slots=True)
class _LegendBand:
    """Small boxes with what their fill means."""

    entries: tuple[tuple[str, Shade], ...]
    typeface: Typeface
    room: float
    keep_next: bool = False
    height: float = _LEGEND_HEIGHT
    surround: Surround | None = None

    def draw(self, ink: Ink, top: float) -> None:
        """Draw the entries in a line; they shrink when they are many."""
        middle = top - self.height / 2 - 1 * MM
        wide = sum(self.typeface.width(text) for text, _ in self.entries) * SIZE_SMALL
        fixed = len(self.entries) * (_SWATCH + 6 * MM)
        size = max(SIZE_LEAST, SIZE_SMALL * min(1.0, (self.room - fixed) / max(wide, 1.0)))
        x = 0.0
        for text, shade in self.entries:
            _part(ink, (x, middle - _SWATCH / 2, _SWATCH, _SWATCH), shade)
            ink.text(x + _SWATCH + 1.5 * MM, middle - CENTRE * size, text, self.typeface, size)
            x += _SWATCH + 6 * MM + self.typeface.width(text) * size
