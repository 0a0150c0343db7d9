"""The drawing of one page as PDF operators; all measures in points, the origin at the lower left of the text area."""

from __future__ import annotations

from typing import NamedTuple

from smallbranch.documents.blocks import Shade
from smallbranch.documents.fonts import Face, Typeface
from smallbranch.documents.spacing import SetLine
from smallbranch.documents.type0 import EmbeddedFont

THIN = 0.5
FRAME = 1.0
CENTRE = 0.38
"""A Chinese glyph's middle stands this many em above its baseline."""
SCALE = "0.01 0 0 0.01"
"""Operators are whole hundredths of a point: shorter and quicker to write than decimals."""
_SHORT = 12
_COLOURS = {Shade.SOLID: "0.42 0.60 0.78", Shade.PALE: "0.86 0.91 0.96", Shade.DARK: "0.20 0.28 0.38"}
_STROKES = {Shade.HATCH: ("0.70 0.33 0.10", 1, 350), Shade.LINES: ("0.35 0.35 0.35", 0, 250)}
"""Colour of the strokes, their slope, and their distance in hundredths of a point."""


class FontBook:
    """The embedded fonts of one file, in order of first use."""

    def __init__(self) -> None:
        self._fonts: dict[Face, EmbeddedFont] = {}
        self._passage: tuple[str, Typeface | None, tuple[str, str]] = "", None, ("", "")
        self._shown: dict[int, dict[str, tuple[tuple[str, str], ...]]] = {}

    def codes(self, text: str, typeface: Typeface) -> tuple[tuple[str, str], ...]:
        """Return the runs of a text as (font name, codes); short texts repeat in tables and are kept."""
        if len(text) >= _SHORT:
            return self._encode(text, typeface)
        known = self._shown.setdefault(id(typeface), {})
        found = known.get(text)
        if found is None:
            found = known[text] = self._encode(text, typeface)
        return found

    def passage(self, text: str, typeface: Typeface) -> tuple[str, str]:
        """Return the font name and the codes of a text whose lines are drawn one after another.

        A text that needs several fonts gives nothing.
        """
        if text is not self._passage[0] or typeface is not self._passage[1]:
            encoded = self._encode(text, typeface)
            self._passage = text, typeface, encoded[0] if len(encoded) == 1 else ("", "")
        return self._passage[2]

    def _encode(self, text: str, typeface: Typeface) -> tuple[tuple[str, str], ...]:
        fonts = [(self.font(face), part) for face, part in typeface.runs(text)]
        return tuple((font.name, font.encode(part)) for font, part in fonts)

    def font(self, face: Face) -> EmbeddedFont:
        """Return the embedded font of a face."""
        font = self._fonts.get(face)
        if font is None:
            font = self._fonts[face] = EmbeddedFont(f"F{len(self._fonts) + 1}", face)
        return font

    def all(self) -> tuple[EmbeddedFont, ...]:
        """Return the fonts used so far."""
        return tuple(self._fonts.values())


class Stamp(NamedTuple):
    """Lines of text ready to be drawn anywhere in one font: operators, and how far they move the pen."""

    font: str
    size: float
    operators: str
    right: int
    up: int


