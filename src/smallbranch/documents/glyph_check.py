"""Which characters of a document no font can print, asked before printing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from smallbranch.documents import blocks as b
from smallbranch.documents.chart_table import chart_table
from smallbranch.documents.fonts import FontSet
from smallbranch.documents.pictures import captions
from smallbranch.kernel.findings import Finding, Severity

_SHOWN = 24


@dataclass(frozen=True, slots=True)
class MissingCharacter:
    """A character without a glyph, and the first place it stands in: section title / text."""

    character: str
    where: str

    def finding(self) -> Finding:
        """Return the finding `glyph_missing`."""
        params = {"character": self.character, "code": f"U+{ord(self.character):04X}", "where": self.where}
        return Finding("glyph_missing", Severity.ERROR, params)


def missing_characters(document: b.Document, fonts: FontSet) -> list[MissingCharacter]:
    """Return every character that some role cannot print, once each, in order of appearance."""
    known: set[str] = {"\n"}
    missing: list[MissingCharacter] = []
    for place, text in document_texts(document):
        if known.issuperset(text):
            continue
        for character in text:
            if character not in known:
                known.add(character)
                if fonts.lacks(character):
                    missing.append(MissingCharacter(character, f"{place} / {_around(text, character)}"))
    return missing


def _around(text: str, character: str) -> str:
    at = text.index(character)
    return text[max(0, at - _SHOWN // 2) : at + _SHOWN // 2].replace("\n", " ")


def document_texts(document: b.Document) -> Iterator[tuple[str, str]]:
    """Yield every printed text with the title of the section it stands in."""
    meta = document.meta
    cover = document.cover.lines if document.cover else ()
    for text in (document.title, *cover, meta.watermark, meta.footer):
        yield document.title, text
    for section in document.sections:
        yield section.title, section.title
        for block in section.blocks:
            for text in _block_texts(block):
                yield section.title, text


def _block_texts(block: b.Block) -> Iterator[str]:
    match block:
        case b.Heading() | b.Paragraph() | b.Note() | b.OnePage():
            yield block.text
        case b.KeyValueTable():
            yield from (cell.text for row in block.rows for cell in row)
        case b.Table():
            yield from (text for column in block.columns for text in (column.title, column.group))
            for row in block.rows:
                yield from row.cells
        case b.FramedText():
            yield from (each.text for each in block.blocks)
        case b.Picture():
            yield from captions(block)
        case b.Chart():
            yield block.title
            yield from _block_texts(chart_table(block))
            yield from (text for level in block.levels for text in (level.sign, level.name))
        case b.SignLine():
            yield from block.fields
        case b.Spacer() | b.PageBreak():
            return
