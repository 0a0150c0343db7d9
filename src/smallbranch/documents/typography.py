"""Measures of GB/T 9704-2012 and of the ledger forms, in points."""

from __future__ import annotations

from dataclasses import dataclass

from smallbranch.documents.blocks import Orientation

MM = 72 / 25.4

SIZE_TITLE = 22.0  # 2号, GB/T 9704-2012 7.3.1
SIZE_TABLE_TITLE = 18.0  # 小二
SIZE_BODY = 15.75  # 3号: 28 characters of 15.75 pt are 156 mm; of 16 pt they are not
SIZE_PAGE_NUMBER = 14.0  # 4号, 7.5
SIZE_CELL = 12.0  # 小四
SIZE_SMALL = 9.0
SIZE_FOOTER = 7.5
SIZE_HEAD = 9.0
SIZE_LEAST = 5.5  # 七号: nothing is printed smaller

LEADING_BODY = 225 * MM / 22  # 22 lines a page, 5.2.3
LEADING = 1.25  # of a cell's text, in em
SIGN_HEIGHT = 15 * MM
SEAL_HEIGHT = 45 * MM  # free for the round seal of a branch, some 42 mm wide
MARK_RISE = 6 * MM  # above the text area
PAGE_NUMBER_DROP = 7 * MM  # below the text area, 7.5


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet and its text area, in points; left is the binding side of odd pages."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float

    @property
    def room(self) -> float:
        """Width of the text area."""
        return self.width - self.left - self.right

    @property
    def lies(self) -> bool:
        """Tell whether the sheet is wider than high."""
        return self.width > self.height

    @property
    def depth(self) -> float:
        """Height of the text area."""
        return self.height - self.top - self.bottom


_PORTRAIT = Sheet(210 * MM, 297 * MM, 37 * MM, 35 * MM, 28 * MM, 26 * MM)  # GB/T 9704-2012 5.2.1
_LANDSCAPE = Sheet(297 * MM, 210 * MM, 25 * MM, 20 * MM, 28 * MM, 20 * MM)  # the ledgers' own choice
SHEETS = {Orientation.PORTRAIT: _PORTRAIT, Orientation.LANDSCAPE: _LANDSCAPE}
