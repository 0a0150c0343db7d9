"""The blocks of a section as WordprocessingML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from smallbranch.documents import blocks as b
from smallbranch.documents.cells import NAME_LEAST
from smallbranch.documents.chart_table import chart_table, legend
from smallbranch.documents.docx_markup import (
    BODY,
    CELL_INSET,
    LINE_PITCH,
    Cell,
    TextStyle,
    drawing,
    fitting_size,
    paragraph,
    row,
    run,
    table,
    thin,
)
from smallbranch.documents.fonts import FontRole
from smallbranch.documents.pictures import GONE, fitted
from smallbranch.documents.tables import HEAD_LEAST, HeadCell, head_cells
from smallbranch.documents.typography import (
    MM,
    SEAL_HEIGHT,
    SHEETS,
    SIGN_HEIGHT,
    SIZE_CELL,
    SIZE_LEAST,
    SIZE_SMALL,
    SIZE_TABLE_TITLE,
    SIZE_TITLE,
)

_KEEP = "<w:keepNext/>"
_HEADINGS = {1: FontRole.HEI, 2: FontRole.KAI}
_ALIGNED = {b.ParagraphStyle.CENTER: b.Align.CENTER, b.ParagraphStyle.RIGHT: b.Align.RIGHT}
_BLANK = "　" * 8
_DATE = "　　年　　月　　日"
_SMALL = TextStyle(FontRole.SONG, SIZE_SMALL, SIZE_SMALL * 1.45)
_CHART_TITLE = TextStyle(FontRole.HEI, SIZE_CELL, LINE_PITCH)
_CAPTION = TextStyle(FontRole.SONG, SIZE_CELL)
_LABEL, _VALUE = TextStyle(FontRole.HEI, SIZE_CELL), TextStyle(FontRole.BODY, SIZE_CELL)


def section_markup(
    section: b.Section,
    bookmark: int,
    *,
    new_page: bool,
    drawings: Mapping[str, str] | None = None,
    room: float | None = None,
) -> Iterator[str]:
    """Yield the title and the blocks of a section; with `new_page` its first paragraph begins a page."""
    room = room or SHEETS[section.orientation].room
    flags = "<w:pageBreakBefore/>" if new_page else ""
    mark = f'<w:bookmarkStart w:id="{bookmark}" w:name="s{bookmark}"/><w:bookmarkEnd w:id="{bookmark}"/>'
    if section.title:
        size = SIZE_TITLE if section.orientation is b.Orientation.PORTRAIT else SIZE_TABLE_TITLE
        style = TextStyle(FontRole.TITLE, size, size * 1.45)
        shown = mark + run(section.title, style)
        yield paragraph("", style, b.Align.CENTER, flags=_KEEP + flags, after=size * 0.5, outline=0, inside=shown)
    elif new_page:
        yield thin(flags)
    boxed = False
    for at, block in enumerate(section.blocks):
        follows = section.blocks[at + 1] if at + 1 < len(section.blocks) else None
        is_boxed = isinstance(block, b.Table | b.KeyValueTable | b.FramedText | b.SignLine)
        if boxed and is_boxed:
            yield thin(_KEEP)  # two tables side by side would be taken for one
        if isinstance(block, b.Picture):
            yield from _picture(block, room, (drawings or {}).get(block.file), bookmark * 1000 + at)
        else:
            yield from _block(block, room, keep=isinstance(follows, b.SignLine | b.Note))
        boxed = is_boxed


def _picture(block: b.Picture, room: float, relation: str | None, number: int) -> Iterator[str]:
    """Yield the picture, or a line in its place, and its caption on the same page."""
    if relation is None:
        yield paragraph(GONE, _CAPTION, b.Align.CENTER, flags=_KEEP)
    else:
        width, height = fitted(block, room)
        yield paragraph("", _CAPTION, b.Align.CENTER, flags=_KEEP, inside=drawing(relation, number, width, height))
    yield paragraph(block.caption, _CAPTION, b.Align.CENTER, after=4 * MM)


def _block(block: b.Block, room: float, *, keep: bool) -> Iterator[str]:
    match block:
        case b.Heading() | b.Paragraph():
            yield _text(block, keep=keep)
        case b.Note():
            yield paragraph(block.text, _SMALL, flags=_KEEP if keep else "")
        case b.KeyValueTable():
            yield _grid(block, room)
        case b.Table():
            yield _table(block, room, keep=keep)
        case b.Chart():
            yield paragraph(block.title, _CHART_TITLE, b.Align.LEFT, flags=_KEEP)
            yield _table(chart_table(block), room, keep=keep)
            if meaning := legend(block):
                yield paragraph(meaning, _SMALL)
        case b.FramedText():
            yield _framed(block, room, keep=keep)
        case b.SignLine():
            yield _sign(block, room)
        case b.Spacer() | b.PageBreak() | b.OnePage():
            yield _space(block)


def _space(block: b.Spacer | b.PageBreak | b.OnePage) -> str:
    if isinstance(block, b.OnePage):
        return ""
    if isinstance(block, b.PageBreak):
        return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    return thin(after=block.height_mm * MM)


def _text(block: b.Heading | b.Paragraph, *, keep: bool) -> str:
    flags = _KEEP if keep or isinstance(block, b.Heading) else ""
    if isinstance(block, b.Heading):
        style = TextStyle(_HEADINGS.get(block.level, FontRole.BODY), BODY.size, LINE_PITCH, tight=True)
        return paragraph(block.text, style, indent=True, flags=flags, outline=min(block.level, 8))
    small = block.style is b.ParagraphStyle.SMALL
    indent = block.style is b.ParagraphStyle.INDENT
    return paragraph(block.text, _SMALL if small else BODY, _ALIGNED.get(block.style), indent=indent, flags=flags)


def _framed(block: b.FramedText, room: float, *, keep: bool) -> str:
    """Return minutes: a row for each paragraph, so that the frame goes on over the pages."""
    last = len(block.blocks) - 2
    contents = [_text(each, keep=keep and at >= last) for at, each in enumerate(block.blocks)]
    contents = contents or [paragraph("", BODY, flags=_KEEP if keep else "")]
    least = max(LINE_PITCH, block.min_height_mm * MM - LINE_PITCH * (len(contents) - 1))
    heights = [0.0] * (len(contents) - 1) + [least]
    rows = [row((Cell(each),), (room,), high, splits=True) for each, high in zip(contents, heights, strict=True)]
    return table((room,), rows, ruled=False)


def _scaled(widths: Sequence[float], room: float) -> list[float]:
    return [width * room / sum(widths) for width in widths]


def _grid(grid: b.KeyValueTable, room: float) -> str:
    """Return an information grid; a cell over several rows is continued in each of them."""
    widths, rows = _scaled(grid.widths, room), []
    reaching: dict[int, tuple[int, int]] = {}  # first column -> (columns, row that is no longer covered)
    for at, cells in enumerate(grid.rows):
        shown, column, waiting = [], 0, list(cells)
        while column < len(widths):
            columns, until = reaching.get(column, (0, 0))
            if until > at:
                shown.append(Cell(paragraph("", _VALUE), columns, "continue"))
            elif waiting:
                cell = waiting.pop(0)
                columns = cell.columns
                reaching[column] = (columns, at + cell.rows)
                shown.append(Cell(_info(cell), columns, "restart" if cell.rows > 1 else ""))
            else:
                columns = 1
                shown.append(Cell(paragraph("", _VALUE)))
            column += columns
        rows.append(row(shown, widths, grid.min_row_mm * MM))
    return table(widths, rows)


def _info(cell: b.InfoCell) -> str:
    align = cell.align or (b.Align.CENTER if cell.label else b.Align.LEFT)
    return paragraph(cell.text, _LABEL if cell.label else _VALUE, align)


def _table(block: b.Table, room: float, *, keep: bool) -> str:
    """Return a ledger table; its last row stays with a signature that follows."""
    widths = _scaled([column.width_mm for column in block.columns], room)
    rows = list(_head_rows(block, widths))
    blank = b.Row(("",) * len(block.columns))
    every = (*block.rows, *(blank,) * block.blank_rows)
    for at, each in enumerate(every):
        flags = _KEEP if keep and at + 2 >= len(every) else ""
        rows.append(row(_row_cells(block, each, widths, flags), widths, block.min_row_mm * MM))
    return table(widths, rows)


def _row_cells(block: b.Table, each: b.Row, widths: Sequence[float], flags: str) -> list[Cell]:
    if each.kind is b.RowKind.GROUP:
        style = TextStyle(FontRole.HEI, block.font_pt)
        return [Cell(paragraph(each.cells[0], style, b.Align.LEFT, flags=_KEEP), len(block.columns))]
    role = FontRole.HEI if each.kind is b.RowKind.TOTAL else FontRole.SONG
    shown = []
    for text, column, width in zip(each.cells, block.columns, widths, strict=True):
        size = _size(text, column.kind, block.font_pt, width - 2 * CELL_INSET - 1.0)
        shown.append(Cell(paragraph(text, TextStyle(role, size), column.align, flags=flags)))
    return shown


def _size(text: str, kind: b.CellKind, size: float, width: float) -> float:
    """Return a cell's size: text wraps, a number, a date or an id shrinks to one line."""
    if kind is b.CellKind.TEXT or "\n" in text or not text:
        return size
    least = size * NAME_LEAST if kind is b.CellKind.NAME else SIZE_LEAST
    return fitting_size(text, size, width, round(least * 2) / 2)


