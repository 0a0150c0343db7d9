"""Pictures drawn by code: cards of one colour with a corner of another, so that turning them shows."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

from PIL import Image

TAKEN = "2026:09:18 10:20:30"


def card(width: int = 400, height: int = 300, mode: str = "RGB") -> Image.Image:
    """Return a card, dark in its upper left corner."""
    picture = Image.new("L", (width, height), 200)
    picture.paste(20, (0, 0, width // 4, height // 4))
    return picture.convert(mode)


def jpeg(width: int = 400, height: int = 300, *, taken: str = TAKEN, turned: int = 1, **more: object) -> bytes:
    """Return a JPEG as a phone makes it: with the time, the place, the device and how it was held."""
    exif = Image.Exif()
    exif[274], exif[271] = turned, "CANARY-DEVICE"
    exif.get_ifd(0x8769)[36867] = taken
    exif.get_ifd(0x8825).update({1: "N", 2: (30.0, 15.0, 7.0), 3: "E", 4: (120.0, 9.0, 3.0)})
    out = io.BytesIO()
    card(width, height).save(out, "JPEG", exif=exif, comment=b"CANARY-COMMENT", **more)
    return out.getvalue()


def encoded(form: str, mode: str = "RGB", **more: object) -> bytes:
    """Return a card in another format."""
    out = io.BytesIO()
    card(mode=mode).save(out, form, **more)
    return out.getvalue()


def huge_png(width: int, height: int) -> bytes:
    """Return the head of a PNG that promises more pixels than there are bytes for."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    rows = zlib.compress(bytes(min(width * 3 + 1, 1000)) * 10)
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def put(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path
