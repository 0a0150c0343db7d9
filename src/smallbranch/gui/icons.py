"""Line icons drawn from small path notations: sharp at any scale, coloured by the theme, no image files."""

from __future__ import annotations

from functools import cache
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

# On a 24×24 grid: M x y move, L x y line, C x1 y1 x2 y2 x y curve, Z close, O cx cy r circle, R x y w h r rounded box.
_SHAPES: Final[dict[str, str]] = {
    "home": "M 4 11 L 12 4 L 20 11 M 6 9.5 L 6 20 L 18 20 L 18 9.5 M 10 20 L 10 14 L 14 14 L 14 20",
    "roster": "O 9 8.5 3.5 M 3 19.5 C 3 15.5 5.5 14 9 14 C 12.5 14 15 15.5 15 19.5 "
    "M 15.5 5.3 C 17.4 5.6 18.5 7 18.5 8.6 C 18.5 10.2 17.4 11.6 15.5 11.9 M 17.5 14.4 C 19.7 15 21 16.6 21 19.5",
    "calendar": "R 4 5.5 16 14.5 2 M 4 10 L 20 10 M 8.5 3.5 L 8.5 7 M 15.5 3.5 L 15.5 7 "
    "M 8 14 L 10 14 M 14 14 L 16 14 M 8 17 L 10 17",
    "meetings": "R 4 4 16 11.5 2 M 12 15.5 L 12 20 M 8 20 L 16 20 M 8 8 L 16 8 M 8 11.5 L 13 11.5",
    "lessons": "M 12 6.5 C 10 5 7 4.5 4 5 L 4 18 C 7 17.5 10 18 12 19.5 C 14 18 17 17.5 20 18 L 20 5 "
    "C 17 4.5 14 5 12 6.5 Z M 12 6.5 L 12 19.5",
    "teams": "O 12 6 2.5 O 5.5 17 2.5 O 18.5 17 2.5 M 10.8 8.2 L 6.8 14.8 M 13.2 8.2 L 17.2 14.8 M 8 17 L 16 17",
    "registers": "R 4.5 4 15 16.5 2 M 8 9 L 8.2 9 M 11 9 L 16 9 M 8 12.3 L 8.2 12.3 M 11 12.3 L 16 12.3 "
    "M 8 15.6 L 8.2 15.6 M 11 15.6 L 16 15.6",
    "dues": "O 12 12 8.5 M 8.2 7.5 L 12 12 L 15.8 7.5 M 12 12 L 12 17 M 8.8 12 L 15.2 12 M 8.8 14.6 L 15.2 14.6",
    "development": "O 8 7.5 3 M 3 19.5 C 3 15.5 5 14 8 14 C 9.5 14 10.8 14.4 11.7 15.2 "
    "M 13 20 L 16 20 L 16 16.5 L 19 16.5 L 19 13 L 21.5 13 M 17 6 L 17 10.5 M 14.8 8.2 L 17 6 L 19.2 8.2",
    "appraisal": "R 4.5 4 15 16.5 2 M 8 9.2 L 9.3 10.5 L 11.6 8 M 13.5 9.3 L 16.5 9.3 "
    "M 8 14.7 L 9.3 16 L 11.6 13.5 M 13.5 14.8 L 16.5 14.8",
    "ledgers": "M 6 3.5 L 15 3.5 L 19 7.5 L 19 20.5 L 6 20.5 Z M 14.5 3.5 L 14.5 8 L 19 8 "
    "M 9 12 L 16 12 M 9 15 L 16 15 M 9 18 L 13 18",
    "zone": "R 3.5 12.5 6.5 7.5 1.5 R 14 12.5 6.5 7.5 1.5 R 8.75 4 6.5 5.5 1.5 "
    "M 12 9.5 L 12 11 M 6.75 12.5 L 6.75 11 L 17.25 11 L 17.25 12.5",
    "settings": "M 4 7 L 13 7 M 17.5 7 L 20 7 O 15.2 7 2.2 M 4 17 L 6.5 17 M 11 17 L 20 17 O 8.8 17 2.2 M 4 12 L 20 12",
    "undo": "M 9 5 L 4.5 9.5 L 9 14 M 4.5 9.5 "
    "L 14 9.5 C 17.5 9.5 19.5 11.5 19.5 14.5 C 19.5 17.5 17.5 19 14 19 L 11 19",
    "redo": "M 15 5 L 19.5 9.5 L 15 14 M 19.5 9.5 L 10 9.5 C 6.5 9.5 4.5 11.5 4.5 14.5 C 4.5 17.5 6.5 19 10 19 L 13 19",
    "help": "O 12 12 8.5 M 9.5 9.8 C 9.5 8 10.5 7.2 12 7.2 C 13.5 7.2 14.5 8.2 14.5 9.5 C 14.5 11.5 12 11.5 12 13.8 "
    "M 12 16.6 L 12 16.8",
    "search": "O 10.5 10.5 6 M 15 15 L 20 20",
    "close": "M 6 6 L 18 18 M 18 6 L 6 18",
    "check": "M 5 12.5 L 10 17.5 L 19.5 7",
    "info": "O 12 12 8.5 M 12 11 L 12 16.5 M 12 7.6 L 12 7.8",
    "warn": "M 12 4 L 21 19.5 L 3 19.5 Z M 12 10 L 12 14.5 M 12 16.9 L 12 17.1",
    "error": "M 8.3 3.5 L 15.7 3.5 L 20.5 8.3 L 20.5 15.7 L 15.7 20.5 L 8.3 20.5 L 3.5 15.7 L 3.5 8.3 Z "
    "M 12 7.5 L 12 13 M 12 16 L 12 16.2",
    "left": "M 14.5 6 L 8.5 12 L 14.5 18",
    "right": "M 9.5 6 L 15.5 12 L 9.5 18",
    "up": "M 6 14.5 L 12 8.5 L 18 14.5",
    "down": "M 6 9.5 L 12 15.5 L 18 9.5",
    "width": "M 4 5 L 4 19 M 20 5 L 20 19 M 8 12 L 16 12 M 10.5 9.5 L 8 12 L 10.5 14.5 M 13.5 9.5 L 16 12 L 13.5 14.5",
    "plus": "M 12 5 L 12 19 M 5 12 L 19 12",
    "minus": "M 5 12 L 19 12",
    "print": "M 7 9 L 7 4 L 17 4 L 17 9 R 4 9 16 7.5 1.5 M 7 14 L 17 14 L 17 20 L 7 20 Z",
    "file": "M 6 3.5 L 14 3.5 L 18.5 8 L 18.5 20.5 L 6 20.5 Z M 13.5 3.5 L 13.5 8.5 L 18.5 8.5",
    "import": "M 12 4 L 12 14.5 M 7.5 10 L 12 14.5 L 16.5 10 M 4.5 16 L 4.5 19.5 L 19.5 19.5 L 19.5 16",
    "practice": "M 12 4 L 21.5 8.5 L 12 13 L 2.5 8.5 Z M 6.5 10.7 L 6.5 16 C 9 19 15 19 17.5 16 L 17.5 10.7 "
    "M 21.5 8.5 L 21.5 14",
    "edit": "M 5 19 L 6 15 L 16 5 L 19 8 L 9 18 Z M 14 7 L 17 10",
    "more": "M 6 12 L 6.2 12 M 12 12 L 12.2 12 M 18 12 L 18.2 12",
}