def _head_rows(block: b.Table, widths: Sequence[float]) -> Iterator[str]:
    """Yield the one or two rows of the head, which Word repeats on every page."""
    style = TextStyle(FontRole.HEI, block.font_pt)
    cells = head_cells(block.columns)
    last = max(cell.rows[1] for cell in cells)
    for level in range(last + 1):
        here = sorted((cell for cell in cells if cell.rows[0] <= level <= cell.rows[1]), key=lambda cell: cell.columns)
        shown = [_head_cell(cell, level, style) for cell in here]
        yield row(shown, widths, HEAD_LEAST if not last else HEAD_LEAST * 0.75, head=block.repeat_head)


def _head_cell(cell: HeadCell, level: int, style: TextStyle) -> Cell:
    merge = "" if cell.rows[0] == cell.rows[1] else ("restart" if level == cell.rows[0] else "continue")
    text = cell.text if level == cell.rows[0] else ""
    return Cell(paragraph(text, style, b.Align.CENTER), cell.columns[1] - cell.columns[0] + 1, merge)


def _sign(sign: b.SignLine, room: float) -> str:
    """Return labels with blanks for hand signatures in even places, and the blank date at the right end."""
    fields = [*sign.fields, *[""] * sign.date] or [""]
    across = max(1, min(len(fields), int(room / (50 * MM))))
    widths, rows = _scaled((1.0,) * across, room), []
    for start in range(0, len(fields), across):
        part = fields[start : start + across]
        shown = [_blank(field, last=sign.date and start + at + 1 == len(fields)) for at, field in enumerate(part)]
        shown += [Cell(paragraph("", _VALUE))] * (across - len(part))
        rows.append(row(shown, widths, SEAL_HEIGHT if b.asks_for_seal(part) else SIGN_HEIGHT))
    return table(widths, rows, framed=False)


def _blank(field: str, *, last: bool) -> Cell:
    if last:
        return Cell(paragraph(_DATE, _VALUE, b.Align.RIGHT))
    shown = run(f"{field}：", _VALUE) + run(_BLANK, _VALUE, '<w:u w:val="single"/>') if field else ""
    return Cell(paragraph("", _VALUE, b.Align.LEFT, inside=shown))
