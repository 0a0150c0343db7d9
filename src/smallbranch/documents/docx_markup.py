"""WordprocessingML of paragraphs, tables and page set-up as text: every measure explicit, every text escaped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from smallbranch.documents.blocks import Align, Orientation
from smallbranch.documents.fonts import FontRole
from smallbranch.documents.rows import PADDING
from smallbranch.documents.typography import LEADING, MM, SHEETS, Sheet

LINE_PITCH = 28.95
"""Points: 22 exact lines of it fill the 225 mm of GB/T 9704-2012 5.2.3 in every word processor."""
BODY_PT, BODY_SPACING = 16.0, -0.25
"""3号, set a quarter point closer: 28 characters to a line of 156 mm (sizes come in half points)."""
CELL_INSET = 0.8 * MM
FONTS = {
    FontRole.BODY: ("仿宋_GB2312", "仿宋"),
    FontRole.TITLE: ("方正小标宋简体", "华文中宋"),
    FontRole.HEI: ("黑体", "SimHei"),
    FontRole.KAI: ("楷体_GB2312", "楷体"),
    FontRole.SONG: ("宋体", "SimSun"),
}
"""The class of GB/T 9704-2012 by its usual name, and what the reader may take instead."""
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_JUSTIFY = {Align.LEFT: "left", Align.CENTER: "center", Align.RIGHT: "right", None: "both"}


def twips(points: float) -> int:
    """Return twentieths of a point."""
    return round(points * 20)


@dataclass(frozen=True, slots=True)
class TextStyle:
    """Face and size in points; a `pitch` of None is the usual one of cells, `tight` sets the characters closer."""

    role: FontRole
    size: float
    pitch: float | None = None
    tight: bool = False


BODY = TextStyle(FontRole.BODY, BODY_PT, LINE_PITCH, tight=True)


def run(text: str, style: TextStyle, extra: str = "") -> str:
    """Return a run of plain text; a line feed is a line end."""
    name = FONTS[style.role][0]
    latin = FONTS[FontRole.SONG][0] if style.role is FontRole.SONG else name
    spacing = f'<w:spacing w:val="{twips(BODY_SPACING)}"/>' if style.tight else ""
    shown = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(part, quote=False)}</w:t>' for part in _ILLEGAL.sub("", text).split("\n")
    )
    return (
        f'<w:r><w:rPr><w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{name}" w:hint="eastAsia"/>'
        f'{spacing}<w:sz w:val="{round(style.size * 2)}"/>{extra}</w:rPr>{shown}</w:r>'
    )


def drawing(relation: str, number: int, width: float, height: float) -> str:
    """Return a run with a picture of the package, by its relation; measures in points."""
    across, down = round(width * 12_700), round(height * 12_700)
    space = "http://schemas.openxmlformats.org/drawingml/2006/"
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{space}wordprocessingDrawing"><wp:extent cx="{across}" cy="{down}"/>'
        f'<wp:docPr id="{number}" name="{number}"/><a:graphic xmlns:a="{space}main">'
        f'<a:graphicData uri="{space}picture"><pic:pic xmlns:pic="{space}picture"><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name="{number}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext cx="{across}" cy="{down}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def paragraph(
    text: str,
    style: TextStyle,
    align: Align | None = None,
    *,
    indent: bool = False,
    flags: str = "",
    tabs: str = "",
    after: float = 0.0,
    outline: int | None = None,
    inside: str | None = None,
) -> str:
    """Return a paragraph with an exact line pitch.

    Args:
        text: The text, plain.
        style: Face and size.
        align: None justifies.
        indent: Whether the first line starts two characters in.
        flags: Paragraph properties that come first, such as `<w:keepNext/>`.
        tabs: Tab stops.
        after: Points of empty height below.
        outline: Level in the reader's navigation, from 0.
        inside: Content in place of the text, ready as markup.
    """
    pitch = style.pitch or style.size * LEADING
    first = f'<w:ind w:firstLineChars="200" w:firstLine="{twips(style.size * 2)}"/>' if indent else ""
    level = f'<w:outlineLvl w:val="{outline}"/>' if outline is not None else ""
    content = run(text, style) if inside is None else inside
    return (
        f'<w:p><w:pPr>{flags}<w:widowControl/>{tabs}<w:snapToGrid w:val="0"/>'
        f'<w:spacing w:before="0" w:after="{twips(after)}" w:line="{twips(pitch)}" w:lineRule="exact"/>{first}'
        f'<w:jc w:val="{_JUSTIFY[align]}"/>{level}</w:pPr>{content}</w:p>'
    )


def fitting_size(text: str, size: float, width: float, least: float) -> float:
    """Return the size in half points at which a text takes one line; a Chinese character counts one em."""
    ems = sum(1.0 if ord(character) > 0x2E7F else 0.6 for character in text)
    return max(least, min(size, int(width / max(ems, 1.0) * 2) / 2))


def thin(flags: str = "", *, after: float = 0.0, section: str = "") -> str:
    """Return a paragraph of one point: keeps tables apart, makes room below it, or ends a section with its set-up."""
    spacing = f'<w:spacing w:before="0" w:after="{twips(after)}" w:line="20" w:lineRule="exact"/>'
    return f"<w:p><w:pPr>{flags}{spacing}{section}</w:pPr></w:p>"


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: finished paragraphs, the columns it covers, `merge` restart or continue over rows."""

    content: str
    columns: int = 1
    merge: str = ""


