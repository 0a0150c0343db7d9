"""The drawing of one page as PDF operators; all measures in points, the origin at the lower left of the text area."""

from __future__ import annotations

from smallbranch.documents.fonts import Face, Typeface
from smallbranch.documents.linebreak import LATIN_RUN
from smallbranch.documents.type0 import EmbeddedFont

THIN = 0.5
FRAME = 1.0
CENTRE = 0.38
"""A Chinese glyph's middle stands this many em above its baseline."""


class FontBook:
    """The embedded fonts of one file, in order of first use."""

    def __init__(self) -> None:
        self._fonts: dict[Face, EmbeddedFont] = {}

    def font(self, face: Face) -> EmbeddedFont:
        """Return the embedded font of a face."""
        font = self._fonts.get(face)
        if font is None:
            font = self._fonts[face] = EmbeddedFont(f"F{len(self._fonts) + 1}", face)
        return font

    def all(self) -> tuple[EmbeddedFont, ...]:
        """Return the fonts used so far."""
        return tuple(self._fonts.values())


class Ink:
    """Collects the operators of one page; text and rules are each written together, which keeps pages small."""

    def __init__(self, fonts: FontBook) -> None:
        self._fonts = fonts
        self._text: list[str] = []
        self._thin: list[str] = []
        self._frame: list[str] = []
        self._face: tuple[Face, float] | None = None
        self._spacing = 0.0
        self._x = self._y = 0

    def text(self, x: float, y: float, text: str, typeface: Typeface, size: float, spacing: float = 0.0) -> None:
        """Draw one line of text from its baseline start; `spacing` is added after each character."""
        self._move(x, y)
        self._show(text, typeface, size, spacing)

    def spread(self, x: float, y: float, text: str, typeface: Typeface, size: float, spacing: float) -> None:
        """Draw a justified line: `spacing` goes after Chinese characters, Latin words keep theirs."""
        self._move(x, y)
        start = 0
        for run in LATIN_RUN.finditer(text):
            if run.start() > start:
                self._show(text[start : run.start()], typeface, size, spacing)
            self._show(run.group(), typeface, size, 0.0)
            start = run.end()
        if start < len(text):
            self._show(text[start:], typeface, size, spacing)

    def _move(self, x: float, y: float) -> None:
        column, row = round(x * 100), round(y * 100)
        self._text.append(f"{(column - self._x) / 100:g} {(row - self._y) / 100:g} Td")
        self._x, self._y = column, row

    def _show(self, text: str, typeface: Typeface, size: float, spacing: float) -> None:
        write = self._text.append
        if abs(spacing - self._spacing) > 1e-4:
            write(f"{spacing:.4f} Tc")
            self._spacing = spacing
        for face, part in typeface.runs(text):
            font = self._fonts.font(face)
            if self._face != (face, size):
                write(f"/{font.name} {size:g} Tf")
                self._face = (face, size)
            write(f"({font.encode(part)}) Tj")

    def line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """Draw a thin rule."""
        self._thin.append(f"{x1:.2f} {y1:.2f} m {x2:.2f} {y2:.2f} l")

    def box(self, x: float, y: float, width: float, height: float) -> None:
        """Draw a thin box."""
        self._thin.append(f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re")

    def frame(self, x: float, y: float, width: float, height: float) -> None:
        """Draw the heavier outer frame of a table."""
        self._frame.append(f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re")

    def frame_line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """Draw one side of a frame that goes on over the page end."""
        self._frame.append(f"{x1:.2f} {y1:.2f} m {x2:.2f} {y2:.2f} l")

    def content(self) -> str:
        """Return the operators."""
        parts = []
        if self._thin:
            parts.append(f"{THIN} w\n" + "\n".join(self._thin) + "\nS")
        if self._frame:
            parts.append(f"{FRAME} w\n" + "\n".join(self._frame) + "\nS")
        if self._text:
            parts.append("BT\n" + "\n".join(self._text) + "\nET")
        return "\n".join(parts)


def watermark(fonts: FontBook, typeface: Typeface, text: str, width: float, height: float) -> str:
    """Return the operators of a pale slanted text across the page, marked as no part of the content."""
    size = min(90.0, 0.8 * width / max(typeface.width(text), 1.0))
    shift = typeface.width(text) * size / 2
    half = 0.7071
    shown = "".join(
        f"/{fonts.font(face).name} {size:.1f} Tf ({fonts.font(face).encode(part)}) Tj "
        for face, part in typeface.runs(text)
    )
    return (
        f"/Artifact BMC q 0.94 g BT {half} {half} {-half} {half} {width / 2 - half * shift:.2f} "
        f"{height / 2 - half * shift:.2f} Tm {shown}ET Q EMC"
    )
