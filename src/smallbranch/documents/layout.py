"""From the blocks of a section to bands."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from math import ceil

from smallbranch.documents import blocks as b
from smallbranch.documents.bands import Band, MarkBand, SignBand, SpaceBand, Surround, TextBand
from smallbranch.documents.cells import CellFitter
from smallbranch.documents.charts import chart_bands
from smallbranch.documents.closing_up import closed_up, needed
from smallbranch.documents.fonts import FontRole, FontSet, Typeface
from smallbranch.documents.grids import grid_bands
from smallbranch.documents.ink import CENTRE
from smallbranch.documents.linebreak import MAX_STRETCH, Line, balance, break_text
from smallbranch.documents.one_page import on_one_page
from smallbranch.documents.pictures import picture_band
from smallbranch.documents.rows import is_spare
from smallbranch.documents.spacing import SetLine, set_line, spaced
from smallbranch.documents.tables import table_bands
from smallbranch.documents.typography import (
    LEADING_BODY,
    MM,
    SEAL_HEIGHT,
    SHEETS,
    SIGN_HEIGHT,
    SIZE_BODY,
    SIZE_CELL,
    SIZE_SMALL,
    SIZE_TABLE_TITLE,
    SIZE_TITLE,
)

_INSET = 2.5 * MM
_NOTE_GAP = 1.0 * MM
_SIGN_LEAST = 45 * MM
_SIGN_BLANK = 45 * MM
_SIGN_DATE = "　　年　　月　　日"
_KEPT_BEFORE_SIGN = 2
_HEADING_ROLES = {1: FontRole.HEI, 2: FontRole.KAI}


class Layout:
    """Lays sections out with one set of fonts; cell texts are broken once per document."""

    def __init__(self, fonts: FontSet, drawings: Mapping[str, str] | None = None) -> None:
        """`drawings` names the pictures of the file by their document's name."""
        self._fonts = fonts
        self._drawings = drawings or {}
        self._fitter = CellFitter()

    def section(self, section: b.Section) -> Iterator[Band]:
        """Yield the bands of a section, signatures held together with what they sign."""
        held: deque[Band] = deque()
        content = 0
        for band in self._raw(section):
            if isinstance(band, SignBand):
                for before in held:
                    before.keep_next = True
            held.append(band)
            content += _is_content(band)
            while content > _KEPT_BEFORE_SIGN:
                out = held.popleft()
                content -= _is_content(out)
                yield out
        yield from held

    def _raw(self, section: b.Section) -> Iterator[Band]:
        bands = self._bands(on_one_page(section, lambda tried: self._fits(tried)))
        return closed_up(bands, SHEETS[section.orientation].depth) if section.new_page else bands

    def _fits(self, section: b.Section) -> bool:
        """Tell whether a section fits one page."""
        return needed(list(self._bands(section))) <= SHEETS[section.orientation].depth

    def _bands(self, section: b.Section) -> Iterator[Band]:
        sheet = SHEETS[section.orientation]
        yield MarkBand(section.title or section.ledger, section.ledger, section.in_contents)
        if section.title:
            size = SIZE_TITLE if section.orientation is b.Orientation.PORTRAIT else SIZE_TABLE_TITLE
            yield from self._title(section.title, size, sheet.room)
        for block in section.blocks:
            yield from self._block(block, sheet.room)

    def _title(self, text: str, size: float, room: float) -> Iterator[Band]:
        typeface = self._fonts[FontRole.TITLE]
        for part in text.split("\n"):
            for line in balance(part, typeface, room / size):
                x = (room - line.width * size) / 2
                shown = SetLine(part, line.start, line.end)
                yield TextBand(shown, typeface, size, x, size * 1.45, keep_next=True)
        yield SpaceBand(size * 0.5, keep_next=True)

    def _block(self, block: b.Block, room: float) -> Iterable[Band]:
        match block:
            case b.Heading():
                return self._heading(block, room, 0.0, None)
            case b.Paragraph():
                return self._paragraph(block, room, 0.0, None)
            case b.Note():
                return self._note(block, room)
            case b.KeyValueTable() | b.Table() | b.Chart():
                return self._ruled(block, room)
            case b.FramedText():
                return self._framed(block, room)
            case b.Picture():
                return [picture_band(block, self._fonts, room, self._drawings.get(block.file))]
            case b.SignLine():
                return [self._sign(block, room)]
            case b.OnePage():
                return []
            case b.Spacer() | b.PageBreak():
                return [_space(block)]

    def _ruled(self, block: b.KeyValueTable | b.Table | b.Chart, room: float) -> Iterable[Band]:
        if isinstance(block, b.KeyValueTable):
            return grid_bands(block, self._fonts, self._fitter, room)
        if isinstance(block, b.Table):
            return table_bands(block, self._fonts, self._fitter, room)
        return chart_bands(block, self._fonts, self._fitter, room)

    def _note(self, note: b.Note, room: float) -> Iterator[Band]:
        """Yield the lines of a note, clear of the frame above it."""
        yield SpaceBand(_NOTE_GAP, keep_next=True)
        yield from self._lines(note.text, FontRole.SONG, SIZE_SMALL, SIZE_SMALL * 1.45, room)

    def _heading(self, heading: b.Heading, room: float, x: float, surround: Surround | None) -> Iterator[Band]:
        role = _HEADING_ROLES.get(heading.level, FontRole.BODY)
        for band in self._lines(heading.text, role, SIZE_BODY, LEADING_BODY, room, x=x, indent=2.0, surround=surround):
            band.keep_next = True
            yield band

    def _paragraph(self, paragraph: b.Paragraph, room: float, x: float, surround: Surround | None) -> Iterator[Band]:
        style = paragraph.style
        small = style is b.ParagraphStyle.SMALL
        size, leading = (SIZE_SMALL, SIZE_SMALL * 1.45) if small else (SIZE_BODY, LEADING_BODY)
        indent = 2.0 if style is b.ParagraphStyle.INDENT else 0.0
        shift = {b.ParagraphStyle.CENTER: 0.5, b.ParagraphStyle.RIGHT: 1.0}.get(style)
        return self._lines(
            paragraph.text, FontRole.BODY, size, leading, room, x=x, indent=indent, shift=shift, surround=surround
        )

    def _lines(
        self,
        text: str,
        role: FontRole,
        size: float,
        leading: float,
        room: float,
        *,
        x: float = 0.0,
        indent: float = 0.0,
        shift: float | None = None,
        surround: Surround | None = None,
    ) -> Iterator[TextBand]:
        """Yield the lines of a text: justified, or moved right by `shift` of their free width."""
        typeface = self._fonts[role]
        for part in text.split("\n"):
            stretch = MAX_STRETCH if shift is None else room
            spaces = spaced(part, typeface)
            broken = break_text(part, typeface, room / size, room / size - indent, stretch, spaces)
            for at, line in enumerate(broken):
                first = indent if at == 0 else 0.0
                free = room / size - first - line.width
                even = shift is None and not line.last and not _short(part, line, free)
                shown = set_line(spaces, line.start, line.end, free, even=even)
                left = x + (first + (free * shift if shift is not None else 0.0)) * size
                keep = at + 1 < len(broken) and (at == 0 or at + 2 == len(broken))  # no lone first or last line
                yield TextBand(shown, typeface, size, left, leading, keep, surround)

    def _framed(self, block: b.FramedText, room: float) -> Iterator[Band]:
        surround = Surround(room, fills_page=True)
        inner, used = room - 2 * _INSET, 0.0
        for each in block.blocks:
            if isinstance(each, b.Heading):
                bands: Iterator[Band] = self._heading(each, inner, _INSET, surround)
            else:
                bands = self._paragraph(each, inner, _INSET, surround)
            for band in bands:
                used += band.height
                yield band
        free = block.min_height_mm * MM - used
        if free > 0 or not block.blocks:
            yield SpaceBand(max(free, LEADING_BODY), surround=surround)

    def _sign(self, sign: b.SignLine, room: float) -> SignBand:
        """Share the labels out over even rows; the blank date stands at the right end of the last one."""
        typeface: Typeface = self._fonts[FontRole.BODY]
        count = max(1, len(sign.fields) + sign.date)
        rows = ceil(count / max(1, int(room / _SIGN_LEAST)))
        across = ceil(count / rows)
        slot = room / across
        heights = [_sign_height(sign.fields[row * across : (row + 1) * across]) for row in range(rows)]
        labels: list[tuple[float, float, str, float]] = []
        for at, field in enumerate(sign.fields):
            row, column = divmod(at, across)
            left, text = column * slot, field + "："
            label_end = left + typeface.width(text) * SIZE_CELL
            labels.append((left, _sign_drop(heights, row), text, min(left + slot - 4 * MM, label_end + _SIGN_BLANK)))
        if sign.date:
            left = room - typeface.width(_SIGN_DATE) * SIZE_CELL
            labels.append((left, _sign_drop(heights, rows - 1), _SIGN_DATE, 0.0))
        return SignBand(tuple(labels), typeface, SIZE_CELL, sum(heights))


def _sign_height(fields: Iterable[str]) -> float:
    """Return the height of a row of signatures: with a seal among them it keeps room for that."""
    return SEAL_HEIGHT if b.asks_for_seal(fields) else SIGN_HEIGHT


def _sign_drop(heights: list[float], row: int) -> float:
    """Return how far below the band's top a row's baseline is: a little below its middle."""
    return sum(heights[:row]) + heights[row] / 2 + 0.12 * SIGN_HEIGHT + CENTRE * SIZE_CELL


def _is_content(band: Band) -> bool:
    return not isinstance(band, SpaceBand) and not is_spare(band)


def _space(block: b.Spacer | b.PageBreak) -> SpaceBand:
    if isinstance(block, b.PageBreak):
        return SpaceBand(0.0, page_break=True)
    return SpaceBand(block.height_mm * MM)


def _short(text: str, line: Line, free: float) -> bool:
    """Tell whether a line ends early so that a number is not cut, and spreading it out would leave holes."""
    return text[line.end].isdigit() and free > MAX_STRETCH * (line.end - line.start)
