"""Pictures of a document: where their bytes come from, how large they stand, and what the file itself says of them."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass

from smallbranch.documents.bands import Band, Surround
from smallbranch.documents.blocks import Document, Picture
from smallbranch.documents.fonts import FontRole, FontSet, Typeface
from smallbranch.documents.ink import CENTRE, Ink
from smallbranch.documents.linebreak import balance
from smallbranch.documents.typography import MM, SIZE_CELL

PictureSource = Callable[[str], bytes | None]
"""Gives the bytes of a picture by its file's name; None when they are not to be had."""

GONE = "（图片文件缺失）"
_CAPTION_LINE = SIZE_CELL * 1.4
_GAP = 2 * MM
_FRAMES = frozenset({0xC0, 0xC1, 0xC2})  # baseline, extended, progressive: what PDF readers decode
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})


def no_pictures(file: str) -> bytes | None:
    """Have none: every picture is named by its caption only."""
    return None


@dataclass(frozen=True, slots=True)
class Jpeg:
    """A JPEG file: it goes into a document as it is."""

    data: bytes
    width: int
    height: int
    grey: bool


def jpeg(data: bytes | None) -> Jpeg | None:
    """Return the file with the size in its own frame header; None for anything but a grey or three-colour JPEG."""
    if data is None or data[:2] != b"\xff\xd8":
        return None
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        kind = data[at + 1]
        if kind in _FRAMES:
            parts = data[at + 9]
            height, width = (int.from_bytes(data[at + n : at + n + 2], "big") for n in (5, 7))
            return Jpeg(data, width, height, parts == 1) if parts in (1, 3) and width and height else None
        at += 2 if kind in _ALONE else 2 + max(2, int.from_bytes(data[at + 2 : at + 4], "big"))
    return None


def load(document: Document, source: PictureSource) -> dict[str, Jpeg]:
    """Return the pictures of a document that can be had, by file, in order of appearance."""
    found: dict[str, Jpeg] = {}
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Picture) and block.file not in found:
                picture = jpeg(source(block.file))
                if picture is not None:
                    found[block.file] = picture
    return found


def framed(document: Document, found: Container[str]) -> tuple[str, ...]:
    """Return the captions of the pictures that print as an empty frame, not being among those found."""
    blocks = (block for section in document.sections for block in section.blocks)
    return tuple(block.caption for block in blocks if isinstance(block, Picture) and block.file not in found)


def fitted(picture: Picture, room: float) -> tuple[float, float]:
    """Return width and height in points: as large as the room and the picture's own height allow."""
    scale = min(room / picture.width, picture.height_mm * MM / picture.height)
    return picture.width * scale, picture.height * scale


def picture_band(picture: Picture, fonts: FontSet, room: float, drawing: str | None) -> Band:
    """Lay out a picture over its caption; `drawing` is its name in the file, None prints an empty frame instead."""
    typeface = fonts[FontRole.SONG]
    lines = [
        (part[line.start : line.end], line.width * SIZE_CELL)
        for part in (picture.caption.split("\n") if picture.caption else ())
        for line in balance(part, typeface, room / SIZE_CELL)
    ]
    size = fitted(picture, room)
    height = picture.height_mm * MM + _GAP + len(lines) * _CAPTION_LINE + _GAP
    return PictureBand(room, size, drawing, tuple(lines), typeface, height)


def captions(picture: Picture) -> Iterator[str]:
    """Yield what a picture says in words."""
    if picture.caption:
        yield picture.caption


@dataclass(slots=True)
class PictureBand:
    """A picture in the middle of the room, its caption close below it."""

    room: float
    size: tuple[float, float]
    drawing: str | None
    lines: tuple[tuple[str, float], ...]
    typeface: Typeface
    height: float
    keep_next: bool = False
    surround: Surround | None = None

    def draw(self, ink: Ink, top: float) -> None:
        """Draw the picture, or its frame, and the caption."""
        width, height = self.size
        left, bottom = (self.room - width) / 2, top - height
        if self.drawing is None:
            ink.box(left, bottom, width, height)
            shown = self.typeface.width(GONE) * SIZE_CELL
            ink.text((self.room - shown) / 2, bottom + height / 2 - CENTRE * SIZE_CELL, GONE, self.typeface, SIZE_CELL)
        else:
            ink.picture(left, bottom, width, height, self.drawing)
        baseline = bottom - _GAP - _CAPTION_LINE / 2 - CENTRE * SIZE_CELL
        for text, wide in self.lines:
            ink.text((self.room - wide) / 2, baseline, text, self.typeface, SIZE_CELL)
            baseline -= _CAPTION_LINE