def table(widths: Sequence[float], rows: Sequence[str], *, framed: bool = True, ruled: bool = True) -> str:
    """Return a table of finished rows; widths in points do not move, a table that is not `ruled` has a frame only."""
    sides = (("top", 8), ("left", 8), ("bottom", 8), ("right", 8), *(("insideH", 4), ("insideV", 4)) * ruled)
    lines = "".join(f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="000000"/>' for side, size in sides)
    borders = f"<w:tblBorders>{lines}</w:tblBorders>" if framed else ""
    inset = twips(CELL_INSET) if framed else 0
    above = twips(PADDING) if framed and ruled else 0
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(twips(width) for width in widths)}" w:type="dxa"/>'
        f'<w:jc w:val="center"/>{borders}<w:tblLayout w:type="fixed"/><w:tblCellMar>'
        f'<w:top w:w="{above}" w:type="dxa"/><w:left w:w="{inset}" w:type="dxa"/>'
        f'<w:bottom w:w="{above}" w:type="dxa"/><w:right w:w="{inset}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def row(
    cells: Sequence[Cell], widths: Sequence[float], least: float, *, head: bool = False, splits: bool = False
) -> str:
    """Return a row at least `least` points high; a `head` row repeats, one that `splits` may go on over the page."""
    flags = ("" if splits else "<w:cantSplit/>") + f'<w:trHeight w:val="{twips(least)}" w:hRule="atLeast"/>'
    flags += "<w:tblHeader/>" if head else ""
    shown, at = [], 0
    for cell in cells:
        width = sum(twips(each) for each in widths[at : at + cell.columns])
        at += cell.columns
        span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
        merge = f'<w:vMerge w:val="{cell.merge}"/>' if cell.merge else ""
        place = '<w:vAlign w:val="top"/>' if splits else '<w:vAlign w:val="center"/>'
        shown.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{place}</w:tcPr>{cell.content}')
        shown.append("</w:tc>")
    return f"<w:tr><w:trPr>{flags}</w:trPr>{''.join(shown)}</w:tr>"


def page_setup(
    orientation: Orientation, references: str, *, first_number: bool = False, sheet: Sheet | None = None
) -> str:
    """Return the set-up of an A4 section, by default with the margins of the volume; left is the binding side."""
    sheet = sheet or SHEETS[orientation]
    turned = ' w:orient="landscape"' if orientation is Orientation.LANDSCAPE else ""
    start = '<w:pgNumType w:start="1"/>' if first_number else ""
    return (
        f'<w:sectPr>{references}<w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{twips(sheet.width)}" w:h="{twips(sheet.height)}"{turned}/>'
        f'<w:pgMar w:top="{twips(sheet.top)}" w:right="{twips(sheet.right)}" w:bottom="{twips(sheet.bottom)}" '
        f'w:left="{twips(sheet.left)}" w:header="{twips(15 * MM)}" w:footer="{twips(footer_place(sheet))}" '
        f'w:gutter="0"/>{start}</w:sectPr>'
    )


def footer_place(sheet: Sheet) -> float:
    """Return the footer's distance from the sheet's edge: its line stands 7 mm below the text (GB/T 9704-2012 7.5)."""
    return sheet.bottom - 7 * MM - 14.0
