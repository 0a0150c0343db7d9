"""Sections that are to fit one page: their tables are set smaller until they do, never below what can be read."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from smallbranch.documents import blocks as b
from smallbranch.documents.typography import SIZE_CELL

_STEP = 0.5


def on_one_page(section: b.Section, fits: Callable[[b.Section], bool]) -> b.Section:
    """Return the section as it is printed: the largest type that fits, else the least one with its note.

    Args:
        section: left as it is without a block `OnePage`.
        fits: tells whether a section fits one page.
    """
    wanted = next((block for block in section.blocks if isinstance(block, b.OnePage)), None)
    if wanted is None or fits(section):
        return section
    size = max((block.font_pt for block in section.blocks if isinstance(block, b.Table)), default=SIZE_CELL) - _STEP
    while size >= wanted.least_pt:
        tried = _set(section, size)
        if fits(tried):
            return tried
        size -= _STEP
    return _noted(_set(section, wanted.least_pt), wanted)


def _set(section: b.Section, size: float) -> b.Section:
    """Return the section with its tables in a size; rows without much text become lower with it."""
    return replace(section, blocks=tuple(_smaller(block, size) for block in section.blocks))


def _smaller(block: b.Block, size: float) -> b.Block:
    if isinstance(block, b.KeyValueTable):  # its labels keep their size, its rows come closer together
        return replace(block, min_row_mm=block.min_row_mm * size / SIZE_CELL)
    if not isinstance(block, b.Table) or block.font_pt <= size:
        return block
    return replace(block, font_pt=size, min_row_mm=block.min_row_mm * size / block.font_pt)


def _noted(section: b.Section, wanted: b.OnePage) -> b.Section:
    """Return the section with the note above its signatures."""
    at = next((at for at, block in enumerate(section.blocks) if isinstance(block, b.SignLine)), len(section.blocks))
    return replace(section, blocks=(*section.blocks[:at], b.Note(wanted.text), *section.blocks[at:]))
