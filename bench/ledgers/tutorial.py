"""The same volume with ReportLab's platypus, the way its user guide shows: the reference we have to beat."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Frame, LongTable, NextPageTemplate, PageBreak, PageTemplate, Paragraph
from reportlab.platypus.tableofcontents import TableOfContents

Block = dict[str, Any]
_RULES = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
_BODY = ParagraphStyle("body", fontName="body", fontSize=15.75, leading=29, firstLineIndent=31.5, wordWrap="CJK")
_CELL = ParagraphStyle("cell", fontName="song", fontSize=8, leading=10, wordWrap="CJK", alignment=1)
_HEAD = ParagraphStyle("head", fontName="title", fontSize=22, leading=32, alignment=1)


class _Volume(BaseDocTemplate):
    """Sections announce themselves to the contents."""

    def afterFlowable(self, flowable: Any) -> None:  # noqa: N802 - ReportLab's name
        """Note a section's title."""
        if getattr(flowable, "style", None) is _HEAD:
            self.notify("TOCEntry", (0, flowable.getPlainText(), self.page))


def build(source: Path, out: Path, fonts: Path) -> None:
    """Write the volume of a JSON file."""
    for name, file in (
        ("body", "SmallBranchKai-Light.ttf"),
        ("song", "NotoSerifSC-Regular.ttf"),
        ("title", "NotoSerifSC-Bold.ttf"),
    ):
        registerFont(TTFont(name, str(fonts / file)))
    document = json.loads(source.read_text(encoding="utf-8"))["document"]
    volume = _Volume(str(out), pagesize=A4, invariant=1)
    volume.addPageTemplates([_template("portrait", A4), _template("landscape", landscape(A4))])
    story: list[Any] = [Paragraph(escape(document["title"]), _HEAD), PageBreak(), TableOfContents()]
    for section in document["sections"]:
        story += [NextPageTemplate(section["orientation"]), PageBreak(), Paragraph(escape(section["title"]), _HEAD)]
        for block in section["blocks"]:
            story += _flowables(block)
    volume.multiBuild(story)


def _template(name: str, size: tuple[float, float]) -> PageTemplate:
    width, height = size
    return PageTemplate(name, [Frame(28 * mm, 30 * mm, width - 54 * mm, height - 60 * mm)], pagesize=size)


def _flowables(block: Block) -> list[Any]:
    kind = block["block"]
    if kind == "Table":
        return [_table(block)]
    if kind == "KeyValueTable":
        rows = [[Paragraph(escape(cell["text"]), _CELL) for cell in row] for row in block["rows"]]
        width = max(map(len, rows))
        return [LongTable([row + [""] * (width - len(row)) for row in rows], style=_RULES)]
    if kind == "FramedText":
        return [Paragraph(escape(each["text"]), _BODY) for each in block["blocks"]]
    if kind == "SignLine":
        return [Paragraph("　　".join(f"{field}：________" for field in block["fields"]), _CELL)]
    return []


def _table(block: Block) -> LongTable:
    columns = block["columns"]
    groups = [column["group"] for column in columns]
    style = list(_RULES)
    start = 0
    for at in range(1, len(groups) + 1):
        if at == len(groups) or groups[at] != groups[start]:
            style.append(("SPAN", (start, 0), (at - 1, 0)))
            start = at
    heads = [
        [Paragraph(escape(text), _CELL) for text in line] for line in (groups, [each["title"] for each in columns])
    ]
    rows = [[Paragraph(escape(text), _CELL) for text in row["cells"]] for row in block["rows"]]
    return LongTable(heads + rows, colWidths=[column["width_mm"] * mm for column in columns], repeatRows=2, style=style)
