"""Font roles, their chains of faces, and the width of every character, measured by HarfBuzz."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

import uharfbuzz as hb

from smallbranch.documents.system_fonts import covers_chinese, find_system_fonts, font_folders

GETA = "〓"
"""Printed in place of a character that no font has, as typesetters do; the finding names the character."""


class FontRole(StrEnum):
    """The font classes of GB/T 9704-2012: 仿宋, 小标宋, 黑体, 楷体, 宋体."""

    BODY = "body"
    TITLE = "title"
    HEI = "hei"
    KAI = "kai"
    SONG = "song"


class Face:
    """One font file (or one face of a collection)."""

    def __init__(self, path: Path, index: int = 0) -> None:
        self.path = path
        self.hb_face = hb.Face(hb.Blob.from_file_path(str(path)), index)
        self._font = hb.Font(self.hb_face)
        self._units: int = self.hb_face.upem
        self._glyphs: dict[str, int] = {}

    def glyph(self, character: str) -> int:
        """Return the glyph number, 0 when the face lacks the character."""
        number = self._glyphs.get(character)
        if number is None:
            number = self._glyphs[character] = int(self._font.get_nominal_glyph(ord(character)) or 0)
        return number

    def width(self, glyph: int) -> float:
        """Return the advance of a glyph in em."""
        return float(self._font.get_glyph_h_advance(glyph)) / self._units

    def blank(self, glyph: int) -> tuple[float, float]:
        """Return the empty em left and right of a glyph's ink."""
        ink = self._font.get_glyph_extents(glyph)
        if ink is None:
            return 0.0, 0.0
        left = ink.x_bearing / self._units
        return left, self.width(glyph) - left - ink.width / self._units

    @property
    def units(self) -> int:
        """Return how many font units make an em."""
        return self._units

    def draw(self, glyph: int, pen: object) -> None:
        """Draw a glyph's outline in font units with a pen (moveTo, lineTo, curveTo, qCurveTo, closePath)."""
        self._font.draw_glyph_with_pen(glyph, pen)

    def extents(self) -> tuple[float, float]:
        """Return ascender and descender in em."""
        extents = self._font.get_font_extents("ltr")
        return extents.ascender / self._units, extents.descender / self._units


class Typeface(dict[str, float]):
    """The chain of one role, used as a table: character -> advance in em."""

    def __init__(self, faces: tuple[Face, ...]) -> None:
        super().__init__()
        self.faces = faces
        self.missing: set[str] = set()
        self._first: set[str] = set()
        self._place: dict[str, int] = {}
        self._blanks: dict[str, tuple[float, float]] = {}

    def __missing__(self, character: str) -> float:
        for place, face in enumerate(self.faces):
            if glyph := face.glyph(character):
                return self._take(character, place, face.width(glyph))
        self.missing.add(character)
        place = next(place for place, face in enumerate(self.faces) if face.glyph(GETA))
        return self._take(character, place, self.faces[place].width(self.faces[place].glyph(GETA)))

    def _take(self, character: str, place: int, advance: float) -> float:
        self[character] = advance
        self._place[character] = place
        if place == 0:
            self._first.add(character)
        return advance

    def width(self, text: str) -> float:
        """Return the width of a text in em."""
        return sum(map(self.__getitem__, text))

    def blank(self, character: str) -> tuple[float, float]:
        """Return the empty em left and right of a character's ink."""
        known = self._blanks.get(character)
        if known is None:
            face = self.faces[self._place_of(character)]
            known = self._blanks[character] = face.blank(face.glyph(character))
        return known

    def runs(self, text: str) -> list[tuple[Face, str]]:
        """Split a text where the face changes; nearly always one run."""
        if self._first.issuperset(text):
            return [(self.faces[0], text)]
        runs: list[tuple[Face, str]] = []
        place, start = -1, 0
        for at, character in enumerate(text):
            here = self._place_of(character)
            if here != place:
                if at > start:
                    runs.append((self.faces[place], text[start:at]))
                place, start = here, at
        runs.append((self.faces[place], text[start:]))
        return runs

    def _place_of(self, character: str) -> int:
        if character not in self:
            self.__missing__(character)
        return self._place[character]

    def lacks(self, character: str) -> bool:
        """Tell whether no face of the chain has the character."""
        return not any(face.glyph(character) for face in self.faces)


class FontSet:
    """The typefaces of all roles, and the profile of the colours; measure and draw with the same set."""

    def __init__(self, typefaces: dict[FontRole, Typeface], colours: bytes) -> None:
        self._typefaces = typefaces
        self.colours = colours

    def __getitem__(self, role: FontRole) -> Typeface:
        return self._typefaces[role]

    def missed(self) -> bool:
        """Tell whether any text measured so far had a character that no face has."""
        return any(typeface.missing for typeface in self._typefaces.values())

    def lacks(self, character: str) -> bool:
        """Tell whether some role cannot print the character."""
        return any(typeface.lacks(character) for typeface in self._typefaces.values())


def load_fonts(folder: Path, *, bundled_only: bool = False, system_folders: Iterable[Path] | None = None) -> FontSet:
    """Open the fonts named in `chains.toml` of a folder.

    Args:
        folder: The folder of the bundled fonts (resources/fonts).
        bundled_only: Leave the user's own fonts out, so that every computer prints the same bytes.
        system_folders: Where to look for the user's fonts; None means this system's usual places.
    """
    chains = tomllib.loads((folder / "chains.toml").read_text(encoding="utf-8"))
    opened: dict[tuple[Path, int], Face] = {}

    def face(path: Path, index: int = 0) -> Face:
        if (path, index) not in opened:
            opened[path, index] = Face(path, index)
        return opened[path, index]

    rare: list[str] = chains["rare"]
    installed: dict[str, tuple[Path, int]] = {}
    if not bundled_only:
        names = [name for role in FontRole for name in chains[role]["system"]] + rare
        installed = find_system_fonts(names, font_folders() if system_folders is None else system_folders)

    def own(names: list[str]) -> list[Face]:
        return [face(*installed[name.casefold()]) for name in names if name.casefold() in installed]

    proper = {}
    for role in FontRole:
        first = [each for each in own(chains[role]["system"]) if covers_chinese(each.hb_face)]
        proper[role] = first + [face(folder / name) for name in chains[role]["bundled"]]
    last = own(rare) + [each for faces in proper.values() for each in faces]  # another style rather than no glyph
    typefaces = {role: Typeface(tuple(dict.fromkeys(proper[role] + last))) for role in FontRole}
    return FontSet(typefaces, (folder / "sRGB.icc").read_bytes())
