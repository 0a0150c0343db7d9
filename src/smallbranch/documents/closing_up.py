"""Setting a section a little closer when its last lines would otherwise begin a second page.

GB/T 9704-2012 5.2.3 has 22 lines on a page and lets them be adjusted where there is need; a page with two lines and a
signature is such a need.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import chain

from smallbranch.documents.bands import Band, SpaceBand, TextBand
from smallbranch.documents.rows import PADDING, RowBand, is_spare

_LINE_LEAST = 1.5
"""Em from line to line that running text keeps."""
_KEPT = 0.8
"""Share of its height that a row or an empty space keeps; rows stay high enough to be written in."""
_BLANK_KEPT = 0.6
"""Share that an empty line keeps: several stand together, to be written on by hand."""


def closed_up(bands: Iterable[Band], depth: float) -> Iterator[Band]:
    """Yield a section's bands, made lower if the section then fits one page of this depth, else as they are."""
    coming = iter(bands)
    taken: list[Band] = []
    height = 0.0
    for band in coming:
        taken.append(band)
        height += 0.0 if is_spare(band) else band.height
        if height * _BLANK_KEPT > depth or (isinstance(band, SpaceBand) and band.page_break):
            return chain(taken, coming)
    over = needed(taken) - depth
    if over <= 0.0 or not _lower(taken, over):
        return iter(taken)
    return (band for band in taken if not is_spare(band))


def needed(bands: Collection[Band]) -> float:
    """Return the height that bands take on one page with their heads, spare rows left out."""
    heads = {id(band.surround): band.surround.head_height for band in bands if band.surround is not None}
    return sum(band.height for band in bands if not is_spare(band)) + sum(heads.values())


def _lower(bands: list[Band], over: float) -> bool:
    """Take what is over from all bands in proportion to what they can give; from none when it is not enough."""
    tied = {id(band.surround) for band in bands if isinstance(band, RowBand) and band.ties_rows()}
    gifts = [0.0 if id(band.surround) in tied or is_spare(band) else _gift(band) for band in bands]
    if sum(gifts) < over:
        return False
    share = over / sum(gifts)
    for band, gift in zip(bands, gifts, strict=True):
        band.height -= gift * share
    return True


def _gift(band: Band) -> float:
    """Return how much lower a band can be."""
    if isinstance(band, TextBand):
        return max(0.0, band.height - (_LINE_LEAST * band.size if band.line.whole else _BLANK_KEPT * band.height))
    if isinstance(band, RowBand):
        text = max((cell.height for cell in band.cells if cell is not None), default=0.0) + 2 * PADDING
        return max(0.0, band.height - max(text, band.height * _KEPT))
    return band.height * (1 - _KEPT) if isinstance(band, SpaceBand) else 0.0
