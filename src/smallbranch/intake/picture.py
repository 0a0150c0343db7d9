"""A foreign picture to a plain one: scaled, upright, and bare of place, device and everything else about its making.

Only the child process imports this: Pillow decodes what strangers made.
"""

from __future__ import annotations

import base64
import io
import struct
import warnings
import zlib
from datetime import date, datetime

from PIL import Image, ImageOps, UnidentifiedImageError

from smallbranch.intake.limits import PictureLimits, RefusedFile

FORMATS = ("JPEG", "PNG", "WEBP", "BMP", "TIFF", "GIF")
QUALITY = 85
_EXIF_IFD = 0x8769
_TAKEN = (36867, 36868)  # DateTimeOriginal, DateTimeDigitized; DateTime (306) is the day of the last change
_EARLIEST = 1990
_DAMAGE = (OSError, SyntaxError, ValueError, TypeError, LookupError, EOFError, struct.error, zlib.error)


def read_picture(data: bytes, long_side: int, limits: PictureLimits) -> dict[str, object]:
    """Return the picture as JPEG with its size and the day it was taken; of several pages or frames the first.

    Raises:
        RefusedFile: `picture_damaged`, or `picture_too_large` by its own header, before anything is decoded.
    """
    Image.MAX_IMAGE_PIXELS = None  # our own bound is asked first, with a sentence
    try:
        # a damaged date is no reason to refuse a picture
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(data), formats=FORMATS) as picture:
            _require_bounds(picture, limits)
            taken_on = _taken(picture)
            plain = _plain(picture, long_side)
    except UnidentifiedImageError as problem:
        raise RefusedFile("picture_damaged") from problem
    except _DAMAGE as problem:
        raise RefusedFile("picture_damaged") from problem
    out = io.BytesIO()
    plain.save(out, "JPEG", quality=QUALITY, optimize=True)
    return {
        "media_type": "image/jpeg",
        "suffix": "jpg",
        "width": plain.width,
        "height": plain.height,
        "taken_on": None if taken_on is None else taken_on.isoformat(),
        "data": base64.b64encode(out.getvalue()).decode("ascii"),
    }


def _require_bounds(picture: Image.Image, limits: PictureLimits) -> None:
    width, height = picture.size
    if width * height > limits.pixels or max(width, height) > limits.side:
        raise RefusedFile("picture_too_large", width=width, height=height)


def _taken(picture: Image.Image) -> date | None:
    details = picture.getexif().get_ifd(_EXIF_IFD)
    for tag in _TAKEN:
        day = _day(str(details.get(tag, "")))
        if day is not None:
            return day
    return None


def _day(text: str) -> date | None:
    try:
        day = datetime.strptime(text.strip("\x00 ")[:10], "%Y:%m:%d").date()
    except ValueError:  # cameras whose clock was never set write zeros
        return None
    return day if day.year >= _EARLIEST else None


def _plain(picture: Image.Image, long_side: int) -> Image.Image:
    """Return pixels only: no metadata can follow into a new picture."""
    picture.draft("RGB", (2 * long_side, 2 * long_side))
    small: Image.Image = picture
    if small.mode in ("P", "PA"):
        clear = small.mode == "PA" or "transparency" in small.info
        small = small.convert("RGBA" if clear else "RGB")
    elif small.mode == "1":
        small = small.convert("L")
    elif small.mode.startswith("I"):  # scans of 16 bits; a plain conversion would clip them to white
        small = small.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    small.thumbnail((long_side, long_side), Image.Resampling.LANCZOS)
    upright = ImageOps.exif_transpose(small)
    grey = upright.mode in ("L", "LA", "F")
    plain = Image.new("L" if grey else "RGB", upright.size, "white")
    if "A" in upright.mode or "transparency" in upright.info:
        upright = upright.convert("RGBA")
        plain.paste(upright, mask=upright.getchannel("A"))
    else:
        plain.paste(upright.convert(plain.mode))
    return plain
