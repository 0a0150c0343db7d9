"""The neutral document: what a ledger says, before any back-end draws it.

Everything is frozen plain data. All text is plain text: nothing in it is ever read as markup, a formula or a field.
A line feed inside a text is a forced line end.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from smallbranch.kernel.paper import Align as Align  # documents speak of it as their own
from smallbranch.kernel.paper import Orientation as Orientation

_TEXT = frozenset((str,))


class CellKind(StrEnum):
    """What a cell holds; text wraps, the others shrink to one line, and only numbers may become spreadsheet numbers."""

    TEXT = "text"
    NAME = "name"
    DATE = "date"
    NUMBER = "number"
    ID = "id"


class ParagraphStyle(StrEnum):
    """BODY is flush left, INDENT starts two characters in (GB/T 9704 body), SMALL is the size of remarks."""

    BODY = "body"
    INDENT = "indent"
    CENTER = "center"
    RIGHT = "right"
    SMALL = "small"


class RowKind(StrEnum):
    """GROUP rows print their first cell over the whole width; TOTAL rows print in the heading face."""

    DATA = "data"
    GROUP = "group"
    TOTAL = "total"


class _Part(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """What documents are made of; nothing in it ever refers back to what holds it, so the collector need not look."""


class _Block(_Part, frozen=True, tag_field="block", tag=True):
    """What stands in a section; its JSON names its kind."""


class Heading(_Block, frozen=True):
    """A heading of level 1 (一、) to 4 (（1）); stays with the text that follows."""

    level: int
    text: str


class Paragraph(_Block, frozen=True):
    """Running text, broken over lines and pages."""

    text: str
    style: ParagraphStyle = ParagraphStyle.INDENT


class Note(_Block, frozen=True):
    """A small remark under a table, such as 填写说明."""

    text: str


class InfoCell(_Part, frozen=True):
    """One cell of an information grid; `columns` and `rows` say how many grid places it covers."""

    text: str
    label: bool = False
    columns: int = 1
    rows: int = 1
    align: Align | None = None


class KeyValueTable(_Block, frozen=True):
    """A grid of labels and values, such as the head of minutes; `widths` are relative and fill the page width."""

    widths: tuple[float, ...]
    rows: tuple[tuple[InfoCell, ...], ...]
    min_row_mm: float = 10.0


class Column(_Part, frozen=True):
    """A table column; widths are scaled together to fill the page, neighbours with the same `group` share a head."""

    key: str
    title: str
    width_mm: float
    align: Align = Align.LEFT
    kind: CellKind = CellKind.TEXT
    group: str = ""


class Row(_Part, frozen=True):
    """The cells of one table row, one per column (a GROUP row needs only the first)."""

    cells: tuple[str, ...]
    kind: RowKind = RowKind.DATA


class Table(_Block, frozen=True):
    """A ledger table; `blank_rows` empty rows follow for filling in by hand."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...] = ()
    blank_rows: int = 0
    min_row_mm: float = 8.0
    font_pt: float = 10.5
    repeat_head: bool = True


class FramedText(_Block, frozen=True):
    """Minutes: paragraphs and headings inside a frame that goes on over the pages."""

    blocks: tuple[Heading | Paragraph, ...]
    min_height_mm: float = 0.0


SEAL = "（章）"
"""Ends the label of a signature that is sealed as well: room is kept free for the seal, which is never drawn."""


class SignLine(_Block, frozen=True):
    """Blanks for hand signatures, for example ("主持人", "记录人"), and the blank 年 月 日; never alone on a page."""

    fields: tuple[str, ...]
    date: bool = True


class Spacer(_Block, frozen=True):
    """Empty height in millimetres; dropped at the top of a page."""

    height_mm: float


class PageBreak(_Block, frozen=True):
    """What follows starts a new page."""


class ChartKind(StrEnum):
    """BARS lie, one for each label; COLUMNS stand; HEAT is a matrix of small cells, labels down and series across."""

    BARS = "bars"
    COLUMNS = "columns"
    HEAT = "heat"


class Shade(StrEnum):
    """Fills that stay apart when printed in grey."""

    SOLID = "solid"
    PALE = "pale"
    DARK = "dark"
    HATCH = "hatch"
    LINES = "lines"
    NONE = "none"


class Series(_Part, frozen=True):
    """One value for each label of a chart; several series are stacked. In a HEAT it is a column of level numbers."""

    name: str
    values: tuple[float, ...]
    shade: Shade = Shade.SOLID


class Level(_Part, frozen=True):
    """What a value of a HEAT means: its sign, printed in the cell, its name and its fill."""

    sign: str
    name: str
    shade: Shade


class Chart(_Block, frozen=True):
    """Figures to be looked at; back-ends that do not draw write them as a table.

    `texts` stand at the end of each bar, above each column or in a last column headed `text_title`; without them the
    sum is printed. `maximum` is the value that fills the room, 0 for the largest one.
    """

    kind: ChartKind
    title: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    levels: tuple[Level, ...] = ()
    texts: tuple[str, ...] = ()
    label_title: str = ""
    text_title: str = ""
    maximum: float = 0.0


class Picture(_Block, frozen=True):
    """A picture of an attached file over its caption; `width` and `height` are its pixels.

    It is fitted into the page's width and `height_mm`, which is kept free for it, so that pages are evenly filled.
    """

    file: str
    width: int
    height: int
    caption: str = ""
    height_mm: float = 92.0


class OnePage(_Block, frozen=True):
    """Prints nothing: the section it stands in is to fit one page; its tables shrink for that, down to `least_pt`.

    `text` is a note printed where they do not fit all the same. A spreadsheet is told to print on one page.
    """

    text: str
    least_pt: float = 7.5


Block = (
    Picture
    | Chart
    | Heading
    | Paragraph
    | Note
    | KeyValueTable
    | Table
    | FramedText
    | SignLine
    | Spacer
    | PageBreak
    | OnePage
)


class Section(_Part, frozen=True):
    """One ledger, or one record of it, for example `ledger="L10"`; an empty `title` prints no title line."""

    ledger: str
    title: str
    blocks: tuple[Block, ...]
    orientation: Orientation = Orientation.PORTRAIT
    new_page: bool = True
    in_contents: bool = True


class Cover(_Part, frozen=True):
    """The cover of a bound volume: lines under the document's title."""

    lines: tuple[str, ...]


class Meta(_Part, frozen=True):
    """What stands outside the text; `watermark` (练习) is drawn on every page, `footer` beside the page number."""

    period: str = ""
    branch: str = ""
    edition: str = ""
    watermark: str = ""
    footer: str = ""


class Document(_Part, frozen=True):
    """A whole printed matter; `cover` and `contents` make it a bound volume."""

    title: str
    sections: tuple[Section, ...]
    meta: Meta = Meta()
    cover: Cover | None = None
    contents: bool = False


def all_text(values: Iterable[object]) -> bool:
    """Tell whether values are texts and nothing else, as the cells of rows are; quicker than to look at each."""
    return _TEXT.issuperset(map(type, values))


def asks_for_seal(fields: Iterable[str]) -> bool:
    """Tell whether one of the signatures is sealed."""
    return any(field.endswith(SEAL) for field in fields)