NAMES: Final = frozenset(_SHAPES)


def icon(name: str, colour: str, *, checked: str | None = None) -> QIcon:
    """Return an icon in `colour`; `checked` is the colour of its selected state."""
    result = QIcon()
    for size in (20, 40):
        result.addPixmap(pixmap(name, colour, size))
        if checked is not None:
            picture = pixmap(name, checked, size)
            result.addPixmap(picture, QIcon.Mode.Normal, QIcon.State.On)
            result.addPixmap(picture, QIcon.Mode.Selected, QIcon.State.Off)
    return result


def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """Draw one icon of `size` logical pixels."""
    result = QPixmap(round(size * ratio), round(size * ratio))
    result.setDevicePixelRatio(ratio)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size / 24, size / 24)
    painter.setPen(QPen(QColor(colour), 1.7, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
    painter.drawPath(_path(name))
    painter.end()
    return result


@cache
def _path(name: str) -> QPainterPath:
    path = QPainterPath()
    words = _SHAPES[name].split()
    at = 0
    while at < len(words):
        op = words[at]
        count = {"M": 2, "L": 2, "C": 6, "Z": 0, "O": 3, "R": 5}[op]
        _draw(path, op, [float(word) for word in words[at + 1 : at + 1 + count]])
        at += 1 + count
    return path


def _draw(path: QPainterPath, op: str, n: list[float]) -> None:
    if op == "M":
        path.moveTo(*n)
    elif op == "L":
        path.lineTo(*n)
    elif op == "C":
        path.cubicTo(*n)
    elif op == "Z":
        path.closeSubpath()
    elif op == "O":
        path.addEllipse(QPointF(n[0], n[1]), n[2], n[2])
    else:
        path.addRoundedRect(QRectF(n[0], n[1], n[2], n[3]), n[4], n[4])
