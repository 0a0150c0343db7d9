"""The named cell styles of our spreadsheets."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, Side

from smallbranch.documents.blocks import Align, CellKind

LINE_PT = 14.0
ROW_LEAST_PT = 22.7
"""8 mm, the least row height of a ledger."""

_FACES = {
    "title": ("宋体", 18, True),
    "head": ("黑体", 10.5, False),
    "heading": ("黑体", 10.5, False),
    "total": ("黑体", 10.5, False),
}
_CELL_FACE = ("宋体", 10.5, False)
_TEXT_FORMAT = "@"
DATE_FORMAT = "yyyy\\.mm\\.dd"
_BOXED = frozenset(("head", "total", "cell", "label"))


def style_name(role: str, kind: CellKind = CellKind.TEXT, align: Align = Align.LEFT) -> str:
    """Return the name of a style: title, head, label, heading and text (no box), cell and total by kind and side."""
    return f"SB {role} {kind.value} {align.value}" if role in ("cell", "total") else f"SB {role}"


def add_styles(workbook: Workbook) -> None:
    """Add every style to a new workbook."""
    for role in ("title", "head", "label", "heading", "text"):
        left = role in ("heading", "text")
        workbook.add_named_style(_style(role, CellKind.TEXT, Align.LEFT if left else Align.CENTER))
    for role in ("cell", "total"):
        for kind in CellKind:
            for align in Align:
                workbook.add_named_style(_style(role, kind, align))


def _style(role: str, kind: CellKind, align: Align) -> NamedStyle:
    style = NamedStyle(style_name(role, kind, align))
    face, size, bold = _FACES["head"] if role == "label" else _FACES.get(role, _CELL_FACE)
    style.font = Font(name=face, size=size, bold=bold)
    wrap = kind in (CellKind.TEXT, CellKind.NAME)
    style.alignment = Alignment(horizontal=align.value, vertical="center", wrap_text=wrap, shrink_to_fit=not wrap)
    if role in _BOXED:
        side = Side(style="thin")
        style.border = Border(left=side, right=side, top=side, bottom=side)
    if kind is CellKind.DATE:
        style.number_format = DATE_FORMAT
    elif kind is not CellKind.NUMBER:
        style.number_format = _TEXT_FORMAT
    return style
