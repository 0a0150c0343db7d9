"""The pale slanted text across a page, drawn as shapes: seen, and never mixed with the text that is extracted."""

from __future__ import annotations

from smallbranch.documents.fonts import Typeface

GREY = 0.94
MOST_PT, SHARE = 90.0, 0.8
HALF = 0.7071

Point = tuple[float, float]


class _Path:
    """Takes a glyph's outline and keeps it as PDF operators in font units, moved right by `shift`."""

    def __init__(self, shift: float) -> None:
        self.parts: list[str] = []
        self._shift = shift
        self._at: Point = (0.0, 0.0)

    def moveTo(self, point: Point) -> None:  # noqa: N802 - the pen protocol's name
        self._add("m", point)

    def lineTo(self, point: Point) -> None:  # noqa: N802
        self._add("l", point)

    def curveTo(self, first: Point, second: Point, end: Point) -> None:  # noqa: N802
        self._add("c", first, second, end)

    def qCurveTo(self, control: Point, end: Point) -> None:  # noqa: N802
        """Raise a quadratic curve to the cubic one PDF knows."""
        first, second = (
            (edge[0] + (control[0] - edge[0]) * 2 / 3, edge[1] + (control[1] - edge[1]) * 2 / 3)
            for edge in (self._at, end)
        )
        self._add("c", first, second, end)

    def closePath(self) -> None:  # noqa: N802
        self.parts.append("h")

    def _add(self, operator: str, *points: Point) -> None:
        self._at = points[-1]
        numbers = " ".join(f"{x + self._shift:.0f} {y:.0f}" for x, y in points)
        self.parts.append(f"{numbers} {operator}")


def watermark(typeface: Typeface, text: str, width: float, height: float) -> str:
    """Return the operators for a page of the given size in points, marked as no part of the content."""
    size = min(MOST_PT, SHARE * width / max(typeface.width(text), 1.0))
    middle = HALF * typeface.width(text) * size / 2
    shapes, advance = [], 0.0
    for face, run in typeface.runs(text):
        scale = size / face.units
        paths = []
        for character in run:
            path = _Path(advance / scale)
            face.draw(face.glyph(character), path)
            paths += path.parts
            advance += typeface[character] * size
        shapes.append(f"q {scale:.5f} 0 0 {scale:.5f} 0 0 cm {' '.join(paths)} f Q")
    place = f"{HALF} {HALF} {-HALF} {HALF} {width / 2 - middle:.2f} {height / 2 - middle:.2f} cm"
    return f"/Artifact BMC q {GREY} g {place} {' '.join(shapes)} Q EMC"