class Ink:
    """Collects the operators of one page; text and rules are each written together, which keeps pages small.

    Callers speak of points; the operators are whole hundredths of a point (see `SCALE`).
    """

    def __init__(self, fonts: FontBook) -> None:
        self._fonts = fonts
        self._text: list[str] = []
        self._fills: list[str] = []
        self._thin: list[str] = []
        self._frame: list[str] = []
        self._font, self._size = "", 0.0
        self._spacing = 0.0
        self._x = self._y = 0

    def text(self, x: float, y: float, text: str, typeface: Typeface, size: float, spacing: float = 0.0) -> None:
        """Draw one line of text from its baseline start; `spacing` is added after each character."""
        self._move(x, y)
        self._space(spacing)
        for name, codes in self._fonts.codes(text, typeface):
            self._take(name, size)
            self._text.append(f"({codes}) Tj")

    def set_line(self, x: float, y: float, line: SetLine, typeface: Typeface, size: float) -> None:
        """Draw a line that has been spaced."""
        font, codes = self._fonts.passage(line.whole, typeface)
        if line.words or not font:
            self._set_pieces(x, y, line, typeface, size)
            return
        self._move(x, y)
        self._space(line.step * size)
        self._take(font, size)
        start, end = 2 * line.start, 2 * line.end  # a character is two letters of its code
        if not line.gaps:
            self._text.append(f"({codes[start:end]}) Tj")
            return
        shown, done = "", start
        for at, gap in line.gaps:
            until = start + 2 * at
            shown += f"({codes[done:until]}){gap * -1000:.0f}"
            done = until
        self._text.append(f"[{shown}({codes[done:end]})] TJ")

    def _set_pieces(self, x: float, y: float, line: SetLine, typeface: Typeface, size: float) -> None:
        self._move(x, y)
        for text, step, after in line.pieces():
            self._space(step * size)
            for name, codes in self._fonts.codes(text, typeface):
                self._take(name, size)
                self._text.append(f"({codes}) Tj")
            if after:
                self._text.append(f"[{after * -1000:.0f}] TJ")

    def _move(self, x: float, y: float) -> None:
        column, row = round(x * 100), round(y * 100)
        self._text.append(f"{column - self._x} {row - self._y} Td")
        self._x, self._y = column, row

    def _space(self, points: float) -> None:
        spacing = round(points * 100, 1)
        if spacing != self._spacing:
            self._text.append(f"{spacing:g} Tc")
            self._spacing = spacing

    def _take(self, font: str, size: float) -> None:
        if font != self._font or size != self._size:
            self._text.append(f"/{font} {size * 100:g} Tf")
            self._font, self._size = font, size

    def stamp(self, lines: list[tuple[float, float, str]], typeface: Typeface, size: float) -> Stamp | None:
        """Prepare lines (x, y, text), the first at 0, 0; None when they need more than one font."""
        operators: list[str] = []
        used, right, up = "", 0, 0
        for x, y, text in lines:
            column, row = round(x * 100), round(y * 100)
            if operators:
                operators.append(f"{column - right} {row - up} Td")
            right, up = column, row
            for name, codes in self._fonts.codes(text, typeface):
                if used not in ("", name):
                    return None
                used = name
                operators.append(f"({codes}) Tj")
        return Stamp(used, size, "\n".join(operators), right, up)

    def press(self, x: float, y: float, stamp: Stamp) -> None:
        """Draw a stamp."""
        font, size, operators, right, up = stamp
        if self._spacing:
            self._space(0.0)
        if font != self._font or size != self._size:
            self._take(font, size)
        column, row = round(x * 100), round(y * 100)
        self._text.append(f"{column - self._x} {row - self._y} Td\n{operators}")
        self._x, self._y = column + right, row + up

    def line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """Draw a thin rule."""
        self._thin.append(f"{round(x1 * 100)} {round(y1 * 100)} m {round(x2 * 100)} {round(y2 * 100)} l")

    def box(self, x: float, y: float, width: float, height: float) -> None:
        """Draw a thin box."""
        self._thin.append(_rectangle(x, y, width, height))

    def fill(self, x: float, y: float, width: float, height: float, shade: Shade) -> None:
        """Fill a box beneath everything else of the page; NONE leaves it white."""
        box = _rectangle(x, y, width, height)
        if shade in _COLOURS:
            self._fills.append(f"{_COLOURS[shade]} rg {box} f")
        elif shade in _STROKES:
            colour, slope, step = _STROKES[shade]
            left, low, right, high = (round(edge * 100) for edge in (x, y, x + width, y + height))
            rise = slope * (right - left)
            lines = " ".join(
                f"{left} {at} m {right} {at + rise} l" for at in range(low - low % step - rise, high + step, step)
            )
            self._fills.append(f"q {box} W n {colour} RG 60 w {lines} S Q")

    def picture(self, x: float, y: float, width: float, height: float, name: str) -> None:
        """Put a picture of the file, by its name there, beneath everything else of the page."""
        box = (round(value * 100) for value in (width, height, x, y))
        self._fills.append("q {} 0 0 {} {} {} cm /{} Do Q".format(*box, name))

    def clear(self, x: float, y: float, width: float, height: float) -> None:
        """Whiten a box over the fills drawn so far, for a text to stand in."""
        self._fills.append(f"1 g {_rectangle(x, y, width, height)} f")

    def frame(self, x: float, y: float, width: float, height: float) -> None:
        """Draw the heavier outer frame of a table."""
        self._frame.append(_rectangle(x, y, width, height))

    def content(self) -> str:
        """Return the operators."""
        parts = ["q\n" + "\n".join(self._fills) + "\nQ"] if self._fills else []
        if self._thin:
            parts.append(f"{THIN * 100:g} w\n" + "\n".join(self._thin) + "\nS")
        if self._frame:
            parts.append(f"{FRAME * 100:g} w\n" + "\n".join(self._frame) + "\nS")
        if self._text:
            parts.append("BT\n" + "\n".join(self._text) + "\nET")
        return "\n".join(parts)


def _rectangle(x: float, y: float, width: float, height: float) -> str:
    return f"{round(x * 100)} {round(y * 100)} {round(width * 100)} {round(height * 100)} re"
