"""A picture that is plainly no photo: words on a card, so that the pages of the practice branch have pictures."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

_PAPER, _INK, _RULE = 238, 70, 190
_EXIF_IFD, _TAKEN, _ORIENTATION = 0x8769, 36867, 274


def drawn_card(lines: Sequence[str], font: Path, size: tuple[int, int], taken_on: date | None = None) -> bytes:
    """Return a JPEG with the lines in its middle under ruled stripes, dated as a camera would date it."""
    width, height = size
    picture = Image.new("L", size, _PAPER)
    pen = ImageDraw.Draw(picture)
    for at in range(0, width + height, 80):
        pen.line((at, 0, at - height, height), _RULE, 2)
    pen.rectangle((20, 20, width - 20, height - 20), outline=_INK, width=4)
    step = height // (len(lines) + 2)
    for row, text in enumerate(lines, 1):
        # The other engine is there on some machines only: a picture is named by its bytes and must be the same on all.
        letters = ImageFont.truetype(str(font), step // 2, layout_engine=ImageFont.Layout.BASIC)
        pen.text((width / 2, step * (row + 0.5)), text, _INK, letters, anchor="mm")
    out = io.BytesIO()
    exif = Image.Exif()
    if taken_on is not None:
        exif[_ORIENTATION] = 1
        exif.get_ifd(_EXIF_IFD)[_TAKEN] = f"{taken_on:%Y:%m:%d} 09:30:00"
    picture.save(out, "JPEG", quality=80, exif=exif)
    return out.getvalue()
