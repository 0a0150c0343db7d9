"""A document as a spreadsheet: one sheet per section, its blocks one under the other."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from smallbranch.documents import blocks as b
from smallbranch.documents.chart_table import chart_table, legend
from smallbranch.documents.tables import head_cells
from smallbranch.documents.typography import MM, SEAL_HEIGHT, SIGN_HEIGHT
from smallbranch.documents.xlsx import lines_needed, new_workbook, put, save_workbook, set_print, sheet_name
from smallbranch.documents.xlsx_styles import DATE_FORMAT, LINE_PT, ROW_LEAST_PT, style_name

_NUMBER = re.compile(r"-?(\d{1,3}(,\d{3})+|\d{1,12})(\.\d{1,4})?")
_DAY = re.compile(r"(\d{4})\.(\d\d)\.(\d\d)")
_FIRST_DAY = date(1900, 3, 1)
"""Before it spreadsheets count a day too many."""
_ROOM = {b.Orientation.PORTRAIT: 78.0, b.Orientation.LANDSCAPE: 125.0}
"""Width of the printed page in characters."""


def write_xlsx(document: b.Document, path: Path) -> None:
    """Write a document's sections as sheets.

    Raises:
        EnvironmentProblem: `file_not_written` when the disk refuses.
    """
    workbook, meta = new_workbook(document.title.replace("\n", "")), document.meta
    said = [text for text in (meta.branch, meta.period, meta.footer) if text]
    head = "　".join(said if meta.watermark in "".join(said) else [*said, meta.watermark])
    for section in document.sections:
        name = sheet_name(section.title or section.ledger, workbook.sheetnames)
        _SectionSheet(workbook.create_sheet(name), section).fill(head)
    save_workbook(workbook, path)


class _SectionSheet:
    """Writes one section; the block with most columns gives the sheet its columns, the others are merged onto them."""

    def __init__(self, sheet: Worksheet, section: b.Section) -> None:
        self._sheet, self._section, self._row = sheet, section, 0
        widths = max((_widths(block) for block in section.blocks), key=len, default=(1.0,)) or (1.0,)
        scale = _ROOM[section.orientation] / sum(widths)
        self._widths = [max(4.0, width * scale) for width in widths]
        for at, width in enumerate(self._widths, 1):
            sheet.column_dimensions[get_column_letter(at)].width = round(width, 2)

    def fill(self, running_head: str) -> None:
        """Write the blocks, and what the sheet's pages are headed with."""
        section = self._section
        head = 0
        if section.title:
            self._line(section.title, "title", 32.0)
        for block in section.blocks:
            if isinstance(block, b.Chart):
                self._chart(block)
            elif isinstance(block, b.Table):
                self._table(block)
                head = head or self._row - len(block.rows) - block.blank_rows
            else:
                self._block(block)
        set_print(self._sheet, section.orientation, head, len(self._widths), running_head)
        if any(isinstance(block, b.OnePage) for block in section.blocks):
            self._sheet.page_setup.fitToHeight = 1

    def _block(self, block: b.Block) -> None:
        match block:
            case b.Heading():
                self._line(block.text, "heading")
            case b.Paragraph() | b.Note():
                self._line(block.text, "text")
            case b.FramedText():
                for each in block.blocks:
                    self._block(each)
            case b.KeyValueTable():
                self._grid(block)
            case b.Picture():  # a spreadsheet is reckoned with: it names the picture, which the print shows
                self._line(f"{block.caption}\n{block.file}", "text")
            case b.SignLine():
                blanks = [f"{field}：　　　　　　" for field in block.fields] + ["　　年　　月　　日"] * block.date
                self._line("　　".join(blanks), "text", SEAL_HEIGHT if b.asks_for_seal(block.fields) else SIGN_HEIGHT)
            case _:
                return

    def _chart(self, chart: b.Chart) -> None:
        """Write a chart's figures; a spreadsheet is asked for to reckon with them."""
        self._line(chart.title, "text")
        self._table(chart_table(chart))
        if meaning := legend(chart):
            self._line(meaning, "text")

    def _line(self, text: str, role: str, least: float = 0.0) -> None:
        self._row += 1
        self._cell(text, self._row, (0, len(self._widths)), 1, style_name(role))
        need = lines_needed(text, sum(self._widths)) * LINE_PT + 6
        self._sheet.row_dimensions[self._row].height = min(409.0, max(need, least))

    def _cell(self, text: str, row: int, columns: tuple[int, int], rows: int, style: str) -> None:
        """Write a text over a range of columns (first, one past the last) and rows."""
        for each_row in range(row, row + rows):
            for column in range(*columns):
                self._sheet.cell(each_row, column + 1).style = style
        put(self._sheet.cell(row, columns[0] + 1), text, style)
        if columns[1] - columns[0] > 1 or rows > 1:
            self._sheet.merge_cells(
                start_row=row, end_row=row + rows - 1, start_column=columns[0] + 1, end_column=columns[1]
            )

    def _edges(self, widths: tuple[float, ...]) -> list[int]:
        """Return for each edge of a block the sheet's column edge nearest to it."""
        total, own = sum(self._widths), [0.0]
        for width in self._widths:
            own.append(own[-1] + width / total)
        edges, place, count = [0], 0.0, len(widths)
        for at, width in enumerate(widths[:-1], 1):
            place += width / sum(widths)
            nearest = min(range(len(own)), key=lambda edge: abs(own[edge] - place))
            edges.append(min(max(nearest, edges[-1] + 1), len(own) - 1 - (count - at)))
        return [*edges, len(own) - 1]

    def _table(self, table: b.Table) -> None:
        edges = self._edges(_widths(table))
        cells = head_cells(table.columns)
        for cell in cells:
            first, last = cell.rows
            columns = (edges[cell.columns[0]], edges[cell.columns[1] + 1])
            self._cell(cell.text, self._row + 1 + first, columns, last - first + 1, style_name("head"))
        levels = max(cell.rows[1] for cell in cells) + 1
        lines = [2] * levels
        for cell in cells:
            width = sum(self._widths[edges[cell.columns[0]] : edges[cell.columns[1] + 1]])
            covered = sum(lines[cell.rows[0] : cell.rows[1]])
            lines[cell.rows[1]] = max(lines[cell.rows[1]], lines_needed(cell.text, width) - covered)
        for count in lines:
            self._row += 1
            self._sheet.row_dimensions[self._row].height = min(409.0, max(ROW_LEAST_PT, count * LINE_PT))
        blank = b.Row(("",) * len(table.columns))
        for row in (*table.rows, *(blank,) * table.blank_rows):
            self._table_row(table, row, edges)

    def _table_row(self, table: b.Table, row: b.Row, edges: list[int]) -> None:
        self._row += 1
        if row.kind is b.RowKind.GROUP:
            style = style_name("total", b.CellKind.TEXT, b.Align.LEFT)
            self._cell(row.cells[0], self._row, (0, edges[-1]), 1, style)
            self._sheet.row_dimensions[self._row].height = ROW_LEAST_PT
            return
        role, lines = "total" if row.kind is b.RowKind.TOTAL else "cell", 1
        for at, (text, column) in enumerate(zip(row.cells, table.columns, strict=True)):
            style = style_name(role, column.kind, column.align)
            self._cell(text, self._row, (edges[at], edges[at + 1]), 1, style)
            if column.kind is b.CellKind.NUMBER:
                self._number(text, edges[at] + 1)
            elif column.kind is b.CellKind.DATE:
                self._day(text, edges[at] + 1)
            elif column.kind is b.CellKind.TEXT:
                lines = max(lines, lines_needed(text, sum(self._widths[edges[at] : edges[at + 1]])))
        least = max(table.min_row_mm * MM, lines * LINE_PT + 6)
        self._sheet.row_dimensions[self._row].height = min(409.0, least)

    def _number(self, text: str, column: int) -> None:
        """Turn the text of a number cell into a number when it is written like one."""
        if not _NUMBER.fullmatch(text) or (len(text) > 1 and text.startswith("0") and "." not in text):
            return
        cell = self._sheet.cell(self._row, column)
        decimals = len(text.partition(".")[2])
        cell.value = Decimal(text.replace(",", ""))
        cell.number_format = ("#,##0" if "," in text else "0") + ("." + "0" * decimals if decimals else "")

    def _day(self, text: str, column: int) -> None:
        """Turn a whole day into a date, to be sorted and reckoned with; the style shows it as it is written."""
        found = _DAY.fullmatch(text)
        try:
            day = date(*map(int, found.groups())) if found else None
        except ValueError:
            return
        if day is not None and day >= _FIRST_DAY:
            self._sheet.cell(self._row, column).value = day
            self._sheet.cell(self._row, column).number_format = DATE_FORMAT

    def _grid(self, grid: b.KeyValueTable) -> None:
        edges = self._edges(grid.widths)
        first, until = self._row + 1, [0] * len(grid.widths)
        for at, row in enumerate(grid.rows):
            self._row += 1
            column, lines = 0, 1
            for cell in row:
                while column < len(until) - 1 and until[column] > at:
                    column += 1
                last = column + cell.columns
                align = cell.align or b.Align.LEFT
                style = style_name("label") if cell.label else style_name("cell", b.CellKind.TEXT, align)
                self._cell(cell.text, first + at, (edges[column], edges[last]), cell.rows, style)
                until[column:last] = [at + cell.rows] * cell.columns
                if cell.rows == 1:
                    lines = max(lines, lines_needed(cell.text, sum(self._widths[edges[column] : edges[last]])))
                column = last
            least = max(grid.min_row_mm * MM, lines * LINE_PT + 6)
            self._sheet.row_dimensions[self._row].height = min(409.0, least)


def _widths(block: b.Block) -> tuple[float, ...]:
    if isinstance(block, b.Chart):
        return _widths(chart_table(block))
    if isinstance(block, b.Table):
        return tuple(column.width_mm for column in block.columns)
    return block.widths if isinstance(block, b.KeyValueTable) else ()
